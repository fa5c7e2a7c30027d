"""The record as its history tells it: what each action did to which rows, and whether all of it leads to the present.

Whatever table has a history is covered, also one that is added later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Model

from articles.history import history_of, told_columns


@dataclass(frozen=True, slots=True)
class Step:
    """What one action did to one row: `before` and `after` are numbers of the rows of history that hold it then, None
    where there was no such row."""

    model: Any
    pk: int
    before: int | None
    after: int | None


@cache
def kept_models() -> tuple[Any, ...]:
    """The models whose history is kept; those that others point to come first."""
    kept = {model for model in apps.get_models() if hasattr(model, "history")}
    points_to = {
        model: {field.related_model for field in model._meta.concrete_fields if field.related_model in kept} - {model}
        for model in sorted(kept, key=lambda model: model._meta.label)
    }
    return tuple(TopologicalSorter(points_to).static_order())


def columns(model: Any) -> list[str]:
    """The names of the columns that the table and its history share."""
    told = {field.column for field in history_of(model)._meta.concrete_fields}
    return [field.column for field in model._meta.concrete_fields if field.column in told]


def steps(context: UUID) -> list[Step]:
    """What an action did, by tables in the order of `kept_models`; rows that it both made and deleted are left out."""
    found = []
    for model in kept_models():
        history = history_of(model)._meta.db_table
        # ruff: noqa: S608 - the names of tables and columns are those of our own models
        rows = _ask(
            f"""
            SELECT mine.pgh_obj_id,
                   (SELECT CASE WHEN h.pgh_label <> 'delete' THEN h.pgh_id END FROM "{history}" h
                     WHERE h.pgh_obj_id = mine.pgh_obj_id AND h.pgh_id < mine.first ORDER BY h.pgh_id DESC LIMIT 1),
                   (SELECT CASE WHEN h.pgh_label <> 'delete' THEN h.pgh_id END FROM "{history}" h
                     WHERE h.pgh_id = mine.last)
              FROM (SELECT pgh_obj_id, min(pgh_id) AS first, max(pgh_id) AS last FROM "{history}"
                     WHERE pgh_context_id = %s GROUP BY pgh_obj_id) mine
             ORDER BY mine.pgh_obj_id
            """,
            [context],
        )
        found += [Step(model, *row) for row in rows if row[1] or row[2]]
    return found


def differing(model: Any) -> str:
    """A query for the rows of a table that are not what the history replays to: which row, and what is wrong with it.

    Without parameters; a sign of percent is written twice.
    """
    table, history = model._meta.db_table, history_of(model)._meta.db_table
    mine = ", ".join(f't."{name}"' for name in columns(model))
    theirs = ", ".join(f'l."{name}"' for name in columns(model))
    return f"""
        WITH last AS (SELECT DISTINCT ON (pgh_obj_id) * FROM "{history}" ORDER BY pgh_obj_id, pgh_id DESC)
        SELECT format('{model._meta.verbose_name} %%s', coalesce(t.id, l.pgh_obj_id)),
               CASE WHEN l.pgh_obj_id IS NULL THEN 'it stands in the table, and the history does not know of it'
                    WHEN t.id IS NULL THEN 'the history has it, and it does not stand in the table'
                    ELSE 'it is not what the history says it was made' END
          FROM "{table}" t FULL JOIN (SELECT * FROM last WHERE pgh_label <> 'delete') l ON l.pgh_obj_id = t.id
         WHERE t.id IS NULL OR l.pgh_obj_id IS NULL OR ({mine}) IS DISTINCT FROM ({theirs})
         ORDER BY coalesce(t.id, l.pgh_obj_id)
        """


def breaches() -> list[str]:
    """One line for each row that is not what the history replays to; none when all of it does."""
    return [f"{where}: {told}" for model in kept_models() for where, told in _ask(differing(model))]


def remove(model: Any, pks: Iterable[int]) -> None:
    """Delete rows and nothing else; what points to them has to be dealt with by the end of the transaction."""
    table, key = model._meta.db_table, model._meta.pk.column
    _do(f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s)', [list(pks)])


def put_back(model: Any, numbers: Iterable[int]) -> None:
    """Make existing rows what these rows of history hold."""
    values = ", ".join(f'"{name}" = h."{name}"' for name in columns(model))
    _do(
        f'UPDATE "{model._meta.db_table}" t SET {values} FROM "{history_of(model)._meta.db_table}" h'
        f' WHERE h.pgh_id = ANY(%s) AND t."{model._meta.pk.column}" = h.pgh_obj_id',
        [list(numbers)],
    )


def bring_back(model: Any, numbers: Iterable[int]) -> None:
    """Insert again the deleted rows that these rows of history hold, under their old numbers."""
    names = [f'"{name}"' for name in columns(model)]
    into, taken, join = names, [f"h.{name}" for name in names], ""
    if hasattr(model, "removed"):  # large columns, kept when the row was deleted
        removed = model.removed.rel.related_model
        shared = {field.column for field in removed._meta.concrete_fields} & {
            field.column for field in model._meta.concrete_fields if field.column not in columns(model)
        }
        large = [f'"{name}"' for name in sorted(shared)]
        into, taken = into + large, taken + [f"r.{name}" for name in large]
        join = (
            f'JOIN LATERAL (SELECT * FROM "{removed._meta.db_table}" r WHERE r.pgh_obj_id = h.pgh_obj_id'
            " ORDER BY r.pgh_id DESC LIMIT 1) r ON true"
        )
    _do(
        f'INSERT INTO "{model._meta.db_table}" ({", ".join(into)}) SELECT {", ".join(taken)}'
        f' FROM "{history_of(model)._meta.db_table}" h {join} WHERE h.pgh_id = ANY(%s) ORDER BY h.pgh_obj_id',
        [list(numbers)],
    )


def rows_of(model: Any, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The values that rows of history hold, by the number of the row of history."""
    history = history_of(model)
    names = [field.attname for field in told_columns(history)]
    return {row.pgh_id: {name: getattr(row, name) for name in names} for row in history.objects.filter(pk__in=numbers)}


def locked(model: type[Model], pks: Iterable[int]) -> dict[int, Any]:
    """The present rows of these numbers, locked until the transaction ends."""
    rows = model._base_manager.select_for_update(of=("self",)).filter(pk__in=list(pks)).order_by("pk")
    return {row.pk: row for row in rows}


def _ask(sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _do(sql: str, values: Iterable[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, list(values))
