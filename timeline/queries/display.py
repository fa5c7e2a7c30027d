"""Events as every door shows them: the record's values, the accounts they rest on, and how many origins those have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, prefetch_related_objects

from articles.reading.edtf import Days

from .. import life
from ..filters import Filters
from ..models import AccountPart, Citation, Event, Participation, Party, Person, Round, Status, Venue
from ..origins import Grouping as Sources
from ..wording import in_words
from .clock import Clock, clock_of, seen
from .disputes import differences_among
from .knowledge import accounts_of
from .origins import Variant, origins_of, variants_of


@dataclass(frozen=True, slots=True)
class AttendanceChange:
    """Whether a party or person was there, as told before ("" when nobody had said) and as told now."""

    party: Party | None
    person: Person | None
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class LifeStep:
    """What one citation changed in what was known of an event, and the day its article appeared.

    `stage` is the phase, or "announced" for a plan without a day; `when` and `venue` are as known after it, and
    `moved_from` the days planned before where they changed.
    """

    day: date | None
    stage: str
    phase: str
    when: Days | None
    venue: Venue | None
    moved_from: Days | None
    attendance: list[AttendanceChange]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as every door shows it: the record's values, the accounts they rest on, and how it came to be so.

    `citations` hold their accounts, `account_parts` among them. `disputed` names what the accounts differ on: date,
    venue, outcome, phase, attendance. `life` has a step for each report that changed what was known, oldest first.
    `past` ends the address of its page where a past was asked for: "?as_of=2024-03-02".
    """

    event: Event
    round: Round | None
    when: Days
    display: str
    phase: str
    outcome: str
    outcome_text: str
    certain: bool
    participations: list[Participation]
    citations: list[Citation]
    sources: Sources
    disputed: list[str]
    variants: list[Variant]
    life: list[LifeStep]
    past: str = ""


def shown(events: Iterable[Event], filters: Filters | None = None) -> list[Shown]:
    """Events with all that doors display, in a fixed number of queries however many they are.

    Where the filters ask for a past, the events come from `timeline` with the same filters.
    """
    rows: list[Any] = list(events)
    clock: Clock = next((row.clock for row in rows if row.clock), None) or clock_of(filters)
    with seen(clock.only([row.pk for row in rows])):
        _fetch_what_they_rest_on(rows)
        told = {row.pk: row.told for row in rows}
        sources, variants = origins_of(told), variants_of(told, clock.as_of)
        disputed = differences_among(list(told), clock)
    return [_shown(row, sources[row.pk], variants.get(row.pk, []), disputed.get(row.pk, []), clock) for row in rows]


def _fetch_what_they_rest_on(rows: list[Any]) -> None:
    who = ("party", "person", "person__party")
    citations = (
        Citation.objects.select_related("version__article__outlet", "account_venue")
        .defer("version__text", "version__shingles", "search")
        .prefetch_related(Prefetch("account_parts", AccountPart.objects.select_related(*who).order_by("id")))
        .order_by(F("version__article__published").asc(nulls_last=True), "id")
    )
    people = Participation.objects.select_related(*who).order_by("id")
    prefetch_related_objects(
        rows, Prefetch("citations", citations, to_attr="told"), Prefetch("participations", people, to_attr="present")
    )


def _shown(event: Any, sources: Sources, variants: list[Variant], disputed: list[str], clock: Clock) -> Shown:
    told: list[Citation] = event.told
    return Shown(
        event=event,
        round=event.round if event.round and event.round.status == Status.PUBLISHED else None,
        when=event.when,
        display=in_words(event.when),
        phase=event.phase,
        outcome=event.outcome,
        outcome_text=event.outcome_text,
        certain=getattr(event, "certain", True),
        participations=event.present,
        citations=told,
        sources=sources,
        disputed=disputed,
        variants=variants,
        life=_life(told),
        past=clock.query,
    )


def _life(told: list[Citation]) -> list[LifeStep]:
    citations = {citation.pk: citation for citation in told}
    venues = {citation.account_venue_id: citation.account_venue for citation in told}
    people = {(part.party_id, part.person_id): part for citation in told for part in citation.account_parts.all()}
    return [
        LifeStep(
            step.known,
            step.stage,
            step.phase,
            step.days,
            venues[step.venue] if step.venue else None,  # type: ignore[index]
            step.moved_from,
            [AttendanceChange(people[c.who].party, people[c.who].person, c.before, c.now) for c in step.attendance],  # type: ignore[index]
            citations[step.number],
        )
        for step in life.steps(accounts_of(told))
    ]
