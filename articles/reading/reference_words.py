"""What the words of a text say for or against its being of a day: weekdays, feasts, and dates it tells as past."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from . import dates
from .date_feasts import NAMES, first_days
from .date_tense import speaks_ahead, speaks_behind
from .date_words import ENGLISH
from .values import Mention

_OLD_NEWS = 4  # days: only 1 report in 80 of the development corpora names no newer weekday than one so long past
_TOLERANCE = timedelta(days=1)
_YEARS = range(1985, 2051)  # of newspapers whose texts have no year of their own
_LONGEST_WAIT = timedelta(days=30)  # how long before a feast its approach is news
_WINDOW = 160
_DAY_MONTH = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)")
_NAMED = re.compile(r"\b([A-Z][a-z]+day)\b")
_FEAST = re.compile(ENGLISH.expand(NAMES))
_NEXT_WEEK = re.compile(r"[^.!?\n]{0,40}?\b(next\s+week|tomorrow|this\s+week|today|in\s+(?:\w+)\s+days)\b")
_BEGINS_AROUND = re.compile(r"[^.!?\n]{0,40}?\b(?:begins?|starts?|expected|due)\b[^.!?\n]{0,30}?$")


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _told_ahead(text: str, mention: Mention) -> bool:
    return speaks_ahead(text[max(0, mention.start - _WINDOW) : mention.start], text[mention.end : mention.end + 80])


# --- Against, and in favour of, a day ---


def against(day: date, mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    """What speaks against a day, a sentence each; `mentions` are the text's dates read from that day."""
    mentions = tuple(mentions)
    found = [*_stale_weekday(day, mentions), *_told_before_it_was(day, mentions, text), *_wrong_weekdays(mentions)]
    return tuple(dict.fromkeys([*found, *_feasts(day, text, agree=False)]))


