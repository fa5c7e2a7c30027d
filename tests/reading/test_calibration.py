"""A confidence means what it says: it never falls as the weight rises, and of 0.8 about 80 in 100 are accepted."""

import json
from pathlib import Path

import pytest

from articles.reading import Lexicon
from articles.reading.calibration import POINTS, calibrated
from articles.reading.filters import find_events

from .calibrating import by_report, fitted, left_out
from .reports import accepted, bins, judged

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
TOLERANCE, ENOUGH, LEFT_OUT = 0.12, 15, 0.06


def test_more_weight_never_means_less_confidence() -> None:
    values = [calibrated(weight / 200) for weight in range(201)]
    assert values == sorted(values)
    assert (calibrated(0.0), calibrated(1.0)) == (POINTS[0][1], POINTS[-1][1])


def test_the_share_accepted_is_the_confidence_said() -> None:
    found = bins([*judged("developed"), *judged("unseen"), *judged("blind"), *_of_seeds()])
    far = {low: row for low, row in found.items() if row[0] >= ENOUGH and abs(row[1] - row[2]) > TOLERANCE}
    assert far == {}, found


def test_a_report_left_out_of_the_fitting_is_judged_as_well() -> None:
    found = bins(left_out())
    far = {low: row for low, row in found.items() if row[0] >= ENOUGH and abs(row[1] - row[2]) > LEFT_OUT}
    assert far == {}, found


def test_the_points_are_those_that_the_reports_give() -> None:
    groups = by_report()
    given = fitted(row for rows in groups for row in rows)
    far = [(value, share) for value, share in given if abs(calibrated(value) - share) > LEFT_OUT]
    assert far == [], given


def _of_seeds() -> list[tuple[float, bool]]:
    """The same of the texts beside the project, nothing where they are absent."""
    path = SHARED / "gold" / "seed_events.json"
    if not path.exists():
        return []
    gold = {row["id"]: row for row in json.loads(path.read_text(encoding="utf-8"))}
    lexicon = Lexicon.from_dict(json.loads((ROOT / "fixtures/demo/lexicon.json").read_text(encoding="utf-8")))
    lines = [
        {
            "id": name,
            "text": (SHARED / "seeds" / row["file"]).read_text(encoding="utf-8"),
            "reference_date": row["published"],
        }
        for name, row in gold.items()
    ]
    return [
        (one["confidence"], accepted(gold[row["id"]]["events"], one))
        for row in find_events(lines, lexicon)
        for one in row["events"]
    ]


@pytest.mark.parametrize("name", ["developed", "unseen", "elsewhere", "held_out", "blind", "blind_more"])
def test_suggestions_of_reports_are_mostly_accepted(name: str) -> None:
    rows = judged(name)
    assert sum(fits for _, fits in rows) >= 0.7 * len(rows)
