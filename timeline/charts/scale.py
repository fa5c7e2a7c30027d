"""Time as a length: days to units of the drawing, and where the axis has its ticks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
NARROWEST_TICK = 58.0
"""Units between two labels of the axis, so that neither runs into the other."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both drawn whole, over `width` units."""

    first: date
    last: date
    width: float

    @property
    def days(self) -> int:
        """How many days are drawn."""
        return (self.last - self.first).days + 1

    def start(self, day: date) -> float:
        """Where a day begins; days outside the scale are moved to its edge."""
        inside = min(max((day - self.first).days, 0), self.days)
        return inside * self.width / self.days

    def end(self, day: date) -> float:
        """Where a day ends."""
        return self.start(day + ONE_DAY) if day < date.max else self.width

    def middle(self, day: date) -> float:
        """The middle of a day."""
        return (self.start(day) + self.end(day)) / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis: where, the day it stands for, and the unit it begins (`day`, `month` or `year`)."""

    at: float
    day: date
    unit: str
    text: str


Naming = Callable[[date, str], str]
"""How a day is named on the axis, given it and the unit that begins there (`day`, `month` or `year`)."""


def ticks(scale: Scale, name: Naming) -> list[Tick]:
    """The ticks of a scale, as dense as their labels allow: days, weeks, months, quarters, years, centuries."""
    for step, unit in (
        (_days(1), "day"),
        (_days(7), "day"),
        (_months(1), "month"),
        (_months(3), "month"),
        (_months(12), "year"),
        (_months(120), "year"),
        (_months(1200), "year"),
        (_months(12000), "year"),
    ):
        days = list(step(scale))
        if len(days) * NARROWEST_TICK <= scale.width:
            return [Tick(scale.start(day), day, unit, name(day, unit)) for day in days]
    return []


def _days(step: int) -> Callable[[Scale], Iterator[date]]:
    def walk(scale: Scale) -> Iterator[date]:
        if scale.days > 400 * step:
            yield from (scale.first for _ in range(100))  # far too many to be labelled
            return
        day = scale.first + timedelta(days=-scale.first.weekday() % 7 if step == 7 else 0)
        while day <= scale.last:
            yield day
            day += timedelta(days=step)

    return walk


def _months(step: int) -> Callable[[Scale], Iterator[date]]:
    def walk(scale: Scale) -> Iterator[date]:
        number = scale.first.year * 12 + scale.first.month - 1
        number += -number % step
        while number < date.max.year * 12:
            day = date(number // 12, number % 12 + 1, 1)
            if day > scale.last:
                return
            if day >= scale.first:
                yield day
            number += step

    return walk
