"""What the feed and the files have in common: reading the filters, and telling what was wrong with one."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponseBadRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import condition, require_safe

from .. import changes
from ..filters import BadFilter, Filters, read_filters

KEPT = "public, max-age=300, s-maxage=300, stale-while-revalidate=600"
"""How long browsers and shared caches may keep the feed and the files."""

Answer = Callable[[HttpRequest, Filters], HttpResponseBase]


def filtered(also: tuple[str, ...] = ()) -> Callable[[Answer], Callable[..., HttpResponseBase]]:
    """Let a view take the filters of its address; `also` names parameters that it reads itself.

    A bad filter is answered 400 with a line that names it; a copy that is still true 304. Every site may read.
    """

    def decorate(view: Answer) -> Callable[..., HttpResponseBase]:
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest) -> HttpResponseBase:
            try:
                filters = read_filters(request.GET, also=also)
                told: HttpResponseBase = condition(etag_func=_tag)(lambda request: view(request, filters))(request)
            except BadFilter as fault:
                allowed = f"\nAllowed: {', '.join(fault.allowed)}" if fault.allowed else ""
                words = f"{fault.message}{allowed}\n"
                told = HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
            told["Access-Control-Allow-Origin"] = "*"
            return told

        return answer

    return decorate


def _tag(request: HttpRequest) -> str:
    return f'W/"{changes.record_version()}"'
