"""Decisions on many at once in the admin: a preview first, then all of them in one step."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.models import Event, Suggestion

from .suggestions import three_suggestions

pytestmark = pytest.mark.django_db

SUGGESTIONS, EVENTS = "admin:timeline_suggestion_changelist", "admin:timeline_event_changelist"


def _ask(client: Client, where: str, action: str, rows: list, **more: str):
    return client.post(reverse(where), {"action": action, "_selected_action": [row.pk for row in rows]} | more)


def test_many_suggestions_are_rejected_after_a_preview(desk: Client, article: Article) -> None:
    rows = three_suggestions(article)
    desk.post(reverse("desk:accept", args=[rows[0].pk]))
    preview = _ask(desk, SUGGESTIONS, "reject_many", rows)
    assert "2 of 3 will be rejected" in preview.text
    assert "nothing: accepted already" in preview.text
    assert Suggestion.objects.filter(decision="waiting").count() == 2
    _ask(desk, SUGGESTIONS, "reject_many", rows, confirm="1", reason="background")
    assert list(Suggestion.objects.order_by("start").values_list("decision", "decision_reason")) == [
        ("accepted", ""), ("rejected", "background"), ("rejected", "background"),
    ]  # fmt: skip
    contexts = {row.history.latest("pgh_id").pgh_context_id for row in rows[1:]}
    assert len(contexts) == 1


def test_many_events_are_published_and_retracted_by_editors_only(client: Client, desk: Client) -> None:
    events = [cast.an_event(f"Session {n}", status="draft") for n in range(2)] + [cast.an_event("Bare", status="draft")]
    events[2].citations.all().delete()
    _ask(desk, EVENTS, "publish_many", events, confirm="1")
    assert not Event.objects.filter(status="published").exists()
    client.force_login(cast.somebody("editors"))
    assert "nothing: rests on no citation" in _ask(client, EVENTS, "publish_many", events).text
    _ask(client, EVENTS, "publish_many", events, confirm="1")
    assert Event.objects.filter(status="published").count() == 2
    refused = _ask(client, EVENTS, "retract_many", events, confirm="1", reason=" ")
    assert (refused.status_code, "Give a reason" in refused.text) == (422, True)
    assert Event.objects.filter(status="published").count() == 2
    _ask(client, EVENTS, "retract_many", events, confirm="1", reason="withdrawn")
    assert Event.objects.filter(status="retracted", editorial_reason="withdrawn").count() == 2
    nothing = _ask(client, EVENTS, "retract_many", events, confirm="1", reason="again")
    assert (nothing.status_code, "Nothing of this can be done" in nothing.text) == (422, True)
