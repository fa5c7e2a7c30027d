"""Every shared read: the page, the API, the feed and the exports ask here, so that they cannot disagree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from articles.models import Article, SharedPassage
from articles.reading import Lexicon
from articles.reading.edtf import Days

from . import matching
from .filters import Filters
from .models import Citation, Event, EventSet, Participation, Party, Person, Phase, Round, Status, Venue
from .wording import in_words

NEAR = timedelta(days=7)
"""How far from a telling's days an event may lie to be offered as the same."""

SAME_ROUND = timedelta(days=3)
"""How far from an event of a round a telling at the same venue is proposed as part of it."""


def timeline(filters: Filters | None = None) -> EventSet:
    """The public events that filters leave, in order, each marked `certain` or only possible within from/to.

    Pass a slice of it to `shown` to get what the doors display.
    """
    filters = filters or Filters()
    events = Event.objects.public().select_related("venue", "round")
    events = _within(events, filters)
    if filters.venue:
        events = events.filter(venue__slug__in=filters.venue)
    if filters.round:
        events = events.filter(round__slug__in=filters.round)
    for name in ("kind", "outcome", "phase"):
        if codes := getattr(filters, name):
            events = events.filter(**{f"{name}__in": codes})
    part = Participation.objects.filter(event=OuterRef("pk"))
    if filters.party:
        by_name = Q(party__slug__in=filters.party) | Q(person__party__slug__in=filters.party)
        events = events.filter(Exists(part.filter(by_name)))
    if filters.person:
        events = events.filter(Exists(part.filter(person__slug__in=filters.person)))
    if filters.q:
        events = events.filter(_telling_of(filters.q))
    if filters.as_of:
        known = Citation.objects.filter(event=OuterRef("pk"), version__article__published__lte=filters.as_of)
        events = events.filter(Exists(known))
    direction = "-" if filters.order == "-date" else ""
    return events.order_by(f"{direction}sort_day", f"{direction}id")


def _within(events: EventSet, filters: Filters) -> EventSet:
    if not filters.since and not filters.until:
        return events.annotate(certain=Value(True, output_field=BooleanField()))
    wanted = DateRange(filters.since, filters.until, "[]")  # the day after the last one may be beyond Python's calendar
    inside = Case(When(days__contained_by=wanted, then=True), default=False, output_field=BooleanField())
    return events.filter(days__overlap=wanted).annotate(certain=inside)


def _telling_of(words: str) -> Q:
    query = SearchQuery(words, config="english", search_type="websearch")
    quoted = Citation.objects.filter(event=OuterRef("pk"), search=query)
    named = Participation.objects.filter(event=OuterRef("pk")).filter(
        Q(party__name__search=words) | Q(person__name__search=words)
    )
    return Q(search=query) | Exists(quoted) | Exists(named) | Q(venue__name__search=words)


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
    return list(SharedPassage.objects.filter(earlier__in=versions, later__in=versions))


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


def rounds() -> QuerySet[Round]:
    """The public rounds with the days of their public events, oldest first."""
    public = Q(events__status=Status.PUBLISHED)
    return (
        Round.objects.filter(status=Status.PUBLISHED)
        .annotate(
            first_day=Min("events__sort_day", filter=public),
            last_day=Max("events__latest", filter=public),
            event_count=Count("events", filter=public),
        )
        .order_by(F("first_day").asc(nulls_last=True), "id")
    )


def public_articles() -> QuerySet[Article]:
    """Articles that a published event cites; readers see their metadata and the cited quotes."""
    cited = Citation.objects.filter(version__article=OuterRef("pk"), event__status=Status.PUBLISHED)
    return Article.objects.filter(Exists(cited)).select_related("outlet")


def public_citations() -> QuerySet[Citation]:
    """Citations of published events."""
    return (
        Citation.objects.filter(event__status=Status.PUBLISHED)
        .select_related("version__article__outlet", "account_venue", "event")
        .defer("version__text", "version__shingles", "search")
        .order_by("id")
    )


def events_near(days: Days | None) -> QuerySet[Event]:
    """Events of any status but retracted whose days lie within a week of a telling's; none when it has no days."""
    if days is None:
        return Event.objects.none()
    low = days.earliest and days.earliest - NEAR
    high = days.latest and days.latest + NEAR + timedelta(days=1)
    near = Event.objects.exclude(status=Status.RETRACTED).filter(days__overlap=DateRange(low, high, "[)"))
    return near.select_related("venue").prefetch_related("participations__party", "participations__person")


def round_near(days: Days | None, venue: Venue | None) -> Round | None:
    """The round that a telling seems to belong to: that of the nearest event within three days at the same venue.

    None when there is none, when it has no days, or when two rounds are equally near.
    """
    events = events_near(days).filter(round__isnull=False).select_related("round")
    if days is None or venue is None:
        return None
    gaps: dict[Round, timedelta] = {}
    for event in events.filter(venue=venue):
        gap = matching.apart(days, event.when)
        if event.round and gap <= SAME_ROUND:
            gaps[event.round] = min(gap, gaps.get(event.round, gap))
    nearest = [found for found, gap in gaps.items() if gap == min(gaps.values())]
    return nearest[0] if len(nearest) == 1 else None


def telling_of(event: Event) -> matching.Telling:
    """What the record says of an event, as a plain value to compare; prefetch its participations."""
    parts = list(event.participations.all())
    return matching.Telling(
        event.kind,
        event.when,
        event.venue.name if event.venue else None,
        frozenset(part.party.name for part in parts if part.party),
        frozenset(part.person.name for part in parts if part.person),
    )


def lexicon() -> Lexicon:
    """The names the record knows, for reading."""
    return Lexicon.from_dict(lexicon_record())


def lexicon_record() -> dict[str, list[dict[str, Any]]]:
    """The names the record knows, in the shape of the lexicon file."""

    def aliases(row: Any) -> list[dict[str, Any]]:
        return [{"text": alias.text, "lang": alias.lang, "loaded": alias.loaded} for alias in row.aliases.all()]

    return {
        "parties": [
            {"name": party.name, "kind": party.kind, "aliases": aliases(party)}
            for party in Party.objects.prefetch_related("aliases")
        ],
        "persons": [
            {"name": person.name, "party": person.party and person.party.name, "aliases": aliases(person)}
            for person in Person.objects.select_related("party").prefetch_related("aliases")
        ],
        "venues": [
            {"name": venue.name, "country": venue.country, "aliases": aliases(venue)}
            for venue in Venue.objects.prefetch_related("aliases")
        ],
    }
