"""Pages that list events: the timeline and the search; and the listing that every such page shares."""

import re
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from .. import queries
from ..filters import BadFilter, Filters, read_filters
from ..models import Event
from .asking import Form, form, query_string
from .chapters import Chapter, chapters
from .faults import naming_bad_filters
from .highlights import Result, results
from .overview import Chart, chart
from .tallies import MOST_LISTED, Bounded, tallies

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list of events, and how to go on from it."""

    filters: Filters
    page: "Page[Event]"
    rows: list[queries.Shown]
    form: Form
    chart: Chart | None

    @property
    def total(self) -> int:
        """How many events there are on all pages."""
        return self.page.paginator.count

    @property
    def more(self) -> int:
        """The number that the list was cut at, or nothing when it is whole."""
        return MOST_LISTED if isinstance(self.page.paginator, Bounded) and self.page.paginator.more else 0

    @property
    def chapters(self) -> list[Chapter]:
        """The events of this page by round and date."""
        return chapters(self.rows)

    @property
    def query(self) -> str:
        """The query string of the filters, to ask another door for the same; nothing when there are none."""
        return query_string(self.filters.given) if self.filters.given else ""

    @property
    def previous(self) -> str:
        """The query string of the page before, or nothing."""
        return self._at(self.page.number - 1) if self.page.has_previous() else ""

    @property
    def next(self) -> str:
        """The query string of the page after, or nothing."""
        return self._at(self.page.number + 1) if self.page.has_next() else ""

    def _at(self, number: int) -> str:
        pairs = [*self.filters.given, ("page", str(number))] if number > 1 else self.filters.given
        return query_string(pairs)


def listing(request: HttpRequest, *, framed: bool = False, **fixed: tuple[str, ...]) -> Listing:
    """The events that the address asks for, narrowed by what the page itself is about (`fixed`, members of Filters).

    Raises BadFilter for a value that cannot be meant, Http404 for a page that is not there.
    """
    filters = replace(read_filters(request.GET, also=("page", "zoom")), **fixed)  # type: ignore[arg-type]
    clock = queries.clock_of(filters)  # one for all: what was known then is worked out once
    pages = Bounded(queries.timeline(filters, clock), PER_PAGE)
    page = paged(request, pages)
    rows = queries.shown(page.object_list, filters)
    asked = form(filters, tallies(filters, clock, pages.count, pages.more), fixed)
    return Listing(filters, page, rows, asked, chart(filters, clock, rows, request.GET.get("zoom", ""), framed=framed))


def only(request: HttpRequest, name: str) -> str:
    """The value of the one parameter that a page knows, or nothing; any other raises BadFilter."""
    for given in request.GET:
        if given != name:
            raise BadFilter(given, "", gettext("there is no filter “%s” for this list") % given[:50], [name])
    return request.GET.get(name, "")


def page_of(request: HttpRequest, rows: Any, per_page: int) -> "Page[Any]":
    """A page of rows that nothing narrows: any parameter but ?page= raises BadFilter."""
    for name in request.GET:
        if name != "page":
            raise BadFilter(name, "", gettext("there is no filter “%s” for this list") % name[:50], ["page"])
    return paged(request, Paginator(rows, per_page))


def paged(request: HttpRequest, paginator: "Paginator[Any]") -> "Page[Any]":
    """The page that ?page= names, the first when it names none. Raises BadFilter or Http404."""
    number = request.GET.get("page") or "1"
    if not re.fullmatch(r"[1-9]\d{0,8}", number, re.ASCII):
        raise BadFilter("page", number[:50], gettext("page is a whole number from 1 on"))
    try:
        return paginator.page(int(number))
    except EmptyPage as fault:
        raise Http404(f"The list has {paginator.num_pages} pages; there is no page {number}.") from fault


@require_safe
@naming_bad_filters
def timeline(request: HttpRequest) -> HttpResponse:
    """`/`: the public events by round and date."""
    return render(request, "timeline/timeline.html", {"found": listing(request)})


@require_safe
@naming_bad_filters
def search(request: HttpRequest) -> HttpResponse:
    """`/search/`: the same events by words, with the words marked; nothing while no words are given."""
    found = listing(request) if request.GET.get("q", "").strip() else None
    marked: list[Result] = results(found.rows, found.filters.q) if found else []
    return render(request, "timeline/search.html", {"found": found, "results": marked})
