"""The reading engine: what a text says of dates, parties, persons, venues and events of talks, and where it says it.

Plain Python: no database, no clock, no input or output while reading. The same text, reference day and lexicon always
give the same reading.
"""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from . import anchors, dates, names, sightings, unknown
from .clauses import mask, story
from .edtf import Days, parse_edtf
from .page import Page
from .reference import Proposal, doubts, propose
from .sentences import Sentence, split
from .values import (
    Alias,
    Alternative,
    Lexicon,
    LexiconParty,
    LexiconPerson,
    LexiconVenue,
    Mention,
    Part,
    Reading,
    Sighting,
    Unknown,
    When,
)

VERSION = "8"

S = TypeVar("S", Mention, Sentence)

__all__ = [
    "VERSION", "Alias", "Alternative", "Days", "Lexicon", "LexiconParty", "LexiconPerson", "LexiconVenue", "Mention",
    "Part", "Proposal", "Reading", "Sighting", "Unknown", "When", "parse_edtf", "propose", "read",
]  # fmt: skip


def read(
    text: str,
    *,
    reference_date: date | None,
    lexicon: Lexicon,
    reference_basis: str = "",
    headline: str = "",
    outlet: str = "",
    page_date: date | None = None,
    skip: Iterable[tuple[int, int]] = (),
) -> Reading:
    """Read a news text.

    `reference_date` is the day of publication; relative words hang on it. When it is None a dateline, a date at the
    top of the text or `page_date` stands in where the words of the text do not contradict it, and the reading's
    `reference_basis` says which and what speaks against it; without a sure sign relative words get no days. A line of
    the text that repeats `headline` counts as a heading. Nothing is found in the spans of `skip`, which belong to the
    page and not to the report. Offsets of the result are code points into `text`, end exclusive; sightings come in
    reading order and no two share a span. Never raises for any text.
    """
    settled = anchors.settle(text, reference_date, reference_basis, page_date)
    sentences = split(text)
    foreign = tuple(skip)
    found_dates = _outside(foreign, dates.find(text, settled.anchor, anchor_kind=settled.anchor_kind))
    found_names = _outside(foreign, names.find(text, lexicon))
    mentions = tuple(sorted((*found_dates, *_apart(found_names, found_dates)), key=lambda m: (m.start, m.end)))
    masked = mask(text, mentions)
    named = unknown.candidates(text, masked)
    masked = unknown.put_in(masked, named)
    told_in = _outside(foreign, story(text, sentences, headline))
    page = Page(text, settled.reference, settled.anchor_kind, lexicon, mentions, told_in, masked, named)
    told = sightings.find(page)
    return Reading(
        VERSION,
        settled.reference,
        settled.doubted(doubts(settled.anchor, found_dates, text)) if settled.anchor else settled.basis,
        tuple((sentence.start, sentence.end) for sentence in sentences),
        mentions,
        told,
        unknown.beside(named, told_in, told),
    )


def _outside(skipped: tuple[tuple[int, int], ...], found: tuple[S, ...]) -> tuple[S, ...]:
    """What shares no character with the spans to be skipped."""
    if not skipped:
        return found
    return tuple(span for span in found if not any(span.start < end and start < span.end for start, end in skipped))


def _apart(found_names: tuple[Mention, ...], found_dates: tuple[Mention, ...]) -> list[Mention]:
    """The names that do not overlap a date."""
    kept, place = [], 0
    for name in found_names:
        while place < len(found_dates) and found_dates[place].end <= name.start:
            place += 1
        if place == len(found_dates) or found_dates[place].start >= name.end:
            kept.append(name)
    return kept
