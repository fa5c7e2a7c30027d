"""Bringing one event back to what it said earlier."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from articles.actions import Refusal
from articles.history import acting

from .. import journal
from ..models import Event, Party, Person
from .events import PartValues, change_parts, check_not_merged

_STAY = {"id", "status", "merged_into_id", "split_from_id", "created", "updated"}
"""Columns that an earlier state does not bring back: whether an event is public is decided by acts of their own."""


@transaction.atomic
def revert_event(*, event: Event, to: UUID, reason: str = "", by: User | None, at: datetime) -> Event:
    """Give an event the values and participants that it had after an action of its history, named by its number.

    Its status stays, and so do its citations, since words are added and removed by acts of their own. Raises Refusal
    when the action is none of its history, when nothing differs, or when what it names is gone.
    """
    event = Event.objects.select_for_update().get(pk=event.pk)
    check_not_merged(event)
    held = journal.held_after(event, to)
    if held is None:
        raise Refusal(f"event {event.pk} has no such state in its history; open its history again")
    parts = _parts(held)
    now = {(part.party_id, part.person_id, part.role, part.attendance) for part in event.participations.all()}
    then = {(row["party_id"], row["person_id"], row["role"], row["attendance"]) for row in held.parts}
    values = {name: value for name, value in held.values.items() if name not in _STAY}
    if now == then and all(getattr(event, name) == value for name, value in values.items()):
        raise Refusal("this is what the event says already")
    with acting("revert_event", by, to=str(to), reason=reason.strip(), at=at.isoformat()):
        for name, value in values.items():
            setattr(event, name, value)
        try:
            event.save()
            change_parts(event, parts)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        except IntegrityError as fault:
            raise Refusal(f"that state names something that the record has no more: {fault}") from fault
    return event


def _parts(held: journal.Held) -> list[PartValues]:
    parties = Party.objects.in_bulk([row["party_id"] for row in held.parts if row["party_id"]])
    persons = Person.objects.in_bulk([row["person_id"] for row in held.parts if row["person_id"]])

    def known(rows: dict[int, Any], number: int | None, what: str) -> Any:
        if number and number not in rows:
            raise Refusal(f"that state names {what} {number}, which the record has no more; edit the event instead")
        return rows.get(number or 0)

    return [
        PartValues(
            known(parties, row["party_id"], "party"), known(persons, row["person_id"], "person"), row["role"],
            row["attendance"],
        )
        for row in held.parts
    ]  # fmt: skip
