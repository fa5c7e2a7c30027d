"""A corrected text takes its quotes along; what was altered or is gone waits for an analyst, marked for readers."""

from datetime import date, timedelta

import pytest

from articles.actions import Refusal
from articles.reading.edtf import one_day
from tests import cast
from tests.timeline.remembered import everything
from tests.timeline.test_undo import comes_back
from timeline import queries
from timeline.actions.correct import correct_text, drop_quote, keep_printed, mark_boilerplate, take_corrected
from timeline.actions.events import EventValues, cite
from timeline.actions.reread import reread
from timeline.actions.tag import tag
from timeline.actions.undo import undo_last
from timeline.models import Citation, Event, Suggestion

pytestmark = pytest.mark.django_db

FIRST = "Delegations of Norland and Sudria met in Vantaa on Tuesday."
SECOND = "They parted without a result, officials said."
THIRD = "Vesta was the host of the talks."
TEXT = f"{FIRST} {SECOND} {THIRD}"


@pytest.fixture
def article():
    return cast.an_article(TEXT)


@pytest.fixture
def events(article):
    return [cast.an_event(quote, passages=[cast.passage(article, quote)]) for quote in (FIRST, SECOND, THIRD)]


def corrected(article, text=None, by=None):
    words = text or f"Correction. {FIRST} {SECOND.replace('without a result', 'with a small result')}"
    return correct_text(article=article, text=words, reason="the outlet corrected it", by=by, at=cast.AT)


def test_each_quote_is_unchanged_moved_altered_or_gone(article, events):
    assert corrected(article).quotes == {"unchanged": 0, "moved": 1, "altered": 1, "gone": 1}
    first, second, third = (event.citations.get() for event in events)
    assert (first.state, first.version.number, first.start) == ("moved", 2, len("Correction. "))
    assert (second.state, second.version.number, second.quote) == ("altered", 1, SECOND)
    assert (third.state, third.version.number, third.quote) == ("gone", 1, THIRD)
    assert all(event.status == "published" for event in Event.objects.all())


def test_a_word_more_at_the_end_changes_no_quote(article, events):
    assert corrected(article, TEXT + " It rained.").quotes["unchanged"] == 3
    assert set(Citation.objects.values_list("version__number", "state")) == {(2, "unchanged")}


def test_an_analyst_takes_the_corrected_words_keeps_the_printed_ones_or_drops_the_quote(article, events):
    corrected(article)
    second, third = queries.quotes_waiting()
    assert queries.likely(second).words == "They parted with a small result, officials said."
    assert queries.likely(third).words == ""
    with pytest.raises(Refusal, match="do not stand in the corrected text"):
        take_corrected(citation=second, words="They never parted.", by=None)
    take_corrected(citation=second, words=queries.likely(second).words, by=None)
    second.refresh_from_db()
    assert (second.version.number, second.state) == (2, "unchanged")
    assert second.quote == "They parted with a small result, officials said."
    with pytest.raises(Refusal, match="rests on these words alone"):
        drop_quote(citation=third, reason="gone", by=None)
    keep_printed(citation=third, by=None)
    assert not queries.quotes_waiting().exists()
    corrected(article, f"Once more. {FIRST}")
    assert {row.pk for row in queries.quotes_waiting()} == {second.pk, third.pk}  # a new text, a new decision
    cite(event=events[2], passage=cast.passage(article, FIRST), by=None, at=cast.AT)
    drop_quote(citation=third, reason="gone", by=None)
    assert events[2].citations.get().quote == FIRST
    with pytest.raises(Refusal, match="nothing to decide"):
        keep_printed(citation=events[2].citations.get(), by=None)


def test_words_put_back_by_a_later_correction_are_found_again(article, events):
    corrected(article)
    corrected(article, "Put back. " + TEXT)
    assert set(Citation.objects.values_list("version__number", "state")) == {(3, "moved")}


def test_quotes_of_one_event_that_meet_in_the_corrected_text_become_one(article):
    event = cast.an_event(passages=[cast.passage(article, SECOND)])
    corrected(article)
    cite(
        event=event,
        passage=cast.passage(article, "They parted with a small result, officials said."),
        by=None,
        at=cast.AT,
    )
    [waiting] = queries.quotes_waiting()
    with pytest.raises(Refusal, match="cites these words"):
        take_corrected(citation=waiting, words="They parted with a small result, officials said.", by=None)
    cite(event=event, passage=cast.passage(article, FIRST, venue=cast.lisbon()), by=None, at=cast.AT)
    again = f"Correction. {SECOND.replace('without a result', 'with a small result')} {FIRST}"
    corrected(article, again)
    assert event.citations.count() == 3


def test_a_correction_and_each_decision_are_taken_back_exactly(article, events):
    editor = cast.somebody("editors")
    comes_back(lambda: corrected(article, by=editor), editor)
    second, third = queries.quotes_waiting()
    comes_back(lambda: take_corrected(citation=second, words=queries.likely(second).words, by=editor), editor)
    comes_back(lambda: keep_printed(citation=third, by=editor), editor)


def test_boilerplate_is_not_read_not_cited_and_carried_over(article):
    for name in (cast.norland, cast.sudria, cast.vesta, cast.vantaa):
        name()
    notice = "Delegations of Norland and Sudria held talks in Vantaa on Monday."
    report = cast.an_article(f"{notice}\n\nHarvests were poor this year.", outlet=cast.HERALD)
    reread(article=report, at=cast.AT)
    assert Suggestion.objects.count() == 1
    before = everything()
    editor = cast.somebody("editors")
    mark_boilerplate(version=report.current, start=0, end=len(notice), by=editor, at=cast.AT)
    reread(article=report, at=cast.AT)
    assert Suggestion.objects.count() == 0
    with pytest.raises(Refusal, match="marked as boilerplate"):
        cast.an_event(passages=[cast.passage(report, "Delegations of Norland")])
    correct_text(article=report, text="New line.\n\n" + report.current.text, reason="x", by=None, at=cast.AT)
    assert [row.quote for row in report.current.boilerplate.all()] == [notice]
    assert reread(article=report, at=cast.AT).new == 0
    assert before["articles_boilerplate"] == []


def test_cited_words_are_no_boilerplate(article, events):
    with pytest.raises(Refusal, match=f"event {events[0].pk} rests on words"):
        mark_boilerplate(version=article.current, start=3, end=9, by=None, at=cast.AT)


def test_a_tag_made_before_a_correction_is_undone_only_after_it(article):
    editor, later = cast.somebody("editors"), cast.AT + timedelta(hours=1)
    values = EventValues("Talks", "meeting", one_day(date(2024, 5, 14)))
    tag(passage=cast.passage(article, SECOND), values=values, by=editor, at=cast.AT)
    corrected(article, by=cast.somebody())
    with pytest.raises(Refusal, match=r"changed citation \d+ “They parted.*” \(correct_text by analysts\)"):
        undo_last(by=editor, at=later)
    undo_last(by=cast.somebody(), at=later)
    undo_last(by=editor, at=later)
    assert not Event.objects.exists()
