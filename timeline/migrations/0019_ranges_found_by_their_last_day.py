"""Lists of a range of days are read from one index: each row of a list knows the last day of its event, and events of
one day, and those that are open on one side, stand apart, for their sort day alone says whether they meet a range."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

BEFORE = import_module("timeline.migrations.0011_lists_and_documents")
"""What this replaces, and what taking it back brings back."""

LISTED = """
CREATE FUNCTION timeline_listed(ids bigint[])
RETURNS TABLE (event_id bigint, sort_day date, last_day date, reach smallint, days daterange, facets text[], keys tsvector)
LANGUAGE sql STABLE AS $$
  SELECT e.id, e.sort_day, CASE WHEN upper_inf(e.days) THEN 'infinity' ELSE upper(e.days) - 1 END, r.reach, e.days, f.facets,
    to_tsvector('english', concat_ws(' a a a a ', e.title, e.summary, e.outcome_text, v.name, p.names, c.quotes))
    || array_to_tsvector(f.facets || ARRAY['phase=' || e.phase, 'outcome=' || e.outcome,
                                           '#' || CASE WHEN r.reach = 1 THEN 31 ELSE greatest(r.reach, 0) END]
      || ARRAY(SELECT '@' || size || ':' || (e.sort_day - date '0001-01-01') / size
                 FROM unnest(ARRAY[1, 8, 64, 512, 4096]) size))
  FROM timeline_event e
  LEFT JOIN timeline_venue v ON v.id = e.venue_id
  LEFT JOIN timeline_round t ON t.id = e.round_id
  CROSS JOIN LATERAL (
    SELECT (CASE WHEN lower_inf(e.days) THEN -1 WHEN upper_inf(e.days) THEN -2
                 WHEN upper(e.days) - lower(e.days) = 1 THEN 1 WHEN upper(e.days) - lower(e.days) <= 31 THEN 31
                 WHEN upper(e.days) - lower(e.days) <= 366 THEN 366 ELSE 0 END)::smallint AS reach
  ) r
  CROSS JOIN LATERAL (
    SELECT string_agg(concat_ws(' a a a a ', party.name, person.name), ' a a a a ' ORDER BY part.id) AS names,
      array_agg('person=' || person.slug) FILTER (WHERE person.id IS NOT NULL) AS persons,
      array_agg('party=' || party.slug) FILTER (WHERE party.id IS NOT NULL)
        || array_agg('party=' || home.slug) FILTER (WHERE home.id IS NOT NULL) AS parties
    FROM timeline_participation part
    LEFT JOIN timeline_party party ON party.id = part.party_id
    LEFT JOIN timeline_person person ON person.id = part.person_id
    LEFT JOIN timeline_party home ON home.id = person.party_id
    WHERE part.event_id = e.id
  ) p
  CROSS JOIN LATERAL (
    SELECT string_agg(quote, ' a a a a ' ORDER BY id) AS quotes FROM timeline_citation WHERE timeline_citation.event_id = e.id
  ) c
  CROSS JOIN LATERAL (
    SELECT ARRAY(
      SELECT DISTINCT facet
      FROM unnest(ARRAY['all', 'kind=' || e.kind, 'venue=' || v.slug, 'venue=' || v.slug || '&kind=' || e.kind,
                        'round=' || t.slug] || p.parties || p.persons) facet
      WHERE facet IS NOT NULL
    ) AS facets
  ) f
  WHERE e.id = ANY (ids) AND e.status = 'published'
$$
"""

LIST = """
CREATE OR REPLACE FUNCTION timeline_list(ids bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM timeline_stale(ids);
  WITH found AS MATERIALIZED (
    SELECT * FROM timeline_listed(ids)
  ), unplaced AS (
    DELETE FROM timeline_facet f WHERE f.event_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM found
      WHERE (found.event_id, found.reach, found.sort_day, found.last_day) = (f.event_id, f.reach, f.sort_day, f.last_day)
        AND f.facet = ANY (found.facets))
  ), unlisted AS (
    DELETE FROM timeline_listing l WHERE l.event_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM found WHERE found.event_id = l.event_id)
  ), untold AS (
    DELETE FROM timeline_document d WHERE d.event_id = ANY (ids) AND NOT EXISTS (
      SELECT FROM found WHERE found.event_id = d.event_id)
  ), placed AS (
    INSERT INTO timeline_facet (facet, reach, sort_day, event_id, last_day)
    SELECT facet, reach, sort_day, event_id, last_day FROM found, unnest(facets) facet ON CONFLICT DO NOTHING
  ), told AS (
    INSERT INTO timeline_document (event_id) SELECT event_id FROM found ON CONFLICT DO NOTHING
  )
  INSERT INTO timeline_listing AS l (event_id, sort_day, reach, days, keys)
  SELECT event_id, sort_day, reach, days, keys FROM found
  ON CONFLICT (event_id) DO UPDATE
    SET sort_day = excluded.sort_day, reach = excluded.reach, days = excluded.days, keys = excluded.keys
    WHERE (l.sort_day, l.reach, l.days, l.keys)
      IS DISTINCT FROM (excluded.sort_day, excluded.reach, excluded.days, excluded.keys);
END
$$
"""

# The answers themselves are told as before: what this writes anew are the places in lists.
FILL = """
DO $$
DECLARE
  first bigint := 0;
  upto bigint;
BEGIN
  LOOP
    SELECT max(id) INTO upto FROM (SELECT id FROM timeline_event WHERE id > first ORDER BY id LIMIT 5000) lot;
    EXIT WHEN upto IS NULL;
    WITH found AS MATERIALIZED (
      SELECT * FROM timeline_listed(ARRAY(SELECT id FROM timeline_event WHERE id > first AND id <= upto))
    ), placed AS (
      INSERT INTO timeline_facet (facet, reach, sort_day, event_id, last_day)
      SELECT facet, reach, sort_day, event_id, last_day FROM found, unnest(facets) facet
    )
    UPDATE timeline_listing l SET reach = found.reach, keys = found.keys FROM found WHERE l.event_id = found.event_id;
    first := upto;
  END LOOP;
END
$$
"""


class Migration(migrations.Migration):
    dependencies = [("timeline", "0018_documents_know_when_they_changed")]

    operations = [
        migrations.RunSQL(migrations.RunSQL.noop, "SELECT timeline_list(ARRAY(SELECT id FROM timeline_event))"),
        migrations.RemoveIndex("listing", "timeline_listing_unbounded"),
        migrations.DeleteModel("Facet"),
        migrations.CreateModel(
            name="Facet",
            fields=[
                ("pk", models.CompositePrimaryKey("facet", "reach", "sort_day", "event_id", "last_day", blank=True, editable=False, primary_key=True, serialize=False)),
                ("facet", models.CharField(db_collation="C", max_length=200)),
                ("reach", models.SmallIntegerField()),
                ("sort_day", models.DateField()),
                ("event", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name="facets", to="timeline.event")),
                ("last_day", models.DateField()),
            ],
            options={"default_permissions": ()},
        ),  # fmt: skip
        migrations.AlterField("listing", "reach", models.SmallIntegerField()),
        migrations.RunSQL("DROP FUNCTION timeline_listed(bigint[])", BEFORE.LISTED),
        migrations.RunSQL(LISTED, "DROP FUNCTION timeline_listed(bigint[])"),
        migrations.RunSQL(LIST, BEFORE.LIST.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION")),
        migrations.RunSQL(FILL, "UPDATE timeline_listing SET reach = 0 WHERE reach < 0"),
    ]
