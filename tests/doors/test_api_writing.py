"""Writing through the API: events, articles, suggestions; who may, once only, and not over others' changes."""

import threading

import pytest
from django.db import connection, connections
from django.test import Client

from articles.models import Article
from tests import cast
from timeline.actions.answers import answered_once
from timeline.models import Event, Suggestion

from .suggestions import QUEUE, SENTENCES, a_suggestion
from .writers import EVENTS, Writer, analyst, editor

__all__ = ["analyst", "editor"]

pytestmark = pytest.mark.django_db


def problem(answer, status, kind):
    told = answer.json()
    assert (answer.status_code, told["type"]) == (status, f"/api/problems/{kind}"), told
    assert answer.headers["Content-Type"] == "application/problem+json"
    return told


def queue():
    article = cast.an_article(QUEUE)
    return [a_suggestion(article, sentence, parties=(cast.norland(),)) for sentence in SENTENCES]


def a_body(**more):
    article = cast.an_article()
    cast.sudria(), cast.vantaa()
    return {
        "title": "Norland and Sudria meet",
        "kind": "meeting",
        "when": {"edtf": "2024-05-14"},
        "venue": "vantaa",
        "participants": [{"party": cast.norland().slug}, {"person": cast.mira_holt().slug, "role": "mediator"}],
        "citations": [{"article": article.pk, "quote": "Delegations of Norland and Sudria met in Vantaa"}],
        "outcome": {"code": "progress", "text": "Closer."},
    } | more


def test_an_event_is_made_as_a_draft_with_history(analyst):
    answer = analyst.post("events/", a_body())
    assert answer.status_code == 201
    told = answer.json()
    event = Event.objects.get()
    assert answer.headers["Location"] == f"http://testserver{EVENTS}{event.pk}/"
    assert (told["id"], told["status"], told["title"]) == (event.pk, "draft", "Norland and Sudria meet")
    assert told["when"]["edtf"] == "2024-05-14"
    assert [part["role"] for part in told["participants"]] == ["negotiator", "mediator"]
    assert told["citations"][0]["start"] == 0
    acted = event.history.earliest("pgh_id").pgh_context.metadata
    assert (acted["action"], acted["user"]) == ("create_event", cast.somebody("analysts").pk)
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_draft_is_shown_to_whoever_may_see_drafts_alone(client, analyst):
    made = analyst.post("events/", a_body())
    where = f"{EVENTS}{made.json()['id']}/"
    assert client.get(where).status_code == 404
    shown = analyst.get(where)
    assert shown.json() == made.json()
    assert shown.headers["ETag"] == made.headers["ETag"]
    assert "no-store" in shown.headers["Cache-Control"]


def test_only_who_may_publish_publishes(analyst, editor):
    problem(analyst.post("events/", a_body(status="published")), 403, "forbidden")
    assert not Event.objects.exists()
    assert editor.post("events/", a_body(status="published")).json()["status"] == "published"
    problem(editor.post("events/", a_body(status="published", citations=[])), 409, "refused")


WRONG = [
    ({"kind": "picnic"}, "kind"),
    ({"title": ""}, "title"),
    ({"title": 7}, "title"),
    ({"title": None}, "title"),
    ({"colour": "red"}, "colour"),
    ({"when": {"edtf": "soon"}}, "when"),
    ({"when": {"earliest": "2024-05-16", "latest": "2024-05-14"}}, "when"),
    ({"when": {}}, "when"),
    ({"when": {"edtf": "2024", "precision": "year"}}, "when"),
    ({"venue": "atlantis"}, "venue"),
    ({"participants": [{"party": "norland"}, {"party": "atlantis"}]}, "participants[1].party"),
    ({"participants": [{"role": "host"}]}, "participants[0]"),
    ({"citations": [{"article": 1, "quote": "never said"}]}, "citations[0].quote"),
    ({"citations": [{"article": 987654, "quote": "x"}]}, "citations[0].article"),
    ({"outcome": {"text": "x" * 301}}, "outcome.text"),
]


@pytest.mark.parametrize(("more", "field"), WRONG)
def test_what_is_wrong_is_named_member_by_member(analyst, more, field):
    body = a_body()
    for citation in more.get("citations", ()):
        citation["article"] = body["citations"][0]["article"] if citation["article"] == 1 else citation["article"]
    told = problem(analyst.post("events/", body | more), 422, "invalid")
    assert [fault["field"] for fault in told["errors"]] == [field]
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ("{", 400, "bad-request"),
        ("[" * 100_000, 400, "bad-request"),
        ("[]", 422, "invalid"),
        ('{"title": NaN}', 400, "bad-request"),
        (f'"{"x" * 2_700_000}"', 413, "too-large"),
    ],
    ids=["cut", "deep", "list", "nan", "long"],
)
def test_what_is_no_object_of_json_is_refused(analyst, body, status, kind):
    headers = {"Authorization": f"Bearer {analyst.secret}"}
    answer = analyst.client.post(EVENTS, body, content_type="application/json", headers=headers)
    problem(answer, status, kind)
    answer = analyst.client.post(EVENTS, "title=x", content_type="application/x-www-form-urlencoded", headers=headers)
    problem(answer, 415, "unsupported")


