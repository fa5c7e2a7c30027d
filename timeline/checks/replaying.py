"""Laws of the tables as a whole: nothing points to what is not there, and the history replays to the present state."""

from collections.abc import Iterator
from typing import Any

from django.db.models import GeneratedField, Model

from articles.history import history_of

from .. import queries
from .laws import Law


def dangling() -> Iterator[Law]:
    """Of each column that points to another row: that row is there."""
    for model in queries.kept_models():
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model:
                table, target = model._meta.db_table, field.related_model._meta.db_table
                yield Law(
                    "nothing points to what is not there",
                    f"""
                    SELECT format('{model._meta.verbose_name} %%s', t.id),
                           format('its {field.name} is number %%s, which is not there', t."{field.column}")
                      FROM "{table}" t LEFT JOIN "{target}" o ON o.id = t."{field.column}"
                     WHERE t."{field.column}" IS NOT NULL AND o.id IS NULL ORDER BY t.id
                    """,
                    "Restore the missing row from a backup, or let this one point to another.",
                )


def replaying() -> Iterator[Law]:
    """Of each table whose history is kept: replaying that gives the rows that stand in it."""
    for model in queries.kept_models():
        columns = ", ".join(f'"{name}"' for name in _replayed_columns(model))
        then, values = queries.replayed(model)
        yield Law(
            "the history replays to the present state",
            f"""
            WITH said AS (SELECT {columns} FROM ({then}) replayed),
            stands AS (SELECT {columns} FROM "{model._meta.db_table}"),
            differing AS (
                (SELECT id, 1 AS side FROM (SELECT * FROM stands EXCEPT ALL SELECT * FROM said) present)
                UNION ALL (SELECT id, 2 FROM (SELECT * FROM said EXCEPT ALL SELECT * FROM stands) past))
            SELECT format('{model._meta.verbose_name} %%s', id), CASE sum(DISTINCT side)
                   WHEN 1 THEN 'it stands in the table, and the history does not know of it'
                   WHEN 2 THEN 'the history has it, and it does not stand in the table'
                   ELSE 'it is not what the history says it was made' END
              FROM differing GROUP BY id ORDER BY id
            """,
            "Something was changed past the triggers of the history: restore a backup, or write the change again.",
            tuple(values),
        )


def _replayed_columns(model: type[Model]) -> list[str]:
    """The columns that the history keeps, without those that the database or the clock fills."""
    kept = {field.column for field in history_of(model)._meta.concrete_fields}

    def by_itself(field: Any) -> bool:
        return isinstance(field, GeneratedField) or getattr(field, "auto_now", False)

    fields: list[Any] = [field for field in model._meta.concrete_fields if not by_itself(field)]
    return [field.column for field in fields if field.column in kept]
