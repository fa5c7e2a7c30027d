"""The history of an event in lines, and going back in it."""

from datetime import timedelta

import pytest

from articles.actions import Refusal
from articles.reading.edtf import one_day
from tests import cast
from timeline import journal
from timeline.actions.events import EventValues, PartValues, change_event, cite
from timeline.actions.merge import merge
from timeline.actions.publish import publish
from timeline.actions.revert import revert_event
from timeline.actions.undo import undo_last

pytestmark = pytest.mark.django_db

LATER = cast.AT + timedelta(hours=1)


def told(event):
    return [
        (act.action, [(line.what, line.name, line.before, line.after) for line in act.lines])
        for act in journal.history(event)
    ]


def changed(event, by, **values):
    given = {"venue": cast.vantaa(), "parts": (PartValues(cast.norland()),)} | values
    title = given.pop("title", "Talks")
    return change_event(event=event, values=EventValues(title, "meeting", one_day(cast.DAY), **given), by=by)


@pytest.fixture
def event():
    return cast.an_event("Talks", parts=(PartValues(cast.norland()),), status="draft")


def test_every_change_is_told_in_words_with_who_when_and_why(event):
    editor = cast.somebody("editors")
    changed(
        event, editor, venue=cast.lisbon(), outcome="no_breakthrough", editorial_reason="Two reports name Lisbon.",
        parts=(PartValues(cast.norland(), None, "host"), PartValues(None, cast.mira_holt())),
    )  # fmt: skip
    cite(event=event, passage=cast.passage(cast.an_article("They met."), venue=cast.lisbon()), by=editor, at=cast.AT)
    publish(event=event, by=editor, at=cast.AT)
    published, cited, edited, _ = journal.history(event)
    assert (published.action, published.by, published.reason) == ("publish", editor, "")
    assert [(line.name, line.before, line.after) for line in published.lines] == [("status", "draft", "published")]
    assert [(line.what, line.before) for line in cited.lines] == [("citation", "")]
    assert "“They met.”" in cited.lines[0].after
    assert "Lisbon" in cited.lines[0].after
    assert edited.reason == "Two reports name Lisbon."
    assert [(line.what, line.name, line.before, line.after) for line in edited.lines] == [
        ("", "outcome", "", "no breakthrough"),
        ("", "venue", "Vantaa", "Lisbon"),
        ("", "editorial reason", "", "Two reports name Lisbon."),
        ("participant", "role", "negotiator", "host"),
        ("participant", "", "", "role: negotiator; attendance: reported; person: Mira Holt"),
    ]


def test_what_a_merge_moved_is_told_at_both_events(event):
    other = cast.an_event("Other", parts=(PartValues(cast.sudria()),), status="draft")
    merge(event=other, into=event, reason="one", by=None, at=cast.AT)
    action, gained = told(event)[0]
    assert (action, {(what, bool(before), bool(after)) for what, _, before, after in gained}) == (
        "merge", {("citation", False, True), ("participant", False, True)},
    )  # fmt: skip
    _, lost = told(other)[0]
    assert ("", "merged into", "", "Talks") in lost
    assert {(what, bool(before), bool(after)) for what, _, before, after in lost if what} == {
        ("citation", True, False), ("participant", True, False),
    }  # fmt: skip


def test_an_event_goes_back_to_what_it_said_and_keeps_status_and_citations(event):
    editor = cast.somebody("editors")
    changed(event, editor, title="Second title", summary="A line.")
    changed(event, editor, title="Third title", venue=None, parts=(PartValues(cast.sudria()),))
    told_also = cast.told_also(event, cast.an_article("They met."))
    publish(event=event, by=editor, at=cast.AT)
    second = journal.history(event)[-2]
    reverted = revert_event(event=event, to=second.number, reason="the third was wrong", by=editor, at=LATER)
    assert (reverted.title, reverted.slug, reverted.summary, reverted.venue) == (
        "Second title", "second-title", "A line.", cast.vantaa(),
    )  # fmt: skip
    assert (reverted.status, [part.party for part in reverted.participations.all()]) == ("published", [cast.norland()])
    assert reverted.citations.filter(pk=told_also.pk).exists()
    with pytest.raises(Refusal, match="says already"):
        revert_event(event=event, to=second.number, by=editor, at=LATER)
    undo_last(by=editor, at=LATER)
    event.refresh_from_db()
    assert (event.title, [part.party for part in event.participations.all()]) == ("Third title", [cast.sudria()])


def test_a_state_that_is_not_of_this_event_or_names_what_is_gone_is_refused(event):
    editor = cast.somebody("editors")
    changed(event, editor, parts=(PartValues(cast.vesta()),))
    with_vesta = journal.history(event)[0].number
    changed(event, editor)
    other = cast.an_event("Other")
    with pytest.raises(Refusal, match="no such state"):
        revert_event(event=other, to=with_vesta, by=editor, at=LATER)
    other.participations.all().delete()
    cast.vesta().delete()
    with pytest.raises(Refusal, match="has no more"):
        revert_event(event=event, to=with_vesta, by=editor, at=LATER)
