"""Quotes that a correction of their article altered or took out, and that wait for an analyst."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from articles.models import Version
from articles.reading.quotes import find_again

from ..models import LOST, Citation

AROUND = 120
"""Characters shown before and after the likeliest place in the corrected text."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Where a quote likeliest stands in the corrected text: the words, and those before and after; empty when gone."""

    before: str
    words: str
    after: str


def quotes_waiting() -> QuerySet[Citation]:
    """Citations whose words the newest text of their article has no more, but for those an analyst kept despite it."""
    newest = Version.objects.filter(article=OuterRef("version__article")).order_by("-number").values("pk")[:1]
    lost = Citation.objects.filter(LOST).annotate(newest=Subquery(newest))
    waiting = lost.filter(Q(kept_despite=None) | ~Q(kept_despite=F("newest")))
    return waiting.select_related("event", "version__article__outlet").order_by("pk")


def likely(citation: Citation) -> Likely:
    """The likeliest place of a quote in the newest text of its article."""
    text = citation.version.article.current.text
    found = find_again(citation.version.text, citation.start, citation.end, text)
    if found.start < 0:
        return Likely("", "", "")
    start, end = found.start, found.end
    return Likely(text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])
