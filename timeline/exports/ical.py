"""iCalendar (RFC 5545): one entry an event, for calendars that people subscribe to.

A date that is no single day fills all days in which the event may lie, and its title and text say so in words; a date
with one known side is put on that side's day, and says so too. Nothing blocks time.
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from ..models import Phase
from ..queries import Shown
from .sites import Site
from .words import counted, headline_of, outcome_of, printable, source_of

STATUS = {
    Phase.PLANNED: "TENTATIVE",
    Phase.UNDER_WAY: "CONFIRMED",
    Phase.HELD: "CONFIRMED",
    Phase.POSTPONED: "CANCELLED",  # on these days it does not take place
    Phase.CANCELLED: "CANCELLED",
    Phase.DENIED: "TENTATIVE",  # somebody says so, and somebody with knowledge says no
}
"""The status of an entry by the phase of its event."""

_DAY = timedelta(days=1)


def write(events: Iterable[Shown], site: Site) -> Iterator[str]:
    """A calendar with an entry an event."""
    head, tail = _calendar().to_ical().decode().split("END:VCALENDAR")
    yield head
    for shown in events:
        yield _entry(shown, site).to_ical().decode()
    yield f"END:VCALENDAR{tail}"


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Negotiation timeline//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Negotiation timeline")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    return calendar


def _entry(shown: Shown, site: Site) -> Entry:
    event = shown.event
    first = shown.when.earliest or shown.when.latest
    assert first is not None, "a date has a known side"
    last = shown.when.latest or first
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{site.host}")
    entry.add("dtstamp", event.updated)
    entry.add("created", event.created)
    entry.add("last-modified", event.updated)
    entry.add("dtstart", first)
    entry.add("dtend", min(last, last.max - _DAY) + _DAY)  # the day after the last
    exact = shown.when.precision == "day"
    entry.add("summary", printable(headline_of(shown) if exact else f"{headline_of(shown)} ({shown.display})"))
    entry.add("description", printable("\n".join(_told(shown))))
    entry.add("status", STATUS[Phase(shown.phase)])
    entry.add("transp", "TRANSPARENT")
    entry.add("categories", [event.kind])
    entry.add("url", site.event(event))
    entry.add("x-edtf", shown.when.edtf)
    if event.venue:
        entry.add("location", printable(event.venue.name))
        if event.venue.latitude is not None:
            entry.add("geo", (event.venue.latitude, event.venue.longitude))
    return entry


def _told(shown: Shown) -> Iterator[str]:
    exact = shown.when.precision == "day"
    yield f"When: {shown.display}{'' if exact else f' ({shown.when.edtf}); not known more exactly'}"
    if outcome := outcome_of(shown):
        yield f"Outcome: {outcome}"
    if shown.event.summary:
        yield shown.event.summary
    for citation in shown.citations:
        yield f"“{citation.quote}” ({source_of(citation)})"
    yield counted(shown)
