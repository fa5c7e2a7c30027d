"""Keeping the answers about events ready (timeline.shapes.documents says what they are).

The database's triggers empty the document of every event that a change touches. Each action, when its transaction has
ended, fills what is empty; until then such events are told from the record itself.
"""

from django.db import connection, transaction

from ..shapes import documents

LOCK = 7240115
"""Held alone by whoever writes to what many events share, and together by those who write documents."""


def refresh(most: int = documents.AT_ONCE) -> int:
    """Write the documents of at most so many events that have none at present; answers of how many.

    Never waits: documents of events that are being changed at this moment are left to whoever changes them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(
            "SELECT event_id FROM timeline_document WHERE body IS NULL ORDER BY event_id LIMIT %s"
            " FOR UPDATE SKIP LOCKED",
            [most],
        )
        told = documents.told(number for (number,) in cursor.fetchall())
        if told:
            cursor.execute(
                "UPDATE timeline_document SET body = fresh.body"
                " FROM unnest(%s::bigint[], %s::text[]) fresh (event_id, body)"
                " WHERE timeline_document.event_id = fresh.event_id",
                [list(told), list(told.values())],
            )
    return len(told)


def refresh_all() -> int:
    """Write all documents that are empty, some at a time; answers of how many events."""
    return sum(iter(refresh, 0))
