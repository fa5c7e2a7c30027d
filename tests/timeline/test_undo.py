"""Whatever was done can be taken back, exactly, and done again; never against what was done since."""

from datetime import date, timedelta
from typing import Any

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied

from articles.actions import Refusal, add_version
from articles.history import acting
from articles.models import Article
from articles.reading.edtf import one_day
from tests import cast
from tests.timeline.remembered import everything
from timeline import journal, replay
from timeline.actions.events import EventValues, PartValues, change_event, cite
from timeline.actions.merge import merge, split
from timeline.actions.names import add_names
from timeline.actions.publish import publish, retract
from timeline.actions.reread import reread
from timeline.actions.review import accept, reject, reopen
from timeline.actions.suggest import Names, suggest
from timeline.actions.tag import tag
from timeline.actions.undo import redo_last, undo, undo_last
from timeline.models import Event, Party, Suggestion

pytestmark = pytest.mark.django_db

LATER = cast.AT + timedelta(hours=1)
REPORT = (
    "Delegations from Norland and Sudria held talks in Vantaa on Tuesday without a breakthrough.\n\n"
    "The Sudria delegation left Vantaa on Wednesday, officials said."
)


def comes_back(act: Any, by: Any) -> None:
    """What `act` does is taken back to the exact rows, done again to the exact rows, and taken back again."""
    before = everything()
    act()
    after = everything()
    assert after != before
    for _ in range(2):
        undo_last(by=by, at=LATER)
        assert everything() == before
        redo_last(by=by, at=LATER)
        assert everything() == after
    assert replay.breaches() == []


@pytest.fixture
def editor() -> Any:
    return cast.somebody("editors")


@pytest.fixture
def talks() -> Suggestion:
    """A suggestion waiting, and another one after it."""
    for name in (cast.norland, cast.sudria, cast.vesta, cast.vantaa):
        name()
    article = cast.an_article(REPORT, published=date(2024, 5, 16))
    suggest(version=article.current, names=Names(), at=cast.AT)
    return Suggestion.objects.order_by("start")[0]


def test_accepting_as_a_new_event(talks, editor):
    comes_back(lambda: accept(suggestion=talks, by=editor, at=cast.AT, make_public=True), editor)


def test_accepting_into_a_known_event(talks, editor):
    known = cast.an_event()
    comes_back(lambda: accept(suggestion=talks, by=editor, at=cast.AT, event=known), editor)


def test_rejecting_reopening_and_tagging(talks, editor):
    comes_back(lambda: reject(suggestion=talks, by=editor, at=cast.AT, reason="background"), editor)
    comes_back(lambda: reopen(suggestion=talks, by=editor, at=cast.AT), editor)
    passage = cast.passage(Article.objects.get(), "officials said")
    values = EventValues("A statement", "statement", one_day(cast.DAY), parts=(PartValues(cast.norland()),))
    comes_back(lambda: tag(passage=passage, values=values, by=editor, at=cast.AT), editor)


def test_rejecting_in_bulk_is_one_action(talks, editor):
    def all_of_them():
        with acting("bulk_reject", editor):
            for suggestion in Suggestion.objects.all():
                reject(suggestion=suggestion, by=editor, at=cast.AT)

    comes_back(all_of_them, editor)
    undo_last(by=editor, at=LATER)
    assert set(Suggestion.objects.values_list("decision", flat=True)) == {"waiting"}


def test_publishing_retracting_and_changing(editor):
    event = cast.an_event(status="draft")
    comes_back(lambda: publish(event=event, by=editor, at=cast.AT), editor)
    comes_back(lambda: retract(event=event, reason="withdrawn", by=editor, at=cast.AT), editor)
    values = EventValues("Other", "exchange", one_day(date(2024, 5, 20)), parts=(PartValues(None, cast.mira_holt()),))
    comes_back(lambda: change_event(event=event, values=values, by=editor), editor)


