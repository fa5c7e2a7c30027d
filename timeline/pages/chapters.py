"""A list of events as it is read: chapters of one round each, days within them, events within days."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from articles.reading.edtf import Days

from ..models import Round
from ..queries import Shown
from .accounts import Difference, differences


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as shown, and where its accounts differ."""

    shown: Shown
    differences: tuple[Difference, ...]

    @property
    def round(self) -> Round | None:
        """The round it belongs to, once that is public."""
        return self.shown.round


@dataclass(frozen=True, slots=True)
class Dated:
    """Events that share one date, as known."""

    when: Days
    display: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A run of events of one round, or of none; `continued` when the round had a run before."""

    round: Round | None
    continued: bool
    dates: tuple[Dated, ...]


def entry(shown: Shown) -> Entry:
    """An event with its differences."""
    return Entry(shown, differences(shown))


def chapters(rows: Iterable[Shown]) -> list[Chapter]:
    """Consecutive runs of the same round, in the order given, which is by date."""
    found: list[Chapter] = []
    seen: set[int] = set()
    for group, run in groupby(rows, key=lambda row: row.round):
        found.append(Chapter(group, group is not None and group.pk in seen, _dates(list(run))))
        seen |= {group.pk} if group else set()
    return found


def _dates(rows: list[Shown]) -> tuple[Dated, ...]:
    runs = [list(run) for _, run in groupby(rows, key=lambda row: row.when)]
    return tuple(Dated(run[0].when, run[0].display, tuple(map(entry, run))) for run in runs)
