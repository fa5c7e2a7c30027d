"""Where a clause's event was: what the clause states, else what its sentence does."""

import re

from .clauses import Clause
from .cue_words import expand
from .values import Mention

_TALKS = re.compile(expand(r"\b(?:{TALKS})\b"), re.IGNORECASE)
_AT_PLACE = re.compile(
    r"(?:\b(?:in|to|at|from|for|via|left|leave|leaves|leaving|depart\w*|reach\w*|visit\w*|into"
    r"|(?:city|town|capital|resort|port|village|island|outskirts|suburbs?|outside|south|north|east|west)\s+of"
    r"|(?:talks|negotiations|conference|round|meetings?|summit|accords?|protocols?|treaty|agreement)\s+of)"
    r"\s+(?:the\s+)?|^"
    r"|\bthe\s+)$",
    re.IGNORECASE,
)
_PLACE_OF_TALKS = re.compile(
    r"(?:-based)?\s+(?:\w+\s+){0,2}(?:talks|negotiations|meetings?|round|summit|discussions|process)\b"
)
_THERE = re.compile(r"(?<!^)\bthere\b(?!\s+(?:is|are|was|were|has|have|had|will|would|remain\w*|seem\w*)\b)")
_SPOKEN_AT = re.compile(r"\s+(?:said|says|told|announced|confirmed|added)\b")
DESTINATION = re.compile(r"\b(?:for|to|towards?|into)\s+(?:the\s+)?$", re.IGNORECASE)  # one leaves for it, not from it
_ORIGIN = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)  # one arrives from it, not in it
_NEEDS_PLACE = ("meeting", "arrival", "departure", "absence", "breakdown", "agreement")


def speaks_of_talks(words: str) -> bool:
    """Whether words name the talks."""
    return bool(_TALKS.search(words))


def venue_of(clause: Clause, kind: str, cue_at: int, venues: tuple[Mention, ...], text: str) -> tuple[str | None, str]:
    """The venue that a clause states, or its sentence does for a kind of event that has a place; and the reason."""
    here = [m for m in venues if clause.start <= m.start < clause.end and _is_place(m, text, kind)]
    if kind in ("departure", "arrival"):
        here = [m for m in here if not _other_end(m, text, kind)]
    if here:
        nearest = min(here, key=lambda m: (abs(m.start - cue_at), m.start))
        return nearest.name, f"venue {nearest.text!r} in the clause"
    if kind in _NEEDS_PLACE and _THERE.search(clause.masked):
        told = [m for m in venues if clause.sentence.start <= m.start < clause.start]
        if told:
            return told[-1].name, f"'there' is {told[-1].text!r}, the place named last"
    if kind in _NEEDS_PLACE:
        sentence = clause.sentence
        near = [m for m in venues if sentence.start <= m.start < sentence.end and _is_place(m, text, kind)]
        near = [m for m in near if not _SPOKEN_AT.match(text, m.end)]
        near = [m for m in near if not _other_end(m, text, kind)]
        if near:
            return near[0].name, f"venue {near[0].text!r} in the sentence"
    return None, ""


def _other_end(mention: Mention, text: str, kind: str) -> bool:
    """Whether a place is only the other end of a journey: where an arrival comes from, where anything else leads to."""
    edge = _ORIGIN if kind == "arrival" else DESTINATION
    return bool(edge.search(text[max(0, mention.start - 14) : mention.start]))


def _is_place(mention: Mention, text: str, kind: str) -> bool:
    of_talks = bool(_PLACE_OF_TALKS.match(text, mention.end))
    if kind not in _NEEDS_PLACE:
        return of_talks or bool(_PLACE_OF_TALKS.search(text[mention.end : mention.end + 30]))
    return of_talks or bool(_AT_PLACE.search(text[max(0, mention.start - 24) : mention.start]))
