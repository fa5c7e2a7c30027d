"""Rounds in the log of changes: made, renamed, ruled anew, split, merged, taken back; for programs and for people."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.reading.edtf import Days
from tests import cast
from timeline.actions.rounds import make_round, merge_rounds, split_round
from timeline.clustering import Rule
from timeline.models import Round

from .words import text_of

pytestmark = pytest.mark.django_db(transaction=True)  # a change is told by the moment its transaction began

MAY = Rule(Days(date(2024, 5, 13), date(2024, 5, 16), "range"), frozenset({"vantaa"}), ())


def of_rounds(client: Client) -> list[dict[str, Any]]:
    return [row for row in client.get("/api/v1/changes/").json()["results"] if row["record"] == "round"]


def made(name: str, *events: Any) -> Round:
    return make_round(name=name, rule=f"{name}.", stated=MAY, events=events, by=None, at=cast.AT)


def test_a_round_is_made_ruled_anew_and_renamed_with_the_reason(client: Client) -> None:
    cast.vantaa()
    client.force_login(cast.somebody("editors"))
    found = made("Vantaa talks")
    address = reverse("admin:timeline_round_change", args=[found.pk])
    form = {"name": "Vantaa, May 2024", "rule": "Sessions in May.", "rule_days_0": "2024-05-13",
            "rule_days_1": "2024-05-31", "rule_venues": "vantaa", "rule_words": "", "summary": "",
            "status": "published", "reason": ""}  # fmt: skip
    refused = client.post(address, form)
    assert (refused.status_code, "Say why" in refused.text) == (200, True)
    assert client.post(address, form | {"reason": "They went on."}).status_code == 302
    first, second = of_rounds(client)
    assert (first["action"], first["event"], first["title"], first["old"]) == ("create", None, "Vantaa, May 2024", {})
    assert first["new"] == {
        "slug": "vantaa-talks", "name": "Vantaa talks", "rule": "Vantaa talks.", "rule_days": "2024-05-13/2024-05-16",
        "rule_venues": ["vantaa"], "rule_words": None, "summary": "", "background": False, "status": "published",
    }  # fmt: skip
    assert (second["action"], second["reason"]) == ("update", "They went on.")
    assert second["old"] == {
        "name": "Vantaa talks", "rule": "Vantaa talks.", "rule_days": "2024-05-13/2024-05-16",
    }  # fmt: skip
    assert second["new"] == {
        "name": "Vantaa, May 2024", "rule": "Sessions in May.", "rule_days": "2024-05-13/2024-05-30",
    }  # fmt: skip
    assert second["page"] == "http://testserver/rounds/vantaa-talks/"
    words = text_of(client.get("/changes/"))
    assert "changed round Vantaa, May 2024 They went on. name: Vantaa talks Vantaa, May 2024" in words


def test_a_split_and_a_merger_tell_both_rounds_and_why(client: Client) -> None:
    one = made("One", cast.an_event(), cast.an_event("Night talks"))
    leaving = one.events.get(title="Night talks").pk
    two = split_round(
        round=one, name="Two", rule="Night.", stated=Rule(), events=[leaving], reason="Two rounds.", by=None, at=cast.AT
    )
    split = of_rounds(client)[-1]
    assert (split["action"], split["new"]["split_from"], split["reason"]) == ("split", "one", "Two rounds.")
    assert "split off round Two Two rounds. split from: One" in text_of(client.get("/changes/"))
    merge_rounds(round=two, into=one, reason="One after all.", by=None, at=cast.AT)
    merged = of_rounds(client)[-1]
    assert (merged["action"], merged["title"], merged["reason"]) == ("merge", "Two", "One after all.")
    assert (merged["old"], merged["new"]) == ({"status": "published"}, {"status": "merged", "merged_into": "one"})
    page = client.get("/changes/")
    assert "merged round Two One after all. merged into: One" in text_of(page)
    assert 'href="/rounds/two/"' not in page.text
    moved = [row for row in client.get("/api/v1/changes/").json()["results"] if row["event"] == leaving][-1]
    assert (moved["old"], moved["new"], moved["reason"]) == ({"round": "two"}, {"round": "one"}, "One after all.")


def test_what_is_not_public_and_what_repeats_itself_is_not_told(client: Client) -> None:
    found = made("One")
    found.save()
    assert len(of_rounds(client)) == 1
    Round.objects.filter(pk=found.pk).update(rule_words=[])  # none, said otherwise
    assert len(of_rounds(client)) == 1
    Round.objects.filter(pk=found.pk).update(status="draft")
    Round.objects.filter(pk=found.pk).update(name="A working name")
    *_, last = of_rounds(client)
    assert (len(of_rounds(client)), last["action"], last["title"]) == (2, "retract", "One")
    assert client.get(f"/api/v1/changes/?event={cast.an_event().pk}").json()["results"][0]["record"] == "event"