def test_merging(talks, editor):
    goes = accept(suggestion=talks, by=editor, at=cast.AT, make_public=True)
    first = cast.an_event("First")
    merge(event=first, into=goes, reason="one", by=editor, at=cast.AT)
    stays = cast.an_event("Stays", parts=(PartValues(cast.norland(), None, "host"),))
    comes_back(lambda: merge(event=goes, into=stays, reason="one", by=editor, at=cast.AT, take={"days"}), editor)


def test_merging_a_public_event_into_a_draft(editor):
    goes, stays = cast.an_event("Goes"), cast.an_event("Stays", status="draft")
    comes_back(lambda: merge(event=goes, into=stays, reason="one", by=editor, at=cast.AT), editor)


def test_splitting(editor):
    event = cast.an_event()
    going = cast.told_also(event, cast.an_article("They met again on Wednesday."))
    leaving = event.participations.first()
    values = EventValues("Second", "meeting", one_day(cast.DAY), parts=(PartValues(cast.norland()),))
    comes_back(
        lambda: split(
            event=event, values=values, citations=[going.pk], leaving=[leaving.pk], reason="two", by=editor, at=cast.AT
        ),
        editor,
    )


def test_names(editor):
    record = {"parties": [{"name": "Osteria", "kind": "state", "aliases": ["the Osterians"]}]}
    comes_back(lambda: add_names(record=record, by=editor), editor)

    def rename():
        with acting("edit", editor):
            Party.objects.filter(slug="osteria").update(name="Ostland", kind="movement")

    comes_back(rename, editor)


def test_deleting_an_event_with_all_it_rests_on(editor):
    event = cast.an_event()

    def delete():
        with acting("delete", editor):
            Event.objects.get(pk=event.pk).delete()

    comes_back(delete, editor)


def test_a_corrected_text_goes_with_what_was_read_in_it(talks, editor):
    article = talks.version.article
    before = everything()
    add_version(article=article, text="A line more.\n\n" + REPORT, reason="lost", by=editor, at=cast.AT)
    reread(article=article, at=cast.AT)
    after = everything()
    assert len(after["timeline_suggestion"]) > len(before["timeline_suggestion"])
    undo_last(by=editor, at=LATER)
    assert everything() == before
    redo_last(by=editor, at=LATER)
    assert everything() == after  # the words of the text too


def test_undo_goes_back_step_by_step_and_a_new_action_ends_what_could_be_redone(talks, editor):
    start = everything()
    event = accept(suggestion=talks, by=editor, at=cast.AT)
    accepted = everything()
    publish(event=event, by=editor, at=cast.AT)
    assert [undo_last(by=editor, at=LATER).action for _ in range(2)] == ["publish", "accept"]
    assert everything() == start
    with pytest.raises(Refusal, match="nothing of yours to undo"):
        undo_last(by=editor, at=LATER)
    redo_last(by=editor, at=LATER)
    assert everything() == accepted
    change_event(event=event, values=EventValues("Renamed", "meeting", one_day(cast.DAY)), by=editor)
    with pytest.raises(Refusal, match="nothing of yours to redo"):
        redo_last(by=editor, at=LATER)
    assert journal.last_undoable(by=editor).action == "change_event"


def test_what_was_changed_since_is_named_and_nothing_is_done(talks, editor):
    analyst = cast.somebody("analysts")
    event = accept(suggestion=talks, by=analyst, at=cast.AT)
    change_event(event=event, values=EventValues("Renamed", "meeting", one_day(cast.DAY)), by=editor)
    now = everything()
    with pytest.raises(Refusal, match=rf"changed event {event.pk} “Renamed” \(change_event by editors\)"):
        undo_last(by=analyst, at=LATER)
    assert everything() == now
    undo_last(by=editor, at=LATER)
    undo_last(by=analyst, at=LATER)
    assert not Event.objects.exists()


