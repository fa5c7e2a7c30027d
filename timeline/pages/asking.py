"""The filters as a reader sees them: a form to choose from, and each active one with a link that removes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from ..filters import FILTERS, ORDERS, Filters
from ..models import Event, Participation, Party, Person, Round, Status, Venue

LABELS = {
    "from": "From",
    "to": "To",
    "party": "Party",
    "person": "Person",
    "venue": "Venue",
    "round": "Round",
    "kind": "Kind",
    "outcome": "Outcome",
    "phase": "Phase",
    "q": "Words",
    "disputed": "Accounts differ on",
    "as_of": "As known on",
    "recorded_at": "As recorded on",
}

Names = dict[str, dict[str, str]]
"""Of each filter that takes names: slug to name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """All choices of one filter."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in use: its label, its value in words, and the query string without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Form:
    """All that the filter form shows: what was typed, by filter; choices; what is in use; the orders."""

    typed: dict[str, str]
    groups: tuple[Group, ...]
    active: tuple[Active, ...]
    orders: tuple[Choice, ...]


def form(filters: Filters) -> Form:
    """The form filled with what is asked for. One query."""
    names = names_in_use()
    typed = {name: value for name, value in filters.given if name in ("from", "to", "q", "as_of", "recorded_at")}
    orders = tuple(Choice(code, label, code == filters.order) for code, label in ORDERS.items())
    return Form(typed, _groups(filters, names), tuple(_active(filters, names)), orders)


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as the end of an address: "?party=egypt&kind=meeting", or "?" alone, which drops all."""
    return "?" + urlencode(list(pairs))


def names_in_use() -> Names:
    """The names that public events bear, by filter."""
    part = Participation.objects.filter(event__status=Status.PUBLISHED)
    event = Event.objects.public()
    spoken_for = Q(party=OuterRef("pk")) | Q(person__party=OuterRef("pk"))
    sources: list[QuerySet[Any, Any]] = [
        _named("party", Party.objects.filter(Exists(part.filter(spoken_for)))),
        _named("person", Person.objects.filter(Exists(part.filter(person=OuterRef("pk"))))),
        _named("venue", Venue.objects.filter(Exists(event.filter(venue=OuterRef("pk"))))),
        _named("round", Round.objects.filter(Exists(event.filter(round=OuterRef("pk"))), status=Status.PUBLISHED)),
    ]
    found: Names = {"party": {}, "person": {}, "venue": {}, "round": {}}
    rows = sources[0].union(*sources[1:], all=True)
    for what, slug, name in sorted(rows, key=lambda row: str(row[2])):
        found[what][slug] = name
    return found


def _named(what: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(what), "slug", "name")


def _groups(filters: Filters, names: Names) -> tuple[Group, ...]:
    groups = []
    for row in FILTERS:
        if row.repeatable:
            chosen = getattr(filters, row.member)
            known = dict(row.codes.choices) if row.codes else dict(row.words or names[row.name])
            known |= {value: value for value in chosen if value not in known}
            choices = tuple(Choice(value, str(label), value in chosen) for value, label in known.items())
            groups.append(Group(row.name, LABELS[row.name], choices, len(chosen)))
    return tuple(groups)


def _active(filters: Filters, names: Names) -> Iterable[Active]:
    codes = {row.name: dict(row.codes.choices) if row.codes else row.words for row in FILTERS}
    for pair in filters.given:
        name, value = pair
        if name != "order":
            words = (codes.get(name) or names.get(name) or {}).get(value, value)
            yield Active(LABELS[name], str(words), query_string(other for other in filters.given if other != pair))
