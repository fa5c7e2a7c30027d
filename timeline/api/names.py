"""The lists of parties, persons and venues."""

from typing import Any

from django.db.models import QuerySet

from ..models import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias
from ..shapes import members as serializers
from . import filters
from .doors import ListDoor, OneDoor, changed_since, first
from .pagination import a_number, a_text


class Parties(ListDoor):
    """Parties by name."""

    name = "parties"
    members = serializers.PartyMembers
    asks = (filters.PARTY_KIND,)
    keys = (("name", a_text), ("id", a_number))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Parties with their other names."""
        rows = Party.objects.prefetch_related("aliases")
        if asked["kind"]:
            rows = rows.filter(kind=asked["kind"])
        return changed_since(rows, asked, Party, aliases=PartyAlias)


class OneParty(OneDoor):
    """One party."""

    name = "parties"
    members = serializers.PartyMembers

    def found(self, slug: str) -> Any:
        """The party of this slug. Raises NotFound."""
        return first(Party.objects.filter(slug=slug), "party")


class Persons(ListDoor):
    """Persons by name."""

    name = "persons"
    members = serializers.PersonMembers
    asks = (filters.PARTY,)
    keys = (("name", a_text), ("id", a_number))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Persons with their party and other names."""
        rows = Person.objects.select_related("party").prefetch_related("aliases")
        if asked["party"]:
            rows = rows.filter(party__slug__in=asked["party"])
        return changed_since(rows, asked, Person, aliases=PersonAlias)


class OnePerson(OneDoor):
    """One person."""

    name = "persons"
    members = serializers.PersonMembers

    def found(self, slug: str) -> Any:
        """The person of this slug. Raises NotFound."""
        return first(Person.objects.select_related("party").filter(slug=slug), "person")


class Venues(ListDoor):
    """Venues by name."""

    name = "venues"
    members = serializers.VenueMembers
    asks = (filters.COUNTRY,)
    keys = (("name", a_text), ("id", a_number))

    def rows(self, asked: dict[str, Any]) -> QuerySet[Any]:
        """Venues with their other names."""
        rows = Venue.objects.prefetch_related("aliases")
        if asked["country"]:
            rows = rows.filter(country=asked["country"])
        return changed_since(rows, asked, Venue, aliases=VenueAlias)


class OneVenue(OneDoor):
    """One venue."""

    name = "venues"
    members = serializers.VenueMembers

    def found(self, slug: str) -> Any:
        """The venue of this slug. Raises NotFound."""
        return first(Venue.objects.filter(slug=slug), "venue")
