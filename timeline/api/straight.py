"""Reads of the API go straight to their address, past all that is for people who signed in.

Sessions, languages, forms and messages are looked at by pages, by whoever writes, and by whoever reads with the session
of a browser. What is read without one is the same for everybody, and comes with the same headers as any other answer.
"""

from collections.abc import Callable
from typing import Any

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

PREFIX = "/api/v1/"


def straight_to_the_api(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware; stands before those that reads of the API do without."""
    headers = {
        "Content-Language": settings.LANGUAGE_CODE,
        "Content-Security-Policy": build_policy(),
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }

    def answered(request: HttpRequest) -> HttpResponseBase:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        if signed_in or request.method not in ("GET", "HEAD") or not request.path_info.startswith(PREFIX):
            return get_response(request)
        request.get_host()  # refuses one that is not ours
        found = request.resolver_match = resolve(request.path_info)
        response: Any = found.func(request, *found.args, **found.kwargs)
        if callable(getattr(response, "render", None)):
            response = response.render()
        for name, value in headers.items():
            response.headers[name] = value
        if not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
        return response

    return answered
