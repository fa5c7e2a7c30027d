"""JSON-LD in the words of schema.org: one Event an event, for search engines and linked data."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from articles.reading.edtf import Days

from ..models import Attendance, Citation, Participation, Phase, Venue
from ..queries import Shown
from .json_text import listed
from .sites import Site

CONTEXT = "https://schema.org"

STATUS = {
    Phase.PLANNED: "EventScheduled",
    Phase.UNDER_WAY: "EventScheduled",
    Phase.HELD: "EventScheduled",
    Phase.POSTPONED: "EventPostponed",
    Phase.CANCELLED: "EventCancelled",
}
"""The status of an event by its phase; one that was denied has none of these."""


def write(events: Iterable[Shown], site: Site) -> Iterator[str]:
    """A graph of events."""
    return listed({"@context": CONTEXT}, "@graph", (_event(shown, site) for shown in events))


def linked_event(shown: Shown, site: Site) -> dict[str, Any]:
    """One event with its context, as the page of an event carries it."""
    return {"@context": CONTEXT, **_event(shown, site)}


def _event(shown: Shown, site: Site) -> dict[str, Any]:
    event, page = shown.event, site.event(shown.event)
    start, end = _dates(shown.when)
    before = _moved_from(shown)
    status = "EventRescheduled" if before else STATUS.get(Phase(shown.phase))
    values = {
        "@id": page,
        "@type": "Event",
        "identifier": f"event-{event.pk}",
        "url": page,
        "name": event.title,
        "description": event.summary,
        "disambiguatingDescription": f"{shown.display} ({shown.when.edtf}); {Phase(shown.phase).label}",
        "startDate": start,
        "endDate": end,
        "previousStartDate": before,
        "eventStatus": f"https://schema.org/{status}" if status else None,
        "location": _place(event.venue, site) if event.venue else None,
        "superEvent": _round(shown, site),
        "attendee": [_role(part, site) for part in shown.participations if part.attendance not in _NOT_THERE],
        "subjectOf": [_quotation(citation, site) for citation in shown.citations],
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


_NOT_THERE = (Attendance.ABSENT, Attendance.DENIED)


def _dates(days: Days) -> tuple[str | None, str | None]:
    """Start and end in ISO 8601: a month or a year as such; nothing for a side that is not known."""
    if days.precision in ("month", "year"):
        return days.edtf, days.edtf
    return _iso(days.earliest), _iso(days.latest)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moved_from(shown: Shown) -> str | None:
    """The day from which an event was moved, where the words of a source say that it was postponed from it."""
    if shown.phase == Phase.POSTPONED:
        return None
    for citation in reversed(shown.citations):
        days = citation.account_when
        if citation.account_phase == Phase.POSTPONED and days and days != shown.when:
            return _dates(days)[0]
    return None


def _place(venue: Venue, site: Site) -> dict[str, Any]:
    place: dict[str, Any] = {"@type": "Place", "name": venue.name, "url": site.named("venue", venue.slug)}
    if venue.country:
        place["address"] = {"@type": "PostalAddress", "addressCountry": venue.country}
    if venue.latitude is not None:
        place["geo"] = {"@type": "GeoCoordinates", "latitude": venue.latitude, "longitude": venue.longitude}
    return place


def _round(shown: Shown, site: Site) -> dict[str, Any] | None:
    if shown.round is None:
        return None
    page = site.named("round", shown.round.slug)
    return {"@type": "EventSeries", "@id": page, "name": shown.round.name, "url": page}


def _role(part: Participation, site: Site) -> dict[str, Any]:
    """What a party or person was there; the role stands around whom it belongs to, as schema.org has it."""
    who: dict[str, Any] = {}
    if part.party:
        who = {"@type": "Organization", "name": part.party.name, "url": site.named("party", part.party.slug)}
    if part.person:
        affiliation = {"affiliation": who} if who else {}
        person, page = part.person, site.named("person", part.person.slug)
        who = {"@type": "Person", "name": person.name, "url": page, **affiliation}
    return {"@type": "Role", "roleName": f"{part.role}, {part.attendance}", "attendee": who}


def _quotation(citation: Citation, site: Site) -> dict[str, Any]:
    article = citation.version.article
    told: dict[str, Any] = {"@type": "NewsArticle", "headline": article.headline, "url": site.article(article)}
    if article.published:
        told["datePublished"] = article.published.isoformat()
    if article.url:
        told["sameAs"] = article.url
    if article.outlet:
        told["publisher"] = {"@type": "Organization", "name": article.outlet.name}
    return {"@type": "Quotation", "text": citation.quote, "inLanguage": article.lang, "isPartOf": told}
