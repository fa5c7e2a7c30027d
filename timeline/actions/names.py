"""Taking parties, persons and venues into the record from a lexicon file."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from articles.actions import Refusal
from articles.history import acting
from articles.reading import Lexicon

from ..models import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias


@transaction.atomic
def add_names(*, record: dict[str, Any], by: User | None) -> dict[str, int]:
    """Add the parties, persons, venues and aliases of a lexicon file that the record lacks; change none it has.

    `record` has the lexicon file's shape; beside it, `office`, `latitude` and `longitude` are kept. Answers how many
    of each were new. Raises Refusal naming the entry and the fault.
    """
    try:
        Lexicon.from_dict(record)
    except ValueError as fault:
        raise Refusal(str(fault)) from fault
    made = {"parties": 0, "persons": 0, "venues": 0, "aliases": 0}
    with acting("add_names", by):
        for row in record.get("parties", ()):
            party, new = _named(Party, row, kind=row.get("kind", "group"))
            made["parties"] += new
            made["aliases"] += _aliases(PartyAlias, row, party=party)
        for row in record.get("persons", ()):
            person, new = _named(Person, row, party=_party(row), office=row.get("office", ""))
            made["persons"] += new
            made["aliases"] += _aliases(PersonAlias, row, person=person)
        for row in record.get("venues", ()):
            place = {name: row.get(name) for name in ("latitude", "longitude")}
            venue, new = _named(Venue, row, country=row.get("country") or "", **place)
            made["venues"] += new
            made["aliases"] += _aliases(VenueAlias, row, venue=venue)
    return made


@transaction.atomic
def add_name(*, what: str, name: str, by: User | None, kind: str = "", party: Party | None = None) -> Any:
    """Add one party (of a `kind`), person (of a `party`, if known) or venue; one that is there already is answered.

    Raises Refusal when the name cannot be taken.
    """
    words = " ".join(name.split())
    if not words:
        raise Refusal(f"give the {what} a name")
    models: dict[str, tuple[Any, dict[str, Any]]] = {
        "party": (Party, {"kind": kind or "group"}), "person": (Person, {"party": party}), "venue": (Venue, {}),
    }  # fmt: skip
    model, values = models[what]
    with acting("add_name", by):
        return _named(model, {"name": words}, **values)[0]


def _named(model: Any, row: dict[str, Any], **values: Any) -> tuple[Any, bool]:
    name = row["name"].strip()
    known = model.objects.filter(name=name).first()
    if known:
        return known, False
    entry = model(name=name, slug=slugify(name)[:80], **values)
    try:
        entry.full_clean()
    except ValidationError as fault:
        raise Refusal(f"{name}: {' '.join(fault.messages)}") from fault
    entry.save()
    return entry, True


def _party(row: dict[str, Any]) -> Party | None:
    name = row.get("party")
    if not name:
        return None
    party = Party.objects.filter(name=name).first()
    if party is None:
        raise Refusal(f"{row['name']}: there is no party {name!r}; add it to the parties of the file")
    return party


def _aliases(model: Any, row: dict[str, Any], **owner: Any) -> int:
    known = set(model.objects.filter(**owner).values_list("text", "lang"))
    fresh = []
    for alias in row.get("aliases", ()):
        entry = {"text": alias} if isinstance(alias, str) else alias
        words, lang = entry["text"].strip(), entry.get("lang") or "en"
        if (words, lang) not in known:
            known.add((words, lang))
            fresh.append(model(text=words, lang=lang, loaded=bool(entry.get("loaded")), **owner))
    return len(model.objects.bulk_create(fresh))
