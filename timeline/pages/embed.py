"""`/embed/`: the timeline for the pages of others, in a frame, with the same filters."""

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from .faults import naming_bad_filters
from .lists import listing


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@naming_bad_filters
def embed(request: HttpRequest) -> HttpResponse:
    """The overview and the list alone, framable from anywhere; every link opens the page of its event in a new tab."""
    return render(request, "timeline/embed.html", {"found": listing(request, framed=True)})
