"""Released versions of the whole public record: listed, downloaded, and asked for events as they were then."""

import json
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

from django.http import FileResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from drf_spectacular.types import OpenApiTypes
from rest_framework.request import Request
from rest_framework.response import Response

from ..exports import Export
from ..exports.release import kept_releases
from ..filters import BadFilter
from ..queries import Clock
from ..shapes import members as serializers
from . import addresses, filters
from .doors import Door, ListDoor, OneDoor, first, turned
from .pagination import Page, a_text
from .releases import manifests, moment_of

FOR_EVER = "public, max-age=31536000, immutable"
_ALONG = ("dataset", "page_size", "cursor", "fields", "format")
"""What may be asked along with `dataset`, where a page is read from a file."""

_KINDS = {".jsonl": "application/x-ndjson", ".csv": "text/csv", ".ics": "text/calendar", ".json": "application/json",
          ".md": "text/markdown", ".txt": "text/plain"}  # fmt: skip
"""The media types of files by the ends of their names."""

_MEMBERS = tuple(serializers.EventMembers().fields)
_QUOTED = tuple(serializers.CitationMembers().fields)
_BASIS = tuple(serializers.Basis().fields)
"""The members of events, citations and bases of dates; those that only loading needs are not among them."""


class Datasets(ListDoor):
    """Versions of the whole public record that were released here, in the order of their names."""

    name = "datasets"
    members = serializers.DatasetMembers
    keys = (("version", a_text),)
    by = "version"
    versioned = False

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of every list, but the time of change: a released version never changes."""
        return tuple(param for param in super().params() if param is not filters.UPDATED_SINCE)

    def page(self, asked: dict[str, Any]) -> Page:
        """What the manifests in the folder of releases say."""
        keyset = self.keyset(asked)
        down = keyset.descending != keyset.backwards
        found = sorted(_listed(self.request), key=lambda row: row["version"], reverse=down)
        if keyset.position:
            [edge] = keyset.position
            found = [row for row in found if row["version"] != edge and (row["version"] < edge) == down]
        return keyset.page(found[: keyset.size + 1])


class OneDataset(OneDoor):
    """One released version."""

    name = "datasets"
    members = serializers.DatasetMembers
    versioned = False

    def found(self, version: str) -> Any:
        """What its manifest says. Raises NotFound."""
        rows = _listed(self.request)
        return first((row for row in rows if row["version"] == version), "dataset")


class DatasetFile(Door):
    """One file of a released version; it never changes."""

    name = "datasets"
    verb = "file"
    versioned = False
    problems = (*Door.problems, "not-found")
    others: ClassVar[dict[str, Export]] = {
        kind: Export(kind, kind, "", lambda events, site: iter(())) for kind in _KINDS.values()
    }

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """None."""
        return ()

    def answers(self) -> Any:
        """The shape of files in JSON."""
        return OpenApiTypes.OBJECT

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The file. Raises NotFound for one that the manifest does not name."""
        filters.read_params(request.query_params, ())
        version, name = kwargs["version"], kwargs["name"]
        known = first((row for row in _listed(request) if row["version"] == version), "dataset")
        file = first((file for file in known["files"] if file["name"] == name), "file of this dataset")
        tag = f'"{file["sha256"]}"'
        answer: Any = get_conditional_response(request._request, etag=tag)
        if answer is None:
            kind = _KINDS.get(Path(name).suffix, "text/plain")
            told = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
            answer = FileResponse((kept_releases() / version / name).open("rb"), content_type=told)
            answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["ETag"], answer["Cache-Control"] = tag, FOR_EVER
        return answer


def _listed(request: Request) -> list[dict[str, Any]]:
    """The releases with the addresses of their files."""
    return [
        row | {"files": [{**file, "url": _url(request, row["version"], file["name"])} for file in row["files"]]}
        for row in manifests()
    ]


def _url(request: Request, version: str, name: str) -> str:
    return addresses.absolute(request._request, reverse("api:dataset-file", args=[version, name]))


class OfDatasets(ListDoor):
    """A list of events, of which the whole of a released version is read from its file, page by page."""

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The list; of a released version that is not narrowed, a page of its file."""
        named = set(request.query_params)
        if "dataset" not in named or named - set(_ALONG) or request.wanted != "json":  # type: ignore[attr-defined]
            return super().get(request, **kwargs)
        rows = [param for param in self.params() if param.name in _ALONG]
        asked = filters.read_params(request.query_params, rows)
        answer = Response(self._page_of(request, asked))
        answer["Cache-Control"] = FOR_EVER
        return answer

    def _page_of(self, request: Request, asked: dict[str, Any]) -> dict[str, Any]:
        path = kept_releases() / asked["dataset"] / "events.jsonl"
        if not path.exists():  # files with nothing in them are left out of a release
            return {"next": None, "previous": None, "results": []}
        past = Clock(recorded_at=moment_of(asked["dataset"])).query
        site = addresses.base(request._request)
        with path.open("rb") as file:
            start = self._begin(file, asked["cursor"])
            file.seek(start)
            lines = [line for _ in range(asked["page_size"]) if (line := file.readline())]
            end = file.tell()
            more = bool(file.read(1))
            before = _lines_before(file, start, asked["page_size"])
        return {
            "next": turned(request, str(end)) if more else None,
            "previous": turned(request, str(before)) if start else None,
            "results": [_told(json.loads(line), site, past, asked["fields"]) for line in lines],
        }

    def _begin(self, file: BinaryIO, cursor: str) -> int:
        """The byte at which a page begins: that of a line. Raises BadFilter for any other."""
        start = int(cursor) if cursor.isascii() and cursor.isdigit() and len(cursor) < 16 else 0 if not cursor else -1
        if start > 0:
            file.seek(start - 1)
            start = start if file.read(1) == b"\n" and file.read(1) else -1
        if start < 0:
            raise BadFilter("cursor", cursor[:200], "this cursor is not one of this dataset; follow next and previous")
        return start


def _told(event: dict[str, Any], site: str, past: str, only: tuple[str, ...]) -> dict[str, Any]:
    """An event of a file with the members that the API answers, its page that of the moment of the release."""
    page = f"{site}{reverse('pages:event', args=[event['id'], event['slug']])}{past}"
    citations = [{name: cited[name] for name in _QUOTED if name in cited} for cited in event["citations"]]
    basis = event["when"]["basis"]
    when = event["when"] | {"basis": basis and {name: basis.get(name) for name in _BASIS}}
    whole = event | {"page": page, "when": when, "citations": citations, "match": "certain"}
    return {name: whole[name] for name in _MEMBERS if name in whole and (not only or name in only)}


def _lines_before(file: BinaryIO, end: int, most: int) -> int:
    """Where the last lines before a byte begin, at most so many."""
    found, place = 0, end - 1  # the newline that ends the line before
    while place > 0:
        size = min(65_536, place)
        file.seek(place - size)
        block = file.read(size)
        while (cut := block.rfind(b"\n")) >= 0:
            found += 1
            if found == most:
                return place - size + cut + 1
            block = block[:cut]
        place -= size
    return 0
