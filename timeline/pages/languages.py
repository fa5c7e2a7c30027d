"""The language of the pages, told by the address: /fr/..., /ar/..., /he/...; without a prefix it is English.

Neither a cookie nor the browser's wishes change it, so that an address is the same page for everybody.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from ..exports import site_of

RIGHT_TO_LEFT = {"ar", "he"}


class LanguageOfTheAddress:
    """Middleware: the language named first in the path holds for the whole request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in that language, and name it."""
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the pages: its code, its own name, and where the same page is in it."""

    code: str
    name: str
    address: str
    current: bool


def languages(request: HttpRequest) -> list[Language]:
    """All languages, with the address of this page in each."""
    current = translation.get_language()
    bare = request.get_full_path()
    if current != settings.LANGUAGE_CODE and bare.startswith(f"/{current}/"):
        bare = bare.removeprefix(f"/{current}")
    found = []
    for code, name in settings.LANGUAGES:
        address = bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}"
        found.append(Language(code.partition("-")[0], name, address, code == current))
    return found


def context(request: HttpRequest) -> dict[str, object]:
    """What every template knows of its language: the code, the direction, and the other languages."""
    return {
        "page_language": (translation.get_language() or settings.LANGUAGE_CODE).partition("-")[0],
        "page_direction": "rtl" if mirrored() else "ltr",
        "page_languages": languages(request),
        "site_origin": lambda: site_of(request).origin,  # asked only where it is shown: a wrong host has none
    }


def mirrored() -> bool:
    """Whether the page runs from right to left."""
    return translation.get_language() in RIGHT_TO_LEFT
