"""Laws of what is published: each value is told by an account, or an editor says why it is shown."""

from .. import queries
from .laws import Law

_CURE = "Fill in the account of a citation that tells it, or give the event an editorial reason."
_PUBLIC = "e.status = 'published'"
_UNEXPLAINED = f"{_PUBLIC} AND e.editorial_reason = ''"
_TOLD = "SELECT 1 FROM timeline_citation c WHERE c.event_id = e.id"


def _value(name: str, shown: str, where: str, told: str) -> Law:
    return Law(
        f"every published {name} is told by an account or has a reason",
        f"""
        SELECT format('event %%s', e.id), format('no account tells its {name}, %%s', {shown})
          FROM timeline_event e WHERE {_UNEXPLAINED} AND {where} AND NOT EXISTS ({_TOLD} AND {told}) ORDER BY e.id
        """,
        _CURE,
    )


# whole words only, so that no short name is found within another word
_WORDS = "' ' || regexp_replace(lower({}), '[[:space:][:punct:]]+', ' ', 'g') || ' '"
_NAMED = """
    EXISTS (SELECT 1 FROM (
        SELECT name AS said FROM timeline_party WHERE id = p.party_id
        UNION ALL SELECT text FROM timeline_partyalias WHERE party_id = p.party_id
        UNION ALL SELECT name FROM timeline_person WHERE id = p.person_id
        UNION ALL SELECT text FROM timeline_personalias WHERE person_id = p.person_id) names
      JOIN timeline_citation c ON c.event_id = e.id
     WHERE strpos({words}, {name}) > 0)
""".format(words=_WORDS.format("c.quote || ' ' || c.attributed_to"), name=_WORDS.format("names.said"))

_WHO = """coalesce((SELECT name FROM timeline_person WHERE id = p.person_id),
                        (SELECT name FROM timeline_party WHERE id = p.party_id))"""
_TOLD_OF = """SELECT 1 FROM timeline_accountpart w JOIN timeline_citation c ON c.id = w.citation_id
                WHERE c.event_id = e.id AND (w.party_id = p.party_id OR w.person_id = p.person_id)"""


def _of_participants(name: str, where: str) -> Law:
    return Law(
        f"every published {name} is told by an account or has a reason",
        f"""
        SELECT format('event %%s', e.id), format('no account tells the {name} of %%s, %%s', {_WHO}, p.{name})
          FROM timeline_event e JOIN timeline_participation p ON p.event_id = e.id
         WHERE {_UNEXPLAINED} AND {where} AND NOT EXISTS ({_TOLD_OF} AND w.{name} = p.{name}) ORDER BY e.id, p.id
        """,
        _CURE,
    )


VALUES = (
    Law(
        "a published event rests on a citation",
        f"""
        SELECT format('event %%s', e.id), 'it is public and rests on no citation'
          FROM timeline_event e WHERE {_PUBLIC} AND NOT EXISTS ({_TOLD}) ORDER BY e.id
        """,
        "Cite an article, or retract the event.",
    ),
    _value("date", "e.days::text", "coalesce(e.basis->>'rule', '') = ''", "c.account_days <@ e.days"),
    _value(
        "venue", "(SELECT name FROM timeline_venue WHERE id = e.venue_id)", "e.venue_id IS NOT NULL",
        "c.account_venue_id = e.venue_id",
    ),
    _value("outcome", "e.outcome", "e.outcome NOT IN ('', 'none_reported')", "c.account_outcome = e.outcome"),
    _value(
        "outcome in words", "e.outcome_text", "e.outcome_text <> ''",
        "(c.account_outcome_text <> '' OR c.account_outcome NOT IN ('', 'none_reported'))",
    ),
    # words that give no phase tell of what took place
    _value("phase", "e.phase", "true", "(c.account_phase = e.phase OR c.account_phase = '' AND e.phase = 'held')"),
    Law(
        "where accounts differ, an editor says why one is shown",
        f"""
        SELECT format('event %%s', e.id),
               format('its accounts differ on %%s, without a reason', array_to_string(on_what, ', '))
          FROM timeline_event e, LATERAL (SELECT {queries.differences("e")} AS on_what) differing
         WHERE {_UNEXPLAINED} AND cardinality(on_what) > 0 ORDER BY e.id
        """,
        "Give the event an editorial reason for what it shows.",
    ),
    _of_participants("attendance", "p.attendance <> 'reported'"),  # that much the words say which name them
    _of_participants("role", f"EXISTS ({_TOLD_OF})"),
    Law(
        "every participant rests on an account",
        f"""
        SELECT format('event %%s', e.id), format('no account or quote names its participant %%s', {_WHO})
          FROM timeline_event e JOIN timeline_participation p ON p.event_id = e.id
         WHERE {_UNEXPLAINED} AND NOT {_NAMED} AND NOT EXISTS ({_TOLD_OF}) ORDER BY e.id, p.id
        """,
        "Say in the account of a citation who was there, or give the event an editorial reason.",
    ),
)  # fmt: skip
