"""Statements that the database plans once for a connection, and runs again with other values."""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import OperationalError, connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.types.numeric import Int8 as Number

from .models import Event

__all__ = ["Number", "rows_of"]


def rows_of(sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
    """The rows that a reading statement answers; the same statement costs no planning the second time.

    Whole numbers are given as Number: the database would take 7 and 70,000 for statements of their own.

    Instead of asking beforehand whether the connection still works, asks again over a new one where it does not.
    """
    connection = connections[router.db_for_read(Event)]
    connection.ensure_connection()
    try:
        return _rows(connection, sql, values)
    except OperationalError:
        if connection.in_atomic_block or connection.is_usable():
            raise
        connection.close()
        connection.connect()
        return _rows(connection, sql, values)


def _rows(connection: BaseDatabaseWrapper, sql: str, values: Any) -> list[tuple[Any, ...]]:
    if connection.queries_logged:  # as Django does with its own, so that tests can count all of them
        connection.queries_log.append({"sql": sql, "time": "not taken"})
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(sql, values, prepare=True, binary=True).fetchall()
