"""Laws of origins: what analysts decide on, and quotes that are told apart."""

from collections.abc import Iterator

from ..models import QuoteVariant
from ..variants import differences
from .laws import Law, Reckoned


def _no_longer_told_apart() -> Iterator[tuple[str, str]]:
    rows = QuoteVariant.objects.select_related("first", "second").defer("first__search", "second__search")
    for row in rows.order_by("pk").iterator():
        first, second = row.first, row.second
        told = [(one.kind, one.first, one.second) for one in differences(first.quote, second.quote)]
        kept = [(one["kind"], _span(one["first"]), _span(one["second"])) for one in row.differences]
        where = f"quote variant {row.pk}"
        if first.speaker != second.speaker:
            yield where, f"citations {first.pk} and {second.pk} quote two speakers"
        elif told != kept:
            yield where, f"the quotes of citations {first.pk} and {second.pk} do not differ as it says"


def _span(kept: list[int] | None) -> tuple[int, ...] | None:
    return None if kept is None else tuple(kept)


ORIGINS = (
    Law(
        "a decision on origins is about two articles, or two citations of one event, and says why",
        """
        SELECT format('decision on origins %%s', l.id), CASE
               WHEN l.reason = '' THEN 'it gives no reason'
               WHEN c.event_id <> o.event_id
               THEN format('its citations belong to events %%s and %%s', c.event_id, o.event_id)
               ELSE 'it does not name two articles, or two citations, each pair in the order of its numbers' END
          FROM timeline_originlink l
          LEFT JOIN timeline_citation c ON c.id = l.citation_id
          LEFT JOIN timeline_citation o ON o.id = l.other_citation_id
         WHERE l.reason = '' OR c.event_id <> o.event_id
            OR NOT coalesce(l.article_id < l.other_article_id AND num_nonnulls(l.citation_id, l.other_citation_id) = 0
                         OR l.citation_id < l.other_citation_id AND num_nonnulls(l.article_id, l.other_article_id) = 0,
                            false) ORDER BY l.id
        """,
        "Take the decision back, and decide on two articles or on two citations of one event.",
    ),
    Reckoned(
        "quotes that are told apart differ as it is said",
        _no_longer_told_apart,
        "Take one of the two citations out and cite its words again: they are then held against the others anew.",
    ),
)
