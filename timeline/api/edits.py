"""Making and changing events and adding articles: the same actions as the admin's, so the same laws and history."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from rest_framework.fields import ChoiceField
from rest_framework.request import Request
from rest_framework.response import Response

from articles.actions import add_article

from .. import queries
from ..actions.answers import Answer
from ..actions.events import EventValues, PartValues, change_event, cite, create_event
from ..actions.publish import publish, retract
from ..filters import BadFilter
from ..models import Event, Scope, Status
from ..queries import Shown
from ..queries.versions import version_of
from ..shapes import members as serializers
from . import access, addresses, bodies
from .doors import Door, first
from .filters import read_params
from .problems import Merged, Problem, Retracted
from .schema import Writes
from .writing import Parser, for_one_reader, plain, read, seen_version, written


class EventWithStatus(serializers.EventMembers):
    """An event as whoever writes sees it."""

    status = ChoiceField(Status.choices, source="event.status")


_SAID = ("title", "kind", "phase", "summary", "venue", "round", "editorial_reason")


def values_of(said: Any, known: EventValues | None = None) -> EventValues:
    """The values of an event out of a body; what it leaves out is as `known` says, or as for a new one."""
    given = {name: said[name] for name in _SAID if name in said}
    if "when" in said:
        same = known is not None and known.days == said["when"]
        given |= {"days": said["when"], "basis": known.basis if known and same else {}}
    if "outcome" in said:
        given |= {"outcome": said["outcome"].get("code") or ""} if "code" in said["outcome"] else {}
        given |= {"outcome_text": said["outcome"]["text"]} if "text" in said["outcome"] else {}
    if "participants" in said:
        given["parts"] = tuple(said["participants"])
    return replace(known, **given) if known else EventValues(**given)


def told(request: Request, event: Event, status: int = 200, *, only: tuple[str, ...] = ()) -> Answer:
    """An event as its address tells it, or the members of it named in `only`, with the version to send as If-Match."""
    fresh = Event.objects.select_related("venue", "round").get(pk=event.pk)
    [shown] = queries.shown([fresh])
    body = plain(EventWithStatus(shown, only=only, context=addresses.site(request._request)).data)
    headers = {"ETag": f'"{version_of(shown)}"'}
    if status == 201:
        headers["Location"] = addresses.absolute(request._request, reverse("api:event", args=[event.pk]))
    return Answer(status, body, headers)


_AN_EVENT = {
    "title": "Delegations meet in Cairo",
    "kind": "meeting",
    "when": {"edtf": "2024-02-13"},
    "venue": "cairo",
    "participants": [{"party": "egypt", "role": "host"}, {"party": "qatar", "role": "mediator"}],
}


class MakesEvents(Door):
    """A list of events to which signed-in people add."""

    parser_classes = [Parser]
    writes = {"POST": Writes("make", bodies.EventBody, {201: EventWithStatus}, example=_AN_EVENT)}

    def post(self, request: Request) -> Response:
        """Make an event: a draft, unless `status` says more."""
        access.check(request, "timeline.add_event", Scope.WRITE)
        said = read(request, bodies.EventBody)

        def write(by: User, at: datetime) -> Answer:
            wanted = said.get("status", Status.DRAFT)
            passages = said.get("citations", [])
            hidden = Status.IN_REVIEW if wanted == Status.IN_REVIEW else Status.DRAFT
            event = create_event(values=values_of(said), passages=passages, by=by, at=at, status=hidden)
            if wanted == Status.PUBLISHED:
                publish(event=event, by=by, at=at)
            return told(request, event, 201)

        return written(request, "timeline.add_event", Scope.WRITE, write)


class ChangesEvents(Door):
    """One event, which signed-in people change."""

    parser_classes = [Parser]
    writes = {
        "PATCH": Writes(
            "change",
            bodies.EventChange,
            {200: EventWithStatus},
            ("not-found", "merged", "retracted", "changed", "if-match-missing"),
            conditional=True,
            example={"outcome": {"code": "progress", "text": "closer, by one account"}},
        )
    }
    shown: Shown

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The event. Who bears a token and may see drafts is shown one that is not public too."""
        if request.user and request.user.has_perm("timeline.view_event"):
            hidden = (Status.DRAFT, Status.IN_REVIEW)
            draft = Event.objects.filter(pk=kwargs["pk"], status__in=hidden).first()
            if draft is not None:
                asked = read_params(request.query_params, self.params())
                if self.clock():
                    raise BadFilter("as_of", "", "this event is not public; its past can be seen in the admin alone")
                answer = told(request, draft, only=asked["fields"])
                return for_one_reader(Response(answer.body, headers=answer.headers))
        return super().get(request, **kwargs)

    def version(self) -> str:
        """What If-Match names."""
        return version_of(self.shown)

    def patch(self, request: Request, pk: int) -> Response:
        """Change what the body names, if the event is still as If-Match says."""
        access.check(request, "timeline.change_event", Scope.WRITE)
        seen = seen_version(request)
        said = read(request, bodies.EventChange)

        def write(by: User, at: datetime) -> Answer:
            event = _as_seen(pk, seen)
            if any(name in said for name in (*_SAID, "when", "outcome", "participants")):
                event = change_event(event=event, values=values_of(said, _values(event)), by=by)
            for passage in said.get("citations", []):
                cite(event=event, passage=passage, by=by, at=at)
            if said.get("status") == Status.PUBLISHED and event.status != Status.PUBLISHED:
                publish(event=event, by=by, at=at)
            if said.get("status") == Status.RETRACTED:
                retract(event=event, reason=said.get("reason", ""), by=by, at=at)
            return told(request, event)

        return written(request, "timeline.change_event", Scope.WRITE, write)


