"""`updated_since` leaves all that a list tells otherwise than it did, whatever was done: nothing is ever missed."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.happenings import Happenings
from timeline.actions.events import change_event
from timeline.actions.merge import merge
from timeline.actions.publish import retract
from timeline.actions.undo import undo_last

pytestmark = pytest.mark.django_db(transaction=True)  # each change is told by the moment its transaction began

KEYS = {"events": "id", "rounds": "slug", "articles": "id", "citations": "id", "parties": "slug", "persons": "slug",
        "venues": "slug"}  # fmt: skip


def listed(client: Client, name: str, query: str = "") -> dict[Any, Any]:
    """The rows of a list, by what they are known by."""
    answer = client.get(f"/api/v1/{name}/?page_size=200{query}").json()
    assert answer["next"] is None
    return {row[KEYS[name]]: row for row in answer["results"]}


def now() -> str:
    return timezone.now().isoformat().replace("+00:00", "Z")


def since(client: Client, name: str, moment: str) -> list[Any]:
    return list(listed(client, name, f"&updated_since={moment}"))


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_every_list_tells_what_changed(client, settings, seed):
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    happenings = Happenings(seed)
    for _ in range(4):
        happenings.make()
    before = {name: listed(client, name) for name in KEYS}
    for _ in range(20):
        moment, what = now(), happenings.step()
        for name, rows in before.items():
            found = listed(client, name)
            changed = {key for key, row in found.items() if rows.get(key) != row}
            assert changed <= set(since(client, name, moment)), (name, what)
            before[name] = found


def test_an_article_is_told_with_its_quotes_when_they_change(client):
    event = cast.an_event()
    article, moment = event.citations.get().version.article_id, now()
    before = client.get(f"/api/v1/articles/{article}/").json()
    cast.told_also(event, type(event.citations.get().version.article).objects.get(pk=article), "by officials")
    assert client.get(f"/api/v1/articles/{article}/").json() != before
    assert since(client, "articles", moment) == [article]


def test_an_event_set_back_to_what_it_was_is_told_though_its_entry_is_older(client):
    editor, event = cast.somebody("editors"), cast.an_event("First title")
    values = Happenings(1).values()
    change_event(event=event, values=values, by=editor)
    moment = now()
    assert since(client, "events", moment) == []
    undo_last(by=editor, at=timezone.now())
    told = listed(client, "events", f"&updated_since={moment}")
    assert [row["title"] for row in told.values()] == ["First title"]
    assert told[event.pk]["updated"] < moment  # the entry is exactly what it was


def test_the_event_that_another_went_into_is_told_and_the_log_tells_of_the_one_that_went(client):
    editor = cast.somebody("editors")
    kept, going, gone = (cast.an_event(title) for title in ("Kept", "Going", "Gone"))
    moment = now()
    merge(event=going, into=kept, reason="One meeting.", by=editor, at=cast.AT)
    retract(event=gone, reason="Withdrawn.", by=editor, at=cast.AT)
    assert since(client, "events", moment) == [kept.pk]
    log = client.get(f"/api/v1/changes/?updated_since={moment}").json()["results"]
    assert {(row["action"], row["event"]) for row in log} >= {("merge", going.pk), ("retract", gone.pk)}


def test_a_new_name_is_told_by_every_list_that_shows_it_and_by_no_other(client):
    event = cast.an_event(round=cast.vantaa_round())
    person = cast.mira_holt()
    time_before = now()
    type(cast.norland()).objects.filter(slug="norland").update(name="Norlandia")
    assert since(client, "events", time_before) == [event.pk]
    assert since(client, "parties", time_before) == ["norland"]
    assert since(client, "persons", time_before) == [person.slug]
    for name in ("rounds", "articles", "citations", "venues"):
        assert since(client, name, time_before) == [], name


def test_nothing_is_told_that_was_written_before(client):
    cast.an_event(round=cast.vantaa_round())
    moment = now()
    assert [since(client, name, moment) for name in KEYS] == [[]] * len(KEYS)


@pytest.mark.parametrize("past", ["as_of=2024-05-14", "recorded_at=2024-05-14"])
@pytest.mark.parametrize("name", KEYS)
def test_changes_of_a_past_are_refused_with_the_way_to_them(client, name, past):
    answer = client.get(f"/api/v1/{name}/?updated_since=2024-01-01&{past}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "updated_since")
    assert "changes/" in answer.json()["detail"]
