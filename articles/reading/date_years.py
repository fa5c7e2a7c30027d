"""What the rows for years, decades and centuries produce."""

import re
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import group, year_number
from .date_spans import part_of_it
from .date_values import Meaning
from .edtf import spanning

_INDEX_BEFORE = re.compile(r"\b(?:Russell?|Nikkei|Euro|Stoxx|Windows|Office|Agenda|Vision|Boeing|Airbus)\s+$")
_OF_BUSINESS = re.compile(r"\b(?:fiscal|financial|FY)", re.IGNORECASE)
_FISCAL = "a business year may begin in October"
_YEAR_SIGN = re.compile(r"\b(?:in|of|since|by|until|from|to|and|early|late|mid|before|after|during)[\s-]+['’‘`]$")
_OF_ONES_AGE = re.compile(r"\b(?:his|her|their|my|your|our)\s+(?:early\s+|mid[\s-]|late\s+)?$")  # "in her 30s"
_DECADE_SIGN = re.compile(r"(?:\bthe|\d0s['’]?\s+(?:and|or|to))\s+$", re.IGNORECASE)
_HEAT = re.compile(r"\b(?:temperatures?|highs?|lows?|degrees|readings?|high|low|upper|lower|shot)\b[^.;]{0,30}$")


def year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A year, or a third of one."""
    if _INDEX_BEFORE.search(at.before):
        return None
    number = year_number(match, at)
    found = part_of_it(match, dv.year_of(number))
    return dv.also(found, _fiscal_year(number), _FISCAL) if _OF_BUSINESS.search(match[0]) else found


def short_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """'96, fiscal '97, FY97; not the feet, minutes or shirts that an apostrophe may stand before."""
    plain = match[0].isdigit()
    if plain and not _YEAR_SIGN.search(at.before):
        return None
    number = year_number(match, at)
    return dv.year_of(number) if plain else dv.also(dv.year_of(number), _fiscal_year(number), _FISCAL)


def year_of_era(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """331 BC, AD 70: too long ago for the calendar here."""
    if match["bc"]:
        return Meaning("DATE", f"BC{int(match['bc']):04}")
    number = int(match["ad"] or match["ad2"])
    return Meaning("DATE", f"{number:04}") if number < dv.FIRST_YEAR else dv.year_of(number)


def _fiscal_year(number: int) -> Meaning:
    """A business year that ends with September, as governments and many firms count it."""
    return Meaning("DATE", str(number), spanning(date(number - 1, 10, 1), date(number, 9, 30)))


def spelled_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Nineteen ninety-six."""
    if group(match, "thousand"):
        number = 2000 + (at.words.number(match["low2"]) or 0 if match["low2"] else 0)
    else:
        high, low = at.words.number(match["high"]), at.words.number(match["low"])
        if high is None or low is None or low >= 100:
            return None
        number = 100 * high + low
    if word := group(match, "mo"):
        return dv.month(number, at.words.months[word])
    return dv.year_of(number)


def decade(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The 1990s, the '90s, the nineties; not an age, a temperature or a model."""
    if _OF_ONES_AGE.search(at.before) or _bare_tens(match, at):
        return None
    if digits := re.sub(r"\D", "", group(match, "y")):
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        first = 1900 + (at.words.number(group(match, "word").removesuffix("ies") + "y") or 0)
    return part_of_it(match, dv.hundred_years(first) if first % 100 == 0 and first < 1900 else dv.decade(first))


def _bare_tens(match: re.Match[str], at: Surroundings) -> bool:
    """Whether "30s" has no sign that a decade is meant: an apostrophe, an article, "early", and no heat beside it."""
    digits = match.groupdict().get("y") or ""
    if len(digits) != 2 or match[0][0] in "'’‘`" or at.before.endswith(("'", "’", "‘", "`")):
        return False
    if _HEAT.search(at.before) or digits < "50":
        return True
    return not (group(match, "part") or _DECADE_SIGN.search(at.before))


def century(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The 20th century."""
    number = at.words.ordinal(match["ord"])
    if number is None:
        return None
    if group(match, "bc"):
        return Meaning("DATE", f"BC{number - 1:02}")
    return part_of_it(match, dv.century(number))
