"""Whole reports in many voices: what is found of the events they tell of, and that other news tells of none."""

import json
import tomllib
from pathlib import Path

import pytest

from articles.reading import Lexicon, read

from .reports import figures, found_events, reports

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"


@pytest.mark.parametrize(
    ("name", "recall"),
    [
        ("developed", 0.9), ("unseen", 0.8), ("fresh", 0.75), ("elsewhere", 0.65), ("elsewhere_more", 0.7),
        ("held_out", 0.65), ("blind", 0.4), ("blind_more", 0.4),
    ],
)  # fmt: skip
def test_most_events_of_a_report_are_found_and_little_else(name: str, recall: float) -> None:
    share = figures(name)
    assert share["recall"] >= recall, share
    assert share["precision"] >= 0.85, share
    assert share["days_right"] >= 0.8, share


@pytest.mark.parametrize("report", reports("other"), ids=lambda report: report["id"])
def test_other_news_tells_of_no_talks(report: dict) -> None:
    assert [one["quote"] for one in found_events(report)] == []


def test_a_negative_event_is_never_told_as_held() -> None:
    """Somebody who stayed away did not arrive; only staying away and saying no are told as done."""
    for report in (report for name in ("developed", "elsewhere", "elsewhere_more") for report in reports(name)):
        away = [gold for gold in report["events"] if gold["polarity"] == "negative"]
        for one in found_events(report):
            inside = [gold for gold in away if gold["start"] <= one["start"] and one["end"] <= gold["end"] + 1]
            said_no = one["kind"] in ("absence", "response", "statement")
            assert all(said_no or one["phase"] != "held" for _ in inside), one


def test_half_of_what_the_demo_record_cites_in_english_is_found() -> None:
    lexicon = Lexicon.from_dict(json.loads((DEMO / "lexicon.json").read_text(encoding="utf-8")))
    rows = tomllib.loads((DEMO / "articles.toml").read_text(encoding="utf-8"))["article"]
    record = tomllib.loads((DEMO / "record.toml").read_text(encoding="utf-8"))
    cited = hit = 0
    for row in (row for row in rows if row["lang"] == "en"):
        text = (DEMO / "articles" / f"{row['file']}.txt").read_text(encoding="utf-8")
        spans = [(s.start, s.end) for s in read(text, reference_date=row.get("published"), lexicon=lexicon).sightings]
        for quote in {
            citation["quote"]
            for event in record["event"]
            for citation in event.get("citation", ())
            if citation["article"] == row["file"]
        }:
            start = text.index(quote)
            cited += 1
            hit += any(a < start + len(quote) and start < b for a, b in spans)
    assert hit >= 0.5 * cited, f"{hit} of {cited}"
