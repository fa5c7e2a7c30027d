"""Rounds that were merged, as readers and clients meet them, and the page of rounds in the admin."""

from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests import cast
from timeline.actions.rounds import make_round, merge_rounds
from timeline.clustering import Rule
from timeline.filters import read_filters
from timeline.models import Event, Round

pytestmark = pytest.mark.django_db


def made(name: str, *events: Event) -> Round:
    return make_round(name=name, rule=f"{name}.", stated=Rule(), events=events, by=None, at=cast.AT)


def test_a_merged_rounds_address_forwards(client: Client) -> None:
    one, two = made("One", cast.an_event()), made("Two")
    merge_rounds(round=one, into=two, reason="one", by=None, at=cast.AT)
    answer = client.get("/rounds/one/")
    assert (answer.status_code, answer["Location"]) == (301, "/rounds/two/")
    told = client.get("/api/v1/rounds/one/")
    assert (told.status_code, told["Location"], told.json()["round"]) == (
        308, "http://testserver/api/v1/rounds/two/", "two",
    )  # fmt: skip
    assert [row["slug"] for row in client.get("/api/v1/rounds/").json()["results"]] == ["two"]


@pytest.mark.parametrize("address", ["/", "/api/v1/events/", "/events.csv", "/embed/"])
def test_a_merged_rounds_slug_as_a_filter_means_the_round_it_is_now(client: Client, address: str) -> None:
    event = cast.an_event("Talks of round one")
    one, two = made("One", event), made("Two")
    merge_rounds(round=one, into=two, reason="one", by=None, at=cast.AT)
    answer = client.get(address, {"round": "one"})
    told = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, b"Talks of round one" in told) == (200, True)
    assert read_filters(QueryDict("round=one&round=two")).given == (("round", "two"),)
    assert client.get(address, {"round": "three"}).status_code == 400


def test_the_page_of_rounds_says_what_waits_behind_its_first_hundred(client: Client) -> None:
    client.force_login(cast.somebody("editors"))
    for turn in range(101):  # two days each, three weeks apart
        for more in (0, 1):
            cast.an_event(f"Session {turn}", days=date(2000, 1, 1) + timedelta(days=21 * turn + more))
    page = client.get(reverse("rounding:overview")).text
    assert page.count("Make a round of these") == 100
    assert "1 more come up when these are done" in page


def test_a_round_is_proposed_made_split_and_merged_in_the_admin(client: Client) -> None:
    client.force_login(cast.somebody("editors"))
    events = [cast.an_event(f"Session {day}", days=date(2024, 5, day)) for day in (13, 14)]
    overview = reverse("rounding:overview")
    query = "&".join(f"event={event.pk}" for event in events)
    assert query.replace("&", "&amp;") in client.get(overview).text
    address = f"{reverse('rounding:make')}?{query}"
    started = client.get(address).context["form"].initial
    assert (started["name"], started["days"], started["venues"]) == (
        "Vantaa, May 2024",
        "2024-05-13/2024-05-14",
        "vantaa",
    )
    given = started | {"events": [event.pk for event in events], "wording": ""}
    assert client.post(address, given).status_code == 302
    found = Round.objects.get()
    assert (found.rule_venues, found.events.count()) == (["vantaa"], 2)
    fits = cast.an_event("Fits", days=date(2024, 5, 14))
    assert f"Put into {found}" in client.get(overview).text
    client.post(reverse("rounding:place", args=[fits.pk]), {"round": found.pk})
    assert found.events.count() == 3
    split = {"name": "Other", "rule": "The other.", "events": [fits.pk], "reason": ""}
    assert client.post(reverse("rounding:split", args=[found.pk]), split).status_code == 422
    client.post(reverse("rounding:split", args=[found.pk]), split | {"reason": "two rounds"})
    other = Round.objects.get(slug="other")
    assert (
        client.post(reverse("rounding:merge"), {"round": other.pk, "into": other.pk, "reason": "x"}).status_code == 422
    )
    client.post(reverse("rounding:merge"), {"round": other.pk, "into": found.pk, "reason": "one"})
    assert found.events.count() == 3
    client.force_login(cast.somebody("analysts"))
    assert client.post(reverse("rounding:merge"), {}).status_code == 403
