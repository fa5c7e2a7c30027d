"""Which rows of history are public changes, in the order in which they were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.history import history_of

from ..models import AccountPart, Citation, Event, Participation, Status

EVENTS, PARTS, CITATIONS = history_of(Event), history_of(Participation), history_of(Citation)
ACCOUNTS = history_of(AccountPart)
RECORDS = {0: ("event", EVENTS), 1: ("participation", PARTS), 2: ("citation", CITATIONS), 3: ("account", ACCOUNTS)}
"""The tables of history by rank: of changes written at one moment, those of the event come first."""

_TOLD = ("slug", "title", "summary", "kind", "phase", "outcome", "outcome_text", "days", "precision", "status")
"""What is told of an event besides its venue and round; a row that repeats all of it only moved the time of change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a change stands in the log: when it was written, the rank of its table, its number there."""

    at: datetime
    rank: int
    number: int


def entries(
    where: Q | None = None, ordering: Sequence[str] = ("at", "rank", "number"), *, most: int, event: int | None = None
) -> list[Entry]:
    """The first `most` public changes in an order of the columns `at`, `rank` and `number`, those that `where` leaves.

    `event` leaves the changes of one event. Each table gives its own first ones, by the index on when they were
    written, so that a page costs the same from any place on.
    """
    within = [name for name in ordering if name.lstrip("-") != "rank"]
    parts = [_part(rank, where or Q(), event).order_by(*within)[:most] for rank in RECORDS]
    return [Entry(*row) for row in parts[0].union(*parts[1:], all=True).order_by(*ordering)[:most]]


def _part(rank: int, where: Q, event: int | None) -> QuerySet[Any, Any]:
    rows = _event_rows() if rank == 0 else _rows_of_public_events(rank)
    rows = rows.annotate(at=F("pgh_created_at"), rank=Value(rank, output_field=IntegerField()), number=F("pgh_id"))
    if event is not None:
        rows = rows.filter(**{"pgh_obj_id" if rank == 0 else "event_id" if rank < 3 else "of_event": event})
    return rows.filter(where).values_list("at", "rank", "number")


def _event_rows() -> QuerySet[Any]:
    """History rows of events by which the public record changed."""
    before = EVENTS.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    same = {name: OuterRef(name) for name in _TOLD} | {
        f"{name}_or_none": Coalesce(OuterRef(f"{name}_id"), 0) for name in ("venue", "round")
    }
    repeated = EVENTS.objects.annotate(
        venue_or_none=Coalesce("venue_id", 0), round_or_none=Coalesce("round_id", 0)
    ).filter(pgh_id=OuterRef("before"), **same)
    return (
        EVENTS.objects.annotate(
            before=Subquery(before.values("pgh_id")[:1]), status_before=Subquery(before.values("status")[:1])
        )
        .filter(Q(status=Status.PUBLISHED) | Q(status_before=Status.PUBLISHED))
        .filter(Q(pgh_label="delete") | ~Exists(repeated))
    )


def _rows_of_public_events(rank: int) -> QuerySet[Any]:
    """History rows of participants, citations or accounts written while their event was public already."""
    rows = with_event(rank)
    event = OuterRef("of_event" if rank == 3 else "event_id")
    then = EVENTS.objects.filter(pgh_obj_id=event, pgh_created_at__lt=OuterRef("pgh_created_at"))
    status = Subquery(then.order_by("-pgh_id").values("status")[:1])
    return rows.annotate(status_then=status).filter(status_then=Status.PUBLISHED)


def with_event(rank: int) -> QuerySet[Any]:
    """All rows of a table of history; those of accounts with `of_event`, the event that their citation had then."""
    rows: QuerySet[Any] = RECORDS[rank][1].objects.all()
    if rank < 3:
        return rows
    cited = CITATIONS.objects.filter(pgh_obj_id=OuterRef("citation_id"), pgh_created_at__lte=OuterRef("pgh_created_at"))
    return rows.annotate(of_event=Subquery(cited.order_by("-pgh_id").values("event_id")[:1]))
