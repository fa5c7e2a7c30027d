"""How fast and how right the reading engine is: `make bench NAME=reading`.

Speed is in articles of 2,500 characters a second of processor time. `read` and `dates` are measured on the reports and
demo articles of the project, all of them about talks, with one lexicon of all their names: no sentence of theirs comes
twice, so nothing is remembered from one to the next. `made_read` and `made_dates` are measured on texts made of a few
sentences over and over, as before; `news_read` and `news_dates` on ordinary news in a folder `shared` beside the
project, where that is present. `dateparser.search.search_dates` reads the same reports in the same run. Then the cost
of a long lexicon, texts made to be slow, memory over many readings, and accuracy on the reports and on those materials.
Each figure stands beside that of the saved run; `--save` keeps this one instead. The last line is one JSON object.

    python -m tests.benchmarks.reading [--readings 10000] [--save]
"""

import argparse
import gc
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
from tests.reading.calibrating import FILES, left_out
from tests.reading.reports import FOLDER, bins, judged, reports
from tests.reading.reports import figures as report_figures

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
DAY = date(2024, 2, 14)
DOCUMENTS = 60
ARTICLE = 2_500  # characters that speed is counted in
CORPORA = ("timebank", "aquaint", "meantime_en")
SAVED = Path(__file__).with_name("reading_saved.json")
SLOW_UNITS = (
    "1",
    " ",
    "on ",
    "talks",
    "Norland. ",
    "Norland left Vantaa on Monday. ",
    ", which ",
    "“",
    "\n",
    "A said ",
)
DATE_WORDS = """
Monday Tuesday last next this the two three weeks days months ago March May 12 2024 1998 of in on and to year quarter
morning night a first second end early late p.m. 10:30 yesterday today Christmas before after week from Friday 9
"""
MEGABYTE = 1_000_000
FEW, MANY = 20, 2_000  # aliases
SECTIONS = ("all", "date", "day")
# The same figures of HeidelTime 2.2 with TreeTagger (standalone, type "news") on the same documents.
HEIDELTIME = {
    "timebank": (79.72, 80.21, 87.10),
    "timebank_developed": (81.12, 81.36, 87.59),
    "timebank_unseen": (78.19, 78.94, 86.50),
    "aquaint": (73.09, 74.58, 86.49),
    "aquaint_developed": (78.68, 80.33, 91.39),
    "aquaint_unseen": (67.58, 69.32, 81.96),
    "meantime_en": (73.53, 73.37, 79.52),
    "meantime_en_developed": (68.97, 67.91, 72.73),
    "meantime_en_unseen": (77.56, 78.26, 85.94),
}
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
    """DOCUMENTS texts of about 500 words each, made of a few sentences, the same in every run."""
    chance = random.Random(14)
    days, months = ["Monday", "Tuesday", "Friday", "Sunday"], ["January", "February", "November", "December"]

    def sentence() -> str:
        words = {"day": chance.choice(days), "month": chance.choice(months), "number": chance.randint(2, 27)}
        return chance.choice(SENTENCES).format(**words)

    return ["\n".join(" ".join(sentence() for _ in range(4)) for _ in range(8)) for _ in range(DOCUMENTS)]


def real_texts() -> tuple[list[str], Lexicon]:
    """The reports and demo articles of the project, no two alike, and one lexicon of all names in theirs."""
    rows = [
        report for path in sorted(FOLDER.glob("*.toml")) if "lexicons" not in path.name for report in reports(path.stem)
    ]
    demo = ROOT / "fixtures" / "demo"
    found = {row["text"]: row["lexicon"] for row in rows}
    known = Lexicon.from_dict(json.loads((demo / "lexicon.json").read_text(encoding="utf-8")))
    found |= {path.read_text(encoding="utf-8"): known for path in sorted((demo / "articles").glob("*.txt"))}
    lexicons = list(found.values())
    parties = {party.name: party for lexicon in lexicons for party in lexicon.parties}
    persons = {person.name: person for lexicon in lexicons for person in lexicon.persons}
    venues = {venue.name: venue for lexicon in lexicons for venue in lexicon.venues}
    return list(found), Lexicon(tuple(parties.values()), tuple(persons.values()), tuple(venues.values()))


def news_texts() -> list[str]:
    """The news in the folder `shared`; none where it is absent."""
    paths = [SHARED / "dates" / f"{name}.jsonl" for name in CORPORA]
    lines = [line for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines]


def articles_a_second(work: Callable[[str], object], some: list[str]) -> float:
    """How many articles' worth of text `work` gets through in a second of processor time, the best of five runs."""
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for text in some:
            work(text)
        best = min(best, time.process_time() - start)
    return sum(map(len, some)) / ARTICLE / best


