"""A date as somebody writes it into a form: "13-16 Feb 2024", "mid-February", "by 5 March", or EDTF."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .dates import find
from .edtf import Days, parse_edtf, spanning
from .values import Alternative, Mention

EXAMPLES = "13 Feb 2024, 13-16 Feb 2024, mid-February, by 5 March, 2024-02, 2024-02-13/2024-02-16"

_AHEAD = re.compile(r"(?:on|in|the|at|of|during|between|from)?\s*", re.IGNORECASE)
_OPEN = (
    (re.compile(r"(?:by|until|till|up to|no later than|not later than|at the latest)\s+", re.IGNORECASE), "by"),
    (re.compile(r"before\s+", re.IGNORECASE), "before"),
    (re.compile(r"(?:since|starting|from)\s+(?=\S)", re.IGNORECASE), "since"),
    (re.compile(r"after\s+", re.IGNORECASE), "after"),
)
_ABOUT = re.compile(r"(?:about|around|circa|c\.|ca\.|approximately|roughly|~)\s*", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:to|until|till|and|through|-|–|—|/)\s*", re.IGNORECASE)
_WEEK_OF = re.compile(r"(?:the\s+)?week\s+(?:of|beginning|starting|from)\s+", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE
)
_DAY = timedelta(days=1)
_SOME_DAY = date(2024, 1, 1)  # only to tell a date that hangs on a day from what is no date


@dataclass(frozen=True, slots=True)
class Written:
    """What a typed date means: the days, the rule that read it, and what else it could mean."""

    days: Days
    rule: str
    anchor: date | None = None
    """The day that relative words were counted from; None for a date that stands by itself."""
    alternatives: tuple[Alternative, ...] = ()


def as_written(text: str, reference: date | None = None) -> Written:
    """What a date that somebody typed means. Words such as "mid-February" or "Tuesday" hang on `reference`.

    Raises ValueError, naming the words and the accepted forms, when they are not one date.
    """
    words = " ".join(text.split())
    try:
        return Written(parse_edtf(words), "EDTF")
    except ValueError:
        pass
    if found := _read(words, reference):
        return found
    if reference is None and _read(words, _SOME_DAY):
        raise ValueError(f"{words!r} hangs on the day of publication, which is not known; write {EXAMPLES}")
    raise ValueError(f"{words!r} is not a date known here; write {EXAMPLES}")


def _read(words: str, reference: date | None) -> Written | None:
    readings = (_open_sided, _about, _week_of, _plain)
    spelt = _NAMED.sub(lambda name: name[0].capitalize(), words)  # in a form few people write the capitals
    return next((found for reading in readings if (found := reading(spelt, reference))), None)


def _plain(words: str, reference: date | None) -> Written | None:
    """One expression the reading engine knows, or two that are joined, with nothing else around them."""
    lead = _AHEAD.match(words)
    rest = words[lead.end() :] if lead else words
    found = [one for one in find(rest, reference) if one.when and one.when.days]
    if len(found) == 1 and _covers(rest, found[0].start, found[0].end):
        return _of(found[0])
    if len(found) != 2 or not _covers(rest, found[0].start, found[1].end):
        return None
    if not _JOINED.fullmatch(rest[found[0].end : found[1].start]):
        return None
    first, last = _of(found[0]), _of(found[1])
    if first.days.earliest is None or last.days.latest is None or first.days.earliest > last.days.latest:
        return None
    return Written(spanning(first.days.earliest, last.days.latest), f"{first.rule}, to {last.rule}", first.anchor)


def _covers(words: str, start: int, end: int) -> bool:
    return not words[:start].strip() and not words[end:].strip(" .")


def _of(mention: Mention) -> Written:
    when = mention.when
    assert when is not None, "the caller took only dated ones"
    assert when.days is not None, "the caller took only dated ones"
    return Written(when.days, when.rule, when.anchor, when.alternatives)


def _open_sided(words: str, reference: date | None) -> Written | None:
    """ "By 5 March" ends on that day and begins nobody knows when; "after" and "since" the other way round."""
    for pattern, side in _OPEN:
        lead = pattern.match(words)
        one = _plain(words[lead.end() :], reference) if lead else None
        if one is None or one.days.earliest is None or one.days.latest is None:
            continue
        if side == "since" and one.days.precision == "range":
            continue  # "from 13 to 16 February" has both its sides
        first, last = {
            "by": (None, one.days.latest),
            "before": (None, one.days.earliest - _DAY),
            "since": (one.days.earliest, None),
            "after": (one.days.latest + _DAY, None),
        }[side]
        return Written(Days(first, last, "range"), f"{side} {one.rule}", one.anchor, one.alternatives)
    return None


def _about(words: str, reference: date | None) -> Written | None:
    """ "About 13 February" is the day give or take two, as it is when a text says so."""
    lead = _ABOUT.match(words)
    if not lead:
        return None
    return _plain(f"about {words[lead.end() :]}", reference) or _after_about(words[lead.end() :], reference)


def _after_about(words: str, reference: date | None) -> Written | None:
    found = [one for one in find(f"about {words}", reference) if one.when and one.when.days]
    if len(found) != 1 or found[0].end != len("about ") + len(words.rstrip(" .")):
        return None
    one = _of(found[0])
    if one.days.earliest is None or one.days.latest is None:
        return None
    return Written(Days(one.days.earliest, one.days.latest, "approximate"), one.rule, one.anchor, one.alternatives)


def _week_of(words: str, reference: date | None) -> Written | None:
    """ "The week of 12 February" is the Monday-start week in which that day lies."""
    lead = _WEEK_OF.match(words)
    one = _plain(words[lead.end() :], reference) if lead else None
    if one is None or one.days.precision != "day" or one.days.earliest is None:
        return None
    monday = one.days.earliest - one.days.earliest.weekday() * _DAY
    sunday = Alternative(monday - _DAY, monday + 5 * _DAY, "weeks that begin on Sunday")
    return Written(Days(monday, monday + 6 * _DAY, "range"), f"week of {one.rule}", one.anchor, (sunday,))
