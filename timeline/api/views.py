"""The lists of events and of what they rest on, of rounds, changes and datasets."""

from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from rest_framework.request import Request
from rest_framework.response import Response

from articles.models import Article

from .. import changes, queries
from ..filters import read_filters
from ..models import Citation, Event, Round, Status
from ..shapes import members as serializers
from . import addresses, filters, ready
from .annotations import AnnotatedList, AnnotatedOne
from .datasets import OfDatasets
from .doors import ListDoor, OneDoor, first, no_changes_of_a_past
from .edits import AddsArticles, ChangesEvents, MakesEvents
from .formats import ManyFormats
from .pagination import FAR, Keyset, Page, a_day, a_moment, a_number
from .problems import Merged, Retracted
from .releases import DATASET, at_release, read_past
from .writing import for_one_reader


class Events(MakesEvents, OfDatasets, ManyFormats):
    """Events in the order of their days, narrowed by the filters that the timeline has."""

    name = "events"
    members = serializers.EventMembers
    asks = (*filters.EVENT_FILTERS, DATASET)
    keys = (("sort_day", a_day), ("id", a_number))

    def asked(self, *, trusting: bool = False) -> dict[str, Any]:
        """The filters of every door, read as every door reads them, and the parameters of a list."""
        query = self.request.query_params
        door: Any = type(self)
        named, own = _params_of(door)
        values = filters.read_params(query, own, also=named)
        wanted = read_filters(query, also=[param.name for param in own], blanks=False, trusting=trusting)
        wanted = at_release(wanted, query.getlist("dataset")[-1:])
        if values["updated_since"] and queries.clock_of(wanted):
            raise no_changes_of_a_past(self.request)
        return values | {"filters": wanted}

    def respond(self, request: Request, **kwargs: Any) -> Any:
        """A page of answers that are kept ready, where the record is asked for as it is now."""
        asked = self.asked(trusting=True)
        if asked["updated_since"] or not queries.can_find(asked["filters"]):
            return super().respond(request, **kwargs)
        keyset = self.keyset(asked)
        start = queries.Place(*keyset.position) if keyset.position else None
        towards_earlier = keyset.descending != keyset.backwards
        rows = queries.find(queries.Wanted(asked["filters"], towards_earlier, start, keyset.size + 1, bodies=True))
        if not rows:
            self.asked()  # refuses names that the record does not have
        return ready.page(request, keyset.page(rows), only=asked["fields"])

    def keyset(self, asked: dict[str, Any]) -> Keyset:
        """Where the page begins, in the direction that `order` asks for."""
        descending = asked["filters"].order == "-date"
        return Keyset(self.keys, descending=descending, size=asked["page_size"], cursor=asked["cursor"])

    def page(self, asked: dict[str, Any]) -> Page:
        """Events with all they rest on, in the direction that `order` asks for."""
        wanted = asked["filters"]
        keyset = self.keyset(asked)
        rows = queries.timeline(wanted).filter(keyset.beyond()).order_by(*keyset.ordering)
        if asked["updated_since"]:
            rows = rows.filter(pk__in=changes.changed_since(Event, asked["updated_since"]))
        found = keyset.page(list(rows[: keyset.size + 1]))
        return Page(queries.shown(found.rows, wanted), found.next, found.previous)


@cache
def _params_of(door: Any) -> tuple[list[str], list[filters.Param]]:
    """The names of the filters of a list of events, and its other parameters."""
    named = [param.name for param in filters.EVENT_FILTERS]
    return named, [param for param in door.params() if param.name not in named]


class OneEvent(ChangesEvents, OneDoor):
    """One event."""

    name = "events"
    members = serializers.EventMembers
    problems = (*OneDoor.problems, "merged", "retracted")
    clocked = True

    def past(self) -> AbstractContextManager[None]:
        """Events enter a past by themselves."""
        return nullcontext()

    def found(self, pk: int) -> Any:
        """The public event of this number, now or in the past asked for. Raises NotFound, Merged, or Retracted."""
        wanted = read_past(self.request.query_params)
        if queries.clock_of(wanted):
            return queries.shown([first(queries.timeline(wanted).filter(pk=pk), "event")], wanted)[0]
        known = Event.objects.once_public().select_related("venue", "round")
        event = first(known.filter(pk=pk), "event")
        if event.merged_into_id:
            raise Merged("event", event.merged_into_id)
        if event.status == Status.RETRACTED:
            raise Retracted(event.editorial_reason)
        return queries.shown([event])[0]


