"""When and where a clause's event was: what the clause states, what its sentence does, what the text's talks imply."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from .clauses import Clause
from .cue_words import expand
from .edtf import spanning
from .values import Alternative, Mention, When

# A date before a noun dates that noun ("the October 7 raid"), not the event of the clause.
_DATES_A_NOUN = re.compile(
    r"\s+(?:attacks?|war|raids?|assault|elections?|massacre|uprising|operation|invasion|accords?|resolution"
    r"|offensive)\b"
)
# The day of a dateline is when the report was written, not when what it tells of happened.
_DATELINE = re.compile(r"(?:^|\n)[A-Z][A-Z .'’-]{2,40}(?:,[ ]*[A-Z][\w .]+)?(?:[ ]*\([^)\n]{1,30}\))?,?[ ]+$")
_DATELINE_ENDS = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]\s")
_EDGE_WORD = re.compile(r"\b(?:since|before|until|after|till|from)\s+(?:the\s+)?$", re.IGNORECASE)
_OPEN_EDGE = re.compile(r"\b(?:since|before|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
_STATEMENT_ENDS = re.compile(r"[:;]\s")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r",?\s+(?:to|until|till|through|and)\s+(?:the\s+)?")
_SAID = re.compile(r"\b(?:said|told|reported|announced|interview|quoted|confirmed|added|stated|saying|wrote)\b")
# What happens when, or hours after, something dated happens has that date, unless it states its own.
_RELATIVE = re.compile(
    r"(?:\w+\s+)?(?:which|who|where|when|whom)\b|(?:(?:hours|minutes|moments|shortly|soon|just)\s+)?(?:after|as)\b",
    re.IGNORECASE,
)
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
_WITHIN = re.compile(r"\b(?:within|in\s+the\s+next|over\s+the\s+next)\s+(?:the\s+next\s+)?$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d{1,3})([DWM])")
DUE = "within a time from the report on"
_YEAR = 300  # days: what is wider dates an event only where its own clause says so
_NEEDS_PLACE = ("meeting", "arrival", "departure", "absence", "breakdown", "agreement")


class Placed(NamedTuple):
    """A date or a venue with the reason; `stated` when the clause itself says it."""

    when: When | None
    stated: bool
    why: str


def is_fine(mention: Mention) -> bool:
    """Whether a date is finer than a year."""
    when = mention.when
    days = when.days if when else None
    if when and when.unresolved:
        return len(when.timex_value) > len("XXXX")
    if days is None or days.earliest is None or days.latest is None:
        return days is not None
    return (days.latest - days.earliest).days < _YEAR


def usable(mention: Mention, text: str) -> bool:
    """Whether a date can date an event: it has days, or will once the day of publication is known, is not repeated and
    does not belong to a noun.
    """
    when = mention.when
    if (
        when is None
        or (when.days is None and not when.unresolved)
        or when.timex_type == "SET"
        or (when.timex_value == "PAST_REF" and not when.unresolved)
    ):
        return False
    return not (_DATES_A_NOUN.match(text, mention.end) or _in_dateline(mention, text))


def _in_dateline(mention: Mention, text: str) -> bool:
    ends = _DATELINE_ENDS.match(text, mention.end)
    return ends is not None and _DATELINE.search(text[max(0, mention.start - 90) : mention.start]) is not None


def before_report(mention: Mention, reference: date | None, clause: Clause) -> bool:
    """Whether a date can be that of something past that a clause tells of.

    A day to come is not, where another clause names it, nor is "the morning" after such a day was told.
    """
    when = mention.when
    first = when.days.earliest if when and when.days else None
    if when is None or first is None or reference is None or first <= reference:
        return True
    inside = clause.start <= mention.start < clause.end
    return inside and not (when.timex_type == "TIME" and when.anchor_kind == "text")


def due(mention: Mention, text: str, reference: date | None) -> Mention:
    """A bare duration after "within" as the days from the report on: "are to meet within five days"."""
    when = mention.when
    length = _LENGTH.fullmatch(when.timex_value) if when and when.days is None else None
    if not (when and length and reference and _WITHIN.search(text[max(0, mention.start - 20) : mention.start])):
        return mention
    days = timedelta(days=int(length[1]) * {"D": 1, "W": 7, "M": 30}[length[2]])
    if days.days > _YEAR or reference > date.max - days:
        return mention
    span = spanning(reference, reference + days)
    return mention._replace(when=replace(when, days=span, rule=DUE, anchor=reference))


def date_of(
    clause: Clause, cue_at: int, dates: tuple[Mention, ...], text: str, claimed: set[int], planned: bool
) -> Placed:
    """The date that a clause or its sentence gives its event; `dates` are usable ones.

    `claimed` holds the starts of the dates that stand in the clause of some event.
    """
    dates = tuple(m for m in dates if planned or (m.when and m.when.rule != DUE))
    here = [m for m in dates if clause.start <= m.start < clause.end and clause.shows(m)]
    if stretch := _stretch(here, text):
        return Placed(stretch, True, f"dated by {stretch.expression!r} in the clause")
    inside = [m for m in here if _is_stretch(m) or not _EDGE_WORD.search(text, max(0, m.start - 12), m.start)]
    inside = [m for m in inside if is_fine(m)] or inside
    if inside:
        nearest = min(inside, key=lambda m: abs(m.start - cue_at) + (15 if m.start < cue_at else 0))
        return Placed(nearest.when, True, f"dated by {nearest.text!r} in the clause")
    sentence = clause.sentence
    relative = _RELATIVE.match(clause.masked) is not None
    first, last = _statement(clause, text)
    around = [
        m
        for m in dates
        if first <= m.start < last
        and is_fine(m)
        and (relative or m.start not in claimed)
        and not _OPEN_EDGE.search(text, max(0, m.start - 12), m.start)
    ]
    before = [m for m in around if m.start < clause.start]
    if before and not planned:
        chosen = before[-1]
        if _SAID.search(text, sentence.start, clause.start):
            late = chosen.when.days.latest if chosen.when and chosen.when.days else None
            other = (Alternative(None, late, "only the day of the statement is given; the event may be earlier"),)
            when = replace(chosen.when, alternatives=other) if chosen.when else None
            return Placed(when, False, f"dated by when it was said: {chosen.text!r}")
        return Placed(chosen.when, False, f"dated by {chosen.text!r} earlier in the sentence")
    after = [m for m in around if m.start >= clause.end]
    if after and not planned:
        return Placed(after[0].when, False, f"dated by {after[0].text!r} later in the sentence")
    return Placed(None, False, "")


def _statement(clause: Clause, text: str) -> tuple[int, int]:
    """The part of the sentence between two colons or semicolons that holds a clause."""
    sentence = clause.sentence
    before = [mark.end() for mark in _STATEMENT_ENDS.finditer(text, sentence.start, clause.start)]
    after = _STATEMENT_ENDS.search(text, clause.end, sentence.end)
    return (before[-1] if before else sentence.start), (after.start() if after else sentence.end)


def _stretch(here: list[Mention], text: str) -> When | None:
    """ "From 31 October to 3 November" as one interval, from two dates of a clause."""
    for one, two in pairwise(here):
        between = text[one.end : two.start]
        first, last = one.when and one.when.days, two.when and two.when.days
        if not (_TO.fullmatch(between) and _FROM.search(text[max(0, one.start - 12) : one.start])):
            continue
        if one.when and first and last and first.earliest and last.latest and first.earliest <= last.latest:
            days = spanning(first.earliest, last.latest)
            return replace(one.when, days=days, expression=text[one.start : two.end], timex_value=days.edtf)
    return None


def _is_stretch(mention: Mention) -> bool:
    """ "From 12 to 17 July" is one date of several days."""
    days = mention.when.days if mention.when else None
    return bool(days and days.precision == "range" and days.earliest and days.latest and days.earliest < days.latest)


def inherited(when: When, latest: date | None, why: str) -> When:
    """A date taken over from elsewhere in the text, with the open reading as its alternative."""
    open_reading = (Alternative(None, latest, why),) if latest else ()
    return replace(when, alternatives=(*open_reading, *when.alternatives))


def undated(reference: date | None, anchor_kind: str, planned: bool) -> When | None:
    """Nothing dates it: up to the day of the report, or from that day on when it is planned; None without a day."""
    if reference is None:
        return None
    days = spanning(reference, None) if planned else spanning(None, reference)
    rule = "after the report, not dated" if planned else "before the report, not dated"
    return When("", days, "DATE", "FUTURE_REF" if planned else "PAST_REF", rule, reference, anchor_kind)


def news(reference: date | None, anchor_kind: str) -> When | None:
    """What opens a report without a day: the day of the report or the one before, else any day until then."""
    if reference is None or reference == date.min:
        return None
    days = spanning(reference - timedelta(days=1), reference)
    other = (Alternative(None, reference, "the passage itself states no day"),)
    rule = "news of the report, not dated"
    return When("", days, "DATE", "PRESENT_REF", rule, reference, anchor_kind, other)


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
