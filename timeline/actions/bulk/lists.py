"""What lists find events by, for a whole record at once: the same rows that the triggers would write one by one."""

from django.db import connection

LISTS = ("timeline_listing", "timeline_facet", "timeline_document")
"""The tables that are derived from the others."""

AT_ONCE = 20_000


def write_lists() -> None:
    """Fill the tables of lists from the record; they are empty before. Documents are left to be written.

    Rows are written in the order in which lists are read, so that a page of a list lies on few pages of the disk.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE timeline_event, timeline_participation, timeline_citation")
        cursor.execute("CREATE TEMPORARY TABLE listed ON COMMIT DROP AS SELECT * FROM timeline_listed('{}')")
        last = 0
        while True:
            cursor.execute(
                "SELECT max(id) FROM (SELECT id FROM timeline_event WHERE id > %s ORDER BY id LIMIT %s) lot",
                [last, AT_ONCE],
            )
            [upto] = cursor.fetchone()
            if upto is None:
                break
            cursor.execute(
                "INSERT INTO listed"
                " SELECT * FROM timeline_listed(ARRAY(SELECT id FROM timeline_event WHERE id > %s AND id <= %s))",
                [last, upto],
            )
            last = upto
        for statement in _FILL:
            cursor.execute(statement)


_FILL = (
    "INSERT INTO timeline_listing (event_id, sort_day, reach, days, keys)"
    " SELECT event_id, sort_day, reach, days, keys FROM listed ORDER BY sort_day, event_id",
    "INSERT INTO timeline_facet (facet, reach, sort_day, event_id, last_day)"
    " SELECT facet, reach, sort_day, event_id, last_day FROM listed, unnest(facets) facet"
    ' ORDER BY facet COLLATE "C", reach, sort_day, event_id',
    "INSERT INTO timeline_document (event_id) SELECT event_id FROM listed ORDER BY sort_day, event_id",
)