def in_favour(day: date, mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    """What in the words speaks for a day, a sentence each."""
    near = [m for m in mentions if _is_bare_weekday(m, day) and m.when and m.when.days and m.when.days.latest == day]
    found = [f"the text names its own day, {near[0].text!r}"] if near else []
    return tuple(found + _feasts(day, text, agree=True))


def _is_bare_weekday(mention: Mention, day: date) -> bool:
    when = mention.when
    return bool(
        when and when.anchor == day and when.rule.startswith(("weekday [part", "time of the clock, then the day"))
    )


def _stale_weekday(day: date, mentions: tuple[Mention, ...]) -> list[str]:
    """A report mostly names the weekday it is of, or the one before."""
    told = [m.when.days.latest for m in mentions if _is_bare_weekday(m, day) and m.when and m.when.days]
    past = [other for other in told if other and other <= day]
    if not past or (day - max(past)).days < _OLD_NEWS:
        return []
    newest, ahead = max(past), [other for other in told if other and other > day]
    looks = f", and it looks ahead to {min(ahead):%A}" if ahead else ""
    return [
        f"the newest day that the text names is {newest:%A}{looks}; were it of {_said(day)}, a {day:%A}, that would"
        f" be {(day - newest).days} days before"
    ]


def _told_before_it_was(day: date, mentions: tuple[Mention, ...], text: str) -> list[str]:
    """A day with its year that the text tells as past lies after the day."""
    found = []
    for mention in mentions:
        when = mention.when
        if when is None or when.days is None or when.anchor is not None or when.days.precision != "day":
            continue
        told = when.days.latest
        before = text[max(0, mention.start - _WINDOW) : mention.start]
        if told and told > day + _TOLERANCE and speaks_behind(before) and not _told_ahead(text, mention):
            found.append(f"the text tells of {mention.text!r} as past, which is after {_said(day)}")
    return found


def _wrong_weekdays(mentions: tuple[Mention, ...]) -> list[str]:
    """ "Sunday, May 6" when that day, in the year of the report, is no Sunday."""
    found = []
    for mention in mentions:
        when, named = mention.when, _NAMED.match(mention.text)
        number = ENGLISH.weekdays.get(named[1].lower()) if named else None
        if not number or when is None or when.days is None or not re.search(r"\d", mention.text):
            continue
        told = when.days.latest if when.days.precision == "day" and "month" in when.rule else None
        if told and told.isoweekday() != number:
            found.append(f"the text says {mention.text!r}, but {_said(told)} is a {told:%A}")
    return found


def _feasts(day: date, text: str, *, agree: bool) -> list[str]:
    """ "Ramadan, which falls next week": whether the feast begins then."""
    found = []
    for feast in _FEAST.finditer(text):
        says = _NEXT_WEEK.match(text, feast.end())
        begins = _nearest_feast(feast[0], day) if says else None
        if says is None or begins is None:
            continue
        monday = day - timedelta(days=day.weekday())
        weeks = {"next": 1, "this": 0}.get(says[1].split()[0].lower())
        if weeks is None:
            continue
        first = monday + timedelta(days=7 * weeks - 1)  # where weeks begin on Sunday, and the moon may come early
        fits = first - _TOLERANCE <= begins <= first + timedelta(days=7) + _TOLERANCE
        words = f"{feast[0]}, told to be {says[1]}, began about {_said(begins)}"
        if fits == agree:
            found.append(words)
    return list(dict.fromkeys(found))


def _nearest_feast(name: str, day: date) -> date | None:
    if not 1900 <= day.year <= 2200:
        return None
    options = [first for step in (-1, 0, 1) for first in first_days(_feast_name(name), day.year + step)]
    return min(options, key=lambda first: abs(first - day), default=None)


def _feast_name(words: str) -> str:
    name = re.sub(r"\s+", " ", words.lower())
    return "rosh hashanah" if name.startswith("rosh") else name


# --- What the words alone allow ---


@dataclass(frozen=True, slots=True)
class Window:
    """The days that the words allow, both ends included, None for an open side, and why."""

    earliest: date | None
    latest: date | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weekday:
    """The weekday that the news of a text is of (1 Monday to 7 Sunday), and why."""

    number: int
    reason: str


def newest_weekday(text: str) -> Weekday | None:
    """The first weekday that a text tells news of; its report is mostly of that day."""
    for mention in dates.find(text, None):
        when = mention.when
        found = _WEEKDAY.match(when.timex_value) if when and when.timex_type != "SET" else None
        if found and not _told_ahead(text, mention):
            reason = f"its first news is of {mention.text!r}: it seems written on that weekday or the next"
            return Weekday(int(found[1]), reason)
    return None


def window(text: str, seen: date | None) -> Window:
    """The days on which the text can have been written, from dates without a year that still hang on the calendar."""
    mentions = dates.find(text, None)
    for mention in mentions:
        value = mention.when.timex_value if mention.when else ""
        found = _DAY_MONTH.fullmatch(value[:10])
        if not found:
            continue
        month, number = int(found[1]), int(found[2])
        if day := _year_by_weekday(mention, month, number, seen):
            reason = f"{mention.text!r} is that weekday in {day.year}"
            return Window(day, day + timedelta(days=6), (reason,))
        if (day := _year_by_feast(text, mention, month, number, seen)) and _told_ahead_or_begins(text, mention):
            reason = (
                f"the feast named beside {mention.text!r} begins then in {day.year}, and the text looks ahead to it"
            )
            return Window(day - _LONGEST_WAIT, day - timedelta(days=1), (reason,))
    return Window(None, None, ())


def _told_ahead_or_begins(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 90) : mention.start]
    return _told_ahead(text, mention) or _BEGINS_AROUND.search(before) is not None


def _options(month: int, number: int, seen: date | None) -> list[date]:
    days = []
    for year in _YEARS:
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if seen is None or day <= seen + _LONGEST_WAIT:
            days.append(day)
    return days


def _year_by_weekday(mention: Mention, month: int, number: int, seen: date | None) -> date | None:
    """ "Sunday, May 5": with a day by which the text was there, the last such day that is a Sunday."""
    named = _NAMED.match(mention.text)
    weekday = ENGLISH.weekdays.get(named[1].lower()) if named else None
    if not weekday or seen is None:
        return None
    fitting = [day for day in _options(month, number, seen) if day.isoweekday() == weekday and day <= seen]
    return fitting[-1] if fitting else None


def _year_by_feast(text: str, mention: Mention, month: int, number: int, seen: date | None) -> date | None:
    """ "Ramadan begins around March 10": the last year in which it did."""
    near = text[max(0, mention.start - 80) : mention.end + 40]
    feast = _FEAST.search(near)
    if not feast:
        return None
    name = _feast_name(feast[0])
    days = _options(month, number, seen)
    fitting = [d for d in days if any(abs((d - first).days) <= 2 for first in first_days(name, d.year))]
    return fitting[-1] if fitting else None
