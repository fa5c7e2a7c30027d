"""Pages by keyset: each begins after the last row of the one before, so that writes between two requests neither
repeat nor skip a row, and page 1,000 costs as much as page 1."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from ..filters import BadFilter

Key = tuple[str, Callable[[Any], Any]]
"""A column that rows are ordered by, and how its value is read back from a cursor. The last one is unique."""

DEFAULT_SIZE, MOST = 50, 200
FAR = date(9999, 12, 31)
"""Stands for the day of what has none, so that it comes last and a cursor can point at it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order, and the cursors of the neighbouring pages (None where there is none)."""

    rows: list[Any]
    next: str | None
    previous: str | None


class Keyset:
    """Where a page begins and how its rows are ordered.

    All keys run in one direction. `cursor` is what an earlier page gave; raises BadFilter when it cannot be one of
    this list in this order.
    """

    def __init__(self, keys: Sequence[Key], *, descending: bool = False, size: int = DEFAULT_SIZE, cursor: str = ""):
        self.keys = keys
        self.descending = descending
        self.size = size
        self.backwards = False
        self.position: list[Any] | None = None
        if cursor:
            self.backwards, self.position = self._read(cursor)

    @property
    def ordering(self) -> list[str]:
        """What to order the query by."""
        sign = "-" if self.descending != self.backwards else ""
        return [f"{sign}{name}" for name, _ in self.keys]

    def beyond(self) -> Q:
        """The condition that leaves the rows after the cursor, or before it when it leads backwards."""
        if self.position is None:
            return Q()
        further = "lt" if self.descending != self.backwards else "gt"
        names = [name for name, _ in self.keys]
        condition = Q()
        for place in reversed(range(len(names))):
            name, value = names[place], self.position[place]
            ahead = Q(**{f"{name}__{further}": value})
            # the bound on the first column says nothing new, and lets the database start its index there
            condition = ahead if not condition else Q(**{f"{name}__{further}e": value}) & (ahead | condition)
        return condition

    def page(self, found: Sequence[Any]) -> Page:
        """Cut a page from rows fetched in `ordering`, `size` and one more where there are more."""
        rows = list(found[: self.size])
        more = len(found) > self.size
        if self.backwards:
            rows.reverse()
        before = more if self.backwards else self.position is not None
        after = True if self.backwards else more
        return Page(
            rows,
            self._written(rows[-1], backwards=False) if rows and after else None,
            self._written(rows[0], backwards=True) if rows and before else None,
        )

    def _written(self, row: Any, *, backwards: bool) -> str:
        values = [row[name] if isinstance(row, dict) else getattr(row, name) for name, _ in self.keys]
        plain = [value.isoformat() if isinstance(value, date) else value for value in values]
        told = json.dumps([self._name(), backwards, plain], separators=(",", ":"))
        return urlsafe_b64encode(told.encode()).decode().rstrip("=")

    def _name(self) -> str:
        return ("-" if self.descending else "") + self.keys[0][0]

    def _read(self, cursor: str) -> tuple[bool, list[Any]]:
        fault = BadFilter(
            "cursor", cursor[:200], "this cursor is not one of this list in this order; follow next and previous"
        )
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            name, backwards, values = json.loads(urlsafe_b64decode(padded))
            position = [read(value) for (_, read), value in zip(self.keys, values, strict=True)]
        except (ValueError, TypeError, binascii.Error, RecursionError) as error:
            raise fault from error
        if name != self._name() or not isinstance(backwards, bool):
            raise fault
        return backwards, position


def a_day(value: Any) -> date:
    """A day in a cursor."""
    return date.fromisoformat(value)


def a_moment(value: Any) -> datetime:
    """A moment with its offset in a cursor."""
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError("a moment in a cursor has an offset")
    return moment


def a_number(value: Any) -> int:
    """A row's number in a cursor."""
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError("a number in a cursor is a whole one")
    return value


def a_text(value: Any) -> str:
    """A name in a cursor."""
    if not isinstance(value, str) or "\0" in value or not value.isprintable():
        raise ValueError("a name in a cursor is a text")
    return value
