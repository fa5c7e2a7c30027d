"""A release of the public record: a folder of files whose bytes depend on the record alone."""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from articles.actions import Refusal

from .. import changes
from ..filters import Filters
from . import record
from .codebook import codebook, schemas
from .formats import EXPORTS
from .sites import Site
from .streams import in_blocks, whole_list

LICENCE = """The entries of this record (titles, summaries, dates, participants, classification) are offered under the
MIT licence. Quoted words belong to their authors and publishers; they are given in short extracts,
with their source, so that every entry can be checked.
"""
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a release: its name, its length in bytes, its SHA-256."""

    name: str
    bytes: int
    sha256: str


def kept_releases() -> Path:
    """The folder in which released versions are kept, one folder each."""
    return Path(settings.TIMELINE_VAR) / "datasets"


def export_record(folder: Path, *, version: str) -> list[Written]:
    """Write the whole public record into an empty or new folder, as it is at one moment; answers its files.

    The same record and earlier releases give the same bytes. Raises Refusal when the folder holds something.
    """
    if folder.exists() and any(folder.iterdir()):
        raise Refusal(f"{folder} is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    site = Site(settings.BASE_URL)
    with transaction.atomic():
        if not _nested():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        written = [file for name, pieces in _files(site) if (file := _write(folder, name, pieces)).bytes]
        at = changes.last_change()
    for empty in (path for path in folder.iterdir() if not path.stat().st_size):
        empty.unlink()  # a file that is missing counts as empty, and many readers stumble over none of something
    since = previous(version)
    written.append(_write(folder, "changes.json", _changes(folder, since)))
    written.append(_write(folder, "codebook.md", [codebook()]))
    written.append(_write(folder, "LICENCE.txt", [LICENCE]))
    written.sort(key=lambda file: file.name)
    written.append(_write(folder, "datapackage.json", [_package(version, at, written)]))
    written.append(_write(folder, "SHA256SUMS", (f"{file.sha256}  {file.name}\n" for file in written)))
    manifest = {
        "version": version,
        "created": at and at.isoformat(),
        "files": [{"name": file.name, "bytes": file.bytes, "sha256": file.sha256} for file in written],
    }
    _write(folder, MANIFEST, [json.dumps(manifest, indent=1) + "\n"])
    return written


def _nested() -> bool:
    return len(connection.savepoint_ids) > 0


def keep(folder: Path, *, version: str) -> Path:
    """Keep a written release under its version, where the API lists it. Raises Refusal when another one has it."""
    target = kept_releases() / version
    if target.exists():
        if (target / MANIFEST).read_bytes() == (folder / MANIFEST).read_bytes():
            return target
        raise Refusal(f"there is a version {version} already, and it says something else; choose another name")
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{version}.half")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(folder, half)
    half.rename(target)
    return target


def previous(version: str) -> Path | None:
    """The folder of the release kept last, other than this version; None for none."""
    found = []
    for path in kept_releases().glob("*/manifest.json"):
        told = json.loads(path.read_text("utf-8"))
        if told["version"] != version:
            found.append((told.get("created") or "", told["version"], path.parent))
    return max(found)[2] if found else None


def _files(site: Site) -> Iterator[tuple[str, Iterable[str]]]:
    for name, objects in record.FILES.items():
        yield name, record.lines(objects(site))
    for export in ("csv", "ics", "timelinejs"):
        yield EXPORTS[export].file, EXPORTS[export].write(whole_list(Filters()), site)
    yield "participants.csv", record.participants_table(whole_list(Filters()), site)
    yield "citations.csv", record.citations_table(whole_list(Filters()), site)


def _write(folder: Path, name: str, pieces: Iterable[str]) -> Written:
    mark, length = hashlib.sha256(), 0
    with (folder / name).open("wb") as file:
        for block in in_blocks(pieces):
            file.write(block)
            mark.update(block)
            length += len(block)
    return Written(name, length, mark.hexdigest())


def _changes(folder: Path, since: Path | None) -> Iterator[str]:
    """Which events were added, changed (with the members) and taken away since the last release."""
    told: dict[str, Any] = {"since": since.name if since else None, "added": [], "changed": [], "removed": []}
    places = _places(since / "events.jsonl") if since else {}
    old_file = (since / "events.jsonl").open("rb") if since else None
    try:
        with (folder / "events.jsonl").open("rb") as new_file:
            for line in new_file:
                event = json.loads(line)
                if event["id"] not in places or old_file is None:
                    told["added"].append(event["id"])
                    continue
                old_file.seek(places.pop(event["id"]))
                old = old_file.readline()
                if old != line:
                    before = json.loads(old)
                    names = sorted(n for n in before | event if before.get(n) != event.get(n))
                    told["changed"].append({"id": event["id"], "members": names})
    finally:
        if old_file is not None:
            old_file.close()
    told["removed"] = sorted(places)
    yield json.dumps(told, indent=1) + "\n"


def _places(path: Path) -> dict[int, int]:
    """Where the line of each event begins."""
    found, place = {}, 0
    with path.open("rb") as file:
        for line in file:
            found[json.loads(line)["id"]] = place
            place += len(line)
    return found


def _package(version: str, at: datetime | None, written: list[Written]) -> str:
    """The Frictionless Data Package."""
    tables = schemas()
    resources = []
    for file in written:
        name = file.name.removesuffix(".csv") if file.name in tables else file.name.replace(".", "-").lower()
        resource: dict[str, Any] = {
            "name": name,
            "path": file.name,
            "bytes": file.bytes,
            "hash": f"sha256:{file.sha256}",
        }
        if file.name in tables:
            resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
            resource["schema"] = tables[file.name]
        resources.append(resource)
    package = {
        "profile": "data-package",
        "name": "negotiation-timeline",
        "title": "Negotiation timeline",
        "version": version,
        "created": at.isoformat() if at else None,
        "licenses": [{"name": "MIT", "title": "MIT; see LICENCE.txt for quoted words"}],
        "resources": resources,
    }
    return json.dumps({name: value for name, value in package.items() if value is not None}, indent=1) + "\n"
