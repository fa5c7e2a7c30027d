"""Laws of the record that the database itself keeps, as triggers any table may hang on itself."""

import pgtrigger


def quote_is_the_text(*, table: str) -> pgtrigger.Trigger:
    """A quote equals the stored text of its version at [start, end), counted in code points.

    For tables with the columns version_id, start, end and quote. Breaking it raises IntegrityError (check_violation)
    under the name `<table>_quote_is_the_text`.
    """
    return pgtrigger.Trigger(
        name="quote_is_the_text",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("version_id", "start", "end", "quote"),
        declare=[("stored", "text")],
        func=f"""
            SELECT substring(v.text FROM NEW.start + 1 FOR NEW."end" - NEW.start) INTO stored
              FROM articles_version v WHERE v.id = NEW.version_id;
            IF stored IS DISTINCT FROM NEW.quote THEN
                RAISE EXCEPTION 'the quote is not the text of version % at [%, %)', NEW.version_id, NEW.start, NEW."end"
                USING ERRCODE = 'check_violation', CONSTRAINT = '{table}_quote_is_the_text', TABLE = '{table}';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - the table is named in our own code
    )


def text_never_changes() -> pgtrigger.Trigger:
    """The text of a version, its hash, number and article stay what they were when it was stored."""
    return pgtrigger.Trigger(
        name="text_never_changes",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("text", "sha256", "number", "article_id"),
        condition=pgtrigger.AnyChange("text", "sha256", "number", "article"),
        func="""
            RAISE EXCEPTION 'the text of a version never changes; store corrected text as a new version'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'articles_version_text_never_changes',
                  TABLE = 'articles_version';
        """,
    )


def shingles_are_indexed() -> pgtrigger.Trigger:
    """The index of fingerprints holds the shingles of every version, whoever writes or deletes one."""
    return pgtrigger.Trigger(
        name="shingles_are_indexed",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("shingles") | pgtrigger.Delete,
        func="""
            IF TG_OP <> 'INSERT' THEN
                DELETE FROM articles_fingerprint WHERE version_id = OLD.id AND shingle = ANY(OLD.shingles);
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO articles_fingerprint (shingle, version_id)
                SELECT DISTINCT unnest(NEW.shingles), NEW.id ORDER BY 1 ON CONFLICT DO NOTHING;
            END IF;
            RETURN NULL;
        """,
    )
