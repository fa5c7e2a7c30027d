"""Every page that a reader can open, found in the configuration of addresses, and a record that fills each of them."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from articles.models import Outlet
from articles.reading.edtf import spanning
from tests.cast import an_article, an_event, lisbon, mira_holt, norland, passage, told_also, vantaa_round, vesta
from timeline.actions.events import PartValues
from timeline.models import Event
from timeline.pages import faults
from timeline.urls import urlpatterns as all_patterns

STATES = {
    "timeline": ("?kind=meeting&from=2024-05", "?zoom=2024-05", "?as_of=2024-05-15", "?disputed=any&order=-date",
                 "?q=nothing-of-the-kind"),
    "event": ("?as_of=2024-05-14",),
    "party": ("?kind=other",),
    "search": ("?q=talks", "?q=nothing-of-the-kind"),
    "embed": ("?zoom=year", "?q=nothing-of-the-kind"),
}  # fmt: skip
"""What else a page shows, by its name: filtered, drawn otherwise, put to the past, empty."""


def a_full_record() -> Event:
    """A record that shows everything a page can show; the event with most of it."""
    parts = (PartValues(norland()), PartValues(vesta(), None, "host", "absent"), PartValues(None, mira_holt()))
    event = an_event(round=vantaa_round(), parts=parts, outcome="progress", basis={"expression": "on Tuesday"})
    arabic = an_article(
        "اجتمع الوفدان في لشبونة يوم الخميس، ولم يعلن شيء عن النتائج.", outlet="Sahifat al-Matar", lang="ar"
    )
    Outlet.objects.filter(name="Sahifat al-Matar").update(is_sample=True)  # a notice at the head of every page
    told_also(event, arabic, attributed_to="an aide", venue=lisbon(), outcome="suspended")
    sessions = (PartValues(norland()), PartValues(vesta()))
    an_event("A day of talks", round=vantaa_round(), parts=sessions, days=date(2024, 5, 16))
    an_event("Return to Vantaa called off", phase="cancelled", days=spanning(date(2024, 5, 20), date(2024, 5, 24)))
    long = an_article(f"They spoke of {'x' * 200} and of https://example.org/{'path' * 40} as well.")
    an_event("Talks about long words", days=date(2024, 5, 30), passages=[passage(long)])
    return event


def _examples(event: Event) -> dict[str, dict[str, object]]:
    """What stands in the addresses that name a thing, by the name of the address."""
    round_of_talks = event.round
    assert round_of_talks is not None
    citation = event.citations.select_related("version").order_by("id").last()
    assert citation is not None
    return {
        "pages:event": {"pk": event.pk, "slug": event.slug},
        "pages:event-by-number": {"pk": event.pk},
        "pages:event-card": {"pk": event.pk},
        "pages:round": {"slug": round_of_talks.slug},
        "pages:party": {"slug": "norland"},
        "pages:person": {"slug": "mira-holt"},
        "pages:venue": {"slug": "vantaa"},
        "pages:article": {"pk": citation.version.article_id},
    }


def _named(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """The names of all addresses, those of the admin left out, which has tests of its own."""
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}", each
        elif not str(each.pattern).startswith("admin/"):
            yield from _named(each, f"{space}{each.namespace}:" if each.namespace else space)


def pages(event: Event) -> list[str]:
    """The addresses of all pages, in each of their states. Every address that answers with HTML is one."""
    examples, found = _examples(event), []
    for name, pattern in _named(get_resolver("timeline.urls")):
        wanted = examples.get(name, {})
        if not name.startswith("pages:") and pattern.pattern.regex.groupindex.keys() != wanted.keys():
            continue  # one thing of the API, or a file about one
        address = reverse(name, kwargs=wanted)  # raises for a page that has no example above
        answer = Client(headers={"accept": "text/html, */*"}).get(address, follow=True)
        if answer["Content-Type"].startswith("text/html"):
            assert answer.status_code == 200, address
            found += [address + state for state in ("", *STATES.get(name.removeprefix("pages:"), ()))]
    return found


def _broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("this is a test")


def _forbidden(request: HttpRequest) -> HttpResponse:
    return faults.forbidden(request, PermissionError())


urlpatterns = [path("broken/", _broken), path("forbidden/", _forbidden), *all_patterns]
handler400, handler403, handler404, handler500 = faults.bad_request, faults.forbidden, faults.not_found, faults.broken


def fault_pages() -> dict[str, int]:
    """The pages of what can go wrong, with their status; to be asked of a site that uses this module's addresses."""
    gone = an_event("Something taken back", status="retracted")
    return {
        "/?party=nobody": 400,
        "/forbidden/": 403,
        "/nothing-here/": 404,
        f"/events/{gone.pk}-{gone.slug}/": 410,
        "/broken/": 500,
    }
