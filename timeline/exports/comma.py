"""CSV (RFC 4180): one event a row, for spreadsheets and tables of data."""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..queries import Shown
from .sites import Site
from .words import of_participant, source_of

BOM = "\ufeff"
"""The mark by which older spreadsheets know UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell of text that begins with one of these could be run as a formula by a spreadsheet."""

COLUMNS: dict[str, tuple[str, Callable[[Shown, Site], Any]]] = {
    "id": ("number of the event", lambda shown, site: shown.event.pk),
    "page": ("address of its page", lambda shown, site: site.event(shown.event)),
    "title": ("what happened, neutrally worded", lambda shown, site: shown.event.title),
    "summary": ("one or two neutral sentences", lambda shown, site: shown.event.summary),
    "kind": ("what it was (code)", lambda shown, site: shown.event.kind),
    "phase": ("how far it got (code)", lambda shown, site: shown.phase),
    "outcome": ("what came of it (code)", lambda shown, site: shown.outcome),
    "outcome_text": ("what came of it, in words", lambda shown, site: shown.outcome_text),
    "earliest": ("first day, ISO 8601; empty where it is not known", lambda shown, site: shown.when.earliest),
    "latest": ("last day, included; empty where it is not known", lambda shown, site: shown.when.latest),
    "precision": ("how exact the days are (code)", lambda shown, site: shown.when.precision),
    "edtf": ("the same as one string, ISO 8601-2", lambda shown, site: shown.when.edtf),
    "display": ("the same in words", lambda shown, site: shown.display),
    "match": (
        "whether it lies surely within from and to",
        lambda shown, site: "certain" if shown.certain else "possible",
    ),
    "venue": ("slug of the venue", lambda shown, site: shown.event.venue and shown.event.venue.slug),
    "venue_name": ("name of the venue", lambda shown, site: shown.event.venue and shown.event.venue.name),
    "country": ("ISO 3166-1 alpha-2", lambda shown, site: shown.event.venue and shown.event.venue.country),
    "latitude": ("degrees, WGS 84", lambda shown, site: shown.event.venue and shown.event.venue.latitude),
    "longitude": ("degrees, WGS 84", lambda shown, site: shown.event.venue and shown.event.venue.longitude),
    "round": ("slug of the round of talks", lambda shown, site: shown.round and shown.round.slug),
    "round_name": ("name of the round of talks", lambda shown, site: shown.round and shown.round.name),
    "parties": (
        "slugs of the parties, separated by ;",
        lambda shown, site: ";".join(dict.fromkeys(p.party.slug for p in shown.participations if p.party)),
    ),
    "persons": (
        "slugs of the persons, separated by ;",
        lambda shown, site: ";".join(p.person.slug for p in shown.participations if p.person),
    ),
    "participants": (
        "who was part of it, as what, and whether they came, separated by ;",
        lambda shown, site: "; ".join(of_participant(part) for part in shown.participations),
    ),
    "reports": ("how many reports it rests on", lambda shown, site: shown.sources.reports),
    "origins_at_most": (
        "how many origins these have at most; reprints share one",
        lambda shown, site: shown.sources.origins_at_most,
    ),
    "disputed": ("on what the accounts differ, separated by ;", lambda shown, site: ";".join(shown.disputed)),
    "quotes": (
        "the exact words it rests on, one a line, with their source",
        lambda shown, site: "\n".join(f"“{c.quote}” ({source_of(c)})" for c in shown.citations),
    ),
    "created": ("when the entry was made", lambda shown, site: shown.event.created.isoformat()),
    "updated": ("when the entry was last changed", lambda shown, site: shown.event.updated.isoformat()),
}
"""The columns in order: what each means, and how its value is found."""


class _Line:
    """What csv.writer writes to; keeps the last line."""

    text = ""

    def write(self, text: str) -> None:
        self.text = text


def write(events: Iterable[Shown], site: Site) -> Iterator[str]:
    """A line of names and a line an event, ended by CRLF.

    Text that a spreadsheet could run as a formula begins with an apostrophe; numbers are left as they are.
    """
    yield line_of(COLUMNS)
    for shown in events:
        yield line_of(value(shown, site) for _, value in COLUMNS.values())


def line_of(cells: Iterable[Any]) -> str:
    """One line of CSV, in which no text can be run as a formula."""
    line = _Line()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.text


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
