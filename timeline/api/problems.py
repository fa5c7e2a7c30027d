"""Everything that can go wrong, told as RFC 9457 problems (application/problem+json)."""

import logging
import math
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404
from django.urls import reverse
from rest_framework.exceptions import APIException, NotFound, Throttled, ValidationError
from rest_framework.exceptions import PermissionDenied as Forbidden
from rest_framework.response import Response
from rest_framework.views import set_rollback

from articles.actions import Refusal

from ..actions.answers import KeyUsed
from ..filters import BadFilter
from . import addresses

MEDIA_TYPE = "application/problem+json"
TYPES_PATH = "/api/problems/"

KINDS: dict[str, tuple[int, str, str]] = {
    "bad-filter": (400, "Bad parameter", "A parameter is not known, or a value it cannot have; see `allowed`."),
    "unauthenticated": (401, "Who are you?", "The token is unknown, expired or revoked, or nobody is signed in."),
    "forbidden": (403, "Not allowed", "This may not be done without the right to do it."),
    "not-found": (404, "Not found", "There is nothing public at this address."),
    "method-not-allowed": (405, "Method not allowed", "This address answers the methods named in the header Allow."),
    "not-acceptable": (406, "Not acceptable", "The header Accept asks for no format that this address has."),
    "merged": (
        308,
        "Merged",
        "This is one with another: `event` is its number, or `round` its slug.",
    ),
    "retracted": (410, "Retracted", "This event was public and was taken back; `detail` says why."),
    "refused": (409, "Refused", "The record as it stands does not allow this; `detail` says why and what to do."),
    "changed": (412, "Changed", "The event is no longer what If-Match says; read it again and decide anew."),
    "too-large": (413, "Too large", "The request is longer than is read here."),
    "unsupported": (415, "Not JSON", "Send the body as application/json."),
    "invalid": (422, "Invalid", "Members of the body are wrong; `errors` names each with what is wrong."),
    "key-used": (422, "Key used", "This Idempotency-Key was sent with another request; make a new one for each."),
    "if-match-missing": (428, "If-Match missing", "Say in If-Match which version you have seen: its ETag."),
    "too-many-requests": (429, "Too many requests", "Wait as many seconds as the header Retry-After says."),
    "bad-request": (400, "Bad request", "The request cannot be understood."),
    "broken": (500, "Internal error", "The fault is here, not in the request; it has been written to the log."),
    "unavailable": (503, "Unavailable", "The database cannot be reached; try again soon."),
}
"""Kinds of problem: the status they are answered with, a title, and what they mean."""

_OF_STATUS = {status: kind for kind, (status, _, _) in reversed(KINDS.items())} | {400: "bad-request"}

log = logging.getLogger(__name__)


class Problem(APIException):
    """A problem of a kind, with what is told of it beside the detail."""

    def __init__(self, kind: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.kind, self.more = kind, more
        self.status_code = KINDS[kind][0]


class Retracted(APIException):
    """The event asked for was taken back, for the reason given as its detail."""

    status_code = 410


class Merged(APIException):
    """The event or round asked for is one with another, whose number or slug is given."""

    status_code = 308

    def __init__(self, what: str, into: int | str) -> None:
        super().__init__(f"This {what} was merged into {what} {into}.")
        self.what, self.into = what, into


def answer(exception: Exception, context: dict[str, Any]) -> Response:
    """The problem that an exception means; the REST framework's EXCEPTION_HANDLER.

    Exceptions that nobody foresaw are logged with their traceback and answered without it.
    """
    request = context["request"]
    members = _members(exception)
    kind = members.pop("kind")
    status, title, _ = KINDS[kind]
    status = members.pop("status", status)
    if status >= 500:
        log.error("%s %s failed", request.method, request.path, exc_info=exception)
    set_rollback()
    body = {
        "type": f"{TYPES_PATH}{kind}",
        "title": title,
        "status": status,
        "detail": members.pop("detail"),
        "instance": request.get_full_path(),
        **members,
    }
    headers = {"Retry-After": str(_wait(exception))} if status in (429, 503) else {}
    # what was merged or taken back may come back, so that nobody keeps even a permanent answer for long
    headers["Cache-Control"] = "public, max-age=60" if status in (308, 410) else "no-store"
    if isinstance(exception, Merged):
        query = request.META.get("QUERY_STRING", "")
        path = reverse(f"api:{exception.what}", args=[exception.into]) + (f"?{query}" if query else "")
        headers["Location"] = addresses.absolute(request._request, path)
    if wanted := getattr(exception, "auth_header", None):
        headers["WWW-Authenticate"] = wanted
    return Response(body, status=status, headers=headers, content_type=MEDIA_TYPE)


def _members(exception: Exception) -> dict[str, Any]:
    if isinstance(exception, BadFilter):
        given = {"parameter": exception.name, "value": exception.value, "allowed": exception.allowed}
        return {"kind": "bad-filter", "detail": exception.message, **given}
    if isinstance(exception, Problem):
        return {"kind": exception.kind, "detail": str(exception.detail), **exception.more}
    if isinstance(exception, ValidationError):
        return {"kind": "invalid", "detail": KINDS["invalid"][2], "errors": faults(exception.detail)}
    if isinstance(exception, Merged):
        return {"kind": "merged", "detail": str(exception.detail), exception.what: exception.into}
    for known, kind in _PLAIN.items():
        if isinstance(exception, known):
            told = str(exception) if kind == "refused" else KINDS[kind][2]
            return {"kind": kind, "detail": told}
    return _of_framework(exception)


_PLAIN: dict[type[Exception], str] = {
    KeyUsed: "key-used",
    Refusal: "refused",
    OperationalError: "unavailable",
    RequestDataTooBig: "too-large",
    SuspiciousOperation: "bad-request",
}


def _of_framework(exception: Exception) -> dict[str, Any]:
    if isinstance(exception, Http404):
        exception = NotFound()
    if isinstance(exception, PermissionDenied):
        exception = Forbidden(str(exception) or None)
    if not isinstance(exception, APIException) or exception.status_code >= 500:
        return {"kind": "broken", "detail": KINDS["broken"][2]}
    kind = _OF_STATUS.get(exception.status_code, "bad-request")
    return {"kind": kind, "status": exception.status_code, "detail": str(exception.detail)}


def faults(detail: Any, field: str = "") -> list[dict[str, str]]:
    """Each wrong member by its path, for example `participants[0].party`, with what is wrong."""
    inner: list[tuple[str, Any]] = []
    if isinstance(detail, dict):
        inner = [(_path(field, name), value) for name, value in detail.items()]
    elif isinstance(detail, list):
        nested = any(isinstance(value, dict | list) for value in detail)
        inner = [(f"{field}[{place}]" if nested else field, value) for place, value in enumerate(detail)]
    else:
        return [{"field": field, "message": str(detail)}]
    return [fault for path, value in inner for fault in faults(value, path)]


def _path(field: str, name: Any) -> str:
    if name == "non_field_errors":
        return field
    return f"{field}[{name}]" if isinstance(name, int) else f"{field}.{name}".lstrip(".")


def _wait(exception: Exception) -> int:
    """Seconds to wait before asking again."""
    wait: float | None = getattr(exception, "wait", None) if isinstance(exception, Throttled) else 10
    return max(1, math.ceil(wait or 1))
