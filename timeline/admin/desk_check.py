"""How what is typed in the desk's form is understood: the date, and words that are not neutral."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from articles.reading.written import as_written

from .. import queries
from ..models import Event
from ..neutral import loaded_terms
from ..wording import in_words

NEUTRAL = ("title", "summary", "outcome_text")
"""The fields of an event that are the record's own words."""


def checked(typed: Mapping[str, str], published: date | None) -> dict[str, Any]:
    """The date as it is understood (`when`, or `when_fault`), and notes on loaded terms by field (`notes`)."""
    answer: dict[str, Any] = {}
    if words := typed.get("event-when", "").strip():
        try:
            written = as_written(words, published)
        except ValueError as fault:
            answer["when_fault"] = str(fault)
        else:
            days = written.days
            answer["when"] = {
                "display": in_words(days), "precision": days.precision, "edtf": days.edtf,
                "earliest": days.earliest, "latest": days.latest, "rule": written.rule,
                "alternatives": [
                    {"earliest": other.earliest, "latest": other.latest, "why": other.why}
                    for other in written.alternatives
                ],
            }  # fmt: skip
    terms = queries.loaded_terms()
    found = {name: loaded_terms(typed.get(f"event-{name}", ""), terms) for name in NEUTRAL}
    answer["notes"] = {name: [str(note) for note in notes] for name, notes in found.items() if notes}
    return answer


def note_wording(request: HttpRequest, event: Event) -> None:
    """Point out loaded terms in what was saved. They are never refused."""
    terms = queries.loaded_terms()
    for name in NEUTRAL:
        for note in loaded_terms(getattr(event, name), terms):
            messages.warning(request, f"{name.replace('_', ' ').capitalize()}: {note}.")
