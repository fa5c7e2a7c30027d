"""The list of events, and one event."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from articles.reading.edtf import Days, parse_edtf
from tests import cast
from timeline.models import Document

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"


def results(client: Client, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    found: list[dict[str, Any]] = answer.json()["results"]
    return found


def titles(client: Client, query: str = "") -> list[str]:
    return [event["title"] for event in results(client, f"{EVENTS}?{query}")]


def walked(client: Client, address: str, member: str = "id", *, link: str = "next") -> list[Any]:
    """A member of every result on every page, following the links of the pages."""
    found = []
    page = client.get(address).json()
    while True:
        found.append([result[member] for result in page["results"]])
        if not page[link]:
            return [value for values in (found if link == "next" else reversed(found)) for value in values]
        page = client.get(page[link]).json()


def test_accounts_that_differ_are_kept_and_the_event_is_disputed(client):
    event = cast.an_event()
    other = cast.an_article("Sudria denied that any session took place.", outlet=cast.HERALD)
    cast.told_also(event, other, venue=cast.lisbon(), phase="denied", days=parse_edtf("2024-05-15/2024-05-16"))
    [found] = results(client, EVENTS)
    assert found["disputed"] == ["date", "venue", "phase"]
    assert (found["sources"]["reports"], found["sources"]["origins_at_most"]) == (2, 2)
    assert found["citations"][1]["account"] == {
        "earliest": "2024-05-15",
        "latest": "2024-05-16",
        "precision": "range",
        "venue": "lisbon",
        "outcome": None,
        "outcome_text": None,
        "phase": "denied",
        "attendance": [],
    }


def test_what_the_record_does_not_say_is_null(client):
    article = cast.an_article("A delegation left by 5 March.", outlet="", published=None)
    cast.an_event(days=parse_edtf("../2024-03-05"), passages=[cast.passage(article)], venue=None, parts=())
    [found] = results(client, EVENTS)
    assert (found["venue"], found["round"], found["participants"]) == (None, None, [])
    assert found["when"]["earliest"] is None
    assert found["when"]["basis"] is None
    assert found["outcome"] == {"code": None, "text": ""}
    assert found["citations"][0]["article"]["outlet"] is None
    assert found["citations"][0]["article"]["published"] is None


def test_a_round_that_is_not_public_is_not_named(client):
    hidden = cast.vantaa_round()
    hidden.status = "draft"
    hidden.save()
    event = cast.an_event(round=hidden)
    assert client.get(f"{EVENTS}{event.pk}/").json()["round"] is None


def test_only_published_events_are_listed(client):
    cast.an_event("A draft", status="draft")
    cast.an_event("In review", status="in_review")
    cast.an_event("Taken back", status="retracted")
    cast.an_event("Public")
    assert titles(client) == ["Public"]


def test_a_draft_is_not_found_and_a_retracted_event_is_gone_with_the_reason(client):
    draft, retracted = cast.an_event(status="draft"), cast.an_event("Taken back", status="retracted")
    assert client.get(f"{EVENTS}{draft.pk}/").status_code == 404
    answer = client.get(f"{EVENTS}{retracted.pk}/")
    assert answer.status_code == 410
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/api/problems/retracted",
        "title": "Retracted",
        "status": 410,
        "detail": "The report was withdrawn.",
        "instance": f"{EVENTS}{retracted.pk}/",
    }


def test_filters_are_those_of_the_timeline(client):
    cast.an_event("In Vantaa", days=date(2024, 5, 14))
    cast.an_event("In Lisbon", days=date(2024, 6, 2), venue=cast.lisbon(), kind="statement", parts=())
    assert titles(client, "venue=lisbon") == ["In Lisbon"]
    assert titles(client, "venue=lisbon&venue=vantaa") == ["In Vantaa", "In Lisbon"]
    assert titles(client, "party=sudria") == ["In Vantaa"]
    assert titles(client, "kind=statement") == ["In Lisbon"]
    assert titles(client, "from=2024-06") == ["In Lisbon"]
    assert titles(client, "to=2024-05-31") == ["In Vantaa"]
    assert titles(client, "q=Lisbon") == ["In Lisbon"]
    assert titles(client, "order=-date") == ["In Lisbon", "In Vantaa"]
    assert titles(client, "as_of=2024-05-20") == ["In Vantaa"]
    assert titles(client, "to=9999") == ["In Vantaa", "In Lisbon"]


def test_an_event_that_may_lie_outside_the_days_asked_for_is_only_possible(client):
    cast.an_event("On a day", days=date(2024, 5, 14))
    cast.an_event("In some month", days=parse_edtf("2024-05"))
    found = results(client, f"{EVENTS}?from=2024-05-10&to=2024-05-20")
    assert {event["title"]: event["match"] for event in found} == {"On a day": "certain", "In some month": "possible"}
    assert {event["match"] for event in results(client, EVENTS)} == {"certain"}


@pytest.mark.parametrize(
    ("query", "parameter", "value", "allowed"),
    [
        ("colour=red", "colour", "", None),
        ("kind=picnic", "kind", "picnic", "meeting"),
        ("party=nobody", "party", "nobody", "norland"),
        ("from=2024-13", "from", "2024-13", None),
        ("from=2024-06&to=2024-05", "from", "2024-06-01", None),
        ("order=title", "order", "title", "-date"),
        ("page_size=0", "page_size", "0", None),
        ("page_size=201", "page_size", "201", None),
        ("page_size=ten", "page_size", "ten", None),
        ("page_size=5&page_size=6", "page_size", "6", None),
        ("cursor=nonsense", "cursor", "nonsense", None),
        ("cursor=", "cursor", "", None),
        ("as_of=", "as_of", "", None),
        ("kind=meeting&kind=", "kind", "", None),
        ("q=%20", "q", "", None),
        ("cursor=WyJpZCIsZmFsc2UsWzFdXQ", "cursor", "WyJpZCIsZmFsc2UsWzFdXQ", None),
        ("format=xls", "format", "xls", "csv"),
        ("fields=title,colour", "fields", "colour", "title"),
        ("updated_since=yesterday", "updated_since", "yesterday", None),
    ],
)
def test_a_bad_parameter_is_a_problem_that_names_it(client, query, parameter, value, allowed):
    cast.norland()
    answer = client.get(f"{EVENTS}?{query}")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert list(told) == ["type", "title", "status", "detail", "instance", "parameter", "value", "allowed"]
    assert (told["type"], told["status"]) == ("/api/problems/bad-filter", 400)
    assert (told["parameter"], told["value"], told["instance"]) == (parameter, value, f"{EVENTS}?{query}")
    assert allowed is None or allowed in told["allowed"]


def test_an_unknown_parameter_is_answered_with_those_that_are_known(client):
    allowed = client.get(f"{EVENTS}?colour=red").json()["allowed"]
    assert sorted(allowed) == sorted(
        ["from", "to", "party", "person", "venue", "round", "kind", "outcome", "phase", "q", "disputed",
         "as_of", "recorded_at", "order",
         "updated_since", "fields", "format", "page_size", "cursor", "bom", "dataset"]
    )  # fmt: skip


def test_fields_picks_members(client):
    event = cast.an_event()
    assert results(client, f"{EVENTS}?fields=title,id") == [{"id": event.pk, "title": event.title}]
    assert client.get(f"{EVENTS}{event.pk}/?fields=kind").json() == {"kind": "meeting"}


def test_updated_since_leaves_what_was_written_at_or_after_a_moment(client):
    early, late = cast.an_event("Early"), cast.an_event("Late")
    Document.objects.filter(pk=early.pk).update(changed=datetime(2024, 5, 1, tzinfo=UTC))
    Document.objects.filter(pk=late.pk).update(changed=datetime(2024, 5, 2, 8, tzinfo=UTC))
    assert titles(client, "updated_since=2024-05-02") == ["Late"]
    assert titles(client, "updated_since=2024-05-02T08:00:00Z") == ["Late"]
    assert titles(client, "updated_since=2024-05-02T10:00:00+02:00") == ["Late"]  # an unescaped + is a space
    assert titles(client, "updated_since=2024-05-02T08:00:01Z") == []
    assert titles(client, "updated_since=2024-05-01") == ["Early", "Late"]


@pytest.mark.parametrize(
    ("moment", "found"),
    [("2024-05-02T31:30:00+23:30", None), ("2024-05-02T10:00:00-23:30", []), ("0001-01-01T00:00:00%2B23:00", ["Told"]),
     ("9999-12-31T23:00:00-23:00", [])],
)  # fmt: skip
def test_a_moment_may_have_any_offset_and_stand_at_the_end_of_the_calendar(client, moment, found):
    event = cast.an_event("Told")
    Document.objects.filter(pk=event.pk).update(changed=datetime(2024, 5, 2, 8, tzinfo=UTC))
    answer = client.get(f"{EVENTS}?updated_since={moment}")
    assert answer.status_code == (400 if found is None else 200)
    assert found is None or [event["title"] for event in answer.json()["results"]] == found


@pytest.mark.parametrize("order", ["date", "-date"])
def test_walking_all_pages_gives_each_event_once_in_order_both_ways(client, order):
    for number in range(7):
        cast.an_event(f"Session {number}")  # all on one day
    cast.an_event("Before", days=cast.DAY - timedelta(days=1))
    cast.an_event("After", days=cast.DAY + timedelta(days=1))
    wanted = titles(client, f"order={order}")
    assert sorted(wanted) == sorted(["Before", *(f"Session {number}" for number in range(7)), "After"])
    for size in (1, 2, 3, 9, 10):
        address = f"{EVENTS}?order={order}&page_size={size}"
        assert walked(client, address, "title") == wanted
        last = client.get(address)
        while last.json()["next"]:
            address, last = last.json()["next"], client.get(last.json()["next"])
        assert walked(client, address, "title", link="previous") == wanted


def test_pages_neither_repeat_nor_skip_when_events_come_and_go_between_them(client):
    first, second, third, fourth = (cast.an_event(f"Session {number}") for number in range(4))
    page = client.get(f"{EVENTS}?page_size=2").json()
    assert [event["id"] for event in page["results"]] == [first.pk, second.pk]
    cast.an_event("Written meanwhile, further up", days=cast.DAY - timedelta(days=1))
    first.delete()
    assert [event["id"] for event in client.get(page["next"]).json()["results"]] == [third.pk, fourth.pk]


def test_a_cursor_belongs_to_one_order(client):
    for number in range(3):
        cast.an_event(f"Session {number}")
    following = client.get(f"{EVENTS}?page_size=1").json()["next"]
    assert client.get(f"{following}&order=-date").status_code == 400


def test_links_keep_the_filters(client):
    for number in range(2):
        cast.an_event(f"Session {number}")
    cast.an_event("Elsewhere", venue=cast.lisbon())
    address = f"{EVENTS}?venue=vantaa&page_size=1&fields=title"
    assert walked(client, address, "title") == ["Session 0", "Session 1"]


def test_addresses_are_absolute_at_the_base_url_where_one_is_set(client, settings):
    settings.BASE_URL = "https://timeline.example"
    event = cast.an_event()
    cast.an_event()
    page = client.get(f"{EVENTS}?page_size=1").json()
    assert page["results"][0]["page"] == f"https://timeline.example/events/{event.pk}-{event.slug}/"
    assert page["next"].startswith("https://timeline.example/api/v1/events/?")


def test_a_list_costs_as_many_queries_at_one_event_as_at_three(client, django_assert_num_queries):
    def with_everything(number: int) -> None:
        event = cast.an_event(f"Session {number}", round=cast.vantaa_round(), days=Days(cast.DAY, cast.DAY, "day"))
        other = cast.an_article(f"Herald report {number} of a session.", outlet=cast.HERALD)
        cast.told_also(event, other, venue=cast.lisbon())

    with_everything(1)
    client.get(EVENTS)
    with django_assert_num_queries(8):
        assert len(results(client, EVENTS)) == 1
    with_everything(2)
    with_everything(3)
    with django_assert_num_queries(8):
        assert len(results(client, EVENTS)) == 3
