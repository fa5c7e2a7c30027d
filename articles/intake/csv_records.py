"""Tables with a header row, as spreadsheets save them."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from .records import KEYS, record_draft
from .text import decode, read_bytes
from .values import MOST_CHARACTERS, Draft, Note, Refused, shown

_DELIMITERS = (",", ";", "\t", "|")
_TOLD = re.compile(r"sep=(.)\r?\n", re.I)  # a first line by which Excel names the delimiter


def read(path: Path) -> Iterator[Draft | Refused | Note]:
    """The articles of a .csv file, one a row; the header names the fields as the keys of JSON do.

    Columns of other names are not read and are named once, in a note. A bad row is refused with the line it begins
    on and the rest goes on.
    """
    text = decode(read_bytes(path), path.name)
    told = _TOLD.match(text)
    before = 1 if told else 0
    table = text[told.end() :] if told else text
    columns, delimiter = _header(table, path.name, told[1] if told else None)
    if unread := [name for name in columns if name not in KEYS]:
        yield Note(path.name, f"columns that are not read: {', '.join(shown(name) for name in unread[:12])}")
    rows = _rows(table, delimiter, path.name, before)
    next(rows)  # the header
    seen = False
    for source, fields in rows:
        seen = True
        try:
            yield fields if isinstance(fields, Refused) else record_draft(_record(columns, fields, source), source)
        except Refused as refused:
            yield refused
    if not seen:
        raise Refused(path.name, "there are no rows under its header; give one article a row")


def _header(table: str, source: str, told: str | None) -> tuple[list[str], str]:
    """The names of the columns, and the delimiter under which most of them are known."""
    best: tuple[list[str], str] = ([], "")
    for delimiter in (told,) if told else _DELIMITERS:
        _, fields = next(_rows(table, delimiter, source, 0), ("", []))
        names = [] if isinstance(fields, Refused) else [name.strip().casefold() for name in fields]
        if len(KEYS.intersection(names)) > len(KEYS.intersection(best[0])):
            best = (names, delimiter)
    names = best[0]
    if "text" not in names:
        raise Refused(source, f"its first row names no column text; name the columns, of {', '.join(sorted(KEYS))}")
    twice = sorted({name for name in names if name in KEYS and names.count(name) > 1})
    if twice:
        raise Refused(source, f"its first row names {', '.join(twice)} twice; name each column once")
    return best


def _rows(table: str, delimiter: str, source: str, before: int) -> Iterator[tuple[str, list[str] | Refused]]:
    """Each row that is not blank with the name of the line it begins on, or the refusal of that row."""
    # the limit belongs to the whole process; an article longer than the most is refused with its length later on
    csv.field_size_limit(max(csv.field_size_limit(), 20 * MOST_CHARACTERS))
    reader = csv.reader(io.StringIO(table, newline=""), delimiter=delimiter, strict=True)
    while True:
        name = f"{source} line {before + reader.line_num + 1}"
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield name, Refused(name, f"the row cannot be read ({fault}); check its quotation marks")
            continue
        if any(field.strip() for field in fields):
            yield name, fields


def _record(columns: list[str], fields: list[str], source: str) -> dict[str, str]:
    if len(fields) > len(columns):
        raise Refused(
            source, f"it has {len(fields)} fields under {len(columns)} columns; quote fields that hold the delimiter"
        )
    return dict(zip(columns, fields, strict=False))
