"""Released versions of the whole public record: listed, downloaded, and asked for events as they were then."""

import json
import logging
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.http import FileResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from ..exports.release import MANIFEST, kept_releases
from ..filters import BadFilter
from ..shapes import members as serializers
from . import addresses, filters
from .doors import Door, ListDoor, OneDoor, first, turned
from .pagination import Keyset, Page, a_text

log = logging.getLogger(__name__)

FOR_EVER = "public, max-age=31536000, immutable"
_ALONG = ("dataset", "page_size", "cursor", "fields", "format")
"""What may be asked along with `dataset`."""


class Datasets(ListDoor):
    """Versions of the whole public record that were released here, in the order of their names."""

    name = "datasets"
    members = serializers.DatasetMembers
    keys = (("version", a_text),)
    versioned = False

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of every list, but the time of change: a released version never changes."""
        return tuple(param for param in super().params() if param is not filters.UPDATED_SINCE)

    def page(self, asked: dict[str, Any]) -> Page:
        """What the manifests in the folder of releases say."""
        keyset = Keyset(self.keys, size=asked["page_size"], cursor=asked["cursor"])
        found = sorted(_manifests(self.request), key=lambda row: row["version"], reverse=keyset.backwards)
        if keyset.position:
            [edge] = keyset.position
            found = [row for row in found if row["version"] != edge and (row["version"] < edge) == keyset.backwards]
        return keyset.page(found[: keyset.size + 1])


class OneDataset(OneDoor):
    """One released version."""

    name = "datasets"
    members = serializers.DatasetMembers
    versioned = False

    def found(self, version: str) -> Any:
        """What its manifest says. Raises NotFound."""
        rows = _manifests(self.request)
        return first((row for row in rows if row["version"] == version), "dataset")


class DatasetFile(Door):
    """One file of a released version; it never changes."""

    schema = None
    versioned = False

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The file. Raises NotFound for one that the manifest does not name."""
        filters.read_params(request.query_params, ())
        version, name = kwargs["version"], kwargs["name"]
        known = first((row for row in _manifests(request) if row["version"] == version), "dataset")
        file = first((file for file in known["files"] if file["name"] == name), "file of this dataset")
        tag = f'"{file["sha256"]}"'
        answer: Any
        if request.headers.get("If-None-Match") in (tag, f"W/{tag}"):
            answer = Response(status=304)
        else:
            kind = {".jsonl": "application/x-ndjson"}.get(Path(name).suffix) or mimetypes.guess_type(name)[0]
            answer = FileResponse((kept_releases() / version / name).open("rb"), content_type=kind or "text/plain")
            answer["Content-Disposition"] = f'attachment; filename="{name}"'
        answer["ETag"], answer["Cache-Control"] = tag, FOR_EVER
        return answer


def _manifests(request: Request) -> Iterator[dict[str, Any]]:
    for path in kept_releases().glob(f"*/{MANIFEST}"):
        try:
            told = json.loads(path.read_text("utf-8"))
            version = told["version"]
            files = [{**file, "url": _url(request, version, file["name"])} for file in told["files"]]
        except (OSError, ValueError, KeyError, TypeError):
            log.exception("%s is no manifest of a dataset; it is left out of the list", path)
            continue
        yield {"version": version, "created": told.get("created"), "files": files}


def _url(request: Request, version: str, name: str) -> str:
    return addresses.absolute(request._request, reverse("api:dataset-file", args=[version, name]))


def _released(name: str, values: list[str]) -> str:
    versions = sorted(path.parent.name for path in kept_releases().glob(f"*/{MANIFEST}"))
    if values[-1] not in versions:
        raise BadFilter(name, values[-1], f"there is no released version {values[-1]!r}", versions)
    return values[-1]


DATASET = filters.Param(
    "dataset",
    "a released version: its events as they were then, in their order; goes with page_size, cursor and fields alone",
    {"type": "string", "minLength": 1},
    _released,
)


class OfDatasets(ListDoor):
    """A list of events that also answers as a released version told them."""

    @classmethod
    def params(cls) -> tuple[filters.Param, ...]:
        """Those of the list, and the version."""
        return (*super().params(), DATASET)

    def get(self, request: Request, **kwargs: Any) -> Any:
        """The list, or a page of a released version."""
        if "dataset" not in request.query_params:
            return super().get(request, **kwargs)
        for name in request.query_params:
            if name not in _ALONG:
                raise BadFilter(name, request.query_params[name], f"{name} does not go with dataset", _ALONG)
        if request.wanted != "json":  # type: ignore[attr-defined]
            raise BadFilter("format", request.wanted, "dataset answers json; other formats are files of it", ["json"])  # type: ignore[attr-defined]
        rows = [param for param in self.params() if param.name in _ALONG]
        asked = filters.read_params(request.query_params, rows)
        answer = Response(self._page_of(request, asked))
        answer["Cache-Control"] = FOR_EVER
        return answer

    def _page_of(self, request: Request, asked: dict[str, Any]) -> dict[str, Any]:
        with (kept_releases() / asked["dataset"] / "events.jsonl").open("rb") as file:
            start = self._begin(file, asked["cursor"])
            file.seek(start)
            lines = [line for _ in range(asked["page_size"]) if (line := file.readline())]
            end = file.tell()
            more = bool(file.read(1))
            before = _lines_before(file, start, asked["page_size"])
        events = [json.loads(line) for line in lines]
        wanted = asked["fields"]
        return {
            "next": turned(request, str(end)) if more else None,
            "previous": turned(request, str(before)) if start else None,
            "results": [{n: v for n, v in event.items() if not wanted or n in wanted} for event in events],
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
