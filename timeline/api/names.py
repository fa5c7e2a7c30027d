"""The lists of parties, persons and venues."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from .. import changes, queries
from ..models import Party, Person, Venue
from ..shapes import members as serializers
from . import filters
from .doors import ListDoor, OneDoor, first
from .pagination import a_number, a_text


class Names(ListDoor):
    """Names of the record; of a day in the past, those that events known by then name."""

    keys = (("name", a_text), ("id", a_number))
    by = "name"
    clocked = True
    model: ClassVar[type[Any]]
    searched: ClassVar[tuple[str, ...]] = ("name",)

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Names with their other names."""
        rows = self.model.objects.prefetch_related("aliases")
        if self.clock().as_of:
            rows = queries.told_of(rows)
        if asked["updated_since"]:
            rows = rows.filter(pk__in=changes.changed_since(self.model, asked["updated_since"]))
        return queries.saying(rows, asked["q"], *self.searched, queries.other_names(self.model))


class OneName(OneDoor):
    """One name of the record."""

    clocked = True
    model: ClassVar[type[Any]]

    def found(self, slug: str) -> Any:
        """What this slug names. Raises NotFound."""
        rows = self.model.objects.filter(slug=slug)
        return first(queries.told_of(rows) if self.clock().as_of else rows, str(self.model._meta.verbose_name))


class Parties(Names):
    """Parties by name; of a day in the past, those that events known by then name."""

    name = "parties"
    model = Party
    members = serializers.PartyMembers
    asks = (filters.PARTY_KIND, filters.words("names and other names"))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Parties with their other names."""
        rows = super().rows(asked)
        return rows.filter(kind=asked["kind"]) if asked["kind"] else rows


class OneParty(OneName):
    """One party."""

    name = "parties"
    model = Party
    members = serializers.PartyMembers


class Persons(Names):
    """Persons by name; of a day in the past, those that events known by then name."""

    name = "persons"
    model = Person
    members = serializers.PersonMembers
    asks = (filters.PARTY, filters.words("names, other names and offices"))
    searched = ("name", "office")

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Persons with their party and other names."""
        rows = super().rows(asked).select_related("party")
        return rows.filter(party__slug__in=asked["party"]) if asked["party"] else rows


class OnePerson(OneName):
    """One person."""

    name = "persons"
    model = Person
    members = serializers.PersonMembers


class Venues(Names):
    """Venues by name; of a day in the past, those that events known by then name."""

    name = "venues"
    model = Venue
    members = serializers.VenueMembers
    asks = (filters.COUNTRY, filters.words("names and other names"))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Venues with their other names."""
        rows = super().rows(asked)
        return rows.filter(country=asked["country"]) if asked["country"] else rows


class OneVenue(OneName):
    """One venue."""

    name = "venues"
    model = Venue
    members = serializers.VenueMembers
