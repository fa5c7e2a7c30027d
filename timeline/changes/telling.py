"""What each public change was: which members differ, as they were and as they became, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextField, Value

from ..models import Party, Person, Round, Status, Venue
from ..models.days import days_of
from .log import EVENTS, RECORDS, Entry, with_event


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


def told(found: Iterable[Entry]) -> list[Change]:
    """The changes at these places of the log, in a fixed number of queries."""
    places = list(found)
    rows: dict[tuple[int, int], Any] = {}
    for rank in RECORDS:
        numbers = {place.number for place in places if place.rank == rank}
        rows |= {(rank, row.pgh_id): row for row in _with_those_before(rank, numbers)}
    names = _Slugs(rows.values())
    titles = _last_public({_event_of(row) for row in rows.values()})
    return [_change(place, rows[place.rank, place.number], names, titles) for place in places]


def _with_those_before(rank: int, numbers: set[int]) -> Iterator[Any]:
    """Rows of a table of history by their numbers, each with `was`: the row of the same object before it, or None.

    Their contexts are at hand. One query.
    """
    history = RECORDS[rank][1]
    before = history.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    wanted = history.objects.filter(pk__in=numbers or {0})
    earlier = wanted.annotate(before=Subquery(before.order_by("-pgh_id").values("pgh_id")[:1])).values("before")
    rows = with_event(rank).filter(Q(pk__in=numbers or {0}) | Q(pk__in=earlier)).select_related("pgh_context")
    last: dict[int, Any] = {}
    for row in rows.order_by("pgh_id"):
        row.was = last.get(row.pgh_obj_id)
        last[row.pgh_obj_id] = row
        if row.pgh_id in numbers:
            yield row


def _event_of(row: Any) -> int:
    number: int = row.pgh_obj_id if isinstance(row, EVENTS) else getattr(row, "of_event", None) or row.event_id
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
    reason = row.editorial_reason if row.editorial_reason != row.was.editorial_reason else _given_with(row)
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
    values = _citation_values if record == "citation" else _part_values
    if row.pgh_label == "delete":
        return "delete", _given_with(row), values(row, names), {}
    if row.pgh_label == "insert" or row.was is None:
        return "create", _given_with(row), {}, values(row, names)
    if _event_of(row.was) != _event_of(row):  # it came from an event that may never have been public
        return "create", _given_with(row), {}, values(row, names) | {"moved_from": _event_of(row.was)}
    return "update", _given_with(row), values(row.was, names), values(row, names)


def _given_with(row: Any) -> str:
    """The reason that was given with the action by which a row was written."""
    told = row.pgh_context.metadata if row.pgh_context else {}
    return str(told.get("reason") or "")


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
        "account_outcome_text": row.account_outcome_text,
        "account_phase": row.account_phase or None,
    }
