"""How fast and how right the reading engine is: `make bench NAME=reading`.

Speed on texts made here, beside `dateparser.search.search_dates` on the same texts in the same run; accuracy on the
materials in a folder `shared` beside the project, where it is present. The last line is one JSON object.
"""

import hashlib
import json
import random
import runpy
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateparser.search import search_dates

from articles.reading import Lexicon, dates, read
from articles.reading.filters import find_dates, find_events
from tests.reading.reports import figures as report_figures
from tests.reading.reports import reliability

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DAY = date(2024, 2, 14)
DOCUMENTS = 60
SENTENCES = (
    "Norland and Sudria held talks in Vantaa on {day}.",
    "The delegation of Sudria left the Finnish town on {month} {number}, an official said.",
    "A senior Norland official, who gave no name, said the offer had been rejected two days ago.",
    "Mediators will meet both sides again next week, according to two people familiar with the plan.",
    "Prices of salt and timber rose by {number} percent, which nobody had expected.",
    "The harbour has been closed since the storm of {number} {month}, and the boats lie in the snow.",
    "The talks are the third round since the truce that took effect in {month} 2023 expired.",
    "“We have moved a little,” the older envoy told the crowd, and the crowd went home.",
    "Children built a lighthouse of ice on the quay while their parents waited for news.",
)
LEXICON = Lexicon.from_dict(
    {
        "parties": [{"name": "Norland", "kind": "state"}, {"name": "Sudria", "kind": "state"}],
        "venues": [{"name": "Vantaa", "country": "FI", "aliases": ["Finnish town"]}],
    }
)


def texts() -> list[str]:
    """DOCUMENTS texts of about 500 words each, the same in every run."""
    chance = random.Random(14)
    days, months = ["Monday", "Tuesday", "Friday", "Sunday"], ["January", "February", "November", "December"]

    def sentence() -> str:
        words = {"day": chance.choice(days), "month": chance.choice(months), "number": chance.randint(2, 27)}
        return chance.choice(SENTENCES).format(**words)

    return ["\n".join(" ".join(sentence() for _ in range(4)) for _ in range(8)) for _ in range(DOCUMENTS)]


def documents_a_second(work: Callable[[str], object], some: list[str]) -> float:
    """How many documents a second `work` gets through, the best of three runs."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for text in some:
            work(text)
        best = min(best, time.perf_counter() - start)
    return len(some) / best


def speed() -> dict[str, float]:
    """Documents a second of reading, of dates alone and of dateparser, and the ratio of the last two."""
    some = texts()
    base = {"RELATIVE_BASE": datetime.combine(DAY, datetime.min.time())}
    figures = {
        "read": documents_a_second(lambda text: read(text, reference_date=DAY, lexicon=LEXICON), some),
        "dates": documents_a_second(lambda text: dates.find(text, DAY), some),
        # It is so much slower that a few documents tell enough.
        "dateparser": documents_a_second(lambda text: search_dates(text, languages=["en"], settings=base), some[:4]),
    }
    figures["dates_to_dateparser"] = figures["dates"] / figures["dateparser"]
    return {name: round(value, 2) for name, value in figures.items()}


def accuracy() -> dict[str, float]:
    """F1 on the materials beside the project; empty where they are absent."""
    if not SHARED.exists():
        print(f"no folder {SHARED.name} beside the project: accuracy is not measured", file=sys.stderr)
        return {}
    figures: dict[str, float] = {}
    score_dates = runpy.run_path(str(SHARED / "tools" / "score_dates.py"))["score"]
    for name in ("timebank", "aquaint", "meantime_en"):
        lines = (SHARED / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        gold = [json.loads(line) for line in lines]
        found = {row["id"]: row["timexes"] for row in find_dates(gold)}
        figures |= _date_figures(name, score_dates(gold, found))
        for half, of_half in (("developed", True), ("unseen", False)):
            some = [row for row in gold if is_developed(row["id"]) == of_half]
            figures |= _date_figures(f"{name}_{half}", score_dates(some, {row["id"]: found[row["id"]] for row in some}))
    return figures | event_figures()


def is_developed(document: str) -> bool:
    """Whether a document belongs to the half that rules may be made from; the other half is only measured."""
    return hashlib.sha256(document.encode()).digest()[0] % 2 == 0


def _date_figures(name: str, result: dict[str, Any]) -> dict[str, float]:
    figures = {
        f"{name}_{section}_value_f1": round(result[section]["value"]["F1"], 2) for section in ("all", "date", "day")
    }
    return figures | {f"{name}_day_precision": round(result["day"]["value"]["P"], 2)}


def event_figures() -> dict[str, float]:
    """The figures of the event scorer with the true publication days given."""
    score: Callable[..., Any] = runpy.run_path(str(SHARED / "tools" / "score_events.py"))["score"]
    gold = json.loads((SHARED / "gold" / "seed_events.json").read_text(encoding="utf-8"))
    lexicon = Lexicon.from_dict(json.loads((ROOT / "fixtures" / "demo" / "lexicon.json").read_text(encoding="utf-8")))
    lines = [
        {
            "id": row["id"],
            "text": (SHARED / "seeds" / row["file"]).read_text(encoding="utf-8"),
            "reference_date": row["published"],
        }
        for row in gold
    ]
    figures, _, _ = score(gold, {row["id"]: row["events"] for row in find_events(lines, lexicon)})
    return {f"events_{name}": value for name, value in figures.items()}


def reports() -> dict[str, float]:
    """Shares found in the reports of `fixtures/corpus/reports`; prints a table of how far confidence can be trusted."""
    figures: dict[str, float] = {}
    for name in ("developed", "unseen", "other"):
        figures |= {f"reports_{name}_{key}": round(value, 3) for key, value in report_figures(name).items()}
    for name in ("developed", "unseen"):
        for low, (number, right) in reliability(name).items():
            print(f"confidence {low} and up, {name}: {number} suggestions, {right:.0%} right")
            figures[f"reliability_{name}_{low}"] = right
    return figures


def main() -> None:
    """Print a table of the figures, then all of them as one JSON object."""
    figures = speed() | reports() | accuracy()
    units = {"read": "documents/s", "dates": "documents/s", "dateparser": "documents/s", "dates_to_dateparser": "times"}
    for name, value in figures.items():
        print(f"{name:32} {value:>10} {units.get(name, '')}".rstrip())
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
