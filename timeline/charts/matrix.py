"""Who met whom: one cell a pair of parties, a disc as large as the number of events both were at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt

from .svg import Element, element

CELL, LETTER = 36.0, 7.4


@dataclass(frozen=True, slots=True)
class Meeting:
    """How many events two parties, named by their places in the list of names, were both at."""

    one: int
    other: int
    count: int


def matrix(
    names: Sequence[str],
    meetings: Sequence[Meeting],
    *,
    title: str,
    pair: Callable[[str, str, int], str],
    mirrored: bool = False,
) -> Element:
    """A staircase of cells, each name written once at the end of its row, above its column.

    `pair` says two names and their number in words; `title` names the whole drawing.
    """
    counts = {(max(each.one, each.other), min(each.one, each.other)): each.count for each in meetings}
    most = max(counts.values(), default=1)
    letters = [len(name) * LETTER + row * CELL for row, name in enumerate(names)]
    width, height = max(letters, default=0) + CELL, len(names) * CELL

    def across(x: float) -> float:
        return width - x if mirrored else x

    parts: list[Element] = []
    for row, name in enumerate(names):
        y = row * CELL + CELL / 2
        parts += [_cell(across(column * CELL + CELL / 2), y) for column in range(row)]
        for column in range(row):
            count = counts.get((row, column), 0)
            words = pair(names[column], name, count)
            parts.append(_disc(across(column * CELL + CELL / 2), y, count, most, words))
        parts.append(element("text", name, x=across(row * CELL + 10), y=y + 5, class_="matrix-name"))
    return element(
        "svg",
        *parts,
        class_="matrix",
        width=width,
        height=height,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_label=title,
    )


def _cell(x: float, y: float) -> Element:
    half = CELL / 2
    return element("rect", x=x - half, y=y - half, width=CELL, height=CELL, class_="matrix-cell")


def _disc(x: float, y: float, count: int, most: int, words: str) -> Element:
    if not count:
        return element("g", element("title", words), element("circle", cx=x, cy=y, r=1.5, class_="matrix-none"))
    radius = 8 + 7 * sqrt(count / most)
    number = element("text", str(count), x=x, y=y + 4.5, class_="matrix-count")
    return element(
        "g", element("title", words), element("circle", cx=x, cy=y, r=radius, class_="matrix-disc"), number
    )  # fmt: skip
