"""What reading suggests, for signed-in analysts: read, accept, reject."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request
from rest_framework.response import Response

from ..actions.answers import Answer
from ..actions.review import accept, reject
from ..models import Decision, Event, Kind, Outcome, Phase, Precision, Scope, Suggestion
from ..shapes.fields import Code, Members, Picked
from ..shapes.members import Participant
from . import access, addresses, bodies, filters
from .doors import Door, ListDoor, OneDoor, first
from .edits import EventWithStatus, told, values_of
from .pagination import a_number
from .schema import Writes
from .writing import Parser, for_one_reader, plain, read, written


class SuggestedWhen(Members):
    """Days, both included; null on a side that is not known."""

    earliest = serializers.DateField(allow_null=True)
    latest = serializers.DateField(allow_null=True)
    precision = serializers.ChoiceField(Precision.choices)
    edtf = serializers.CharField()


class SuggestionMembers(Picked):
    """A passage that seems to tell of an event, waiting for an analyst or decided by one."""

    id = serializers.IntegerField()
    article = serializers.IntegerField(source="version.article_id", help_text="number of the article")
    version = serializers.IntegerField(source="version.number")
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    quote = serializers.CharField()
    kind = serializers.ChoiceField(Kind.choices)
    phase = serializers.ChoiceField(Phase.choices)
    when = SuggestedWhen(allow_null=True)
    venue = serializers.SlugField(source="venue.slug", allow_null=True, default=None)
    outcome = Code(Outcome.choices, allow_null=True)
    outcome_text = serializers.CharField()
    participants = Participant(source="parts", many=True)
    attributed_to = serializers.CharField()
    confidence = serializers.FloatField(help_text="0 to 1")
    why = serializers.ListField(child=serializers.CharField())
    near = serializers.IntegerField(
        source="near_id", allow_null=True, help_text="number of an event that may be the same"
    )
    decision = serializers.ChoiceField(Decision.choices)
    event = serializers.IntegerField(source="event_id", allow_null=True, help_text="number of the event it became")


DECISION = filters.Param(
    "decision",
    "what was decided",
    {"type": "string", "enum": Decision.values},
    filters.one_of(Decision.values),
)


def _rows() -> QuerySet[Suggestion]:
    rows = Suggestion.objects.select_related("version", "venue").defer("version__text", "version__shingles")
    return rows.prefetch_related("parts__party", "parts__person").order_by("id")


class ForAnalysts(Door):
    """An address that only analysts may read."""

    versioned = False
    closed = True
    problems = (*Door.problems, "forbidden")

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Tokens and sessions, whatever the method."""
        return [access.Bearer(), access.Session()]

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The answer, for whoever may review."""
        access.check(request, "timeline.view_suggestion", Scope.READ)
        return for_one_reader(super().get(request, **kwargs))


class Suggestions(ForAnalysts, ListDoor):
    """Suggestions in the order in which they were made."""

    name = "suggestions"
    members = SuggestionMembers
    asks = (DECISION,)
    keys = (("id", a_number),)
    by = "added"

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of every list but the time of change."""
        return tuple(param for param in super().params() if param is not filters.UPDATED_SINCE)

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """All, or those decided so."""
        return _rows().filter(decision=asked["decision"]) if asked["decision"] else _rows()


class OneSuggestion(ForAnalysts, OneDoor):
    """One suggestion."""

    name = "suggestions"
    members = SuggestionMembers
    problems = (*ForAnalysts.problems, "not-found")

    def found(self, pk: int) -> Any:
        """The suggestion of this number. Raises NotFound."""
        return first(_rows().filter(pk=pk), "suggestion")


class Decides(Door):
    """An address that decides on a suggestion."""

    name = "suggestions"
    http_method_names = ["post", "options"]
    parser_classes = [Parser]
    permission, scope = "timeline.review_suggestion", Scope.WRITE


class Accept(Decides):
    """Accepts a suggestion as an event."""

    writes = {
        "POST": Writes(
            "accept", bodies.AcceptBody, {200: EventWithStatus, 201: EventWithStatus}, ("not-found",), example={}
        )
    }

    def post(self, request: Request, pk: int) -> Response:
        """Accept: a new event as proposed or with `values`, or words cited for a known `event`; answers the event."""
        access.check(request, self.permission, self.scope)
        said = read(request, bodies.AcceptBody)

        def write(by: User, at: datetime) -> Answer:
            suggestion = first(_rows().filter(pk=pk), "suggestion")
            known = first(Event.objects.filter(pk=said["event"]), "event") if "event" in said else None
            values = values_of(said["values"]) if "values" in said else None
            event = accept(suggestion=suggestion, by=by, at=at, values=values, event=known, make_public=said["publish"])
            return told(request, event, 200 if known else 201)

        return written(request, self.permission, self.scope, write)


class Reject(Decides):
    """Rejects a suggestion."""

    writes = {
        "POST": Writes(
            "reject", bodies.RejectBody, {200: SuggestionMembers}, ("not-found",), example={"reason": "told elsewhere"}
        )
    }

    def post(self, request: Request, pk: int) -> Response:
        """Reject; this passage is not suggested again. Answers the suggestion."""
        access.check(request, self.permission, self.scope)
        said = read(request, bodies.RejectBody)

        def write(by: User, at: datetime) -> Answer:
            suggestion = first(_rows().filter(pk=pk), "suggestion")
            reject(suggestion=suggestion, by=by, at=at, reason=said["reason"])
            shown = SuggestionMembers(_rows().get(pk=pk), context=addresses.site(request._request))
            return Answer(200, plain(shown.data), {})

        return written(request, self.permission, self.scope, write)
