"""Events found to be one, and one found to be two: what moves, what forwards, and what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from articles.actions import Refusal
from articles.reading.edtf import one_day
from tests import cast
from timeline.actions.events import EventValues, PartValues, cite
from timeline.actions.merge import merge, preview_merge, split
from timeline.actions.origins import join_origins
from timeline.actions.publish import publish, retract
from timeline.actions.review import accept
from timeline.actions.suggest import Names, suggest
from timeline.models import Citation, Event, OriginLink, Participation, Suggestion

pytestmark = pytest.mark.django_db

REPORT = "Delegations from Norland and Sudria held talks in Vantaa on Tuesday. Vesta was the host."


def pair(status="published", into_status="published", **values):
    """The event that goes (told by REPORT), and the one that stays."""
    goes = cast.an_event("Vantaa session", passages=[cast.passage(cast.an_article(REPORT))], status=status, **values)
    stays = cast.an_event("Norland and Sudria hold talks in Vantaa", status=into_status)
    return goes, stays


def united(goes, stays, **more):
    found = merge(event=goes, into=stays, reason="one session, told twice", by=None, at=cast.AT, **more)
    settle()
    goes.refresh_from_db()
    return found


def settle():
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def test_citations_participants_and_suggestions_move_and_the_event_forwards():
    goes, stays = pair(parts=(PartValues(cast.norland()), PartValues(None, cast.mira_holt(), "guest")))
    cited = goes.citations.get()
    near = Suggestion.objects.create(
        version=cited.version, start=0, end=11, quote="Delegations", kind="meeting", phase="held", confidence=1,
        read_with="1", near=goes,
    )  # fmt: skip
    assert united(goes, stays) == stays
    assert (goes.status, goes.merged_into, goes.editorial_reason) == ("merged", stays, "one session, told twice")
    assert (goes.citations.count(), goes.participations.count()) == (0, 0)
    assert cited.pk in stays.citations.values_list("pk", flat=True)
    near.refresh_from_db()
    assert near.near == stays
    names = {str(part.person or part.party): part.role for part in stays.participations.all()}
    assert names == {"Norland": "negotiator", "Sudria": "negotiator", "Vesta": "mediator", "Mira Holt": "guest"}


def test_an_accepted_suggestion_follows_its_event():
    for name in (cast.norland, cast.sudria, cast.vesta, cast.vantaa):
        name()
    article = cast.an_article(REPORT)
    suggest(version=article.current, names=Names(), at=cast.AT)
    found = Suggestion.objects.order_by("start")[0]
    goes = accept(suggestion=found, by=cast.somebody(), at=cast.AT)
    stays = cast.an_event()
    united(goes, stays)
    found.refresh_from_db()
    assert (found.event, found.decision) == (stays, "accepted")


def test_words_that_both_cite_stay_once_with_what_either_says_of_them():
    report = cast.an_article(REPORT)
    told = cast.passage(report, venue=cast.vantaa())
    more = cast.passage(report, venue=cast.lisbon(), outcome="progress", days=one_day(cast.DAY))
    stays, goes = cast.an_event("One", passages=[told]), cast.an_event("Other", passages=[more])
    plan = preview_merge(event=goes, into=stays)
    assert (len(plan.citations), len(plan.united_citations)) == (0, 1)
    assert len(plan.clashing) == 1
    assert "venue Vantaa; the other said Lisbon" in plan.clashing[0]
    united(goes, stays)
    kept = stays.citations.get()
    assert (kept.account_venue, kept.account_outcome, kept.account_when) == (
        cast.vantaa(), "progress", one_day(cast.DAY),
    )  # fmt: skip
    assert Citation.objects.count() == 1


def test_the_preview_tells_terms_attendance_and_attribution_that_words_of_both_are_told_to_give():
    report = cast.an_article(REPORT)

    def said(terms, attendance, whose):
        parts = (PartValues(cast.sudria(), None, "negotiator", attendance),)
        return cast.passage(report, attributed_to=whose, outcome_text=terms, parts=parts)

    stays = cast.an_event("One", passages=[said("40 days", "confirmed", "an envoy")])
    goes = cast.an_event("Other", passages=[said("42 days", "absent", "a guest")])
    found = [line.partition("stays with the ")[2] for line in preview_merge(event=goes, into=stays).clashing]
    assert found == [
        "attendance of Sudria negotiator, confirmed; the other said negotiator, absent",
        "attribution an envoy; the other said a guest",
        "outcome in words 40 days; the other said 42 days",
    ]


def test_the_preview_names_each_value_that_differs_and_whether_a_citation_keeps_it():
    goes = cast.an_event(
        "Other", days=date(2024, 5, 15), outcome="progress", summary="Another line.", venue=cast.lisbon(),
        passages=[cast.passage(cast.an_article(REPORT), days=one_day(date(2024, 5, 15)))],
        parts=(PartValues(cast.norland(), None, "host", "confirmed"),),
    )  # fmt: skip
    stays = cast.an_event("One", outcome="no_breakthrough")
    plan = preview_merge(event=goes, into=stays)
    assert {(d.name, d.kept, d.other, d.told) for d in plan.differences} == {
        ("title", "One", "Other", False),
        ("summary", "", "Another line.", False),
        ("outcome", "no breakthrough", "progress", False),
        ("days", "14 May 2024", "15 May 2024", True),
        ("venue", "Vantaa", "Lisbon", False),
    }
    assert plan.clashing == ["Norland stays negotiator, reported; the other said host, confirmed"]
    before = Event.objects.values_list("status", flat=True)
    assert list(before) == ["published", "published"]  # nothing was done yet


def test_values_asked_for_are_taken_from_the_event_that_goes():
    goes, stays = pair(days=date(2024, 5, 15), outcome="progress", basis={"rule": "weekday"})
    united(goes, stays, take={"days", "title"})
    stays.refresh_from_db()
    assert (stays.when, stays.basis) == (one_day(date(2024, 5, 15)), {"rule": "weekday"})
    assert (stays.title, stays.slug, stays.outcome) == ("Vantaa session", "vantaa-session", "")


@pytest.mark.parametrize("status", ["draft", "in_review", "published"])
@pytest.mark.parametrize("into_status", ["draft", "published"])
def test_drafts_and_public_events_merge_either_way_and_nothing_public_is_lost(status, into_status):
    goes, stays = pair(status="draft" if status == "in_review" else status, into_status=into_status)
    if status == "in_review":
        Event.objects.filter(pk=goes.pk).update(status=status)
    plan = preview_merge(event=goes, into=stays)
    assert plan.published == (status == "published" and into_status == "draft")
    united(goes, stays)
    stays.refresh_from_db()
    public = "published" in (status, into_status)
    assert stays.status == ("published" if public else "draft")
    assert Event.objects.once_public().filter(pk=goes.pk).exists() == public


def test_what_forwarded_to_the_merged_event_forwards_straight_on():
    first, second = pair()
    united(first, second)
    third = cast.an_event("Third telling")
    united(second, third)
    first.refresh_from_db()
    assert (first.merged_into, second.merged_into) == (third, third)


def test_a_merge_is_refused_without_a_reason_a_right_or_two_living_events():
    goes, stays = pair()
    with pytest.raises(Refusal, match="give a reason"):
        merge(event=goes, into=stays, reason=" ", by=None, at=cast.AT)
    with pytest.raises(PermissionDenied):
        merge(event=goes, into=stays, reason="one", by=cast.somebody("analysts"), at=cast.AT)
    with pytest.raises(Refusal, match="into itself"):
        merge(event=goes, into=goes, reason="one", by=None, at=cast.AT)
    with pytest.raises(Refusal, match="no value 'status'"):
        united(goes, stays, take={"status"})
    gone = cast.an_event("Withdrawn", status="retracted")
    with pytest.raises(Refusal, match="was retracted"):
        united(goes, gone)
    united(goes, stays)
    with pytest.raises(Refusal, match=f"was merged into event {stays.pk} already"):
        united(goes, stays)
    with pytest.raises(Refusal, match="was merged into"):
        united(stays, goes)


def test_nothing_more_is_written_to_a_merged_event():
    goes, stays = pair()
    united(goes, stays)
    report = cast.an_article("Norland and Sudria met again in Vantaa.")
    with pytest.raises(Refusal, match=rf"merged into event {stays.pk}; use that one"):
        cite(event=goes, passage=cast.passage(report), by=None, at=cast.AT)
    with pytest.raises(Refusal, match="publish that one"):
        publish(event=goes, by=None, at=cast.AT)
    with pytest.raises(Refusal, match="not public"):
        retract(event=goes, reason="x", by=None, at=cast.AT)


def test_the_database_refuses_forwards_that_lead_nowhere():
    goes, stays = pair()
    other = cast.an_event("Another", status="draft")
    rows = Event.objects.filter(pk=goes.pk)
    for wrong in ({"merged_into": goes, "status": "merged"}, {"merged_into": stays}, {"status": "merged"}):
        with pytest.raises(IntegrityError, match=r"merged_says_into_which|not_its_own_relation"):
            broken(rows, **wrong)
    Citation.objects.filter(event=goes).update(event=stays)
    with pytest.raises(IntegrityError, match="cannot lead to a draft"):
        broken(rows, merged_into=other, status="merged")
    rows.update(merged_into=stays, status="merged")
    with pytest.raises(IntegrityError, match="a step of a longer way"):
        broken(Event.objects.filter(pk=other.pk), merged_into=goes, status="merged")
    with pytest.raises(IntegrityError, match="a step of a longer way"):
        broken(Event.objects.filter(pk=stays.pk), merged_into=other, status="merged")
    with pytest.raises(IntegrityError, match="cannot lead to a draft"):
        broken(Event.objects.filter(pk=stays.pk), status="draft")


def broken(rows, **values):
    with transaction.atomic():
        rows.update(**values)
        settle()


def two_sessions(status="published"):
    """One event that tells of two sessions, each by its own report."""
    first = cast.passage(cast.an_article("They met in Vantaa on Tuesday."))
    second = cast.passage(cast.an_article("They met in Vantaa again on Wednesday.", outlet=cast.HERALD))
    return cast.an_event("Sessions in Vantaa", passages=[first, second], status=status, outcome="progress")


def second_day(event):
    return EventValues(
        "Second session in Vantaa", event.kind, one_day(date(2024, 5, 15)), venue=event.venue,
        parts=(PartValues(cast.norland()), PartValues(cast.sudria())),
    )  # fmt: skip


@pytest.mark.parametrize("status", ["draft", "published"])
def test_chosen_citations_and_participants_go_to_a_new_event_that_names_where_it_came_from(status):
    event = two_sessions(status)
    _, going = event.citations.order_by("pk")
    leaving = event.participations.get(party=cast.sudria())
    made = split(
        event=event, values=second_day(event), citations=[going.pk], leaving=[leaving.pk],
        reason="two sessions", by=cast.somebody("editors"), at=cast.AT,
    )  # fmt: skip
    settle()
    assert (made.split_from, made.status, made.editorial_reason) == (event, status, "two sessions")
    assert [c.pk for c in made.citations.all()] == [going.pk]
    assert [c.quote for c in event.citations.all()] == ["They met in Vantaa on Tuesday."]
    assert {str(part) for part in made.participations.all()} == {
        "Norland (negotiator, reported)", "Sudria (negotiator, reported)",
    }  # fmt: skip
    assert not Participation.objects.filter(pk=leaving.pk).exists()
    assert event.participations.count() == 2


def test_a_split_leaves_both_with_words_to_rest_on_and_takes_nothing_of_others():
    event, other = two_sessions(), cast.an_event("Another")
    values = second_day(event)
    everything = [citation.pk for citation in event.citations.all()]
    strange = other.citations.get().pk
    for citations, message in (([], "at least one"), (everything, "leave at least one"), ([strange], "not one of")):
        with pytest.raises(Refusal, match=message):
            split(event=event, values=values, citations=citations, reason="two", by=None, at=cast.AT)
    with pytest.raises(Refusal, match="give a reason"):
        split(event=event, values=values, citations=everything[:1], reason="", by=None, at=cast.AT)
    with pytest.raises(PermissionDenied):
        split(event=event, values=values, citations=everything[:1], reason="x", by=cast.somebody(), at=cast.AT)
    assert Event.objects.count() == 2


def test_what_was_decided_on_two_citations_ends_when_a_split_parts_them():
    event = cast.an_event()
    first = event.citations.get()
    going = cast.told_also(event, cast.an_article("They met again on Wednesday.", outlet=cast.HERALD))
    join_origins(first=first, other=going, reason="One press conference.", by=None, at=cast.AT)
    split(event=event, values=second_day(event), citations=[going.pk], reason="two", by=None, at=cast.AT)
    assert not OriginLink.objects.exists()


def test_an_accepted_suggestion_goes_with_its_words_when_an_event_is_split():
    for name in (cast.norland, cast.sudria, cast.vesta, cast.vantaa):
        name()
    article = cast.an_article(REPORT)
    suggest(version=article.current, names=Names(), at=cast.AT)
    found = Suggestion.objects.order_by("start")[0]
    event = cast.an_event()
    accept(suggestion=found, by=cast.somebody(), at=cast.AT, event=event)
    going = event.citations.get(version=found.version)
    made = split(event=event, values=second_day(event), citations=[going.pk], reason="two", by=None, at=cast.AT)
    found.refresh_from_db()
    assert found.event == made
