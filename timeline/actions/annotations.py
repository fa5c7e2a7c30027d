"""Taking in W3C Web Annotations: each rests an event of the record on words of one of its articles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting
from articles.models import Article, Version
from articles.reading.quotes import ALTERED, GONE, Again, find_quote

from ..models import Event, Status
from .events import Passage, check_open, cite

NEW, KNOWN, CHANGED = "new", "known", "altered"
_OF_ARTICLE = re.compile(r"/articles/(\d{1,18})/$")
_OF_EVENT = re.compile(r"/events/(\d{1,18})(?:-[-\w]+)?/(?:\?.*)?$")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one annotation: new, known, or altered, with the words that the event now rests on."""

    state: str
    event: Event
    words: str


def annotations_in(document: Any) -> Iterator[dict[str, Any]]:
    """The annotations of an Annotation, an AnnotationPage, an AnnotationCollection with its pages, or a list of them.

    Raises Refusal for anything else.
    """
    if isinstance(document, list):
        for part in document:
            yield from annotations_in(part)
        return
    kinds = _list(document.get("type")) if isinstance(document, dict) else []
    if "Annotation" in kinds:
        yield document
    elif "AnnotationPage" in kinds:
        yield from annotations_in(_list(document.get("items")))
    elif "AnnotationCollection" in kinds and isinstance(document.get("first"), dict):
        yield from annotations_in(document["first"])
    else:
        raise Refusal("this is no Annotation, AnnotationPage, or AnnotationCollection with its first page")


@transaction.atomic
def take_annotation(*, annotation: dict[str, Any], by: User | None, at: datetime) -> Taken:
    """Rest the event that an annotation is tagged with on the words that it selects.

    The words are looked for in the text that the annotation names by its hash, else in the newest: exactly, then by
    what surrounds them, then by likeness. Other words than the selected ones are taken for a draft only. Raises
    Refusal naming what does not fit.
    """
    event, article = _event(annotation), _article(annotation)
    check_open(event)
    quote, position, cached = _selected(annotation)
    version = _version(article, cached)
    found = _find(quote, position, version.text)
    if found.state == GONE:
        raise Refusal(f"the words {quote.get('exact', '')[:60]!r} are not in article {article.pk}")
    words = version.text[found.start : found.end]
    if found.state == ALTERED and event.status == Status.PUBLISHED:
        raise Refusal(f"event {event.pk} is public, and the article says {words[:60]!r} instead; cite that by hand")
    known = event.citations.filter(version=version, start=found.start, end=found.end).exists()
    with acting("take_annotation", by, annotation=str(annotation.get("id", ""))[:500]):
        cite(event=event, passage=Passage(version, found.start, found.end), by=by, at=at)
    return Taken(KNOWN if known else CHANGED if found.state == ALTERED else NEW, event, words)


def _find(quote: dict[str, Any], position: dict[str, Any], text: str) -> Again:
    start, end = position.get("start"), position.get("end")
    exact = quote.get("exact", "")
    placed = isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
    if placed and (not exact or text[start:end] == exact):
        return Again("unchanged", start, end)  # type: ignore[arg-type]
    near = start if isinstance(start, int) else None
    return find_quote(exact, quote.get("prefix", ""), quote.get("suffix", ""), text, near=near)


def _selected(annotation: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], str]:
    """The selector by quote, the one by position ({} where there is none), and the address of the text's hash."""
    target = _target(annotation)
    flat = list(_selectors(target.get("selector")))
    quote = next((s for s in flat if s.get("type") == "TextQuoteSelector" and isinstance(s.get("exact"), str)), {})
    position = next((s for s in flat if s.get("type") == "TextPositionSelector"), {})
    if not quote and not position:
        raise Refusal("the target has neither a TextQuoteSelector nor a TextPositionSelector")
    states = [state for state in _list(target.get("state")) if isinstance(state, dict)]
    cached = next((str(c) for state in states for c in _list(state.get("cached")) if str(c).startswith("ni:")), "")
    return quote, position, cached


def _selectors(selector: Any) -> Iterator[dict[str, Any]]:
    for found in _list(selector):
        if isinstance(found, dict):
            yield found
            yield from _selectors(found.get("refinedBy"))


def _version(article: Article, cached: str) -> Version:
    versions = list(article.versions.order_by("-number"))
    return next((version for version in versions if version.named_by_hash == cached), versions[0])


def _article(annotation: dict[str, Any]) -> Article:
    source = _source(_target(annotation))
    number = _OF_ARTICLE.search(source)
    article = Article.objects.filter(pk=number[1]).first() if number else Article.objects.filter(url=source).first()
    if source == "" or article is None:
        raise Refusal(f"the target {source!r} is no article of this record; import it first")
    return article


def _event(annotation: dict[str, Any]) -> Event:
    for body in _list(annotation.get("body")):
        number = _OF_EVENT.search(_source(body))
        event = Event.objects.select_related("merged_into").filter(pk=number[1]).first() if number else None
        if event is not None:
            return event.merged_into or event
    raise Refusal("no body names an event of this record by the address of its page")


def _target(annotation: dict[str, Any]) -> dict[str, Any]:
    [target] = _list(annotation.get("target"))[:1] or [{}]
    return target if isinstance(target, dict) else {"source": target}


def _source(resource: Any) -> str:
    source = resource.get("source", resource.get("id", "")) if isinstance(resource, dict) else resource
    source = source.get("id", "") if isinstance(source, dict) else source
    return source if isinstance(source, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
