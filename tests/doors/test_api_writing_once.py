"""Requests that write once only, and decisions on suggestions through the API."""

import threading

import pytest
from django.db import connection, connections

from tests import cast
from timeline.actions.answers import answered_once
from timeline.models import Event, Suggestion

from .suggestions import QUEUE, SENTENCES, a_suggestion
from .writers import Writer, a_body, analyst, problem

__all__ = ["analyst"]

pytestmark = pytest.mark.django_db


def queue():
    article = cast.an_article(QUEUE)
    return [a_suggestion(article, sentence, parties=(cast.norland(),)) for sentence in SENTENCES]


def test_the_same_key_is_answered_the_same_and_writes_once(analyst):
    body = a_body()
    first = analyst.post("events/", body, Idempotency_Key="k1")
    again = analyst.post("events/", body, Idempotency_Key="k1")
    assert again.json() == first.json()
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (201, "true")
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["ETag"] == first.headers["ETag"]
    assert Event.objects.count() == 1
    problem(analyst.post("events/", body | {"title": "Other"}, Idempotency_Key="k1"), 422, "key-used")
    assert Writer("editors").post("events/", body, Idempotency_Key="k1").status_code == 201  # a key of its own
    problem(analyst.post("events/", body, Idempotency_Key="k" * 256), 400, "bad-request")


def test_a_key_of_a_failed_request_may_be_sent_again(analyst):
    body = a_body(venue="oslo")
    problem(analyst.post("events/", body, Idempotency_Key="k1"), 422, "invalid")
    type(cast.vantaa()).objects.create(slug="oslo", name="Oslo")
    assert analyst.post("events/", body, Idempotency_Key="k1").status_code == 201


DYING = """
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE 'terminating connection' USING ERRCODE = '57P01'; END $$;
    CREATE TRIGGER die BEFORE INSERT ON timeline_keptanswer EXECUTE FUNCTION die()
"""


@pytest.mark.django_db(transaction=True)
def test_a_crash_leaves_either_both_or_neither():
    """The database fails between writing and keeping the answer: neither is kept. It fails afterwards: both are."""
    body, analyst = a_body(), Writer()
    with connection.cursor() as cursor:
        cursor.execute(DYING)
    try:
        problem(analyst.post("events/", body, Idempotency_Key="k1"), 503, "unavailable")
        assert not Event.objects.exists()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP FUNCTION die CASCADE")
    assert analyst.post("events/", body, Idempotency_Key="k1").status_code == 201
    connections.close_all()  # what is known now is in the database alone
    assert analyst.post("events/", body, Idempotency_Key="k1").headers["Idempotent-Replayed"] == "true"
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_key_at_once_writes_once():
    body, analyst, answers = a_body(), Writer(), []

    def send() -> None:
        answers.append(analyst.post("events/", body, Idempotency_Key="k1").json()["id"])
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1
    assert (len(answers), Event.objects.count()) == (4, 1)


def test_suggestions_are_for_analysts(client, analyst):
    waiting = queue()
    problem(client.get("/api/v1/suggestions/"), 401, "unauthenticated")
    answer = analyst.get("suggestions/?decision=waiting")
    assert [row["id"] for row in answer.json()["results"]] == [suggestion.pk for suggestion in waiting]
    assert "no-store" in answer.headers["Cache-Control"]
    one = analyst.get(f"suggestions/{waiting[0].pk}/").json()
    assert one == answer.json()["results"][0]
    assert one["quote"] == waiting[0].quote
    client.force_login(cast.somebody("analysts"))
    assert client.get("/api/v1/suggestions/").status_code == 200


def test_a_suggestion_is_accepted_or_rejected(analyst):
    first, second, third = queue()
    made = analyst.post(f"suggestions/{first.pk}/accept", {})
    assert made.status_code == 201
    event = Event.objects.get()
    assert made.json()["id"] == event.pk
    problem(analyst.post(f"suggestions/{first.pk}/accept", {}), 409, "refused")
    added = analyst.post(f"suggestions/{second.pk}/accept", {"event": event.pk})
    assert (added.status_code, len(added.json()["citations"])) == (200, 2)
    rejected = analyst.post(f"suggestions/{third.pk}/reject", {"reason": "told twice"})
    assert rejected.json()["decision"] == "rejected"
    assert Suggestion.objects.get(pk=third.pk).decision_reason == "told twice"
    problem(analyst.post("suggestions/987654/reject", {}), 404, "not-found")


def test_a_suggestion_is_accepted_with_other_values(analyst):
    first, second, _ = queue()
    body = {"values": {"title": "Talks open", "kind": "meeting", "when": {"edtf": "2024-05"}}}
    told = analyst.post(f"suggestions/{first.pk}/accept", body).json()
    assert (told["title"], told["when"]["edtf"]) == ("Talks open", "2024-05")
    problem(analyst.post(f"suggestions/{second.pk}/accept", body | {"event": told["id"]}), 422, "invalid")
    problem(analyst.post(f"suggestions/{second.pk}/accept", {"publish": True}), 403, "forbidden")
    assert Suggestion.objects.get(pk=second.pk).decision == "waiting"


def test_what_is_written_without_a_key_is_written_each_time(db):
    user, made = cast.somebody(), []
    for _ in range(2):
        answered_once(user=user, key="", request=b"", at=cast.AT, write=lambda: made.append(1))
    assert len(made) == 2
