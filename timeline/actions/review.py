"""An analyst's decisions on suggestions: accept, reject, reopen."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting
from articles.reading.edtf import spanning

from .. import queries
from ..models import Decision, Event, Role, Status, Suggestion
from ..wording import proposed_title
from .events import AccountValues, EventValues, PartValues, Passage, check_open, cite, create_event
from .publish import publish


def proposed_parts(suggestion: Suggestion) -> tuple[PartValues, ...]:
    """Who seems to be part of a suggested event."""
    rows = suggestion.parts.select_related("party", "person")
    return tuple(PartValues(part.party, part.person, part.role, part.attendance) for part in rows)


def title_for(suggestion: Suggestion, parts: Iterable[PartValues]) -> str:
    """A neutral title to start from; it names the negotiators, and others only where there are none."""
    known = list(parts)
    parties = [part for part in known if part.party]
    talking = [part for part in parties if part.role == Role.NEGOTIATOR] or parties
    names = [str(part.party) for part in talking] or [str(part.person) for part in known if part.person]
    return proposed_title(suggestion.kind, names, suggestion.venue.name if suggestion.venue else "")


def proposed_values(suggestion: Suggestion) -> EventValues | None:
    """The event that a suggestion proposes; None while its date has no place on the calendar."""
    days = suggestion.when
    if days is None:
        return None
    parts = proposed_parts(suggestion)
    return EventValues(
        title=title_for(suggestion, parts),
        kind=suggestion.kind,
        phase=suggestion.phase,
        outcome=suggestion.outcome,
        outcome_text=suggestion.outcome_text,
        days=days,
        venue=suggestion.venue,
        round=queries.round_near(days, suggestion.venue),
        basis=suggestion.basis,
        parts=parts,
    )


def account_of(suggestion: Suggestion) -> AccountValues:
    """What the suggested passage itself says of days, venue, outcome and phase, and of who was there."""
    return AccountValues(
        suggestion.when, suggestion.venue, suggestion.outcome, suggestion.phase, parts=proposed_parts(suggestion)
    )


@transaction.atomic
def accept(
    *,
    suggestion: Suggestion,
    by: User,
    at: datetime,
    values: EventValues | None = None,
    event: Event | None = None,
    account: AccountValues | None = None,
    make_public: bool = False,
) -> Event:
    """Accept a suggestion: as a new event (with `values`, or as proposed), or as a citation of a known `event`.

    `account` is what the words themselves say of the event; what reading made of them when not given. The event, its
    participants, the citation and the decision are written together or not at all. Raises Refusal when the
    suggestion was decided already, or has no date and none is given.
    """
    suggestion = _waiting(suggestion)
    passage = Passage(
        suggestion.version,
        suggestion.start,
        suggestion.end,
        suggestion.attributed_to,
        account or account_of(suggestion),
        suggestion.via,
        suggestion.speaker,
    )
    with acting("accept", by, suggestion=suggestion.pk):
        if event is not None:
            check_open(event)
            cite(event=event, passage=passage, by=by, at=at)
        else:
            given = values or proposed_values(suggestion)
            if given is None:
                raise Refusal("the date is not known; set the article's day of publication, or give the event a date")
            event = create_event(values=given, passages=[passage], by=by, at=at)
        _decide(suggestion, Decision.ACCEPTED, by, at, event=event)
        if make_public and event.status != Status.PUBLISHED:
            publish(event=event, by=by, at=at)
    return event


@transaction.atomic
def reject(*, suggestion: Suggestion, by: User, at: datetime, reason: str = "") -> Suggestion:
    """Reject a suggestion; this passage is not suggested again."""
    suggestion = _waiting(suggestion)
    with acting("reject", by, suggestion=suggestion.pk, reason=reason):
        return _decide(suggestion, Decision.REJECTED, by, at, reason=reason)


@transaction.atomic
def take_other_date(*, suggestion: Suggestion, number: int, by: User, at: datetime) -> Suggestion:
    """Let a waiting suggestion mean another of the days that its words may mean; `number` counts them from 0.

    What reading held likeliest stays among the others. Raises Refusal when there is no such meaning.
    """
    suggestion = _waiting(suggestion)
    others = list(suggestion.basis.get("alternatives", ()))
    if not 0 <= number < len(others):
        raise Refusal(f"these words have {len(others)} other meanings; there is no number {number + 1}")
    chosen = others.pop(number)
    earliest, latest = (day and date.fromisoformat(day) for day in (chosen["earliest"], chosen["latest"]))
    before = suggestion.when
    if before:
        sides = [day and day.isoformat() for day in (before.earliest, before.latest)]
        others.append({"earliest": sides[0], "latest": sides[1], "why": suggestion.basis.get("rule", "")})
    with acting("take_other_date", by, suggestion=suggestion.pk, at=at.isoformat()):
        suggestion.when = spanning(earliest, latest)
        suggestion.basis = suggestion.basis | {
            "rule": f"chosen by an analyst: {chosen['why']}", "alternatives": others, "chosen": True,
        }  # fmt: skip
        suggestion.save()
    return suggestion


@transaction.atomic
def reopen(*, suggestion: Suggestion, by: User, at: datetime) -> Suggestion:
    """Take a decision back. An event that acceptance made stays; retract or delete it by itself."""
    suggestion = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if suggestion.decision == Decision.WAITING:
        raise Refusal("this suggestion is waiting already; there is no decision to take back")
    with acting("reopen", by, suggestion=suggestion.pk, at=at.isoformat()):
        suggestion.decision = Decision.WAITING
        suggestion.decided_by = suggestion.decided_at = suggestion.event = None
        suggestion.decision_reason = ""
        suggestion.save()
    return suggestion


def _waiting(suggestion: Suggestion) -> Suggestion:
    locked = Suggestion.objects.select_for_update(of=("self",)).select_related("version", "venue").get(pk=suggestion.pk)
    if locked.decision != Decision.WAITING:
        who = locked.decided_by.get_username() if locked.decided_by else "somebody"
        raise Refusal(f"{who} has {locked.decision} this suggestion already; reopen it to decide anew")
    return locked


def _decide(
    suggestion: Suggestion,
    decision: str,
    by: User,
    at: datetime,
    *,
    event: Event | None = None,
    reason: str = "",
) -> Suggestion:
    suggestion.decision = decision
    suggestion.decided_by_id, suggestion.decided_at = by.pk, at
    suggestion.event, suggestion.decision_reason = event, reason
    suggestion.save()
    return suggestion
