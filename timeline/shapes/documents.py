"""Events as texts that are kept ready to be answered, and whether what is kept is what the record says.

A document is what the serializer of events makes, without its last member `match`, which depends on what was asked.
Absolute addresses begin with a mark that stands for the site. JSON escapes control characters, so that the mark can be
nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import uuid4

from django.db import connection
from rest_framework.renderers import JSONRenderer

from ..models import Document, Event
from ..queries import rows_of, shown
from .members import EventMembers

SITE = "\x01"
"""The mark that stands for the site in a document."""

AT_ONCE = 500
"""How many events are told at once."""

_TOLD: tuple[str, ...] = tuple(str(name) for name in EventMembers().fields if name != "match")


def told(numbers: Iterable[int]) -> dict[int, str]:
    """The documents of the public events among these numbers, made now from the record."""
    site = uuid4().hex  # stands in no value of the record
    members, renderer = EventMembers(only=_TOLD, context={"base": site}), JSONRenderer()
    events = Event.objects.public().select_related("venue", "round").filter(pk__in=list(numbers))
    return {
        row.event.pk: renderer.render(members.to_representation(row)).decode().replace(site, SITE)
        for row in shown(events)
    }


def answers(numbers: Sequence[int], *, site: str, within: str = "") -> list[str]:
    """Public events of these numbers as they are answered at a site, in this order.

    `within` is a range of days as PostgreSQL writes it: an event that does not surely lie in it is told as possible.
    What is not kept ready is told from the record.
    """
    if within:
        rows = rows_of(_READY_WITHIN, [within, list(numbers)])
    else:
        rows = [(number, body, True) for number, body in rows_of(_READY, [list(numbers)])]
    fresh = told(missing) if (missing := [number for number, body, _ in rows if body is None]) else {}
    found = {}
    for number, kept, certain in rows:
        if body := kept or fresh.get(number):
            found[number] = body[:-1].replace(SITE, site) + _MATCH[certain]
    return [found[number] for number in numbers if number in found]


_MATCH = {True: ',"match":"certain"}', False: ',"match":"possible"}'}
_READY = "SELECT event_id, body FROM timeline_document WHERE event_id = ANY (%s::bigint[])"
_READY_WITHIN = """
    SELECT event_id, body, days <@ %s::daterange FROM timeline_document JOIN timeline_listing USING (event_id)
     WHERE event_id = ANY (%s::bigint[])
"""


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
        "SELECT DISTINCT event_id FROM (SELECT facet, reach, sort_day, event_id, true AS had FROM timeline_facet) f"
        " FULL JOIN (SELECT facet, reach, sort_day, event_id, true AS has"
        " FROM timeline_listed(ARRAY(SELECT id FROM timeline_event)), unnest(facets) facet) l"
        " USING (facet, reach, sort_day, event_id) WHERE had IS NULL OR has IS NULL ORDER BY 1",
        "stands in other lists than it belongs to",
    ),
)
