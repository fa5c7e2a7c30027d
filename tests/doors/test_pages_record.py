"""The pages of one thing: event, article, party; the log of changes; what is not public; and what machines ask."""

import gzip
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from django.urls import reverse

from articles.reading.edtf import one_day
from tests.cast import an_article, an_event, mira_holt, norland, passage, somebody, sudria, vantaa, vantaa_round
from tests.doors.words import text_of, titles
from timeline.actions.events import EventValues, PartValues, change_event
from timeline.actions.publish import retract
from timeline.models import Event, Round
from timeline.pages import faults
from timeline.pages.articles import Stretch, stretches

pytestmark = pytest.mark.django_db


def address_of(event: Event) -> str:
    """Where an event is read."""
    return reverse("pages:event", args=[event.pk, event.slug])


def test_an_event_shows_how_its_date_was_worked_out(client: Client) -> None:
    basis = {
        "expression": "on Tuesday",
        "anchor": "2024-05-15",
        "anchor_kind": "publication",
        "rule": "weekday before the anchor",
        "alternatives": [{"earliest": "2024-05-21", "latest": "2024-05-21", "why": "the Tuesday after"}],
    }
    words = text_of(client.get(address_of(an_event(basis=basis))))
    assert "Words on Tuesday" in words
    assert "Counted from 15 May 2024, the day of publication" in words
    assert "Rule weekday before the anchor" in words
    assert "Also possible 21 May 2024: the Tuesday after" in words
    unknown = an_event("Another", basis={})
    assert "no rule was recorded" in text_of(client.get(address_of(unknown)))


def test_a_citation_stands_in_whole_words_of_its_text(client: Client) -> None:
    text = "Long before anything had been agreed by either side, they met in Vantaa and then all went home for dinner."
    event = an_event(passages=[passage(an_article(text), "they met in Vantaa")])
    html = client.get(address_of(event)).content.decode()
    assert '<span class="context">… been agreed by either side, </span>' in html
    assert '<strong class="cited">they met in Vantaa</strong>' in html
    assert '<span class="context"> and then all went home for …</span>' in html


def test_an_event_costs_the_same_few_queries_however_many_reports(
    client: Client, django_assert_num_queries: Any
) -> None:
    told = [passage(an_article(f"They met, report {index} said.")) for index in range(3)]
    for event in (an_event("One", passages=told[:1]), an_event("Three", passages=told)):
        with django_assert_num_queries(17):
            assert client.get(address_of(event)).status_code == 200


def test_a_wrong_slug_leads_to_the_right_one_for_good(client: Client) -> None:
    event = an_event()
    for wrong in (f"/events/{event.pk}-once-called-so/", f"/events/{event.pk}/"):
        response = client.get(wrong)
        assert (response.status_code, response["Location"]) == (301, address_of(event))


def test_a_retracted_event_is_gone_with_the_reason(client: Client) -> None:
    event = an_event("Withdrawn", status="retracted")
    response = client.get(address_of(event))
    assert response.status_code == 410
    assert "The report was withdrawn." in text_of(response)
    assert "Withdrawn" not in text_of(client.get("/"))


