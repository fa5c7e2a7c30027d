"""Clients that write to the API."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests import cast
from timeline.actions.tokens import make_token

EVENTS = "/api/v1/events/"


class Writer:
    """A program that bears a token of somebody's."""

    def __init__(self, group: str = "analysts", scope: str = "write") -> None:
        user, now = cast.somebody(group), timezone.now()
        _, self.secret = make_token(
            user=user, name="test", scope=scope, expires=now + timedelta(days=1), by=user, at=now
        )  # fmt: skip
        self.client = Client()

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """The answer to a request; `headers` are written with underscores."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.generic(
            method, path if path.startswith("/") else f"/api/v1/{path}", "" if body is None else json.dumps(body),
            content_type="application/json", headers={"Authorization": f"Bearer {self.secret}", **named},
        )  # fmt: skip

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """The answer to POST."""
        return self.send("POST", path, body or {}, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> Any:
        """The answer to PATCH."""
        return self.send("PATCH", path, body, **headers)

    def get(self, path: str, **headers: str) -> Any:
        """The answer to GET."""
        return self.send("GET", path, **headers)


def a_body(**more: Any) -> dict[str, Any]:
    """An event to be made, of things that are there."""
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


def problem(answer: Any, status: int, kind: str) -> Any:
    """The problem that was answered, of this kind."""
    told = answer.json()
    assert (answer.status_code, told["type"]) == (status, f"/api/problems/{kind}"), told
    assert answer.headers["Content-Type"] == "application/problem+json"
    return told


@pytest.fixture
def analyst(db: None) -> Writer:
    """An analyst's program."""
    return Writer()


@pytest.fixture
def editor(db: None) -> Writer:
    """An editor's program."""
    return Writer("editors")
