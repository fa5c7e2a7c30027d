"""Absolute addresses of what the API names."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


def absolute(request: HttpRequest, path: str) -> str:
    """The absolute form of a path: at BASE_URL where it is set, else where the request was sent."""
    return f"{settings.BASE_URL}{path}" if settings.BASE_URL else request.build_absolute_uri(path)


def page(request: HttpRequest, name: str, **kwargs: Any) -> str:
    """The absolute address of the page that people read: of an event, round, party, person, venue or article."""
    return absolute(request, reverse(f"pages:{name}", kwargs=kwargs))
