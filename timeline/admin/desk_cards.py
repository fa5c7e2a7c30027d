"""What the desk shows of a text: its suggestions with the known events they may tell of, and its mentions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db.models import Prefetch

from articles.models import Version
from articles.reading import VERSION, Mention
from articles.reading.edtf import Days

from .. import matching, queries
from ..actions.suggest import Names, reading_of
from ..models import Decision, Event, SuggestedPart, Suggestion
from ..wording import in_words
from .desk_forms import CiteFields, RejectFields

MENTION_KINDS = {"date": "Dates", "party": "Parties", "person": "People", "venue": "Venues"}
MOST_CANDIDATES = 5
_REMEMBERED = 3600  # seconds


@dataclass(slots=True)
class Candidate:
    """A known event that a passage may tell of, how likely, and why."""

    event: Event
    score: float
    why: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The likelihood in hundredths."""
        return round(self.score * 100)

    @property
    def when(self) -> str:
        """The event's date in words."""
        return in_words(self.event.when)


@dataclass(slots=True)
class Card:
    """A suggestion as the desk shows it, with its forms."""

    suggestion: Suggestion
    parts: list[SuggestedPart]
    candidates: list[Candidate]
    cite: CiteFields
    reject: RejectFields
    fault: str = ""
    when: str = field(init=False)
    alternatives: list[dict[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        row = self.suggestion
        self.when = in_words(row.when) if row.when else row.basis.get("unresolved", "")
        self.alternatives = [
            {"when": _span(other.get("earliest"), other.get("latest")), "why": other.get("why", "")}
            for other in self.suggestion.basis.get("alternatives", ())
        ]

    @property
    def waiting(self) -> bool:
        """Whether it is still to be decided."""
        return self.suggestion.decision == Decision.WAITING

    @property
    def likely(self) -> Candidate | None:
        """The known event that this is probably an account of, if one is likely enough."""
        return next((one for one in self.candidates[:1] if one.score >= matching.SAME), None)

    @property
    def percent(self) -> int:
        """The confidence in hundredths."""
        return round(self.suggestion.confidence * 100)


def _span(earliest: str | None, latest: str | None) -> str:
    return (earliest or "") if earliest == latest else f"{earliest or '..'} to {latest or '..'}"


def cards_of(version: Version, *, faults: dict[int, str], typed: dict[int, dict[str, Any]]) -> list[Card]:
    """A text's suggestions in reading order, in a fixed number of queries.

    `faults` are refusals and `typed` what was typed, by the id of the suggestion.
    """
    parts = SuggestedPart.objects.select_related("party", "person").order_by("id")
    rows: list[Any] = list(
        version.suggestions.select_related("venue", "decided_by", "event")
        .prefetch_related(Prefetch("parts", parts, to_attr="named"))
        .order_by("start", "end")
    )
    known = events_near_any(row.when for row in rows if row.decision == Decision.WAITING)
    return [
        Card(
            suggestion=row,
            parts=row.named,
            candidates=ranked(_telling(row), known) if row.decision == Decision.WAITING else [],
            cite=typed.get(row.pk, {}).get("cite") or CiteFields(auto_id=f"s{row.pk}_%s"),
            reject=typed.get(row.pk, {}).get("reject") or RejectFields(auto_id=f"s{row.pk}_%s"),
            fault=faults.get(row.pk, ""),
        )
        for row in rows
    ]


def events_near_any(days: Iterable[Days | None]) -> list[tuple[Event, matching.Telling]]:
    """Events near any of several tellings, with what the record says of each; in the queries of one."""
    spans = [queries.events_near(one) for one in dict.fromkeys(days) if one is not None]
    if not spans:
        return []
    return [(event, queries.telling_of(event)) for event in reduce(or_, spans)]


def ranked(telling: matching.Telling, known: Iterable[tuple[Event, matching.Telling]]) -> list[Candidate]:
    """The events that a telling may be of, the likeliest first."""
    found = []
    for event, said in known:
        likeness = matching.score(telling, said)
        near = telling.days is not None and said.days is not None and matching.apart(telling.days, said.days)
        if likeness.score > 0 and near is not False and near <= queries.NEAR:
            found.append(Candidate(event, likeness.score, likeness.why))
    return sorted(found, key=lambda one: (-one.score, one.event.pk))[:MOST_CANDIDATES]


def _telling(row: Any) -> matching.Telling:
    return matching.Telling(
        row.kind,
        row.when,
        row.venue.name if row.venue else None,
        frozenset(part.party.name for part in row.named if part.party),
        frozenset(part.person.name for part in row.named if part.person),
    )


def mentions_of(version: Version) -> tuple[Mention, ...]:
    """What the engine finds named in a text; remembered until the text is read again or its day is corrected."""
    article = version.article
    key = f"mentions:{VERSION}:{version.sha256}:{version.read_at}:{article.published}:{article.published_basis}"
    key = "".join(letter for letter in key if letter.isalnum() or letter in ":-.")
    found: tuple[Mention, ...] | None = cache.get(key)
    if found is None:
        found = reading_of(version, Names().lexicon).mentions
        cache.set(key, found, _REMEMBERED)
    return found


def grouped(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Mentions by kind, each kind with its name in words; kinds without any are left out."""
    rows = list(mentions)
    groups = [
        {"kind": kind, "title": title, "mentions": [one for one in rows if one.kind == kind]}
        for kind, title in MENTION_KINDS.items()
    ]
    return [group for group in groups if group["mentions"]]
