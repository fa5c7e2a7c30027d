"""What editors decided in the demo record after its events were written."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from articles.actions import Refusal
from articles.models import Article
from articles.reading.edtf import parse_edtf

from ..clustering import Rule
from ..models import Event, Round
from .correct import correct_text
from .events import EventValues, PartValues
from .merge import merge, split
from .origins import join_origins, part_origins
from .rounds import merge_rounds, split_round


def decide(record: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    """Carry out the decisions of decisions.toml, table by table; `events` are by their slugs in record.toml.

    Raises Refusal naming the entry that does not fit.
    """
    tables = (("merge", _merge), ("split", _split), ("correction", _correct), ("origins", _origins),
              ("round_split", _split_round), ("round_merge", _merge_rounds))  # fmt: skip
    for what, carry_out in tables:
        for row in record.get(what, ()):
            try:
                carry_out(row, events, at)
            except (KeyError, ValueError, ObjectDoesNotExist) as fault:
                name = row.get("event") or row.get("article") or row.get("round")
                raise Refusal(f"{what} of {name}: {fault}") from fault


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


def _split_round(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    going = [events[slug].pk for slug in row["events"]]
    old = Round.objects.get(slug=row["round"])
    split_round(
        round=old, name=row["name"], rule=row["rule"], stated=Rule(), events=going, reason=row["reason"], by=None, at=at
    )


def _merge_rounds(row: dict[str, Any], events: dict[str, Event], at: datetime) -> None:
    old, into = (Round.objects.get(slug=row[name]) for name in ("round", "into"))
    merge_rounds(round=old, into=into, reason=row["reason"], by=None, at=at)