class Rounds(ListDoor):
    """Rounds of talks by their first day; those without one come after all others. Of a day in the past, those of which
    an event was known by then."""

    name = "rounds"
    members = serializers.RoundMembers
    asks = (filters.BACKGROUND, filters.words("names, rules and summaries"))
    keys = (("turn", a_day), ("id", a_number))
    by = "date"
    clocked = True

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Public rounds."""
        rows = self.known(self.clock()).annotate(turn=Coalesce("first_day", Value(FAR)))
        if asked["background"] is not None:
            rows = rows.filter(background=asked["background"])
        if asked["updated_since"]:
            rows = rows.filter(pk__in=changes.changed_since(Round, asked["updated_since"]))
        return queries.saying(rows, asked["q"], "name", "rule", "summary")

    @staticmethod
    def known(clock: queries.Clock) -> QuerySet[Any]:
        """The public rounds, of a day in the past those with an event that was known."""
        rows: QuerySet[Any] = queries.rounds()
        return rows.filter(event_count__gt=0) if clock.as_of else rows


class OneRound(OneDoor):
    """One round of talks."""

    name = "rounds"
    members = serializers.RoundMembers
    problems = (*OneDoor.problems, "merged")
    clocked = True

    def found(self, slug: str) -> Any:
        """The public round of this slug. Raises NotFound, or Merged with the new slug."""
        if clock := self.clock():
            return first(Rounds.known(clock).filter(slug=slug), "round")
        into = Round.objects.filter(merged__slug=slug, status=Status.PUBLISHED).first()
        if into:
            raise Merged("round", into.slug)
        return first(queries.rounds().filter(slug=slug), "round")


class Articles(AddsArticles, ListDoor):
    """Reports that public events cite, in the order in which they were added."""

    name = "articles"
    members = serializers.ArticleMembers
    asks = (filters.OUTLET, filters.EVENT, filters.words("headlines, bylines, credits and outlets"))
    keys = (("id", a_number),)
    by = "added"
    clocked = True

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Cited articles with their outlets."""
        rows = queries.public_articles()
        if asked["outlet"]:
            rows = rows.filter(outlet__slug=asked["outlet"])
        if asked["event"]:
            cited = Citation.objects.filter(version__article=OuterRef("pk"), event=asked["event"])
            rows = rows.filter(Exists(cited))
        if asked["updated_since"]:
            rows = rows.filter(pk__in=changes.changed_since(Article, asked["updated_since"]))
        return queries.saying(rows, asked["q"], "headline", "byline", "credit", "outlet__name")


class OneArticle(OneDoor):
    """One report, with what the public events cite of it."""

    name = "articles"
    members = serializers.ArticleWithQuotes
    clocked = True

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The report. Who bears a token and may see all articles is shown one that no public event cites too."""
        if request.user and request.user.has_perm("articles.view_article") and not self.clock():
            uncited = Article.objects.exclude(pk__in=queries.public_articles().values("pk")).filter(pk=kwargs["pk"])
            article = uncited.select_related("outlet").first()
            if article:
                asked = filters.read_params(request.query_params, self.params())
                setattr(article, "quoted", [])  # noqa: B010 - a member of the answer, none of the model
                body = self.members(article, only=asked["fields"], context=addresses.site(request._request)).data
                return for_one_reader(Response(body))
        return super().get(request, **kwargs)

    def found(self, pk: int) -> Any:
        """The cited article of this number, with its cited quotes. Raises NotFound."""
        article = first(queries.public_articles().filter(pk=pk), "article")
        quoted = queries.public_citations().filter(version__article=pk)
        article.quoted = quoted.order_by("version__number", "start", "id")
        return article


class Citations(AnnotatedList, ListDoor):
    """The exact words that public events rest on, in the order in which they were added."""

    name = "citations"
    members = serializers.CitationWithEvent
    asks = (filters.EVENT, filters.ARTICLE, filters.words("the quotes"))
    keys = (("id", a_number),)
    by = "added"
    clocked = True

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Citations of public events."""
        rows = queries.public_citations()
        if asked["event"]:
            rows = rows.filter(event=asked["event"])
        if asked["article"]:
            rows = rows.filter(version__article=asked["article"])
        if asked["updated_since"]:
            rows = rows.filter(pk__in=changes.changed_since(Citation, asked["updated_since"]))
        if asked["q"]:
            rows = rows.filter(search=SearchQuery(asked["q"], config="english", search_type="websearch"))
        return rows


class OneCitation(AnnotatedOne, OneDoor):
    """One citation."""

    name = "citations"
    members = serializers.CitationWithEvent
    clocked = True

    def found(self, pk: int) -> Any:
        """The citation of this number. Raises NotFound."""
        return first(queries.public_citations().filter(pk=pk), "citation")


class Changes(ListDoor):
    """What changed in the public record, oldest first; ask again from the last cursor for what came after."""

    name = "changes"
    members = serializers.ChangeMembers
    asks = (filters.OF_EVENT, filters.UNTIL)
    keys = (("at", a_moment), ("rank", a_number), ("number", a_number))
    by = "date"

    def page(self, asked: dict[str, Any]) -> Page:
        """Changes of events, of their participants and citations, and of rounds."""
        keyset = self.keyset(asked)
        where = keyset.beyond()
        if asked["updated_since"]:
            where &= Q(at__gte=asked["updated_since"])
        if asked["recorded_at"]:
            where &= Q(at__lte=asked["recorded_at"])
        found = keyset.page(changes.entries(where, keyset.ordering, most=keyset.size + 1, event=asked["event"]))
        return Page(changes.told(found.rows), found.next, found.previous)
