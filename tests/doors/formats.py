"""Events to be told in every format, and reading the answers."""

from typing import Any

import pytest
from django.test import Client

from articles.models import Outlet
from articles.reading.edtf import parse_edtf
from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Event

EVENTS = "/api/v1/events/"
DATES = {
    "Day": "2024-05-14",
    "Range": "2024-05-14/2024-05-16",
    "Month": "2024-05",
    "Season": "2024-21",
    "Year": "2024",
    "About": "2024-05-14~",
    "By": "../2024-05-14",
    "Since": "2024-05-14/..",
}


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def told(client: Client, name: str, **filters: str) -> str:
    return text_of(client.get(EVENTS, {"format": name, **filters}))


@pytest.fixture
def dates(db: None) -> dict[str, Event]:
    """An event of each precision, by its title."""
    return {title: cast.an_event(title, days=parse_edtf(edtf)) for title, edtf in DATES.items()}


@pytest.fixture
def talks(db: None) -> Event:
    """One event with all that can be told of it."""
    Outlet.objects.get_or_create(name=cast.COURIER, slug="vantaa-courier", defaults={"is_sample": True})
    return cast.an_event(
        'Talks, "closed"; <b>in Vantaa</b>',
        round=cast.vantaa_round(),
        outcome="progress",
        outcome_text="Closer, by one account.",
        summary="=1+1",
        parts=(
            PartValues(cast.norland(), cast.mira_holt(), "negotiator", "confirmed"),
            PartValues(cast.sudria(), None, "negotiator", "absent"),
            PartValues(cast.vesta(), None, "mediator", "expected"),
        ),
    )
