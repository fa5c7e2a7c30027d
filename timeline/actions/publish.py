"""Making events public, and taking them back with a reason."""

from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting

from ..models import Event, Status


@transaction.atomic
def publish(*, event: Event, by: User | None, at: datetime) -> Event:
    """Make an event public. It needs a citation, and somebody who may publish (None stands for an operator).

    Raises Refusal without a citation, PermissionDenied without the right.
    """
    check_right(by, "timeline.publish_event", "publish")
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.status == Status.MERGED:
        raise Refusal(f"event {event.pk} was merged into event {event.merged_into_id}; publish that one")
    if not event.citations.exists():
        raise Refusal(f"event {event.pk} rests on no citation; cite an article first")
    with acting("publish", by, at=at.isoformat()):
        event.status = Status.PUBLISHED
        event.save()
    return event


@transaction.atomic
def retract(*, event: Event, reason: str, by: User | None, at: datetime) -> Event:
    """Take a public event back; its address then answers 410 with the reason.

    Raises Refusal without a reason or when it is not public, PermissionDenied without the right.
    """
    check_right(by, "timeline.retract_event", "retract")
    if not reason.strip():
        raise Refusal("give a reason; readers who follow the address are shown it")
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.status != Status.PUBLISHED:
        raise Refusal(f"event {event.pk} is not public; there is nothing to retract")
    with acting("retract", by, reason=reason, at=at.isoformat()):
        event.status, event.editorial_reason = Status.RETRACTED, reason.strip()
        event.save()
    return event


def check_right(by: User | None, permission: str, verb: str) -> None:
    """Raise PermissionDenied when somebody may not do this; None stands for an operator, who may."""
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by} may not {verb} events; ask an editor")
