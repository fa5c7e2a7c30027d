"""What all addresses that write have in common: who may, one answer a key, and which version was seen."""

import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from ..actions.answers import Answer, answered_once
from ..filters import BadFilter
from . import access
from .bodies import Body
from .problems import Problem

KEY_LENGTH = 255
"""The longest Idempotency-Key, in characters."""


class Parser(JSONParser):
    """JSON no longer than is allowed, and no deeper than can be read."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """The values. Raises Problem for a long body, ParseError for what is no JSON."""
        length = int(parser_context["request"].META.get("CONTENT_LENGTH") or 0)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise Problem("too-large", f"The body has {length} bytes; {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} are read.")
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as fault:
            raise ParseError("The body is nested too deeply.") from fault


def read(request: Request, body: type[Body]) -> Any:
    """The values of the body. Raises ValidationError naming each wrong member, BadFilter for any parameter."""
    for name in request.query_params:
        raise BadFilter(name, request.query_params[name], "a request that writes takes no parameters")
    found = body(data=request.data)
    found.is_valid(raise_exception=True)
    return found.validated_data


def written(
    request: Request, permission: str, scope: str, write: Callable[[User, Any], Answer], *, values: Any = None
) -> Response:
    """Write on behalf of whoever asks, once a key; answers what `write` does.

    `write` takes the user and the moment. Raises what it raises, and Problem or PermissionDenied before it is called.
    """
    user = access.check(request, permission, scope)
    key = request.headers.get("Idempotency-Key", "")
    if len(key) > KEY_LENGTH or not key.isprintable():
        raise Problem("bad-request", f"An Idempotency-Key has at most {KEY_LENGTH} printable characters.")
    now = timezone.now()
    whole = json.dumps([request.method, request.path, request.headers.get("If-Match"), request.data], sort_keys=True)
    try:
        told = answered_once(
            user=user, key=key, request=whole.encode("utf-8", "surrogatepass"), at=now, write=lambda: write(user, now)
        )
    except IntegrityError as fault:
        cause = getattr(fault.__cause__, "diag", None)
        told_by_law = getattr(cause, "message_primary", None) or "a law of the record"
        raise Problem("refused", f"The record's own law forbids this: {told_by_law}") from fault
    answer = Response(told.body, status=told.status, headers=told.headers)
    if told.again:
        answer["Idempotent-Replayed"] = "true"
    return for_one_reader(answer)


def for_one_reader(answer: Any) -> Any:
    """An answer that no cache may keep."""
    answer["Cache-Control"] = "private, no-store"
    patch_vary_headers(answer, ["Authorization", "Cookie"])
    return answer


def plain(data: Any) -> Any:
    """What a serializer made, as JSON values that can be kept."""
    return json.loads(JSONRenderer().render(data))


def seen_version(request: Request) -> set[str]:
    """The versions of an event that If-Match names; {"*"} for any. Raises Problem when the header is missing.

    An ETag of an event is its version, a tilde, and a mark of the whole record, of which only the version counts here.
    A leading W/ is passed over, since whatever compresses an answer puts it there.
    """
    given = request.headers.get("If-Match")
    if given is None:
        raise Problem("if-match-missing", "Send the ETag of the event as you have seen it in the header If-Match.")
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in given.split(",")]
    return {tag.partition("~")[0] for tag in tags}
