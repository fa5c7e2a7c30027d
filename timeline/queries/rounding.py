"""Rounds as their rules see them: events that do not fit theirs, and rounds proposed for events without one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from .. import clustering
from ..clustering import Held, Rule
from ..models import Event, Round, Status
from ..models.days import span_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """Events that seem to form a round: a known one whose rule takes them (`round`), or a new one of this rule."""

    round: Round | None
    rule: Rule
    events: list[Event]


def rule_of(found: Round) -> Rule:
    """The rule of a round as a plain value."""
    return Rule(span_of(found.rule_days), frozenset(found.rule_venues or ()), tuple(found.rule_words or ()))


def outside_rule(event: Event) -> list[str]:
    """Why an event does not fit the rule of its round; nothing when it does, or is in none."""
    return clustering.outside(rule_of(event.round), _held(event), _texts(event)) if event.round else []


def breaking_rules() -> list[tuple[Event, list[str]]]:
    """The events that do not fit the rule of their round, with the reasons; an editorial reason explains each."""
    found = _living().filter(round__isnull=False).select_related("round")
    return [(event, reasons) for event in found if (reasons := outside_rule(event))]


def proposed_rounds() -> list[Proposal]:
    """Rounds for the events that have none: known ones whose stated rule takes them, then new ones of two or more."""
    events = {event.pk: event for event in _living().filter(round=None)}
    held = {number: _held(event) for number, event in events.items()}
    stated = [(r, rule_of(r)) for r in Round.objects.exclude(status=Status.MERGED) if r.rule_days and r.rule_venues]
    by_month = clustering.by_month([rule for _, rule in stated])
    taken: dict[int, list[Event]] = {}
    for number, event in events.items():
        for place in by_month(event.when) if event.venue else ():
            known, rule = stated[place]
            if not clustering.outside(rule, held[number], _texts(event)):
                taken.setdefault(known.pk, []).append(event)
                del held[number]
                break
    found = [Proposal(known, rule, taken[known.pk]) for known, rule in stated if known.pk in taken]
    return found + [
        Proposal(None, clustering.rule_for(group), [events[each.number] for each in group])
        for group in clustering.clusters(held.values())
        if len(group) > 1
    ]


def proposal_for(events: Iterable[Event]) -> Proposal:
    """A new round of some events, with the narrowest rule that takes them."""
    known = list(events)
    return Proposal(None, clustering.rule_for([_held(event) for event in known]), known)


def _living() -> QuerySet[Event]:
    living = Event.objects.exclude(status__in=[Status.RETRACTED, Status.MERGED])
    return living.select_related("venue").prefetch_related("citations").order_by("sort_day", "id")


def _held(event: Event) -> Held:
    return Held(event.pk, event.when, event.venue.slug if event.venue else None, clustering.words_of(_texts(event)))


def _texts(event: Event) -> list[str]:
    return [event.title, event.summary, *(citation.quote for citation in event.citations.all())]


def as_text(events: Iterable[Event]) -> str:
    """A name to start from: the venues of some events, and the month of the first."""
    known = list(events)
    venues = list(dict.fromkeys(event.venue.name for event in known if event.venue))
    first = min(event.sort_day for event in known)
    return f"{' and '.join(venues[:2]) or 'Talks'}, {first:%B %Y}"
