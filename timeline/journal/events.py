"""The history of one event as lines that people read: of its values, its participants and its citations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User

from articles.history import history_of, told_columns, told_with, with_those_before

from ..models import Citation, Event, Participation
from ..models.days import days_of
from .doings import Doing, doings_of

_TABLES: tuple[tuple[str, Any], ...] = (("", Event), ("participant", Participation), ("citation", Citation))
_HIDDEN = {"id", "event", "slug", "created", "updated", "added", "added_by", "prefix", "suffix", "start", "end",
           "precision", "account_precision"}  # fmt: skip
_DAYS = {"days": "precision", "account_days": "account_precision"}


@dataclass(frozen=True, slots=True)
class Line:
    """One value: of what (`""` is the event itself), its name, and what it was before and after, in words."""

    what: str
    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Act:
    """What one action did to an event. `number` is its number in the history, None where nobody named it; `by` a user.

    `reached` says whether the event's values can be brought back to what they were after it.
    """

    number: UUID | None
    action: str
    by: User | None
    at: datetime
    reason: str
    undone: bool
    lines: list[Line]
    reached: bool


@dataclass(frozen=True, slots=True)
class Held:
    """An event as it stood after an action: the values of its columns, and those of each of its participants."""

    values: dict[str, Any]
    parts: list[dict[str, Any]]


def history(event: Event) -> list[Act]:
    """All that was done to an event, newest first; mere touches and what only moved within are left out."""
    rows = _rows(event)
    doings = doings_of(row.pgh_context for row in rows if row.pgh_context)
    people = User.objects.in_bulk({doing.by for doing in doings.values() if doing.by})
    names = _Names(rows)
    acts, lives = [], False
    for number, group in groupby(rows, key=lambda row: row.pgh_context_id):
        found = list(group)
        lines = [line for row in found for line in _lines(row, event, names)]
        lives = _lives(found, lives)
        if lines:
            known = doings.get(number)
            acts.append(_act(known, found, people, lines, lives))
    return acts[::-1]


def held_after(event: Event, number: UUID) -> Held | None:
    """How an event stood after an action; None when it did not exist then, or the action is none of its history."""
    values, met = None, False
    parts: dict[int, dict[str, Any]] = {}
    for row in _rows(event):
        if met and row.pgh_context_id != number:
            break
        met = met or row.pgh_context_id == number
        gone = row.pgh_label == "delete"
        if row.model is Event:
            values = None if gone else _values(row)
        elif row.model is Participation:
            parts.pop(row.pgh_obj_id, None)
            if not gone and row.event_id == event.pk:
                parts[row.pgh_obj_id] = _values(row)
    return Held(values, list(parts.values())) if met and values else None


def _rows(event: Event) -> list[Any]:
    """The rows of history of an event and of what was ever its own, oldest first, each with the row before it."""
    found = []
    for rank, (_, model) in enumerate(_TABLES):
        kept = history_of(model).objects
        own = [event.pk] if model is Event else kept.filter(event_id=event.pk).values("pgh_obj_id")
        for row in with_those_before(kept.filter(pgh_obj_id__in=own)):
            row.model, row.rank = model, rank
            found.append(row)
    return sorted(found, key=lambda row: (row.pgh_created_at, _moment(row), row.rank, row.pgh_id))


def _moment(row: Any) -> int:
    moment: int = told_with(row).get("moment", 0)
    return moment


def _lives(rows: list[Any], before: bool) -> bool:
    told = [row for row in rows if row.model is Event]
    return told[-1].pgh_label != "delete" if told else before


def _act(known: Doing | None, rows: list[Any], people: dict[int, User], lines: list[Line], lives: bool) -> Act:
    if known is None:
        return Act(None, rows[0].pgh_label, None, rows[0].pgh_created_at, "", False, lines, False)
    name = f"{known.action} of {known.told.get('of', '')}" if known.undoes else known.action
    by = people.get(known.by or 0)
    return Act(known.id, name, by, known.at, known.reason, known.undone, lines, lives)


def _lines(row: Any, event: Event, names: "_Names") -> Iterator[Line]:
    what = next(word for word, model in _TABLES if model is row.model)
    now = {} if row.pgh_label == "delete" else dict(_told(row, names))
    was = dict(_told(row.was, names)) if row.was else {}
    if row.model is not Event:
        here = row.pgh_label != "delete" and row.event_id == event.pk
        then = row.was is not None and row.was.event_id == event.pk
        now, was = now if here else {}, was if then else {}
        if bool(now) != bool(was):  # it came or went: one line tells all of it
            yield Line(what, "", _summed(was), _summed(now))
            return
    for name in {**was, **now}:
        if was.get(name, "") != now.get(name, ""):
            yield Line(what, name, was.get(name, ""), now.get(name, ""))


def _summed(values: dict[str, str]) -> str:
    return "; ".join(f"{name}: {value}" if name != "quote" else f"“{value}”" for name, value in values.items() if value)


def _told(row: Any, names: "_Names") -> Iterator[tuple[str, str]]:
    for field in told_columns(row):
        if field.name in _HIDDEN:
            continue
        value = getattr(row, field.attname)
        if field.name in _DAYS:
            days = days_of(value, getattr(row, _DAYS[field.name]))
            told = days.edtf if days else ""
        elif field.is_relation:
            told = names.of(field, value)
        elif field.name == "basis":
            told = ", ".join(str(value[name]) for name in ("expression", "anchor", "rule") if value.get(name))
        else:
            told = str(dict(field.flatchoices).get(value, value) if value is not None else "")
        yield {"days": "date", "account_days": "its date"}.get(field.name, str(field.verbose_name)), told


def _values(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in told_columns(row)}


class _Names:
    """What the rows that history points to are called, one query a table; a number where one is gone."""

    def __init__(self, rows: Iterable[Any]) -> None:
        wanted: dict[Any, set[int]] = {}
        for row in rows:
            for field in told_columns(row):
                if field.is_relation and field.name not in _HIDDEN and getattr(row, field.attname):
                    wanted.setdefault(field.related_model, set()).add(getattr(row, field.attname))
        self.names = {
            (model, found.pk): str(found)
            for model, pks in wanted.items()
            for found in _few_columns(model).filter(pk__in=pks)
        }

    def of(self, field: Any, number: int | None) -> str:
        """The name of a row that a column points to; empty for none."""
        return "" if number is None else self.names.get((field.related_model, number), f"number {number}")


def _few_columns(model: Any) -> Any:
    rows = model._base_manager.all()
    if any(field.name == "text" for field in model._meta.concrete_fields):
        return rows.select_related("article").defer("text", "shingles")
    return rows
