"""From files to drafts of articles: one module a format, all of them plain, none of them writes.

`drafts` reads a file, `read_stream` reads JSON Lines as they come, `normalise` gives text its stored form. A bad
file or record is a `Refused` among the results and never ends the rest.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from .json_records import read_stream
from .normal import normalise, one_line
from .parallel import parsed
from .scripts import language_of
from .values import MOST_CHARACTERS, Draft, Note, Outcome, Refused

__all__ = [
    "MOST_CHARACTERS",
    "SUFFIXES",
    "Draft",
    "Note",
    "Outcome",
    "Refused",
    "drafts",
    "drafts_of_all",
    "language_of",
    "normalise",
    "one_line",
    "read_stream",
]

# Modules are named, not imported: the parsers of web pages are large, and most who need `normalise` read no page.
_READERS = {
    ".txt": ("plain", "read"),
    ".html": ("html", "read"),
    ".htm": ("html", "read"),
    ".json": ("json_records", "read"),
    ".jsonl": ("json_records", "read_lines"),
    ".csv": ("csv_records", "read"),
}
SUFFIXES = tuple(_READERS)
"""The file name endings that are read."""


def drafts(path: Path) -> Iterator[Outcome]:
    """What a file holds: drafts, refusals of it or of single records, notes. Never raises for what a file holds.

    The format goes by the ending of its name, in capitals or not.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        stated = one_line(suffix) or "a name without an ending"
        yield Refused(one_line(path.name), f"not read yet: {stated}; known are {', '.join(SUFFIXES)}")
        return
    module, function = _READERS[suffix]
    try:
        yield from getattr(import_module(f".{module}", __name__), function)(path)
    except Refused as refused:
        yield refused


def drafts_of_all(paths: list[Path], *, jobs: int = 1) -> Iterator[tuple[Path, list[Outcome]]]:
    """Each path, in order, with all that `drafts` finds in it, parsed in `jobs` processes; in this one when 1."""
    if jobs == 1:
        yield from ((path, _all_of(path)) for path in paths)
    else:
        yield from parsed(paths, _all_of, jobs)


def _all_of(path: Path) -> list[Outcome]:
    return list(drafts(path))
