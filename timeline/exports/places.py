"""GeoJSON (RFC 7946): one feature an event, at its venue; without geometry where its place is not known."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ..queries import Shown
from .json_text import listed
from .sites import Site


def write(events: Iterable[Shown], site: Site) -> Iterator[str]:
    """A collection of features."""
    return listed({"type": "FeatureCollection"}, "features", (_feature(shown, site) for shown in events))


def _feature(shown: Shown, site: Site) -> dict[str, Any]:
    event, venue = shown.event, shown.event.venue
    placed = venue is not None and venue.latitude is not None
    return {
        "type": "Feature",
        "id": event.pk,
        "geometry": {"type": "Point", "coordinates": [venue.longitude, venue.latitude]} if venue and placed else None,
        "properties": {
            "title": event.title,
            "summary": event.summary,
            "page": site.event(event),
            "kind": event.kind,
            "phase": shown.phase,
            "outcome": shown.outcome or None,
            "outcome_text": shown.outcome_text,
            "earliest": _iso(shown.when.earliest),
            "latest": _iso(shown.when.latest),
            "precision": shown.when.precision,
            "edtf": shown.when.edtf,
            "display": shown.display,
            "match": "certain" if shown.certain else "possible",
            "venue": venue and venue.slug,
            "venue_name": venue and venue.name,
            "country": (venue and venue.country) or None,
            "round": shown.round and shown.round.slug,
            "parties": list(dict.fromkeys(part.party.slug for part in shown.participations if part.party)),
            "persons": [part.person.slug for part in shown.participations if part.person],
            "reports": shown.sources.reports,
            "origins_at_most": shown.sources.origins_at_most,
            "disputed": shown.disputed,
        },
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
