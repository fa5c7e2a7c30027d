"""Pages for what went wrong: 400, 403, 404, 410 and 500."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..filters import BadFilter
from ..models import Event

View = Callable[..., HttpResponse]


def naming_bad_filters(view: View) -> View:
    """Let a view answer a bad filter with the page that names it."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except BadFilter as fault:
            return render(request, "400.html", {"fault": fault, "unfiltered": request.path}, status=400)

    return answer


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address asks for something that cannot be asked."""
    return render(request, "400.html", {"unfiltered": "/"}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: known, and not for this reader."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing public at this address."""
    return render(request, "404.html", status=404)


def gone(request: HttpRequest, event: Event) -> HttpResponse:
    """410: an event that was public and was taken back, with the reason."""
    return render(request, "410.html", {"event": event}, status=410)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Asks neither the database nor the session, for either may be what failed."""
    return render(request, "500.html", status=500)
