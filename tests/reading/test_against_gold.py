"""The engine against what careful readers marked, where those materials lie beside the project."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from articles.reading import Lexicon
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


@pytest.mark.parametrize(("name", "every", "days"), [("timebank", 0.65, 0.80), ("meantime_en", 0.65, 0.80)])
def test_dates_are_read_as_annotators_read_them(name: str, every: float, days: float) -> None:
    scorer = runpy.run_path(str(material("tools/score_dates.py")))
    gold = [json.loads(line) for line in material(f"dates/{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = scorer["score"](gold, {row["id"]: row["timexes"] for row in find_dates(gold)})
    assert figures["all"]["value"]["F1"] >= 100 * every
    assert figures["day"]["value"]["F1"] >= 100 * days


def test_the_passage_that_two_papers_share_is_found() -> None:
    texts = {row["id"]: row["text"] for row in documents()}
    (passage,) = shared_passages(texts["000"], texts["001"])
    assert (passage.a_start, passage.a_end, passage.b_start, passage.b_end) == (0, 1663, 1206, 2822)
    others = [(a, b) for a in texts for b in texts if a < b and (a, b) != ("000", "001")]
    assert [pair for pair in others if shared_passages(texts[pair[0]], texts[pair[1]])] == []
