"""The record: parties, persons, venues, rounds, events with their citations, and suggestions."""

from .access import KeptAnswer, RequestCount, Token
from .desk import DeskKeys, Draft, Presence
from .events import LOST, AccountPart, Citation, Event, EventSet, Participation
from .listing import TELLS_OF_A_DISPUTE, Document, Facet, Listing
from .names import Party, PartyAlias, Person, PersonAlias, Venue, VenueAlias
from .origins import OriginLink, QuoteVariant
from .rounds import Round
from .second_reading import Tag, Tagging, Verdict
from .suggestions import SuggestedPart, Suggestion
from .unknown import NameKind, NameState, UnknownName
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
    Scope,
    Status,
    word,
)

__all__ = [
    "LOST",
    "TELLS_OF_A_DISPUTE",
    "AccountPart",
    "Attendance",
    "Citation",
    "CitationState",
    "Decision",
    "DeskKeys",
    "Document",
    "Draft",
    "Event",
    "EventSet",
    "Facet",
    "KeptAnswer",
    "Kind",
    "Listing",
    "NameKind",
    "NameState",
    "OriginLink",
    "Outcome",
    "Participation",
    "Party",
    "PartyAlias",
    "PartyKind",
    "Person",
    "PersonAlias",
    "Phase",
    "Precision",
    "Presence",
    "QuoteVariant",
    "RequestCount",
    "Role",
    "Round",
    "Scope",
    "Status",
    "SuggestedPart",
    "Suggestion",
    "Tag",
    "Tagging",
    "Token",
    "UnknownName",
    "Venue",
    "VenueAlias",
    "Verdict",
    "word",
]
