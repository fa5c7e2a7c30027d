"""When a clause's event was: what the clause states, else what its sentence does."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from .bounds import within
from .clauses import Clause
from .date_tense import speaks_ahead, speaks_behind
from .edtf import spanning
from .values import Alternative, Mention, When
from .weighing import Weighed

# A date before a noun dates that noun ("the October 7 raid"), not the event of the clause.
_DATES_A_NOUN = re.compile(
    r"\s+(?:attacks?|war|raids?|assault|elections?|massacre|uprising|operation|invasion|accords?|resolution"
    r"|offensive)\b"
)
# "The truce of 3 May expired": the day is part of the accord's name, unless the clause tells how it came about.
_ACCORD_OF = re.compile(
    r"\b(?:truce|cease-?fire|armistice|accords?|agreements?|treaty|pact|deal|protocol|memorandum|declaration)\s+"
    r"(?:of|(?:signed|agreed|reached|announced|concluded|declared|made)\s+(?:of|in|on))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MAKES_ACCORDS = ("agreement", "truce_start", "truce_extension", "meeting")
# The day of a dateline is when the report was written, not when what it tells of happened.
_DATELINE = re.compile(r"(?:^|\n)[A-Z][A-Z0-9 .'’/-]{2,40}(?:,[ ]*[A-Za-z][\w .-]+)?(?:[ ]*\([^)\n]{1,30}\))?,?[ ]+$")
_DATELINE_ENDS = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—]\s")
_EDGE_WORD = re.compile(r"\b(?:since|before|until|after|till|from)\s+(?:the\s+)?$", re.IGNORECASE)
_OPEN_EDGE = re.compile(r"\b(?:since|before|until|till)\s+(?:the\s+)?$", re.IGNORECASE)
# What was done "by Friday" or "until 1996" may be any day before it: it is a term.
_TERM = re.compile(r"\b(?:by|until|till)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_ONLY_SINCE = re.compile(r",?\s+since\s+(?:the\s+)?", re.IGNORECASE)
_BEGUN = ("truce_start", "arrival", "agreement")  # what is told with "since" began then; other things went on
_STATEMENT_ENDS = re.compile(r"[:;]\s")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_TO = re.compile(r",?\s+(?:to|until|till|through|and)\s+(?:the\s+)?")
_SAID = re.compile(r"\b(?:said|told|reported|announced|interview|quoted|confirmed|added|stated|saying|wrote)\b")
# What happens when, or hours after, something dated happens has that date, unless it states its own.
_RELATIVE = re.compile(
    r"(?:\w+\s+)?(?:which|who|where|when|whom)\b|(?:(?:hours|minutes|moments|shortly|soon|just)\s+)?(?:after|as)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"[a-z]+", re.IGNORECASE)
_REPORTED = re.compile(r"\bthat\s*$")
_APART = re.compile(r"(after|before)\b", re.IGNORECASE)
# "Agreed to stop shooting after two days of talks that ended on Tuesday": the end of the talks brought it.
_AFTER_TALKS = re.compile(r"\s+(?:after|following)\s+(?:\S+\s+){1,4}?of\s[^,;.]*", re.IGNORECASE)
_WAS_PLANNED = re.compile(r"\b(?:was|were|had|would)\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|in\s+the\s+next|over\s+the\s+next)\s+(?:the\s+next\s+)?$", re.IGNORECASE)
_LENGTH = re.compile(r"P(\d{1,3})([DWM])")
DUE = "within a time from the report on"
_YEAR = 300  # days: what is wider dates an event only where its own clause says so


class Timed(NamedTuple):
    """A date with the reason; `stated` when the clause itself says it."""

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


def fitting(one: Weighed, dates: tuple[Mention, ...], text: str, reference: date | None) -> tuple[Mention, ...]:
    """Of the dates of a sentence those that can be the date of what a clause tells, each read in the clause's tense."""
    if one.cue.kind not in _MAKES_ACCORDS:
        dates = tuple(m for m in dates if not _names_accord(text[max(0, m.start - 40) : m.start]))
    if one.phase == "planned":
        over = _WAS_PLANNED.search(one.clause.masked) is not None
        return dates if over else tuple(m for m in dates if not _is_over(m, reference))
    told = (_told(m, one, text, reference) for m in dates)
    return tuple(m for m in told if m is not None)


