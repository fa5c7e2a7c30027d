"""From the words of a date to its meaning: arithmetic on days, weeks and months, and TIMEX3 values.

The functions take plain numbers and days; what a rule's match says is turned into these calls by `date_makers`.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .edtf import Days, one_day, spanning, whole_month, whole_year
from .values import Alternative

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
FIRST_YEAR, LAST_YEAR = 1000, 9000  # years outside are never meant by a news text


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: TIMEX3 type and value, the days (None when off the calendar), other readings.

    `relative` is True when the reference day was needed; `base` is the day counted from when it is another one.
    """

    type: str
    value: str
    days: Days | None = None
    alternatives: tuple[Alternative, ...] = ()
    relative: bool = False
    base: date | None = None


def on(day: date, *others: Alternative, relative: bool = True, base: date | None = None) -> Meaning:
    """A single day."""
    return Meaning("DATE", day.isoformat(), one_day(day), others, relative, base)


def also(chosen: Meaning, other_one: Meaning | None, why: str) -> Meaning:
    """A meaning with the days of another one as one more alternative, where that has days and they differ."""
    days = other_one.days if other_one else None
    if days is None or days == chosen.days:
        return chosen
    return replace(chosen, alternatives=(*chosen.alternatives, Alternative(days.earliest, days.latest, why)))


def other(day: date, why: str) -> Alternative:
    """Another single day, with the reason why it was ranked behind."""
    return Alternative(day, day, why)


