"""Stand-ins for texts that may not be passed on: the cited words at their places, and blanks between them."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.db import connection

from .objects import Known, Row, version


def texts_of_cited_words(known: Known) -> Iterator[Row]:
    """A row of versions for each that citations name and whose text is not in the files.

    Reads the citations that were loaded through a cursor, so that millions need no memory.
    """
    named = {row: place for place, row in known.versions.items() if not known.articles[place[0]]}
    if not named:
        return
    with connection.chunked_cursor() as cursor:
        cursor.execute(
            'SELECT version_id, start, "end", quote, prefix, suffix FROM timeline_citation ORDER BY version_id, start'
        )
        for row, cited in groupby(_rows(cursor), key=lambda found: found[0]):
            if row in named:
                article, number = named.pop(row)
                yield version(_text([found[1:] for found in cited], known.lengths[row]), article, number, known)
    for row, (article, number) in named.items():  # cited nowhere
        yield version(" " * max(1, known.lengths[row]), article, number, known)


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    while rows := cursor.fetchmany(10_000):
        yield from rows


def _text(cited: list[tuple[Any, ...]], least: int) -> str:
    """Contexts first, so that where two passages touch the quotes win. `least` is how long the text is at least."""
    letters = [" "] * max(least, *(end + len(suffix) for _, end, _, _, suffix in cited))
    for start, end, _, prefix, suffix in cited:
        begin = max(0, start - len(prefix))
        letters[begin:start] = prefix[len(prefix) - (start - begin) :] if start else ""
        letters[end : end + len(suffix)] = suffix
    for start, end, quote, _, _ in cited:
        letters[start:end] = quote
    return "".join(letters)
