"""Pages of the record: events, rounds, the log of changes, and how the record is made."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from .. import queries
from ..exports import site_of
from ..filters import read_clock
from ..models import Event, Round, Status
from . import faults
from .chapters import entry
from .citing import cited
from .corrections import by_day, newest
from .counts import cited_outlets, neighbours, sums
from .lists import PER_PAGE, listing, only, page_of
from .machines import linked
from .maps import located
from .meetings import summed

CHANGES_PER_PAGE = 100
MOST_OF_HISTORY = 100
"""Changes that the page of an event lists; the log of changes has them all."""


@require_safe
@faults.naming_bad_filters
def event(request: HttpRequest, pk: str, slug: str) -> HttpResponse:
    """`/events/<id>-<slug>/`: all that is, or was, known of an event.

    A wrong slug redirects, a merged event to the one it was merged into; a retracted one is gone.
    """
    asked = read_clock(request.GET)
    clock = queries.clock_of(asked)
    known = queries.timeline(asked) if clock else Event.objects.once_public()
    found = get_object_or_404(known.select_related("venue", "round", "split_from"), pk=pk)
    if found.status == Status.RETRACTED:
        return faults.gone(request, found)
    if found.merged_into:
        return redirect("pages:event", found.merged_into.pk, found.merged_into.slug, permanent=True)
    if found.slug != slug:
        address = reverse("pages:event", args=[found.pk, found.slug])
        return HttpResponseRedirect(address + clock.query) if clock else HttpResponsePermanentRedirect(address)
    [shown] = queries.shown([found], asked)
    with queries.seen(clock):
        beside = neighbours(found)
    told = {
        "entry": entry(shown),
        "sourcing": queries.sourcing(shown),
        "neighbours": beside,
        "past": asked,
        "history": [] if clock else by_day(newest("", MOST_OF_HISTORY, found.pk).changes, found),
        "map": located(found.venue),
        "cite": cited(found, site_of(request)),
        "linked": linked(request, shown),
    }
    return render(request, "timeline/event.html", told)


@require_safe
@faults.naming_bad_filters
def event_by_number(request: HttpRequest, pk: str) -> HttpResponse:
    """`/events/<id>/`: on to the full address."""
    clock = queries.clock_of(read_clock(request.GET))
    if clock:
        return event(request, pk, "-")
    found = get_object_or_404(Event.objects.once_public(), pk=pk)
    found = found.merged_into or found
    return redirect("pages:event", found.pk, found.slug, permanent=True)


@require_safe
@faults.naming_bad_filters
def rounds(request: HttpRequest) -> HttpResponse:
    """`/rounds/`: every round with its days and how many events it has, page by page."""
    return render(request, "timeline/rounds.html", {"page": page_of(request, queries.rounds(), PER_PAGE)})


@require_safe
@faults.naming_bad_filters
def round_of_talks(request: HttpRequest, slug: str) -> HttpResponse:
    """`/rounds/<slug>/`: one round and its events; a merged one redirects to the one it was merged into."""
    if into := Round.objects.filter(merged__slug=slug, status=Status.PUBLISHED).first():
        return redirect("pages:round", into.slug, permanent=True)
    found = get_object_or_404(queries.rounds(), slug=slug)
    events = listing(request, round=(found.slug,))
    return render(request, "timeline/round.html", {"round": found, "found": events, "summary": summed(events)})


@require_safe
@faults.naming_bad_filters
def changes(request: HttpRequest) -> HttpResponse:
    """`/changes/`: what became public, was changed or was retracted, newest first."""
    page = newest(only(request, "before"), CHANGES_PER_PAGE)
    return render(request, "timeline/changes.html", {"page": page, "days": by_day(page.changes)})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """`/about/`: method, sources and licence."""
    return render(request, "timeline/about.html", {"sums": sums(), "outlets": cited_outlets()})
