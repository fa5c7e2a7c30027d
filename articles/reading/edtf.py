"""Days as intervals, and their canonical EDTF strings (ISO 8601-2:2019, the levels 0 to 2 that the record needs).

A date is never a day with an "inexact" flag: it is an interval of days (both ends included, one of them may be
unknown) with a precision that says what kind of interval it is. The string is derived from both, never stored beside
them, so the three cannot disagree.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("day", "range", "approximate", "month", "season", "year")

# ISO 8601-2 season codes by the month in which the (meteorological) season begins. A winter carries the year it
# begins in: 2023-24 is December 2023 to February 2024.
_SEASON_OF_MONTH = {3: 21, 6: 22, 9: 23, 12: 24}
_MONTH_OF_SEASON = {code: month for month, code in _SEASON_OF_MONTH.items()}

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_INTERVAL = re.compile(rf"({_DAY}~?|\.\.)/({_DAY}~?|\.\.)")


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of days: `earliest` to `latest`, both included, ISO dates; None means that side is unknown.

    Raises ValueError when the interval is empty, unbounded on both sides, or does not fit its precision.
    """

    earliest: date | None
    latest: date | None
    precision: str

    def __post_init__(self) -> None:
        if fault := misfit(self.earliest, self.latest, self.precision):
            raise ValueError(fault)

    @property
    def edtf(self) -> str:
        """The canonical EDTF string, e.g. `2024-02-13`, `2024-02-13/2024-02-16`, `2024-02`, `../2024-03-05`."""
        first, last = self.earliest, self.latest
        if first is None or last is None:
            return f"{first or '..'}/{last or '..'}"
        match self.precision:
            case "day":
                return first.isoformat()
            case "month":
                return f"{first:%Y-%m}"
            case "season":
                return f"{first:%Y}-{_SEASON_OF_MONTH[first.month]}"
            case "year":
                return f"{first:%Y}"
            case "approximate":
                return f"{first}~" if first == last else f"{first}~/{last}~"
        return f"{first}/{last}"


def misfit(earliest: date | None, latest: date | None, precision: str) -> str | None:
    """Why an interval and a precision do not go together, as a sentence, or None when they do.

    The same law stands in the database as a CHECK on every table that holds dates.
    """
    if precision not in PRECISIONS:
        return f"precision {precision!r} is unknown; use one of {', '.join(PRECISIONS)}"
    if earliest is None and latest is None:
        return "a date needs at least one known side"
    if earliest is None or latest is None:
        return None if precision == "range" else f"a {precision} needs both sides; only a range may be open"
    if earliest > latest:
        return f"earliest {earliest} is after latest {latest}"
    return None if _fits(earliest, latest, precision) else f"{earliest} to {latest} is not a {precision}"


def _fits(earliest: date, latest: date, precision: str) -> bool:
    match precision:
        case "day":
            return earliest == latest
        case "range":
            return earliest < latest
        case "month":
            return (earliest, latest) == whole_month(earliest.year, earliest.month)
        case "season":
            return earliest.month in _SEASON_OF_MONTH and (earliest, latest) == _season_from(earliest)
        case "year":
            return (earliest, latest) == whole_year(earliest.year)
    return True  # approximate


def one_day(day: date) -> Days:
    """A single known day."""
    return Days(day, day, "day")


def spanning(earliest: date | None, latest: date | None, *, approximate: bool = False) -> Days:
    """The interval between two days: a `day` when they are one, else a `range`, or `approximate` when asked."""
    if approximate and earliest and latest:
        return Days(earliest, latest, "approximate")
    return Days(earliest, latest, "day" if earliest == latest else "range")


def whole_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a calendar month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def whole_year(year: int) -> tuple[date, date]:
    """First and last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def _season_from(start: date) -> tuple[date, date]:
    year, month = (start.year, start.month + 3) if start.month < 12 else (start.year + 1, 3)
    return date(start.year, start.month, 1), date(year, month, 1) - timedelta(days=1)


def parse_edtf(text: str) -> Days:
    """The interval that a canonical EDTF string means; the inverse of `Days.edtf`.

    Raises ValueError, naming the string and the accepted forms, for anything else.
    """
    if (days := _parsed(text.strip())) is None:
        raise ValueError(
            f"{text!r} is not a date known here; write 2024-02-13, 2024-02-13~, 2024-02-13/2024-02-16, ../2024-03-05,"
            " 2024-02, 2024-21 (spring to 2024-24 winter) or 2024"
        )
    return days


def _parsed(text: str) -> Days | None:
    if re.fullmatch(rf"{_DAY}~?", text):
        day = date.fromisoformat(text.rstrip("~"))
        return Days(day, day, "approximate" if text.endswith("~") else "day")
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
        year, part = int(found[1]), int(found[2])
        if part in _MONTH_OF_SEASON:
            return Days(*_season_from(date(year, _MONTH_OF_SEASON[part], 1)), "season")
        return Days(*whole_month(year, part), "month") if 1 <= part <= 12 else None
    if re.fullmatch(r"[0-9]{4}", text):
        return Days(*whole_year(int(text)), "year")
    if found := _INTERVAL.fullmatch(text):
        first, last = (None if side == ".." else date.fromisoformat(side.rstrip("~")) for side in found.groups())
        return spanning(first, last, approximate=text.endswith("~"))
    return None
