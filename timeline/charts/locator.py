"""Where a venue lies: the land around it, and a point. The land is Natural Earth's, which is in the public domain.

`land.json` holds the rings of its 1:110 million land, longitude and latitude in tenths of a degree, in turn.
"""

import json
from functools import cache
from math import cos, radians
from pathlib import Path

from .svg import Element, element

WIDTH, HEIGHT, DEGREE = 320.0, 200.0, 9.0
"""The drawing, and how many units a degree of latitude takes."""


def locator(latitude: float, longitude: float, *, name: str, title: str, mirrored: bool = False) -> Element:
    """A map of about 22 degrees around a point (WGS 84), the point named beside it. `title` says it in words."""
    squeeze = max(cos(radians(latitude)), 0.2)  # a degree of longitude is shorter away from the equator

    def place(lon: float, lat: float) -> tuple[float, float]:
        return WIDTH / 2 + (lon - longitude) * squeeze * DEGREE, HEIGHT / 2 - (lat - latitude) * DEGREE

    paths = []
    for turn in (-360, 0, 360):
        for ring in _land():
            points = [place(lon / 10 + turn, lat / 10) for lon, lat in zip(ring[::2], ring[1::2], strict=True)]
            inside = _clipped(points)
            if len(inside) > 2:
                paths.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in inside) + "Z")
    middle = (WIDTH / 2, HEIGHT / 2)
    return element(
        "svg",
        element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea"),
        element("path", d="".join(paths), class_="land"),
        element("circle", cx=middle[0], cy=middle[1], r=14, class_="place-ring"),
        element("circle", cx=middle[0], cy=middle[1], r=4.5, class_="place"),
        element("text", name, x=middle[0] + (-20 if mirrored else 20), y=middle[1] + 5, class_="place-name"),
        class_="locator",
        width=WIDTH,
        height=HEIGHT,
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="img",
        aria_label=title,
    )


@cache
def _land() -> list[list[int]]:
    found: list[list[int]] = json.loads((Path(__file__).parent / "land.json").read_text("ascii"))
    return found


Point = tuple[float, float]


def _clipped(points: list[Point]) -> list[Point]:
    """A ring cut at the four edges of the drawing, one edge after another (Sutherland and Hodgman, 1974)."""
    if all(x < 0 for x, _ in points) or all(x > WIDTH for x, _ in points):
        return []
    for axis, limit, sign in ((0, 0.0, 1), (0, WIDTH, -1), (1, 0.0, 1), (1, HEIGHT, -1)):
        points = _cut(points, axis, limit, sign)
    return points


def _cut(points: list[Point], axis: int, limit: float, sign: int) -> list[Point]:
    kept: list[Point] = []
    for before, here in zip(points[-1:] + points[:-1], points, strict=True):
        inside, was_inside = (here[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was_inside:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if inside:
            kept.append(here)
    return kept
