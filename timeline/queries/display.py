"""Events as every door shows them: the record's values, the accounts they rest on, and how many origins those have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, prefetch_related_objects

from articles.models import SharedPassage
from articles.reading.edtf import Days

from .. import matching
from ..filters import Filters
from ..models import Citation, Event, Participation, Phase, Round, Status
from ..wording import in_words


@dataclass(frozen=True, slots=True)
class Sources:
    """How many reports an event rests on, and how many origins they have at most."""

    reports: int
    origins_at_most: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as every door shows it: the record's values and the accounts they rest on."""

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


def shown(events: Iterable[Event], filters: Filters | None = None) -> list[Shown]:
    """Events with all that doors display, in a fixed number of queries however many they are."""
    as_of = filters.as_of if filters else None
    rows = list(events)
    citations = Citation.objects.select_related("version__article__outlet", "account_venue").defer(
        "version__text", "version__shingles", "search"
    )
    if as_of:
        citations = citations.filter(version__article__published__lte=as_of)
    ordered = citations.order_by(F("version__article__published").asc(nulls_last=True), "id")
    people = Participation.objects.select_related("party", "person", "person__party").order_by("id")
    prefetch_related_objects(
        rows, Prefetch("citations", ordered, to_attr="told"), Prefetch("participations", people, to_attr="present")
    )
    joined = _joined_versions(rows)
    return [_shown(event, joined, as_of) for event in rows]


def _shown(event: Any, joined: list[SharedPassage], as_of: date | None) -> Shown:
    told: list[Citation] = event.told
    accounts = [account_of(citation) for citation in told]
    articles = [citation.version.article_id for citation in told]
    phase = _phase_as_known(event, told, as_of)
    open_yet = as_of is not None and phase == Phase.PLANNED  # nobody could know yet what would come of it
    outcome = "" if open_yet else event.outcome
    held = matching.Account(event.when, event.venue.name if event.venue else None, outcome, phase)
    return Shown(
        event=event,
        round=event.round if event.round and event.round.status == Status.PUBLISHED else None,
        when=event.when,
        display=in_words(event.when),
        phase=phase,
        outcome=outcome,
        outcome_text="" if open_yet else event.outcome_text,
        certain=getattr(event, "certain", True),
        participations=event.present,
        citations=told,
        sources=Sources(len(set(articles)), matching.origins_at_most(articles, _same_words(told, joined))),
        disputed=matching.disputed(held, accounts),
    )


def account_of(citation: Citation) -> matching.Account:
    """What a citation says of its event, as a plain value."""
    return matching.Account(
        citation.account_when,
        citation.account_venue.name if citation.account_venue else None,
        citation.account_outcome,
        citation.account_phase,
    )


def _phase_as_known(event: Event, told: list[Citation], as_of: date | None) -> str:
    """The phase as the world knew it: before an event's days nobody could know that it was held."""
    if as_of is None:
        return event.phase
    said = [citation.account_phase for citation in told if citation.account_phase]
    if said:
        return said[-1]
    ahead = event.sort_day > as_of
    return Phase.PLANNED if ahead and event.phase in (Phase.HELD, Phase.UNDER_WAY) else event.phase


def _joined_versions(events: list[Any]) -> list[SharedPassage]:
    versions = {citation.version_id for event in events for citation in event.told}
    if len(versions) < 2:
        versions = {0}
    return list(SharedPassage.objects.filter(earlier__in=versions, later__in=versions, kind="syndication"))


def _same_words(told: list[Citation], joined: list[SharedPassage]) -> list[tuple[int, int]]:
    """Pairs of articles whose cited words stand in one passage that both print."""
    pairs = []
    for passage in joined:
        earlier = [c for c in told if _covers(c, passage.earlier_id, passage.earlier_start, passage.earlier_end)]
        later = [c for c in told if _covers(c, passage.later_id, passage.later_start, passage.later_end)]
        pairs += [(a.version.article_id, b.version.article_id) for a in earlier for b in later]
    return pairs


def _covers(citation: Citation, version: int, start: int, end: int) -> bool:
    inside = min(citation.end, end) - max(citation.start, start)
    return citation.version_id == version and inside * 2 >= citation.end - citation.start
