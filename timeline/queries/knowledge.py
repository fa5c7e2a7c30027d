"""What the record's tables may show as of a day: the citations published by then, and what these told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.text import slugify

from .. import life
from ..known import Values, known
from ..models import AccountPart, Attendance, Citation, Event, Kind, Participation, Phase, Role
from ..models.days import range_of
from ..wording import proposed_title

Row = dict[str, Any]
Part = AccountPart | Participation
_AHEAD_OF_ITS_REPORTS = (Phase.HELD, Phase.UNDER_WAY)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What has to be shown otherwise than the record has it, because reports that appeared later speak of it too.

    `events` hold the columns that differ, `parts` all participants of these events.
    """

    events: list[Row]
    parts: list[Row]


def accounts_of(citations: Iterable[Citation]) -> list[life.Account]:
    """What citations say, as plain values: venues by number, people by the numbers of party and person.

    The citations have their articles and account parts at hand.
    """
    return [
        life.Account(
            citation.pk,
            citation.version.article.published,
            citation.account_when,
            citation.account_venue_id,
            citation.account_outcome,
            citation.account_phase,
            {(part.party_id, part.person_id): part.attendance for part in citation.account_parts.all()},
        )
        for citation in citations
    ]


def knowledge_on(day: date) -> Knowledge:
    """Work out what was known on a day of the events that later reports tell of too. Three queries."""
    told = Citation.objects.filter(event=OuterRef("pk"))
    by_then = told.filter(version__article__published__lte=day)
    later = told.exclude(version__article__published__lte=day)
    too_early = Q(phase__in=_AHEAD_OF_ITS_REPORTS, sort_day__gt=day)
    partly = Event.objects.public().filter(Exists(by_then)).filter(Exists(later) | too_early)
    citations = (
        Citation.objects.filter(event__in=partly.order_by().values("pk"))
        .select_related("version__article", "account_venue", "event__venue")
        .defer("version__text", "version__shingles", "search", "event__search")
        .prefetch_related(_people_of("account_parts", AccountPart), _people_of("event__participations", Participation))
        .order_by("event", "pk")
    )
    events: list[Row] = []
    parts: list[Row] = []
    for _, same in groupby(citations, key=lambda citation: citation.event_id):
        row, people = _as_known(list(same), day)
        events.append(row)
        parts += people
    return Knowledge(events, parts)


def _people_of(relation: str, model: Any) -> "Prefetch[Any]":
    return Prefetch(relation, model.objects.select_related("party", "person").order_by("pk"))


def _as_known(citations: list[Citation], day: date) -> tuple[Row, list[Row]]:
    """The columns of an event that differ from the record, and its participants, out of all its citations."""
    event = citations[0].event
    then = known(_recorded(event), accounts_of(citations), day)
    assert then is not None, "only events told of by then were asked for"
    shown = [c for c in citations if c.version.article.published and c.version.article.published <= day]
    venues = {venue.pk: venue.name for venue in (event.venue, *(c.account_venue for c in citations)) if venue}
    people = _people(event, shown, then)
    title = _title(then, people, venues[then.venue] if isinstance(then.venue, int) else "")
    return _event_row(event, then, title, shown), [row for row, _ in people]


def _recorded(event: Event) -> Values:
    present = {(part.party_id, part.person_id): part.attendance for part in event.participations.all()}
    return Values(event.kind, event.phase, event.when, event.venue_id, event.outcome, present)


def _people(event: Event, shown: list[Citation], then: Values) -> list[tuple[Row, Part]]:
    """Participants as known; somebody who is none by the record, but was told of, has a negative number."""
    parts: dict[tuple[int | None, int | None], tuple[int, AccountPart | Participation]] = {}
    for citation in shown:
        for told in citation.account_parts.all():
            parts[told.party_id, told.person_id] = (-told.pk, told)
    for part in event.participations.all():
        parts[part.party_id, part.person_id] = (part.pk, part)
    found: list[tuple[Row, Part]] = []
    for who, attendance in (then.attendance or {}).items():
        number, known_as = parts[who]
        party, person = who
        columns = {"id": number, "event_id": event.pk, "party_id": party, "person_id": person}
        found.append((columns | {"role": known_as.role, "attendance": attendance}, known_as))
    return found


def _title(then: Values, people: list[tuple[Row, Part]], venue: str) -> str:
    """A neutral title out of what was known: kind, who, where, and how far it had got."""
    talking = [pair for pair in people if pair[1].role == Role.NEGOTIATOR and then.kind != Kind.PROPOSAL] or people
    away = (Attendance.ABSENT, Attendance.DENIED)
    listed = [part for row, part in talking if then.kind == Kind.ABSENCE or row["attendance"] not in away]
    who = [part.party.name for part in listed if part.party] or [part.person.name for part in listed if part.person]
    title = proposed_title(then.kind, who, venue)
    return (f"{Phase(then.phase).label.capitalize()}: {title}" if then.phase in life.AHEAD else title)[:200]


def _event_row(event: Event, then: Values, title: str, shown: list[Citation]) -> Row:
    days = range_of(then.days)
    assert days is not None, "an event has days"
    return {
        "id": event.pk,
        "slug": slugify(title)[:120].strip("-") or "event",
        "title": title,
        "summary": "",
        "kind": then.kind,
        "phase": then.phase,
        "outcome": then.outcome,
        "outcome_text": "",
        "days": f"[{days.lower or ''},{days.upper or ''})",
        "precision": then.days.precision,
        "basis": {},
        "venue_id": then.venue,
        "editorial_reason": "",
        "updated": max([event.created, *(citation.added for citation in shown)]).isoformat(),
    }