def test_nobody_writes_without_a_right_to(client, db):
    answer = client.post(EVENTS, {}, content_type="application/json")
    problem(answer, 401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    problem(Writer(scope="suggest").post("events/", {}), 403, "forbidden")
    problem(Writer(scope="read").post("articles/", {"text": "Words."}), 403, "forbidden")
    assert Writer(scope="suggest").post("articles/", {"text": "Words."}).status_code == 201
    analyst = Writer()
    cast.somebody("analysts").groups.clear()
    problem(analyst.post("events/", {}), 403, "forbidden")


def test_a_session_writes_with_the_token_of_its_form_alone(client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.somebody("analysts"))
    problem(strict.post(EVENTS, a_body(), content_type="application/json"), 403, "forbidden")
    strict.get("/admin/timeline/token/add/")
    mark = strict.cookies["csrftoken"].value
    sent = strict.post(EVENTS, a_body(), content_type="application/json", headers={"X-CSRFToken": mark})
    assert sent.status_code == 201


def test_a_change_needs_the_version_that_was_seen(client, editor):
    event = cast.an_event()
    where = f"events/{event.pk}/"
    problem(editor.patch(where, {"title": "Other"}), 428, "if-match-missing")
    seen = client.get(f"/api/v1/{where}").headers["ETag"]
    answer = editor.patch(where, {"title": "Other"}, If_Match=seen)
    assert answer.status_code == 200
    assert answer.json()["title"] == "Other"
    assert answer.json()["participants"] != []
    problem(editor.patch(where, {"title": "Third"}, If_Match=seen), 412, "changed")
    problem(editor.patch(where, {"title": "Third"}, If_Match=f'"{seen.partition("~")[2]}'), 412, "changed")
    assert editor.patch(where, {"title": "Third"}, If_Match=answer.headers["ETag"]).status_code == 200
    assert editor.patch(where, {"title": "Fourth"}, If_Match="*").status_code == 200
    assert Event.objects.get().title == "Fourth"


def test_changes_elsewhere_in_the_record_do_not_hinder_a_change(client, editor):
    event = cast.an_event()
    where = f"events/{event.pk}/"
    seen = client.get(f"/api/v1/{where}").headers["ETag"]
    cast.an_event("Another")
    assert client.get(f"/api/v1/{where}").headers["ETag"] != seen
    assert editor.patch(where, {"title": "Other"}, If_Match=seen).status_code == 200


def test_each_change_of_an_event_is_another_version(client, editor):
    event = cast.an_event()
    where = f"events/{event.pk}/"
    tags, new = [], cast.an_article("New.").pk
    for body in (
        {"summary": "A line."},
        {"participants": [{"party": "norland", "attendance": "absent"}]},
        {"when": {"edtf": "2024-05"}},
        {"citations": [{"article": new, "quote": "New."}]},
        {"outcome": {"code": "progress"}},
    ):
        tags.append(client.get(f"/api/v1/{where}").headers["ETag"].partition("~")[0])
        assert editor.patch(where, body, If_Match="*").status_code == 200
    assert len(set(tags)) == len(tags)
    told = client.get(f"/api/v1/{where}").json()
    assert (told["summary"], told["when"]["edtf"], len(told["participants"])) == ("A line.", "2024-05", 1)
    assert told["outcome"]["code"] == "progress"
    assert len(told["citations"]) == 2


def test_a_copy_with_a_version_is_still_known(client):
    event = cast.an_event()
    where = f"{EVENTS}{event.pk}/"
    tag = client.get(where).headers["ETag"]
    kept = client.get(where, headers={"If-None-Match": tag})
    assert (kept.status_code, kept.headers["ETag"]) == (304, tag)
    event.participations.update(role="host")
    assert client.get(where, headers={"If-None-Match": tag}).status_code == 200


def test_an_event_is_published_and_retracted_by_its_status(client, analyst, editor):
    made = analyst.post("events/", a_body()).json()
    where = f"events/{made['id']}/"
    problem(analyst.patch(where, {"status": "published"}, If_Match="*"), 403, "forbidden")
    assert editor.patch(where, {"status": "published"}, If_Match="*").json()["status"] == "published"
    assert client.get(f"/api/v1/{where}").status_code == 200
    problem(editor.patch(where, {"status": "retracted"}, If_Match="*"), 409, "refused")
    assert editor.patch(where, {"status": "retracted", "reason": "Withdrawn."}, If_Match="*").status_code == 200
    assert client.get(f"/api/v1/{where}").json()["detail"] == "Withdrawn."
    problem(editor.patch(where, {"title": "Other"}, If_Match="*"), 410, "retracted")
    problem(editor.patch("events/987654/", {"title": "Other"}, If_Match="*"), 404, "not-found")


def test_an_article_is_added_once(client, analyst):
    body = {"text": "Delegations met in Vantaa.", "outlet": "Vantaa Courier", "published": "2024-05-14"}
    first = analyst.post("articles/", body)
    assert first.status_code == 201
    again = analyst.post("articles/", body)
    assert (again.status_code, again.json()) == (200, first.json())
    article = Article.objects.get()
    assert (article.current.text, str(article.published)) == ("Delegations met in Vantaa.", "2024-05-14")
    problem(analyst.post("articles/", {"text": " \n "}), 409, "refused")
    problem(analyst.post("articles/", {"text": ""}), 422, "invalid")


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
