"""What the tables of the record held at a moment, as SQL, from the history that the database keeps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connections, router
from django.db.models import GeneratedField, Model

from articles.history import history_of

from ..models import Event
from .shown_rows import EVENTS, needed


def kept_models() -> list[type[Model]]:
    """The models whose every change is kept in a table of history."""
    found = [model for name in ("articles", "timeline") for model in apps.get_app_config(name).get_models()]
    return [model for model in found if hasattr(model, "history")]


def recorded_tables(
    at: datetime, events: Sequence[int] | None = None, name: Callable[[str], str] = str
) -> list[tuple[str, str, list[Any]]]:
    """Each table of the record, as a query for its rows at a moment, with the query's parameters.

    Each stands under what `name` makes of the table's own name. With the numbers of some events, the tables that grow
    with the record hold only what is shown of these.
    """
    wanted = {} if events is None else needed(name)
    order = list(wanted)
    found: list[tuple[str, str, list[Any]]] = []
    if events is not None:
        numbers = "{" + ",".join(map(str, events)) + "}"
        found.append((EVENTS, "(SELECT unnest(%s::bigint[]) AS id)", [numbers]))
    for model in sorted(kept_models(), key=lambda model: order.index(model) if model in wanted else len(order)):
        query, values = _as_at(model, wanted.get(model, ""))
        once = model is Event and events is None  # read once a statement, and wide: columns not asked for are left out
        found.append((name(model._meta.db_table), f"{'' if once else 'MATERIALIZED '}({query})", [at, *values, at, at]))
    return found


def replayed(model: type[Model]) -> tuple[str, list[Any]]:
    """A query for the rows of a model's table as the whole of its history says they are now, with its parameters.

    Columns that the history does not keep come from the table itself; where that has no such row they are NULL.
    """
    newest = f'SELECT DISTINCT ON (pgh_obj_id) * FROM "{history_table(model)}" ORDER BY pgh_obj_id, pgh_id DESC'
    return _stored(model, f"({newest}) h")


@cache
def _as_at(model: type[Model], only: str = "") -> tuple[str, list[Any]]:
    """Rows that have not changed since are taken from the table; of the others, the newest row of history until then.

    `only` is a query for the numbers of the rows that are wanted; none for all.
    """
    table, history = model._meta.db_table, history_table(model)
    within = f" AND {{row}} IN ({only})" if only else ""
    columns = ", ".join(f't."{field.column}"' for field in model._meta.concrete_fields)
    since = f'SELECT 1 FROM "{history}" h WHERE h.pgh_obj_id = t.id AND h.pgh_created_at > %s'
    unchanged = f'SELECT {columns} FROM "{table}" t WHERE NOT EXISTS ({since}){within.format(row="t.id")}'
    later = f'SELECT DISTINCT pgh_obj_id FROM "{history}" WHERE pgh_created_at > %s{within.format(row="pgh_obj_id")}'
    newest = (
        f'SELECT * FROM "{history}" h WHERE h.pgh_obj_id = later.pgh_obj_id AND h.pgh_created_at <= %s'
        " ORDER BY h.pgh_id DESC LIMIT 1"
    )
    query, values = _stored(model, f"({later}) later CROSS JOIN LATERAL ({newest}) h")
    return f"{unchanged} UNION ALL {query}", values


def _stored(model: type[Model], history: str) -> tuple[str, list[Any]]:
    """Rows of a model's table out of rows of its history named `h`, without those of deleted objects.

    Columns that the history does not keep come from the table itself, NULL where that has no such row any more.
    """
    table = model._meta.db_table
    kept = {field.column for field in history_of(model)._meta.concrete_fields}
    stored = [field.column for field in model._meta.concrete_fields if not isinstance(field, GeneratedField)]
    live = "" if kept.issuperset(stored) else f' LEFT JOIN "{table}" t ON t.id = h.pgh_obj_id'
    columns = ", ".join(
        f'{"h" if name in kept else "t"}."{"pgh_obj_id" if name == "id" else name}" AS "{name}"' for name in stored
    )
    return with_generated(model, f"SELECT {columns} FROM {history}{live} WHERE h.pgh_label <> 'delete'")


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
