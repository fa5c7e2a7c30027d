"""The reports of `fixtures/corpus/reports`, each with the events it tells of, in the shape that is scored."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from articles.reading import Lexicon

FOLDER = Path(__file__).parents[2] / "fixtures" / "corpus" / "reports"
_MARKS = ("planned", "background", "optional", "negative", "hedged")


@lru_cache(maxsize=1)
def lexicons() -> dict[str, Lexicon]:
    """The lexicon of each group of reports, by name."""
    found = tomllib.loads((FOLDER / "lexicons.toml").read_text(encoding="utf-8"))
    return {name: Lexicon.from_dict(record) for name, record in found.items()}


def reports(name: str) -> list[dict[str, Any]]:
    """The reports of one file (developed, unseen or other): id, text, published, lexicon and `events` by span."""
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
