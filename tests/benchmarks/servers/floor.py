"""(a) The floor: one query whose JSON PostgreSQL builds, behind a bare WSGI function, on the same schema."""

import threading
from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import parse_qs

import psycopg
from django.core.wsgi import get_wsgi_application

get_wsgi_application()

from django.db import connection  # noqa: E402 - needs Django set up

from timeline.filters import Filters  # noqa: E402
from timeline.queries import listing  # noqa: E402

_OWN = threading.local()
_CEILING = b"x" * 250_000

PAGE = """
SELECT coalesce(json_agg(json_build_object(
  'id', e.id, 'slug', e.slug, 'title', e.title, 'summary', e.summary, 'kind', e.kind, 'phase', e.phase,
  'outcome', json_build_object('code', e.outcome, 'text', e.outcome_text),
  'when', json_build_object('earliest', e.earliest, 'latest', e.latest, 'precision', e.precision, 'basis', e.basis),
  'venue', (SELECT json_build_object('slug', v.slug, 'name', v.name, 'country', v.country, 'latitude', v.latitude,
                                     'longitude', v.longitude) FROM timeline_venue v WHERE v.id = e.venue_id),
  'round', (SELECT json_build_object('slug', r.slug, 'name', r.name) FROM timeline_round r WHERE r.id = e.round_id),
  'participants', (SELECT json_agg(json_build_object('role', p.role, 'attendance', p.attendance,
       'party', CASE WHEN y.id IS NOT NULL THEN json_build_object('slug', y.slug, 'name', y.name) END,
       'person', CASE WHEN n.id IS NOT NULL THEN json_build_object('slug', n.slug, 'name', n.name) END) ORDER BY p.id)
     FROM timeline_participation p LEFT JOIN timeline_party y ON y.id = p.party_id
     LEFT JOIN timeline_person n ON n.id = p.person_id WHERE p.event_id = e.id),
  'citations', (SELECT json_agg(json_build_object('id', c.id, 'quote', c.quote, 'prefix', c.prefix, 'suffix', c.suffix,
       'start', c.start, 'end', c."end", 'attributed_to', c.attributed_to, 'state', c.state, 'lang', a.lang,
       'article', json_build_object('id', a.id, 'headline', a.headline, 'outlet', o.name, 'published', a.published,
                                    'url', a.url)) ORDER BY a.published, c.id)
     FROM timeline_citation c JOIN articles_version w ON w.id = c.version_id
     JOIN articles_article a ON a.id = w.article_id
     LEFT JOIN articles_outlet o ON o.id = a.outlet_id WHERE c.event_id = e.id),
  'created', e.created, 'updated', e.updated) ORDER BY e.sort_day, e.id), '[]')::text
FROM timeline_event e WHERE e.id IN (SELECT event_id FROM ({found}) page)
"""
WORDS = """
SELECT event_id FROM timeline_listing WHERE keys @@ websearch_to_tsquery('english', %s)
 ORDER BY sort_day, event_id LIMIT 100
"""


def _connection() -> psycopg.Connection[Any]:
    if not hasattr(_OWN, "connection"):
        known = connection.get_connection_params()
        for name in ("cursor_factory", "context"):
            known.pop(name, None)
        _OWN.connection = psycopg.connect(**known, autocommit=True)
    own: psycopg.Connection[Any] = _OWN.connection
    return own


def _found(asked: dict[str, str]) -> tuple[str, list[Any]]:
    if "q" in asked:
        return WORDS, [asked["q"]]
    days = {name: date.fromisoformat(asked[key]) for key, name in (("from", "since"), ("to", "until")) if key in asked}
    named = {name: (asked[name],) for name in ("party", "venue", "kind") if name in asked}
    place = listing.Place(date.fromisoformat(asked["day"]), int(asked["id"])) if "day" in asked else None
    wanted = listing.Wanted(Filters(**days, **named), False, place, 100)
    return listing.reading(wanted)


def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """A page of a hundred events."""
    if environ["PATH_INFO"] == "/ceiling":
        body = _CEILING
    else:
        asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        found, params = _found(asked)
        [row] = _connection().execute(PAGE.replace("{found}", found), params).fetchall()
        body = row[0].encode()
    start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
