"""Loading the demo record: invented sample reports, and a record curated from them."""

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from articles import actions as evidence
from articles.actions import Refusal
from articles.models import Article, Outlet, Version
from articles.reading.edtf import parse_edtf

from ..models import Event, Party, Person, Round, Venue
from ..models.days import range_of
from .demo_decisions import decide
from .events import AccountValues, EventValues, PartValues, Passage, create_event
from .names import add_names


@transaction.atomic
def load_demo(*, folder: Path, at: datetime) -> dict[str, int]:
    """Load names, outlets, articles, rounds and events from a folder of the demo record; all of it or nothing.

    The folder holds lexicon.json, outlets.toml, articles.toml, articles/*.txt, record.toml, and what was decided after
    it in decisions.toml. Raises Refusal when
    the record is not empty, or an entry does not fit, naming it.
    """
    if Article.objects.exists() or Event.objects.exists():
        raise Refusal("the record is not empty; the demo record is loaded into an empty one only")
    add_names(record=json.loads((folder / "lexicon.json").read_text("utf-8")), by=None)
    for row in _toml(folder / "outlets.toml")["outlet"]:
        Outlet.objects.create(is_sample=True, **row)
    versions = {
        Path(row["file"]).stem: _add_article(folder, row, at) for row in _toml(folder / "articles.toml")["article"]
    }
    record = _toml(folder / "record.toml")
    for row in record["round"]:
        _add_round(row)
    events = {}
    for row in record["event"]:
        try:
            events[row["slug"]] = _add_event(row, versions, at)
        except (KeyError, ValueError, LookupError) as fault:
            raise Refusal(f"event {row.get('slug')}: {fault}") from fault
    decide(_toml(folder / "decisions.toml"), events, at)
    return {
        "articles": len(versions),
        "rounds": len(record["round"]),
        "events": len(record["event"]),
    }


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


def _add_article(folder: Path, row: dict[str, Any], at: datetime) -> Version:
    values = dict(row)
    name = values.pop("file")
    values.pop("note", None)  # says which trap the report holds; for readers of the file
    stem = Path(name).stem
    article, _ = evidence.add_article(
        text=(folder / "articles" / f"{stem}.txt").read_text("utf-8"),
        outlet=values.pop("outlet"),
        published=_day(values.pop("published", None)),
        page_date=_day(values.pop("page_date", None)),
        source_name=f"{stem}.txt",
        by=None,
        at=at,
        **values,
    )
    return article.current


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else (value or None)


def _add_event(row: dict[str, Any], versions: dict[str, Version], at: datetime) -> Event:
    values = EventValues(
        title=row["title"],
        summary=row.get("summary", ""),
        kind=row["kind"],
        phase=row.get("phase", "held"),
        outcome=row.get("outcome", ""),
        outcome_text=row.get("outcome_text", ""),
        days=parse_edtf(row["when"]),
        venue=_named(Venue, row.get("venue")),
        round=_named(Round, row.get("round")),
        basis=_basis(row.get("basis", {})),
        parts=tuple(_part(part) for part in row.get("participant", ())),
        editorial_reason=row.get("editorial_reason", ""),
    )
    passages = [_passage(citation, versions) for citation in row.get("citation", ())]
    return create_event(values=values, passages=passages, by=None, at=at, status=row.get("status", "published"))


def _add_round(row: dict[str, Any]) -> None:
    values = dict(row)
    days = values.pop("days", "")
    venues = [_named(Venue, slug).slug for slug in values.pop("venues", ())]
    words = values.pop("wording", None)
    Round.objects.create(
        rule_days=range_of(parse_edtf(days)) if days else None, rule_venues=venues or None, rule_words=words, **values
    )


def _basis(row: dict[str, Any]) -> dict[str, Any]:
    """How a date was worked out; a file of TOML has no null, so an empty anchor stands for none."""
    return {**row, "anchor": row.get("anchor") or None, "alternatives": row.get("alternatives", [])}


def _part(row: dict[str, Any]) -> PartValues:
    return PartValues(
        _named(Party, row.get("party")),
        _named(Person, row.get("person")),
        row.get("role", "negotiator"),
        row.get("attendance", "reported"),
    )


def _passage(row: dict[str, Any], versions: dict[str, Version]) -> Passage:
    version = versions[Path(row["article"]).stem]
    start = version.text.find(row["quote"])
    if start < 0:
        raise Refusal(f"the quote {row['quote'][:60]!r} is not in {row['article']}")
    told = row.get("account", {})
    account = AccountValues(
        parse_edtf(told["when"]) if told.get("when") else None,
        _named(Venue, told.get("venue")),
        told.get("outcome", ""),
        told.get("phase", ""),
        told.get("outcome_text", ""),
        tuple(_part(part) for part in told.get("attendance", ())),
    )
    return Passage(
        version,
        start,
        start + len(row["quote"]),
        row.get("attributed_to", ""),
        account,
        row.get("via", ""),
        row.get("speaker", ""),
    )


def _named(model: Any, slug: str | None) -> Any:
    if not slug:
        return None
    entry = model.objects.filter(slug=slug).first()
    if entry is None:
        raise LookupError(f"there is no {model.__name__.lower()} {slug!r}")
    return entry
