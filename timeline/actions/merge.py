"""Two events found to be one, and one found to be two. Addresses that readers know go on leading somewhere."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from articles.actions import Refusal
from articles.history import acting

from ..models import Citation, Event, OriginLink, Participation, Status, Suggestion
from ..wording import in_words
from .events import EventValues, create_event
from .publish import check_right, publish
from .uniting import Follower, followers, move

VALUES: dict[str, tuple[str, ...]] = {
    "title": ("title", "slug"),
    "summary": ("summary",),
    "kind": ("kind",),
    "phase": ("phase",),
    "outcome": ("outcome",),
    "outcome_text": ("outcome_text",),
    "days": ("days", "precision", "basis"),
    "venue": ("venue",),
    "round": ("round",),
}
"""What may differ between two events, each with the columns that are taken together."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A value on which two events differ: `kept` of the one that stays, `other` of the one that goes.

    `told` says whether a citation of the one that goes says the other value itself, so that it stays visible beside
    the kept one as an account.
    """

    name: str
    kept: str
    other: str
    told: bool


@dataclass(frozen=True, slots=True)
class Merging:
    """Exactly what merging `event` into `into` will do.

    `united` are citations and participants that both have: the one that stays keeps what it says and takes what it
    leaves unsaid. `clashing` are those among them that say something else. `published` says that `into` becomes
    public by it.
    """

    event: Event
    into: Event
    differences: list[Difference]
    found: list[Follower]
    forwarded: list[Event]
    published: bool

    def rows(self, model: type, *, united: bool) -> list[Any]:
        """The rows of a model that move, or that are united with one that is there already."""
        return [f.row for f in self.found if isinstance(f.row, model) and (f.twin is not None) == united]

    @property
    def citations(self) -> list[Citation]:
        """Citations that move."""
        return self.rows(Citation, united=False)

    @property
    def united_citations(self) -> list[Citation]:
        """Citations of words that both events cite."""
        return self.rows(Citation, united=True)

    @property
    def participations(self) -> list[Participation]:
        """Participants that move."""
        return self.rows(Participation, united=False)

    @property
    def united_participations(self) -> list[Participation]:
        """Participants that both events have."""
        return self.rows(Participation, united=True)

    @property
    def suggestions(self) -> list[Suggestion]:
        """Suggestions that were accepted into the one that goes, or are likened to it."""
        return self.rows(Suggestion, united=False)

    @property
    def clashing(self) -> list[str]:
        """United rows that do not say the same, one sentence each."""
        found = []
        for follower in self.found:
            row, twin = follower.row, follower.twin
            if isinstance(row, Participation) and twin and (row.role, row.attendance) != (twin.role, twin.attendance):
                who = row.person or row.party
                found.append(f"{who} stays {twin.role}, {twin.attendance}; the other said {row.role}, {row.attendance}")
            if isinstance(row, Citation) and twin:
                found += _clashing_accounts(row, twin)
        return found


def preview_merge(*, event: Event, into: Event) -> Merging:
    """What `merge` would do, without doing it. Raises Refusal when the two cannot be merged."""
    event, into = (Event.objects.select_related("venue", "round").get(pk=row.pk) for row in (event, into))
    if event.pk == into.pk:
        raise Refusal("an event cannot be merged into itself; name another one")
    for row in (event, into):
        if row.status == Status.MERGED:
            raise Refusal(f"event {row.pk} was merged into event {row.merged_into_id} already; use that one")
        if row.status == Status.RETRACTED:
            raise Refusal(f"event {row.pk} was retracted; publish it again first, or leave the two apart")
    return Merging(
        event,
        into,
        _differences(event, into),
        followers(event, into),
        list(event.merged.all()),
        published=event.status == Status.PUBLISHED != into.status,
    )


@transaction.atomic
def merge(
    *, event: Event, into: Event, reason: str, by: User | None, at: datetime, take: Collection[str] = ()
) -> Event:
    """Merge an event into another, which gets its citations, participants and suggestions; answers that other one.

    The event keeps its row and forwards to the other, as does whatever forwarded to it. Where values differ, the
    other's stay, but for those named in `take` (names of VALUES). A draft into which a public event is merged becomes
    public. Raises Refusal without a reason or when they cannot be merged, PermissionDenied without the right.
    """
    check_right(by, "timeline.merge_event", "merge")
    if not reason.strip():
        raise Refusal("give a reason; the log of changes shows it")
    if unknown := set(take) - set(VALUES):
        raise Refusal(f"there is no value {min(unknown)!r} to take; name some of {', '.join(VALUES)}")
    list(Event.objects.select_for_update().filter(pk__in=[event.pk, into.pk]).order_by("pk"))  # one order: no deadlock
    plan = preview_merge(event=event, into=into)
    event, into = plan.event, plan.into
    with acting("merge", by, reason=reason.strip(), at=at.isoformat(), event=event.pk, into=into.pk):
        move(plan.found, into)
        for name in VALUES:
            if name in take:
                for column in VALUES[name]:
                    setattr(into, column, getattr(event, column))
        into.save()
        for earlier in plan.forwarded:
            earlier.merged_into = into
            earlier.save()
        event.status, event.merged_into, event.editorial_reason = Status.MERGED, into, reason.strip()
        event.save()
        return publish(event=into, by=by, at=at) if plan.published else into


@transaction.atomic
def split(
    *,
    event: Event,
    values: EventValues,
    citations: Collection[int],
    leaving: Collection[int] = (),
    reason: str,
    by: User | None,
    at: datetime,
) -> Event:
    """Take an event apart: the citations named by number go to a new event with `values`, which is answered.

    The participants of `values` are in the new event; those of the old one stay there too, but for the participations
    numbered in `leaving`. The new event has the status of the old one and names it as `split_from`. Raises Refusal
    without a reason, when the numbers are not the event's, or when one of the two would rest on nothing;
    PermissionDenied without the right.
    """
    check_right(by, "timeline.merge_event", "split")
    if not reason.strip():
        raise Refusal("give a reason; the log of changes shows it")
    event = Event.objects.select_for_update().get(pk=event.pk)
    if event.status in (Status.MERGED, Status.RETRACTED):
        raise Refusal(f"event {event.pk} is {event.status}; there is nothing to take apart")
    going = _chosen(event.citations.all(), citations, "citation")
    parting = _chosen(event.participations.all(), leaving, "participant")
    if not going:
        raise Refusal("choose at least one citation; the new event has to rest on something")
    if event.citations.count() == len(going):
        raise Refusal("leave at least one citation; the old event has to rest on something")
    with acting("split", by, reason=reason.strip(), at=at.isoformat(), event=event.pk):
        given = replace(values, editorial_reason=values.editorial_reason or reason.strip())
        made = create_event(values=given, passages=[], by=by, at=at, status=event.status, split_from=event)
        for citation in going:
            citation.event = made
            citation.save()
            for suggestion in event.suggestions.filter(
                version=citation.version_id, start=citation.start, end=citation.end
            ):
                suggestion.event = made
                suggestion.save()
        # what was decided on two citations of one event says nothing of two events
        decided = OriginLink.objects.filter(Q(citation__in=going) | Q(other_citation__in=going))
        decided.exclude(citation__event=F("other_citation__event")).delete()
        for participation in parting:
            participation.delete()
        event.save()
    return made


def _chosen(rows: Any, numbers: Collection[int], what: str) -> list[Any]:
    found = {row.pk: row for row in rows}
    if strange := set(numbers) - set(found):
        raise Refusal(f"{what} {min(strange)} is not one of this event; open the page again")
    return [found[number] for number in sorted(set(numbers))]


def _differences(event: Event, into: Event) -> list[Difference]:
    told = list(event.citations.select_related("account_venue"))
    said: dict[str, set[Any]] = {
        "days": {c.account_when for c in told},
        "venue": {c.account_venue for c in told},
        "outcome": {c.account_outcome for c in told},
        "phase": {c.account_phase for c in told},
    }
    found = []
    for name in VALUES:
        mine, theirs = _value(into, name), _value(event, name)
        if mine != theirs and theirs not in (None, ""):
            found.append(Difference(name, _words(into, name), _words(event, name), theirs in said.get(name, ())))
    return found


def _value(event: Event, name: str) -> Any:
    return event.when if name == "days" else getattr(event, name)


def _words(event: Event, name: str) -> str:
    value = _value(event, name)
    if name == "days":
        return in_words(value)
    in_label = getattr(event, f"get_{name}_display", None)
    return in_label() if in_label else "" if value is None else str(value)


def _clashing_accounts(row: Citation, twin: Citation) -> list[str]:
    pairs: dict[str, tuple[Any, Any]] = {
        "date": (row.account_when and row.account_when.edtf, twin.account_when and twin.account_when.edtf),
        "venue": (row.account_venue, twin.account_venue),
        "outcome": (row.account_outcome, twin.account_outcome),
        "outcome in words": (row.account_outcome_text, twin.account_outcome_text),
        "phase": (row.account_phase, twin.account_phase),
        "attribution": (row.attributed_to, twin.attributed_to),
    }
    theirs, ours = _attendance(row), _attendance(twin)
    pairs |= {f"attendance of {who}": (theirs[who], ours[who]) for who in theirs.keys() & ours.keys()}
    return [
        f"“{twin.quote[:60]}” stays with the {name} {kept}; the other said {other}"
        for name, (other, kept) in sorted(pairs.items())
        if other and kept and other != kept
    ]


def _attendance(citation: Citation) -> dict[str, str]:
    """Who, by a citation, was there or stayed away."""
    parts = citation.account_parts.select_related("party", "person")
    return {str(part.person or part.party): f"{part.role}, {part.attendance}" for part in parts}
