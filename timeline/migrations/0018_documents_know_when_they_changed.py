"""The moment at which an event was told otherwise last, so that `updated_since` misses nothing that an answer shows."""

import django.db.models.functions.datetime
from django.db import migrations, models

STALE = """
CREATE OR REPLACE FUNCTION timeline_stale(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM timeline_document WHERE event_id = ANY (ids) ORDER BY event_id FOR UPDATE;
  UPDATE timeline_document SET body = NULL, changed = now()
   WHERE event_id = ANY (ids) AND (body IS NOT NULL OR changed < now());
END
$$
"""
STALE_BEFORE = """
CREATE OR REPLACE FUNCTION timeline_stale(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM timeline_document WHERE event_id = ANY (ids) ORDER BY event_id FOR UPDATE;
  UPDATE timeline_document SET body = NULL WHERE event_id = ANY (ids) AND body IS NOT NULL;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("timeline", "0017_origin_decisions_found_fast")]

    operations = [
        migrations.AddField(
            model_name="document",
            name="changed",
            field=models.DateTimeField(
                db_default=django.db.models.functions.datetime.Now(),
                help_text="when it was emptied last: what it tells changed then",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["changed"], name="timeline_document_changed"),
        ),
        migrations.RunSQL(STALE, STALE_BEFORE),
    ]
