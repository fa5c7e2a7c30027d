"""The filters of every list of events: one table, read by the pages, the API, the feeds and the exports.

A value that cannot be meant raises BadFilter, which names the filter, the value and what is allowed; nothing is
silently ignored.
"""

import calendar
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Protocol

from django.db.models import TextChoices
from django.utils.translation import gettext

from .models import Kind, Outcome, Party, Person, Phase, Round, Status, Venue

MOST_WORDS = 200
"""The longest full-text query, in characters."""

ORDERS = {"date": "oldest first", "-date": "newest first"}

DISPUTED = {
    "date": "the date",
    "venue": "the venue",
    "outcome": "the outcome",
    "phase": "whether it took place",
    "attendance": "who was there",
    "any": "anything",
}
"""What accounts of an event may differ on, in words."""


class BadFilter(ValueError):
    """A filter that is not known, or a value it cannot have."""

    def __init__(self, name: str, value: str, message: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.value = value
        self.message = message
        self.allowed = list(allowed)


def _told(message: str, name: str, value: str) -> str:
    """A message with a filter and its value, as they stand in the address."""
    return message.format(f"{name}={value!r}")


class Params(Protocol):
    """What a request's query string offers; Django's QueryDict does."""

    def getlist(self, key: str) -> list[str]: ...
    def keys(self) -> Iterable[str]: ...


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to. Several values of one filter mean any of them; several filters mean all of them."""

    since: date | None = None
    until: date | None = None
    party: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    round: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    q: str = ""
    disputed: tuple[str, ...] = ()
    as_of: date | None = None
    recorded_at: datetime | None = None
    order: str = "date"
    given: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """The filters as they were written, in order, for links that change one of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One filter: its name in the address, what its value means, how it is read, and what it may be (`words` are fixed
    values with what each means)."""

    name: str
    help: str
    read: Callable[[str, list[str]], Any]
    stored: str = ""
    repeatable: bool = False
    codes: type[TextChoices] | None = None
    named: type[Any] | None = None
    words: Mapping[str, str] | None = None
    example: str = ""

    @property
    def member(self) -> str:
        """The member of Filters that holds it."""
        return self.stored or self.name


def _edge(pick: int) -> Callable[[str, list[str]], date]:
    """A reader of a day, a month or a year; `pick` 0 takes its first day, 1 its last."""

    def read(name: str, values: list[str]) -> date:
        return _days_named(name, values[-1])[pick]

    return read


def _days_named(name: str, value: str) -> tuple[date, date]:
    fault = BadFilter(name, value, _told(gettext("{} is not a date: write 2024-02-13, 2024-02 or 2024"), name, value))
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value.strip(), re.ASCII)
    if not found:
        raise fault
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None, "the pattern asks for a year"
    try:
        first = date(year, month or 1, day or 1)
        last = first if day else date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise fault from error
    return first, last


def _one_day(name: str, values: list[str]) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", values[-1].strip(), re.ASCII):
        raise BadFilter(name, values[-1], _told(gettext("{} is not a day: write it like 2024-02-13"), name, values[-1]))
    return _days_named(name, values[-1])[0]


def _moment(name: str, values: list[str]) -> datetime:
    """A moment; without an offset in UTC, and a bare day means its end."""
    value = values[-1].strip()
    words = gettext("{} is not a moment: write 2024-06-01T12:30:00Z, or 2024-06-01 for the end of a day")
    fault = BadFilter(name, value, _told(words, name, value))
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return datetime.combine(date.fromisoformat(value), time.max, UTC)
        moment = datetime.fromisoformat(value.replace(" ", "+"))  # an unescaped + reaches us as a space
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise fault from error


def _disputed(name: str, values: list[str]) -> tuple[str, ...]:
    return _each_of(name, values, DISPUTED)


def _codes(choices: type[TextChoices]) -> Callable[[str, list[str]], tuple[str, ...]]:
    def read(name: str, values: list[str]) -> tuple[str, ...]:
        return _each_of(name, values, choices.values)

    return read


def _slugs(model: Any, **public: Any) -> Callable[[str, list[str]], tuple[str, ...]]:
    def read(name: str, values: list[str]) -> tuple[str, ...]:
        slugs = model.objects.filter(**public).order_by("slug").values_list("slug", flat=True)
        if not any("\0" in value for value in values) and set(slugs.filter(slug__in=values)) == set(values):
            return tuple(dict.fromkeys(values))
        return _each_of(name, values, slugs)  # all of them are looked up only to name them

    return read


def _rounds(name: str, values: list[str]) -> tuple[str, ...]:
    """Slugs of public rounds; that of a merged one means the round that it was merged into, as its address does."""
    merged = Round.objects.filter(slug__in=[value for value in values if "\0" not in value], status=Status.MERGED)
    into = dict(merged.values_list("slug", "merged_into__slug"))
    return _PUBLIC_ROUNDS(name, [into.get(value, value) for value in values])


def _each_of(name: str, values: list[str], allowed: Iterable[str]) -> tuple[str, ...]:
    known = list(allowed)
    for value in values:
        if value not in known:
            raise BadFilter(name, value, _told(gettext("{} is not known here"), name, value), known)
    return tuple(dict.fromkeys(values))


def _words(name: str, values: list[str]) -> str:
    words = " ".join(values[-1].split())
    if len(words) > MOST_WORDS or "\0" in words:
        raise BadFilter(
            name,
            words[:50],
            gettext("{name} takes at most {most} characters, and no control characters").format(
                name=name, most=MOST_WORDS
            ),
        )
    return words


def _order(name: str, values: list[str]) -> str:
    return _each_of(name, values[-1:], ORDERS)[0]


_PUBLIC_ROUNDS = _slugs(Round, status=Status.PUBLISHED)

FILTERS = (
    Row("from", "first day wanted: a day, month or year (ISO 8601)", _edge(0), stored="since", example="2024-02"),
    Row("to", "last day wanted: a day, month or year (ISO 8601)", _edge(1), stored="until", example="2024-03-07"),
    Row("party", "slug of a party that had a part", _slugs(Party), repeatable=True, named=Party, example="egypt"),
    Row("person", "slug of a person who had a part", _slugs(Person), repeatable=True, named=Person),
    Row("venue", "slug of the venue", _slugs(Venue), repeatable=True, named=Venue, example="cairo"),
    Row("round", "slug of the round", _rounds, repeatable=True, named=Round),
    Row("kind", "what the event was", _codes(Kind), repeatable=True, codes=Kind, example="meeting"),
    Row("outcome", "what came of it", _codes(Outcome), repeatable=True, codes=Outcome),
    Row("phase", "how far it got", _codes(Phase), repeatable=True, codes=Phase),
    Row("q", 'words in titles, summaries, quotes and names; "…" for a phrase, - to leave out', _words, example="truce"),
    Row("disputed", "what the accounts of it differ on", _disputed, repeatable=True, words=DISPUTED, example="date"),
    Row("as_of", "the world's knowledge at a day: only what had been published by then", _one_day),
    Row("recorded_at", "the record as it was at a moment, or at the end of a day (ISO 8601, UTC)", _moment),
    Row("order", "date (oldest first) or -date (newest first)", _order, example="-date"),
)


_CLOCKS = ("as_of", "recorded_at")


def read_clock(params: Params) -> Filters:
    """Only which past of the record is asked for, where nothing else can be. Raises BadFilter."""
    others = [name for name in params.keys() if name not in _CLOCKS]  # noqa: SIM118 - as in read_filters
    return read_filters(params, also=others)


def empty(name: str) -> BadFilter:
    """The fault of a parameter that was given without a value."""
    return BadFilter(name, "", gettext("{} is empty; give it a value or leave it out").format(name))


_ROWS = {row.name: row for row in FILTERS}
_PROVEN = (Party, Person, Venue)
_SLUG = re.compile(r"[\w-]+", re.ASCII)


def read_filters(params: Params, *, also: Iterable[str] = (), blanks: bool = True, trusting: bool = False) -> Filters:
    """The filters of an address. `also` names parameters that the door reads itself, such as a page.

    An empty value means that the filter is not used, as a form sends it, unless `blanks` is off. `trusting` leaves
    alone whether the record has the one party, person or venue named: events that are found prove it, and who finds
    none reads the filters again. Raises BadFilter.
    """
    found: dict[str, Any] = {}
    given: list[tuple[str, str]] = []
    for name in params.keys():  # noqa: SIM118 - QueryDict is not asked for more than the protocol
        if name in also:
            continue
        if name not in _ROWS:
            raise BadFilter(name, "", gettext("there is no filter {}").format(repr(name)), [*_ROWS, *also])
        values = [value.strip() for value in params.getlist(name) if value.strip()]
        if not blanks and len(values) < len(params.getlist(name)):
            raise empty(name)
        row = _ROWS[name]
        if len(values) > 1 and not row.repeatable:
            raise BadFilter(name, values[1], gettext("{} can be given once only").format(name))
        if values:
            proven = trusting and row.named in _PROVEN and len(values) == 1 and _SLUG.fullmatch(values[0])
            meant = found[row.member] = tuple(values) if proven else row.read(name, values)
            given.extend((name, value) for value in (meant if isinstance(meant, tuple) else values))
    filters = Filters(**found, given=tuple(given))
    if filters.since and filters.until and filters.since > filters.until:
        raise BadFilter(
            "from",
            str(filters.since),
            gettext("from={first} is after to={last}; swap them").format(first=filters.since, last=filters.until),
        )
    return filters
