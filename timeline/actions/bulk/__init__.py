"""Loading a whole record from the files of a data set (docs/dataset.md), through COPY."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection, transaction

from articles.actions import Refusal, shingles_kept
from articles.history import acting
from articles.models import Article, Boilerplate, Outlet, SharedPassage, Version

from ...models import (
    AccountPart,
    Citation,
    Event,
    OriginLink,
    Participation,
    Party,
    PartyAlias,
    Person,
    PersonAlias,
    QuoteVariant,
    Round,
    Venue,
    VenueAlias,
)
from . import decisions, objects
from .lists import LISTS, write_lists
from .objects import Known, Object, Row
from .tables import Table, bare, index_shingles, refuse_wrong_quotes
from .wordless import texts_of_cited_words

BATCH = 5_000
"""Lines that are turned into rows, and then written, at a time."""

_MODELS = (Outlet, Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias, Round, Article, Version, Boilerplate,
           SharedPassage, Event, Participation, Citation, AccountPart, OriginLink, QuoteVariant)  # fmt: skip

Rows = Callable[[Object, Known], Iterable[tuple[type[Any], Row]]]


@transaction.atomic
def bulk_load(*, folder: Path, by: User | None, at: datetime) -> dict[str, int]:
    """Load the record that the files in a folder hold into an empty one, all of it or nothing.

    Answers how many rows each kind of thing has. Raises Refusal when the record is not empty, and for a line that
    cannot be meant, naming file and line.
    """
    _check(folder)
    tables = {model: Table(model) for model in _MODELS}
    known = Known(at)
    names = [name for table in tables.values() for name in table.names]
    with acting("bulk_load", by), bare([*names, *LISTS]):
        for name, rows in _FILES.items():
            _load(folder / name, rows, tables, known)
        wordless = Table(Version)
        for some in _some(texts_of_cited_words(known), BATCH):
            wordless.copy(wordless.row(row) for row in some)
        refuse_wrong_quotes()
        index_shingles()
        for table in tables.values():
            table.follow()
            table.begin_history()
        write_lists()
    with connection.cursor() as cursor:
        return {str(model._meta.verbose_name_plural): _count(cursor, tables[model]) for model in _MODELS}


def _check(folder: Path) -> None:
    if not (folder / "events.jsonl").is_file():
        raise Refusal(f"there is no events.jsonl in {folder}; name a folder as docs/dataset.md describes it")
    for model in _MODELS:
        if model._default_manager.exists():
            raise Refusal(
                f"the record is not empty, it has {model._meta.verbose_name_plural}; load into an empty one, for "
                "instance in another folder TIMELINE_VAR after `manage.py migrate`"
            )


def _load(path: Path, rows: Rows, tables: dict[type[Any], Table], known: Known) -> None:
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        numbered = ((number, line) for number, line in enumerate(lines, 1) if line.strip())
        for some in _some(numbered, BATCH):
            found: dict[type[Any], list[list[Any]]] = {}
            for number, line in some:
                try:
                    for model, row in rows(json.loads(line), known):
                        found.setdefault(model, []).append(tables[model].row(row))
                except KeyError as fault:
                    raise Refusal(f"{path.name}, line {number}: the member {fault} is missing") from fault
                except (ValueError, TypeError, AttributeError) as fault:
                    raise Refusal(f"{path.name}, line {number}: {fault}") from fault
            try:
                for model, written in found.items():
                    tables[model].copy(written)
            except (IntegrityError, DataError) as fault:
                told = " ".join(str(fault).split())
                raise Refusal(f"{path.name}, lines {some[0][0]} to {some[-1][0]}: {told}") from fault


def _some(rows: Iterable[Any], most: int) -> Iterator[list[Any]]:
    """Rows in lists of at most so many."""
    left = iter(rows)
    while some := list(islice(left, most)):
        yield some


def _count(cursor: Any, table: Table) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table.name}"')  # noqa: S608 - our own names
    number: int = cursor.fetchone()[0]
    return number


def _of(model: type[Any], read: Callable[[Object, Known], Row]) -> Rows:
    return lambda told, known: [(model, read(told, known))]


def _with_aliases(model: type[Any], alias: type[Any], read: Callable[[Object, Known], Row]) -> Rows:
    def rows(told: Object, known: Known) -> Iterator[tuple[type[Any], Row]]:
        yield model, read(told, known)
        for row in objects.aliases(told, known, str(model._meta.model_name)):
            yield alias, row

    return rows


def _article_rows(told: Object, known: Known) -> Iterator[tuple[type[Any], Row]]:
    yield Article, objects.article(told, known)
    for number, text in enumerate(told.get("texts") or (), 1):
        yield Version, objects.version(text, told["id"], number, known) | {"shingles": shingles_kept(text)}
    for row in objects.boilerplate(told, known):
        yield Boilerplate, row


def _event_rows(told: Object, known: Known) -> Iterator[tuple[type[Any], Row]]:
    yield Event, objects.event(told, known)
    for row in objects.participations(told, known):
        yield Participation, row
    for row in objects.citations(told, known):
        yield Citation, row
    for row in objects.account_parts(told, known):
        yield AccountPart, row


def _rows_of_what_is_gone(told: Object, known: Known) -> Iterator[tuple[type[Any], Row]]:
    if told["record"] == "round":
        yield Round, decisions.round_gone(told, known)
    else:
        yield Event, decisions.event_gone(told, known)


_FILES: dict[str, Rows] = {
    "outlets.jsonl": _of(Outlet, objects.outlet),
    "parties.jsonl": _with_aliases(Party, PartyAlias, objects.party),
    "persons.jsonl": _with_aliases(Person, PersonAlias, objects.person),
    "venues.jsonl": _with_aliases(Venue, VenueAlias, objects.venue),
    "rounds.jsonl": _of(Round, objects.talks_round),
    "articles.jsonl": _article_rows,
    "passages.jsonl": _of(SharedPassage, objects.passage),
    "events.jsonl": _event_rows,
    "origins.jsonl": _of(OriginLink, decisions.origin_link),
    "variants.jsonl": _of(QuoteVariant, decisions.quote_variant),
    "gone.jsonl": _rows_of_what_is_gone,
}
"""What the lines of each file become, in an order in which everything is known before it is named."""
