"""Pages of events out of answers that are kept ready: texts go from the database to the client without being read."""

import json

from django.http import HttpResponse
from rest_framework.request import Request

from ..shapes import documents
from . import addresses
from .doors import turned
from .pagination import Page


def page(request: Request, found: Page, *, only: tuple[str, ...]) -> HttpResponse:
    """A page of what `queries.find` found with bodies, each event with the members named in `only`, or all of them."""
    site = addresses.base(request._request).encode()
    results = documents.answers(found.rows)
    if only:
        results = [_picked(body.replace(documents.SITE, site), only) for body in results]
    following, previous = (json.dumps(turned(request, cursor)).encode() for cursor in (found.next, found.previous))
    events = b",".join(results).replace(documents.SITE, site)
    body = b'{"next":%b,"previous":%b,"results":[%b]}' % (following, previous, events)
    return HttpResponse(body, content_type="application/json")


def _picked(body: bytes, only: tuple[str, ...]) -> bytes:
    members = json.loads(body)
    picked = {name: value for name, value in members.items() if name in only}
    return json.dumps(picked, ensure_ascii=False, separators=(",", ":")).encode()
