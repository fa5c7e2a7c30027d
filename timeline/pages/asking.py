"""The filters as a reader sees them: a form to choose from, and each active one with a link that removes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from ..filters import FILTERS, Filters, Row
from ..models import word
from .tallies import Tallies

LABELS: dict[str, "str | Promise"] = {
    "from": gettext_lazy("From"),
    "to": gettext_lazy("To"),
    "party": gettext_lazy("Party"),
    "person": gettext_lazy("Person"),
    "venue": gettext_lazy("Venue"),
    "round": gettext_lazy("Round"),
    "kind": gettext_lazy("Kind"),
    "outcome": gettext_lazy("Outcome"),
    "phase": gettext_lazy("Phase"),
    "q": gettext_lazy("Words"),
    "disputed": gettext_lazy("Accounts differ on"),
    "as_of": gettext_lazy("As known on"),
    "recorded_at": gettext_lazy("As recorded on"),
}
ORDER_LABELS = {"date": gettext_lazy("oldest first"), "-date": gettext_lazy("newest first")}
TYPED = ("from", "to", "q", "as_of", "recorded_at")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, and how many events it would leave; None when that was not counted."""

    value: str
    label: str
    chosen: bool
    count: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """All choices of one filter."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: int


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in use: its label, its value in words, whether that is a name or a code, the query string without it."""

    label: str
    value: str
    named: bool
    without: str


@dataclass(frozen=True, slots=True)
class Form:
    """All that the filter form shows: what was typed, by filter; choices; what is in use; the orders; the first and the
    last day of the reports; what a form that sets only the day of knowledge must send along."""

    typed: dict[str, str]
    groups: tuple[Group, ...]
    active: tuple[Active, ...]
    orders: tuple[Choice, ...]
    reported: tuple[date, date] | None
    besides_as_of: tuple[tuple[str, str], ...]


def form(filters: Filters, told: Tallies, fixed: Iterable[str] = ()) -> Form:
    """The form filled with what is asked for; `fixed` names the filters that the page itself sets."""
    return Form(
        {name: value for name, value in filters.given if name in TYPED},
        _groups(filters, told, tuple(fixed)),
        tuple(_active(filters, told)),
        tuple(Choice(code, str(label), code == filters.order, None) for code, label in ORDER_LABELS.items()),
        told.reported,
        tuple(pair for pair in filters.given if pair[0] != "as_of"),
    )


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as the end of an address: "?party=egypt&kind=meeting", or "?" alone, which drops all."""
    return "?" + urlencode(list(pairs))


def _groups(filters: Filters, told: Tallies, fixed: tuple[str, ...]) -> tuple[Group, ...]:
    groups = []
    for row in FILTERS:
        if not row.repeatable or row.name in fixed:
            continue
        chosen = getattr(filters, row.member)
        known = _words(row) or dict(told.names.get(row.name, {}))
        known |= {value: value for value in chosen if value not in known}
        counts = told.events.get(row.name)
        choices = tuple(
            Choice(value, label, value in chosen, None if counts is None else counts.get(value, 0))
            for value, label in known.items()
        )
        groups.append(Group(row.name, str(LABELS[row.name]), choices, len(chosen)))
    return tuple(groups)


def _active(filters: Filters, told: Tallies) -> Iterable[Active]:
    codes = {row.name: _words(row) for row in FILTERS}
    for pair in filters.given:
        name, value = pair
        if name != "order":
            words = (codes.get(name) or told.names.get(name) or {}).get(value, value)
            without = query_string(other for other in filters.given if other != pair)
            yield Active(str(LABELS.get(name, name)), str(words), name in told.names, without)


DISPUTED = {
    "date": gettext_lazy("the date"),
    "venue": gettext_lazy("the venue"),
    "outcome": gettext_lazy("the outcome"),
    "phase": gettext_lazy("whether it took place"),
    "attendance": gettext_lazy("who was there"),
    "any": gettext_lazy("anything"),
}


def _words(row: Row) -> dict[str, str]:
    """What the fixed values of a filter are called; nothing where its values are names."""
    if row.codes:
        return {code: word(row.codes, code) for code in row.codes.values}
    return {value: str(DISPUTED.get(value, value)) for value in row.words or ()}
