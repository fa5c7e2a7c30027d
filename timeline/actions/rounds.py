"""Writing rounds: putting events into them, making new ones, taking one apart, merging two. Old slugs forward."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from articles.actions import Refusal
from articles.history import acting

from ..clustering import Rule
from ..models import Event, Round, Status
from ..models.days import range_of
from .events import check_open
from .publish import check_right


@transaction.atomic
def make_round(
    *, name: str, rule: str, stated: Rule, events: Collection[Event] = (), background: bool = False,
    by: User | None, at: datetime,
) -> Round:  # fmt: skip
    """Make a round with an explicit rule and put events into it; a draft when somebody may not publish.

    `rule` is the sentence that readers see, `stated` the same as days, venues and wording. Raises Refusal when a value
    does not fit, or an event is in another round.
    """
    public = by is None or by.has_perm("timeline.publish_event")
    made = Round(
        name=name.strip(), slug=slugify(name)[:80].strip("-"), rule=rule.strip(), background=background,
        status=Status.PUBLISHED if public else Status.DRAFT, rule_days=range_of(stated.days),
        rule_venues=sorted(stated.venues) or None, rule_words=list(stated.wording) or None,
    )  # fmt: skip
    try:
        made.full_clean()
    except ValidationError as fault:
        raise Refusal("; ".join(f"{name}: {' '.join(told)}" for name, told in fault.message_dict.items())) from fault
    with acting("make_round", by, at=at.isoformat()):
        made.save()
        for event in events:
            put_into_round(event=event, round=made, by=by, at=at)
    return made


@transaction.atomic
def put_into_round(*, event: Event, round: Round | None, by: User | None, at: datetime) -> Event:  # noqa: A002
    """Make an event part of a round, or of none. Raises Refusal for a merged round, and for an event of another one."""
    event = Event.objects.select_for_update().get(pk=event.pk)
    check_open(event)
    if round is not None:
        round = Round.objects.select_for_update().get(pk=round.pk)  # noqa: A001
        _check_living(round)
        if event.round_id not in (None, round.pk):
            raise Refusal(f"event {event.pk} is part of another round; take it out first, or split or merge the rounds")
    with acting("put_into_round", by, at=at.isoformat()):
        event.round = round
        event.save()
    return event


@transaction.atomic
def split_round(
    *, round: Round, name: str, rule: str, stated: Rule, events: Collection[int], reason: str, by: User | None,  # noqa: A002
    at: datetime,
) -> Round:  # fmt: skip
    """Take the events numbered in `events` out of a round into a new one; the old one keeps its slug and the others.

    Raises Refusal without a reason, or when one of the two would have no event; PermissionDenied without the right.
    """
    check_right(by, "timeline.merge_event", "split")
    _check_reason(reason)
    round = Round.objects.select_for_update().get(pk=round.pk)  # noqa: A001
    _check_living(round)
    own = {event.pk: event for event in round.events.select_for_update().order_by("pk")}
    if strange := set(events) - set(own):
        raise Refusal(f"event {min(strange)} is not part of this round; open the page again")
    if not events or set(events) == set(own):
        raise Refusal("choose some of the events, and leave some; else rename the round")
    with acting("split_round", by, reason=reason.strip(), at=at.isoformat(), round=round.pk):
        made = make_round(name=name, rule=rule, stated=stated, background=round.background, by=by, at=at)
        for number in sorted(set(events)):
            own[number].round = made
            own[number].save()
    return made


@transaction.atomic
def merge_rounds(*, round: Round, into: Round, reason: str, by: User | None, at: datetime) -> Round:  # noqa: A002
    """Merge a round into another, which gets its events; its slug, and whatever forwarded to it, leads there.

    Raises Refusal without a reason, for one round, or when one is merged already; PermissionDenied without the right.
    """
    check_right(by, "timeline.merge_event", "merge")
    _check_reason(reason)
    if round.pk == into.pk:
        raise Refusal("a round cannot be merged into itself; name another one")
    locked = {
        row.pk: row for row in Round.objects.select_for_update().filter(pk__in=[round.pk, into.pk]).order_by("pk")
    }
    round, into = locked[round.pk], locked[into.pk]  # noqa: A001
    _check_living(round)
    _check_living(into)
    if round.status == Status.PUBLISHED and into.status != Status.PUBLISHED:
        raise Refusal(f"“{round}” is public and “{into}” is not; merge them the other way round, or publish it first")
    with acting("merge_rounds", by, reason=reason.strip(), at=at.isoformat(), round=round.pk, into=into.pk):
        for event in round.events.order_by("pk"):
            event.round = into
            event.save()
        for earlier in round.merged.all():
            earlier.merged_into = into
            earlier.save()
        round.status, round.merged_into = Status.MERGED, into
        round.save()
    return into


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal("give a reason; the history keeps it")


def _check_living(found: Round) -> None:
    if found.status == Status.MERGED:
        raise Refusal(f"“{found}” was merged into “{found.merged_into}”; use that one")
