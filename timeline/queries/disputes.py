"""On what the accounts of an event differ: one definition, in SQL, for what is shown and for the filter `disputed`."""

from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, TextField, When

from ..models import AccountPart, Attendance, Citation, Event, Participation
from .clock import Clock, at_once, seen

ABOUT = {
    "date": "two accounts share no day",
    "venue": "two accounts name other venues",
    "outcome": "two accounts give another outcome, or other terms",
    "phase": "two accounts cannot both be true, such as held and denied",
    "attendance": "one account has somebody there, another away",
}
"""What accounts may differ on, and when they do. Names of the filter's values and of the member `disputed`."""

# `told` are the accounts of the event, `standing` those that no later report has overtaken: what was planned is
# overtaken once the event was held, or put off. What the record shows counts as one more account (`shown`) of what at
# least one citation speaks of. `none_reported` says nothing.
_SQL = """(
WITH shown(event, days, venue, outcome, phase) AS (VALUES (%(expressions)s)),
told AS (
    SELECT c.id, c.account_days AS days, c.account_venue_id AS venue, nullif(c.account_outcome, 'none_reported')
           AS outcome, lower(c.account_outcome_text) AS terms, c.account_phase AS phase, a.published
      FROM shown
      JOIN timeline_citation c ON c.event_id = shown.event
      JOIN articles_version v ON v.id = c.version_id
      JOIN articles_article a ON a.id = v.article_id),
standing AS (
    SELECT * FROM told t WHERE NOT (t.phase IN ('planned', 'postponed', 'cancelled') AND (
        EXISTS (SELECT 1 FROM told WHERE phase IN ('held', 'under_way'))
        OR EXISTS (SELECT 1 FROM told later WHERE later.phase = 'postponed' AND (
            later.published > t.published OR (later.published = t.published AND t.phase = 'planned')))))),
dates AS (
    SELECT days FROM standing WHERE days IS NOT NULL
    UNION ALL SELECT days FROM shown WHERE EXISTS (SELECT 1 FROM standing WHERE days IS NOT NULL)),
venues AS (
    SELECT venue FROM standing UNION ALL SELECT venue FROM shown WHERE EXISTS (SELECT 1 FROM standing WHERE venue > 0)),
outcomes AS (
    SELECT outcome FROM told WHERE outcome <> ''
    UNION ALL SELECT nullif(nullif(outcome, 'none_reported'), '') FROM shown
     WHERE EXISTS (SELECT 1 FROM told WHERE outcome <> '')),
phases AS (
    SELECT phase, published FROM told WHERE phase <> ''
    UNION ALL SELECT shown.phase, NULL FROM shown WHERE EXISTS (SELECT 1 FROM told WHERE phase <> '')
     AND NOT EXISTS (SELECT 1 FROM told WHERE told.phase = shown.phase)),
said_there AS (
    SELECT w.party_id, w.person_id, w.attendance FROM told JOIN timeline_accountpart w ON w.citation_id = told.id),
there AS (
    SELECT * FROM said_there
    UNION ALL
    SELECT p.party_id, p.person_id, p.attendance FROM shown JOIN timeline_participation p ON p.event_id = shown.event
     WHERE EXISTS (SELECT 1 FROM said_there s WHERE s.party_id IS NOT DISTINCT FROM p.party_id
                   AND s.person_id IS NOT DISTINCT FROM p.person_id))
SELECT array_remove(ARRAY[
    CASE WHEN EXISTS (SELECT 1 FROM dates a JOIN dates b ON NOT a.days && b.days) THEN 'date' END,
    CASE WHEN (SELECT count(DISTINCT venue) > 1 FROM venues) THEN 'venue' END,
    CASE WHEN (SELECT count(DISTINCT outcome) > 1 FROM outcomes)
           OR (SELECT count(DISTINCT terms) > 1 FROM told WHERE terms <> '') THEN 'outcome' END,
    CASE WHEN EXISTS (SELECT 1 FROM phases a JOIN phases b ON
              (a.phase, b.phase) IN (('held', 'denied'), ('under_way', 'denied'), ('planned', 'denied'))
           OR (a.phase = 'held' AND b.phase IN ('cancelled', 'postponed')
               AND coalesce(b.published >= a.published, true))) THEN 'phase' END,
    CASE WHEN EXISTS (SELECT 1 FROM there a JOIN there b ON a.party_id IS NOT DISTINCT FROM b.party_id
          AND a.person_id IS NOT DISTINCT FROM b.person_id
          AND a.attendance IN ('confirmed', 'reported') AND b.attendance IN ('absent', 'denied'))
         THEN 'attendance' END
], NULL))"""


def differences(event: str) -> str:
    """The same as SQL for the row of events that a statement calls `event`; without parameters."""
    return _SQL % {"expressions": f"{event}.id, {event}.days, {event}.venue_id, {event}.outcome, {event}.phase"}


_THEN: WeakKeyDictionary[Clock, dict[int, list[str]]] = WeakKeyDictionary()


class Disputed(Func):
    """The names of what the accounts of an event differ on, as an array, for a query of events."""

    template = _SQL
    output_field = ArrayField(TextField())

    def __init__(self, **extra: Any) -> None:
        columns = [F(name) for name in ("pk", "days", "venue_id", "outcome", "phase")]
        super().__init__(*columns, **extra)


def differing(events: QuerySet[Event]) -> QuerySet[Any]:
    """The numbers of those events on which the accounts differ, quickly for a whole record."""
    number = Func(Disputed(), function="cardinality", output_field=IntegerField())
    likely = _telling_otherwise().filter(event__in=events).values("event")
    asked = events.order_by().alias(differences=Case(When(pk__in=likely, then=number), default=0))
    return asked.filter(differences__gt=0).values("pk")


def differences_then(clock: Clock) -> dict[int, list[str]]:
    """On what the accounts of public events differed in a past, by number; events whose accounts did not are left out.

    In a past nothing has an index: what is likely is asked of all at once, and the fine question of few alone. It is
    put here and now, not within the block of a past, and once for a clock.
    """
    if (found := _THEN.get(clock)) is None:
        with seen(clock), at_once():
            likely = Event.objects.public().order_by().filter(pk__in=_telling_otherwise().values("event"))
            numbers = list(likely.values_list("pk", flat=True))
        found = _THEN[clock] = differences_among(numbers, clock)
    return found


def differences_among(events: Sequence[int], clock: Clock) -> dict[int, list[str]]:
    """On what the accounts of those events differ, by number; events whose accounts do not are left out."""
    with seen(clock.only(events)):
        asked = Event.objects.filter(pk__in=events).order_by().annotate(differs=Disputed())
        return {number: differs for number, differs in asked.values_list("pk", "differs") if differs}


def _telling_otherwise() -> QuerySet[Citation]:
    """Citations without which an event has no differences: they say other than it shows, give terms, or miss somebody.

    Asked once for all events, it leaves few to put the fine question to.
    """
    away = Q(attendance__in=(Attendance.ABSENT, Attendance.DENIED))
    told = AccountPart.objects.filter(citation=OuterRef("pk"))
    shown = Participation.objects.filter(event=OuterRef("event"))
    other = ~Q(account_outcome_text="") | Exists(told.filter(away)) | Exists(shown.filter(away)) & Exists(told)
    for name, nothing in (("days", None), ("venue", None), ("outcome", ""), ("phase", "")):
        account = f"account_{name}"
        other |= ~Q(**{account: nothing}) & ~Q(**{account: F(f"event__{name}")})
    return Citation.objects.filter(other).order_by()
