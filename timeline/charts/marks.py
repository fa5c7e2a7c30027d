"""One event as a mark: a day is a point, an interval a bar, an approximate date a bar with soft edges.

Planned, postponed, cancelled and denied events are outlines; what accounts differ on bears a diamond.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .scale import Scale
from .svg import Element, element

TARGET = 24.0
"""The least width of a mark together with the room around it: nobody has to hit less."""

OPEN = timedelta(days=3)
"""How much of a side that has no end is drawn, fading."""

BAR, POINT = 10.0, 5.5
"""Height of a bar, radius of a point."""

OUTLINED = {"planned", "postponed", "cancelled", "denied"}
CROSSED = {"cancelled", "denied"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One event: its key, its days (one side may be open), precision and phase as the record's vocabularies name them,
    its lane, whether accounts differ, what is said of it, and its address."""

    key: str
    first: date | None
    last: date | None
    precision: str
    phase: str
    lane: str
    disputed: bool
    label: str
    href: str


def _stops(*opacities: tuple[str, str]) -> tuple[Element, ...]:
    return tuple(element("stop", offset=at, stop_opacity=value, class_="soft-stop") for at, value in opacities)


DEFINITIONS = element(
    "defs",
    element("linearGradient", *_stops(("0", "0.08"), ("0.35", "1"), ("0.65", "1"), ("1", "0.08")), id="soft-both"),
    element("linearGradient", *_stops(("0", "0.05"), ("0.7", "1"), ("1", "1")), id="soft-left"),
    element("linearGradient", *_stops(("0", "1"), ("0.3", "1"), ("1", "0.05")), id="soft-right"),
)
"""The soft edges, named by the side that fades."""


def span(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Where the mark itself begins and ends."""
    first = mark.first or (mark.last - OPEN if mark.last else scale.first)
    last = mark.last or first + OPEN
    start, end = scale.start(first), scale.end(last)
    least = 2 * POINT if _is_point(mark) else 2 * BAR
    if end - start < least or _is_point(mark):
        middle = min(max((start + end) / 2, least / 2), scale.width - least / 2)
        start, end = middle - least / 2, middle + least / 2
    return start, end


def extent(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Where the mark begins and ends with the room that a finger needs."""
    start, end = span(mark, scale)
    room = max(0.0, TARGET - (end - start)) / 2
    return start - room, max(end + room, start - room + TARGET)


def _is_point(mark: Mark) -> bool:
    return mark.precision == "day"


Left = Callable[[float, float], float]
"""Where something that begins at x and is so wide has its left edge, whichever way time runs."""


def drawn(mark: Mark, scale: Scale, y: float, left: Left, mirrored: bool) -> Element:
    """The mark as a link, centred on the height y."""
    start, end = span(mark, scale)
    hit, hit_end = extent(mark, scale)
    x, width = left(start, end - start), end - start
    shape = _point(x + POINT, y) if _is_point(mark) else _bar(mark, x, y, width, mirrored)
    return element(
        "a",
        element("title", mark.label),
        element("rect", x=left(hit, hit_end - hit), y=y - TARGET / 2, width=hit_end - hit, height=TARGET, class_="hit"),
        shape,
        _cross(x + width / 2, y) if mark.phase in CROSSED else None,
        _diamond(x + width - 1 if width < 20 else x + width - 6, y - 8) if mark.disputed else None,
        href=mark.href,
        class_=f"mark mark-{'outline' if mark.phase in OUTLINED else 'full'} mark-{mark.phase}",
        data_event=mark.key,
        aria_label=mark.label,
    )


def _point(x: float, y: float) -> Element:
    return element("circle", cx=x, cy=y, r=POINT, class_="shape")


def _bar(mark: Mark, x: float, y: float, width: float, mirrored: bool) -> Element:
    fade = _fade(mark, mirrored)
    outlined = mark.phase in OUTLINED
    vague = " shape-vague" if mark.precision in ("month", "season", "year") else ""
    return element(
        "rect",
        x=x,
        y=y - BAR / 2,
        width=width,
        height=BAR,
        rx=0 if fade else BAR / 2,
        class_="shape-soft" if fade else f"shape{vague}",
        fill=f"url(#{fade})" if fade and not outlined else None,
        stroke=f"url(#{fade})" if fade and outlined else None,
    )


def _fade(mark: Mark, mirrored: bool) -> str:
    if mark.precision == "approximate":
        return "soft-both"
    if mark.first and mark.last:
        return ""
    return "soft-left" if (mark.first is None) != mirrored else "soft-right"


def _cross(x: float, y: float) -> Element:
    return element("path", d=f"M{x - 7:.1f} {y - 7:.1f}l14 14m0 -14l-14 14", class_="cross-out")


def _diamond(x: float, y: float) -> Element:
    return element("path", d=f"M{x:.1f} {y - 4:.1f}l4 4l-4 4l-4 -4z", class_="disputed")
