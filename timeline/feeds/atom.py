"""The Atom feed: the events that were added or corrected last, with the same filters as every list."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .. import queries
from ..exports.words import counted, outcome_of, source_of
from ..filters import Filters
from ..queries import Shown
from .asking import KEPT, filtered

MOST = 50
"""How many events the feed holds."""

TITLE = "Negotiation timeline"
SUBTITLE = "A dated timeline of rounds of talks. Every fact rests on exact words in a stored article."
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@filtered()
def events(request: HttpRequest, filters: Filters) -> HttpResponse:
    """`/feeds/events.atom`: the events added or corrected last; with `order`, the first ones in that order."""
    feed = _feed(request)
    for shown in _newest(filters):
        _add(feed, shown, request)
    answer = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    answer["Cache-Control"] = KEPT
    return answer


def _newest(filters: Filters) -> list[Shown]:
    found = queries.timeline(filters)
    if "order" not in dict(filters.given):
        found = found.order_by("-updated", "-id")
    return queries.shown(found[:MOST], filters)


def _feed(request: HttpRequest) -> Atom1Feed:
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return Atom1Feed(
        title=TITLE,
        subtitle=SUBTITLE,
        description=SUBTITLE,
        language="en",
        author_name=TITLE,
        link=_absolute(request, f"{reverse('pages:timeline')}{query}"),
        feed_url=_absolute(request, request.get_full_path()),
    )


def _add(feed: Atom1Feed, shown: Shown, request: HttpRequest) -> None:
    event = shown.event
    host = urlsplit(_absolute(request, "/")).hostname
    feed.add_item(
        title=_printable(f"{shown.display}: {event.title}"),
        link=_absolute(request, reverse("pages:event", kwargs={"pk": event.pk, "slug": event.slug}) + event.past),
        description=_printable(_told(shown)),
        unique_id=f"tag:{host},2024:event/{event.pk}",  # stays when the title, and with it the address, changes
        pubdate=event.created,
        updateddate=event.updated,
        categories=[event.kind, *([event.venue.slug] if event.venue else [])],
    )


def _told(shown: Shown) -> SafeString:
    """When and where, what came of it, and the words it rests on, as HTML."""
    event = shown.event
    facts = [shown.display, event.venue.name if event.venue else "", event.get_kind_display(), outcome_of(shown)]
    quotes = format_html_join(
        "", "<blockquote>{}</blockquote><p>{}</p>", ((c.quote, source_of(c)) for c in shown.citations)
    )
    summary = format_html("<p>{}</p>", event.summary) if event.summary else ""
    first = " · ".join(fact for fact in facts if fact)
    return format_html("<p>{}</p>{}{}<p>{}</p>", first, summary, quotes, counted(shown))


def _printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def _absolute(request: HttpRequest, address: str) -> str:
    return f"{settings.BASE_URL}{address}" if settings.BASE_URL else request.build_absolute_uri(address)
