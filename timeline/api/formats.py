"""Lists of events in other formats than pages of JSON: chosen by `format` or the header Accept, whole and streamed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import Any, ClassVar

from django.utils.cache import patch_vary_headers
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from ..exports import BOM, EXPORTS, Export, site_of, streamed, whole_list
from ..filters import BadFilter
from ..queries import Shown
from . import addresses, filters
from .doors import ListDoor, unchanged

_LINES = Export("jsonl", "application/x-ndjson", "events.jsonl", lambda events, site: iter(()))
OTHERS = {_LINES.name: _LINES, **EXPORTS}
"""The formats besides pages of JSON."""

NAMES = ("json", *OTHERS)
FORMAT = replace(
    filters.FORMAT,
    help="the format of the answer, as the header Accept can ask too: json answers a page, the others the whole list",
    schema={"type": "string", "enum": list(NAMES)},
    read=filters.one_of(NAMES),
)
MARK = replace(
    filters.FORMAT,
    name="bom",
    help="1: CSV begins with the mark by which older spreadsheets know UTF-8; goes with format=csv",
    schema={"type": "string", "enum": ["0", "1"]},
    read=filters.one_of(("0", "1")),
)
_OF_PAGES = ("page_size", "cursor", "fields")


class Negotiation(DefaultContentNegotiation):
    """Chooses the format of the answer by `format`, else by the header Accept. Problems are always told in JSON."""

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> Any:
        """The renderer of JSON; the name of the format is left in `request.wanted`."""
        asked = request.query_params.getlist("format")
        request.wanted = asked[-1] if asked and asked[-1] in NAMES else "json"  # type: ignore[attr-defined]
        if not asked:
            request.wanted = self._accepted(request)  # type: ignore[attr-defined]
        return JSONRenderer(), JSONRenderer.media_type

    def _accepted(self, request: Request) -> str:
        """The first format that the header Accept names, by its order of preference. Raises NotAcceptable."""
        for accepted in sorted(self.get_accept_list(request), key=_preference, reverse=True):
            pattern = accepted.partition(";")[0].strip().lower()
            for media_type, name in _TYPES.items():
                if _preference(accepted) > 0 and fnmatchcase(media_type, pattern):
                    return name
        raise NotAcceptable


_TYPES = {"application/json": "json"} | {export.media_type: name for name, export in OTHERS.items()}


def _preference(accepted: str) -> float:
    """The weight of one entry of the header Accept, 0 to 1."""
    for part in accepted.split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


class ManyFormats(ListDoor):
    """A list of events that is answered in several formats."""

    content_negotiation_class = Negotiation
    others: ClassVar[dict[str, Export]] = OTHERS

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of every list, with more formats."""
        return (*(FORMAT if param is filters.FORMAT else param for param in super().params()), MARK)

    def get(self, request: Request, **kwargs: Any) -> Any:
        """A page of JSON, or the whole list in the format asked for."""
        export = OTHERS.get(request.wanted)  # type: ignore[attr-defined]
        if export is None:
            self._refuse(request, ("bom",), "goes with format=csv only")
            return super().get(request, **kwargs)
        return unchanged(request, lambda: self._whole(request, export), told_as=export.name)

    def _whole(self, request: Request, export: Export) -> Any:
        paged = [name for name in _OF_PAGES if export.name != "jsonl" or name != "fields"]
        self._refuse(request, paged, f"goes with format=json only: {export.name} answers the whole list")
        if export.name != "csv":
            self._refuse(request, ("bom",), "goes with format=csv only")
        asked = self.asked()
        events = whole_list(asked["filters"], updated_since=asked["updated_since"])
        if export.name == "jsonl":
            pieces = _lines(events, self.members(only=asked["fields"], context=addresses.site(request._request)))
        else:
            pieces = export.write(events, site_of(request._request))
        return streamed(request._request, export, pieces, before=BOM if asked["bom"] == "1" else "")

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Caches keep one answer for each header Accept."""
        patch_vary_headers(response, ["Accept"])
        return super().finalize_response(request, response, *args, **kwargs)

    def _refuse(self, request: Request, names: Iterable[str], why: str) -> None:
        for name in names:
            if name in request.query_params:
                raise BadFilter(name, request.query_params[name], f"{name} {why}")


def _lines(events: Iterable[Shown], members: Any) -> Iterator[str]:
    """One event a line, as the pages of JSON tell it."""
    renderer = JSONRenderer()
    for shown in events:
        yield renderer.render(members.to_representation(shown)).decode() + "\n"
