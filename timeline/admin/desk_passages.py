"""A passage that an analyst selected: what its words name, to start a form with."""

from collections.abc import Iterable
from typing import Any

from articles.reading import Mention

from .. import matching
from ..actions.events import PartValues, Passage
from ..models import Party, Person, Venue
from ..wording import proposed_title
from .desk_cards import Candidate, events_near_any, ranked


class Found:
    """The date, venue and people that the words of a passage name."""

    def __init__(self, passage: Passage, mentions: Iterable[Mention]) -> None:
        inside = [one for one in mentions if one.start >= passage.start and one.end <= passage.end]
        names = {kind: [one.name for one in inside if one.kind == kind] for kind in ("party", "person", "venue")}
        self.parties = list(dict.fromkeys(names["party"]))
        self.persons = list(dict.fromkeys(names["person"]))
        self.venue = next(iter(names["venue"]), None)
        self.whens = [one.when for one in inside if one.when and one.when.days]
        self.days = next((when.days for when in self.whens), None)

    def initial(self) -> dict[str, Any]:
        """What the form starts with; costs at most one query."""
        venue = Venue.objects.filter(name=self.venue).first() if self.venue else None
        title = proposed_title("meeting", self.parties, self.venue or "") if self.parties or self.venue else ""
        return {"title": title, "when": self.days.edtf if self.days else "", "venue": venue}

    def parts(self) -> list[PartValues]:
        """Who is named, as rows of the form; costs two queries."""
        parties = {party.name: party for party in Party.objects.filter(name__in=self.parties)}
        persons = {person.name: person for person in Person.objects.filter(name__in=self.persons)}
        return [
            *(PartValues(parties[name]) for name in self.parties if name in parties),
            *(PartValues(None, persons[name]) for name in self.persons if name in persons),
        ]

    def basis(self, edtf: str) -> dict[str, Any]:
        """How a date that stands in the passage was worked out; nothing for one that an analyst typed."""
        return next((when.basis() for when in self.whens if when.days and when.days.edtf == edtf), {})

    def candidates(self) -> list[Candidate]:
        """Known events that the words may tell of, whatever their kind."""
        known = events_near_any([self.days])
        people = frozenset(self.parties), frozenset(self.persons)
        scored = [
            one
            for event, said in known
            for one in ranked(matching.Telling(said.kind, self.days, self.venue, *people), [(event, said)])
        ]
        return sorted(scored, key=lambda one: (-one.score, one.event.pk))
