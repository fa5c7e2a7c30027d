"""What the rows for quarters and halves of a year produce."""

import re
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import group, month_number, shift_of
from .date_spans import month_alone
from .date_values import Meaning
from .date_words import Words
from .edtf import spanning
from .values import Alternative


def quarter(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The third quarter, of a year or the last that has begun; halves of a year."""
    halves = "half" in match[0].lower()
    if halves and not match.groupdict().get("y") and not _of_business(match, at):
        return None
    number = _which(group(match, "q"), at.words, halves)
    mod, named = group(match, "mod"), match.groupdict().get("y")
    before = re.sub(r"['’]s$", "", group(match, "year"))
    named = named or (before if before.isdigit() else None)
    if not named and at.reference is None:
        return Meaning("DATE", f"XXXX-Q{number}", relative=True)
    base = int(named) if named else at.reference.year if at.reference else 0
    if before:
        base = int(before) if before.isdigit() else base + _year_step(before)
    elif mod:
        base += shift_of(match)
    elif not named and at.reference:
        base += _quarter_step(number, at) if "half" not in match[0].lower() else _half_step(number, at.reference)
    found = _half(base, number) if "half" in match[0].lower() else _quarter(base, number)
    if found is None or named:
        return found and replace(found, relative=False)
    others = (_half if "half" in match[0].lower() else _quarter)(base - 1, number)
    rest = (
        (Alternative(others.days.earliest, others.days.latest, "of the year before"),) if others and others.days else ()
    )
    return replace(found, alternatives=rest)


# Half of a year is spoken of in business; in sport it is half of a match.
_BUSINESS = re.compile(
    r"\b(?:profits?|earnings|sales|revenues?|income|results?|output|growth|grew|year|econom\w+|loss(?:es)?|shipments"
    r"|production|inflation|rates?|exports?|imports?|quarters?|fiscal|forecast|company|budget|deficit|turnover|gdp"
    r"|market|prices?)\b|[%$£€]",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"\s+of\s+(?!(?:the|this|last|next)\s+(?:fiscal\s+|financial\s+)?year|\d{4}|fiscal)")


def _of_business(match: re.Match[str], at: Surroundings) -> bool:
    if group(match, "year") or group(match, "mod") or match[0].lower().endswith("year"):
        return True
    if _OF_SOMETHING.match(at.after):
        return False
    return bool(at.told.quarter or _BUSINESS.search(f"{at.before} {at.after}"))


def quarter_by_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The December quarter: the quarter that ends in, or holds, that month."""
    if not group(match, "y"):
        found = month_alone(match, at)
        first = found.days.earliest if found and found.days else None
        if found is None or first is None:
            return found
        rest = [
            Alternative(days.earliest, days.latest, "of another year")
            for step in (-1, 1)
            if (days := dv.quarter(first.year + step, (first.month + 2) // 3).days)
        ]
        return replace(dv.quarter(first.year, (first.month + 2) // 3), alternatives=tuple(rest))
    return replace(dv.quarter(int(match["y"]), (month_number(match, at) + 2) // 3), relative=False)


def _quarter(base: int, number: int) -> Meaning | None:
    return dv.quarter(base, number) if 1 <= number <= 4 else None


def _which(word: str, words: Words, halves: bool) -> int:
    """The number of a quarter or half: the last or latter half is the second, the last quarter the fourth."""
    if word in ("last", "latter", "final"):
        return 2 if halves else 4
    return words.ordinal(word.strip("q")) or 0


def _quarter_step(number: int, at: Surroundings) -> int:
    """Years to add so that a quarter without a year is the nearest one; not one to come where the words tell of
    what was.
    """
    month = at.reference.month if at.reference else 1
    starts_in = 3 * number - 2 - month
    if starts_in <= 0:
        ended = month - 3 * number
        return 1 if ended > 8 and at.ahead else 0
    return 0 if at.ahead or (starts_in <= 3 and not at.behind) else -1


def _half_step(number: int, reference: date) -> int:
    return -1 if number == 2 and reference.month < 7 else 0


def _year_step(words: str) -> int:
    return -1 if words.startswith(("last", "year")) else 1 if words.startswith("next") else 0


def _half(base: int, number: int) -> Meaning | None:
    if number not in (1, 2):
        return None
    first = date(base, 6 * number - 5, 1)
    last = date(base, 6, 30) if number == 1 else date(base, 12, 31)
    return Meaning("DATE", f"{base}-H{number}", spanning(first, last), relative=True)
