"""Events as texts that are kept ready to be answered, and whether what is kept is what the record says.

A document is what the serializer of events makes, without its last member `match`, which depends on what was asked.
Absolute addresses begin with a mark that stands for the site. JSON escapes control characters, so that the mark can be
nothing else.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import uuid4

from django.db import connection
from rest_framework.renderers import JSONRenderer

from ..models import Document, Event
from ..queries import Found, shown
from .members import EventMembers

SITE = b"\x01"
"""The mark that stands for the site in a document."""

AT_ONCE = 500
"""How many events are told at once."""

_SITE = uuid4().hex
"""Stands for the site while a document is made; it is in no value of the record."""

_TOLD: tuple[str, ...] = tuple(str(name) for name in EventMembers().fields if name != "match")
_MEMBERS = EventMembers(only=_TOLD, context={"base": _SITE})  # made once: a serializer copies its fields


def told(numbers: Iterable[int]) -> dict[int, str]:
    """The documents of the public events among these numbers, made now from the record."""
    renderer = JSONRenderer()
    events = Event.objects.public().select_related("venue", "round").filter(pk__in=list(numbers))
    return {
        row.event.pk: renderer.render(_MEMBERS.to_representation(row)).decode().replace(_SITE, SITE.decode())
        for row in shown(events)
    }


def answers(found: Iterable[Found]) -> list[bytes]:
    """The events of a page as they are answered, in UTF-8 and with the mark for the site.

    What is not kept ready is told from the record.
    """
    rows = list(found)
    fresh = told(missing) if (missing := [row.id for row in rows if row.body is None]) else {}
    bodies = ((row.body or fresh.get(row.id, "").encode(), row.certain) for row in rows)
    return [body[:-1] + _MATCH[certain] for body, certain in bodies if body]


_MATCH = {True: b',"match":"certain"}', False: b',"match":"possible"}'}


def faults() -> Iterator[tuple[int, str]]:
    """The number and the fault of each event whose document, place in lists or words are not what the record says.

    A document that waits to be written is no fault: the event is told from the record until then.
    """
    for sql, fault in _UNLIKE:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            yield from ((number, fault) for (number,) in cursor.fetchall())
    kept = Document.objects.exclude(body=None).order_by("pk").values_list("pk", "body").iterator(AT_ONCE)
    while some := dict(islice(kept, AT_ONCE)):
        right = told(some)
        yield from ((pk, "is kept ready otherwise than it is") for pk in some if right.get(pk) != some[pk])


_UNLIKE = (
    (
        "SELECT coalesce(event_id, id) FROM timeline_document FULL JOIN"
        " (SELECT id FROM timeline_event WHERE status = 'published') e ON id = event_id"
        " WHERE id IS NULL OR event_id IS NULL ORDER BY 1",
        "is public and has no document, or has one and is not public",
    ),
    (
        "SELECT coalesce(l.event_id, f.event_id) FROM timeline_listing l"
        " FULL JOIN timeline_listed(ARRAY(SELECT id FROM timeline_event)) f ON f.event_id = l.event_id"
        " WHERE (l.sort_day, l.reach, l.days, l.keys) IS DISTINCT FROM (f.sort_day, f.reach, f.days, f.keys)"
        " ORDER BY 1",
        "is found by other keys or words than it has",
    ),
    (
        "SELECT DISTINCT event_id FROM (SELECT facet, reach, sort_day, event_id, last_day, true AS had"
        " FROM timeline_facet) f FULL JOIN (SELECT facet, reach, sort_day, event_id, last_day, true AS has"
        " FROM timeline_listed(ARRAY(SELECT id FROM timeline_event)), unnest(facets) facet) l"
        " USING (facet, reach, sort_day, event_id, last_day) WHERE had IS NULL OR has IS NULL ORDER BY 1",
        "stands in other lists than it belongs to",
    ),
)
