"""How an event is cited elsewhere: its lasting address, and the same for BibTeX and for programs that read CSL-JSON."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from articles.reading.edtf import Days

from ..exports import Site, site_of
from ..models import Event
from ..wording import in_words

CONTAINER = "Negotiation Timeline"
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """An event as it is cited: a line of text, and the address that stays when its title changes."""

    line: str
    permalink: str


def cited(event: Event, site: Site) -> Cited:
    """How the page of an event offers to cite it."""
    link = permalink(event, site)
    when, recorded = in_words(event.when), event.updated.date().isoformat()
    return Cited(f"“{event.title}” ({when}). {CONTAINER}, last changed {recorded}. {link}", link)


def permalink(event: Event, site: Site) -> str:
    """The address without a title, which leads to the page whatever the event is called by then."""
    return f"{site.origin}/events/{event.pk}/"


@require_safe
def bibtex(request: HttpRequest, pk: str) -> HttpResponse:
    """`/events/<id>/cite.bib`: one entry for BibTeX."""
    event, site = public_event(pk), site_of(request)
    lines = [
        f"@misc{{negotiation-timeline-{event.pk},",
        f"  title = {{{_tex(event.title)}}},",
        f"  howpublished = {{{CONTAINER}}},",
        f"  year = {{{event.updated:%Y}}},",
        f"  month = {{{event.updated.month}}},",
        f"  note = {{Event dated {_tex(in_words(event.when))} ({_tex(event.when.edtf)})}},",
        f"  url = {{{permalink(event, site)}}}",
        "}",
    ]
    answer = HttpResponse("\n".join(lines) + "\n", content_type="application/x-bibtex; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="event-{event.pk}.bib"'
    return answer


@require_safe
def csl(request: HttpRequest, pk: str) -> HttpResponse:
    """`/events/<id>/cite.json`: one item of CSL-JSON."""
    event, site = public_event(pk), site_of(request)
    item: dict[str, Any] = {
        "id": f"negotiation-timeline-{event.pk}",
        "type": "webpage",
        "title": event.title,
        "container-title": CONTAINER,
        "URL": permalink(event, site),
        "issued": {"date-parts": [_parts(event.updated.date())]},
        "language": "en",
    }
    if days := _dates(event.when):
        item["event-date"] = {"date-parts": days}
    if event.venue:
        item["event-place"] = event.venue.name
    answer = JsonResponse([item], safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Type"] = "application/vnd.citationstyles.csl+json"
    answer["Content-Disposition"] = f'attachment; filename="event-{event.pk}.json"'
    return answer


def public_event(pk: str) -> Event:
    """A public event by its number. Raises Http404."""
    found = Event.objects.public().select_related("venue").filter(pk=pk).first()
    if found is None:
        raise Http404(f"There is no public event {pk}.")
    return found


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _dates(days: Days) -> list[list[int]]:
    """Both ends as far as they are known; a day once."""
    known = [day for day in (days.earliest, days.latest) if day]
    return [_parts(day) for day in dict.fromkeys(known)] if len(known) == 2 else []


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]
