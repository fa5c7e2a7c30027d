"""Writing through the API: events, articles, suggestions; who may, once only, and not over others' changes."""

import pytest
from django.test import Client

from articles.models import Article
from tests import cast
from timeline.models import Event

from .writers import EVENTS, Writer, a_body, analyst, editor, problem

__all__ = ["analyst", "editor"]

pytestmark = pytest.mark.django_db


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


def test_all_that_is_wrong_is_told_at_once(analyst):
    body = a_body(colour="red", kind="picnic", venue="atlantis", participants=[{"party": "atlantis", "size": 7}])
    told = problem(analyst.post("events/", body), 422, "invalid")
    assert {fault["field"] for fault in told["errors"]} == {
        "colour", "kind", "venue", "participants[0].party", "participants[0].size"
    }  # fmt: skip


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