def speed() -> dict[str, float]:
    """Articles a second of reading, of dates alone and of dateparser, and the ratios to the last."""
    some, lexicon = real_texts()
    made, news = texts(), news_texts()
    base = {"RELATIVE_BASE": datetime.combine(DAY, datetime.min.time())}
    figures = {
        "read": articles_a_second(lambda text: read(text, reference_date=DAY, lexicon=lexicon), some),
        "dates": articles_a_second(lambda text: dates.find(text, DAY), some),
        "made_read": articles_a_second(lambda text: read(text, reference_date=DAY, lexicon=LEXICON), made),
        "made_dates": articles_a_second(lambda text: dates.find(text, DAY), made),
        # It is so much slower that a few documents tell enough.
        "dateparser": articles_a_second(lambda text: search_dates(text, languages=["en"], settings=base), some[:4]),
    }
    if news:
        figures["news_read"] = articles_a_second(lambda text: read(text, reference_date=DAY, lexicon=lexicon), news)
        figures["news_dates"] = articles_a_second(lambda text: dates.find(text, DAY), news)
    figures["read_to_dateparser"] = figures["read"] / figures["dateparser"]
    figures["dates_to_dateparser"] = figures["dates"] / figures["dateparser"]
    few, many = (articles_a_second(_reading_with(number), made) for number in (FEW, MANY))
    figures["cost_of_2000_aliases"] = few / many
    return {name: round(value, 2) for name, value in figures.items()}


def _reading_with(aliases: int) -> Callable[[str], object]:
    """Reading with a lexicon of so many other names beside those of the texts."""
    others = [f"League {number} of Harbours" for number in range(aliases)]
    record = {
        "parties": [{"name": "Norland", "kind": "state"}, {"name": "Sudria", "kind": "state", "aliases": others}],
        "venues": [{"name": "Vantaa", "country": "FI", "aliases": ["Finnish town"]}],
    }
    lexicon = Lexicon.from_dict(record)
    return lambda text: read(text, reference_date=DAY, lexicon=lexicon)


def slowest() -> dict[str, float]:
    """Seconds of processor time that a megabyte of one thing over and over takes."""
    figures = {}
    for unit in SLOW_UNITS:
        start = time.process_time()
        read(unit * (MEGABYTE // len(unit)), reference_date=DAY, lexicon=LEXICON)
        figures[f"megabyte_of_{unit.strip() or repr(unit)}"] = round(time.process_time() - start, 2)
    chance = random.Random(3)
    words = " ".join(chance.choice(DATE_WORDS.split()) for _ in range(MEGABYTE // 5))[:MEGABYTE]
    start = time.process_time()
    read(words, reference_date=DAY, lexicon=LEXICON)
    # Hundreds of articles in which nearly every word begins a date: slow for what it is, but in proportion.
    return figures | {"megabyte_of_date_words": round(time.process_time() - start, 2)}


def memory(readings: int) -> dict[str, float]:
    """Megabytes that the process has grown by after so many readings, the first tenth of them aside."""
    some, grown = texts(), 0.0
    for number in range(readings):
        if number == readings // 10:
            gc.collect()
            grown = _resident()
        read(f"{number}. {some[number % len(some)]}", reference_date=DAY, lexicon=LEXICON)
    gc.collect()
    return {"memory_grown_mb": round(_resident() - grown, 1), "memory_readings": readings}


def _resident() -> float:
    """The memory of this process in megabytes; 0 where the system does not tell it so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def accuracy() -> dict[str, float]:
    """F1 on the materials beside the project; empty where they are absent."""
    if not SHARED.exists():
        print(f"no folder {SHARED.name} beside the project: accuracy is not measured", file=sys.stderr)
        return {}
    figures: dict[str, float] = {}
    score_dates = runpy.run_path(str(SHARED / "tools" / "score_dates.py"))["score"]
    for name in CORPORA:
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
    reached = [result[section]["value"]["F1"] for section in SECTIONS]
    figures = {f"{name}_{section}_value_f1": round(f1, 2) for section, f1 in zip(SECTIONS, reached, strict=True)}
    figures[f"{name}_day_precision"] = round(result["day"]["value"]["P"], 2)
    gains = [ours - theirs for ours, theirs in zip(reached, HEIDELTIME[name], strict=True)]
    return figures | {f"{name}_least_gain_over_heideltime": round(min(gains), 2)}


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


def shares() -> dict[str, float]:
    """Shares found in the reports of `fixtures/corpus/reports`; prints a table of how far confidence can be trusted."""
    figures: dict[str, float] = {}
    for name in FILES:
        figures |= {f"reports_{name}_{key}": round(value, 3) for key, value in report_figures(name).items()}
    for name in FILES:
        for low, (number, said, right) in bins(judged(name)).items():
            print(f"confidence {low} and up, {name}: {number} suggestions, {said:.0%} said, {right:.0%} accepted")
            figures[f"accepted_{name}_{low}"] = right
    for low, (number, said, right) in bins(left_out()).items():
        print(f"confidence {low} and up, each report left out: {number} told, {said:.0%} said, {right:.0%} right")
        figures[f"accepted_left_out_{low}"] = right
    return figures


def main() -> None:
    """Print a table of the figures beside those of the saved run, then all of them as one JSON object."""
    parser = argparse.ArgumentParser(description="Measure reading.")
    parser.add_argument("--readings", type=int, default=10_000, help="how many readings the memory is measured over")
    parser.add_argument("--save", action="store_true", help="keep this run as the one to compare with")
    given = parser.parse_args()
    figures = speed() | slowest() | memory(given.readings) | shares() | accuracy()
    saved = json.loads(SAVED.read_text(encoding="utf-8")) if SAVED.exists() else {}
    print(f"{'':44} {'now':>10} {'saved':>10} {'change':>9}")
    for name, value in figures.items():
        before = saved.get(name)
        change = f"{value - before:+.3f}".rstrip("0").rstrip(".") if before is not None else "new"
        print(f"{name:44} {value:>10} {before if before is not None else '':>10} {change:>9}")
    if given.save:
        SAVED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        print(f"saved as {SAVED.name}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
