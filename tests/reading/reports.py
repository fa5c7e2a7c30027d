"""The reports of `fixtures/corpus/reports`, each with the events it tells of, in the shape that is scored."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.reading import Lexicon
from articles.reading.filters import find_events

FOLDER = Path(__file__).parents[2] / "fixtures" / "corpus" / "reports"
_MARKS = ("planned", "background", "optional", "negative", "hedged")


@lru_cache(maxsize=1)
def lexicons() -> dict[str, Lexicon]:
    """The lexicon of each group of reports, by name."""
    return {
        name: Lexicon.from_dict(record)
        for path in sorted(FOLDER.glob("lexicons*.toml"))
        for name, record in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }


def reports(name: str) -> list[dict[str, Any]]:
    """The reports of one of the files there: id, text, published, lexicon and `events` by span."""
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["report"]
    return [_report(row) for row in rows]


def _report(row: dict[str, Any]) -> dict[str, Any]:
    text = row["text"].strip()
    return {
        "id": row["id"],
        "text": text,
        "published": row["published"].isoformat(),
        "lexicon": lexicons()[row["lexicon"]],
        "events": [_event(f"{row['id']}-{number}", text, event) for number, event in enumerate(row.get("events", ()))],
    }


def _event(name: str, text: str, row: list[Any]) -> dict[str, Any]:
    quote, kind, interval, venue, parties, marks, *others = row
    if unknown := set(marks.split()) - set(_MARKS):
        raise ValueError(f"{name}: unknown marks {sorted(unknown)}; write some of {_MARKS}")
    spans = [_span(name, text, words) for words in (quote, *others)]
    earliest, latest = interval.split("..")
    return {
        "id": name,
        "kind": kind,
        "earliest": earliest or None,
        "latest": latest or None,
        "venue": venue or None,
        "parties": parties,
        "polarity": next((mark for mark in ("negative", "hedged") if mark in marks), "positive"),
        "planned": "planned" in marks,
        "background": "background" in marks,
        "optional": "optional" in marks,
        "start": spans[0][0],
        "end": spans[0][1],
        "alt_spans": spans[1:],
    }


def _span(name: str, text: str, quote: str) -> tuple[int, int]:
    if text.count(quote) != 1:
        raise ValueError(f"{name}: {quote!r} stands {text.count(quote)} times in its text; quote words that stand once")
    start = text.index(quote)
    return start, start + len(quote)


def found_events(report: dict[str, Any]) -> list[dict[str, Any]]:
    """What the engine suggests from a report, read on its day of publication."""
    line = {"id": report["id"], "text": report["text"], "reference_date": report["published"]}
    (answer,) = find_events([line], report["lexicon"])
    events: list[dict[str, Any]] = answer["events"]
    return events


def meets(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a suggestion shares at least half of the shorter span with one of an event's quotes."""
    for start, end in ((gold["start"], gold["end"]), *gold["alt_spans"]):
        shared = min(end, found["end"]) - max(start, found["start"])
        if shared > 0 and 2 * shared >= min(end - start, found["end"] - found["start"]):
            return True
    return False


def day_fits(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether a suggestion's interval and the event's have a day in common; an open side fits anything."""
    late = found["latest"] is None or gold["earliest"] is None or gold["earliest"] <= found["latest"]
    early = found["earliest"] is None or gold["latest"] is None or found["earliest"] <= gold["latest"]
    return late and early and (found["earliest"] is not None or gold["earliest"] is None)


def figures(name: str) -> dict[str, float]:
    """For the reports of one file: shares of core events found, of suggestions that meet one, of days right."""
    wanted = hit = right = offered = good = 0
    for report in reports(name):
        found = found_events(report)
        offered += len(found)
        good += sum(any(meets(gold, one) for gold in report["events"]) for one in found)
        for gold in report["events"]:
            if gold["optional"] or gold["background"]:
                continue
            mine = [one for one in found if meets(gold, one)]
            wanted, hit, right = wanted + 1, hit + bool(mine), right + any(day_fits(gold, one) for one in mine)
    return {
        "core": wanted,
        "suggestions": offered,
        "recall": hit / wanted if wanted else 1.0,
        "precision": good / offered if offered else 1.0,
        "days_right": right / hit if hit else 1.0,
    }


def accepted(gold: list[dict[str, Any]], found: dict[str, Any]) -> bool:
    """Whether an analyst who knows the events of a report would accept a suggestion: the event is there, on its day."""
    return any(
        meets(one, found)
        and day_fits(one, found)
        and not (one["polarity"] == "negative" and found["kind"] != "absence" and found["phase"] == "held")
        for one in gold
    )


def judged(name: str) -> list[tuple[float, bool]]:
    """The confidence of each suggestion from the reports of one file, and whether it would be accepted."""
    return [
        (one["confidence"], accepted(report["events"], one)) for report in reports(name) for one in found_events(report)
    ]


def bins(rows: list[tuple[float, bool]]) -> dict[float, tuple[int, float, float]]:
    """By tenths of confidence: how many suggestions, their mean confidence, and the share that is accepted."""
    by_tenth: dict[float, list[tuple[float, bool]]] = {}
    for confidence, fits in rows:
        by_tenth.setdefault(min(9, int(confidence * 10)) / 10, []).append((confidence, fits))
    return {
        low: (len(some), round(sum(c for c, _ in some) / len(some), 2), round(sum(f for _, f in some) / len(some), 2))
        for low, some in sorted(by_tenth.items())
    }
