"""Feasts of the Islamic and Jewish calendars: their days by arithmetic, and what the row for them produces.

The Islamic months are those of the tabular calendar; whoever watches for the moon may begin a day earlier or later.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from . import date_values as dv
from .date_context import Surroundings
from .date_holidays import choose
from .date_makers import group
from .date_values import Meaning
from .edtf import spanning

_ISLAMIC_EPOCH = 227_014  # the day number (date.toordinal) before 1 Muharram of the year 1
_ISLAMIC_YEARS = 1.030684  # in one of ours
_HEBREW_EPOCH = -1_373_428  # the day number before 1 Tishri of the year 1


def islamic(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (Reingold and Dershowitz). Raises ValueError when it is off ours."""
    months = (59 * (month - 1) + 1) // 2  # months have 30 and 29 days by turns
    return date.fromordinal(_ISLAMIC_EPOCH + day + months + 354 * (year - 1) + (3 + 11 * year) // 30)


def _hebrew_days(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def rosh_hashanah(year: int) -> date:
    """The first day of a year of the Jewish calendar (Reingold and Dershowitz)."""
    last, this, following = _hebrew_days(year - 1), _hebrew_days(year), _hebrew_days(year + 1)
    delay = 2 if following - this == 356 else 1 if this - last == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + this + delay + 1)


def _from_new_year(days: int) -> Callable[[int], date]:
    return lambda year: rosh_hashanah(year + 3761) + timedelta(days=days)


def _before_new_year(days: int) -> Callable[[int], date]:
    return lambda year: rosh_hashanah(year + 3761) - timedelta(days=days)


def _first_day_of_hanukkah(year: int) -> date:
    """The 25th of Kislev: a month later, and a day more in a year whose second month has 30 days."""
    first, following = (rosh_hashanah(year + step) for step in (3761, 3762))
    return first + timedelta(days=84 if (following - first).days % 10 == 5 else 83)


# Name: how many days it lasts, and either its Islamic month and day or, by our year, its first day.
_ISLAMIC_FEASTS = {"ashura": (1, 1, 10), "ramadan": (30, 9, 1), "eid al-fitr": (3, 10, 1), "eid al-adha": (4, 12, 10)}
_JEWISH_FEASTS = {
    "purim": (1, _before_new_year(193)),
    "passover": (8, _before_new_year(163)),
    "shavuot": (2, _before_new_year(113)),
    "rosh hashanah": (2, _from_new_year(0)),
    "yom kippur": (1, _from_new_year(9)),
    "sukkot": (7, _from_new_year(14)),
    "hanukkah": (8, _first_day_of_hanukkah),
}
NAMES = (
    r"(?:Ashura|Purim|Hanukkah|Ramadan|Eid{_}[Aa]l-(?:Fitr|Adha)|Passover|Shavuot|Rosh{_}Hashanah?|Yom{_}Kippur|Sukkot)"
)


def first_days(name: str, year: int) -> list[date]:
    """The days of a year on which the feast of a (lower-case) name begins; an Islamic one may begin twice in a year."""
    if name in _JEWISH_FEASTS:
        return [_JEWISH_FEASTS[name][1](year)]
    _, month, day = _ISLAMIC_FEASTS[name]
    around = round((year - 622) * _ISLAMIC_YEARS)
    return [found for step in range(-1, 3) if (found := islamic(around + step, month, day)).year == year]


def feast(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Ramadan, Passover: the nearest, or the last or next one, from about its first day to its last."""
    name = re.sub(r"\s+", " ", match["name"].lower()).replace("hashana ", "hashanah ")
    name = "rosh hashanah" if name.startswith("rosh") else name
    length = (_ISLAMIC_FEASTS.get(name) or _JEWISH_FEASTS[name])[0]
    if group(match, "y"):
        days = first_days(name, int(match["y"]))
        return _whole(days[0], length, name) if days else None
    if at.reference is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    options = [day for step in (-1, 0, 1) for day in first_days(name, at.reference.year + step)]
    chosen, beside = choose(options, group(match, "mod"), at)
    found = replace(_whole(chosen, length, name), relative=True)
    for day in beside:
        found = dv.also(found, _whole(day, length, name), "the same feast of another year")
    return found


def _whole(first: date, length: int, name: str) -> Meaning:
    if length == 1:
        return dv.on(first, relative=False)
    last = first + timedelta(days=length - 1)
    return Meaning("DATE", f"{first}/{last}", spanning(first, last, approximate=name in _ISLAMIC_FEASTS))
