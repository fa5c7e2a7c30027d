"""The public events that filters leave, in order."""

from django.contrib.postgres.search import SearchQuery
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When

from ..filters import Filters
from ..models import Citation, Event, EventSet, Participation
from .clock import Clock, SeenEvents, clock_of
from .disputes import Disputed, differences_then


def timeline(filters: Filters | None = None, clock: Clock | None = None) -> EventSet:
    """The public events that filters leave, in order, each marked `certain` or only possible within from/to.

    `as_of` and `recorded_at` put every filter, the order and the values to the past; the set knows its clock and
    evaluates itself so. Who has a clock of these filters gives it along: a past is worked out once a clock. Pass a
    slice of it to `shown` to get what the doors display.
    """
    filters = filters or Filters()
    clock = clock or clock_of(filters)
    events: EventSet = SeenEvents(Event).at(clock).public().select_related("venue", "round")
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
        events = events.filter(_telling_of_then(filters.q) if clock else _telling_of(filters.q))
    if filters.disputed:
        events = _differing(events, filters.disputed, clock)
    direction = "-" if filters.order == "-date" else ""
    return events.order_by(f"{direction}sort_day", f"{direction}id")


def _differing(events: EventSet, on: tuple[str, ...], clock: Clock) -> EventSet:
    """Events of which the accounts differ on one of these; "any" stands for all."""
    if clock:
        then = differences_then(clock)
        return events.filter(pk__in=[number for number, differs in then.items() if "any" in on or {*on} & {*differs}])
    events = events.alias(differs=Disputed())
    return events.exclude(differs=[]) if "any" in on else events.filter(differs__overlap=list(on))


def _within(events: EventSet, filters: Filters) -> EventSet:
    if not filters.since and not filters.until:
        return events.annotate(certain=Value(True, output_field=BooleanField()))
    wanted = DateRange(filters.since, filters.until, "[]")  # the day after the last one may be beyond Python's calendar
    inside = Case(When(days__contained_by=wanted, then=True), default=False, output_field=BooleanField())
    return events.filter(days__overlap=wanted).annotate(certain=inside)


def _telling_of(words: str) -> Q:
    """The words, anywhere in what is told of an event."""
    return Q(listing__keys=SearchQuery(words, config="english", search_type="websearch"))


def _telling_of_then(words: str) -> Q:
    """The same for a past, of which no words are kept together."""
    query = SearchQuery(words, config="english", search_type="websearch")
    quoted = Citation.objects.filter(event=OuterRef("pk"), search=query)
    named = Participation.objects.filter(event=OuterRef("pk")).filter(
        Q(party__name__search=words) | Q(person__name__search=words)
    )
    return Q(search=query) | Exists(quoted) | Exists(named) | Q(venue__name__search=words)
