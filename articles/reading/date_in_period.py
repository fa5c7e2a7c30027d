"""What the rows for a day or week of a longer period produce: the first Sunday in May, the last day of 1998."""

import re
from dataclasses import replace
from datetime import date, timedelta

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import day_number, group, month_number, nearest, shift_of, year_number
from .date_spans import month_alone
from .date_values import Meaning
from .edtf import Days, spanning, whole_month
from .values import Alternative

_MONTHS_AROUND = 6  # months on both sides among which "Friday the 13th" is looked for
_ANOTHER_YEAR, _ANOTHER_MONTH = "the same day of another year", "the same day of another month"


def _place(match: re.Match[str], at: Surroundings) -> int | None:
    """The number of an ordinal word; -1 for the last one."""
    word = group(match, "ord")
    return -1 if word in ("last", "final") else at.words.ordinal(word)


def _of_years(match: re.Match[str], at: Surroundings, days: list[date | None]) -> Meaning:
    """The one day, or the nearest of those of several years, with the next best beside it."""
    known = [day for day in days if day]
    if len(days) == 1:
        return dv.on(known[0], relative=not group(match, "y"))
    chosen = nearest(known, at)
    rest = sorted((abs(day - chosen), day) for day in known if day != chosen)
    return dv.on(chosen, *(dv.other(day, _ANOTHER_YEAR) for _, day in rest[:1]))


def _months(match: re.Match[str], at: Surroundings) -> list[tuple[int, int]]:
    """Year and month that a match speaks of; those of three years where it names no year."""
    if group(match, "mo"):
        number = month_number(match, at)
        if group(match, "y"):
            return [(year_number(match, at), number)]
        return [(at.reference.year + step, number) for step in (-1, 0, 1)] if at.reference else []
    there = dv.months_away(at.reference, shift_of(match)) if at.reference else None
    return [there] if there else []


def weekday_of_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The first Sunday in May, the last Friday of September 2021; of each month it is a repetition."""
    if group(match, "each"):
        return Meaning("SET", "P1M")
    place, months = _place(match, at), _months(match, at)
    if place is None or not months:
        return None
    weekday = at.words.weekdays[group(match, "wd")]
    days = [dv.weekday_in_month(year, month, weekday, place) for year, month in months]
    return _of_years(match, at, days) if all(days) else None


def day_of_period(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The first day of March, the last day of 1998, the last day of the year."""
    place = _place(match, at)
    if place is None:
        return None
    if group(match, "whole") or group(match, "unit") == "year":
        base = int(match["whole"]) if group(match, "whole") else at.reference.year if at.reference else None
        if base is None:
            return Meaning("DATE", "XXXX-XX-XX", relative=True)
        year = base + (shift_of(match) if group(match, "unit") else 0)
        if not dv.FIRST_YEAR <= year <= dv.LAST_YEAR:
            return None
        day = date(year, 12, 31) if place < 0 else date(year, 1, 1) + timedelta(days=place - 1)
        return dv.on(day, relative=not group(match, "whole"))
    months = _months(match, at)
    months = [month for month in months if dv.FIRST_YEAR <= month[0] <= dv.LAST_YEAR]
    days = [whole_month(*month)[1] for month in months]
    if not days:
        return Meaning("DATE", "XXXX-XX-XX", relative=True) if at.reference is None else None
    found = [last if place < 0 else dv.safe_day(*month, place) for last, month in zip(days, months, strict=True)]
    return _of_years(match, at, found) if all(found) else None


