"""What all addresses of the API have in common: reading parameters, answering a page or one thing, and headers."""

import hashlib
import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.http import parse_etags
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotFound
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

from .. import changes, queries
from ..filters import BadFilter
from ..shapes.fields import Picked
from . import addresses, filters, limits
from .access import Bearer, Session
from .pagination import Key, Keyset, Page
from .releases import DATASET, read_past
from .schema import DoorSchema, Writes, page_of

SHAPE = "1"
"""Goes into every ETag; raise it when answers change their shape, so that clients ask anew."""

EXPOSED = "Content-Disposition, ETag, Idempotent-Replayed, Location, RateLimit, RateLimit-Policy, Retry-After"
"""The headers of answers that pages of other sites may read."""

PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Authorization, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Door(APIView):
    """An address of the API: open to every site, told in JSON, the same for every reader."""

    schema: Any = DoorSchema()
    name: ClassVar[str]
    verb: ClassVar[str]
    members: ClassVar[type[Picked]]
    problems: ClassVar[tuple[str, ...]] = ("bad-filter", "unauthenticated", "not-acceptable", "too-many-requests")
    versioned: ClassVar[bool] = True
    closed: ClassVar[bool] = False
    """Whether only some may read."""
    clocked: ClassVar[bool] = False
    """Whether a past of the record may be asked for."""
    writes: ClassVar[dict[str, Writes]] = {}
    """The methods that write, by name."""

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """The parameters that this address knows."""
        clocks = (*filters.CLOCKS, DATASET) if cls.clocked else ()
        return (*clocks, filters.fields(cls.members().fields), filters.FORMAT)

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Sessions are looked at by requests that write alone: what is read is the same for all, for caches to keep."""
        reads = self.request is None or self.request.method in SAFE_METHODS
        return [Bearer()] if reads else [Bearer(), Session()]

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """What a browser asks before a page of another site may ask more."""
        return Response(status=204, headers=PREFLIGHT)

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Count the request, also one that bears a wrong token."""
        try:
            super().initial(request, *args, **kwargs)
        except AuthenticationFailed:
            self.check_throttles(request)
            raise

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Let every site read the answer, and say what is left of the limit."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = EXPOSED
        limits.tell(response, getattr(request, "limit", None))
        return response

    def get(self, request: Request, **kwargs: Any) -> Any:
        """Answer, or say that nothing changed since the client's copy."""
        if not self.versioned:  # what it tells lies outside the record, and is small: its bytes are its version
            answer = self.respond(request, **kwargs)
            tag = f'W/"{_digest(json.dumps(answer.data, default=str))}"'
            again = tag in parse_etags(request.headers.get("If-None-Match", ""))
            return _cached(Response(status=304) if again else answer, tag)
        return unchanged(request, lambda: self.respond(request, **kwargs), version=self.version)

    def respond(self, request: Request, **kwargs: Any) -> Any:
        """The answer."""
        return Response(self.answer(request, **kwargs))

    def clock(self) -> queries.Clock:
        """The past that is asked for; an empty clock for the present. Raises BadFilter."""
        return queries.clock_of(read_past(self.request.query_params)) if self.clocked else queries.Clock()

    def past(self) -> AbstractContextManager[None]:
        """Within it, the record is asked as it was in that past."""
        clock = self.clock()
        return queries.seen(clock) if clock else nullcontext()

    def version(self) -> str:
        """The version of the one thing that was answered, where it can be changed; empty elsewhere."""
        return ""

    def answer(self, request: Request, **kwargs: Any) -> Any:
        """The body of the answer, as plain values."""
        raise NotImplementedError


def unchanged(
    request: Request, answer: Callable[[], Any], *, told_as: str = "json", version: Callable[[], str] = lambda: ""
) -> Any:
    """304 where the client's copy is still true, else the answer with the ETag to ask again by.

    `told_as` is the format, where one address answers in several; `version` that of the one thing answered, once it
    has been: it goes before a tilde into the ETag, for If-Match.
    """
    mark = _mark(request._request, told_as)
    if kept := _kept(request, mark):
        return _cached(Response(status=304), kept)
    made = answer()
    seen = version()
    return _cached(made, f'W/"{seen}~{mark}"' if seen else f'W/"{mark}"')


