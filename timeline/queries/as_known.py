"""The tables of the record as of a day, as SQL: what `knowledge` says was not yet known is left out or replaced."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import connections, router

from ..models import Event, Participation, Round
from .knowledge import Knowledge, Row
from .past import with_generated

_TELLING = ("rule", "summary")


def known_tables(
    day: date, knowledge: Knowledge, source: Callable[[str], str], events: Sequence[int] | None = None
) -> list[tuple[str, str, list[Any]]]:
    """The tables of the record as of a day: name, query and parameters; `source` names what each is made from.

    With the numbers of some `events`, of the tables that grow with the record only what is shown of these.
    """
    published = _published(source)
    late = [row["id"] for row in knowledge.events]
    rows, people = knowledge.events, knowledge.parts
    mine, given = "", []
    if events is not None:
        wanted = set(events)
        rows = [row for row in rows if row["id"] in wanted]
        people = [row for row in people if row["event_id"] in wanted]
        mine, given = " AND {} = ANY(%s)", [list(events)]
    replaced, generated = _replaced(rows, source("timeline_event"))
    columns = ", ".join(f'e."{field.column}"' for field in Event._meta.concrete_fields)
    known = "EXISTS (SELECT 1 FROM timeline_citation c WHERE c.event_id = e.id) AND NOT e.id = ANY(%s)"
    whole = f"SELECT {columns} FROM {source('timeline_event')} e WHERE {known}{mine.format('e.id')}"
    part = ", ".join(f'"{field.column}"' for field in Participation._meta.concrete_fields)
    stored = f"FROM {source('timeline_participation')} p WHERE NOT p.event_id = ANY(%s){mine.format('p.event_id')}"
    return [
        ("timeline_citation", f"NOT MATERIALIZED (SELECT c.* {published}{mine.format('c.event_id')})", [day, *given]),
        ("timeline_accountpart",
         f"NOT MATERIALIZED (SELECT w.* FROM {source('timeline_accountpart')} w"
         " JOIN timeline_citation c ON c.id = w.citation_id)", []),
        # before events: it asks for those that were not known, too
        ("timeline_round",
         f"NOT MATERIALIZED ({_rounds(source('timeline_round'), source('timeline_event'), published)})", [late, day]),
        ("timeline_event", f"NOT MATERIALIZED ({whole} UNION ALL {replaced})",
         [late, *given, *generated, json.dumps(rows)]),
        ("timeline_participation",
         f"NOT MATERIALIZED (SELECT {part} {stored} UNION ALL SELECT {part} FROM {_rows(Participation)})",
         [late, *given, json.dumps(people)]),
        ("articles_article",
         f"NOT MATERIALIZED (SELECT * FROM {source('articles_article')} WHERE published <= %s)", [day]),
    ]  # fmt: skip


def _published(source: Callable[[str], str]) -> str:
    """FROM and WHERE of the citations published by a day, its parameter."""
    citation, version, article = map(source, ("timeline_citation", "articles_version", "articles_article"))
    return (
        f"FROM {citation} c JOIN {version} v ON v.id = c.version_id JOIN {article} a ON a.id = v.article_id"
        " WHERE a.published <= %s"
    )


def _replaced(rows: list[Row], events: str) -> tuple[str, list[Any]]:
    """The rows of events of which less was known, made from the stored ones and the columns that differ."""
    changed = set(rows[0]) if rows else {"id"}
    stored = [field.column for field in Event._meta.concrete_fields if not field.generated]
    columns = ", ".join(f'{"k" if name in changed else "e"}."{name}"' for name in stored)
    return with_generated(Event, f"SELECT {columns} FROM {events} e JOIN {_rows(Event, changed)} ON k.id = e.id")


def _rows(model: type[Any], columns: set[str] | None = None) -> str:
    """Rows given as JSON, each column of the type it has in the table."""
    connection = connections[router.db_for_read(model)]
    fields = [field for field in model._meta.concrete_fields if columns is None or field.column in columns]
    typed = ", ".join(f'"{field.column}" {field.rel_db_type(connection)}' for field in fields)
    return f"jsonb_to_recordset(%s::jsonb) AS k({typed})"


def _rounds(rounds: str, events: str, published: str) -> str:
    """Rounds without the words that tell how they went, while that was not yet known of all their events."""
    fields = [field.column for field in Round._meta.concrete_fields]
    columns = ", ".join(
        f'CASE WHEN unknown.found THEN \'\' ELSE r."{name}" END AS "{name}"' if name in _TELLING else f'r."{name}"'
        for name in fields
    )
    told = f"EXISTS (SELECT 1 {published} AND c.event_id = e.id)"
    some = f"e.round_id = r.id AND e.status = 'published' AND (e.id = ANY(%s) OR NOT {told})"
    unknown = f"SELECT EXISTS (SELECT 1 FROM {events} e WHERE {some}) AS found"
    return f"SELECT {columns} FROM {rounds} r CROSS JOIN LATERAL ({unknown}) unknown"
