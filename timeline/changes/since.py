"""What a list tells otherwise than it did at a moment: found in the history, so that nothing taken back is missed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from articles.history import history_of
from articles.models import Article, Outlet, Version

from ..models import (
    AccountPart,
    Citation,
    Event,
    Party,
    PartyAlias,
    Person,
    PersonAlias,
    Round,
    Venue,
    VenueAlias,
)

Numbers = QuerySet[Any, Any]


def changed_since(model: type[Model], moment: datetime) -> Numbers:
    """The numbers of the rows of a model whose public answer changed at or after a moment, and of some that are gone.

    That of an event changes with all that it shows: its round, whoever took part, and the reports and their outlets.
    """
    first, *others = _TOLD_BY[model](moment)
    return first.union(*others) if others else first


def _rows(model: type[Model], moment: datetime, column: str = "pgh_obj_id") -> Numbers:
    """A column of the history of a model, of all that was written since."""
    written: Numbers = history_of(model).objects.filter(pgh_created_at__gte=moment).order_by()
    return written.values(column)


def _events(moment: datetime) -> list[Numbers]:
    return [Event.objects.filter(document__changed__gte=moment).order_by().values("pk")]


def _rounds(moment: datetime) -> list[Numbers]:
    """Rounds, and those that events belong to or belonged to which were changed: they give them their days."""
    held = history_of(Event).objects.filter(pgh_obj_id__in=_rows(Event, moment), round_id__isnull=False)
    return [_rows(Round, moment), held.order_by().values("round_id")]


def _articles(moment: datetime) -> list[Numbers]:
    """Articles, and those whose citations or cited events were changed: an article is public through them."""
    versions = Version.objects.order_by()
    return [
        *_articles_alone(moment),
        versions.filter(pk__in=_rows(Citation, moment, "version_id")).values("article_id"),
        versions.filter(citations__event__in=_rows(Event, moment)).values("article_id"),
    ]


def _articles_alone(moment: datetime) -> list[Numbers]:
    published = Article.objects.filter(outlet__in=_rows(Outlet, moment))
    return [_rows(Article, moment), published.order_by().values("pk")]


def _citations(moment: datetime) -> list[Numbers]:
    rows, who = Citation.objects.order_by(), AccountPart.objects.order_by()
    return [
        _rows(Citation, moment),
        _rows(AccountPart, moment, "citation_id"),
        rows.filter(event__in=_rows(Event, moment)).values("pk"),
        rows.filter(account_venue__in=_rows(Venue, moment)).values("pk"),
        *(rows.filter(version__article__in=found).values("pk") for found in _articles_alone(moment)),
        who.filter(party__in=_rows(Party, moment)).values("citation_id"),
        who.filter(person__in=_rows(Person, moment)).values("citation_id"),
    ]


def _persons(moment: datetime) -> list[Numbers]:
    of_parties = Person.objects.filter(party__in=_rows(Party, moment)).order_by()
    return [_rows(Person, moment), _rows(PersonAlias, moment, "person_id"), of_parties.values("pk")]


_TOLD_BY: dict[type[Model], Callable[[datetime], list[Numbers]]] = {
    Event: _events,
    Round: _rounds,
    Article: _articles,
    Citation: _citations,
    Person: _persons,
    Party: lambda moment: [_rows(Party, moment), _rows(PartyAlias, moment, "party_id")],
    Venue: lambda moment: [_rows(Venue, moment), _rows(VenueAlias, moment, "venue_id")],
}
"""For each model that a list has, the numbers by each way in which its answer can change."""
