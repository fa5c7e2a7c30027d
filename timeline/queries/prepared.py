"""Statements that the database plans once for a connection, and runs again with other values."""

from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connections, router

from ..models import Event


def rows_of(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows that a statement answers; the same statement costs no planning the second time."""
    connection = connections[router.db_for_read(Event)]
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(sql, params, prepare=True, binary=True).fetchall()
