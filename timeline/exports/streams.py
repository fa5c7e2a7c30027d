"""Reading a whole list from one moment of the record, and sending it in blocks."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from django.db import connections, router, transaction

from .. import queries
from ..filters import Filters
from ..models import Event
from ..queries import Shown

AT_ONCE = 500
"""How many events are held in memory at once."""

BLOCK = 64 * 1024
"""How many characters are sent at once, at least."""


def whole_list(filters: Filters, *, updated_since: datetime | None = None) -> Iterator[Shown]:
    """Every public event that the filters leave, in their order, as the record was when the first one was read.

    A cursor of the database is held until the last one is read or the iterator is closed.
    """
    using = router.db_for_read(Event)
    connection = connections[using]
    alone = not connection.in_atomic_block
    with transaction.atomic(using=using):
        if alone:  # one moment for the events and for all they rest on
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        rows = queries.timeline(filters).using(using)
        if updated_since:
            rows = rows.filter(updated__gte=updated_since)
        found = rows.iterator(chunk_size=AT_ONCE)
        while some := list(islice(found, AT_ONCE)):
            yield from queries.shown(some, filters)


def in_blocks(pieces: Iterable[str]) -> Iterator[bytes]:
    """Pieces of text as UTF-8, joined so that each is worth sending."""
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= BLOCK:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
