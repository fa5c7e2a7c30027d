"""Laws between events: where a merged one leads, and what belongs to a round."""

from collections.abc import Iterator

from .. import queries
from ..models import Status
from .laws import Law, Reckoned

APART = 7
"""Days that may lie between neighbouring events of one round without a reason, where its rule states no days."""


def _outside_rules() -> Iterator[tuple[str, str]]:
    for event, reasons in queries.breaking_rules():
        if event.status == Status.PUBLISHED and not event.editorial_reason:
            yield f"event {event.pk}", f"it does not fit the rule of the round {event.round}: {'; '.join(reasons)}"


FORWARDS = (
    Law(
        "a forward leads to a public event",
        """
        SELECT format('event %%s', e.id), CASE
               WHEN e.status <> 'merged' THEN format('it leads to event %%s and is not merged', e.merged_into_id)
               WHEN t.id IS NULL THEN 'it is merged and leads nowhere'
               ELSE format('it was merged into event %%s, which is %%s', t.id, t.status) END
          FROM timeline_event e LEFT JOIN timeline_event t ON t.id = e.merged_into_id
         WHERE (e.status = 'merged') <> (e.merged_into_id IS NOT NULL)
            OR (e.status = 'merged' AND coalesce(t.status, '') NOT IN ('published', 'retracted', 'draft', 'in_review'))
         ORDER BY e.id
        """,
        "Undo the merge, or merge the event into the one that stands for it.",
    ),
    Law(
        "a round that was merged leads to one that stands, which has its events",
        """
        SELECT format('round %%s', r.id), CASE
               WHEN r.status <> 'merged' THEN format('it leads to round %%s and is not merged', r.merged_into_id)
               WHEN t.id IS NULL THEN 'it is merged and leads nowhere'
               WHEN t.status = 'merged' THEN format('it was merged into round %%s, which is merged', t.id)
               ELSE 'it was merged, and still has events' END
          FROM timeline_round r LEFT JOIN timeline_round t ON t.id = r.merged_into_id
         WHERE (r.status = 'merged') <> (r.merged_into_id IS NOT NULL)
            OR (r.status = 'merged' AND (coalesce(t.status, 'merged') = 'merged'
                OR EXISTS (SELECT 1 FROM timeline_event e WHERE e.round_id = r.id))) ORDER BY r.id
        """,
        "Undo the merge, or merge the round into the one that stands for it.",
    ),
    Reckoned(
        "an event fits the rule of its round, or says why not",
        _outside_rules,
        "Take the event out of the round, correct its days or venue, or give it an editorial reason.",
    ),
    Law(
        "the days of an event lie in its round, or the event says why not",
        """
        SELECT format('event %%s', e.id),
               format('its days %%s lie more than %%s days from every other event of the round %%s', e.days, %s, r.name)
          FROM timeline_event e JOIN timeline_round r ON r.id = e.round_id
         WHERE e.status = 'published' AND e.editorial_reason = '' AND r.rule_days IS NULL
           AND EXISTS (SELECT 1 FROM timeline_event o
                        WHERE o.round_id = r.id AND o.id <> e.id AND o.status = 'published')
           AND NOT EXISTS (SELECT 1 FROM timeline_event o
                            WHERE o.round_id = r.id AND o.id <> e.id AND o.status = 'published'
                              AND o.days && daterange(lower(e.days) - %s, upper(e.days) + %s)) ORDER BY e.id
        """,
        "Take the event out of the round, correct its days, or give it an editorial reason.",
        (APART, APART, APART),
    ),
)
