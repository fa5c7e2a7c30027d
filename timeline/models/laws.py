"""Laws of the record over more than one row: a published event rests on at least one citation.

Both are constraint triggers checked when the transaction ends, so that an event and its first citation can be written
in either order.
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
