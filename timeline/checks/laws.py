"""What a law is, and what a breach of it."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Law:
    """A law: its name in words, a query for what breaks it, and what to do about that.

    The query answers two texts a breach: which row, and what is wrong with it.
    """

    name: str
    sql: str
    cure: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that breaks a law: which law, which row, what is wrong, what to do."""

    law: str
    where: str
    told: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.told} ({self.law}). {self.cure}"
