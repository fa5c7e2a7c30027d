"""What the origins and the variants of an event are told from makes its kept answer old; all are written anew."""

from django.db import migrations

# Events that show a quote of one of the cited rows beside their own: a variant stands at both its events.
BESIDE = """SELECT o.event_id FROM ({cited}) c JOIN timeline_quotevariant q ON q.first_id = c.id
    JOIN timeline_citation o ON o.id = q.second_id UNION ALL
    SELECT o.event_id FROM ({cited}) c JOIN timeline_quotevariant q ON q.second_id = c.id
    JOIN timeline_citation o ON o.id = q.first_id"""
OF_EVENTS = "SELECT t.id FROM timeline_citation t JOIN changed ON t.event_id = changed.id"
OF_ARTICLES = (
    "SELECT t.id, t.event_id FROM timeline_citation t JOIN articles_version v ON v.id = t.version_id"
    " JOIN changed ON v.article_id = changed.id"
)
OF_OUTLETS = (
    "SELECT t.id, t.event_id FROM timeline_citation t JOIN articles_version v ON v.id = t.version_id"
    " JOIN articles_article a ON a.id = v.article_id JOIN changed ON a.outlet_id = changed.id"
)


def told(cited: str) -> str:
    return f"SELECT event_id FROM ({cited}) t UNION ALL {BESIDE.format(cited=cited)}"


WATCHED = (
    ("timeline_event", "*", f"SELECT id FROM changed UNION ALL {BESIDE.format(cited=OF_EVENTS)}", "timeline_list", False),
    ("articles_outlet", "slug name is_agency", told(OF_OUTLETS), "timeline_stale", True),
    ("articles_article", "outlet_id headline url lang published credit", told(OF_ARTICLES), "timeline_stale", True),
    ("timeline_originlink", "*",
     "SELECT c.event_id FROM timeline_citation c JOIN changed ON c.id IN (changed.citation_id, changed.other_citation_id)"
     " UNION ALL SELECT c.event_id FROM timeline_citation c JOIN articles_version v ON v.id = c.version_id"
     " JOIN changed ON v.article_id IN (changed.article_id, changed.other_article_id)", "timeline_stale", True),
    ("timeline_quotevariant", "*",
     "SELECT c.event_id FROM timeline_citation c JOIN changed ON c.id IN (changed.first_id, changed.second_id)",
     "timeline_stale", False),
)  # fmt: skip


def watched(table, columns, affected, deed, shared):
    return migrations.RunSQL(
        [("SELECT timeline_watch(%s, %s, %s, %s, %s)", [table, columns, affected, deed, shared])],
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [("timeline", "0015_who_decides_on_origins"), ("articles", "0006_credit_lines")]

    operations = [
        *[watched(*row) for row in WATCHED],
        migrations.RunSQL("UPDATE timeline_document SET body = NULL", migrations.RunSQL.noop),
    ]
