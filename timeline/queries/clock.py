"""Two clocks: the record as the world could know it on a day, and as this database had it at a moment.

Within `seen(clock)` every question to the record is put to that past: the statement is given a WITH clause in which
the names of the record's tables stand for what they held then, so that no list, filter or order needs to know of it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, Self
from urllib.parse import urlencode

from django.db import connections, router

from ..filters import Filters
from ..models import Event, EventSet
from ..replay import kept_models
from .as_known import known_tables
from .knowledge import Knowledge, knowledge_on
from .past import recorded_tables

Table = tuple[str, str, list[Any]]
"""A name in the WITH clause, the query it stands for, and the parameters of that."""


class Clock:
    """A past of the record. `as_of`: only what was published by that day; `recorded_at`: as the database had it then.

    Holds what it has worked out, so use one for all that is asked on one occasion. With the numbers of some `events`
    it has only what is shown of these, at a price that does not grow with the record.
    """

    def __init__(
        self, as_of: date | None = None, recorded_at: datetime | None = None, *, events: Sequence[int] | None = None
    ) -> None:
        self.as_of, self.recorded_at = as_of, recorded_at
        self.events = events

    def __bool__(self) -> bool:
        return bool(self.as_of or self.recorded_at)

    @property
    def query(self) -> str:
        """The end of an address that asks for this past: "?as_of=2024-03-02"; nothing for the present."""
        moment = self.recorded_at and self.recorded_at.isoformat().replace("+00:00", "Z")
        asked = {"as_of": self.as_of, "recorded_at": moment}
        given = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(given)}" if given else ""

    def only(self, events: Sequence[int]) -> "Clock":
        """The same past, of which only what is shown of some events is wanted."""
        if not self:
            return self
        found = Clock(self.as_of, self.recorded_at, events=events)
        if not self.recorded_at:
            found.knowledge = self.knowledge  # of all events, and not worked out twice
        return found

    @cached_property
    def knowledge(self) -> Knowledge:
        """What was known on the day `as_of` of the record as it is now."""
        assert self.as_of
        return knowledge_on(self.as_of)

    @cached_property
    def tables(self) -> list[Table]:
        """The WITH clause, in an order in which each name is defined before it is used."""
        if self.recorded_at is None:
            return known_tables(self.as_of, self.knowledge, str, self.events) if self.as_of else []
        if self.as_of is None:
            return recorded_tables(self.recorded_at, self.events)
        recorded = recorded_tables(self.recorded_at, self.events, _then)
        with seen(Clock(recorded_at=self.recorded_at, events=self.events)):
            knowledge = knowledge_on(self.as_of)
        known = known_tables(self.as_of, knowledge, _then)
        own = {name for name, _, _ in known}
        rest = [model._meta.db_table for model in kept_models()]
        plain: list[Table] = [(name, f"(SELECT * FROM {_then(name)})", []) for name in rest if name not in own]
        return [*recorded, *plain, *known]


def _then(table: str) -> str:
    """What the rows of a table at a moment are called where the table's own name stands for what was known of them."""
    return f"then_{table}"


_whole: ContextVar[bool] = ContextVar("tables of a past are worked out once a statement", default=False)
_looked_at: ContextVar[Clock | None] = ContextVar("the past that is looked at", default=None)


@contextmanager
def seen(clock: Clock | None) -> Iterator[None]:
    """Put every SELECT of the block to the record as the clock has it; no clock, or an empty one, changes nothing.

    Querysets are lazy: evaluate them within the block. Within the block of another past, RuntimeError is raised.
    """
    if not clock or _looked_at.get() is clock:
        yield
        return
    if outer := _looked_at.get():
        if (outer.as_of, outer.recorded_at) != (clock.as_of, clock.recorded_at):
            raise RuntimeError("a past cannot be seen from within another; combine both in one Clock")
        yield  # the outer block has all that this one needs
        return
    put = partial(_put, clock.tables)
    token = _looked_at.set(clock)
    try:
        with connections[router.db_for_read(Event)].execute_wrapper(put):
            yield
    finally:
        _looked_at.reset(token)


@contextmanager
def at_once() -> Iterator[None]:
    """Within the block each table of a past is worked out once a statement: for those that ask for all of it often."""
    token = _whole.set(True)
    try:
        yield
    finally:
        _whole.reset(token)


def _put(tables: Sequence[Table], execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Execute a statement, with what the tables that it names held put before it."""
    used = _used(tables, sql) if sql.lstrip("( ").startswith("SELECT") else []
    if not used:
        return execute(sql, params, many, context)
    clause = ", ".join(f'"{name}" AS {query}' for name, query, _ in used)
    if _whole.get():
        clause = clause.replace(" AS NOT MATERIALIZED (", " AS MATERIALIZED (")
    values = [value for _, _, given in used for value in given]
    return execute(f"WITH {clause} {sql}", [*values, *(params or ())], many, context)


def _used(tables: Sequence[Table], sql: str) -> list[Table]:
    """The tables that a statement names, and those that they name in turn."""
    used: list[Table] = []
    for table in reversed(tables):
        name = re.compile(rf"\b{table[0]}\b")
        if name.search(sql) or any(name.search(query) for _, query, _ in used):
            used.insert(0, table)
    return used


class SeenEvents(EventSet):
    """Events as a clock has them; whoever evaluates them need not know of it."""

    clock: Clock | None = None

    def at(self, clock: Clock) -> Self:
        """The same events as a clock has them."""
        found: Self = self._chain()  # type: ignore[attr-defined]
        found.clock = clock
        return found.defer("search") if clock.recorded_at else found  # it would be worked out anew for each event

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.clock = self.clock
        return clone

    def _fetch_all(self) -> None:
        if self._result_cache is None:
            with seen(self.clock):
                super()._fetch_all()
            for row in self:
                if isinstance(row, Event):
                    row.clock = self.clock

    def iterator(self, *args: Any, **named: Any) -> Iterator[Any]:
        """One after the other, without keeping them."""
        with seen(self.clock):
            yield from super().iterator(*args, **named)

    def count(self) -> int:
        """How many."""
        with seen(self.clock):
            return super().count()

    def exists(self) -> bool:
        """Whether there is any."""
        with seen(self.clock):
            return super().exists()

    def aggregate(self, *args: Any, **named: Any) -> dict[str, Any]:
        """Sums over all of them."""
        with seen(self.clock):
            return super().aggregate(*args, **named)


def clock_of(filters: Filters | None) -> Clock:
    """The clock that filters ask for; an empty one for the present."""
    return Clock(filters.as_of, filters.recorded_at) if filters else Clock()
