"""Indexes and statistics by which the desk's dashboard is asked quickly in a large record."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_articles_found_by_day'),
        ('timeline', '0019_ranges_found_by_their_last_day'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # without them the planner takes nearly every event for one that has no anchor, and asks each by itself
        migrations.RunSQL(
            """CREATE STATISTICS timeline_event_anchors ON (basis -> 'anchor_kind'), (basis -> 'anchor'), status
               FROM timeline_event""",
            "DROP STATISTICS timeline_event_anchors",
        ),
        migrations.AddIndex(
            model_name='citation',
            index=models.Index(condition=models.Q(('state__in', ['altered', 'gone'])), fields=['id'], name='timeline_citation_lost'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(condition=models.Q(('body__isnull', False), models.Q(('body__contains', '"disputed":[]'), _negated=True)), fields=['event'], name='timeline_document_disputed'),
        ),
    ]
