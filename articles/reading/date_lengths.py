"""What the rows for lengths of time, repetitions and vague times produce; see `date_makers` for single days."""

import re
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import AHEAD, group, unit_of
from .date_told import year_before
from .date_values import Meaning
from .edtf import Days, spanning
from .values import Alternative

_AMOUNT = re.compile(
    r"(?:[$£€#]\s?[\d.,]+(?:\s(?:m|b|tr)illion)?|\b(?:miles|kilomet(?:re|er)s|km|knots|flights|seats|tons"
    r"|barrels|cents|dollars|pounds|euros|percent|times))\s$"
)
# Not "the hours of Friday".
_OF_WHAT = re.compile(r"\s+of\s+(?!(?:the\s+)?(?:[A-Z]|night|day|morning)|this|that|yesterday|today)")
_BARE_SIGN = re.compile(
    r"\b(?i:for|within|took|takes|take|lasted|last|over|after|spent|in|the|of|many|only|just|mere)\s+$"
)


def distance(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Two weeks ago, a year earlier, in three days' time, ten days from now."""
    number, unit = at.words.number(match["n"]), unit_of(match)
    forward = match.groupdict().get("forward") is not None
    if number is None:
        return _vague_distance(unit, forward, at.reference)
    if at.reference is None:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF", relative=True)
    if group(match, "half") or group(match, "half2"):
        return _and_a_half_away(number, unit, forward, at.reference)
    if number == 1 and unit == "year" and not forward and at.told.quarter:
        return year_before(match, at)
    if group(match, "way") in ("earlier", "previously", "before") and at.day_near and unit != "year":
        found = dv.ago(at.day_near, number, unit)
        return replace(found, base=at.day_near) if found else None
    return dv.ago(at.reference, -number if forward else number, unit)


_HALVES = {"decade": ("year", 10), "year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}


def _and_a_half_away(number: int, unit: str, forward: bool, reference: date) -> Meaning | None:
    """Two and a half years ago is the month thirty months before."""
    if unit not in _HALVES:
        return dv.ago(reference, -number if forward else number, unit)
    smaller, times = _HALVES[unit]
    away = number * times + times // 2
    return dv.ago(reference, -away if forward else away, smaller)


def _vague_distance(unit: str, forward: bool, reference: date | None) -> Meaning:
    if reference is None:
        return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF", relative=True)
    edge = dv.shifted(reference, (1 if forward else -1) * dv.length_in_days(2, unit))
    days = None if edge is None else spanning(edge, None) if forward else spanning(None, edge)
    return Meaning("DATE", "FUTURE_REF" if forward else "PAST_REF", days, relative=True)


_SHARES = {
    "half": {"hour": "PT30M", "day": "PT12H", "month": "P15D", "year": "P6M", "decade": "P5Y", "century": "P50Y"},
    "quarter": {"hour": "PT15M", "day": "PT6H", "year": "P3M", "century": "P25Y"},
}


def share_of_unit(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Half an hour, a quarter-century; half a century ago is the year so many years before."""
    value = _SHARES[group(match, "share")].get(group(match, "unit"))
    if value is None:
        return None
    if not group(match, "ago"):
        return Meaning("DURATION", value)
    years = re.fullmatch(r"P(\d+)Y", value)
    if at.reference is None or years is None:
        return None
    return dv.ago(at.reference, int(years[1]), "year")


def smaller_length(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The "two" of "two to three weeks"."""
    number = at.words.number(match["n"])
    return None if number is None else Meaning("DURATION", dv.duration(number, unit_of(match)))


def lasting(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """All day, week-long, decades-old."""
    return Meaning("DURATION", dv.duration(None if group(match, "unit").endswith("s") else 1, unit_of(match)))


_AND_A_HALF = {"year": "P{}Y6M", "hour": "PT{}H30M", "minute": "PT{}M30S", "day": "P{}DT12H"}


def length(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Six weeks, a 40-day truce, several months: a length that hangs on no day."""
    number = at.words.number(match["n"]) if match.groupdict().get("n") else None
    if number and (group(match, "half") or group(match, "half2")):
        return Meaning("DURATION", _AND_A_HALF.get(unit_of(match), "P{}.5" + unit_of(match)[0].upper()).format(number))
    return Meaning("DURATION", dv.duration(number, unit_of(match)))


_VERB_BEFORE = re.compile(
    r"\b(?:will|would|to|could|may|might|can|should|must|not|also|still|only|likely|probably|usually)\s+$"
)  # "will last three days"


def length_to_now(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The past two days, the next few weeks, recent months, three more days: a length beside the reference day."""
    if group(match, "mod") == "last" and _VERB_BEFORE.search(at.before):
        return None
    number = at.words.number(match["n"]) if match.groupdict().get("n") else None
    if number is None and not match.groupdict().get("n") and not match[0].lower().rstrip().endswith("s"):
        number = 1
    unit = unit_of(match)
    value = dv.duration(number, unit)
    if at.reference is None:
        return Meaning("DURATION", value, relative=True)
    if unit == "year" and group(match, "mod") == "past" and number == 1:
        return _past_year(at.reference)
    forward = group(match, "mod").split()[-1] in AHEAD | {"more", "another", "further", "additional"}
    return Meaning("DURATION", value, *_beside(at.reference, number, unit, forward), relative=True)


def past_period(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The past week, the next hour."""
    if group(match, "unit2"):
        return Meaning("DURATION", dv.duration(1, group(match, "unit2")))
    return length_to_now(match, at)


def _past_year(reference: date) -> Meaning | None:
    start = dv.shifted(reference, -365)
    return Meaning("DATE", str(reference.year - 1), spanning(start, reference), relative=True) if start else None


def _beside(
    reference: date, number: int | None, unit: str, forward: bool
) -> tuple[Days | None, tuple[Alternative, ...]]:
    if number is None:
        return (spanning(reference, None) if forward else spanning(None, reference)), ()
    away = dv.length_in_days(number, unit)
    edge, nearer = (dv.shifted(reference, step if forward else -step) for step in (away, max(away - 1, 0)))
    if edge is None or nearer is None:
        return None, ()
    first, last = sorted((edge, reference))
    inner = sorted((nearer, reference))
    if edge == nearer:
        return spanning(first, last), ()
    return spanning(first, last), (Alternative(inner[0], inner[1], "the report's own day counts as one of them"),)


# --- Repeated, vague and clock times ---


def repeated(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Every Tuesday, each year, daily, on Mondays."""
    word = group(match, "unit")
    if number := at.words.weekdays.get(word.removesuffix("s")):
        part = at.words.dayparts.get(group(match, "dp"))
        return Meaning("SET", f"XXXX-WXX-{number}T{part}" if part else f"XXXX-WXX-{number}")
    if number := at.words.months.get(word):
        return Meaning("SET", f"XXXX-{number:02}")
    if code := at.words.dayparts.get(word):
        return Meaning("SET", f"XXXX-XX-XXT{code}")
    if code := at.words.seasons.get(word):
        return Meaning("SET", f"XXXX-{code}")
    if word.endswith("ly") and match[0].istitle() and _NAME_GOES_ON.match(at.after):
        return None  # "the Daily Mail"
    if word == "weekend":
        return weekends(match, at)
    adverbs = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year",
               "annually": "year", "annual": "year", "hourly": "hour", "nightly": "night",
               "biweekly": "fortnight"}  # fmt: skip
    count: int | None = 1
    if match.groupdict().get("n"):
        count = 2 if group(match, "n") == "other" else at.words.number(match["n"]) or at.words.ordinal(match["n"])
    return Meaning("SET", dv.duration(count, adverbs.get(word, word.rstrip("s"))))


def weekends(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """On weekends."""
    return Meaning("SET", "XXXX-WXX-WE")


def present(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Now, currently."""
    return Meaning("DATE", "PRESENT_REF")


def past(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Recently, previously."""
    return Meaning("DATE", "PAST_REF")


def future(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Soon, the future."""
    return Meaning("DATE", "FUTURE_REF")


def more_length(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Three more days, another two weeks: from the reference day on."""
    words = match["n"] or match["n2"]
    unit = (match["unit"] or match["unit2"]).lower().rstrip("s")
    number = at.words.number(words)
    value = dv.duration(number, unit)
    if at.reference is None:
        return Meaning("DURATION", value, relative=True)
    return Meaning("DURATION", value, *_beside(at.reference, number, unit, True), relative=True)


_NAME_GOES_ON = re.compile(r"\s+[A-Z][a-z]")
_PART_OF_MORE = re.compile(
    r"(?:\s+|-)(?:of|century|million|billion|finals?|point|percentage|mile|share|pound|inch|cent)\b"
)
_VAGUELY = ("some", "many")  # "in some quarters": among some people


def length_in_context(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A number of units, unless the words are a fraction ("three quarters of")."""
    if (
        unit_of(match) == "quarter"
        and re.fullmatch(r"\S+[\s-]quarters?", match[0])
        and (_PART_OF_MORE.match(at.after) or group(match, "n") in _VAGUELY)
    ):
        return None
    if unit_of(match) == "second" and not match[0].endswith("s") and not re.match(r"\S+-second", match[0]):
        return None
    if group(match, "n").isdigit() and match["unit"].istitle():
        return None  # "60 Minutes", "24 Hours": a programme, a race
    if group(match, "n") == "many" and at.before.endswith(("as ", "As ")):
        return None  # "the third in as many weeks"
    if group(match, "n") in ("a", "an") and _AMOUNT.search(at.before):
        return None  # "$2 million a year" is a rate
    if group(match, "n").isdigit() and 1900 <= int(match["n"]) <= 2100:
        return None  # "the 1988 quarter", "the 2001 year": the number is a year
    return length(match, at)


def bare_length(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Weeks, months or years without a number, where they tell how long something took."""
    if at.before.endswith(("-", "early ", "small ")) or not (_BARE_SIGN.search(at.before) or _OF_WHAT.match(at.after)):
        return None
    return Meaning("DURATION", dv.duration(None, unit_of(match)))
