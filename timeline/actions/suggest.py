"""Reading articles, and keeping what was found as suggestions for an analyst to decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from articles import actions as evidence
from articles.history import acting
from articles.models import Version
from articles.reading import VERSION, Lexicon, Reading, Sighting, read

from .. import matching, queries
from ..models import Citation, Decision, Event, Party, Person, SuggestedPart, Suggestion, Venue
from .unknown import note_unknown


@dataclass(frozen=True, slots=True)
class Tally:
    """How many texts were read, and how many suggestions were new, refreshed, dropped or already decided."""

    read: int = 0
    new: int = 0
    refreshed: int = 0
    dropped: int = 0
    decided: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.read + other.read,
            self.new + other.new,
            self.refreshed + other.refreshed,
            self.dropped + other.dropped,
            self.decided + other.decided,
        )


class Names:
    """The record's names, loaded once for many texts: the lexicon for reading, and the rows that names mean."""

    def __init__(self) -> None:
        self.lexicon: Lexicon = queries.lexicon()
        self.parties = {party.name: party for party in Party.objects.all()}
        self.persons = {person.name: person for person in Person.objects.all()}
        self.venues = {venue.name: venue for venue in Venue.objects.all()}


def newest_versions(*, articles: Iterable[int] | None = None, unread_only: bool = True) -> QuerySet[Version]:
    """The newest text of each article: of those named, or of all; only those this engine has not read, unless told."""
    newest = Version.objects.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
    versions = Version.objects.filter(number=Subquery(newest)).select_related("article__outlet").order_by("id")
    if articles is not None:
        versions = versions.filter(article__in=list(articles))
    return versions.exclude(read_with=VERSION) if unread_only else versions


def reading_of(version: Version, lexicon: Lexicon) -> Reading:
    """What the engine finds in a stored text."""
    article = version.article
    return read(
        version.text,
        reference_date=article.published,
        reference_basis=article.published_basis,
        lexicon=lexicon,
        headline=article.headline,
        outlet=article.outlet.name if article.outlet else "",
        page_date=article.page_date,
        skip=version.boilerplate.values_list("start", "end"),
    )


@transaction.atomic
def suggest(*, version: Version, names: Names, at: datetime) -> Tally:
    """Read a text and store one suggestion a sighting, and the names beside them that the record lacks.

    Reading twice suggests once: a waiting suggestion is refreshed, a decided passage stays decided (in this version
    and, word for word, in earlier ones), and a waiting one that is no longer found is dropped.
    """
    version = Version.objects.select_for_update(of=("self",)).select_related("article__outlet").get(pk=version.pk)
    reading = reading_of(version, names.lexicon)
    known = list(version.suggestions.all())
    decided = [row for row in known if row.decision != Decision.WAITING]
    waiting = [row for row in known if row.decision == Decision.WAITING]
    settled = set(
        Suggestion.objects.filter(version__article=version.article_id, version__number__lt=version.number)
        .exclude(decision=Decision.WAITING)
        .values_list("quote", flat=True)
    )
    open_to_decide = [
        sighting
        for sighting in reading.sightings
        if sighting.quote not in settled and not any(same_passage(row, sighting) for row in decided)
    ]
    pairs = paired(open_to_decide, waiting)
    stale = {row.pk for row in waiting} - {row.pk for _, row in pairs if row}
    with acting("suggest", None, engine=VERSION):
        Suggestion.objects.filter(pk__in=stale).delete()
        for sighting, row in pairs:
            _store(row or Suggestion(version=version), sighting, names)
        note_unknown(version=version, found=reading.unknown)
        evidence.mark_read(versions=[version], engine=VERSION, at=at)
    refreshed = sum(row is not None for _, row in pairs)
    return Tally(1, len(pairs) - refreshed, refreshed, len(stale), len(reading.sightings) - len(pairs))


def paired(sightings: Iterable[Sighting], waiting: Iterable[Suggestion]) -> list[tuple[Sighting, Suggestion | None]]:
    """Each sighting with the waiting suggestion of its passage: the same span, else one that mostly overlaps it."""
    found = list(sightings)
    rows = {(row.start, row.end): row for row in waiting}
    pairs = {(sighting.start, sighting.end): rows.pop((sighting.start, sighting.end), None) for sighting in found}
    for sighting in found:
        if pairs[sighting.start, sighting.end] is None:
            near = next((span for span, row in rows.items() if same_passage(row, sighting)), None)
            pairs[sighting.start, sighting.end] = rows.pop(near) if near else None
    return [(sighting, pairs[sighting.start, sighting.end]) for sighting in found]


def same_passage(row: Suggestion | Citation, sighting: Sighting) -> bool:
    """Whether a stored passage and a sighting are mostly the same words."""
    shared = min(row.end, sighting.end) - max(row.start, sighting.start)
    return shared * 2 >= min(row.end - row.start, sighting.end - sighting.start)


def _store(row: Suggestion, sighting: Sighting, names: Names) -> None:
    row.start, row.end, row.quote = sighting.start, sighting.end, sighting.quote
    row.kind, row.phase = sighting.kind, sighting.phase
    basis = sighting.when.basis() if sighting.when else {}
    if not (row.basis.get("chosen") and row.basis.get("anchor") == basis.get("anchor")):  # an analyst's choice stays
        row.when = sighting.when.days if sighting.when else None
        row.basis = basis
    row.venue = names.venues.get(sighting.venue or "")
    row.outcome, row.outcome_text = sighting.outcome, sighting.outcome_text[:300]
    row.attributed_to = sighting.attributed_to[:200]
    row.via, row.speaker = sighting.via[:200], sighting.speaker[:200]
    row.confidence = sighting.confidence
    row.why = list(sighting.why)
    row.read_with = VERSION
    parts = [
        SuggestedPart(
            party=names.parties.get(part.party or ""),
            person=names.persons.get(part.person or ""),
            role=part.role,
            attendance=part.attendance,
        )
        for part in sighting.parts
    ]
    _liken(row, sighting)
    row.save()
    row.parts.all().delete()
    for part in parts:
        part.suggestion = row
    SuggestedPart.objects.bulk_create(parts)


def _liken(row: Suggestion, sighting: Sighting) -> None:
    """Name the event of the record that the sighting most probably tells of, when one is likely enough."""
    ranked = likely_events(
        matching.Telling(
            sighting.kind,
            row.when,
            sighting.venue,
            frozenset(part.party for part in sighting.parts if part.party),
            frozenset(part.person for part in sighting.parts if part.person),
        )
    )
    if ranked and ranked[0][1].score >= matching.SAME:
        row.near, row.near_score, row.near_why = ranked[0][0], ranked[0][1].score, list(ranked[0][1].why)
    else:
        row.near, row.near_score, row.near_why = None, None, []


def likely_events(telling: matching.Telling) -> list[tuple[Event, matching.Likeness]]:
    """Events of the record near a telling, the likeliest first, with the reasons; impossible ones left out."""
    scored = [
        (event, matching.score(telling, queries.telling_of(event))) for event in queries.events_near(telling.days)
    ]
    return sorted(((e, s) for e, s in scored if s.score > 0), key=lambda pair: (-pair[1].score, pair[0].pk))