def _as_seen(pk: int, seen: set[str]) -> Event:
    """The event, locked. Raises NotFound, Merged, Retracted, or Problem when it is another version."""
    locked: Event = first(Event.objects.select_for_update(of=("self",)).filter(pk=pk), "event")
    if locked.merged_into_id:
        raise Merged("event", locked.merged_into_id)
    if locked.status == Status.RETRACTED:
        raise Retracted(locked.editorial_reason)
    [shown] = queries.shown([Event.objects.select_related("venue", "round").get(pk=pk)])
    if seen != {"*"} and version_of(shown) not in seen:
        raise Problem("changed", f"Event {pk} was changed since you read it; read it again.")
    return locked


def _values(event: Event) -> EventValues:
    parts = event.participations.select_related("party", "person")
    return EventValues(
        title=event.title,
        kind=event.kind,
        days=event.when,
        phase=event.phase,
        summary=event.summary,
        outcome=event.outcome,
        outcome_text=event.outcome_text,
        venue=event.venue,
        round=event.round,
        basis=event.basis,
        parts=tuple(PartValues(part.party, part.person, part.role, part.attendance) for part in parts),
        editorial_reason=event.editorial_reason,
    )


class AddsArticles(Door):
    """A list of articles to which signed-in people add."""

    parser_classes = [Parser]
    writes = {
        "POST": Writes(
            "add",
            bodies.ArticleBody,
            {200: serializers.ArticleMembers, 201: serializers.ArticleMembers},
            example={
                "text": "Delegations met in Cairo on Tuesday.",
                "outlet": "Example Post",
                "published": "2024-02-14",
            },
        )
    }

    def post(self, request: Request) -> Response:
        """Add a report, which is then read into suggestions; 200 instead of 201 when it is there already."""
        access.check(request, "articles.add_article", Scope.SUGGEST)
        said = read(request, bodies.ArticleBody)

        def write(by: User, at: datetime) -> Answer:
            article, new = add_article(**said, by=by, at=at)
            body = plain(serializers.ArticleMembers(article, context=addresses.site(request._request)).data)
            where = addresses.absolute(request._request, reverse("api:article", args=[article.pk]))
            return Answer(201 if new else 200, body, {"Location": where})

        return written(request, "articles.add_article", Scope.SUGGEST, write)
