"""Laws between events: where a merged one leads, and the days of a round."""

from .laws import Law

APART = 7
"""Days that may lie between neighbouring events of one round without a reason."""

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
        "the days of an event lie in its round, or the event says why not",
        """
        SELECT format('event %%s', e.id),
               format('its days %%s lie more than %%s days from every other event of the round %%s', e.days, %s, r.name)
          FROM timeline_event e JOIN timeline_round r ON r.id = e.round_id
         WHERE e.status = 'published' AND e.editorial_reason = ''
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
