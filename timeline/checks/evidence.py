"""Laws of the evidence: texts, quotes, passages, and what was decided on suggestions."""

from .laws import Law

_QUOTE = """
    SELECT format('{what} %%s', q.id),
           format('its quote is not the text of version %%s at [%%s, %%s)', v.id, q.start, q."end")
      FROM {table} q JOIN articles_version v ON v.id = q.version_id
     WHERE substring(v.text FROM q.start + 1 FOR q."end" - q.start) IS DISTINCT FROM q.quote ORDER BY q.id
"""
_QUOTE_CURE = "Select the words again on the desk, or store the text that holds them as a new version."

EVIDENCE = (
    Law(
        "a text never changes",
        """
        SELECT format('version %%s', id), 'its text is not the one that was stored: the hash differs'
          FROM articles_version WHERE encode(sha256(convert_to(text, 'UTF8')), 'hex') <> sha256 ORDER BY id
        """,
        "Restore the text from a backup, and store corrected text as a new version.",
    ),
    Law("every quote is found", _QUOTE.format(what="citation", table="timeline_citation"), _QUOTE_CURE),
    Law("every suggested quote is found", _QUOTE.format(what="suggestion", table="timeline_suggestion"), _QUOTE_CURE),
    Law(
        "the words around a quote are those of its text",
        """
        SELECT format('citation %%s', c.id), 'the words kept before or after its quote do not stand there'
          FROM timeline_citation c JOIN articles_version v ON v.id = c.version_id
         WHERE NOT right(left(v.text, c.start), length(c.prefix)) = c.prefix
            OR NOT substring(v.text FROM c."end" + 1 FOR length(c.suffix)) = c.suffix ORDER BY c.id
        """,
        "Select the words again on the desk; the words around them are kept with them.",
    ),
    Law(
        "a shared passage stands in two texts",
        """
        SELECT format('shared passage %%s', p.id), 'its spans do not lie in the texts of two articles'
          FROM articles_sharedpassage p
          JOIN articles_version a ON a.id = p.earlier_id JOIN articles_version b ON b.id = p.later_id
         WHERE a.article_id = b.article_id OR p.earlier_end > length(a.text) OR p.later_end > length(b.text)
         ORDER BY p.id
        """,
        "Delete the passage, and look for reprints of its articles anew.",
    ),
    Law(
        "an accepted suggestion led to words cited by its event",
        """
        SELECT format('suggestion %%s', s.id), format('it was accepted, and event %%s does not cite its words', e.id)
          FROM timeline_suggestion s JOIN timeline_event e ON e.id = s.event_id
         WHERE s.decision = 'accepted' AND NOT EXISTS (
               SELECT 1 FROM timeline_citation c JOIN articles_version v ON v.id = c.version_id
                 JOIN articles_version mine ON mine.id = s.version_id
                WHERE c.event_id = coalesce(e.merged_into_id, e.id) AND v.article_id = mine.article_id
                  AND (v.id <> mine.id OR c.start < s."end" AND s.start < c."end")) ORDER BY s.id
        """,
        "Reopen the suggestion, or cite its words for the event.",
    ),
    Law(
        "decided means by whom and when",
        """
        SELECT format('suggestion %%s', id), format('it is %%s, and its decision does not fit', decision)
          FROM timeline_suggestion
         WHERE (decision = 'waiting') <> (decided_by_id IS NULL) OR (decided_by_id IS NULL) <> (decided_at IS NULL)
            OR (event_id IS NOT NULL AND decision <> 'accepted') ORDER BY id
        """,
        "Reopen the suggestion and decide it anew.",
    ),
)
