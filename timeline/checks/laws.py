"""What a law is, and what a breach of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True, slots=True)
class Law:
    """A law: its name in words, a query for what breaks it, and what to do about that.

    The query answers two texts a breach: which row, and what is wrong with it.
    """

    name: str
    sql: str
    cure: str
    values: tuple[Any, ...] = ()

    def broken(self) -> Iterable[tuple[str, str]]:
        """Which rows break it, each with what is wrong with it."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            found: list[tuple[str, str]] = cursor.fetchall()
        return found


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A law that no query can ask: `broken` works out which rows break it, and what is wrong with each."""

    name: str
    broken: Callable[[], Iterable[tuple[str, str]]]
    cure: str


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that breaks a law: which law, which row, what is wrong, what to do."""

    law: str
    where: str
    told: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.told} ({self.law}). {self.cure}"
