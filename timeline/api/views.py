"""The lists of events and of what they rest on, of rounds, changes and datasets."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from rest_framework.request import Request

from articles.models import Article

from .. import changes, queries
from ..filters import read_clock, read_filters
from ..models import Citation, Event, Round, Status
from ..shapes import members as serializers
from . import filters, ready
from .annotations import AnnotatedList, AnnotatedOne
from .datasets import OfDatasets
from .doors import ListDoor, OneDoor, changed_since, first
from .edits import AddsArticles, ChangesEvents, MakesEvents
from .formats import ManyFormats
from .pagination import FAR, Keyset, Page, a_day, a_moment, a_number
from .problems import Merged, Retracted


class Events(MakesEvents, OfDatasets, ManyFormats):
    """Events in the order of their days, narrowed by the filters that the timeline has."""

    name = "events"
    members = serializers.EventMembers
    asks = filters.EVENT_FILTERS
    keys = (("sort_day", a_day), ("id", a_number))

    def asked(self) -> dict[str, Any]:
        """The filters of every door, read as every door reads them, and the parameters of a list."""
        query = self.request.query_params
        named = [param.name for param in self.asks]
        own = [param for param in self.params() if param.name not in named]
        values = filters.read_params(query, own, also=named)
        return values | {"filters": read_filters(query, also=[param.name for param in own], blanks=False)}

    def respond(self, request: Request, **kwargs: Any) -> Any:
        """A page of answers that are kept ready, where the record is asked for as it is now."""
        asked = self.asked()
        if asked["updated_since"] or not queries.can_find(asked["filters"]):
            return super().respond(request, **kwargs)
        return ready.page(request, asked["filters"], self._keyset(asked), only=asked["fields"])

    def _keyset(self, asked: dict[str, Any]) -> Keyset:
        descending = asked["filters"].order == "-date"
        return Keyset(self.keys, descending=descending, size=asked["page_size"], cursor=asked["cursor"])

    def page(self, asked: dict[str, Any]) -> Page:
        """Events with all they rest on, in the direction that `order` asks for."""
        wanted = asked["filters"]
        keyset = self._keyset(asked)
        rows = queries.timeline(wanted).filter(keyset.beyond()).order_by(*keyset.ordering)
        if asked["updated_since"]:
            rows = rows.filter(updated__gte=asked["updated_since"])
        found = keyset.page(list(rows[: keyset.size + 1]))
        return Page(queries.shown(found.rows, wanted), found.next, found.previous)


class OneEvent(ChangesEvents, OneDoor):
    """One event."""

    name = "events"
    members = serializers.EventMembers
    problems = (*OneDoor.problems, "merged", "retracted")

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of every single thing, and the pasts that may be asked for."""
        return (*filters.CLOCKS, *super().params())

    def found(self, pk: int) -> Any:
        """The public event of this number, now or in the past asked for. Raises NotFound, Merged, or Retracted."""
        wanted = read_clock(self.request.query_params)
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
    """Rounds of talks, oldest first; those without a day come last."""

    name = "rounds"
    members = serializers.RoundMembers
    asks = (filters.BACKGROUND,)
    keys = (("turn", a_day), ("id", a_number))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Public rounds."""
        rows = queries.rounds().annotate(turn=Coalesce("first_day", Value(FAR)))
        if asked["background"] is not None:
            rows = rows.filter(background=asked["background"])
        return changed_since(rows, asked, Round)


class OneRound(OneDoor):
    """One round of talks."""

    name = "rounds"
    members = serializers.RoundMembers
    problems = (*OneDoor.problems, "merged")

    def found(self, slug: str) -> Any:
        """The public round of this slug. Raises NotFound, or Merged with the new slug."""
        into = Round.objects.filter(merged__slug=slug, status=Status.PUBLISHED).first()
        if into:
            raise Merged("round", into.slug)
        return first(queries.rounds().filter(slug=slug), "round")


class Articles(AddsArticles, ListDoor):
    """Reports that public events cite, in the order in which they were added."""

    name = "articles"
    members = serializers.ArticleMembers
    asks = (filters.OUTLET, filters.EVENT)
    keys = (("id", a_number),)

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Cited articles with their outlets."""
        rows = queries.public_articles()
        if asked["outlet"]:
            rows = rows.filter(outlet__slug=asked["outlet"])
        if asked["event"]:
            cited = Citation.objects.filter(version__article=OuterRef("pk"), event=asked["event"])
            rows = rows.filter(Exists(cited))
        return changed_since(rows, asked, Article)


class OneArticle(OneDoor):
    """One report, with what the public events cite of it."""

    name = "articles"
    members = serializers.ArticleWithQuotes

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
    asks = (filters.EVENT, filters.ARTICLE)
    keys = (("id", a_number),)

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Citations of public events."""
        rows = queries.public_citations()
        if asked["event"]:
            rows = rows.filter(event=asked["event"])
        if asked["article"]:
            rows = rows.filter(version__article=asked["article"])
        return changed_since(rows, asked, Citation)


class OneCitation(AnnotatedOne, OneDoor):
    """One citation."""

    name = "citations"
    members = serializers.CitationWithEvent

    def found(self, pk: int) -> Any:
        """The citation of this number. Raises NotFound."""
        return first(queries.public_citations().filter(pk=pk), "citation")


class Changes(ListDoor):
    """What changed in the public record, oldest first; ask again from the last cursor for what came after."""

    name = "changes"
    members = serializers.ChangeMembers
    asks = (filters.OF_EVENT,)
    keys = (("at", a_moment), ("rank", a_number), ("number", a_number))

    def page(self, asked: dict[str, Any]) -> Page:
        """Changes of events, of their participants and of their citations."""
        keyset = Keyset(self.keys, size=asked["page_size"], cursor=asked["cursor"])
        where = keyset.beyond()
        if asked["updated_since"]:
            where &= Q(at__gte=asked["updated_since"])
        found = keyset.page(changes.entries(where, keyset.ordering, most=keyset.size + 1, event=asked["event"]))
        return Page(changes.told(found.rows), found.next, found.previous)
