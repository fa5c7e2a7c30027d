"""The names the record knows, as reading takes them."""

from typing import Any

from articles.reading import Lexicon

from ..models import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias
from ..neutral import LoadedTerm


def lexicon() -> Lexicon:
    """The names the record knows, for reading."""
    return Lexicon.from_dict(lexicon_record())


def lexicon_record() -> dict[str, list[dict[str, Any]]]:
    """The names the record knows, in the shape of the lexicon file."""

    def aliases(row: Any) -> list[dict[str, Any]]:
        return [{"text": alias.text, "lang": alias.lang, "loaded": alias.loaded} for alias in row.aliases.all()]

    return {
        "parties": [
            {"name": party.name, "kind": party.kind, "aliases": aliases(party)}
            for party in Party.objects.prefetch_related("aliases")
        ],
        "persons": [
            {"name": person.name, "party": person.party and person.party.name, "aliases": aliases(person)}
            for person in Person.objects.select_related("party").prefetch_related("aliases")
        ],
        "venues": [
            {"name": venue.name, "country": venue.country, "aliases": aliases(venue)}
            for venue in Venue.objects.prefetch_related("aliases")
        ],
    }


def loaded_terms() -> list[LoadedTerm]:
    """The partisan terms among the record's other names, each with the neutral name of what it means."""
    return [
        LoadedTerm(text, name)
        for model, owner in ((PartyAlias, "party"), (PersonAlias, "person"), (VenueAlias, "venue"))
        for text, name in model.objects.filter(loaded=True).order_by("text").values_list("text", f"{owner}__name")
    ]
