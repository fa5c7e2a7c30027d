"""Correcting the text of an article, and what becomes of the words that events rest on.

A quote whose words still stand moves with them. One whose words were altered or are gone stays on the text that it
was taken from, where readers see it with a mark that says so, until an analyst takes the corrected words, keeps the
printed ones, or drops the quote. Corrected words never become public by themselves.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles import actions as evidence
from articles.actions import Refusal
from articles.history import acting
from articles.models import Article, Boilerplate, Version
from articles.reading.quotes import CONTEXT, MOVED, UNCHANGED, find_again, find_quote

from ..models import Citation, CitationState, Event, Status
from .uniting import Follower, move


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected text, and how many quotes are unchanged, moved, altered and gone in it."""

    version: Version
    quotes: dict[str, int]


@transaction.atomic
def correct_text(*, article: Article, text: str, reason: str, by: User | None, at: datetime) -> Correction:
    """Store corrected text as the next version, and find every quote of the article again in it.

    Raises Refusal when the text is empty or the same as the newest version's.
    """
    with acting("correct_text", by, reason=reason):
        version = evidence.add_version(article=article, text=text, reason=reason, by=by, at=at)
        counted: Counter[str] = Counter()
        older = Citation.objects.filter(version__article=article).exclude(version=version)
        events = set()
        for citation in older.select_related("version", "event").select_for_update(of=("self",)).order_by("pk"):
            counted[_find_again(citation, version)] += 1
            events.add(citation.event)
        for event in events:
            event.save(update_fields=["updated"])
    return Correction(version, {state: counted[state] for state in CitationState.values})


@transaction.atomic
def take_corrected(*, citation: Citation, words: str, by: User | None) -> Citation:
    """Let a citation rest on words of the corrected text; of the same words in two places the likelier one is meant.

    Raises Refusal when they do not stand there, or the event cites them already.
    """
    citation = _waiting(citation)
    version = citation.version.article.current
    found = find_quote(words, citation.prefix, citation.suffix, version.text, near=citation.start)
    if not words or found.state != UNCHANGED:
        raise Refusal("these words do not stand in the corrected text; copy them from it exactly")
    if citation.event.citations.filter(version=version, start=found.start, end=found.end).exists():
        raise Refusal("the event cites these words of the corrected text already; drop the old quote")
    with acting("take_corrected", by):
        _anchor(citation, version, found.start, found.end, CitationState.UNCHANGED)
        citation.event.save(update_fields=["updated"])
    return citation


@transaction.atomic
def keep_printed(*, citation: Citation, by: User | None) -> Citation:
    """Go on resting on words as they were first printed, though the corrected text has them no more; the mark stays."""
    citation = _waiting(citation)
    with acting("keep_printed", by):
        citation.kept_despite = citation.version.article.current
        citation.save()
    return citation


@transaction.atomic
def drop_quote(*, citation: Citation, reason: str, by: User | None) -> None:
    """Rest an event no longer on words that a correction altered or took out.

    Raises Refusal when a public event rests on nothing else.
    """
    citation = _waiting(citation)
    event = citation.event
    if event.status == Status.PUBLISHED and event.citations.count() == 1:
        raise Refusal(f"event {event.pk} rests on these words alone; retract it, or cite another report first")
    with acting("drop_quote", by, reason=reason):
        told = event.suggestions.filter(version=citation.version_id, start__lt=citation.end, end__gt=citation.start)
        told.update(event=None)  # decided they stay, but lead to no words of this event any more
        citation.delete()
        event.save(update_fields=["updated"])


@transaction.atomic
def mark_boilerplate(*, version: Version, start: int, end: int, by: User | None, at: datetime) -> Boilerplate:
    """Mark a passage as part of the page and not of the report. Raises Refusal when an event cites words of it."""
    cited = Citation.objects.filter(version=version, start__lt=end, end__gt=start).select_related("event").first()
    if cited:
        raise Refusal(f"event {cited.event_id} rests on words in this passage; it is no boilerplate, or drop the quote")
    return evidence.mark_boilerplate(version=version, start=start, end=end, by=by, at=at)


def _find_again(citation: Citation, version: Version) -> str:
    found = find_again(citation.version.text, citation.start, citation.end, version.text)
    if found.state not in (UNCHANGED, MOVED):
        citation.state = found.state
        citation.save()
        return found.state
    event: Event = citation.event
    twin = event.citations.filter(version=version, start=found.start, end=found.end).first()
    if twin:
        move([Follower(citation, "event", twin)], event)
    else:
        _anchor(citation, version, found.start, found.end, found.state)
    return found.state


def _anchor(citation: Citation, version: Version, start: int, end: int, state: str) -> None:
    text = version.text
    citation.version, citation.start, citation.end, citation.quote = version, start, end, text[start:end]
    citation.prefix, citation.suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    citation.state, citation.kept_despite = state, None
    citation.save()


def _waiting(citation: Citation) -> Citation:
    found = Citation.objects.select_for_update(of=("self",)).select_related("version__article", "event")
    locked = found.get(pk=citation.pk)
    if locked.state not in (CitationState.ALTERED, CitationState.GONE):
        raise Refusal(f"the words of citation {locked.pk} stand in the newest text; there is nothing to decide")
    return locked
