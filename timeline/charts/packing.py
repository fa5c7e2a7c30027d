"""Marks of one lane in rows, so that none covers another; what no row has room for is gathered into clusters."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .marks import Mark

CLUSTER = 38.0
"""The width of a cluster."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and its row, the first one being 0."""

    mark: Mark
    row: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Marks that no row had room for: where they are drawn, how many, and the days they span."""

    start: float
    width: float
    row: int
    count: int
    first: date
    last: date


def pack(
    marks: Iterable[Mark], extent: Callable[[Mark], tuple[float, float]], most_rows: int, width: float
) -> list["Placed | Cluster"]:
    """Each mark in the first row that has room, in order of time; the rest as clusters in one row below.

    No cluster goes beyond `width`.
    """
    ends = [float("-inf")] * most_rows
    found: list[Placed | Cluster] = []
    left_over: list[tuple[float, Mark]] = []
    for mark in sorted(marks, key=extent):
        start, end = extent(mark)
        row = next((number for number, taken in enumerate(ends) if taken <= start), None)
        if row is None:
            left_over.append((min(start, width - CLUSTER), mark))
        else:
            ends[row] = end
            found.append(Placed(mark, row))
    return [*found, *_clusters(left_over, most_rows)]


def _clusters(marks: list[tuple[float, Mark]], row: int) -> list[Cluster]:
    groups: list[list[tuple[float, Mark]]] = []
    for start, mark in marks:
        if groups and start < groups[-1][0][0] + CLUSTER:
            groups[-1].append((start, mark))
        else:
            groups.append([(start, mark)])
    return [_cluster(group, row) for group in groups]


def _cluster(group: list[tuple[float, Mark]], row: int) -> Cluster:
    days = [day for _, mark in group for day in (mark.first, mark.last) if day]
    return Cluster(group[0][0], CLUSTER, row, len(group), min(days), max(days))
