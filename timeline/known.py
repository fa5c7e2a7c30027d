"""What the world knew of an event on a day: the record's values as far as reports had told them by then.

Nothing is taken from a report that appeared later. Plain Python: no Django, no database.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from articles.reading.edtf import Days

from .life import AHEAD, HAPPENED, Account, in_order, steps

V = TypeVar("V")
_THERE = ("confirmed", "reported", "expected")
_SEEN_ONLY_AFTERWARDS = ("breakdown", "agreement")


@dataclass(frozen=True, slots=True)
class Values:
    """What is shown of an event: by the record, or as known on a day. `attendance` is by who was there."""

    kind: str
    phase: str
    days: Days
    venue: Hashable | None = None
    outcome: str = ""
    attendance: Mapping[Any, str] | None = None


def known(record: Values, accounts: Iterable[Account], day: date) -> Values | None:
    """What was known at the end of a day; None when nothing had been published.

    The record's values themselves when all of its reports had appeared. Otherwise each value is the record's where a
    report had said it by then, else the last one told. What only a later report speaks of was not known; what no
    report speaks of rests on all of them, and is kept.
    """
    every = list(accounts)
    told = in_order(a for a in every if a.published and a.published <= day)
    later = [a for a in every if not (a.published and a.published <= day)]
    too_early = record.phase in HAPPENED and _first(record.days) > day
    if not told or not (later or too_early):
        return record if told else None
    life = steps(told)
    phase = life[-1].phase
    turn = max((n for n in range(1, len(life)) if life[n].phase != life[n - 1].phase), default=0)
    since = told[next(n for n, account in enumerate(told) if account.number == life[turn].number) :]
    days = _chosen(record.days, told, since, later, lambda a: a.days)
    if days and _first(days) > day and phase in HAPPENED:
        phase = "planned"
    venue = _chosen(record.venue, told, since, later, lambda a: a.venue)
    outcome = _chosen(record.outcome, told, since, later, lambda a: a.outcome) or ""
    return Values(
        "meeting" if record.kind in _SEEN_ONLY_AFTERWARDS and phase in AHEAD else record.kind,
        phase,
        days or _unsaid(told[0].published or day, phase),
        venue,
        "" if phase in AHEAD and phase != record.phase else outcome,
        _who(record.attendance or {}, told, since, later, phase),
    )


Of = Callable[[Account], V | None]


def _chosen(recorded: V | None, told: list[Account], since: list[Account], later: list[Account], of: Of[V]) -> V | None:
    """The record's value where it was told since the last turn of events, else the one told last."""
    said = [value for value in map(of, since) if value] or [value for value in map(of, told) if value]
    if said:
        return recorded if recorded in said else said[-1]
    return None if any(map(of, later)) else recorded


def _who(
    recorded: Mapping[Hashable, str], told: list[Account], since: list[Account], later: list[Account], phase: str
) -> dict[Hashable, str]:
    found: dict[Hashable, str] = {}
    for who in dict.fromkeys([*recorded, *(who for account in told for who in account.attendance)]):
        attendance = _chosen(recorded.get(who), told, since, later, lambda a, who=who: a.attendance.get(who))  # type: ignore[misc]
        said = any(who in account.attendance for account in told)
        if attendance and (said or phase not in AHEAD):
            found[who] = attendance
        elif attendance in _THERE:
            found[who] = "expected"  # of somebody away nobody has said that this was announced
    return found


def _unsaid(published: date, phase: str) -> Days:
    """The days of an event of which only later reports say when it was: ahead of the first report, or before it."""
    return Days(published, None, "range") if phase in AHEAD else Days(None, published, "range")


def _first(days: Days) -> date:
    first = days.earliest or days.latest
    assert first is not None, "Days has a known side"
    return first
