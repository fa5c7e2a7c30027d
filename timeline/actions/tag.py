"""An analyst's own find: words selected in a text, for which reading has made no suggestion."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting

from ..models import Event, Status
from .events import EventValues, Passage, check_open, cite, create_event
from .publish import publish


@transaction.atomic
def tag(
    *,
    passage: Passage,
    by: User,
    at: datetime,
    values: EventValues | None = None,
    event: Event | None = None,
    make_public: bool = False,
) -> Event:
    """Make a new event (`values`) that rests on a passage, or rest a known `event` on it too.

    Raises Refusal when neither or both are given, the event was retracted, or the passage lies outside the text;
    PermissionDenied when `make_public` is asked by somebody who may not publish.
    """
    if (values is None) == (event is None):
        raise Refusal("give either the values of a new event or a known event")
    with acting("tag", by):
        if values is not None:
            event = create_event(values=values, passages=[passage], by=by, at=at)
        assert event is not None, "one of both is given"
        check_open(event)
        cite(event=event, passage=passage, by=by, at=at)  # the same passage twice is one citation
        return publish(event=event, by=by, at=at) if make_public and event.status != Status.PUBLISHED else event
