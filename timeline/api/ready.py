"""Pages of events out of answers that are kept ready: texts go from the database to the client without being read."""

import json

from django.http import HttpResponse
from rest_framework.request import Request

from .. import queries
from ..filters import Filters
from ..shapes import documents
from . import addresses
from .doors import turned
from .pagination import Keyset


def page(request: Request, filters: Filters, keyset: Keyset, *, only: tuple[str, ...]) -> HttpResponse:
    """The page that begins at a keyset, each event with the members named in `only`, or all of them."""
    start = queries.Place(*keyset.position) if keyset.position else None
    towards_earlier = keyset.descending != keyset.backwards
    wanted = queries.Wanted(filters, towards_earlier, start, keyset.size + 1)
    found = keyset.page(queries.places(wanted))
    site = addresses.base(request._request)
    results = documents.answers([place.id for place in found.rows], site=site, within=wanted.range)
    if only:
        results = [_picked(body, only) for body in results]
    neighbours = (json.dumps(turned(request, cursor)) for cursor in (found.next, found.previous))
    body = '{{"next":{},"previous":{},"results":[{}]}}'.format(*neighbours, ",".join(results))
    return HttpResponse(body, content_type="application/json")


def _picked(body: str, only: tuple[str, ...]) -> str:
    members = json.loads(body)
    picked = {name: value for name, value in members.items() if name in only}
    return json.dumps(picked, ensure_ascii=False, separators=(",", ":"))
