"""Reading one article again because its words or its day of publication changed, and what that would move."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import correct_reference_date
from articles.models import Article, PublishedBasis, Version
from articles.reading import Days, Lexicon, Sighting

from .. import queries
from ..models import Citation, Decision, Event, Status, Suggestion
from .suggest import Names, Tally, newest_versions, paired, reading_of, same_passage, suggest


@dataclass(frozen=True, slots=True)
class MovedSuggestion:
    """A waiting suggestion whose date another day of publication changes; None is a date not yet on the calendar."""

    suggestion: Suggestion
    old: Days | None
    new: Days | None


@dataclass(frozen=True, slots=True)
class MovedEvent:
    """A published event whose date rests on words that another day of publication changes; the words' new date."""

    event: Event
    citation: Citation
    old: Days
    new: Days | None


@dataclass(frozen=True, slots=True)
class Moves:
    """What another day of publication would change: waiting suggestions, and published events, which nothing moves
    before an editor does.
    """

    suggestions: tuple[MovedSuggestion, ...] = ()
    events: tuple[MovedEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Redated:
    """What a corrected day of publication did: the reading's tally, and what it moved or left for an editor to move."""

    tally: Tally
    moves: Moves


@transaction.atomic
def reread(*, article: Article, at: datetime) -> Tally:
    """Read an article's newest text, whether or not it was read before, and renew its waiting suggestions."""
    names = Names()
    found = (suggest(version=v, names=names, at=at) for v in newest_versions(articles=[article.pk], unread_only=False))
    return sum(found, Tally())


@transaction.atomic
def redate(
    *, article: Article, published: date | None, basis: str, note: str = "", by: User | None, at: datetime
) -> Redated:
    """Correct the day of publication and work out anew every waiting suggestion that may hang on it.

    Decided suggestions and events keep their dates; the published events that the new day speaks against are listed.
    Raises Refusal when a value does not fit.
    """
    moves = preview_redating(article=article, published=published)
    correct_reference_date(article=article, published=published, basis=basis, note=note, by=by, at=at)
    return Redated(reread(article=article, at=at), moves)


def preview_redating(*, article: Article, published: date | None) -> Moves:
    """What `redate` would change, without writing anything; `published` is the day it would set."""
    lexicon = queries.lexicon()
    suggestions = [
        moved
        for version in newest_versions(articles=[article.pk], unread_only=False)
        for moved in _moved_suggestions(version, _read_as_of(version, published, lexicon))
    ]
    cited = Version.objects.filter(article=article.pk, citations__event__status=Status.PUBLISHED).distinct()
    events = [
        moved
        for version in cited.select_related("article__outlet").order_by("id")
        for moved in _moved_events(version, published, lexicon)
    ]
    return Moves(tuple(suggestions), tuple(events))


def _read_as_of(version: Version, published: date | None, lexicon: Lexicon) -> tuple[Sighting, ...]:
    """What the engine finds in a text were it published on that day; the row in memory is put back as it was."""
    article = version.article
    stored = article.published, article.published_basis
    article.published, article.published_basis = published, PublishedBasis.ANALYST if published else ""
    try:
        return reading_of(version, lexicon).sightings
    finally:
        article.published, article.published_basis = stored


def _moved_suggestions(version: Version, sightings: tuple[Sighting, ...]) -> list[MovedSuggestion]:
    waiting = list(version.suggestions.filter(decision=Decision.WAITING).order_by("start"))
    moved = []
    for sighting, row in paired(sightings, waiting):
        new = sighting.when.days if sighting.when else None
        if row is not None and row.when != new:
            moved.append(MovedSuggestion(row, row.when, new))
    return moved


def _moved_events(version: Version, published: date | None, lexicon: Lexicon) -> list[MovedEvent]:
    """The public events dated by a passage of this text that another day of publication dates otherwise."""
    before = _read_as_of(version, version.article.published, lexicon)
    after = _read_as_of(version, published, lexicon)
    moved = []
    citations = version.citations.filter(event__status=Status.PUBLISHED).select_related("event").order_by("start", "id")
    for citation in citations:
        old, new = _days_at(citation, before), _days_at(citation, after)
        if old is not None and old != new and citation.event.when == old:
            moved.append(MovedEvent(citation.event, citation, old, new))
    return moved


def _days_at(citation: Citation, sightings: tuple[Sighting, ...]) -> Days | None:
    """The days that a reading gives to the cited words; None when it gives none."""
    here = next((sighting for sighting in sightings if same_passage(citation, sighting)), None)
    return here.when.days if here and here.when else None
