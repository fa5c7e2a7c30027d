"""What the tables of the record held at a moment, as SQL, from the history that the database keeps."""

from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connections, router
from django.db.models import GeneratedField, Model

from articles.history import history_of


def kept_models() -> list[type[Model]]:
    """The models whose every change is kept in a table of history."""
    found = [model for name in ("articles", "timeline") for model in apps.get_app_config(name).get_models()]
    return [model for model in found if hasattr(model, "history")]


def recorded_tables(at: datetime) -> list[tuple[str, str, list[Any]]]:
    """Each table of the record by its name, as a query for its rows at a moment, with the query's parameters."""
    found = []
    for model in kept_models():
        query, values = _as_at(model)
        found.append((model._meta.db_table, f"MATERIALIZED ({query})", [at, *values, at, at]))
    return found


def replayed(model: type[Model]) -> tuple[str, list[Any]]:
    """A query for the rows of a model's table as the whole of its history says they are now, with its parameters.

    Columns that the history does not keep come from the table itself; where that has no such row they are NULL.
    """
    return _from_history(model, f'SELECT * FROM "{history_table(model)}"')


@cache
def _as_at(model: type[Model]) -> tuple[str, list[Any]]:
    """Rows that have not changed since are taken from the table; the others from history, which costs more."""
    history = history_table(model)
    since = f'SELECT 1 FROM "{history}" h WHERE h.pgh_obj_id = {{row}} AND h.pgh_created_at > %s'
    changed = since.format(row="old.pgh_obj_id")
    before = f'SELECT * FROM "{history}" old WHERE old.pgh_created_at <= %s AND EXISTS ({changed})'
    columns = ", ".join(f't."{field.column}"' for field in model._meta.concrete_fields)
    unchanged = f'SELECT {columns} FROM "{model._meta.db_table}" t WHERE NOT EXISTS ({since.format(row="t.id")})'
    query, values = _from_history(model, before)
    return f"{unchanged} UNION ALL {query}", values


def _from_history(model: type[Model], rows: str) -> tuple[str, list[Any]]:
    """The newest of some rows of history of each object that these do not say was deleted, as rows of the table."""
    table = model._meta.db_table
    kept = {field.column for field in history_of(model)._meta.concrete_fields}
    stored = [field.column for field in model._meta.concrete_fields if not isinstance(field, GeneratedField)]
    newest = f"SELECT DISTINCT ON (pgh_obj_id) * FROM ({rows}) every ORDER BY pgh_obj_id, pgh_id DESC"
    live = "" if kept.issuperset(stored) else f' LEFT JOIN "{table}" t ON t.id = h.pgh_obj_id'
    columns = ", ".join(f'{"h" if name in kept else "t"}."{name}"' for name in stored)
    then = f"SELECT {columns} FROM ({newest}) h{live} WHERE h.pgh_label <> 'delete'"
    return with_generated(model, then)


def with_generated(model: type[Model], rows: str) -> tuple[str, list[Any]]:
    """Rows that hold a model's stored columns, with those that the database generates, in the model's order.

    Answers the query and the parameters of its list of columns, which come before those of `rows`.
    """
    connection = connections[router.db_for_read(model)]
    columns, values = [], []
    for field in model._meta.concrete_fields:
        made = f'"{field.column}"'
        if isinstance(field, GeneratedField):
            made, given = field.generated_sql(connection)
            values += list(given)
        columns.append(f'{made} AS "{field.column}"')
    return f'SELECT {", ".join(columns)} FROM ({rows}) "{model._meta.db_table}"', values


def history_table(model: type[Model]) -> str:
    """The name of the table that keeps a model's history."""
    name: str = history_of(model)._meta.db_table
    return name
