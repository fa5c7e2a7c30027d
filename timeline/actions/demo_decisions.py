"""What editors decided in the demo record after its events were written."""

from datetime import datetime
from typing import Any

from articles.actions import Refusal
from articles.models import Article
from articles.reading.edtf import parse_edtf

from ..models import Event
from .correct import correct_text
from .events import EventValues, PartValues
from .merge import merge, split
from .origins import join_origins, part_origins


def decide(record: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    """Carry out the decisions of decisions.toml, table by table; `events` are by their slugs in record.toml.

    Raises Refusal naming the entry that does not fit.
    """
    tables = (("merge", _merge), ("split", _split), ("correction", _correct), ("origins", _origins))
    for what, carry_out in tables:
        for row in record.get(what, ()):
            try:
                carry_out(row, events, at)
            except (KeyError, ValueError) as fault:
                raise Refusal(f"{what} of {row.get('event') or row.get('article')}: {fault}") from fault


def _merge(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    merge(event=events[row["event"]], into=events[row["into"]], reason=row["reason"], by=None, at=at)


def _split(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    event = events[row["event"]]
    going = [citation.pk for citation in event.citations.all() if citation.quote in row["quotes"]]
    parts = tuple(PartValues(p.party, p.person, p.role, p.attendance) for p in event.participations.all())
    values = EventValues(
        row["title"], row["kind"], parse_edtf(row["when"]), phase=row["phase"], summary=row["summary"],
        venue=event.venue, round=event.round, basis=event.basis, parts=parts,
    )  # fmt: skip
    split(event=event, values=values, citations=going, reason=row["reason"], by=None, at=at)


def _correct(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    article = Article.objects.get(source_name=f"{row['article']}.txt")
    text = article.current.text
    for old, new in row["replace"]:
        if text.count(old) != 1:
            raise Refusal(f"{old!r} does not stand there once")
        text = text.replace(old, new)
    correct_text(article=article, text=text, reason=row["reason"], by=None, at=at)


def _origins(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    decide_on = {"join": join_origins, "part": part_origins}[row["decision"]]
    told = list(events[row["event"]].citations.filter(quote__in=row["quotes"]))
    if len(told) != 2:
        raise Refusal(f"{len(told)} citations have these quotes; name the quotes of two")
    decide_on(first=told[0], other=told[1], reason=row["reason"], by=None, at=at)