def _mark(request: HttpRequest, told_as: str) -> str:
    """What the ETag of an address ends with: it changes whenever anything of the public record does."""
    told = f"{SHAPE} {changes.record_version()} {told_as} {request.build_absolute_uri()}"
    return _digest(told)


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:24]


def _kept(request: Request, mark: str) -> str:
    """The ETag among those of If-None-Match that is still true; empty where none is."""
    for tag in parse_etags(request.META.get("HTTP_IF_NONE_MATCH", "")):
        bare = tag.removeprefix("W/").strip('"')
        if bare.rpartition("~")[2] == mark:
            return f'W/"{bare}"'
    return ""


def _cached(response: Any, tag: str) -> Any:
    response["ETag"] = tag
    response["Cache-Control"] = "public, max-age=60, s-maxage=60, stale-while-revalidate=300"
    return response


class ListDoor(Door):
    """An address that answers a page of a list."""

    verb = "list"
    asks: ClassVar[tuple[filters.Param, ...]] = ()
    keys: ClassVar[tuple[Key, ...]]
    by: ClassVar[str] = ""
    """What the list is ordered by, in the word that `order` has for it."""

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """The list's own parameters, and those of every list."""
        order = (filters.order(cls.by),) if cls.by else ()
        return (*cls.asks, filters.UPDATED_SINCE, *order, *super().params(), filters.PAGE_SIZE, filters.CURSOR)

    def answers(self) -> Any:
        """The shape of the answer, for its description."""
        return page_of(self.members)

    def answer(self, request: Request, **kwargs: Any) -> Any:
        """A page of results with the addresses of its neighbours."""
        with self.past():
            asked = self.asked()
            found = self.page(asked)
            site = addresses.site(request._request)
            results = self.members(found.rows, many=True, only=asked["fields"], context=site).data
        return {"next": turned(request, found.next), "previous": turned(request, found.previous), "results": results}

    def asked(self) -> dict[str, Any]:
        """The values of the parameters, by name. Raises BadFilter."""
        asked = filters.read_params(self.request.query_params, self.params())
        if asked.get("updated_since") and self.clock():
            raise no_changes_of_a_past(self.request)
        return asked

    def keyset(self, asked: dict[str, Any]) -> Keyset:
        """Where the page begins and how its rows are ordered. Raises BadFilter for a cursor of another list."""
        descending = asked.get("order", "").startswith("-")
        return Keyset(self.keys, descending=descending, size=asked["page_size"], cursor=asked["cursor"])

    def page(self, asked: dict[str, Any]) -> Page:
        """The rows of the page, as the serializer takes them."""
        keyset = self.keyset(asked)
        rows = self.rows(asked).filter(keyset.beyond()).order_by(*keyset.ordering)
        return keyset.page(list(rows[: keyset.size + 1]))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """The rows that the parameters leave."""
        raise NotImplementedError


def turned(request: Request, cursor: str | None) -> str | None:
    """The address asked for, at another cursor; None for none."""
    if cursor is None:
        return None
    return replace_query_param(addresses.absolute(request._request, request.get_full_path()), "cursor", cursor)


class OneDoor(Door):
    """An address that answers one thing."""

    verb = "one"
    problems = (*Door.problems, "not-found")

    def answers(self) -> Any:
        """The shape of the answer, for its description."""
        return self.members

    def answer(self, request: Request, **kwargs: Any) -> Any:
        """The thing named by the address."""
        with self.past():
            asked = filters.read_params(request.query_params, self.params())
            self.shown = self.found(**kwargs)
            return self.members(self.shown, only=asked["fields"], context=addresses.site(request._request)).data

    def found(self, *args: Any, **named: Any) -> Any:
        """What the address names. Raises NotFound."""
        raise NotImplementedError


def first(rows: Iterable[Any], what: str) -> Any:
    """The one row found. Raises NotFound saying what there is not."""
    for row in rows:
        return row
    raise NotFound(f"There is no public {what} at this address.")


def no_changes_of_a_past(request: Request) -> BadFilter:
    """The fault of `updated_since` beside a past."""
    told = "updated_since asks for the record as it is now; leave out as_of, recorded_at and dataset, or ask changes/"
    return BadFilter("updated_since", request.query_params["updated_since"], told)
