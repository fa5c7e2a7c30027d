"""What was done to the record, action by action: who, when, why, and whether it was taken back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from pghistory.models import Context

UNDO, REDO = "undo", "redo"

DEPTH = 200
"""How many of somebody's own actions can be taken back one after the other."""


@dataclass(frozen=True, slots=True)
class Doing:
    """One action: its number, its name, who did it (a user's number; None for the system), when, and the reason given.

    `undoes` is the action that it took back, which for a redo is an undo; `undone` says whether it is itself taken
    back at present.
    """

    id: UUID
    action: str
    by: int | None
    at: datetime
    reason: str
    undoes: UUID | None
    undone: bool
    told: dict[str, Any]

    @property
    def taken_back(self) -> bool:
        """Whether this is an undo, rather than something done or done again."""
        return self.action == UNDO


def doing(number: UUID | str) -> Doing | None:
    """The action of this number; None when there is none."""
    found = _told(Context.objects.filter(pk=number))
    return found[0] if found else None


def recent(*, by: User | None = None, most: int = DEPTH) -> list[Doing]:
    """The newest actions of somebody, or of anybody but the system when nobody is named; the newest first."""
    rows = Context.objects.filter(metadata__user=by.pk) if by else Context.objects.filter(metadata__user__gt=0)
    return _told(rows.order_by("-created_at", "-metadata__moment")[:most])


def last_undoable(*, by: User) -> Doing | None:
    """What somebody did last and has not been taken back."""
    return next((d for d in recent(by=by) if d.undoes is None and not d.undone), None)


def redoable(*, by: User) -> Doing | None:
    """The undo that somebody would take back by redoing: his or her last one, unless something was done since."""
    for found in recent(by=by):
        if found.undoes is None:
            return None
        if found.taken_back and not found.undone:
            return found
    return None


def doings_of(contexts: Iterable[Context]) -> dict[UUID, Doing]:
    """The actions that rows of history were written by, by number."""
    return {found.id: found for found in _told(contexts)}


def _told(rows: Iterable[Context]) -> list[Doing]:
    found = list(rows)
    undone = _undone(row.pk for row in found)
    return [
        Doing(
            row.pk,
            row.metadata.get("action", ""),
            row.metadata.get("user"),
            row.created_at,
            row.metadata.get("reason", ""),
            UUID(row.metadata["undoes"]) if "undoes" in row.metadata else None,
            row.pk in undone,
            row.metadata,
        )
        for row in found
    ]


def _undone(numbers: Iterable[UUID]) -> set[UUID]:
    """Those among some actions that are taken back, where an undo that was itself taken back counts for nothing."""
    asked = list(numbers)
    known: dict[str, list[str]] = {}
    frontier = [str(number) for number in asked]
    while frontier:
        rows = Context.objects.filter(metadata__undoes__in=frontier).values_list("pk", "metadata__undoes")
        frontier = []
        for undo, target in rows:
            known.setdefault(target, []).append(str(undo))
            frontier.append(str(undo))

    def is_undone(number: str) -> bool:
        return any(not is_undone(undo) for undo in known.get(number, ()))

    return {number for number in asked if is_undone(str(number))}
