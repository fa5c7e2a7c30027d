"""Filling empty tables fast: rows checked against their model and written through COPY, without triggers meanwhile."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, connection, models
from psycopg.types.json import Jsonb

from articles.actions import Refusal
from articles.history import history_of


class Table:
    """The columns of a model that are written, with what a row has where it says nothing."""

    def __init__(self, model: type[models.Model]) -> None:
        self.model = model
        self.name = model._meta.db_table
        self.fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.GeneratedField)]
        self.columns = ", ".join(f'"{field.column}"' for field in self.fields)
        self.checks = [(field.attname, _default(field), _check_of(field)) for field in self.fields]

    def row(self, values: dict[str, Any]) -> list[Any]:
        """The values of one row in the order of the columns. Raises ValueError naming the member that does not fit."""
        return [check(values.get(name, default)) for name, default, check in self.checks]

    def copy(self, rows: Iterable[Sequence[Any]]) -> None:
        """Append rows."""
        with (
            connection.wrap_database_errors,
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{self.name}" ({self.columns}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)

    @property
    def names(self) -> list[str]:
        """Its own name, and that of the table of its history where it has one."""
        return [self.name, *([history_of(self.model)._meta.db_table] if hasattr(self.model, "history") else [])]

    def follow(self) -> None:
        """Let the numbers given from now on follow those that were written."""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence(%s, 'id'), max(id)) FROM \"{self.name}\" HAVING max(id) > 0",  # noqa: S608
                [self.name],
            )

    def begin_history(self) -> None:
        """Write what the triggers of the history would have written: one row for each insert."""
        if not hasattr(self.model, "history"):
            return
        history = history_of(self.model)._meta
        own = {field.column for field in self.fields}
        kept = ", ".join(f'"{field.column}"' for field in history.concrete_fields if field.column in own)
        with connection.cursor() as cursor:
            cursor.execute(
                f'INSERT INTO "{history.db_table}" ({kept}, pgh_created_at, pgh_label, pgh_obj_id, pgh_context_id)'  # noqa: S608
                f" SELECT {kept}, now(), 'insert', id, (SELECT _pgh_attach_context()) FROM \"{self.name}\" ORDER BY id"
            )


def _default(field: Any) -> Any:
    return field.get_default() if field.has_default() or field.empty_strings_allowed or not field.null else None


def _check_of(field: Any) -> Any:
    """A function that answers the value as COPY takes it, or raises ValueError naming the member."""
    allowed = {code for code, _ in field.choices} if field.choices else None
    if isinstance(field, models.JSONField):
        return Jsonb
    if not isinstance(field, (models.CharField, models.TextField)):
        return lambda value: value
    most = field.max_length or 2**30

    def text(value: Any) -> Any:
        if not isinstance(value, str) or "\0" in value:
            raise ValueError(f"{field.name} is no text: {value!r}")
        if len(value) > most:
            raise ValueError(f"{field.name} is longer than {most} characters")
        if allowed is not None and value not in allowed and (value or not field.blank):
            raise ValueError(f"{field.name}={value!r} is none of {', '.join(sorted(allowed))}")
        return value

    return text


@contextmanager
def bare(names: list[str]) -> Iterator[None]:
    """Without triggers, foreign keys and indexes on these tables; all are put back at the end.

    What breaks a foreign key is found when it is put back. Only within a transaction.
    """
    with connection.cursor() as cursor:
        keys = _rows(cursor, _KEYS, names)
        indexes = _rows(cursor, _INDEXES, names)
        for table, key, _ in keys:
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{key}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" DISABLE TRIGGER USER')
    yield
    with connection.cursor() as cursor:
        for _, definition in indexes:
            cursor.execute(definition)
        for name in names:
            cursor.execute(f'ALTER TABLE "{name}" ENABLE TRIGGER USER')
            cursor.execute(f'ANALYZE "{name}"')
        for table, key, definition in keys:
            try:
                cursor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{key}" {definition}')
            except IntegrityError as fault:
                told = " ".join(str(fault).split())
                raise Refusal(f"a file names what is in none of them: {told}") from fault


def _rows(cursor: Any, query: str, names: list[str]) -> list[tuple[Any, ...]]:
    cursor.execute(query, [names])
    found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


_KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
     WHERE contype = 'f' AND conrelid = ANY (%s::regclass[]) ORDER BY 1, 2
"""
_INDEXES = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
     WHERE indrelid = ANY (%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid) ORDER BY 1
"""


def index_shingles() -> None:
    """Fill the index of fingerprints, which is empty before, with the shingles of every text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_fingerprint (shingle, version_id)"
            " SELECT DISTINCT unnest(shingles), id FROM articles_version ORDER BY 1"
        )


def refuse_wrong_quotes() -> None:
    """Raises Refusal naming a citation whose quote is not the text of its version at its span."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT c.id, v.article_id FROM timeline_citation c JOIN articles_version v ON v.id = c.version_id
             WHERE substring(v.text FROM c.start + 1 FOR c."end" - c.start) IS DISTINCT FROM c.quote LIMIT 1
            """
        )
        for citation, article in cursor.fetchall():
            raise Refusal(
                f"the quote of citation {citation} is not the text of article {article} at its span; correct start and "
                "end, which count code points"
            )
