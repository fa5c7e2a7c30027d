"""The record: parties, persons, venues, rounds, events with their citations, and suggestions."""

from .events import Citation, Event, EventSet, Participation
from .names import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias
from .rounds import Round
from .suggestions import SuggestedPart, Suggestion
from .vocabulary import (
    Attendance,
    CitationState,
    Decision,
    Kind,
    Outcome,
    PartyKind,
    Phase,
    Precision,
    Role,
    Status,
)

__all__ = [
    "Attendance",
    "Citation",
    "CitationState",
    "Decision",
    "Event",
    "EventSet",
    "Kind",
    "Outcome",
    "Participation",
    "Party",
    "PartyAlias",
    "PartyKind",
    "Person",
    "PersonAlias",
    "Phase",
    "Precision",
    "Role",
    "Round",
    "Status",
    "SuggestedPart",
    "Suggestion",
    "Venue",
    "VenueAlias",
]
