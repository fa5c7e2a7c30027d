"""The engine against what careful readers marked, where those materials lie beside the project."""

import json
import runpy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.reading import Lexicon, propose
from articles.reading.filters import find_dates, find_events
from articles.reading.reprints import shared_passages

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LEXICON = ROOT / "fixtures" / "demo" / "lexicon.json"


def material(path: str) -> Path:
    """A file of the materials; skips the test, with the reason, where it is absent."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"{path} is not beside the project, in a folder named {SHARED.name}")
    return found


def documents() -> list[dict[str, Any]]:
    gold = json.loads(material("gold/seed_events.json").read_text(encoding="utf-8"))
    return [row | {"text": material(f"seeds/{row['file']}").read_text(encoding="utf-8")} for row in gold]


def test_events_are_found_as_a_careful_reader_finds_them() -> None:
    scorer = runpy.run_path(str(material("tools/score_events.py")))
    gold = documents()
    lexicon = Lexicon.from_dict(json.loads(LEXICON.read_text(encoding="utf-8")))
    lines = [{"id": row["id"], "text": row["text"], "reference_date": row["published"]} for row in gold]
    found = {row["id"]: row["events"] for row in find_events(lines, lexicon)}
    figures, missed, extra = scorer["score"](gold, found)
    assert figures["f1"] >= 0.60, (missed, extra)
    assert figures["date_right_of_found"] >= 0.9, figures


@pytest.mark.parametrize(
    ("name", "every", "on_calendar", "days"),
    [("timebank", 83.0, 83.3, 90.1), ("meantime_en", 80.0, 80.0, 88.0), ("aquaint", 75.0, 75.5, 89.0)],
)
def test_dates_are_read_as_annotators_read_them(name: str, every: float, on_calendar: float, days: float) -> None:
    scorer = runpy.run_path(str(material("tools/score_dates.py")))
    gold = [json.loads(line) for line in material(f"dates/{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = scorer["score"](gold, {row["id"]: row["timexes"] for row in find_dates(gold)})
    reached = {part: figures[part]["value"]["F1"] for part in ("all", "date", "day")}
    assert reached["all"] >= every, reached
    assert reached["date"] >= on_calendar, reached
    assert reached["day"] >= days, reached
    assert figures["day"]["value"]["P"] >= 90, figures["day"]


def test_a_header_of_the_day_a_page_was_fetched_is_found_out_and_said() -> None:
    (late,) = [row for row in documents() if row.get("page_date") not in (None, row["published"])]
    proposal = propose(late["text"], page_date=date.fromisoformat(late["page_date"]))
    assert not proposal.is_sure
    (contradiction,) = proposal.contradictions
    assert contradiction.startswith("the newest day that the text names is Sunday, and it looks ahead to Monday;")
    (found,) = find_events([{"id": 1, "text": late["text"], "page_date": late["page_date"]}], Lexicon())
    assert found["reference_date"] is None
    assert contradiction in found["reference_basis"]


def test_a_true_header_is_believed_and_a_text_without_any_date_stays_without() -> None:
    rows = documents()
    (true,) = [row for row in rows if row.get("page_date") == row["published"]]
    proposal = propose(true["text"])
    assert (str(proposal.date), proposal.is_sure, proposal.contradictions) == (true["published"], True, ())
    undated = [row for row in rows if row.get("page_date") is None]
    assert len(undated) == 3
    proposals = [propose(row["text"]) for row in undated]
    assert [proposal.is_sure for proposal in proposals] == [False] * 3
    days = [(str(proposal.date), row["published"]) for proposal, row in zip(proposals, undated, strict=True)]
    assert all(day in ("None", published) for day, published in days), days


def test_the_passage_that_two_papers_share_is_found() -> None:
    texts = {row["id"]: row["text"] for row in documents()}
    (passage,) = shared_passages(texts["000"], texts["001"])
    assert (passage.a_start, passage.a_end, passage.b_start, passage.b_end) == (0, 1663, 1206, 2822)
    others = [(a, b) for a in texts for b in texts if a < b and (a, b) != ("000", "001")]
    assert [pair for pair in others if shared_passages(texts[pair[0]], texts[pair[1]])] == []
