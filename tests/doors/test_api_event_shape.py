"""The members of an event, as the contract names and orders them."""

import json
from datetime import datetime
from typing import Any

import pytest

from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Event

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"


def expected_citation(citation: int, article: int) -> dict[str, Any]:
    return {
        "id": citation,
        "article": {
            "id": article,
            "headline": "Delegations meet in Vantaa",
            "outlet": "Vantaa Courier",
            "published": "2024-05-14",
            "url": "https://example.org/1",
        },
        "quote": "both sides had come closer",
        "prefix": "Mira Holt said on Tuesday that ",
        "suffix": ".",
        "start": 31,
        "end": 57,
        "lang": "en",
        "attributed_to": "Mira Holt",
        "account": {
            "earliest": None,
            "latest": None,
            "precision": None,
            "venue": None,
            "outcome": "progress",
            "outcome_text": None,
            "phase": None,
            "attendance": [],
        },
        "state": "unchanged",
    }


def expected_event(event: int, citation: int, article: int, created: str, updated: str) -> dict[str, Any]:
    return {
        "id": event,
        "slug": "talks-in-vantaa",
        "page": f"http://testserver/events/{event}-talks-in-vantaa/",
        "title": "Talks in Vantaa",
        "summary": "A session of talks.",
        "kind": "meeting",
        "phase": "held",
        "outcome": {"code": "progress", "text": "Both sides came closer."},
        "when": {
            "earliest": "2024-05-14",
            "latest": "2024-05-14",
            "precision": "day",
            "edtf": "2024-05-14",
            "display": "14 May 2024",
            "basis": {
                "expression": "on Tuesday",
                "anchor": "2024-05-14",
                "anchor_kind": "publication",
                "rule": "weekday",
            },
        },
        "venue": {"slug": "vantaa", "name": "Vantaa", "country": "FI", "latitude": 60.29, "longitude": 25.04},
        "round": {"slug": "vantaa-may-2024", "name": "Vantaa, May 2024"},
        "participants": [
            {
                "party": {"slug": "norland", "name": "Norland"},
                "person": {"slug": "mira-holt", "name": "Mira Holt"},
                "role": "negotiator",
                "attendance": "confirmed",
            }
        ],
        "citations": [expected_citation(citation, article)],
        "sources": {
            "reports": 1,
            "origins_at_most": 1,
            "origins": [{"citations": [citation], "basis": []}],
            "apart": [],
        },
        "disputed": [],
        "life": [
            {
                "day": "2024-05-14",
                "stage": "held",
                "phase": "held",
                "when": None,
                "moved_from": None,
                "venue": None,
                "attendance": [],
                "citation": citation,
            }
        ],
        "variants": [],
        "split_from": None,
        "created": created,
        "updated": updated,
        "match": "certain",
    }


def test_an_event_has_the_members_of_the_contract_in_their_order(client):
    told = cast.an_article("Mira Holt said on Tuesday that both sides had come closer.", url="https://example.org/1")
    event = cast.an_event(
        "Talks in Vantaa",
        passages=[cast.passage(told, "both sides had come closer", attributed_to="Mira Holt", outcome="progress")],
        outcome="progress",
        outcome_text="Both sides came closer.",
        summary="A session of talks.",
        round=cast.vantaa_round(),
        basis={"expression": "on Tuesday", "anchor": "2024-05-14", "anchor_kind": "publication", "rule": "weekday",
               "alternatives": []},
        parts=(PartValues(cast.norland(), cast.mira_holt(), "negotiator", "confirmed"),),
    )  # fmt: skip
    [found] = client.get(EVENTS).json()["results"]
    expected = expected_event(event.pk, event.citations.get().pk, told.pk, found["created"], found["updated"])
    assert json.dumps(found) == json.dumps(expected)  # the order of members too
    assert client.get(f"{EVENTS}{event.pk}/").json() == expected
    assert datetime.fromisoformat(found["created"]) == Event.objects.get().created
