"""The readers' lists: what they show, how filters narrow them, and how many queries they cost."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Outlet
from articles.reading.edtf import parse_edtf, spanning
from tests.cast import (
    an_article,
    an_event,
    lisbon,
    mira_holt,
    norland,
    passage,
    sudria,
    told_also,
    vantaa_round,
    vesta,
)
from tests.doors.words import text_of, titles
from timeline.actions.events import PartValues
from timeline.models import Event, Round

pytestmark = pytest.mark.django_db


def fill(number: int) -> list[Event]:
    """Events of one round, each with a person, two reports and accounts that differ."""
    events = []
    for index in range(number):
        event = an_event(
            f"Session {index}",
            days=date(2024, 5, 10 + index),
            round=vantaa_round(),
            parts=(PartValues(norland()), PartValues(None, mira_holt()), PartValues(vesta(), None, "mediator")),
        )
        told_also(
            event, an_article(f"They met in Lisbon, report {index} said.", outlet="Lisbon Herald"), venue=lisbon()
        )
        events.append(event)
    return events


LISTS = {
    "/": 10,
    "/?zoom=2024-05": 12,
    "/embed/": 10,
    "/?party=norland&kind=meeting&from=2024": 11,
    "/search/?q=session": 12,
    "/rounds/": 3,  # the list, how long it is, and whether samples are cited
    "/rounds/vantaa-may-2024/": 12,
    "/parties/": 4,
    "/parties/norland/": 11,
    "/people/mira-holt/": 11,
    "/venues/vantaa/": 11,
    "/articles/": 3,
    "/changes/": 12,
    "/about/": 6,
    "/sitemap.xml": 2,
}


@pytest.mark.parametrize("items", [1, 3])
@pytest.mark.parametrize(("address", "queries"), LISTS.items())
def test_a_list_costs_the_same_few_queries_at_one_and_at_three_items(
    client: Client, django_assert_num_queries: Any, address: str, queries: int, items: int
) -> None:
    fill(items)
    with django_assert_num_queries(queries):
        response = client.get(address)
    assert response.status_code == 200
    assert queries <= 12


def test_the_timeline_groups_by_round_and_day(client: Client) -> None:
    an_event("Held outside", days=date(2024, 5, 1))
    an_event("Second", days=date(2024, 5, 3), round=vantaa_round())
    an_event("First", days=date(2024, 5, 2), round=vantaa_round())
    an_event("Same day", days=date(2024, 5, 3), round=vantaa_round())
    an_event("Afterwards", days=date(2024, 5, 4))
    an_event("Round again", days=date(2024, 5, 5), round=vantaa_round())
    response = client.get("/")
    assert titles(response) == ["Held outside", "First", "Second", "Same day", "Afterwards", "Round again"]
    headings = [" ".join(h.split()) for h in re.findall(r"<h3[^>]*>(.*?)</h3>", text_with_headings(response))]
    assert headings == [
        "Outside any round", "Vantaa, May 2024", "Outside any round", "Vantaa, May 2024 continued",
    ]  # fmt: skip
    assert response.content.decode().count("3 May 2024</time></h4>") == 1


def text_with_headings(response: Any) -> str:
    """The page without any tag but <h3>, so that headings can be read off."""
    return re.sub(r"<(?!/?h3)[^>]+>", "", response.content.decode()).replace("\n", " ")


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2024-05-14", '<time datetime="2024-05-14">14 May 2024</time>'),
        ("2024-05-14/2024-05-16", '<span data-edtf="2024-05-14/2024-05-16" title="EDTF 2024-05-14/2024-05-16">'),
        ("2024-05", '<span data-edtf="2024-05" title="EDTF 2024-05">May 2024</span>'),
        ("2024-05-14~", '<span data-edtf="2024-05-14~" title="EDTF 2024-05-14~">about 14 May 2024</span>'),
        ("../2024-05-14", '<span data-edtf="../2024-05-14" title="EDTF ../2024-05-14">by 14 May 2024</span>'),
    ],
)
def test_a_date_is_as_precise_as_known_and_only_a_day_is_a_machine_date(client: Client, edtf: str, shown: str) -> None:
    event = an_event(days=parse_edtf(edtf), passages=[passage(an_article(published=date(2024, 6, 1)))])
    for address in ("/", reverse("pages:event", args=[event.pk, event.slug])):
        html = client.get(address).content.decode()
        assert shown in html
        machine = set(re.findall(r'<time datetime="([^"]*)"', html)) - {"2024-06-01", event.created.date().isoformat()}
        assert machine == ({edtf} if edtf == "2024-05-14" else set())


def test_an_event_says_who_was_absent_what_came_of_it_and_how_far_it_got(client: Client) -> None:
    an_event(
        phase="postponed",
        outcome="no_breakthrough",
        outcome_text="no date was set",
        parts=(PartValues(norland()), PartValues(sudria(), None, "guest", "absent"), PartValues(None, mira_holt())),
    )
    words = text_of(client.get("/"))
    assert "postponed" in words
    assert "Norland negotiator" in words
    assert "Sudria guest absent" in words
    assert "Mira Holt (Norland) negotiator" in words
    assert "no breakthrough: no date was set" in words
    assert "Where Vantaa" in words


def test_accounts_that_differ_stand_side_by_side(client: Client) -> None:
    event = an_event("Talks in Vantaa", days=date(2024, 5, 14))
    elsewhere = an_article("The talks were held in Lisbon on Thursday.", outlet="Lisbon Herald")
    told_also(event, elsewhere, attributed_to="an aide", days=parse_edtf("2024-05-16"), venue=lisbon())
    for address in ("/", reverse("pages:event", args=[event.pk, event.slug])):
        words = text_of(client.get(address))
        assert "Accounts differ on the date 14 May 2024 as recorded" in words
        assert "16 May 2024 Lisbon Herald, citing an aide" in words
        assert "Accounts differ on the venue Vantaa as recorded" in words
        assert "2 reports, at most 2 origins" in words


def test_quotes_carry_their_language_direction_and_day(client: Client) -> None:
    arabic = an_article("اجتمع الوفدان يوم الثلاثاء.", outlet="Sahifat al-Matar", lang="ar", published=None)
    event = an_event(passages=[passage(arabic)])
    for address in ("/", reverse("pages:event", args=[event.pk, event.slug]), f"/articles/{arabic.pk}/"):
        response = client.get(address)
        assert '<blockquote lang="ar" dir="rtl">' in response.content.decode()
        assert "day of publication not known" in text_of(response)
    told_also(event, an_article("They met on Tuesday, it said."))
    assert '<blockquote lang="en" dir="ltr">' in client.get("/").content.decode()


def test_the_demonstration_line_comes_from_the_outlets(client: Client) -> None:
    event = an_event()
    assert "invented sample" not in text_of(client.get("/"))
    sample = Outlet.objects.create(slug="paper-sample", name="Paper (sample)", is_sample=True)
    told_also(event, an_article("They met, the paper said.", outlet=sample.slug))
    assert "This record holds invented sample reports" in text_of(client.get("/"))
    assert "Paper sample, 14 May 2024" in text_of(client.get("/"))
    Outlet.objects.update(is_sample=True)
    for address in ("/", "/about/", "/rounds/", "/search/"):
        assert "This record is a demonstration: its reports are invented samples." in text_of(client.get(address))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2024-05-13&to=2024-05-15", ["Session", "Statement"]),
        ("from=2024-06", ["Truce"]),
        ("party=sudria", ["Statement"]),
        ("party=norland", ["Session"]),
        ("person=mira-holt", ["Session"]),
        ("venue=lisbon", ["Statement"]),
        ("round=vantaa-may-2024", ["Session"]),
        ("kind=statement&kind=truce_start", ["Statement", "Truce"]),
        ("outcome=progress", ["Session"]),
        ("phase=planned", ["Truce"]),
        ("q=statement", ["Statement"]),
        ("as_of=2024-05-14", ["Session"]),
        ("order=-date", ["Truce", "Statement", "Session"]),
        ("party=&from=&q=", ["Session", "Statement", "Truce"]),
        ("party=sudria&venue=vantaa", []),
    ],
)
def test_filters_narrow_the_timeline_and_the_count_matches(client: Client, query: str, found: list[str]) -> None:
    by_mira = (PartValues(None, mira_holt()),)
    an_event("Session", days=date(2024, 5, 14), round=vantaa_round(), outcome="progress", parts=by_mira)
    statement = {"kind": "statement", "venue": lisbon(), "parts": (PartValues(sudria()),)}
    an_event("Statement", days=date(2024, 5, 15), **statement)
    an_event("Truce", days=date(2024, 6, 1), kind="truce_start", phase="planned", venue=None, parts=())
    response = client.get(f"/?{query}")
    assert titles(response) == found
    number = len(found)
    assert re.search(rf"\b{number} event{'s' * (number != 1)}\b", text_of(response))


def test_each_active_filter_can_be_removed_alone(client: Client) -> None:
    an_event(round=vantaa_round())
    html = client.get("/?party=norland&party=vesta&kind=meeting&order=-date").content.decode()
    active = re.search(r'<ul class="active".*?</ul>', html, re.DOTALL)
    assert active
    assert re.findall(r'href="([^"]*)"', active[0]) == [
        "?party=vesta&amp;kind=meeting&amp;order=-date",
        "?party=norland&amp;kind=meeting&amp;order=-date",
        "?party=norland&amp;party=vesta&amp;order=-date",
    ]
    assert re.sub(r"\s+", " ", re.sub("<[^>]*>", "", active[0])).strip().startswith("Remove the filter Party Norland ×")


def test_days_asked_for_are_marked_certain_or_possible(client: Client) -> None:
    an_event("Surely", days=date(2024, 5, 14))
    an_event("Perhaps", days=spanning(date(2024, 5, 15), date(2024, 6, 15)))
    assert re.findall(r">(certain|possible)<", client.get("/?to=2024-05").content.decode()) == ["certain", "possible"]
    assert re.findall(r">(certain|possible)<", client.get("/").content.decode()) == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/?kind=picnic", ["kind", "picnic", "meeting", "truce_extension"]),
        ("/?party=nobody", ["party", "nobody", "norland"]),
        ("/?from=yesterday", ["from", "yesterday"]),
        ("/?from=2024-06&to=2024-05", ["from", "swap them"]),
        ("/?colour=red", ["colour", "as_of"]),
        ("/?page=0", ["page", "whole number"]),
        ("/?page=two", ["page", "two"]),
        ("/search/?q=a&colour=red", ["colour"]),
        ("/parties/norland/?colour=red", ["colour"]),
        ("/articles/?party=norland", ["party", "page"]),
        ("/changes/?before=x", ["before"]),
    ],
)
def test_a_bad_filter_is_named_with_what_is_allowed(client: Client, address: str, told: list[str]) -> None:
    an_event()
    response = client.get(address)
    assert response.status_code == 400
    words = text_of(response)
    assert [word for word in told if word not in words] == []
    assert f'<a href="{address.partition("?")[0]}">Show the list without filters</a>' in response.content.decode()


def test_pages_of_fifty(client: Client) -> None:
    told = passage(an_article())
    for index in range(51):
        an_event(f"Event {index:02}", days=date(2024, 1 + index // 28, 1 + index % 28), passages=[told])
    first, second = client.get("/?kind=meeting"), client.get("/?kind=meeting&page=2")
    assert (len(titles(first)), titles(second)) == (50, ["Event 50"])
    assert "51 events" in text_of(first)
    assert "51 events" in text_of(second)
    assert '<a rel="next" href="?kind=meeting&amp;page=2">' in first.content.decode()
    assert '<a rel="prev" href="?kind=meeting">' in second.content.decode()
    assert client.get("/?page=3").status_code == 404


def test_rounds_stand_page_by_page(client: Client) -> None:
    told = passage(an_article())
    for index in range(51):
        held = Round.objects.create(slug=f"round-{index}", name=f"Round {index:02}", rule="A rule.")
        an_event(f"Event {index:02}", days=date(2024, 1 + index // 28, 1 + index % 28), passages=[told], round=held)
    first, second = client.get("/rounds/"), client.get("/rounds/?page=2")
    assert ("Round 49" in text_of(first), "Round 50" in text_of(first)) == (True, False)
    assert ("Round 49" in text_of(second), "Round 50" in text_of(second)) == (False, True)
    assert '<a rel="next" href="?page=2">' in first.content.decode()
    assert client.get("/rounds/?page=3").status_code == 404
    assert client.get("/rounds/?kind=meeting").status_code == 400


def test_search_marks_the_words_and_escapes_the_rest(client: Client) -> None:
    told = an_article("An <i>envoy</i> spoke of a pause & more.", headline="Pause")
    an_event("Envoy <b>of</b> Norland speaks", kind="statement", passages=[passage(told)])
    an_event("Something else")
    response = client.get("/search/?q=envoy")
    html = response.content.decode()
    assert "<mark>Envoy</mark> &lt;b&gt;of&lt;/b&gt; Norland speaks" in html
    assert "An &lt;i&gt;<mark>envoy</mark>&lt;/i&gt; spoke of a pause &amp; more" in html
    assert "1 event" in text_of(response)
    assert "Nothing public holds these words" in text_of(client.get("/search/?q=zebra"))
    assert "<ol" not in client.get("/search/").content.decode()
