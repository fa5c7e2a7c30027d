"""Suggestions for the tests of the desk, as reading would have stored them, whatever the engine finds today."""

from typing import Any

from articles.models import Article
from articles.reading.edtf import Days, one_day
from tests import cast
from timeline.models import Party, SuggestedPart, Suggestion

SENTENCES = (
    "Envoys of Norland and Sudria met in Vantaa on Tuesday.",
    "A Norland delegation left Vantaa on Wednesday.",
    "Vesta put a new draft forward on Thursday.",
)
"""One sentence a suggestion."""

QUEUE = "\n\n".join(SENTENCES)
"""A text with three sentences that each tell of something."""


ON_THE_DAY = one_day(cast.DAY)


def a_suggestion(
    article: Article, quote: str, *, days: Days | None = ON_THE_DAY, parties: tuple[Party, ...] = (), **more: Any
) -> Suggestion:
    """A waiting suggestion of the first place where the newest text says `quote`; a meeting unless told otherwise."""
    version = article.current
    start = version.text.index(quote)
    values: dict[str, Any] = {"kind": "meeting", "phase": "held", "confidence": 0.8, "why": ["a verb of meeting"]}
    row = Suggestion(version=version, start=start, end=start + len(quote), quote=quote, read_with="test")
    for name, value in (values | more).items():
        setattr(row, name, value)
    row.when = days
    row.save()
    for party in parties:
        SuggestedPart.objects.create(suggestion=row, party=party)
    return row


def three_suggestions(article: Article, number: int = 3) -> list[Suggestion]:
    """The first `number` of three suggestions of an article with the text QUEUE."""
    parties = (cast.norland(), cast.sudria())
    return [
        a_suggestion(article, quote, parties=parties, venue=cast.vantaa()) for quote in SENTENCES[:number]
    ]  # fmt: skip


def event_form(**changes: str) -> dict[str, str]:
    """The desk's form of an event as a browser posts it, with two empty rows of participants."""
    form = {
        "event-title": "Envoys meet in Vantaa", "event-kind": "meeting", "event-phase": "held",
        "event-when": "2024-05-14", "event-outcome": "", "event-outcome_text": "", "event-venue": "",
        "event-round": "", "event-summary": "", "parts-TOTAL_FORMS": "2", "parts-INITIAL_FORMS": "0",
        "parts-0-party": "", "parts-0-person": "", "parts-0-role": "negotiator", "parts-0-attendance": "reported",
        "parts-1-party": "", "parts-1-person": "", "parts-1-role": "negotiator", "parts-1-attendance": "reported",
    }  # fmt: skip
    return form | changes
