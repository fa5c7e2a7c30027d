"""The plain values that reading returns. Offsets are Unicode code points into the text, end exclusive."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from .edtf import Days

KINDS = (
    "meeting", "arrival", "departure", "absence", "proposal", "response", "statement", "breakdown", "agreement",
    "truce_start", "truce_end", "truce_extension", "exchange", "other",
)  # fmt: skip
PHASES = ("planned", "under_way", "held", "postponed", "cancelled", "denied")
OUTCOMES = ("agreement", "progress", "no_breakthrough", "suspended", "rejected", "none_reported")
ROLES = ("negotiator", "mediator", "host", "guest", "observer")
ATTENDANCES = ("confirmed", "reported", "expected", "absent", "denied")
ANCHOR_KINDS = ("publication", "dateline", "page_header", "text", "none")


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another interval that the same words could mean, and why it was ranked behind."""

    earliest: date | None
    latest: date | None
    why: str


@dataclass(frozen=True, slots=True)
class When:
    """A date read from a text, with how it was worked out.

    `days` is None while the words cannot be placed on the calendar (no reference date, a bare duration).
    `timex_type` is DATE, TIME, DURATION or SET and `timex_value` a TIMEX3 value. `anchor` is the day that relative
    words hang on and `anchor_kind` one of ANCHOR_KINDS. `rule` names a row of the rule table. `unresolved` says in
    words what is counted from a day of publication that is not known; it is empty where nothing is.
    """

    expression: str
    days: Days | None
    timex_type: str
    timex_value: str
    rule: str
    anchor: date | None
    anchor_kind: str
    alternatives: tuple[Alternative, ...] = ()
    unresolved: str = ""

    def basis(self) -> dict[str, Any]:
        """How the date was worked out, as JSON: expression, anchor, anchor_kind, rule, alternatives; and `unresolved`
        where that is not empty.
        """
        said: dict[str, Any] = {
            "expression": self.expression,
            "anchor": self.anchor.isoformat() if self.anchor else None,
            "anchor_kind": self.anchor_kind,
            "rule": self.rule,
            "alternatives": [
                {
                    "earliest": other.earliest.isoformat() if other.earliest else None,
                    "latest": other.latest.isoformat() if other.latest else None,
                    "why": other.why,
                }
                for other in self.alternatives
            ],
        }
        return said | {"unresolved": self.unresolved} if self.unresolved else said


class Mention(NamedTuple):
    """A span of text that means a date, a party, a person or a venue.

    `kind` is "date", "party", "person" or "venue". `name` is the canonical name (for a date its EDTF string, or its
    TIMEX3 value when it has no place on the calendar). `when` is set for dates only.
    """

    start: int
    end: int
    text: str
    kind: str
    name: str
    why: str
    when: When | None = None


class Part(NamedTuple):
    """One party or person in a sighting: exactly one of `party` and `person` is a canonical name."""

    party: str | None
    person: str | None
    role: str = "negotiator"
    attendance: str = "reported"


class Sighting(NamedTuple):
    """A passage that seems to tell of an event of the talks. Two sightings of one text never share a span.

    `confidence` is between 0 and 1; `why` lists the reasons, one short sentence each. `attributed_to` is whose word it
    is in the text's own words; `via` the outlet or agency it came through and `speaker` who spoke, in one spelling.
    """

    start: int
    end: int
    quote: str
    kind: str
    phase: str
    when: When | None
    venue: str | None
    parts: tuple[Part, ...]
    outcome: str
    outcome_text: str
    attributed_to: str
    confidence: float
    why: tuple[str, ...]
    via: str = ""
    speaker: str = ""


class Unknown(NamedTuple):
    """A name beside an event that the lexicon lacks; `what` is "person" or "venue", `why` the row that found it."""

    start: int
    end: int
    text: str
    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one text: its sentences as spans, its mentions, sightings and unknown names in order."""

    version: str
    reference_date: date | None
    reference_basis: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    sightings: tuple[Sighting, ...]
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name in a text for a known thing; `loaded` marks a partisan term, never shown as a label."""

    text: str
    lang: str = "en"
    loaded: bool = False


@dataclass(frozen=True, slots=True)
class LexiconParty:
    """A party and its aliases; `kind` is state, movement, organisation, authority or group."""

    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconPerson:
    """A person, the canonical name of the party he or she speaks for (or None), and aliases."""

    name: str
    party: str | None
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconVenue:
    """A venue, its ISO 3166-1 alpha-2 country code, and aliases."""

    name: str
    country: str
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names that reading knows."""

    parties: tuple[LexiconParty, ...] = ()
    persons: tuple[LexiconPerson, ...] = ()
    venues: tuple[LexiconVenue, ...] = ()

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> "Lexicon":
        """Build from the lexicon file's shape: `{"parties": [...], "persons": [...], "venues": [...]}`.

        Raises ValueError naming the entry and the fault when a name is missing or has the wrong type.
        """
        return cls(
            tuple(
                LexiconParty(_name(row, "party"), row.get("kind", "group"), _aliases(row))
                for row in record.get("parties", ())
            ),
            tuple(
                LexiconPerson(_name(row, "person"), row.get("party"), _aliases(row))
                for row in record.get("persons", ())
            ),
            tuple(
                LexiconVenue(_name(row, "venue"), row.get("country") or "", _aliases(row))
                for row in record.get("venues", ())
            ),
        )


def _name(row: Any, what: str) -> str:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise ValueError(f"lexicon: a {what} needs a name, a string; got {row!r}")
    name: str = row["name"]
    return name.strip()


def _aliases(row: dict[str, Any]) -> tuple[Alias, ...]:
    found = []
    for alias in row.get("aliases", ()):
        entry = {"text": alias} if isinstance(alias, str) else alias
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or not entry["text"].strip():
            raise ValueError(f"lexicon: {row['name']}: an alias is a string or {{text, lang, loaded}}; got {alias!r}")
        found.append(Alias(entry["text"].strip(), entry.get("lang") or "en", bool(entry.get("loaded"))))
    return tuple(found)
