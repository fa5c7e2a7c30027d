"""Plain text: one file, one article."""

from collections.abc import Iterator
from pathlib import Path

from .heading import date_printed, head, headline
from .normal import normalise
from .text import decode, read_bytes
from .values import Draft, draft


def read(path: Path) -> Iterator[Draft]:
    """The article of a .txt file; a headline and a date at its head are named and stay part of the text."""
    text = normalise(decode(read_bytes(path), path.name))
    lines = head(text)
    yield draft(path.name, text, headline=headline(lines), page_date=date_printed(lines))
