"""What is known of the released versions of the record: their manifests, and the moments at which they were made."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from .. import changes
from ..exports.release import MANIFEST, kept_releases
from ..filters import BadFilter, Filters, Params, read_clock
from . import filters

log = logging.getLogger(__name__)

_NEVER = datetime.min.replace(tzinfo=UTC)
"""The moment of a release of nothing."""


def manifests() -> Iterator[dict[str, Any]]:
    """What the manifests in the folder of releases say: `version`, `created` and `files` of each."""
    for path in kept_releases().glob(f"*/{MANIFEST}"):
        try:
            told = json.loads(path.read_text("utf-8"))
            version = str(told["version"])
            files = [{name: file[name] for name in ("name", "bytes", "sha256")} for file in told["files"]]
        except (OSError, ValueError, KeyError, TypeError):
            log.exception("%s is no manifest of a dataset; it is left out of the list", path)
            continue
        yield {"version": version, "created": told.get("created"), "files": files}


def _released(name: str, values: list[str]) -> str:
    versions = sorted(row["version"] for row in manifests())
    if values[-1] not in versions:
        raise BadFilter(name, values[-1], f"there is no released version {values[-1]!r}", versions)
    return values[-1]


DATASET = filters.Param(
    "dataset",
    "a released version: the record as it was then",
    {"type": "string", "minLength": 1},
    _released,
    default="",
)


def read_past(query: Params) -> Filters:
    """Which past of the record is asked for, by a day, a moment or a released version. Raises BadFilter."""
    return at_release(read_clock(query), query.getlist("dataset")[-1:])


def at_release(wanted: Filters, versions: list[str]) -> Filters:
    """The same filters put to the moment of a released version; as they are for none. Raises BadFilter."""
    if not versions or not versions[0].strip():  # that one is refused where all parameters are read
        return wanted
    version = _released("dataset", versions)
    if wanted.recorded_at:
        told = "dataset names a moment of the record, as recorded_at does; leave one of them out"
        raise BadFilter("dataset", version, told)
    moment, begun = moment_of(version), changes.first_change()
    if moment > _NEVER and (begun is None or moment < begun):
        told = (
            f"the history of this record begins after version {version!r} was released, so that it is asked for here "
            f"as pages of JSON alone, with page_size, cursor and fields; download its files from datasets/{version}/"
        )
        raise BadFilter("dataset", version, told)
    return replace(wanted, recorded_at=moment)


def moment_of(version: str) -> datetime:
    """The moment of the last change that a released version holds."""
    created = next(row["created"] for row in manifests() if row["version"] == version)
    return datetime.fromisoformat(created) if created else _NEVER
