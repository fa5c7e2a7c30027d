"""Addresses that machines ask: crawlers, and whoever watches over the site."""

import json

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from .. import queries
from ..exports import linked_event, site_of
from ..models import Event
from ..queries import Shown

MOST_ADDRESSES = 49_000
"""A sitemap may hold 50,000; the newest events are named when there are more."""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """`/robots.txt`: everything public may be read, but not every combination of filters."""
    return render(request, "timeline/robots.txt", {"site": _site(request)}, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """`/sitemap.xml`: the addresses of the public pages."""
    events = Event.objects.public().order_by("-sort_day", "-id").only("pk", "slug", "updated")[:MOST_ADDRESSES]
    found = {"site": _site(request), "events": events, "rounds": queries.rounds()}
    return render(request, "timeline/sitemap.xml", found, content_type="application/xml; charset=utf-8")


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """`/healthz`: this process answers. Asks nothing else."""
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """`/readyz`: the database answers too; 503 when it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


def linked(request: HttpRequest, shown: Shown) -> SafeString:
    """An event as JSON-LD, safe to stand in a <script> of that type, which no browser runs."""
    with translation.override(settings.LANGUAGE_CODE):  # its addresses are those without a language
        found = json.dumps(linked_event(shown, site_of(request)), ensure_ascii=False)
    for sign in "<>&":
        found = found.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(found)  # noqa: S308  nothing left in it can end the element


def _site(request: HttpRequest) -> str:
    """The scheme and host of absolute addresses."""
    return settings.BASE_URL or request.build_absolute_uri("/").rstrip("/")
