"""What was done, undo, redo and the history of an event in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.reading.edtf import one_day
from tests import cast
from timeline import journal
from timeline.actions.events import EventValues, change_event
from timeline.actions.publish import publish

pytestmark = pytest.mark.django_db

ACTIONS = "/admin/actions/"


@pytest.fixture
def editor(client: Client):
    user = cast.somebody("editors")
    client.force_login(user)
    return user


def test_the_last_action_is_undone_and_redone(client: Client, editor) -> None:
    event = cast.an_event(status="draft")
    publish(event=event, by=editor, at=cast.AT)
    page = client.get(ACTIONS)
    assert "Undo my last action (publish)" in page.text
    client.post(f"{ACTIONS}undo/", {"undo": "1"})
    event.refresh_from_db()
    assert event.status == "draft"
    assert "Redo (publish)" in client.get(f"{ACTIONS}?mine").text
    client.post(f"{ACTIONS}undo/", {"redo": "1"})
    event.refresh_from_db()
    assert event.status == "published"
    answer = client.post(f"{ACTIONS}undo/", {"redo": "1", "back": "https://elsewhere.example/"}, follow=True)
    assert answer.redirect_chain == [(ACTIONS, 302)]
    assert "There is nothing of yours to redo." in answer.text


def test_an_analyst_takes_back_only_what_is_his_or_hers(client: Client, editor) -> None:
    event = cast.an_event(status="draft")
    publish(event=event, by=editor, at=cast.AT)
    [done] = journal.recent(by=editor)
    client.force_login(cast.somebody("analysts"))
    assert reverse("journal:undo", args=[done.id]) not in client.get(ACTIONS).text
    answer = client.post(reverse("journal:undo", args=[done.id]), follow=True)
    assert "ask an editor" in answer.text
    event.refresh_from_db()
    assert event.status == "published"
    client.force_login(editor)
    client.post(reverse("journal:undo", args=[done.id]))
    event.refresh_from_db()
    assert event.status == "draft"


def test_readers_see_none_of_it(client: Client) -> None:
    event = cast.an_event()
    for address in (ACTIONS, reverse("journal:event", args=[event.pk])):
        assert client.get(address).status_code == 302


def test_an_event_is_reverted_from_its_history(client: Client, editor) -> None:
    event = cast.an_event("First title")
    change_event(event=event, values=EventValues("Second title", "meeting", one_day(cast.DAY)), by=editor)
    change_event(event=event, values=EventValues("Third title", "meeting", one_day(cast.DAY)), by=editor)
    address = reverse("journal:event", args=[event.pk])
    page = client.get(address).text
    assert '<td dir="auto">Second title</td><td dir="auto">Third title</td>' in page
    assert page.count("Revert to this state") == len(journal.history(event)) - 1
    number = journal.history(event)[1].number
    assert client.post(address, {"to": str(number), "reason": "too soon"}).status_code == 302
    event.refresh_from_db()
    assert event.title == "Second title"
    assert client.post(address, {"to": str(number)}).status_code == 422
    assert client.post(address, {"to": "nonsense"}).status_code == 422
