"""The log of changes: everything that became public, as it became so, and nothing else."""

from dataclasses import replace

import pytest

from articles.reading.edtf import one_day
from tests import cast
from timeline.actions.events import EventValues, PartValues, change_event
from timeline.actions.publish import publish, retract

pytestmark = pytest.mark.django_db(transaction=True)  # a change is told by the moment its transaction began


def told(client, query=""):
    return client.get(f"/api/v1/changes/{query}").json()["results"]


def values(title="Talks in Vantaa", **more):
    parts = (PartValues(cast.norland()),)
    return EventValues(title, "meeting", one_day(cast.DAY), venue=cast.vantaa(), parts=parts, **more)


def drafted():
    return cast.an_event("A working title", status="draft", parts=(PartValues(cast.norland()),))


def test_nothing_is_told_of_a_draft(client):
    event = drafted()
    change_event(event=event, values=values("Another working title"), by=None)
    assert told(client) == []


def test_publishing_tells_the_values_and_not_what_they_were_before(client):
    event = drafted()
    change_event(event=event, values=values(), by=None)
    publish(event=event, by=None, at=cast.AT)
    [change] = told(client)
    assert (change["action"], change["record"], change["event"]) == ("publish", "event", event.pk)
    assert change["old"] == {}
    assert change["new"] == {
        "slug": "talks-in-vantaa",
        "title": "Talks in Vantaa",
        "summary": "",
        "kind": "meeting",
        "phase": "held",
        "outcome": None,
        "outcome_text": "",
        "when": "2024-05-14",
        "venue": "vantaa",
        "round": None,
        "status": "published",
    }
    assert change["page"] == f"http://testserver/events/{event.pk}-talks-in-vantaa/"


def test_a_change_tells_what_differs_with_the_reason(client):
    event = publish(event=drafted(), by=None, at=cast.AT)
    corrected = values("A working title", editorial_reason="Lisbon was an error.")
    change_event(event=event, values=replace(corrected, venue=cast.lisbon(), parts=()), by=None)
    published, moved, left = told(client)
    assert [published["action"], moved["action"], left["action"]] == ["publish", "update", "delete"]
    assert (moved["old"], moved["new"]) == ({"venue": "vantaa"}, {"venue": "lisbon"})
    assert moved["reason"] == "Lisbon was an error."
    assert (left["record"], left["old"], left["new"]) == (
        "participation",
        {"party": "norland", "person": None, "role": "negotiator", "attendance": "reported"},
        {},
    )


def test_a_citation_added_later_is_told_once(client):
    event = publish(event=drafted(), by=None, at=cast.AT)
    citation = cast.told_also(event, cast.an_article("Delegations met again."), phase="held")
    _, added = told(client)  # that the event was touched by it is no change of its own
    assert (added["action"], added["record"], added["old"]) == ("create", "citation", {})
    assert added["new"]["quote"] == "Delegations met again."
    assert (added["new"]["id"], added["new"]["account_phase"]) == (citation.pk, "held")


def test_retracting_tells_the_reason_and_what_follows_stays_unseen(client):
    event = publish(event=drafted(), by=None, at=cast.AT)
    retract(event=event, reason="The report was withdrawn.", by=None, at=cast.AT)
    change_event(event=event, values=values("Being rewritten"), by=None)
    cast.told_also(event, cast.an_article("Delegations met again."))
    _, taken = told(client)
    assert (taken["action"], taken["reason"]) == ("retract", "The report was withdrawn.")
    assert (taken["old"], taken["new"]) == ({"status": "published"}, {"status": "retracted"})
    assert taken["title"] == "A working title"
    assert taken["page"].endswith(f"/events/{event.pk}-a-working-title/")


def test_deleting_a_public_event_is_told(client):
    event = publish(event=drafted(), by=None, at=cast.AT)
    event.delete()
    assert [(change["action"], change["record"]) for change in told(client)] == [
        ("publish", "event"),
        ("delete", "event"),
        ("delete", "participation"),
        ("delete", "citation"),
    ]


def test_the_log_can_be_followed_from_any_cursor(client):
    first = publish(event=drafted(), by=None, at=cast.AT)
    for title in ("Second title", "Third title", "Fourth title"):
        change_event(event=first, values=replace(values(title), parts=()), by=None)
    whole = [change["id"] for change in told(client)]
    page, walked = client.get("/api/v1/changes/?page_size=2").json(), []
    walked += page["results"]
    while page["next"]:
        page = client.get(page["next"]).json()
        walked += page["results"]
    assert [change["id"] for change in walked] == whole
    assert len(set(whole)) == len(whole) == 5
    since = walked[3]["at"]
    assert [change["id"] for change in told(client, f"?updated_since={since}")] == whole[3:]


def test_the_log_narrows_to_one_event(client):
    first, second = cast.an_event("First"), cast.an_event("Second")
    cast.told_also(second, cast.an_article("Delegations met again."))
    assert [change["event"] for change in told(client, f"?event={first.pk}")] == [first.pk]
    assert {change["event"] for change in told(client, f"?event={second.pk}")} == {second.pk}
    assert len(told(client, f"?event={second.pk}")) == 2
