"""The OpenAPI description: taken from the same rows and serializers by which the API reads and answers."""

from dataclasses import dataclass
from functools import cache
from inspect import getdoc
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from ..shapes.fields import Picked
from ..shapes.members import ProblemMembers
from .filters import Param
from .problems import KINDS, MEDIA_TYPE


@cache
def page_of(members: type[Picked]) -> type[serializers.Serializer[Any]]:
    """The shape of a page of results."""
    shape = {
        "__module__": __name__,
        "__doc__": f"A page of results. {members.__doc__}",
        "next": serializers.URLField(allow_null=True, help_text="address of the next page"),
        "previous": serializers.URLField(allow_null=True, help_text="address of the page before"),
        "results": members(many=True),
    }
    return type(f"{members.__name__.removesuffix('Members')}Page", (serializers.Serializer,), shape)


@dataclass(frozen=True, slots=True)
class Writes:
    """What a method that writes takes and answers: its verb, the body, the shape by status, and the problems."""

    verb: str
    body: Any
    answers: dict[int, Any]
    problems: tuple[str, ...] = ()
    conditional: bool = False
    """Whether it asks for If-Match."""
    example: Any = None
    """A body that a record with these slugs takes; the demo record does."""


OF_EVERY_WRITE = ("bad-request", "bad-filter", "unauthenticated", "forbidden", "not-acceptable", "refused", "too-large",
                  "unsupported", "invalid", "key-used", "too-many-requests")  # fmt: skip


class DoorSchema(AutoSchema):
    """Describes a door by its parameters, its members and the problems it answers."""

    view: Any  # a timeline.api.doors.Door

    @property
    def writes(self) -> Writes | None:
        """What the method writes; None for one that reads."""
        found: Writes | None = self.view.writes.get(self.method)
        return found

    def get_override_parameters(self) -> list[Any]:
        """The query parameters, and the headers that matter to clients."""
        if self.writes:
            return [*_WRITING, *([_IF_MATCH] if self.writes.conditional else [])]
        asked = [_described(param) for param in self.view.params()]
        headers = [
            _header("ETag", "what to send as If-None-Match, to be answered 304 while nothing changed", [200]),
            _header("RateLimit", "how many requests are left, and for how many seconds", [200, 429]),
            _header("Retry-After", "seconds to wait", [429]),
        ]
        return [*asked, *headers]

    def get_auth(self) -> list[dict[str, list[str]]]:
        """Who may: everybody where nothing is written, unless the door says otherwise."""
        if self.writes or self.view.closed:
            return [{"token": []}, {"session": []}]
        return [{}, {"token": []}]

    def get_examples(self) -> list[OpenApiExample]:
        """A body to start from."""
        if not self.writes or self.writes.example is None:
            return []
        return [OpenApiExample(f"To {self.writes.verb}", value=self.writes.example, request_only=True)]

    def get_request_serializer(self) -> Any:
        """The shape of the body."""
        return self.writes.body if self.writes else None

    def get_response_serializers(self) -> Any:
        """The answer, and every problem that can take its place."""
        answers: dict[Any, Any]
        if self.writes:
            answers = {(status, "application/json"): shape for status, shape in self.writes.answers.items()}
            return answers | _problems((*OF_EVERY_WRITE, *self.writes.problems))
        answers = {(200, "application/json"): self.view.answers()}
        for export in getattr(self.view, "others", {}).values():
            answers[200, export.media_type] = OpenApiTypes.STR if export.is_text else OpenApiTypes.OBJECT
        answers[304] = OpenApiResponse(description="Nothing changed since the answer with this ETag.")
        return answers | _problems(self.view.problems)

    def _get_serializer_name(self, serializer: Any, direction: Any, bypass_extensions: bool = False) -> str:
        name: str = super()._get_serializer_name(serializer, direction, bypass_extensions)
        return name.removesuffix("Members")

    def get_operation_id(self) -> str:
        """For example `events_list` and `events_one`."""
        return f"{self.view.name}_{self.writes.verb if self.writes else self.view.verb}"

    def get_description(self) -> str:  # type: ignore[override]
        """What the door's own docstring says, or that of the method that writes."""
        return getdoc(getattr(self.view, self.method.lower())) or "" if self.writes else get_doc(type(self.view))

    def get_tags(self) -> list[str]:
        """The list that a door belongs to."""
        return [self.view.name]


def _described(param: Param) -> OpenApiParameter:
    schema = dict(param.schema)
    if param.default not in (None, "", ()):
        schema["default"] = param.default
    whole = {"type": "array", "items": schema} if param.repeatable else schema
    # said in words: an example of its own would fill the field of the page for people, and so narrow what is tried
    told = f"{param.help}; for example {param.example}" if param.example else param.help
    return OpenApiParameter(param.name, whole, description=told)


def _header(name: str, meaning: str, answers: list[int]) -> OpenApiParameter:
    return OpenApiParameter(name, str, OpenApiParameter.HEADER, description=meaning, response=answers)


_IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="the ETag of the event as you have seen it"
)
_WRITING = (
    OpenApiParameter(
        "Idempotency-Key",
        {"type": "string", "maxLength": 255},
        OpenApiParameter.HEADER,
        description="the same key is answered the same, and writes once; make a new one for each request",
    ),
    _header("RateLimit", "how many requests are left, and for how many seconds", [200, 201, 429]),
    _header("Retry-After", "seconds to wait", [429]),
)


def _problems(kinds: tuple[str, ...]) -> dict[Any, Any]:
    """The answers by status; kinds that share one are told together."""
    told: dict[int, list[str]] = {}
    for kind in kinds:
        status, _, meaning = KINDS[kind]
        told.setdefault(status, []).append(f"{kind}: {meaning}")
    return {
        (status, MEDIA_TYPE): OpenApiResponse(ProblemMembers, description=" ".join(lines))
        for status, lines in told.items()
    }


def leave_picked_members_out(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Nothing is required of what `fields` picks members of; a postprocessing hook of drf-spectacular."""
    for schema in result["components"]["schemas"].values():
        if schema.pop("x-picked", False):
            schema.pop("required", None)
    return result