def test_what_was_built_on_since_is_named_and_nothing_is_done(talks, editor):
    analyst = cast.somebody("analysts")
    event = accept(suggestion=talks, by=analyst, at=cast.AT)
    added = cite(event=event, passage=cast.passage(cast.an_article("They met.")), by=editor, at=cast.AT)
    now = everything()
    with pytest.raises(Refusal, match=rf"used citation {added.pk} “They met.*” \(cite by editors\)"):
        undo_last(by=analyst, at=LATER)
    assert everything() == now


def test_a_citation_is_taken_back_though_another_was_added_since(editor):
    event = cast.an_event()
    first = cite(event=event, passage=cast.passage(cast.an_article("They met.")), by=editor, at=cast.AT)
    [done] = [d for d in journal.recent(by=editor) if d.action == "cite"]
    second = cast.told_also(event, cast.an_article("They met again."))
    event.refresh_from_db()
    touched = event.updated
    undo(action=done.id, by=editor, at=LATER)
    assert not event.citations.filter(pk=first.pk).exists()
    assert event.citations.filter(pk=second.pk).exists()
    event.refresh_from_db()
    assert event.updated == touched


def test_a_law_of_the_record_is_not_broken_by_taking_back(editor):
    event = cast.an_event(status="draft", passages=[])
    cite(event=event, passage=cast.passage(cast.an_article("They met.")), by=editor, at=cast.AT)
    [cited] = journal.recent(by=editor)
    publish(event=event, by=editor, at=cast.AT)
    now = everything()
    with pytest.raises(Refusal, match="rests on no citation"):
        undo(action=cited.id, by=editor, at=LATER)
    assert everything() == now


def test_a_hint_at_an_event_lets_it_go_and_comes_back_with_it(talks, editor):
    passage = cast.passage(Article.objects.get(), "officials said")
    values = EventValues(
        "Talks", "meeting", one_day(cast.DAY), venue=cast.vantaa(), parts=(PartValues(cast.norland()),)
    )
    event = tag(passage=passage, values=values, by=editor, at=cast.AT)
    reread(article=talks.version.article, at=cast.AT)
    talks.refresh_from_db()
    assert talks.near == event
    undo_last(by=editor, at=LATER)
    talks.refresh_from_db()
    assert talks.near is None
    redo_last(by=editor, at=LATER)
    talks.refresh_from_db()
    assert talks.near == event


def test_others_actions_are_taken_back_by_editors_alone(talks, editor):
    analyst, other = cast.somebody("analysts"), cast.somebody("analysts", "another")
    reject(suggestion=talks, by=analyst, at=cast.AT)
    [done] = journal.recent(by=analyst)
    with pytest.raises(PermissionDenied):
        undo(action=done.id, by=other, at=LATER)
    undo(action=done.id, by=editor, at=LATER)
    assert journal.doing(done.id).undone
    with pytest.raises(Refusal, match="taken back already"):
        undo(action=done.id, by=editor, at=LATER)


def test_who_may_not_publish_any_more_takes_no_publishing_back(editor):
    event = cast.an_event(status="draft")
    publish(event=event, by=editor, at=cast.AT)
    editor.groups.clear()
    editor = type(editor).objects.get(pk=editor.pk)
    with pytest.raises(PermissionDenied):
        undo_last(by=editor, at=LATER)


def test_rows_written_outside_an_action_belong_to_none(editor):
    reject_nothing = cast.an_event(status="draft")
    publish(event=reject_nothing, by=editor, at=cast.AT)
    Party.objects.create(slug="by-hand", name="By hand", kind="group")
    undo_last(by=editor, at=LATER)
    assert Party.objects.filter(slug="by-hand").exists()


def test_a_number_that_names_no_action_is_refused(editor):
    with pytest.raises(Refusal, match="nothing to undo by this number"):
        undo(action="00000000-0000-0000-0000-000000000000", by=editor, at=LATER)


def test_planted_faults_are_found_by_replaying():
    event = cast.an_event()
    assert replay.breaches() == []
    with pgtrigger.ignore("timeline.Event:update_update"):
        Event.objects.filter(pk=event.pk).update(title="Forged")
    assert replay.breaches() == [f"event {event.pk}: it is not what the history says it was made"]