def test_a_draft_is_shown_nowhere(client: Client) -> None:
    """Nor is anything that only a draft rests on: its article, its round, its people."""
    hidden = an_article("Hidden words were said in secret.", headline="Hidden headline")
    parts = (PartValues(norland()), PartValues(None, mira_holt()))
    draft = an_event(
        "Hidden event",
        status="draft",
        passages=[passage(hidden)],
        round=vantaa_round(),
        parts=parts,
        outcome="progress",
    )
    Round.objects.update(status="draft")
    addresses = [
        "/",
        "/?order=-date",
        "/search/?q=hidden",
        "/rounds/",
        "/parties/",
        "/articles/",
        "/changes/",
        "/about/",
    ]
    addresses += ["/parties/norland/", "/people/mira-holt/", "/venues/vantaa/", "/sitemap.xml", "/?q=hidden"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert "Hidden" not in response.content.decode(), address
        assert draft.slug not in response.content.decode(), address
    for address in (address_of(draft), f"/events/{draft.pk}/", f"/articles/{hidden.pk}/", "/rounds/vantaa-may-2024/"):
        assert client.get(address).status_code == 404
    assert client.get("/?round=vantaa-may-2024").status_code == 400


def test_a_public_event_does_not_name_a_round_that_is_not_public(client: Client) -> None:
    event = an_event(round=vantaa_round())
    Round.objects.update(status="draft")
    for address in ("/", address_of(event), "/venues/vantaa/"):
        response = client.get(address)
        assert response.status_code == 200
        assert "Vantaa, May 2024" not in text_of(response)


def test_a_full_text_is_for_staff_only(client: Client) -> None:
    article = an_article("They met in Vantaa. The rest is not quoted by anybody here.", url="https://example.org/a")
    event = an_event(passages=[passage(article, "They met in Vantaa.")])
    response = client.get(f"/articles/{article.pk}/")
    assert "They met in Vantaa." in text_of(response)
    assert re.search(f'Cited by <a [^>]*href="{address_of(event)}">', response.content.decode())
    assert "not quoted by anybody here" not in response.content.decode()
    client.force_login(somebody("analysts"))
    shown = client.get(f"/articles/{article.pk}/").content.decode()
    assert "<mark>They met in Vantaa.</mark> The rest is not quoted by anybody here." in shown


@pytest.mark.django_db(transaction=True)
def test_the_log_of_changes_tells_what_was_and_what_is_newest_first(client: Client) -> None:
    event = an_event("First title")
    assert re.findall(r"(published|changed) ([^.]*title)", text_of(client.get("/changes/"))) == [
        ("published", "First title")
    ]
    parts = (PartValues(norland()), PartValues(sudria()))
    values = EventValues("Second title", "meeting", one_day(date(2024, 5, 14)), venue=vantaa(), parts=parts)
    change_event(event=event, values=values, by=None)
    words = text_of(client.get("/changes/"))
    assert "removed participant of Second title party: Vesta" in words
    assert "changed Second title title: First title Second title" in words
    assert words.index("changed Second title") < words.index("published Second title")
    retract(event=event, reason="It was another meeting.", by=None, at=datetime(2024, 6, 2, tzinfo=UTC))
    response = client.get("/changes/")
    assert "retracted Second title It was another meeting." in text_of(response)
    assert address_of(event) not in response.content.decode()


def test_machines_are_answered(client: Client, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    event = an_event(round=vantaa_round())
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").content.decode()
    listed = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert f"http://testserver{address_of(event)}" in listed
    for address in listed:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200
    with django_assert_num_queries(0):
        assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").content == b"ok\n"

    def refuse(*args: object) -> None:
        raise OperationalError("the server is gone")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_faults_help_and_ask_no_database(rf: RequestFactory, django_assert_num_queries: Any) -> None:
    request = rf.get("/somewhere/")
    with django_assert_num_queries(0):
        answers = [
            faults.bad_request(request, BadRequest()),
            faults.forbidden(request, PermissionDenied()),
            faults.not_found(request, Exception()),
            faults.broken(request),
        ]
    assert [answer.status_code for answer in answers] == [400, 403, 404, 500]
    for answer in answers:
        assert 'href="/"' in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/events/1-x/", "/events/999999999999999999-x/", "/rounds/x/", "/parties/x/", "/people/x/", "/venues/x/",
     "/articles/1/", "/articles/99999999999999999999999/", "/nowhere/", "/?page=2"],
)  # fmt: skip
def test_what_is_not_there_is_404(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "There is nothing public at this address" in text_of(response)


def test_pages_are_read_and_never_written(client: Client) -> None:
    for address in ("/", "/search/", "/about/", "/healthz"):
        assert client.post(address).status_code == 405


def test_no_page_needs_a_cookie_or_holds_inline_code(client: Client) -> None:
    event = an_event(round=vantaa_round())
    inline = r'<script(?! type="module" src="/static/| type="application/ld\+json")|<style| style=| on\w+='
    for address in ("/", address_of(event), "/about/", "/search/?q=talks", "/?kind=x"):
        response = client.get(address)
        assert not response.cookies
        assert not re.search(inline, response.content.decode())
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert 'href="/feeds/events.atom"' in response.content.decode()


def test_counts_of_parties_are_those_of_their_pages(client: Client) -> None:
    an_event("With the party", parts=(PartValues(norland()), PartValues(None, mira_holt())))
    an_event("With its envoy", days=date(2024, 5, 15), parts=(PartValues(None, mira_holt()),))
    an_event("Not yet public", status="draft", parts=(PartValues(norland()),))
    assert "Norland state, 2 events Mira Holt, envoy 2 events" in text_of(client.get("/parties/"))
    assert titles(client.get("/parties/norland/")) == ["With the party", "With its envoy"]
    assert titles(client.get("/people/mira-holt/")) == ["With the party", "With its envoy"]
    assert "Sudria" not in text_of(client.get("/parties/"))


def test_articles_are_listed_newest_first_with_their_events(client: Client) -> None:
    old = an_article("Old words were said.", headline="Old", published=date(2024, 5, 1))
    new = an_article("New words were said.", headline="New", published=date(2024, 5, 2))
    an_article("Never cited at all.", headline="Uncited")
    an_event("One", passages=[passage(old), passage(new)])
    an_event("Two", passages=[passage(new, "New words")])
    words = text_of(client.get("/articles/"))
    assert "2 reports that the record cites" in words
    assert words.index("New Vantaa Courier, 2 May 2024; cited by 2 events") < words.index("Old Vantaa Courier")
    assert "Uncited" not in words


def test_overlapping_citations_are_one_marked_stretch() -> None:
    assert stretches("abcdef", [(3, 5), (1, 4)]) == [
        Stretch("a", False), Stretch("bcd", True), Stretch("e", True), Stretch("f", False),
    ]  # fmt: skip
    assert stretches("abc", []) == [Stretch("abc", False)]


def test_an_empty_record_says_so(client: Client) -> None:
    vantaa()
    for address, words in {
        "/": "holds no public event yet",
        "/rounds/": "No round has been published yet",
        "/parties/": "No party has a part",
        "/articles/": "No article is cited",
        "/venues/vantaa/": "No public event here",
        "/changes/": "Nothing has been published yet",
        "/about/": "No report is cited yet",
    }.items():
        assert words in text_of(client.get(address))


def test_pages_are_compressed_for_whoever_can_unpack_them(client: Client) -> None:
    an_event()
    packed = client.get("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert gzip.decompress(packed.content).decode().startswith("<!doctype html>")
    assert "Content-Encoding" not in client.get("/").headers


def test_a_form_sent_without_its_page_is_refused_with_a_way_out() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "load the page again" in text_of(response)
    assert "<style" not in response.content.decode()
