"""Decisions on origins that go with a split or a merger come back with its undo, to the exact rows."""

from typing import Any

import pytest

from tests import cast
from tests.timeline.test_undo import comes_back
from timeline.actions.events import EventValues
from timeline.actions.merge import merge, split
from timeline.actions.origins import join_origins, part_origins
from timeline.models import Citation, Event, OriginLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Any:
    return cast.somebody("editors")


def told_twice(title: str) -> tuple[Event, Citation, Citation]:
    """An event told by two outlets."""
    event = cast.an_event(title)
    other = cast.told_also(event, cast.an_article(f"{title}, they say in Lisbon.", outlet=cast.HERALD))
    first = event.citations.earliest("pk")
    return event, first, other


@pytest.mark.parametrize("decide", [join_origins, part_origins])
def test_the_undo_of_a_split_brings_back_what_was_decided_on_its_citations(decide: Any, editor: Any) -> None:
    event, first, other = told_twice("Talks in Vantaa")
    decide(first=first, other=other, reason="one desk wrote both", by=None, at=cast.AT)
    values = EventValues("The second half", "meeting", event.when)
    leaving = [event.participations.earliest("pk").pk]
    comes_back(
        lambda: split(event=event, values=values, citations=[other.pk], leaving=leaving, reason="two", by=editor,
                      at=cast.AT),
        editor,
    )  # fmt: skip
    assert not OriginLink.objects.exists()  # done again, the two are of two events


def test_the_undo_of_a_merger_brings_back_both_with_their_decisions(editor: Any) -> None:
    event, first, other = told_twice("Talks in Vantaa")
    into, mine, theirs = told_twice("Night talks in Vantaa")
    join_origins(first=first, other=other, reason="one desk", by=None, at=cast.AT)
    part_origins(first=mine, other=theirs, reason="two desks", by=None, at=cast.AT)
    comes_back(lambda: merge(event=event, into=into, reason="one", by=editor, at=cast.AT), editor)
    assert OriginLink.objects.count() == 2
