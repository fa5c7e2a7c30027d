"""Laws of the record over more than one row: a published event rests on at least one citation, and whatever forwards
leads straight to something readers can open.

All are constraint triggers checked when the transaction ends, so that rows which need each other can be written in
any order.
"""

import pgtrigger

_UNCITED = """
    IF EXISTS (SELECT 1 FROM timeline_event e WHERE e.id = {event} AND e.status = 'published')
       AND NOT EXISTS (SELECT 1 FROM timeline_citation c WHERE c.event_id = {event}) THEN
        RAISE EXCEPTION 'event % is published and rests on no citation; cite an article or leave it a draft', {event}
        USING ERRCODE = 'check_violation', CONSTRAINT = 'timeline_event_published_is_cited', TABLE = 'timeline_event';
    END IF;
    RETURN NULL;
"""


def published_is_cited() -> pgtrigger.Trigger:
    """An event that is, or becomes, published has a citation when the transaction ends."""
    return pgtrigger.Trigger(
        name="published_is_cited",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
        condition=pgtrigger.Q(new__status="published"),
        func=_UNCITED.format(event="NEW.id"),
    )


def cited_while_published() -> pgtrigger.Trigger:
    """A citation taken from a published event is not its last."""
    return pgtrigger.Trigger(
        name="cited_while_published",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Delete | pgtrigger.UpdateOf("event_id"),
        func=_UNCITED.format(event="OLD.event_id"),
    )


def forwards_to_the_living() -> pgtrigger.Trigger:
    """A merged event forwards to one that is not merged itself, so that there are no chains and no circles; and what
    readers could open before never forwards to something they may not."""
    return pgtrigger.Trigger(
        name="forwards_to_the_living",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id", "status"),
        declare=[("mine", "timeline_event%ROWTYPE"), ("target", "timeline_event%ROWTYPE")],
        func="""
            SELECT * INTO mine FROM timeline_event WHERE id = NEW.id;
            IF mine.merged_into_id IS NOT NULL THEN
                SELECT * INTO target FROM timeline_event WHERE id = mine.merged_into_id FOR SHARE;
                IF target.merged_into_id IS NOT NULL
                    OR EXISTS (SELECT 1 FROM timeline_event WHERE merged_into_id = mine.id) THEN
                    RAISE EXCEPTION 'event % forwards to event %: one of them is a step of a longer way',
                        mine.id, target.id
                    USING ERRCODE = 'check_violation', CONSTRAINT = 'timeline_event_forwards_to_the_living',
                          TABLE = 'timeline_event';
                END IF;
            END IF;
            IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND (
                mine.status = 'merged' AND target.status NOT IN ('published', 'retracted')
                OR mine.status IN ('draft', 'in_review')
                   AND EXISTS (SELECT 1 FROM timeline_event WHERE merged_into_id = mine.id)
            ) THEN
                RAISE EXCEPTION 'event % was public; its address cannot lead to a draft', mine.id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'timeline_event_forwards_to_the_living',
                      TABLE = 'timeline_event';
            END IF;
            RETURN NULL;
        """,
    )
