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


def forwards_to_the_living(what: str) -> pgtrigger.Trigger:
    """A merged event or round forwards to one that is not merged itself, so that there are no chains and no circles.

    And what readers could open before never forwards to something they may not open.
    """
    table = f"timeline_{what}"
    return pgtrigger.Trigger(
        name="forwards_to_the_living",
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id", "status"),
        declare=[("mine", f"{table}%ROWTYPE"), ("target", f"{table}%ROWTYPE")],
        func=f"""
            SELECT * INTO mine FROM {table} WHERE id = NEW.id;
            IF mine.merged_into_id IS NOT NULL THEN
                SELECT * INTO target FROM {table} WHERE id = mine.merged_into_id FOR SHARE;
                IF target.merged_into_id IS NOT NULL
                    OR EXISTS (SELECT 1 FROM {table} WHERE merged_into_id = mine.id) THEN
                    RAISE EXCEPTION '{what} % forwards to {what} %: one of them is a step of a longer way',
                        mine.id, target.id
                    USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_forwards_to_the_living',
                          TABLE = '{table}';
                END IF;
            END IF;
            IF TG_OP = 'UPDATE' AND OLD.status = 'published' AND (
                mine.status = 'merged' AND target.status NOT IN ('published', 'retracted')
                OR mine.status IN ('draft', 'in_review')
                   AND EXISTS (SELECT 1 FROM {table} WHERE merged_into_id = mine.id)
            ) THEN
                RAISE EXCEPTION '{what} % was public; its address cannot lead to a draft', mine.id
                USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_forwards_to_the_living',
                      TABLE = '{table}';
            END IF;
            RETURN NULL;
        """,  # noqa: S608 - the table is named in our own code
    )
