"""What the record told after each of some actions, to be held against what it is told to have been."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pghistory.models
from django.apps import apps
from django.db import connection

from timeline import queries, replay
from timeline.filters import Filters
from timeline.models import Document, Event


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as the database holds it, but for the history and the answers kept ready.

    The history remembers the action and its undoing. A kept answer is emptied by both, and told anew from these rows.
    """
    history = {model._meta.db_table for model in apps.get_models() if issubclass(model, pghistory.models.Event)}
    left_out = history | {pghistory.models.Context._meta.db_table, Document._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = sorted({name for (name,) in cursor.fetchall()} - left_out)
        found = {}
        for table in tables:
            cursor.execute(f'SELECT to_jsonb(t) FROM "{table}" t ORDER BY t::text')
            found[table] = [json.loads(row) for (row,) in cursor.fetchall()]
    return found


def shift(hours: int) -> None:
    """Make all history that much older, as if it had been written then."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # history is append-only
        for model in replay.kept_models():
            table = queries.history_table(model)
            cursor.execute(
                f'UPDATE "{table}" SET pgh_created_at = pgh_created_at - make_interval(hours => %s)', [hours]
            )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def as_told(filters: Filters | None = None) -> list[Any]:
    """All that doors show of the public events, as plain values."""
    return [
        (
            shown.event.pk, shown.event.title, shown.event.summary, shown.when, shown.phase, shown.outcome,
            shown.event.venue_id, shown.round and shown.round.name, shown.disputed, shown.sources.reports,
            shown.sources.origins_at_most, shown.event.editorial_reason,
            [(part.party_id, part.person_id, part.role, part.attendance) for part in shown.participations],
            [(c.pk, c.quote, c.version_id, c.account_when, c.account_venue_id, c.account_outcome, c.account_phase,
              c.state, c.attributed_to, [(w.party_id, w.attendance) for w in c.account_parts.all()])
             for c in shown.citations],
            [(step.day, step.stage, step.when) for step in shown.life],
        )
        for shown in queries.shown(queries.timeline(filters), filters)
    ]  # fmt: skip


class Memory:
    """What was told after each action; each action counts as done an hour after the one before."""

    def __init__(self) -> None:
        self.told: list[list[Any]] = []

    def keep(self) -> None:
        """Remember what is told now."""
        shift(1)
        self.told.append(as_told())

    def hold(self) -> None:
        """The record as it was after each action tells what was told then; as it is now, what it tells now."""
        for back, told in enumerate(reversed(self.told)):
            at = datetime.now(UTC) - timedelta(hours=back, minutes=30)
            assert as_told(Filters(recorded_at=at)) == told
        assert as_told(Filters(recorded_at=datetime.now(UTC) + timedelta(hours=1))) == as_told()


def not_known_yet(day: date) -> list[str]:
    """What the record as of a day tells of that had not been published by then; nothing when all is well."""
    filters, found = Filters(as_of=day), []
    for shown in queries.shown(queries.timeline(filters), filters):
        told = Event.objects.get(pk=shown.event.pk).citations
        found += [f"citation {c.pk}" for c in shown.citations if not (c.version.article.published or date.max) <= day]
        found += [f"step of {step.day}" for step in shown.life if not (step.day and step.day <= day)]
        if told.count() > len(shown.citations):
            event = shown.event
            words = (event.summary, event.editorial_reason, shown.outcome_text, event.basis)
            found += [f"words of event {event.pk}"] if any(words) else []
    return found


def without_touches(tables: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """Rows without the times of change, which move where a row was touched since what is taken back."""
    moving = {"updated", "read_with", "read_at"}
    return {
        name: [{column: value for column, value in row.items() if column not in moving} for row in rows]
        for name, rows in tables.items()
    }
