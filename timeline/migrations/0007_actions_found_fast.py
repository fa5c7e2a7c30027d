"""Where to look for what somebody did last, for what everybody did last, and for what took an action back."""

from django.db import migrations

INDEXES = {
    "timeline_action_of": "((metadata -> 'user'), created_at)",  # journal.recent(by=...)
    "timeline_action_newest": "(created_at) WHERE (metadata -> 'user') > '0'::jsonb",  # journal.recent()
    "timeline_action_undoes": "((metadata -> 'undoes')) WHERE (metadata -> 'undoes') IS NOT NULL",
}


class Migration(migrations.Migration):
    dependencies = [("timeline", "0006_tokens_limits_and_kept_answers"), ("pghistory", "0007_auto_20250421_0444")]

    operations = [
        migrations.RunSQL(f"CREATE INDEX {name} ON pghistory_context {columns}", f"DROP INDEX {name}")
        for name, columns in INDEXES.items()
    ]
