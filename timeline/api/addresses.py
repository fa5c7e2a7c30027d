"""Absolute addresses of what the API names."""

from django.conf import settings
from django.http import HttpRequest


def base(request: HttpRequest) -> str:
    """Where the site stands, without a last slash: at BASE_URL where it is set, else where the request was sent."""
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def absolute(request: HttpRequest, path: str) -> str:
    """The absolute form of a path that begins with a slash."""
    return base(request) + path


def site(request: HttpRequest) -> dict[str, str]:
    """The context in which answers are told."""
    return {"base": base(request)}
