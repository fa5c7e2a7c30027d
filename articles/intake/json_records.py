"""JSON: one article, an array of them, or {"articles": [...]}; and JSON Lines, one article a line."""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from .records import record_draft, type_name
from .text import decode, read_bytes
from .values import Draft, Refused

MOST_LINE_BYTES = 8 * 1024 * 1024
"""The longest line of JSON Lines: the longest article with every character escaped still fits."""


def read(path: Path) -> Iterator[Draft | Refused]:
    """The articles of a .json file, each named by its place when there are several."""
    found = _parsed(decode(read_bytes(path), path.name), path.name)
    if isinstance(found, dict) and "articles" in found and "text" not in found:
        found = found["articles"]
        if not isinstance(found, list):
            raise Refused(path.name, f"articles must be an array; it is {type_name(found)}")
    if not isinstance(found, list):
        yield record_draft(found, path.name)
        return
    if not found:
        raise Refused(path.name, "its array is empty; give at least one article")
    for number, record in enumerate(found, 1):
        yield _taken(record, f"{path.name} item {number}")


def read_lines(path: Path) -> Iterator[Draft | Refused]:
    """The articles of a .jsonl file, one a line; a bad line is refused and the rest goes on."""
    raw = read_bytes(path)
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = decode(raw, path.name).encode()
    yield from _lines_of(iter(raw.split(b"\n")), path.name)


def read_stream(stream: BinaryIO, name: str) -> Iterator[Draft | Refused]:
    """The articles of JSON Lines in UTF-8 that come through a stream of any length, one line in memory at a time.

    `name` stands for the stream in source names and refusals.
    """
    yield from _lines_of(_bounded(stream), name)


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; a line that is too long is cut just behind the limit and its rest skipped."""
    while line := stream.readline(MOST_LINE_BYTES + 1):
        rest = line
        while len(rest) > MOST_LINE_BYTES and not rest.endswith(b"\n"):
            rest = stream.readline(MOST_LINE_BYTES + 1)
        yield line


def _lines_of(lines: Iterator[bytes], name: str) -> Iterator[Draft | Refused]:
    seen = False
    for number, raw in enumerate(lines, 1):
        line = (raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw).strip()
        if not line:
            continue
        seen = True
        source = f"{name} line {number}"
        try:
            yield record_draft(_parsed(_line_text(line, source), source), source)
        except Refused as refused:
            yield refused
    if not seen:
        yield Refused(name, "there are no records in it; give one JSON object a line")


def _line_text(line: bytes, source: str) -> str:
    if len(line) > MOST_LINE_BYTES:
        raise Refused(source, f"the line has more than {MOST_LINE_BYTES // 1024**2} MB; split the record")
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as fault:
        # no guess here: one damaged line must not decide the encoding of the others
        raise Refused(source, f"byte {fault.start} of the line is not UTF-8; save it again as UTF-8") from fault


def _taken(record: Any, source: str) -> Draft | Refused:
    try:
        return record_draft(record, source)
    except Refused as refused:
        return refused


def _parsed(text: str, source: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno} column {fault.colno}" if "\n" in text else f"column {fault.colno}"
        raise Refused(source, f"it is not JSON: {fault.msg} at {where}; correct it there") from fault
    except RecursionError as fault:
        raise Refused(source, "its JSON is nested too deeply; give an object with the key text") from fault
    except ValueError as fault:  # a number of thousands of digits
        raise Refused(source, "its JSON holds a number that is too long; shorten it") from fault
