"""Filters over JSON Lines: documents in, dates or events out, one dict a document. No files, no database."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from . import dates, read
from .values import Lexicon, Mention, Sighting

_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\s+(?:to|through|and|until)\s+")  # the two days of "5 to 8 March"

Line = str | bytes | dict[str, Any]


def find_dates(lines: Iterable[Line]) -> Iterator[dict[str, Any]]:
    """For each `{"id","text","reference_date"}` its `{"id","timexes":[...]}`; blank lines are skipped.

    Raises ValueError, naming the line number and the cure, at the first line that is not such an object.
    """
    for document in _documents(lines):
        reference = _day(document, "reference_date")
        mentions = dates.find(document["text"], reference)
        yield {"id": document["id"], "timexes": [timex for mention in mentions for timex in _timexes(mention)]}


def _timexes(mention: Mention) -> list[dict[str, Any]]:
    """One expression; two days joined by a word are two in TIMEX3: of "5 to 8 March" the first is "5", the second
    "8 March". "5-8 March" stays one.
    """
    found = _timex(mention)
    first, _, last = found["value"].partition("/")
    number = _DIGIT.search(mention.text)
    joined = _BETWEEN.search(mention.text, number.start()) if last and number else None
    if joined is None:
        return [found]
    others = found["alternatives"]
    return [
        found
        | {"end": mention.start + joined.start(), "value": first, "latest": found["earliest"]}
        | {"alternatives": [other | {"latest": other["earliest"]} for other in others]},
        found
        | {"start": mention.start + joined.end(), "value": last, "earliest": found["latest"]}
        | {"alternatives": [other | {"earliest": other["latest"]} for other in others]},
    ]


def _timex(mention: Mention) -> dict[str, Any]:
    when = mention.when
    if when is None:
        raise ValueError(f"a date without its reading at {mention.start}")
    days, basis = when.days, when.basis()
    return {
        "start": mention.start,
        "end": mention.end,
        "type": when.timex_type,
        "value": when.timex_value,
        "earliest": _iso(days.earliest if days else None),
        "latest": _iso(days.latest if days else None),
        "rule": when.rule,
        "anchor": basis["anchor"],
        "alternatives": basis["alternatives"],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _documents(lines: Iterable[Line]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if isinstance(line, dict):
            document: Any = line
        elif not line.strip():
            continue
        else:
            try:
                document = json.loads(line)
            except ValueError as error:  # json's and UnicodeDecodeError are both ValueErrors
                raise ValueError(
                    f"line {number}: not JSON ({error}); write one JSON object a line, in UTF-8"
                ) from error
        try:
            yield _checked(document)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error


_MEMBERS = {"headline": str, "outlet": str, "page_date": str, "reference_date": str}


def _checked(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise ValueError(f'expected an object {{"id", "text", "reference_date"}}, got {type(document).__name__}')
    if "id" not in document:
        raise ValueError('"id" is missing; give every document one')
    if not isinstance(document.get("text"), str):
        raise ValueError('"text" must be a string')
    for name, kind in _MEMBERS.items():
        if not isinstance(document.get(name), (kind, type(None))):
            raise ValueError(f'"{name}" must be a string or null, not {document[name]!r}')
    _day(document, "reference_date")
    _day(document, "page_date")
    return document


def _day(document: dict[str, Any], name: str) -> date | None:
    value = document.get(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f'"{name}" is {value!r}; write a day as 2024-03-05, or null') from error


def find_events(lines: Iterable[Line], lexicon: Lexicon) -> Iterator[dict[str, Any]]:
    """For each `{"id","text","reference_date", ...}` its `{"id","reference_date","reference_basis","events":[...]}`.

    Optional members: headline, outlet, page_date. Raises ValueError like `find_dates`.
    """
    for document in _documents(lines):
        reading = read(
            document["text"],
            reference_date=_day(document, "reference_date"),
            lexicon=lexicon,
            headline=document.get("headline") or "",
            outlet=document.get("outlet") or "",
            page_date=_day(document, "page_date"),
        )
        yield {
            "id": document["id"],
            "reference_date": _iso(reading.reference_date),
            "reference_basis": reading.reference_basis,
            "events": [_event(sighting) for sighting in reading.sightings],
        }


def _event(sighting: Sighting) -> dict[str, Any]:
    days = sighting.when.days if sighting.when else None
    return {
        "start": sighting.start,
        "end": sighting.end,
        "quote": sighting.quote,
        "kind": sighting.kind,
        "phase": sighting.phase,
        "earliest": _iso(days.earliest if days else None),
        "latest": _iso(days.latest if days else None),
        "precision": days.precision if days else None,
        "edtf": days.edtf if days else None,
        "venue": sighting.venue,
        "parties": [part.party for part in sighting.parts if part.party],
        "persons": [part.person for part in sighting.parts if part.person],
        "outcome": {"code": sighting.outcome, "text": sighting.outcome_text},
        "attributed_to": sighting.attributed_to,
        "via": sighting.via,
        "speaker": sighting.speaker,
        "confidence": sighting.confidence,
        "why": list(sighting.why),
    }
