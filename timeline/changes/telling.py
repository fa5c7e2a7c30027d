"""What each public change was: which members differ, as they were and as they became, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery, TextField, Value

from articles.history import told_with, with_those_before

from ..models import Party, Person, Round, Status, Venue
from ..models.days import days_of, span_of
from .log import EVENTS, RECORDS, ROUNDS, Entry, with_event


@dataclass(frozen=True, slots=True)
class Change:
    """One public change of an event, of its participants or citations, or of a round; `old` and `new` hold what
    differs.

    `event` is the number of the event, None for a round; `slug` and `title` are those of the event or of the round
    when it was last public.
    """

    id: str
    at: datetime
    action: str
    record: str
    event: int | None
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
        if rank == 4 and not numbers:  # rounds change seldom
            continue
        rows |= {(rank, row.pgh_id): row for row in _with_those_before(rank, numbers)}
    names = _Slugs(rows.values())
    titles = _last_public(EVENTS, {_event_of(row) for row in rows.values()} - {None})
    titles |= _last_public(ROUNDS, {row.pgh_obj_id for row in rows.values() if isinstance(row, ROUNDS)})
    return [_change(place, rows[place.rank, place.number], names, titles) for place in places]


def _with_those_before(rank: int, numbers: set[int]) -> Iterator[Any]:
    """Rows of a table of history by their numbers, each with `was`: the row of the same object before it, or None.

    Their contexts are at hand. One query.
    """
    history = RECORDS[rank][1]
    before = history.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    wanted = history.objects.filter(pk__in=numbers or {0})
    earlier = wanted.annotate(before=Subquery(before.order_by("-pgh_id").values("pgh_id")[:1])).values("before")
    for row in with_those_before(with_event(rank).filter(Q(pk__in=numbers or {0}) | Q(pk__in=earlier))):
        row.from_round = _split_from(row) if rank == 4 else None
        if row.pgh_id in numbers:
            yield row


def _event_of(row: Any) -> int | None:
    if isinstance(row, ROUNDS):
        return None
    number: int = row.pgh_obj_id if isinstance(row, EVENTS) else getattr(row, "of_event", None) or row.event_id
    return number


def _last_public(history: Any, numbers: set[Any]) -> dict[tuple[Any, int], Any]:
    """The newest row of history of each event, or of each round, in which it was public."""
    if not numbers:
        return {}
    rows = history.objects.filter(pgh_obj_id__in=numbers, status=Status.PUBLISHED)
    newest = rows.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {(history, row.pgh_obj_id): row for row in newest}


class _Slugs:
    """The slugs that rows of history name by number: of parties, persons, venues and rounds that were ever public.

    One query.
    """

    _OF = {
        "party": (Party.objects.all(), ("party_id",)),
        "person": (Person.objects.all(), ("person_id",)),
        "venue": (Venue.objects.all(), ("venue_id", "account_venue_id")),
        "round": (Round.objects.filter(history__status=Status.PUBLISHED), ("round_id", "merged_into_id", "from_round")),
    }

    def __init__(self, rows: Iterable[Any]) -> None:
        both = [side for row in rows for side in (row, row.was) if side is not None]
        parts = []
        for what, (known, columns) in self._OF.items():
            wanted = {getattr(row, column, None) for row in both for column in columns} - {None} or {0}
            named = known.filter(pk__in=wanted).order_by().distinct()
            parts.append(named.values_list(Value(what, output_field=TextField()), "pk", "slug"))
        found = parts[0].union(*parts[1:], all=True)
        self.slugs = {(what, number): slug for what, number, slug in found}

    def of(self, what: str, number: int | None) -> str | None:
        """The slug of a party, person, venue or round; None for none, and for a round that never was public."""
        return self.slugs.get((what, number or 0))


def _change(place: Entry, row: Any, names: _Slugs, titles: dict[tuple[Any, int], Any]) -> Change:
    record = RECORDS[place.rank][0]
    number = _event_of(row)
    if number is None:
        shown = titles[ROUNDS, row.pgh_obj_id]
        slug, title = shown.slug, shown.name
        action, reason, old, new = _of_round(row, names)
    else:
        shown = titles[EVENTS, number]
        slug, title = shown.slug, shown.title
        action, reason, old, new = _of_event(row, names) if record == "event" else _of_row(row, record, names)
    return Change(
        f"{record}-{place.number}", place.at, action, record, number, slug, title, reason,
        {name: value for name, value in old.items() if name not in new or new[name] != value},
        {name: value for name, value in new.items() if name not in old or old[name] != value},
    )  # fmt: skip


def _of_round(row: Any, names: _Slugs) -> tuple[str, str, dict[str, Any], dict[str, Any]]:
    was_public, reason = row.was is not None and row.was.status == Status.PUBLISHED, _given_with(row)
    if row.pgh_label == "delete":
        return "delete", reason, _round_values(row), {}
    if row.status == Status.MERGED:
        into = names.of("round", row.merged_into_id)
        return "merge", reason, {"status": row.was.status}, {"status": row.status, "merged_into": into}
    if row.status != Status.PUBLISHED:
        return "retract", reason, {"status": row.was.status}, {"status": row.status}
    new = _round_values(row)
    if was_public:
        return "update", reason, _round_values(row.was), new
    if row.was is None and row.from_round:
        return "split", reason, {}, new | {"split_from": names.of("round", row.from_round)}
    return "create" if row.was is None else "publish", reason, {}, new


def _round_values(row: Any) -> dict[str, Any]:
    days = span_of(row.rule_days)
    return {
        "slug": row.slug,
        "name": row.name,
        "rule": row.rule,
        "rule_days": days and days.edtf,
        "rule_venues": row.rule_venues or None,
        "rule_words": row.rule_words or None,
        "summary": row.summary,
        "background": row.background,
        "status": row.status,
    }


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
    return str(told_with(row).get("reason") or "")


def _split_from(row: Any) -> int | None:
    """The number of the round that a new one was taken out of."""
    told = told_with(row)
    return told.get("round") if told.get("action") == "split_round" and row.pgh_label == "insert" else None


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
