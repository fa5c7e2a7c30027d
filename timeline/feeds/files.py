"""The events as files: a calendar to subscribe to, a table, and a timeline for TimelineJS3.

Each holds every event that the filters leave.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from ..exports import BOM, EXPORTS, site_of, streamed, whole_list
from ..filters import BadFilter, Filters
from .asking import KEPT, filtered


@filtered()
def calendar(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """`/events.ics`"""
    return _file(request, filters, "ics")


@filtered(also=("bom",))
def table(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """`/events.csv`; `bom=1` puts the mark before it by which older spreadsheets know UTF-8."""
    marks = request.GET.getlist("bom")
    if marks not in ([], ["0"], ["1"]):
        raise BadFilter("bom", ", ".join(marks), "bom is 0 or 1", ("0", "1"))
    return _file(request, filters, "csv", before=BOM if marks == ["1"] else "")


@filtered()
def timelinejs(request: HttpRequest, filters: Filters) -> HttpResponseBase:
    """`/timelinejs.json`"""
    return _file(request, filters, "timelinejs")


def _file(request: HttpRequest, filters: Filters, name: str, *, before: str = "") -> HttpResponseBase:
    export = EXPORTS[name]
    answer = streamed(request, export, export.write(whole_list(filters), site_of(request)), before=before)
    answer["Cache-Control"] = KEPT
    return answer
