"""The reading engine: what a text says of dates, parties, persons, venues and events of talks, and where it says it.

Plain Python: no database, no clock, no input or output while reading. The same text, reference day and lexicon always
give the same reading.
"""

from datetime import date

from . import anchors, dates, names, sightings
from .clauses import story
from .edtf import Days, parse_edtf
from .page import Page
from .reference import Proposal, doubts, propose
from .sentences import split
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
    When,
)

VERSION = "3"

__all__ = [
    "VERSION", "Alias", "Alternative", "Days", "Lexicon", "LexiconParty", "LexiconPerson", "LexiconVenue", "Mention",
    "Part", "Proposal", "Reading", "Sighting", "When", "parse_edtf", "propose", "read",
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
) -> Reading:
    """Read a news text.

    `reference_date` is the day of publication; relative words hang on it. When it is None a dateline, a date at the
    top of the text or `page_date` stands in where the words of the text do not contradict it, and the reading's
    `reference_basis` says which and what speaks against it; without a sure sign relative words get no days. A line of
    the text that repeats `headline` counts as a heading. Offsets of the result are code points into `text`, end
    exclusive; sightings come in reading order and no two share a span. Never raises for any text.
    """
    settled = anchors.settle(text, reference_date, reference_basis, page_date)
    sentences = split(text)
    found_dates = dates.find(text, settled.anchor, anchor_kind=settled.anchor_kind)
    found_names = names.find(text, lexicon)
    mentions = tuple(sorted((*found_dates, *_apart(found_names, found_dates)), key=lambda m: (m.start, m.end)))
    page = Page(text, settled.reference, settled.anchor_kind, lexicon, mentions, story(text, sentences, headline))
    return Reading(
        VERSION,
        settled.reference,
        settled.doubted(doubts(settled.anchor, found_dates, text)) if settled.anchor else settled.basis,
        tuple((sentence.start, sentence.end) for sentence in sentences),
        mentions,
        sightings.find(page),
    )


def _apart(found_names: tuple[Mention, ...], found_dates: tuple[Mention, ...]) -> list[Mention]:
    """The names that do not overlap a date."""
    kept, place = [], 0
    for name in found_names:
        while place < len(found_dates) and found_dates[place].end <= name.start:
            place += 1
        if place == len(found_dates) or found_dates[place].start >= name.end:
            kept.append(name)
    return kept
