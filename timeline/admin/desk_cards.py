"""What the desk shows of a text: its suggestions with the known events they may tell of, and its mentions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.core.cache import cache
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from articles.models import Version
from articles.reading import VERSION, Mention, Unknown
from articles.reading.edtf import Days

from .. import matching, queries
from ..actions.suggest import Names, reading_of
from ..models import Decision, Event, SuggestedPart, Suggestion
from ..wording import in_words
from .desk_forms import CiteFields, RejectFields

MENTION_KINDS = {"date": "Dates", "party": "Parties", "person": "People", "venue": "Venues"}
MOST_CANDIDATES = 5
BEFORE, AFTER = 3, 12
"""How many suggestions before and after the one at hand are shown whole."""

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
    number: int = 0
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


@dataclass(slots=True)
class Stub:
    """A suggestion of which only the words are shown until somebody comes to it.

    `state` is how it is marked in the text, `address` the name of the address that answers it whole.
    """

    suggestion: Suggestion
    state: str
    address: str = "desk:card"

    @property
    def waiting(self) -> bool:
        """Whether it is still to be decided."""
        return self.state == Decision.WAITING

    def html(self, number: int, query: str) -> str:
        """The card; made here and not by a template, since a long text has hundreds."""
        row = self.suggestion
        return format_html(
            '<article class="desk-card stub {1}" id="s{0}" tabindex="-1" aria-labelledby="s{0}-title" data-kind="{1}"'
            ' data-start="{2}" data-end="{3}" data-card="{4}"><h3 id="s{0}-title">{5}. {6}, {7}</h3>'
            '<blockquote dir="auto">{8}</blockquote><a class="desk-locate" href="?{9}at={0}#s{0}">Open</a></article>',
            row.pk, self.state, row.start, row.end, reverse(self.address, args=[row.pk]), number,
            row.get_kind_display().capitalize(), row.get_phase_display(), row.quote, query,
        )  # fmt: skip


def _span(earliest: str | None, latest: str | None) -> str:
    return (earliest or "") if earliest == latest else f"{earliest or '..'} to {latest or '..'}"


def cards_of(
    version: Version, *, at: int | None = None, faults: dict[int, str] | None = None,
    typed: dict[int, dict[str, Any]] | None = None, judged: dict[int, str] | None = None,
) -> list[Card | Stub]:  # fmt: skip
    """A text's suggestions in reading order, in a fixed number of queries.

    Those around suggestion `at`, or around the first that waits, are whole, and so are those with `faults` (refusals)
    or `typed` (what was typed), by the id of the suggestion; the others are stubs until they are asked for, since a
    long text has hundreds. `judged` is what somebody says of them by himself, by id: then that counts, and not what
    was decided.
    """
    faults, typed = faults or {}, typed or {}
    rows: list[Any] = list(version.suggestions.order_by("start", "end"))
    if judged is None:
        stubs = [Stub(row, row.decision) for row in rows]
    else:
        stubs = [Stub(row, judged.get(row.pk, Decision.WAITING), "desk:second_card") for row in rows]
    places = {row.pk: n for n, row in enumerate(rows)}
    waiting = (n for n, stub in enumerate(stubs) if stub.waiting)
    middle = places.get(at or 0, next(waiting, 0))
    near = rows[max(0, middle - BEFORE) : middle + AFTER]
    wanted = {row.pk for row in near} | faults.keys() | typed.keys()
    whole = {card.suggestion.pk: card for card in whole_cards(version, wanted, faults=faults, typed=typed)}
    return [whole.get(stub.suggestion.pk) or stub for stub in stubs]


def numbered_card(version: Version, row: Suggestion) -> Card:
    """One suggestion with all that is shown of it, and its number in reading order."""
    [found] = whole_cards(version, [row.pk])
    found.number = version.suggestions.filter(Q(start__lt=row.start) | Q(start=row.start, end__lte=row.end)).count()
    return found


def whole_cards(
    version: Version, wanted: Collection[int], *, faults: dict[int, str] | None = None,
    typed: dict[int, dict[str, Any]] | None = None,
) -> list[Card]:  # fmt: skip
    """The suggestions of a text with all that is shown of each, in reading order."""
    faults, typed = faults or {}, typed or {}
    parts = SuggestedPart.objects.select_related("party", "person").order_by("id")
    rows: list[Any] = list(
        version.suggestions.filter(pk__in=wanted)
        .select_related("venue", "decided_by", "event")
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
    return named_in(version)[0]


def named_in(version: Version) -> tuple[tuple[Mention, ...], tuple[Unknown, ...]]:
    """What the engine finds named in a text, and the names there that the record lacked; remembered likewise."""
    article = version.article
    key = f"named:{VERSION}:{version.sha256}:{version.read_at}:{article.published}:{article.published_basis}"
    key = "".join(letter for letter in key if letter.isalnum() or letter in ":-.")
    found: tuple[tuple[Mention, ...], tuple[Unknown, ...]] | None = cache.get(key)
    if found is None:
        reading = reading_of(version, Names().lexicon)
        found = reading.mentions, reading.unknown
        cache.set(key, found, _REMEMBERED)
    return found


def grouped(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """Mentions by kind, each kind with its name in words and its buttons; kinds without any are left out."""
    rows = list(mentions)
    groups = [(kind, title, [one for one in rows if one.kind == kind]) for kind, title in MENTION_KINDS.items()]
    return [
        {"kind": kind, "title": title, "mentions": found, "buttons": format_html_join("", *_buttons(found))}
        for kind, title, found in groups
        if found
    ]


def _buttons(mentions: Iterable[Mention]) -> tuple[str, list[tuple[Any, ...]]]:
    """Mentions as buttons; made here and not by a template, since a long text has thousands."""
    form = (
        '<li><button type="button" data-kind="{}" data-start="{}" data-end="{}" title="{}">'
        "<bdi>{}</bdi> <small>{}</small></button></li>"
    )
    return form, [
        (one.kind, one.start, one.end, one.why, one.text, one.name if one.text != one.name else "")
        for one in mentions
    ]  # fmt: skip