def shifted(day: date, days: int) -> date | None:
    """The day so many days away, or None when it is off the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def safe_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day ("30 February")."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def of_years_around(year: int, month: int, day: int) -> list[date]:
    """That day of the year before, of the year and of the next; of the years around that have it for 29 February."""
    steps = range(-1, 2) if (month, day) != (2, 29) else range(-8, 9)
    return [found for step in steps if (found := safe_day(year + step, month, day))]


def weekday_in_month(year: int, month: int, weekday: int, place: int) -> date | None:
    """The place-th such weekday (1 Monday to 7 Sunday) of a month, the last one for -1; None for a fifth it lacks."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    length = monthrange(year, month)[1]
    first = 1 + (weekday - date(year, month, 1).isoweekday()) % 7
    number = first + 7 * ((length - first) // 7 if place < 0 else place - 1)
    return date(year, month, number) if 1 <= number <= length else None


def months_away(day: date, months: int) -> tuple[int, int] | None:
    """Year and month so many months away, or None when that leaves the calendar."""
    index = day.year * 12 + day.month - 1 + months
    return (index // 12, index % 12 + 1) if FIRST_YEAR <= index // 12 <= LAST_YEAR else None


def week(day: date) -> tuple[str, date, date]:
    """TIMEX3 value, Monday and Sunday of a day's ISO week."""
    year, number, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return f"{year}-W{number:02}", monday, monday + timedelta(days=6)


def quarter(year: int, number: int) -> Meaning:
    """A quarter of a calendar year."""
    first, last = date(year, 3 * number - 2, 1), whole_month(year, 3 * number)[1]
    return Meaning("DATE", f"{year}-Q{number}", spanning(first, last), relative=True)


def month(year: int, number: int) -> Meaning:
    """A calendar month."""
    return Meaning("DATE", f"{year}-{number:02}", Days(*whole_month(year, number), "month"))


def year_of(year: int) -> Meaning:
    """A calendar year."""
    return Meaning("DATE", f"{year:04}", Days(*whole_year(year), "year"))


def decade(first_year: int) -> Meaning:
    """Ten calendar years from a year that ends in 0."""
    span = spanning(date(first_year, 1, 1), date(first_year + 9, 12, 31))
    return Meaning("DATE", str(first_year)[:3], span)


def hundred_years(first_year: int) -> Meaning:
    """A hundred calendar years: the 1800s are 1800 to 1899."""
    span = spanning(date(first_year, 1, 1), date(first_year + 99, 12, 31))
    return Meaning("DATE", str(first_year)[:2], span)


def century(number: int) -> Meaning:
    """A century by its ordinal: 20 is 1901 to 2000, whose TIMEX3 value is 19."""
    span = spanning(date(100 * number - 99, 1, 1), date(100 * number, 12, 31)) if 2 <= number <= 30 else None
    return Meaning("DATE", f"{number - 1:02}", span)


def season(year: int, code: str) -> Meaning:
    """A season by the year it begins in and its TIMEX3 code."""
    start = SEASON_STARTS[code]
    end_year, end_month = (year, start + 2) if start < 12 else (year + 1, 2)
    span = Days(date(year, start, 1), whole_month(end_year, end_month)[1], "season")
    return Meaning("DATE", f"{year}-{code}", span)


def season_near(day: date, code: str, shift: int) -> Meaning:
    """The season of this name at a day (shift 0), the one before it (-1) or after it (1)."""
    start = SEASON_STARTS[code]
    year = day.year - (1 if code == "WI" and day.month <= 2 else 0)
    if shift < 0 and (day.month >= start or (code == "WI" and day.month <= 2)):
        # "last summer", said in autumn, is the one just past; said in summer, the one of the year before.
        inside = start <= day.month <= start + 2 or (code == "WI" and day.month <= 2)
        shift = -1 if inside else 0
    if shift > 0 and day.month < start and code != "WI":
        shift = 0
    return replace(season(year + shift, code), relative=True)


def period(day: date, unit: str, shift: int) -> Meaning | None:
    """The day, week, weekend, month, quarter, year, decade or century so many away from a day's own (0)."""
    match unit:
        case "day":
            there = shifted(day, shift)
            return on(there) if there else None
        case "week":
            return _week_away(day, shift)
        case "weekend":
            return weekend(day, shift)
        case "month":
            there_month = months_away(day, shift)
            return replace(month(*there_month), relative=True) if there_month else None
        case "quarter":
            index = day.year * 4 + (day.month - 1) // 3 + shift
            return quarter(index // 4, index % 4 + 1) if FIRST_YEAR <= index // 4 <= LAST_YEAR else None
        case "year":
            fits = FIRST_YEAR <= day.year + shift <= LAST_YEAR
            return replace(year_of(day.year + shift), relative=True) if fits else None
        case "decade":
            return replace(decade(day.year // 10 * 10 + 10 * shift), relative=True)
        case "century":
            return replace(century((day.year - 1) // 100 + 1 + shift), relative=True)
    return None


def _week_away(day: date, shift: int) -> Meaning | None:
    there = shifted(day, 7 * shift)
    if there is None:
        return None
    value, monday, sunday = week(there)
    sunday_first = Alternative(monday - timedelta(days=1), sunday - timedelta(days=1), "a week may begin on Sunday")
    return Meaning("DATE", value, spanning(monday, sunday), (sunday_first,), relative=True)


def weekend(day: date, shift: int = 0) -> Meaning:
    """Saturday and Sunday: the last weekend that has begun (shift 0), or one so many weeks away."""
    saturday = day - timedelta(days=(day.weekday() - 5) % 7) + timedelta(days=7 * shift)
    value = week(saturday)[0]
    friday = Alternative(saturday - timedelta(days=1), saturday, "in some countries the weekend is Friday and Saturday")
    span = spanning(saturday, saturday + timedelta(days=1))
    return Meaning("DATE", f"{value}-WE", span, (friday,), relative=True)


def part_of(whole: Meaning, part: str) -> Meaning:
    """The early, middle or late third of a period, as approximate days; the TIMEX3 value stays the whole's."""
    if whole.days is None or whole.days.earliest is None or whole.days.latest is None:
        return whole
    first, last = whole.days.earliest, whole.days.latest
    third = (last - first).days / 3
    cuts = {"early": (0, third), "beginning": (0, third), "start": (0, third), "mid": (third, 2 * third),
            "middle": (third, 2 * third), "late": (2 * third, 3 * third), "end": (2 * third, 3 * third)}  # fmt: skip
    low, high = cuts[part.lower()]
    span = spanning(first + timedelta(days=round(low)), first + timedelta(days=round(high)), approximate=True)
    return replace(whole, days=span)


def duration(number: int | None, unit: str) -> str:
    """The TIMEX3 value of a length of time: P2W, PT3H, PXD when the number is unknown; `unit` is the singular word."""
    if unit in ("second", "minute", "hour"):
        return f"PT{'X' if number is None else number}{unit[0].upper()}"
    tens = {"decade": 10, "century": 100, "centurie": 100}
    if unit in tens:
        return f"P{number * tens[unit]}Y" if number else f"PX{'DE' if unit == 'decade' else 'CE'}"
    if unit == "fortnight":
        return f"P{2 * number}W" if number else "PXW"
    letter = {"weekend": "D", "night": "D"}.get(unit, unit[0].upper())
    return f"P{'X' if number is None else number}{letter}"


def length_in_days(number: int, unit: str) -> int:
    """About how many days a length of time has; 0 for less than a day."""
    days = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365, "decade": 3652,
            "century": 36524, "centurie": 36524}  # fmt: skip
    return min(number * days.get(unit, 0), 400_000)


def ago(day: date, number: int, unit: str) -> Meaning | None:
    """The day, week, month or year that lies a number of units before a day (after it when negative)."""
    if unit in ("second", "minute", "hour"):
        whole_days = abs(number) // 24 if unit == "hour" else 0
        return period(day, "day", -whole_days if number > 0 else whole_days)
    if unit in ("day", "night"):
        return period(day, "day", -number)
    if unit in ("week", "fortnight"):
        there = shifted(day, -number * (14 if unit == "fortnight" else 7))
        if there is None:
            return None
        around = spanning(there - timedelta(days=3), there + timedelta(days=3), approximate=True)
        return Meaning("DATE", week(there)[0], around, (other(there, "exactly so many weeks"),), relative=True)
    scale = {"decade": 10, "century": 100, "centurie": 100}.get(unit, 1)
    return period(day, "year" if scale > 1 else unit, -number * scale)
