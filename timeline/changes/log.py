"""Which rows of history are public changes, in the order in which they were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from articles.history import history_of

from ..models import AccountPart, Citation, Event, Participation, Round, Status

EVENTS, PARTS, CITATIONS = history_of(Event), history_of(Participation), history_of(Citation)
ACCOUNTS, ROUNDS = history_of(AccountPart), history_of(Round)
RECORDS = {0: ("event", EVENTS), 1: ("participation", PARTS), 2: ("citation", CITATIONS), 3: ("account", ACCOUNTS),
           4: ("round", ROUNDS)}  # fmt: skip
"""The tables of history by rank: of changes written at one moment, those of the event come first, rounds last."""

_TOLD = ("slug", "title", "summary", "kind", "phase", "outcome", "outcome_text", "days", "precision", "status")
"""What is told of an event besides its venue and round; a row that repeats all of it only moved the time of change."""

_TOLD_OF_ROUND = ("slug", "name", "rule", "summary", "background", "status")
_LISTS = ("rule_venues", "rule_words")


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

    `event` leaves the changes of one event, which those of rounds are not. Each table gives its own first ones, by the
    index on when they were written, so that a page costs the same from any place on.
    """
    within = [name for name in ordering if name.lstrip("-") != "rank"]
    ranks = [rank for rank in RECORDS if event is None or rank < 4]
    parts = [_part(rank, where or Q(), event).order_by(*within)[:most] for rank in ranks]
    return [Entry(*row) for row in parts[0].union(*parts[1:], all=True).order_by(*ordering)[:most]]


def _part(rank: int, where: Q, event: int | None) -> QuerySet[Any, Any]:
    own = {0: _event_rows, 4: _round_rows}.get(rank)
    rows = own() if own else _rows_of_public_events(rank)
    rows = rows.annotate(at=F("pgh_created_at"), rank=Value(rank, output_field=IntegerField()), number=F("pgh_id"))
    if event is not None:
        rows = rows.filter(**{"pgh_obj_id" if rank == 0 else "event_id" if rank < 3 else "of_event": event})
    return rows.filter(where).values_list("at", "rank", "number")


def _event_rows() -> QuerySet[Any]:
    """History rows of events by which the public record changed."""
    same = {name: OuterRef(name) for name in _TOLD} | {
        f"{name}_or_none": Coalesce(OuterRef(f"{name}_id"), 0) for name in ("venue", "round")
    }
    repeated = EVENTS.objects.annotate(venue_or_none=Coalesce("venue_id", 0), round_or_none=Coalesce("round_id", 0))
    return _public_or_no_longer(EVENTS, repeated.filter(pgh_id=OuterRef("before"), **same))


def _round_rows() -> QuerySet[Any]:
    """History rows of rounds by which the public record changed."""
    texts: Any = ArrayField(TextField())
    none = Value([], output_field=texts)
    lists = {f"{name}_or_none": Coalesce(Cast(name, texts), none) for name in _LISTS}
    theirs = {f"{name}_or_none": Coalesce(Cast(OuterRef(name), texts), none) for name in _LISTS}
    ever = Value(DateRange(empty=True), output_field=DateRangeField())  # a rule has no empty range of days
    same = {name: OuterRef(name) for name in _TOLD_OF_ROUND} | theirs | {"days": Coalesce(OuterRef("rule_days"), ever)}
    repeated = ROUNDS.objects.annotate(**lists, days=Coalesce("rule_days", ever))
    return _public_or_no_longer(ROUNDS, repeated.filter(pgh_id=OuterRef("before"), **same))


def _public_or_no_longer(history: Any, repeated: QuerySet[Any]) -> QuerySet[Any]:
    """The rows in which something was public, or the first in which it is no more; not those that repeat another."""
    before = history.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by(
        "-pgh_id"
    )
    living = Case(When(pgh_label="delete", then=Value("")), default=F("status"))
    last, status = Subquery(before.values("pgh_id")[:1]), Subquery(before.annotate(was=living).values("was")[:1])
    rows: QuerySet[Any] = history.objects.annotate(before=last, status_before=status)
    rows = rows.filter(Q(status=Status.PUBLISHED) | Q(status_before=Status.PUBLISHED))
    return rows.filter(Q(pgh_label="delete") | ~Exists(repeated.exclude(pgh_label="delete")))


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
    if rank != 3:
        return rows
    cited = CITATIONS.objects.filter(pgh_obj_id=OuterRef("citation_id"), pgh_created_at__lte=OuterRef("pgh_created_at"))
    return rows.annotate(of_event=Subquery(cited.order_by("-pgh_id").values("event_id")[:1]))