def _names_accord(before: str) -> bool:
    word = before.rstrip().removesuffix("the").rstrip()[-2:]
    return word in ("of", "in", "on") and _ACCORD_OF.search(before) is not None


def _is_over(mention: Mention, reference: date | None) -> bool:
    latest = mention.when.days.latest if mention.when and mention.when.days else None
    return bool(latest and reference and latest < reference)


def _told(mention: Mention, one: Weighed, text: str, reference: date | None) -> Mention | None:
    """A date as that of something told as past: read as past where its own clause speaks so; None where it cannot be.

    A day to come that another clause names is no day of it, nor is "the morning" after such a day was told.
    """
    clause = one.clause
    before = text[max(0, mention.start - 20) : mention.start]
    if ("by" in before or "til" in before) and _TERM.search(before):
        return None
    when = mention.when
    first = when.days.earliest if when and when.days else None
    if when is None or first is None or reference is None or first <= reference:
        return mention
    inside = clause.start <= mention.start < clause.end
    if not inside or (when.timex_type == "TIME" and when.anchor_kind == "text"):
        return None
    head, tail = clause.masked[: mention.start - clause.start], clause.masked[mention.end - clause.start :]
    if not _is_deed(one) or speaks_ahead(head, tail):
        return mention
    for other in when.alternatives:
        if other.earliest and other.latest and other.latest <= reference:
            here = Alternative(first, when.days.latest if when.days else None, "if the words tell of what is to come")
            days = spanning(other.earliest, other.latest)
            read = replace(when, days=days, timex_value=days.edtf, alternatives=(here,))
            return mention._replace(when=read)
    return None


def _is_deed(one: Weighed) -> bool:
    """Whether the verb of a cue stands in the past."""
    place = one.at - one.clause.start
    verb = _VERB.match(one.clause.masked, place)
    return verb is not None and speaks_behind(one.clause.masked[max(0, place - 8) : verb.end()])


def due(mention: Mention, text: str, reference: date | None) -> Mention:
    """A bare duration after "within" as the days from the report on: "are to meet within five days"."""
    when = mention.when
    length = _length(when)
    if not (when and length and reference and _WITHIN.search(text[max(0, mention.start - 20) : mention.start])):
        return mention
    if length.days > _YEAR or reference > date.max - length:
        return mention
    span = spanning(reference, reference + length)
    return mention._replace(when=replace(when, days=span, rule=DUE, anchor=reference))


def _length(when: When | None) -> timedelta | None:
    """How long a bare duration is."""
    found = _LENGTH.fullmatch(when.timex_value) if when and when.days is None else None
    return timedelta(days=int(found[1]) * {"D": 1, "W": 7, "M": 30}[found[2]]) if found else None


def date_of(
    one: Weighed,
    dates: tuple[Mention, ...],
    lengths: tuple[Mention, ...],
    text: str,
    claimed: set[int],
    reference: date | None,
) -> Timed:
    """The date that a clause or its sentence gives its event; `dates` are fitting ones, `lengths` bare durations.

    `claimed` holds the starts of the dates that stand in the clause of some event.
    """
    clause, planned = one.clause, one.phase == "planned"
    dates = tuple(m for m in dates if planned or (m.when and m.when.rule != DUE))
    here = [m for m in dates if clause.start <= m.start < clause.end and clause.shows(m)]
    follows = [m for m in dates if m.start >= clause.end and _ONLY_SINCE.fullmatch(text, clause.end, m.start)]
    stated = _stated(one, here, follows, text)
    found = stated or _around(clause, dates, lengths, text, claimed, planned)
    return found._replace(when=within(found.when, planned, reference)) if found.when else found


