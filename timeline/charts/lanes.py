"""The overview: lanes by venue, time across, each event a mark that is a link, rounds as bands behind them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .marks import DEFINITIONS, Mark, drawn, extent
from .packing import Cluster, Placed, pack
from .scale import Scale, Tick
from .svg import Element, element

WIDTH, NAMES = 856.0, 104.0
"""Units, which are CSS pixels: the drawing itself, and the column with the names of its lanes."""

ROW, LEAST_LANE, BAND_ROW, AXIS = 24.0, 40.0, 18.0, 24.0
"""Heights: of a row of marks (no target is smaller), of an empty lane, of a row of rounds' names, of the axis."""

MOST_ROWS, MOST_BAND_ROWS = 8, 3
"""Rows of a lane; what does not fit is gathered into clusters below them. Rows of rounds' names."""

LETTER = 6.3
"""The width of a letter of a round's name, on average and generously."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its key, which marks name, and what is written before it."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """A round of talks behind the lanes: its days, its name, its address."""

    first: date
    last: date
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the drawing says itself: what it is, and how a cluster of a number of events, with its days, is named and
    where it leads."""

    title: str
    cluster: Callable[[int, date, date], str]
    cluster_href: Callable[[date, date], str]


@dataclass(frozen=True, slots=True)
class Overview:
    """Two drawings of one height, to stand side by side: the names of the lanes, and the lanes."""

    names: Element
    drawing: Element


def overview(
    marks: Sequence[Mark],
    lanes: Sequence[Lane],
    bands: Iterable[Band],
    *,
    scale: Scale,
    axis: Iterable[Tick],
    words: Words,
    mirrored: bool = False,
) -> Overview:
    """Draw it. `scale` is WIDTH units wide; `mirrored` lets time run from right to left."""
    side = _Side(mirrored)
    names, top = _bands(list(bands), scale)
    axis_at = top + AXIS
    parts: list[Element] = []
    labels: list[Element] = []
    y = axis_at
    for number, lane in enumerate(lanes):
        packed = pack([mark for mark in marks if mark.lane == lane.key], lambda m: extent(m, scale), MOST_ROWS, WIDTH)
        rows = max((each.row + 1 for each in packed), default=1)
        height = max(rows * ROW + 10, LEAST_LANE)
        parts.append(element("rect", x=0, y=y, width=WIDTH, height=height, class_=f"lane lane-{number % 2}"))
        parts += [_mark(each, y + 5, scale, side, words) for each in packed]
        labels.append(element("rect", x=0, y=y, width=NAMES, height=height, class_=f"lane lane-{number % 2}"))
        labels.append(element("text", lane.name, x=side.edge(NAMES), y=y + height / 2 + 4, class_="lane-name"))
        y += height
    grounds = [part for part in parts if part.tag == "rect"]
    links = [part for part in parts if part.tag != "rect"]
    behind = [_ground(each, axis_at, y, scale, side) for each in names]
    drawing = element(
        "svg",
        DEFINITIONS,
        *grounds,
        *behind,
        *_axis(axis, axis_at, y, side),
        *(_name(each, axis_at, side) for each in names if each.row < MOST_BAND_ROWS),
        *links,
        class_="overview",
        width=WIDTH,
        height=y,
        viewBox=f"0 0 {WIDTH:g} {y:g}",
        role="group",
        aria_label=words.title,
    )
    beside = element("svg", *labels, class_="overview-names", width=NAMES, height=y, aria_hidden="true")
    return Overview(beside, drawing)


@dataclass(frozen=True, slots=True)
class _Side:
    """Which way time runs."""

    mirrored: bool

    def at(self, x: float) -> float:
        return WIDTH - x if self.mirrored else x

    def left(self, x: float, width: float) -> float:
        return WIDTH - x - width if self.mirrored else x

    def edge(self, width: float) -> float:
        """Where a line of text begins in a column."""
        return width if self.mirrored else 0.0


@dataclass(frozen=True, slots=True)
class _Name:
    band: Band
    start: float
    row: int


def _bands(bands: list[Band], scale: Scale) -> tuple[list[_Name], float]:
    """Where each round's name begins and in which row, and how high those rows are together."""
    ends = [0.0] * MOST_BAND_ROWS
    names = []
    for band in sorted(bands, key=lambda each: each.first):
        width = len(band.name) * LETTER + 10
        start = scale.start(band.first)
        if start + width > WIDTH:
            start = max(0.0, start - width)  # before its line, where there is no room behind it
        row = next((number for number, end in enumerate(ends) if end <= start), MOST_BAND_ROWS)
        if row < MOST_BAND_ROWS:
            ends[row] = start + width
        names.append(_Name(band, start, row))
    used = 1 + max((name.row for name in names if name.row < MOST_BAND_ROWS), default=-1)
    return names, used * BAND_ROW + 4


def _ground(name: _Name, top: float, bottom: float, scale: Scale, side: _Side) -> Element:
    start = scale.start(name.band.first)
    width = max(scale.end(name.band.last) - start, 4.0)
    rise = top if name.row == MOST_BAND_ROWS else 2 + name.row * BAND_ROW
    return element(
        "g",
        element("rect", x=side.left(start, width), y=top, width=width, height=bottom - top, class_="band"),
        element("path", d=f"M{side.at(start):.1f} {rise:g}V{bottom:g}", class_="band-edge"),
    )


def _name(name: _Name, top: float, side: _Side) -> Element:
    y = 2 + name.row * BAND_ROW
    hit = len(name.band.name) * LETTER + 10
    return element(
        "a",
        element("rect", x=side.left(name.start, hit), y=y, width=hit, height=BAND_ROW, class_="hit"),
        element("text", name.band.name, x=side.at(name.start + 5), y=y + 13),
        href=name.band.href,
        class_="band-name",
    )


def _axis(axis: Iterable[Tick], top: float, bottom: float, side: _Side) -> list[Element]:
    lines = []
    for tick in axis:
        x = side.at(tick.at)
        lines.append(element("path", d=f"M{x:.1f} {top - 6:g}V{bottom:g}", class_=f"tick tick-{tick.unit}"))
        lines.append(
            element("text", tick.text, x=side.at(tick.at + 4), y=top - 7, class_=f"tick-text tick-{tick.unit}")
        )
    return lines


def _mark(placed: Placed | Cluster, top: float, scale: Scale, side: _Side, words: Words) -> Element:
    y = top + placed.row * ROW + ROW / 2
    if isinstance(placed, Placed):
        return drawn(placed.mark, scale, y, side.left, side.mirrored)
    return element(
        "a",
        element("title", words.cluster(placed.count, placed.first, placed.last)),
        element("rect", x=side.left(placed.start, placed.width), y=y - 11, width=placed.width, height=22, rx=11),
        element("text", f"+{placed.count}", x=side.at(placed.start + placed.width / 2), y=y + 4, direction="ltr"),
        href=words.cluster_href(placed.first, placed.last),
        class_="cluster",
        aria_label=words.cluster(placed.count, placed.first, placed.last),
    )
