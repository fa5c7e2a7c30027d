"""Flagging citations that quote one speaker nearly alike, but for a word that matters."""

from collections.abc import Iterable
from itertools import chain

from django.db.models import QuerySet

from ..models import Citation, QuoteVariant
from ..sources import source_of
from ..variants import WITHIN, differences

MOST = 300
"""How many other citations of a speaker, printed within days, one citation is held against; the newest first."""


def flag_variants(*, citations: Iterable[Citation]) -> int:
    """Work out anew which other citations these are variants of; answers how many pairs were found.

    Only citations of the same named speaker are compared, whose articles were published within days of each other:
    the price for one citation does not grow with the record.
    """
    found: dict[tuple[int, int], QuoteVariant] = {}
    rows = list(citations)
    for citation in rows:
        for other in _near(citation):
            first, second = sorted((citation, other), key=lambda row: row.pk)
            if told := differences(first.quote, second.quote):
                found[first.pk, second.pk] = QuoteVariant(
                    first=first,
                    second=second,
                    differences=[{"kind": one.kind, "first": one.first, "second": one.second} for one in told],
                )
    numbers = [row.pk for row in rows]
    for stale in chain(QuoteVariant.objects.filter(first__in=numbers), QuoteVariant.objects.filter(second__in=numbers)):
        stale.delete()
    QuoteVariant.objects.bulk_create(found.values(), ignore_conflicts=True)
    return len(found)


def _near(citation: Citation) -> QuerySet[Citation]:
    article = citation.version.article
    if not source_of(citation.speaker) or article.published is None:
        return Citation.objects.none()
    days = (article.published - WITHIN, article.published + WITHIN)
    others = Citation.objects.filter(speaker=citation.speaker, version__article__published__range=days)
    return others.exclude(version__article=article).only("quote").order_by("-id")[:MOST]
