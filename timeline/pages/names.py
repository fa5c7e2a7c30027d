"""Pages of who and where: parties, persons and venues, each with its events."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Party, Person, Venue
from .counts import parties_with_people
from .faults import naming_bad_filters
from .lists import listing
from .maps import located


@require_safe
def parties(request: HttpRequest) -> HttpResponse:
    """`/parties/`: who takes part, with how many events each, and the people who speak for them."""
    return render(request, "timeline/parties.html", parties_with_people())


@require_safe
@naming_bad_filters
def party(request: HttpRequest, slug: str) -> HttpResponse:
    """`/parties/<slug>/`: one party and the events it, or a person of it, had a part in."""
    found = get_object_or_404(Party, slug=slug)
    events = listing(request, party=(found.slug,))
    return render(request, "timeline/party.html", {"party": found, "found": events})


@require_safe
@naming_bad_filters
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """`/people/<slug>/`: one person and the events he or she had a part in."""
    found = get_object_or_404(Person.objects.select_related("party"), slug=slug)
    events = listing(request, person=(found.slug,))
    return render(request, "timeline/person.html", {"person": found, "found": events})


@require_safe
@naming_bad_filters
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """`/venues/<slug>/`: one venue and the events held there."""
    found = get_object_or_404(Venue, slug=slug)
    events = listing(request, venue=(found.slug,))
    return render(request, "timeline/venue.html", {"venue": found, "found": events, "map": located(found)})
