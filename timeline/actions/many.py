"""The same decision on many at once: all of them in one action, which can be undone as one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting

from ..models import Decision, Event, Status, Suggestion
from .publish import publish, retract
from .review import reject


@dataclass(frozen=True, slots=True)
class Planned:
    """What a bulk decision would do to one entry: nothing, with the reason, or what it was asked to."""

    entry: Any
    obstacle: str = ""


def plan_rejecting(suggestions: Iterable[Suggestion]) -> list[Planned]:
    """Which suggestions can be rejected: those that wait."""
    return [
        Planned(row, "" if row.decision == Decision.WAITING else f"{row.get_decision_display()} already")
        for row in suggestions
    ]


def plan_publishing(events: Iterable[Event]) -> list[Planned]:
    """Which events can be made public: those that are not, and rest on a citation."""
    return [Planned(event, _not_to_publish(event)) for event in events]


def _not_to_publish(event: Event) -> str:
    if event.status == Status.PUBLISHED:
        return "public already"
    return "" if event.citations.exists() else "rests on no citation"


def plan_retracting(events: Iterable[Event]) -> list[Planned]:
    """Which events can be taken back: those that are public."""
    return [Planned(event, "" if event.status == Status.PUBLISHED else "not public") for event in events]


@transaction.atomic
def reject_many(*, suggestions: Iterable[Suggestion], reason: str, by: User, at: datetime) -> int:
    """Reject each suggestion that waits; answers how many. Raises Refusal when none does."""
    return _all(
        "reject_many", by, reason, plan_rejecting(suggestions),
        lambda row: reject(suggestion=row, by=by, at=at, reason=reason),
    )  # fmt: skip


@transaction.atomic
def publish_many(*, events: Iterable[Event], by: User, at: datetime) -> int:
    """Make public each event that can be; answers how many.

    Raises Refusal when none can, PermissionDenied without the right.
    """
    return _all("publish_many", by, "", plan_publishing(events), lambda event: publish(event=event, by=by, at=at))


@transaction.atomic
def retract_many(*, events: Iterable[Event], reason: str, by: User, at: datetime) -> int:
    """Take back each public event, for one reason; answers how many.

    Raises Refusal without a reason or when none is public, PermissionDenied without the right.
    """
    return _all(
        "retract_many", by, reason, plan_retracting(events),
        lambda event: retract(event=event, reason=reason, by=by, at=at),
    )  # fmt: skip


def _all(action: str, by: User, reason: str, planned: list[Planned], act: Callable[[Any], object]) -> int:
    possible = [one.entry for one in planned if not one.obstacle]
    if not possible:
        raise Refusal("nothing of this can be done: see the reason beside each")
    with acting(action, by, reason=reason):
        for entry in possible:
            act(entry)
    return len(possible)
