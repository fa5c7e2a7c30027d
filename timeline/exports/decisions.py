"""What was decided beside the events, as JSON Lines: origins, quotes told apart, and what left the public record."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from articles.history import history_of

from .. import queries
from ..models import Event, OriginLink, QuoteVariant, Round, Status
from ..models.days import days_of
from .sites import Site

Object = dict[str, Any]

_HISTORY = history_of(Event)


def origins(site: Site) -> Iterator[Object]:
    """Decisions that reports, or quotes of one event, have one origin or have not, where both are public."""
    articles, citations = queries.public_articles().values("pk"), queries.public_citations().order_by().values("pk")
    of_articles = Q(article__in=articles, other_article__in=articles)
    of_citations = Q(citation__in=citations, other_citation__in=citations)
    for row in OriginLink.objects.filter(of_articles | of_citations).order_by("id"):
        what = "citations" if row.citation_id else "articles"
        first, other = row.citation_id or row.article_id, row.other_citation_id or row.other_article_id
        yield {"kind": row.kind, what: [first, other], "reason": row.reason, "added": row.added}


def variants(site: Site) -> Iterator[Object]:
    """Public quotes of one speaker that differ in a word that matters, and where."""
    rows = QuoteVariant.objects.filter(first__event__status=Status.PUBLISHED, second__event__status=Status.PUBLISHED)
    for row in rows.order_by("first_id", "second_id"):
        yield {"first": row.first_id, "second": row.second_id, "differences": row.differences}


def gone(site: Site) -> Iterator[Object]:
    """Events and rounds that are public no more, as they were told last: retracted, or merged into another."""
    left = _as_told_last()
    known = numbers_known()
    for row in sorted(left.values(), key=lambda row: row.pgh_obj_id):
        now = row.now
        if now.merged_into_id is None or now.merged_into_id in known:
            yield _event(row, now)
    for merged in Round.objects.filter(status=Status.MERGED, merged_into__status=Status.PUBLISHED).order_by("slug"):
        into = merged.merged_into and merged.merged_into.slug
        yield {"record": "round", "slug": merged.slug, "name": merged.name, "merged_into": into}


def numbers_known() -> set[int]:
    """The numbers of the events that others may name: those from which or into which others came."""
    named = Event.objects.filter(Q(split_off__isnull=False) | Q(merged__isnull=False))
    public = set(named.filter(status=Status.PUBLISHED).values_list("pk", flat=True))
    return public | {number for number, row in _as_told_last().items() if row.now.merged_into_id is None}


def _event(row: Any, now: Event) -> Object:
    when = days_of(row.days, row.precision)
    assert when is not None, "an event has days"
    return {
        "record": "event", "id": now.pk, "slug": row.slug, "title": row.title, "kind": row.kind, "phase": row.phase,
        "when": {"earliest": when.earliest, "latest": when.latest, "precision": when.precision},
        "status": now.status, "merged_into": now.merged_into_id, "reason": now.editorial_reason,
        "created": now.created, "updated": now.updated,
    }  # fmt: skip


def _as_told_last() -> dict[int, Any]:
    """By number, the last row of history in which an event was public that is not now, or by which it was loaded so.

    Each has the event as it is `now`: what it says since then is nobody's business but the analysts'.
    """
    left = {event.pk: event for event in Event.objects.filter(status__in=(Status.RETRACTED, Status.MERGED))}
    told = Q(status=Status.PUBLISHED) | Q(pgh_label="insert", status__in=(Status.RETRACTED, Status.MERGED))
    rows = _HISTORY.objects.filter(told, pgh_obj_id__in=left or {0}).order_by("pgh_obj_id", "-pgh_id")
    found = {row.pgh_obj_id: row for row in rows.distinct("pgh_obj_id")}
    for number, row in found.items():
        row.now = left[number]
    return found
