"""The other public lists: rounds, articles, citations, and names that events known by a day name."""

from typing import Any, TypeVar

from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, Exists, F, Max, Min, Model, OuterRef, Prefetch, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Coalesce

from articles.models import Article

from ..models import AccountPart, Citation, Event, Participation, Party, Person, Round, Status, Venue

M = TypeVar("M", bound=Model)


def rounds() -> QuerySet[Round]:
    """The public rounds with the days of their public events, oldest first."""
    return (
        Round.objects.filter(status=Status.PUBLISHED)
        .annotate(
            first_day=_of_events(Min("sort_day")),
            last_day=_of_events(Max("latest")),
            event_count=Coalesce(_of_events(Count("pk")), 0),
        )
        .order_by(F("first_day").asc(nulls_last=True), "id")
    )


def _of_events(told: Any) -> Subquery:
    """What the public events of a round tell together. Apart from it: the tables of a past have no key to group by."""
    held = Event.objects.public().filter(round=OuterRef("pk")).order_by().values("round")
    return Subquery(held.annotate(told=told).values("told"))


def public_articles() -> QuerySet[Article]:
    """Articles that a published event cites; readers see their metadata and the cited quotes."""
    cited = Citation.objects.filter(version__article=OuterRef("pk"), event__status=Status.PUBLISHED)
    return Article.objects.filter(Exists(cited)).select_related("outlet")


def public_citations() -> QuerySet[Citation]:
    """Citations of published events."""
    return (
        Citation.objects.filter(event__status=Status.PUBLISHED)
        .select_related("version__article__outlet", "account_venue", "event")
        .prefetch_related(Prefetch("account_parts", AccountPart.objects.select_related("party", "person")))
        .defer("version__text", "version__shingles", "search")
        .order_by("id")
    )


def saying(rows: QuerySet[M], words: str, *texts: str | Subquery) -> QuerySet[Any]:
    """Rows whose texts, taken together, hold the words of a full-text query; all rows for no words."""
    if not words:
        return rows
    wanted = SearchQuery(words, config="english", search_type="websearch")
    return rows.annotate(words=SearchVector(*texts, config="english")).filter(words=wanted)


def other_names(model: type[Model]) -> Subquery:
    """The other names of a party, person or venue as one text; partisan terms are not among them."""
    aliases: Any = model.aliases.rel.related_model  # type: ignore[attr-defined]
    owner = str(model._meta.model_name)
    own = aliases.objects.filter(loaded=False, **{owner: OuterRef("pk")}).order_by().values(owner)
    return Subquery(own.annotate(all=StringAgg("text", " ")).values("all"), output_field=TextField())


def told_of(rows: QuerySet[M]) -> QuerySet[M]:
    """The parties, persons or venues among these that a public event names; of a past, an event known then."""
    part = Participation.objects.filter(event__status=Status.PUBLISHED)
    found: dict[type[Model], Q] = {
        Party: Q(Exists(part.filter(Q(party=OuterRef("pk")) | Q(person__party=OuterRef("pk"))))),
        Person: Q(Exists(part.filter(person=OuterRef("pk")))),
        Venue: Q(Exists(Event.objects.public().filter(venue=OuterRef("pk"))))
        | Q(Exists(Citation.objects.filter(account_venue=OuterRef("pk"), event__status=Status.PUBLISHED))),
    }
    return rows.filter(found[rows.model])
