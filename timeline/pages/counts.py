"""How many and which: sums of the record, parties with their people, cited outlets, and an event's neighbours."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, Func, IntegerField, Q, QuerySet, Value

from articles.models import Outlet

from .. import queries
from ..models import Citation, Event, Participation, Party, Person, Round, Status


@dataclass(frozen=True, slots=True)
class Sums:
    """How much is public."""

    events: int
    rounds: int
    articles: int
    citations: int


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The public events before and after one, in the order of the timeline."""

    earlier: Event | None
    later: Event | None


def sums() -> Sums:
    """Count what is public. Four queries."""
    return Sums(
        Event.objects.public().count(),
        Round.objects.filter(status=Status.PUBLISHED).count(),
        queries.public_articles().count(),
        Citation.objects.filter(event__status=Status.PUBLISHED).count(),
    )


def neighbours(event: Event) -> Neighbours:
    """The events beside one. Two queries."""
    public = Event.objects.public().only("slug", "title", "days", "precision")
    same_day = Q(sort_day=event.sort_day)
    before = public.filter(Q(sort_day__lt=event.sort_day) | same_day & Q(pk__lt=event.pk))
    after = public.filter(Q(sort_day__gt=event.sort_day) | same_day & Q(pk__gt=event.pk))
    return Neighbours(before.order_by("-sort_day", "-pk").first(), after.order_by("sort_day", "pk").first())


def cited_outlets() -> QuerySet[Outlet]:
    """Outlets that a public event cites, by name, each with how many of its articles are cited."""
    cited = Q(articles__versions__citations__event__status=Status.PUBLISHED)
    counted = Outlet.objects.annotate(article_count=Count("articles", cited, distinct=True))
    return counted.filter(article_count__gt=0).order_by("name")


def parties_with_people() -> dict[str, Any]:
    """The parties that had a part in a public event, with `event_count` and `people`; and `others`, of no party.

    A party's count is that of its own page: events that it or a person of it had a part in. Three queries.
    """
    told = _told()
    parties = _counted(Party.objects.all(), told["party"])
    people = _counted(Person.objects.all(), told["person"])
    listed = [(party, [person for person in people if person.party_id == party.pk]) for party in parties]
    return {"parties": listed, "others": [person for person in people if person.party_id is None]}


def _told() -> dict[str, dict[int, int]]:
    """In how many public events each party and each person had a part, by number; one look at all participations."""
    part = Participation.objects.filter(event__status=Status.PUBLISHED).order_by()
    either = Func(
        F("party"), F("person__party"), template="unnest(ARRAY[%(expressions)s])", output_field=IntegerField()
    )
    number, text = Count("event", distinct=True), CharField()
    parties = part.annotate(who=either).values("who").annotate(number=number)
    people = part.values("person").annotate(number=number)
    rows = parties.values_list(Value("party", text), "who", "number").union(
        people.values_list(Value("person", text), "person", "number"), all=True
    )
    found: dict[str, dict[int, int]] = {"party": {}, "person": {}}
    for what, who, events in rows:
        if who is not None:
            found[what][who] = events
    return found


def _counted(rows: QuerySet[Any], events: dict[int, int]) -> list[Any]:
    """Those that had a part, the most frequent first, each with its `event_count`."""
    found = list(rows.filter(pk__in=events))
    for each in found:
        each.event_count = events[each.pk]
    return sorted(found, key=lambda each: (-each.event_count, each.name))
