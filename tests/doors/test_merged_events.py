"""Merged and split events as readers, clients and editors meet them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from timeline.actions.events import EventValues, PartValues
from timeline.actions.merge import merge, split
from timeline.actions.publish import publish, retract
from timeline.models import Event

pytestmark = pytest.mark.django_db(transaction=True)  # a change is told by the moment its transaction began

API = "/api/v1/events/"


def merged(status="published"):
    goes = cast.an_event("First telling", status=status)
    stays = cast.an_event("Second telling", days=date(2024, 5, 15))
    merge(event=goes, into=stays, reason="one session, told twice", by=None, at=cast.AT)
    return goes, stays


@pytest.mark.parametrize("status", ["published", "draft"])
def test_the_page_of_a_merged_event_forwards_for_good(client: Client, status: str) -> None:
    goes, stays = merged(status)
    for address in (f"/events/{goes.pk}-{goes.slug}/", f"/events/{goes.pk}-any-slug/", f"/events/{goes.pk}/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (301, f"/events/{stays.pk}-second-telling/")


def test_the_api_answers_308_with_the_new_number_and_keeps_what_was_asked(client: Client) -> None:
    goes, stays = merged()
    answer = client.get(f"{API}{goes.pk}/?fields=title")
    assert answer.status_code == 308
    assert answer["Location"] == f"http://testserver{API}{stays.pk}/?fields=title"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json() == {
        "type": "/api/problems/merged",
        "title": "Merged",
        "status": 308,
        "detail": f"This event was merged into event {stays.pk}.",
        "instance": f"{API}{goes.pk}/?fields=title",
        "event": stays.pk,
    }
    assert client.get(answer["Location"]).json() == {"title": "Second telling"}


def test_its_number_as_a_filter_means_the_event_it_is_now(client: Client) -> None:
    goes, stays = merged()
    told = client.get("/api/v1/citations/", {"event": goes.pk}).json()["results"]
    assert [row["event"]["id"] for row in told] == [stays.pk, stays.pk]
    assert client.get("/api/v1/citations/", {"event": stays.pk + 99}).status_code == 400


def test_a_merged_event_is_in_no_list_and_its_words_are_with_the_other(client: Client) -> None:
    _, stays = merged()
    [shown] = client.get(API).json()["results"]
    assert (shown["id"], len(shown["citations"])) == (stays.pk, 2)
    assert "First telling" not in client.get("/").text.replace("First telling, 2024-05-14", "")  # but for its quote


def test_it_leads_to_nothing_that_readers_may_not_open(client: Client) -> None:
    goes, stays = cast.an_event("One", status="draft"), cast.an_event("Two", status="draft")
    merge(event=goes, into=stays, reason="one session", by=None, at=cast.AT)
    assert [client.get(address).status_code for address in (f"/events/{goes.pk}/", f"{API}{goes.pk}/")] == [404, 404]
    publish(event=stays, by=None, at=cast.AT)
    retract(event=stays, reason="An error.", by=None, at=cast.AT)
    assert client.get(f"/events/{goes.pk}/", follow=True).status_code == 410
    assert client.get(client.get(f"{API}{goes.pk}/")["Location"]).status_code == 410


def test_the_log_tells_of_a_merge_and_whence_the_words_came(client: Client) -> None:
    goes, stays = merged()
    found = client.get("/api/v1/changes/").json()["results"]
    [told] = [change for change in found if change["action"] == "merge"]
    assert (told["event"], told["title"], told["reason"]) == (goes.pk, "First telling", "one session, told twice")
    assert (told["old"], told["new"]) == (
        {"status": "published"}, {"status": "merged", "merged_into": stays.pk},
    )  # fmt: skip
    [moved] = [change for change in found if change["record"] == "citation"]
    assert (moved["event"], moved["action"], moved["old"]) == (stays.pk, "create", {})
    assert moved["new"]["moved_from"] == goes.pk
    page = client.get("/changes/").text
    assert "merged" in page
    assert "one session, told twice" in page


def test_the_log_tells_of_a_split(client: Client) -> None:
    event = cast.an_event("Two sessions")
    going = cast.told_also(event, cast.an_article("They met again on Wednesday."))
    values = EventValues("Second session", "meeting", event.when, parts=(PartValues(cast.norland()),))
    made = split(event=event, values=values, citations=[going.pk], reason="two days", by=None, at=cast.AT)
    found = client.get(f"/api/v1/changes/?event={made.pk}").json()["results"]
    assert [(change["action"], change["record"]) for change in found][:1] == [("split", "event")]
    assert (found[0]["new"]["split_from"], found[0]["reason"]) == (event.pk, "two days")
    assert "split off" in client.get("/changes/").text


def test_an_editor_sees_what_a_merge_will_do_and_does_it(client: Client) -> None:
    goes = cast.an_event("First telling", outcome="progress")
    stays = cast.an_event("Second telling")
    address = reverse("admin:timeline_event_merge", args=[goes.pk])
    client.force_login(cast.somebody("analysts"))
    assert client.get(address).status_code == 403
    client.force_login(cast.somebody("editors"))
    assert f"?into={stays.pk}" in client.get(address).text  # offered as likely the same
    preview = client.get(f"{address}?into={stays.pk}")
    assert 'moves: <q dir="auto">First telling, 2024-05-14</q>' in preview.text
    assert [(d.name, taken) for d, taken in preview.context["table"]] == [("title", False), ("outcome", True)]
    assert client.get(f"{address}?into=987654").status_code == 422
    assert client.get(f"{address}?into={goes.pk}").status_code == 422
    refused = client.post(address, {"into": stays.pk, "take": ["title"], "reason": ""})
    assert (refused.status_code, [taken for _, taken in refused.context["table"]]) == (422, [True, False])
    done = client.post(address, {"into": stays.pk, "take": ["title", "outcome"], "reason": "one session"})
    assert done["Location"] == reverse("admin:timeline_event_change", args=[stays.pk])
    stays.refresh_from_db()
    assert (stays.title, stays.outcome, stays.citations.count()) == ("First telling", "progress", 2)
    shown = client.get(reverse("admin:timeline_event_change", args=[goes.pk])).text
    assert "merged into" in shown
    assert client.get(address + f"?into={stays.pk}").status_code == 422


def test_an_editor_splits_an_event(client: Client) -> None:
    event = cast.an_event("Two sessions")
    going = cast.told_also(event, cast.an_article("They met again on Wednesday."))
    address = reverse("admin:timeline_event_split", args=[event.pk])
    client.force_login(cast.somebody("editors"))
    assert "They met again on Wednesday." in client.get(address).text
    north, south, host = event.participations.order_by("pk")
    given = {
        "title": "Second session", "when": "2024-05-15", "kind": "meeting", "phase": "held", "outcome": "",
        f"part-{north.pk}": "both", f"part-{south.pk}": "goes", f"part-{host.pk}": "stays",
    }  # fmt: skip
    refused = client.post(address, given | {"reason": "two days"})
    assert (refused.status_code, "citations" in refused.context["form"].errors) == (422, True)
    assert client.post(address, given | {"citations": [going.pk], "reason": "two days"}).status_code == 302
    made = Event.objects.get(title="Second session")
    assert (made.split_from, made.status, made.when.edtf) == (event, "published", "2024-05-15")
    assert [part.party.slug for part in made.participations.all()] == ["norland", "sudria"]
    assert [part.party.slug for part in event.participations.all()] == ["norland", "vesta"]


def test_the_log_of_changes_names_the_other_event_by_its_title(client: Client) -> None:
    merged()
    page = client.get("/changes/").text
    assert '<span class="quiet">merged into:</span>  <ins dir="auto">Second telling</ins>' in page