def week_of_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The second week of July: its 8th to 14th; the last week is the last seven days."""
    place, months = _place(match, at), _months(match, at)
    if place is None or place > 5 or not months:
        return None
    lasts = [
        whole_month(*month)[1] if place < 0 or place == 5 else dv.safe_day(*month, 7 * place)
        for month in months
        if dv.FIRST_YEAR <= month[0] <= dv.LAST_YEAR
    ]
    if not lasts:
        return None
    chosen = _of_years(match, at, lasts)
    last = chosen.days.latest if chosen.days else None
    if last is None:
        return None
    first = last - timedelta(days=6)
    value = dv.week(last - timedelta(days=3))[0]
    before = [
        replace(other, earliest=other.latest - timedelta(days=6), why="the same week of another year")
        for other in chosen.alternatives
        if other.latest
    ]
    monday = dv.week(last - timedelta(days=3))[1]
    calendar = replace(dv.other(monday, "the calendar week"), latest=monday + timedelta(days=6))
    others = (calendar, *before) if monday != first else tuple(before)
    return replace(chosen, value=value, days=spanning(first, last), alternatives=others)


def half_of_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The first half of March: about its first fifteen days; the TIMEX3 value stays the month's."""
    if group(match, "y"):
        whole: Meaning | None = dv.month(year_number(match, at), month_number(match, at))
    else:
        whole = month_alone(match, at)
    if whole is None or whole.days is None:
        return whole
    chosen = _half(whole.days.earliest, whole.days.latest, group(match, "half"))
    spans = [_half(other.earliest, other.latest, group(match, "half")) for other in whole.alternatives]
    why = "the same half of another year"
    others = tuple(Alternative(span.earliest, span.latest, why) for span in spans if span)
    return replace(whole, days=chosen, alternatives=others)


def _half(first: date | None, last: date | None, which: str) -> Days | None:
    if first is None or last is None:
        return None
    middle = first.replace(day=15)
    if which == "first":
        return spanning(first, middle, approximate=True)
    return spanning(middle + timedelta(days=1), last, approximate=True)


def weekday_and_number(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Thursday the 15th: the nearest month whose 15th is a Thursday, within half a year."""
    number, weekday = day_number(match, at), at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-XX-{number:02}", relative=True)
    steps = range(-_MONTHS_AROUND, _MONTHS_AROUND + 1)
    months = [there for step in steps if (there := dv.months_away(at.reference, step))]
    days = [day for month in months if (day := dv.safe_day(*month, number))]
    fitting = [day for day in days if day.isoweekday() == weekday]
    if not fitting:
        return None
    chosen = nearest(fitting, at)
    beside = nearest([day for day in days if day != chosen], at)
    return dv.on(chosen, dv.other(beside, _ANOTHER_MONTH))


def years_ago_today(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A year ago today, two years ago this month: the day, week or month so many years, months or weeks back."""
    number, unit = at.words.number(match["n"]), group(match, "unit").rstrip("s")
    if number is None:
        return None
    word = group(match, "word").split()[-1]
    number_of_weekday = at.words.weekdays.get(word)
    if at.reference is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(word, "XXXX-XX-XX"), relative=True)
    away = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if number_of_weekday:
        away = -((at.reference.isoweekday() - number_of_weekday) % 7)
    reference = dv.shifted(at.reference, away)
    if reference is None:
        return None
    there: date | None
    if unit == "week":
        there = dv.shifted(reference, -7 * number)
    else:
        month = dv.months_away(reference, -number * (12 if unit == "year" else 1))
        # A 31st or 29 February that the month lacks becomes its last day.
        there = next((day for step in range(4) if month and (day := dv.safe_day(*month, reference.day - step))), None)
    if there is None:
        return None
    if word == "tonight":
        return replace(dv.on(there), type="TIME", value=f"{there}TNI")
    found = dv.period(there, word if word in ("week", "month") else "day", 0)
    if found is None or not number_of_weekday:
        return found
    back = dv.shifted(there, -((there.isoweekday() - number_of_weekday) % 7 or 7))
    return dv.also(found, dv.on(back) if back else None, "that weekday, not that day of the month")


def month_of_year_told(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """In March that year, July 4 of the same year: of the last year that the text named."""
    if at.told.year is None:
        return None
    step = {"following": 1, "next": 1, "previous": -1}.get(group(match, "way").split()[-1], 0)
    years = [at.told.year + step, *([at.reference.year + step] if at.reference else [])]
    found = [_day_or_month(match, at, year) for year in years if dv.FIRST_YEAR <= year <= dv.LAST_YEAR]
    if not found or found[0] is None:
        return None
    chosen = replace(found[0], relative=True, base=date(at.told.year, 1, 1))
    return dv.also(chosen, found[-1], "counted from the year of the report")


def _day_or_month(match: re.Match[str], at: Surroundings, year: int) -> Meaning | None:
    number = month_number(match, at)
    if not group(match, "d"):
        return dv.month(year, number)
    day = dv.safe_day(year, number, day_number(match, at))
    return dv.on(day) if day else None
