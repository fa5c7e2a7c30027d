"""Fields that take a name of the record as somebody types it, and offer to add one that is not there yet.

Each is a plain text input with the browser's own list of names to choose from: it works by keyboard, mouse and touch,
and without JavaScript.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from ..models import Party, Person, Round, Venue


class KnownNames:
    """The rows of one kind, found by their names and, where only one row has it, by any of their other names."""

    def __init__(self, what: str, rows: Iterable[Any], *, addable: bool = True) -> None:
        self.what = what
        self.addable = addable
        self.rows = list(rows)
        self._named: dict[str, list[Any]] = {}
        for row in self.rows:
            self._named.setdefault(_folded(row.name), []).append(row)
        for row in self.rows:
            for alias in _aliases(row):
                owners = self._named.setdefault(_folded(alias.text), [])
                if row not in owners:
                    owners.append(row)

    def find(self, typed: str) -> Model | None:
        """The row that is meant, or None when nobody is called so. Raises ValidationError when several are."""
        found = self._named.get(_folded(typed), [])
        exact = [row for row in found if _folded(row.name) == _folded(typed)]
        if len(exact or found) > 1:
            names = ", ".join(row.name for row in found)
            raise ValidationError(f"{typed!r} may be {names}: write one of these.")
        return (exact or found)[0] if found else None

    @property
    def list_id(self) -> str:
        """The id of the list of names in the page."""
        return f"known-{self.what}"

    def options(self) -> list[tuple[str, str]]:
        """Names to choose from, each with its neutral other names."""
        return [(row.name, ", ".join(one.text for one in _aliases(row) if not one.loaded)) for row in self.rows]


def _aliases(row: Any) -> list[Any]:
    return list(row.aliases.all()) if hasattr(row, "aliases") else []


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Known:
    """The names that forms offer, each list loaded once for all rows of a page."""

    party: KnownNames = field(
        default_factory=lambda: KnownNames("party", Party.objects.prefetch_related("aliases").order_by("name"))
    )
    person: KnownNames = field(
        default_factory=lambda: KnownNames("person", Person.objects.prefetch_related("aliases").order_by("name"))
    )
    venue: KnownNames = field(
        default_factory=lambda: KnownNames("venue", Venue.objects.prefetch_related("aliases").order_by("name"))
    )
    round: KnownNames = field(
        default_factory=lambda: KnownNames("round", Round.objects.order_by("name"), addable=False)
    )

    def lists(self) -> list[KnownNames]:
        """All four, for the page's lists of names."""
        return [self.party, self.person, self.venue, self.round]


class NameField(forms.CharField):
    """A name of the record; cleans to its row, or to None when empty. `unknown` keeps a name nobody has yet."""

    def __init__(self, known: KnownNames, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=200, **kwargs)
        self.known = known
        self.unknown = ""
        self.widget.attrs |= {"list": known.list_id, "autocomplete": "off", "spellcheck": "false", "dir": "auto"}

    def prepare_value(self, value: Any) -> Any:
        """A row is shown by its name."""
        return str(value) if isinstance(value, Model) else value

    def clean(self, value: Any) -> Any:
        """The row that is meant. Raises ValidationError for a name that nobody has, or several have."""
        typed = super().clean(value)
        if not typed:
            return None
        row = self.known.find(typed)
        if row is None:
            self.unknown = typed if self.known.addable else ""
            cure = "add it below, or choose from the list" if self.known.addable else "choose from the list"
            raise ValidationError(f"The record knows no {self.known.what} {typed!r}: {cure}.", code="unknown")
        return row
