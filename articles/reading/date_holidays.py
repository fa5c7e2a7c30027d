"""Named days whose date is fixed or can be computed: Christmas, Thanksgiving, Easter."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import AHEAD, BACK, group, nearest
from .date_values import Meaning


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _weekday_of_month(month: int, weekday: int, place: int) -> Callable[[int], date]:
    """The place-th such weekday (1 Monday to 7 Sunday) of a month; place -1 is the last one."""
    # Every month has a fourth and a last one of each weekday.
    return lambda year: dv.weekday_in_month(year, month, weekday, place) or date(year, month, 1)


def _after_first_monday_of_november(year: int) -> date:
    """The day on which the United States vote."""
    return _weekday_of_month(11, 1, 1)(year) + timedelta(days=1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus 1991)."""
    century, rest = divmod(year, 100)
    gold = year % 19
    moon = (19 * gold + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    lead = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (gold + 11 * moon + 22 * lead) // 451
    month, day = divmod(moon + lead - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's day": _fixed(1, 1),
    "new year's eve": _fixed(12, 31),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "may day": _fixed(5, 1),
    "st. valentine's day": _fixed(2, 14),
    "international women's day": _fixed(3, 8),
    "nowruz": _fixed(3, 20),
    "april fools day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "anzac day": _fixed(4, 25),
    "victory day": _fixed(5, 9),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "bastille day": _fixed(7, 14),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "halloween": _fixed(10, 31),
    "all saints day": _fixed(11, 1),
    "election day": _after_first_monday_of_november,
    "veterans day": _fixed(11, 11),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "martin luther king day": _weekday_of_month(1, 1, 3),
    "presidents day": _weekday_of_month(2, 1, 3),
    "mother's day": _weekday_of_month(5, 7, 2),
    "memorial day": _weekday_of_month(5, 1, -1),
    "father's day": _weekday_of_month(6, 7, 3),
    "labor day": _weekday_of_month(9, 1, 1),
    "columbus day": _weekday_of_month(10, 1, 2),
    "thanksgiving day": _weekday_of_month(11, 4, 4),
    "thanksgiving": _weekday_of_month(11, 4, 4),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
}


FIRST_WORDS = "|".join(sorted({re.findall(r"[A-Za-z]+", name)[0].title() for name in HOLIDAYS}))


def pattern() -> str:
    """A regex piece for the names, longest first; an apostrophe may be curly, and "Presidents'" may have one."""
    names = sorted(HOLIDAYS, key=len, reverse=True)
    shapes = (name.title().replace("'S", "'s").replace(" Of ", " of ") for name in names)
    return "|".join(
        shape.replace("'", "['’]").replace(".", r"\.?").replace("s Day", r"s['’]?\s{1,20}Day").replace(" ", r"\s{1,20}")
        for shape in shapes
    )


def named_day(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Christmas Eve, last Thanksgiving: the nearest, or the one before or after the reference day."""
    words = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'").replace("s' ", "s "))
    found = HOLIDAYS.get(words) or HOLIDAYS[words.replace("st ", "st. ")]
    if group(match, "y"):
        return dv.on(found(int(match["y"])), relative=False)
    if at.reference is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    chosen, beside = choose([found(at.reference.year + step) for step in (-1, 0, 1)], group(match, "mod"), at)
    if match.groupdict().get("weekend"):
        if group(match, "weekend") == "week":
            return dv.period(chosen, "week", 0)
        return dv.weekend(chosen, 1 if chosen.isoweekday() in (4, 5) else 0)
    return dv.on(chosen, *(dv.other(day, "the same holiday of another year") for day in beside))


def choose(options: list[date], mod: str, at: Surroundings) -> tuple[date, list[date]]:
    """The day of a feast that is meant, the last or next one where `mod` says so, and the nearest of the others.

    Needs a reference day, and options on both sides of it.
    """
    reference = at.reference or options[0]
    if mod in BACK:
        chosen = max(day for day in options if day < reference)
    elif mod in AHEAD:
        chosen = min(day for day in options if day > reference)
    else:
        chosen = nearest(options, at)
    return chosen, sorted((day for day in options if day != chosen), key=lambda day: abs(day - chosen))[:1]
