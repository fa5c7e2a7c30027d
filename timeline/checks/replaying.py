"""Laws of the tables as a whole: nothing points to what is not there, and the history replays to the present state."""

from collections.abc import Iterator

from .. import replay
from .laws import Law


def dangling() -> Iterator[Law]:
    """Of each column that points to another row: that row is there."""
    for model in replay.kept_models():
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
    for model in replay.kept_models():
        yield Law(
            "the history replays to the present state",
            replay.differing(model),
            "Something was changed past the triggers of the history: restore a backup, or write the change again.",
        )
