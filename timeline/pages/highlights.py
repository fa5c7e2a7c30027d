"""Where the words of a search stand in an event: title, summary and quotes with the words marked.

The marks are two control characters, which stored text never holds; the template filter `marked` turns them into
<mark> after everything else has been escaped.
"""

from dataclasses import dataclass

from django.contrib.postgres.search import SearchHeadline, SearchQuery

from ..models import Citation, Event
from ..queries import Shown

START, STOP = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Result:
    """An event with marked title, marked summary, and its quotes that hold the words, marked."""

    shown: Shown
    title: str
    summary: str
    quotes: list[tuple[Citation, str]]


def results(rows: list[Shown], words: str) -> list[Result]:
    """Mark the words in what is shown of each event. Two queries, however many events."""
    query = SearchQuery(words, config="english", search_type="websearch")
    events = Event.objects.filter(pk__in=[row.event.pk for row in rows])
    texts = {
        pk: (title, summary)
        for pk, title, summary in events.values_list("pk", _marked("title", query), _marked("summary", query))
    }
    quotes: dict[int, str] = dict(
        Citation.objects.filter(event__in=texts, search=query).values_list("pk", _marked("quote", query))
    )
    found = []
    for row in rows:
        told = [(citation, quotes[citation.pk]) for citation in row.citations if citation.pk in quotes]
        title, summary = texts[row.event.pk]
        found.append(Result(row, title, summary, told))
    return found


def _marked(column: str, query: SearchQuery) -> SearchHeadline:
    return SearchHeadline(column, query, config="english", start_sel=START, stop_sel=STOP, highlight_all=True)
