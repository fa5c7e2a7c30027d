"""The JSON of TimelineJS3: one slide an event, with its words and sources. Texts are HTML there, so all are escaped."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.html import escape, format_html, format_html_join

from articles.reading.edtf import Days

from ..queries import Shown
from .json_text import listed
from .sites import Site
from .words import counted, headline_of, outcome_of, source_of


def write(events: Iterable[Shown], site: Site) -> Iterator[str]:
    """A timeline with a slide an event; rounds of talks are its groups."""
    return listed({"scale": "human"}, "events", (_slide(shown, site) for shown in events))


def _slide(shown: Shown, site: Site) -> dict[str, Any]:
    start, end = _dates(shown.when)
    slide = {
        "unique_id": f"event-{shown.event.pk}",
        "start_date": start,
        "display_date": escape(shown.display),
        "text": {"headline": escape(headline_of(shown)), "text": _told(shown, site)},
    }
    if end:
        slide["end_date"] = end
    if shown.round:
        slide["group"] = escape(shown.round.name)
    return slide


def _dates(days: Days) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Start and end as TimelineJS takes them: no finer than is known; a known side stands for one that is not."""
    first = days.earliest or days.latest
    assert first is not None, "a date has a known side"
    if days.precision == "year":
        return {"year": first.year}, None
    if days.precision == "month":
        return {"year": first.year, "month": first.month}, None
    return _day(first), _day(days.latest) if days.latest and days.latest != first else None


def _day(day: date) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _told(shown: Shown, site: Site) -> str:
    quotes = format_html_join(
        "", "<blockquote>{}</blockquote><p>{}</p>", ((c.quote, source_of(c)) for c in shown.citations)
    )
    said = [text for text in (outcome_of(shown), shown.event.summary) if text]
    lines = format_html_join("", "<p>{}</p>", ((line,) for line in said))
    link = format_html('<p>{}: <a href="{}">all accounts and sources</a></p>', counted(shown), site.event(shown.event))
    return f"{lines}{quotes}{link}"
