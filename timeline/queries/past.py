"""What the tables of the record held at a moment, as SQL, from the history that the database keeps."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connections, router
from django.db.models import GeneratedField, Model

from articles.history import history_of

from ..models import Event
from ..replay import kept_models
from .shown_rows import EVENTS, needed


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
        if model in wanted:
            query, values = _newest(model, f"SELECT DISTINCT id FROM ({wanted[model]}) every (id)")
            parameters = [*values, at]
        else:
            query, values = _as_at(model)
            parameters = [at, *values, at, at]
        once = model is Event and events is None  # read once a statement, and wide: columns not asked for are left out
        found.append((name(model._meta.db_table), f"{'' if once else 'MATERIALIZED '}({query})", parameters))
    return found


@cache
def _as_at(model: type[Model]) -> tuple[str, list[Any]]:
    """All rows at a moment: those that have not changed since from the table, of the others the newest until then."""
    table, history = model._meta.db_table, history_table(model)
    columns = ", ".join(f't."{field.column}"' for field in model._meta.concrete_fields)
    since = f'SELECT 1 FROM "{history}" h WHERE h.pgh_obj_id = t.id AND h.pgh_created_at > %s'
    unchanged = f'SELECT {columns} FROM "{table}" t WHERE NOT EXISTS ({since})'
    later = f'SELECT DISTINCT pgh_obj_id AS id FROM "{history}" WHERE pgh_created_at > %s'
    query, values = _newest(model, later)
    return f"{unchanged} UNION ALL {query}", values


@cache
def _newest(model: type[Model], numbers: str) -> tuple[str, list[Any]]:
    """Of the rows that a query numbers, the newest in the history until a moment."""
    newest = (
        f'SELECT * FROM "{history_table(model)}" h WHERE h.pgh_obj_id = wanted.id AND h.pgh_created_at <= %s'
        " ORDER BY h.pgh_id DESC LIMIT 1"
    )
    return _stored(model, f"({numbers}) wanted CROSS JOIN LATERAL ({newest}) h")


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
