"""What of the record lies near a telling: events that may be the same, the round it may belong to."""

from datetime import timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from articles.reading.edtf import Days

from .. import matching
from ..models import Event, Round, Status, Venue

NEAR = timedelta(days=7)
"""How far from a telling's days an event may lie to be offered as the same."""

SAME_ROUND = timedelta(days=3)
"""How far from an event of a round a telling at the same venue is proposed as part of it."""


def events_near(days: Days | None) -> QuerySet[Event]:
    """Events whose days lie within a week of a telling's, neither retracted nor merged; none without days."""
    if days is None:
        return Event.objects.none()
    low = days.earliest and days.earliest - NEAR
    high = days.latest and days.latest + NEAR + timedelta(days=1)
    near = Event.objects.filter(days__overlap=DateRange(low, high, "[)"))
    near = near.exclude(status__in=[Status.RETRACTED, Status.MERGED])
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