def _stated(one: Weighed, here: list[Mention], follows: list[Mention], text: str) -> Timed | None:
    """The date that a clause itself states, or that follows it with "since"."""
    if stretch := _stretch(here, text):
        return Timed(stretch, True, f"dated by {stretch.expression!r} in the clause")
    inside = [m for m in here if _is_stretch(m) or not _EDGE_WORD.search(text, max(0, m.start - 12), m.start)]
    inside = [m for m in inside if is_fine(m)] or inside
    if inside:
        nearest = min(inside, key=lambda m: abs(m.start - one.at) + (15 if m.start < one.at else 0))
        return Timed(nearest.when, True, f"dated by {nearest.text!r} in the clause")
    begun = [m for m in [*here, *follows] if _SINCE.search(text, max(0, m.start - 12), m.start) and m.start > one.at]
    if begun and (when := begun[0].when) and when.days and when.days.earliest:
        if one.cue.kind not in _BEGUN:
            when = replace(when, days=spanning(when.days.earliest, None), alternatives=())
        return Timed(when, True, f"dated by 'since {begun[0].text}' in the clause")
    return None


def _around(
    clause: Clause,
    dates: tuple[Mention, ...],
    lengths: tuple[Mention, ...],
    text: str,
    claimed: set[int],
    planned: bool,
) -> Timed:
    """The date that the rest of its sentence gives a clause which states none."""
    relative = _RELATIVE.match(clause.masked) is not None
    reported = _REPORTED.search(clause.lead) is not None
    first, last = _statement(clause, text)
    around = [
        m
        for m in dates
        if first <= m.start < last
        and is_fine(m)
        and (
            relative
            or m.start not in claimed
            or (reported and m.start < clause.start)
            or _AFTER_TALKS.fullmatch(text, clause.end, m.start)
        )
        and not _OPEN_EDGE.search(text, max(0, m.start - 12), m.start)
    ]
    before = [m for m in around if m.start < clause.start]
    if before and not planned:
        return _so_long_apart(clause, before[-1], lengths, text) or _dated_before(clause, before[-1], text)
    after = [m for m in around if m.start >= clause.end]
    if after and not planned:
        return Timed(after[0].when, False, f"dated by {after[0].text!r} later in the sentence")
    return Timed(None, False, "")


def _dated_before(clause: Clause, chosen: Mention, text: str) -> Timed:
    if _SAID.search(text, clause.sentence.start, clause.start):
        late = chosen.when.days.latest if chosen.when and chosen.when.days else None
        other = (Alternative(None, late, "only the day of the statement is given; the event may be earlier"),)
        when = replace(chosen.when, alternatives=other) if chosen.when else None
        return Timed(when, False, f"dated by when it was said: {chosen.text!r}")
    return Timed(chosen.when, False, f"dated by {chosen.text!r} earlier in the sentence")


def _so_long_apart(clause: Clause, chosen: Mention, lengths: tuple[Mention, ...], text: str) -> Timed | None:
    """ "On Wednesday Norland left, a day after the talks had failed": what follows "after" was so long before."""
    word = _APART.match(clause.masked)
    told = [m for m in lengths if chosen.end <= m.start < clause.start <= m.end + 1]
    length = _length(told[-1].when) if word and told else None
    days = chosen.when.days if chosen.when else None
    if not (word and length and chosen.when and days and days.earliest and days.latest) or length.days % 30 == 0:
        return None
    length = -length if word[1].lower() == "after" else length
    span = spanning(days.earliest + length, days.latest + length)
    when = replace(chosen.when, days=span, timex_value=span.edtf, alternatives=())
    return Timed(when, True, f"dated by {told[-1].text!r} counted from {chosen.text!r}")


def _statement(clause: Clause, text: str) -> tuple[int, int]:
    """The part of the sentence between two colons or semicolons that holds a clause."""
    sentence = clause.sentence
    before = [mark.end() for mark in _STATEMENT_ENDS.finditer(text, sentence.start, clause.start)]
    after = _STATEMENT_ENDS.search(text, clause.end - 1, sentence.end)
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
