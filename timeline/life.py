"""The life of an event as reports tell it: announced, planned, under way, held, or put off, called off, denied.

Worked out from the accounts alone, in the order of their publication, so that nothing is kept twice. Plain Python:
no Django, no database.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from articles.reading.edtf import Days

AHEAD = ("planned", "postponed", "cancelled", "denied")
"""Phases in which nothing has taken place (yet)."""

HAPPENED = ("under_way", "held")
_BEFORE = {"under_way": ("planned",), "held": ("planned", "under_way")}  # told again, these turn nothing back
_ORDER = ("planned", "postponed", "cancelled", "denied", "under_way", "held")  # of accounts published on one day


@dataclass(frozen=True, slots=True)
class Account:
    """What one citation says of its event; None or "" where it is silent.

    `number` names the citation, `published` is the day its article appeared (None when nobody knows). `venue` and the
    keys of `attendance` are any values that tell places and people apart.
    """

    number: int
    published: date | None
    days: Days | None = None
    venue: Hashable | None = None
    outcome: str = ""
    phase: str = ""
    attendance: Mapping[Any, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody's attendance, as told before ("" when not told) and as told now."""

    who: Hashable
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one citation changed in what was known of an event.

    `known` is the day on which its article appeared; `stage` is the phase, or "announced" for a plan without a day.
    `days` and `venue` are as known after it; `moved_from` holds the days planned before, where they changed.
    """

    number: int
    known: date | None
    stage: str
    phase: str
    days: Days | None
    venue: Hashable | None
    moved_from: Days | None
    attendance: tuple[Change, ...]


def in_order(accounts: Iterable[Account]) -> list[Account]:
    """Accounts as they were published; on one day plans come before what became of them; undated ones are last."""
    return sorted(
        accounts,
        key=lambda a: (a.published or date.max, _ORDER.index(a.phase) if a.phase else len(_ORDER), a.number),
    )


def phase_told(account: Account) -> str:
    """The phase that an account gives; one that gives none tells of days ahead as planned, of others as held."""
    if account.phase:
        return account.phase
    first = account.days and account.days.earliest
    return "planned" if first and account.published and first > account.published else "held"


def steps(accounts: Iterable[Account]) -> list[Step]:
    """Each account that changed what was known, in order; retellings that change nothing are no steps.

    Once an event is told as under way or held, its days and venue are no longer plans: accounts that give other ones
    are disputes, not steps. Accounts whose day of publication is not known have no place in the order and are left out.
    """
    found: list[Step] = []
    phase = ""
    days: Days | None = None
    venue: Hashable | None = None
    present: dict[Hashable, str] = {}
    for account in in_order(a for a in accounts if a.published):
        told = account.phase or ("" if phase else phase_told(account))
        turned = bool(told) and told != phase and not (phase in HAPPENED and told in _BEFORE[phase])
        open_yet = turned or phase in AHEAD
        new_days = account.days if open_yet and account.days and account.days != days else None
        new_venue = account.venue if open_yet and account.venue and account.venue != venue else None
        came = tuple(
            Change(who, present.get(who, ""), now)
            for who, now in account.attendance.items()
            if present.get(who, "") != now
        )
        moved_from = days if new_days and phase in AHEAD and told not in HAPPENED else None
        present.update(account.attendance)
        phase, days, venue = told if turned else phase, new_days or days, new_venue or venue
        if turned or new_days or new_venue or came:
            stage = "announced" if phase == "planned" and days is None else phase
            found.append(
                Step(account.number, account.published, stage, phase, days, venue, moved_from, came)
            )  # fmt: skip
    return found
