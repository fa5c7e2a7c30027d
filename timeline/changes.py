"""The changes of the public record, read from the history that the database keeps. A shared read, like queries.py.

A row of history is public when the event was public then, or ceased to be by it. What an event said before it was
published, or after it was taken back, is never told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connections, router
from django.db.models import Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from articles.history import history_of
from articles.models import Article, Outlet, SharedPassage, Version

from .models import (
    Citation,
    Event,
    Participation,
    Party,
    PartyAlias,
    Person,
    PersonAlias,
    Round,
    Status,
    Venue,
    VenueAlias,
)
from .models.days import days_of

EVENTS, PARTS, CITATIONS = history_of(Event), history_of(Participation), history_of(Citation)
RECORDS = {0: ("event", EVENTS), 1: ("participation", PARTS), 2: ("citation", CITATIONS)}
"""The tables of history by rank: of changes written at one moment, those of the event come first."""

_TOLD = ("slug", "title", "summary", "kind", "phase", "outcome", "outcome_text", "days", "precision", "status")
"""What is told of an event besides its venue and round; a row that repeats all of it only moved the time of change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a change stands in the log: when it was written, the rank of its table, its number there."""

    at: datetime
    rank: int
    number: int


@dataclass(frozen=True, slots=True)
class Change:
    """One public change of an event, or of its participants or citations; `old` and `new` hold what differs."""

    id: str
    at: datetime
    action: str
    record: str
    event: int
    slug: str
    title: str
    reason: str
    old: dict[str, Any]
    new: dict[str, Any]


def entries(
    where: Q | None = None, ordering: Sequence[str] = ("at", "rank", "number"), *, most: int, event: int | None = None
) -> list[Entry]:
    """The first `most` public changes in an order of the columns `at`, `rank` and `number`, those that `where` leaves.

    `event` leaves the changes of one event.
    """
    return [Entry(*row) for row in _log(where or Q(), event).order_by(*ordering)[:most]]


def count() -> int:
    """How many public changes there are."""
    return _log(Q(), None).count()


def _log(where: Q, event: int | None) -> QuerySet[Any, Any]:
    parts = []
    for rank, rows in enumerate((_event_rows(), _rows_of_public_events(PARTS), _rows_of_public_events(CITATIONS))):
        named = rows.annotate(
            at=F("pgh_created_at"), rank=Value(rank, output_field=IntegerField()), number=F("pgh_id")
        ).filter(where)
        if event is not None:
            named = named.filter(**{"pgh_obj_id" if rank == 0 else "event_id": event})
        parts.append(named.values_list("at", "rank", "number"))
    return parts[0].union(*parts[1:], all=True)


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


def _rows_of_public_events(history: Any) -> QuerySet[Any]:
    """History rows of participants or citations written while their event was public, after it had become so."""
    then = EVENTS.objects.filter(pgh_obj_id=OuterRef("event_id"), pgh_created_at__lt=OuterRef("pgh_created_at"))
    status = Subquery(then.order_by("-pgh_id").values("status")[:1])
    return history.objects.annotate(status_then=status).filter(status_then=Status.PUBLISHED)


def told(found: Iterable[Entry]) -> list[Change]:
    """The changes at these places of the log, in a fixed number of queries."""
    places = list(found)
    rows: dict[tuple[int, int], Any] = {}
    for rank, (_, history) in RECORDS.items():
        before = history.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
        latest = before.order_by().values("pgh_obj_id").annotate(last=Max("pgh_id")).values("last")
        wanted = history.objects.filter(pk__in=[place.number for place in places if place.rank == rank] or [0])
        current = list(wanted.annotate(before=Subquery(latest)))
        earlier = history.objects.in_bulk([row.before for row in current if row.before] or [0])
        for row in current:
            row.was = earlier.get(row.before)
            rows[rank, row.pgh_id] = row
    names = _Slugs(rows.values())
    titles = _last_public({_event_of(row) for row in rows.values()})
    return [_change(place, rows[place.rank, place.number], names, titles) for place in places]


def _event_of(row: Any) -> int:
    number: int = row.pgh_obj_id if isinstance(row, EVENTS) else row.event_id
    return number


def _last_public(events: set[int]) -> dict[int, Any]:
    """The newest row of history of each event in which it was public."""
    rows = EVENTS.objects.filter(pgh_obj_id__in=events or {0}, status=Status.PUBLISHED)
    return {row.pgh_obj_id: row for row in rows.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}


class _Slugs:
    """The slugs that rows of history name by number: of parties, persons, venues and public rounds. One query."""

    _OF = {
        "party": (Party.objects.all(), ("party_id",)),
        "person": (Person.objects.all(), ("person_id",)),
        "venue": (Venue.objects.all(), ("venue_id", "account_venue_id")),
        "round": (Round.objects.filter(status=Status.PUBLISHED), ("round_id",)),
    }

    def __init__(self, rows: Iterable[Any]) -> None:
        both = [side for row in rows for side in (row, row.was) if side is not None]
        parts = []
        for what, (known, columns) in self._OF.items():
            wanted = {getattr(row, column, None) for row in both for column in columns} - {None} or {0}
            named = known.filter(pk__in=wanted).order_by()
            parts.append(named.values_list(Value(what, output_field=TextField()), "pk", "slug"))
        found = parts[0].union(*parts[1:], all=True)
        self.slugs = {(what, number): slug for what, number, slug in found}

    def of(self, what: str, number: int | None) -> str | None:
        """The slug of a party, person, venue or round; None for none, and for a round that is not public."""
        return self.slugs.get((what, number or 0))


def _change(place: Entry, row: Any, names: _Slugs, titles: dict[int, Any]) -> Change:
    record = RECORDS[place.rank][0]
    number = _event_of(row)
    action, reason, old, new = _of_event(row, names) if record == "event" else _of_row(row, record, names)
    shown = titles[number]
    return Change(
        f"{record}-{place.number}", place.at, action, record, number, shown.slug, shown.title, reason,
        {name: value for name, value in old.items() if name not in new or new[name] != value},
        {name: value for name, value in new.items() if name not in old or old[name] != value},
    )  # fmt: skip


def _of_event(row: Any, names: _Slugs) -> tuple[str, str, dict[str, Any], dict[str, Any]]:
    public, was_public = row.status == Status.PUBLISHED, row.was is not None and row.was.status == Status.PUBLISHED
    if row.pgh_label == "delete":
        return "delete", "", _event_values(row, names), {}
    if row.status == Status.MERGED:
        forward = {"status": row.status, "merged_into": row.merged_into_id}
        return "merge", row.editorial_reason, {"status": row.was.status}, forward
    if not public:
        taken = {"status": row.status}
        return "retract", row.editorial_reason, {"status": row.was.status}, taken
    new = _event_values(row, names)
    if row.was is None and row.split_from_id:
        return "split", row.editorial_reason, {}, new | {"split_from": row.split_from_id}
    if not was_public:
        return "create" if row.was is None else "publish", "", {}, new
    reason = row.editorial_reason if row.editorial_reason != row.was.editorial_reason else ""
    return "update", reason, _event_values(row.was, names), new


def _event_values(row: Any, names: _Slugs) -> dict[str, Any]:
    when = days_of(row.days, row.precision)
    return {
        "slug": row.slug,
        "title": row.title,
        "summary": row.summary,
        "kind": row.kind,
        "phase": row.phase,
        "outcome": row.outcome or None,
        "outcome_text": row.outcome_text,
        "when": when and when.edtf,
        "venue": names.of("venue", row.venue_id),
        "round": names.of("round", row.round_id),
        "status": row.status,
    }


def _of_row(row: Any, record: str, names: _Slugs) -> tuple[str, str, dict[str, Any], dict[str, Any]]:
    values = _part_values if record == "participation" else _citation_values
    if row.pgh_label == "delete":
        return "delete", "", values(row, names), {}
    if row.pgh_label == "insert":
        return "create", "", {}, values(row, names)
    if row.was.event_id != row.event_id:  # it came from an event that may never have been public
        return "create", "", {}, values(row, names) | {"moved_from": row.was.event_id}
    return "update", "", values(row.was, names), values(row, names)


def _part_values(row: Any, names: _Slugs) -> dict[str, Any]:
    return {
        "party": names.of("party", row.party_id),
        "person": names.of("person", row.person_id),
        "role": row.role,
        "attendance": row.attendance,
    }


def _citation_values(row: Any, names: _Slugs) -> dict[str, Any]:
    when = days_of(row.account_days, row.account_precision)
    return {
        "id": row.id,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
        "attributed_to": row.attributed_to,
        "state": row.state,
        "account_when": when and when.edtf,
        "account_venue": names.of("venue", row.account_venue_id),
        "account_outcome": row.account_outcome or None,
        "account_phase": row.account_phase or None,
    }


_VERSIONED = (Event, Participation, Citation, Round, Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias,
              Outlet, Article, Version, SharedPassage)  # fmt: skip


def last_change() -> datetime | None:
    """When anything that the doors show was changed last; None for an empty record."""
    newest = [history_of(model).objects.aggregate(at=Max("pgh_created_at"))["at"] for model in _VERSIONED]
    return max((at for at in newest if at), default=None)


def record_version() -> str:
    """A text that changes whenever anything changes that the doors show, at the price of one cheap query.

    It is made of the newest number in each table of history, which is a look at the end of an index, and of the
    transactions under way: numbers are given out before a transaction ends, so that one which ends late would
    otherwise go unnoticed.
    """
    tables = [history_of(model)._meta.db_table for model in _VERSIONED]
    newest = ", ".join(f'(SELECT coalesce(max(pgh_id), 0) FROM "{table}")' for table in tables)  # noqa: S608  our own names
    writing = (
        "(SELECT string_agg(backend_xid::text, ',' ORDER BY backend_xid::text) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid())"
    )
    with connections[router.db_for_read(Event)].cursor() as cursor:
        cursor.execute(f"SELECT concat_ws('.', {newest}, {writing})")
        version: str = cursor.fetchone()[0]
    return version
