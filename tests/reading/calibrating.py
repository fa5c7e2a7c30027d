"""How far a confidence can be trusted on a report that it was not fitted on: each report left out in turn.

`python -m tests.reading.calibrating` prints the table of the reports left out, and the points that all of them give for
`articles/reading/calibration.py`.
"""

from collections.abc import Iterable
from itertools import pairwise

from articles.reading.calibration import POINTS

from .reports import accepted, bins, found_events, reports

Judged = tuple[float, bool]  # weight or confidence of a suggestion, and whether it would be accepted
Points = list[tuple[float, float]]
# No rule was written on held_out, blind and blind_more: they only measure.
FILES = ("developed", "unseen", "fresh", "held_out", "elsewhere", "elsewhere_more", "blind", "blind_more", "other")
_EDGES = (0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
_DRAWN = 6  # suggestions of the mean share that each step of the curve is drawn to: few suggestions prove little


def weight(confidence: float) -> float:
    """The weight that a confidence was made from."""
    for (low, least), (high, most) in pairwise(POINTS):
        if confidence <= most:
            return low + (high - low) * max(0.0, confidence - least) / (most - least)
    return POINTS[-1][0]


def by_report() -> list[list[Judged]]:
    """For each report that there is, the weight of each suggestion and whether it would be accepted."""
    rows = [report for name in FILES for report in reports(name)]
    return [
        [(weight(one["confidence"]), accepted(report["events"], one)) for one in found_events(report)]
        for report in rows
    ]


def fitted(rows: Iterable[Judged]) -> Points:
    """The rising steps that fit best: neighbours that fall are joined (pool adjacent violators)."""
    known = list(rows)
    mean = sum(fits for _, fits in known) / len(known)
    steps: list[tuple[list[float], float, float]] = []  # mean weights, accepted, all
    for low, high in pairwise(_EDGES):
        inside = [(value, fits) for value, fits in known if low <= value < high]
        if not inside:
            continue
        middle = sum(value for value, _ in inside) / len(inside)
        steps.append(([middle], sum(f for _, f in inside) + _DRAWN * mean, len(inside) + _DRAWN))
        while len(steps) > 1 and steps[-2][1] * steps[-1][2] > steps[-1][1] * steps[-2][2]:
            last, before = steps.pop(), steps.pop()
            steps.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return [(middle, good / count) for middles, good, count in steps for middle in middles]


def said(points: Points, value: float) -> float:
    """The confidence that points give a weight; a line in between."""
    for (low, least), (high, most) in pairwise(points):
        if value <= high:
            return least + (most - least) * (max(value, low) - low) / (high - low)
    return points[-1][1] if value > points[0][0] else points[0][1]


def left_out() -> list[Judged]:
    """The confidence of each suggestion by a curve fitted on all reports but its own, and whether it is accepted."""
    groups = by_report()
    found: list[Judged] = []
    for place, own in enumerate(groups):
        points = fitted(row for other, rows in enumerate(groups) if other != place for row in rows)
        found += [(said(points, value), fits) for value, fits in own]
    return found


def main() -> None:
    """Print the table of what was left out, and the points."""
    for low, (count, told, right) in bins(left_out()).items():
        print(f"left out, confidence {low} and up: {count} suggestions, {told:.0%} said, {right:.0%} accepted")
    print([(round(x, 2), round(y, 3)) for x, y in fitted(row for rows in by_report() for row in rows)])


if __name__ == "__main__":
    main()
