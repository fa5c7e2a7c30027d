"""From a stored text to a public event: suggest, accept, reject, reopen, publish, retract."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from articles.actions import Refusal, add_version, correct_reference_date
from articles.models import Article
from articles.reading.edtf import one_day
from tests import cast
from timeline.actions.events import EventValues, PartValues, change_event
from timeline.actions.publish import publish, retract
from timeline.actions.review import accept, proposed_values, reject, reopen
from timeline.actions.suggest import Names, newest_versions, suggest
from timeline.models import Decision, Event, PartyAlias, Round, Status, Suggestion

pytestmark = pytest.mark.django_db

REPORT = (
    "Delegations from Norland and Sudria held talks in Vantaa on Tuesday without a breakthrough.\n\n"
    "The Sudria delegation left Vantaa on Wednesday, officials said.\n\n"
    "Harvests were poor this year, farmers of the region told the paper."
)


@pytest.fixture
def article() -> Article:
    cast.norland(), cast.sudria(), cast.vesta(), cast.vantaa()
    return cast.an_article(REPORT, published=date(2024, 5, 16))


def read(article: Article) -> list[Suggestion]:
    suggest(version=article.current, names=Names(), at=cast.AT)
    return list(Suggestion.objects.filter(version__article=article).order_by("version", "start"))


def test_a_text_that_tells_of_talks_is_suggested_with_day_venue_and_parties(article: Article) -> None:
    talks, left = read(article)
    assert (talks.kind, talks.when, talks.venue) == ("meeting", one_day(date(2024, 5, 14)), cast.vantaa())
    assert {part.party for part in talks.parts.all()} == {cast.norland(), cast.sudria()}
    assert talks.basis["expression"].endswith("Tuesday")
    assert talks.basis["anchor"] == "2024-05-16"
    assert (left.kind, left.when) == ("departure", one_day(date(2024, 5, 15)))
    assert talks.why


def test_who_spoke_and_what_carried_it_come_with_the_citation(article: Article) -> None:
    text = "A Norland official told Reuters that Sudria left the talks in Vantaa on Monday."
    (told,) = read(cast.an_article(text, published=date(2024, 5, 16)))
    assert (told.speaker, told.via) == ("Norland official", "Reuters")
    (citation,) = accept(suggestion=told, by=cast.somebody(), at=cast.AT).citations.all()
    assert (citation.speaker, citation.via) == ("Norland official", "Reuters")


def test_reading_twice_suggests_once(article: Article) -> None:
    first = [suggestion.pk for suggestion in read(article)]
    assert [suggestion.pk for suggestion in read(article)] == first
    assert not newest_versions().exists()


def test_a_rejected_passage_stays_rejected_also_in_a_corrected_text(article: Article) -> None:
    talks, left = read(article)
    reject(suggestion=talks, by=cast.somebody(), at=cast.AT, reason="background")
    assert [(s.pk, s.decision) for s in read(article)] == [(talks.pk, "rejected"), (left.pk, "waiting")]
    add_version(article=article, text="A line more.\n\n" + REPORT, reason="", by=None, at=cast.AT)
    again = [s for s in read(article) if s.version.number == 2]
    assert [s.quote for s in again] == [left.quote]


def test_a_new_alias_is_seen_at_the_next_reading(article: Article) -> None:
    report = cast.an_article("The Harbour Front and Norland held talks in Vantaa on Monday.")
    (before,) = read(report)
    assert {part.party for part in before.parts.all()} == {cast.norland()}
    PartyAlias.objects.create(party=cast.sudria(), text="Harbour Front")
    (after,) = read(report)
    assert after.pk == before.pk
    assert {part.party for part in after.parts.all()} == {cast.norland(), cast.sudria()}


def test_accepting_makes_an_event_a_citation_and_a_decision_together(article: Article) -> None:
    talks, _ = read(article)
    analyst = cast.somebody()
    event = accept(suggestion=talks, by=analyst, at=cast.AT)
    citation = event.citations.get()
    assert (event.title, event.status, event.when) == (
        "Norland and Sudria hold talks in Vantaa", Status.DRAFT, one_day(date(2024, 5, 14)),
    )  # fmt: skip
    assert citation.quote == talks.quote == REPORT[citation.start : citation.end]
    assert citation.account_when == talks.when
    talks.refresh_from_db()
    assert (talks.decision, talks.decided_by, talks.decided_at, talks.event) == ("accepted", analyst, cast.AT, event)


def test_accepting_into_a_known_event_adds_a_citation_only(article: Article) -> None:
    talks, _ = read(article)
    known = cast.an_event(days=date(2024, 5, 14))
    assert accept(suggestion=talks, by=cast.somebody(), at=cast.AT, event=known) == known
    assert Event.objects.count() == 1
    assert known.citations.count() == 2


def test_a_known_event_nearby_is_named_with_its_reasons(article: Article) -> None:
    known = cast.an_event(days=date(2024, 5, 14))
    cast.an_event("Talks in Lisbon", days=date(2024, 5, 14), venue=cast.lisbon())
    talks, _ = read(article)
    assert talks.near == known
    assert "the same day" in talks.near_why


def test_the_round_of_a_near_event_at_the_same_venue_is_proposed(article: Article) -> None:
    talks, _ = read(article)
    assert proposed_values(talks).round is None  # type: ignore[union-attr]
    cast.an_event("Opening", days=date(2024, 5, 12), round=cast.vantaa_round())
    other = Round.objects.create(slug="lisbon", name="Lisbon", rule="Sessions in Lisbon.")
    cast.an_event("Elsewhere", days=date(2024, 5, 14), venue=cast.lisbon(), round=other)
    assert proposed_values(talks).round == cast.vantaa_round()  # type: ignore[union-attr]
    rival = Round.objects.create(slug="rival", name="Rival", rule="Other sessions in Vantaa.")
    cast.an_event("Rival", days=date(2024, 5, 16), round=rival)
    assert proposed_values(talks).round is None  # type: ignore[union-attr]  # both two days away


def test_a_decision_is_made_once_until_it_is_taken_back(article: Article) -> None:
    talks, _ = read(article)
    accept(suggestion=talks, by=cast.somebody(), at=cast.AT)
    with pytest.raises(Refusal, match="analysts has accepted this suggestion already"):
        reject(suggestion=talks, by=cast.somebody(), at=cast.AT)
    reopened = reopen(suggestion=talks, by=cast.somebody(), at=cast.AT)
    assert (reopened.decision, reopened.event, reopened.decided_by) == (Decision.WAITING, None, None)
    with pytest.raises(Refusal, match="no decision to take back"):
        reopen(suggestion=talks, by=cast.somebody(), at=cast.AT)


def test_an_acceptance_that_fails_leaves_nothing_behind(article: Article) -> None:
    talks, _ = read(article)
    with pytest.raises(PermissionDenied):
        accept(suggestion=talks, by=cast.somebody("analysts"), at=cast.AT, make_public=True)
    talks.refresh_from_db()
    assert (talks.decision, Event.objects.count()) == ("waiting", 0)


def test_an_editor_accepts_and_publishes_at_once(article: Article) -> None:
    talks, _ = read(article)
    event = accept(suggestion=talks, by=cast.somebody("editors"), at=cast.AT, make_public=True)
    assert event in Event.objects.public()


def test_without_a_day_of_publication_a_relative_date_waits_for_one(article: Article) -> None:
    correct_reference_date(article=article, published=None, basis="", note="", by=None, at=cast.AT)
    talks = read(article)[0]
    assert (talks.when, proposed_values(talks)) == (None, None)
    with pytest.raises(Refusal, match="day of publication"):
        accept(suggestion=talks, by=cast.somebody(), at=cast.AT)
    correct_reference_date(article=article, published=date(2024, 5, 23), basis="analyst", note="", by=None, at=cast.AT)
    assert read(article)[0].when == one_day(date(2024, 5, 21))


def test_an_event_without_citation_is_not_published() -> None:
    event = cast.an_event(status="draft")
    event.citations.all().delete()
    with pytest.raises(Refusal, match="cite an article"):
        publish(event=event, by=None, at=cast.AT)


def test_retracting_needs_a_reason_a_right_and_a_public_event() -> None:
    event = cast.an_event()
    with pytest.raises(PermissionDenied):
        retract(event=event, reason="wrong", by=cast.somebody("analysts"), at=cast.AT)
    with pytest.raises(Refusal, match="reason"):
        retract(event=event, reason=" ", by=cast.somebody("editors"), at=cast.AT)
    retract(event=event, reason="wrong", by=cast.somebody("editors"), at=cast.AT)
    assert not Event.objects.public().exists()
    with pytest.raises(Refusal, match="not public"):
        retract(event=event, reason="wrong", by=None, at=cast.AT)


def test_changing_an_event_keeps_its_evidence_and_says_who_did_it(article: Article) -> None:
    talks, _ = read(article)
    event = accept(suggestion=talks, by=cast.somebody(), at=cast.AT)
    values = proposed_values(talks)
    assert values is not None
    editor = cast.somebody("editors")
    change_event(event=event, values=replace(values, title="Talks in Vantaa", parts=()), by=editor)
    event.refresh_from_db()
    assert (event.title, event.slug, event.participations.count(), event.citations.count()) == (
        "Talks in Vantaa", "talks-in-vantaa", 0, 1,
    )  # fmt: skip
    assert event.history.order_by("-pgh_id").first().pgh_context.metadata["user"] == editor.pk


def test_changing_an_event_writes_only_the_participants_that_differ() -> None:
    norland, sudria, vesta = PartValues(cast.norland()), PartValues(cast.sudria()), PartValues(cast.vesta())
    event = cast.an_event(parts=(norland, sudria))
    before = {row.party: row.pk for row in event.participations.all()}
    values = EventValues("Talks", "meeting", event.when, parts=(replace(norland, role="host"), vesta, vesta))
    change_event(event=event, values=values, by=None)
    after = {row.party: (row.pk, row.role) for row in event.participations.all()}
    assert after[cast.norland()] == (before[cast.norland()], "host")
    assert set(after) == {cast.norland(), cast.vesta()}
