"""What the rows for quarters and halves of a year produce."""

import re
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import group, shift_of
from .date_values import Meaning
from .date_words import Words
from .edtf import spanning
from .values import Alternative


def quarter(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The third quarter, of a year or the last that has begun; halves of a year."""
    number = _which(group(match, "q"), at.words, "half" in match[0].lower())
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


def _quarter(base: int, number: int) -> Meaning | None:
    return dv.quarter(base, number) if 1 <= number <= 4 else None


def _which(word: str, words: Words, halves: bool) -> int:
    """The number of a quarter or half: the last or latter half is the second, the last quarter the fourth."""
    if word in ("last", "latter", "final"):
        return 2 if halves else 4
    return words.ordinal(word.removeprefix("q")) or 0


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
