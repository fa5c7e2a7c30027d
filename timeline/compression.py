"""Answers that hold no secret are sent as Brotli to whoever takes it; all others are left to Django's gzip, which pads
at random against guessing secrets by length."""

import re
from collections.abc import Callable, Iterable, Iterator

import brotli
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

QUALITY = 4
"""Of 0 to 11: about as quick as gzip, and smaller."""

LEAST = 200
"""Shorter answers, in bytes, are sent as they are."""

_TAKEN = re.compile(r"(?:^|,)\s*br\s*(?:;\s*q\s*=\s*(?:1(?:\.0*)?|0?\.0*[1-9]\d*)\s*)?(?:,|$)")


def brotli_for_public_answers(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware; stands after gzip in the list, so that it sees an answer first."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not _may_be_compressed(request, response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if not _TAKEN.search(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            return response
        if response.streaming:
            response.streaming_content = _compressed(response.streaming_content)  # type: ignore[attr-defined]
            del response["Content-Length"]
        else:
            response.content = brotli.compress(response.content, quality=QUALITY)  # type: ignore[attr-defined]
            response["Content-Length"] = str(len(response.content))  # type: ignore[attr-defined]
        tag = response.get("ETag", "")
        if tag.startswith('"'):
            response["ETag"] = f"W/{tag}"  # other bytes than those that the strong one names
        response["Content-Encoding"] = "br"
        return response

    return answered


def _may_be_compressed(request: HttpRequest, response: HttpResponseBase) -> bool:
    public = "public" in response.get("Cache-Control", "")
    whole = response.status_code == 200 and request.method == "GET" and not response.has_header("Content-Encoding")
    return public and whole and (response.streaming or len(response.content) >= LEAST)  # type: ignore[attr-defined]


def _compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    compressor = brotli.Compressor(quality=QUALITY)
    for part in parts:
        if made := compressor.process(part):
            yield made
    yield compressor.finish()
