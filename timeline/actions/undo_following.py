"""What hangs on rows that an undo would remove: what goes with them, what lets go of them, and what forbids it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import CASCADE, DO_NOTHING, SET_NULL, QuerySet
from pghistory.models import Event as HistoryRow

from articles.history import history_of
from articles.models import SharedPassage

from ..models import Decision, Event, SuggestedPart, Suggestion

_HINTS = {(Suggestion, "near"), (Event, "split_from")}
"""Columns that only point something out, and are emptied when what they point to goes."""

Rows = dict[Any, set[int]]


@dataclass
class Following:
    """Rows of the record that go too (`going`) because a machine made them and can make them again; rows that forbid
    the undo (`blocking`); and sets of rows that are deleted or emptied of a column, being no part of the record or
    mere hints."""

    going: Rows = field(default_factory=dict)
    blocking: list[tuple[Any, int]] = field(default_factory=list)
    deleted: list[QuerySet[Any]] = field(default_factory=list)
    emptied: list[tuple[QuerySet[Any], str]] = field(default_factory=list)

    def let_go(self) -> None:
        """Delete and empty what does not stand in the way."""
        for rows in self.deleted:
            rows.delete()
        for rows, column in self.emptied:
            rows.update(**{column: None})


def following(made: Rows, dealt_with: Rows) -> Following:
    """What hangs on rows that are to be removed, but for rows that the undo itself puts back."""
    found = Following()
    waiting = [(model, pks) for model, pks in made.items() if pks]
    while waiting:
        model, pks = waiting.pop()
        for pointing, column, on_delete in _pointing_to(model):
            known = dealt_with.get(pointing, set()) | found.going.get(pointing, set())
            rows = pointing._base_manager.filter(**{f"{column}__in": pks}).exclude(pk__in=known)
            if not hasattr(pointing, "history"):
                _outside(found, rows, column, on_delete)
            elif (pointing, column) in _HINTS:
                found.emptied.append((rows, column))
            else:
                if (pointing, column) == (Suggestion, "venue"):  # reading it again finds the place, if it is known
                    found.emptied.append((rows.filter(decision=Decision.WAITING), column))
                    rows = rows.exclude(decision=Decision.WAITING)
                machine = set(_made_by_reading(rows, column).values_list("pk", flat=True))
                if machine:
                    found.going.setdefault(pointing, set()).update(machine)
                    waiting.append((pointing, machine))
                found.blocking += [(pointing, pk) for pk in rows.exclude(pk__in=machine).values_list("pk", flat=True)]
    return found


def named(model: Any, pk: int) -> str:
    """A row in words, with who wrote it last and by which action."""
    row = model._base_manager.filter(pk=pk).first()
    name = f"{model._meta.verbose_name} {pk}" + (f" “{str(row)[:60]}”" if row else "")
    if not hasattr(model, "history"):
        return name
    written = history_of(model).objects.filter(pgh_obj_id=pk).select_related("pgh_context")
    last = written.order_by("-pgh_id").first()
    told = last.pgh_context.metadata if last and last.pgh_context else {}
    who = User.objects.filter(pk=told.get("user") or 0).first() or "the system"
    return f"{name} ({told.get('action') or 'written'} by {who})"


def _pointing_to(model: Any) -> Iterator[tuple[Any, str, Any]]:
    """The tables that point to a model, but for histories: the model, the column, and what Django does on deletion."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or not (relation.one_to_many or relation.one_to_one):
            continue
        pointing, on_delete = relation.related_model, relation.on_delete
        if not issubclass(pointing, HistoryRow) and on_delete is not DO_NOTHING:
            yield pointing, relation.field.name, on_delete


def _outside(found: Following, rows: QuerySet[Any], column: str, on_delete: Any) -> None:
    if on_delete is CASCADE:
        found.deleted.append(rows)
    elif on_delete is SET_NULL:
        found.emptied.append((rows, column))
    else:
        found.blocking += [(rows.model, pk) for pk in rows.values_list("pk", flat=True)]


def _made_by_reading(rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    """Those of some rows that reading can make again at any time."""
    if rows.model in (SharedPassage, SuggestedPart):
        return rows
    if rows.model is Suggestion and column == "version":
        return rows.filter(decision=Decision.WAITING)
    return rows.none()
