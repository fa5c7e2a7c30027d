"""The desk's form: dates as people write them, names to choose or add, accounts, notes on wording, what is kept."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.models import Draft, Event, Party, Person, Venue

from .suggestions import SENTENCES, a_suggestion, event_form

pytestmark = pytest.mark.django_db


def _send(desk: Client, row, **typed: str):
    return desk.post(reverse("desk:accept_edited", args=[row.pk]), event_form(**typed))


def _keep(desk: Client, article: Article, form: str, **typed: str):
    return desk.post(reverse("desk:keep", args=[article.pk]), {"form": form} | event_form(**typed))


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [("13-16 May 2024", "2024-05-13/2024-05-16"), ("mid-May", "2024-05-11~/2024-05-21~"), ("2024-05", "2024-05")],
)
def test_a_date_is_taken_as_people_write_it(desk: Client, article: Article, typed: str, edtf: str) -> None:
    assert _send(desk, a_suggestion(article, SENTENCES[0]), **{"event-when": typed}).status_code == 302
    assert Event.objects.get().when.edtf == edtf


def test_a_date_in_words_keeps_how_it_was_worked_out(desk: Client, article: Article) -> None:
    _send(desk, a_suggestion(article, SENTENCES[0], days=None), **{"event-when": "Monday"})
    event = Event.objects.get()
    assert (event.when.edtf, event.basis["expression"], event.basis["anchor"]) == ("2024-05-13", "Monday", "2024-05-14")
    assert event.basis["rule"].startswith("typed by an analyst: ")


def test_names_are_found_by_their_other_names_whatever_the_capitals(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    cast.norland(), cast.vantaa()
    _send(desk, row, **{"event-venue": " vantaa ", "parts-0-party": "northern republic"})
    event = Event.objects.get()
    assert (event.venue, event.participations.get().party) == (cast.vantaa(), cast.norland())


def test_a_name_that_may_be_two_is_refused_with_both(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    for party in (cast.norland(), cast.sudria()):
        party.aliases.create(text="the delegation")
    answer = _send(desk, row, **{"parts-0-party": "the delegation"})
    assert (answer.status_code, Event.objects.count()) == (422, 0)
    assert "may be Norland, Sudria: write one of these." in answer.text


def test_an_unknown_name_is_added_without_losing_the_form(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    typed = {
        "event-title": "My own words",
        "event-venue": "Tartu",
        "parts-0-party": "Estovia",
        "parts-1-person": "Ana Rey",
    }
    answer = _send(desk, row, **typed)
    assert answer.status_code == 422
    assert "The record knows no venue &#x27;Tartu&#x27;: add it below" in answer.text
    for field in ("event-venue", "parts-0-party", "parts-1-person"):
        answer = _send(desk, row, **typed, add=field, **{f"{field}-kind": "state"})
        assert (answer.status_code, 'value="My own words"' in answer.text) == (200, True)
    assert (Venue.objects.get().name, Party.objects.get().kind, Person.objects.get().name) == (
        "Tartu",
        "state",
        "Ana Rey",
    )
    assert Event.objects.count() == 0
    _send(desk, row, **typed)
    assert Event.objects.get().venue == Venue.objects.get()


def test_a_person_is_added_with_the_party_of_the_row(desk: Client, article: Article) -> None:
    cast.vesta()
    _send(desk, a_suggestion(article, SENTENCES[0]), add="parts-0-person",
          **{"parts-0-party": "Vesta", "parts-0-person": "Ana Rey"})  # fmt: skip
    assert Person.objects.get().party == cast.vesta()


def test_who_may_not_add_names_is_told_so(desk: Client, article: Article) -> None:
    analyst = cast.somebody()
    analyst.groups.get().permissions.remove(*analyst.groups.get().permissions.filter(codename="add_venue"))
    answer = _send(desk, a_suggestion(article, SENTENCES[0]), add="event-venue", **{"event-venue": "Tartu"})
    assert "This name cannot be added here." in answer.text
    assert not Venue.objects.exists()


def test_what_the_words_say_differently_is_their_account(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0], venue=cast.vantaa())
    cast.lisbon()
    _send(desk, row, **{"event-when": "2024-05-15", "event-venue": "Lisbon", "account-when": "14 May 2024"})
    citation = Event.objects.get().citations.get()
    assert (citation.account_when.edtf, citation.account_venue, citation.account_phase) == (
        "2024-05-14", cast.lisbon(), "held",
    )  # fmt: skip


def test_loaded_terms_are_pointed_out_and_never_blocked(desk: Client, article: Article) -> None:
    cast.norland()
    row = a_suggestion(article, SENTENCES[0])
    answer = desk.post(
        reverse("desk:accept_edited", args=[row.pk]),
        event_form(**{"event-title": "The Northern Clique meets", "event-summary": "“The Northern clique”, one said."}),
        follow=True,
    )
    assert Event.objects.get().title == "The Northern Clique meets"
    assert "Title: “The Northern Clique” is listed as a loaded term for Norland" in answer.text
    assert "Summary:" not in answer.text


def test_what_is_typed_is_kept_and_understood(desk: Client, article: Article) -> None:
    cast.norland()
    row = a_suggestion(article, SENTENCES[0])
    told = _keep(
        desk, article, f"suggestion-{row.pk}", **{"event-when": "mid-May", "event-title": "The Northern clique"}
    )
    answer = told.json()
    assert answer["when"] == {
        "display": "about 11 to 21 May 2024", "precision": "approximate", "edtf": "2024-05-11~/2024-05-21~",
        "earliest": "2024-05-11", "latest": "2024-05-21", "rule": answer["when"]["rule"],
        "alternatives": answer["when"]["alternatives"],
    }  # fmt: skip
    assert [words[:22] for words in answer["notes"]["title"]] == ["“The Northern clique” "]
    page = desk.get(reverse("desk:article", args=[article.pk]), {"edit": row.pk})
    assert 'value="The Northern clique"' in page.text
    assert "This is what you typed on" in page.text
    fresh = desk.get(reverse("desk:article", args=[article.pk]), {"edit": row.pk, "fresh": ""})
    assert 'value="The Northern clique"' not in fresh.text


def test_what_was_sent_is_kept_no_longer(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    _keep(desk, article, f"suggestion-{row.pk}")
    _send(desk, row)
    assert not Draft.objects.exists()


def test_what_is_typed_is_ones_own(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    _keep(desk, article, f"suggestion-{row.pk}", **{"event-title": "Mine"})
    desk.force_login(cast.somebody(name="other"))
    assert "Mine" not in desk.get(reverse("desk:article", args=[article.pk]), {"edit": row.pk}).text


def test_a_date_that_is_none_is_told_while_typing(desk: Client, article: Article) -> None:
    answer = _keep(desk, article, "passage-0-5", **{"event-when": "soonish"}).json()
    assert "'soonish' is not a date known here" in answer["when_fault"]
    assert "when" not in answer


def test_far_too_long_a_form_is_refused(desk: Client, article: Article) -> None:
    told = _keep(desk, article, "passage-0-5", **{"event-summary": "x" * 70_000})
    assert (told.status_code, Draft.objects.count()) == (422, 0)
    assert "shorten it" in told.json()["fault"]


def test_another_meaning_of_the_date_is_taken(desk: Client, article: Article) -> None:
    other = {"earliest": "2024-05-21", "latest": "2024-05-21", "why": "the next Tuesday"}
    basis = {"expression": "on Tuesday", "anchor": "2024-05-14", "rule": "weekday", "alternatives": [other]}
    row = a_suggestion(article, SENTENCES[0], basis=basis)
    assert desk.post(reverse("desk:take_date", args=[row.pk, 0])).status_code == 302
    row.refresh_from_db()
    assert (row.when.edtf, row.basis["rule"]) == ("2024-05-21", "chosen by an analyst: the next Tuesday")
    assert row.basis["alternatives"] == [{"earliest": "2024-05-14", "latest": "2024-05-14", "why": "weekday"}]
    desk.post(reverse("desk:take_date", args=[row.pk, 0]))
    row.refresh_from_db()
    assert row.when.earliest == date(2024, 5, 14)
    answer = desk.post(reverse("desk:take_date", args=[row.pk, 7]))
    assert (answer.status_code, "there is no number 8" in answer.text) == (422, True)


def test_undo_goes_to_the_article_in_which_it_was_decided(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    desk.post(reverse("desk:reject", args=[row.pk]))
    elsewhere = cast.an_article("Envoys of Vesta met in Lisbon.", headline="Another one")
    answer = desk.post(reverse("desk:undo", args=[elsewhere.pk]))
    assert answer["Location"] == f"{reverse('desk:article', args=[article.pk])}?at={row.pk}#s{row.pk}"


def test_a_decision_is_taken_back_and_done_again(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    page = reverse("desk:article", args=[article.pk])
    assert "Undo: " not in desk.get(page).text
    desk.post(reverse("desk:accept", args=[row.pk]))
    before = Event.objects.values().get()
    assert "Undo: accept" in desk.get(page).text
    answer = desk.post(reverse("desk:undo", args=[article.pk]))
    assert answer["Location"] == f"{page}?at={row.pk}#s{row.pk}"
    assert not Event.objects.exists()
    assert "Redo: accept" in desk.get(page).text
    later = a_suggestion(article, SENTENCES[2])
    answer = desk.post(reverse("desk:redo", args=[article.pk]))
    assert answer["Location"] == f"{page}?at={later.pk}#s{later.pk}"  # as after deciding: on to the next
    assert Event.objects.values().get() == before
    desk.post(reverse("desk:reject", args=[a_suggestion(article, SENTENCES[1]).pk]))
    assert "There is nothing of yours to redo." in desk.post(
        reverse("desk:redo", args=[article.pk]), follow=True
    ).text  # fmt: skip


def test_another_day_of_publication_is_tried_and_moves_no_public_event_unseen(desk: Client) -> None:
    article = cast.an_article("Envoys of Norland and Sudria met in Vantaa on Tuesday. Vesta mediated.")
    cast.an_event(days=cast.DAY, passages=[cast.passage(article)])
    date_of = reverse("desk:date", args=[article.pk])
    typed = {"published": "2024-05-23", "published_basis": "analyst", "published_note": ""}
    tried = desk.post(date_of, typed | {"try": "1"})
    assert (tried.status_code, "21 May 2024" in tried.text) == (200, True)
    unseen = desk.post(date_of, typed | {"confirm": "1"})
    assert (unseen.status_code, 'name="seen"' in unseen.text) == (200, True)
    article.refresh_from_db()
    assert article.published == cast.DAY
    assert desk.post(date_of, typed | {"confirm": "1", "seen": "1"}).status_code == 302
    article.refresh_from_db()
    assert (article.published, Event.objects.get().when.earliest) == (date(2024, 5, 23), cast.DAY)


def test_what_speaks_for_and_against_the_day_stands_beside_it(desk: Client) -> None:
    text = "VANTAA, May 14, 2024 - Envoys of Norland met on Tuesday, May 14."
    article = cast.an_article(text, published=date(2024, 6, 1), published_basis="page_header")
    page = desk.get(reverse("desk:article", args=[article.pk]))
    assert page.context["proposal"].date == cast.DAY
    assert "Proposed: <strong>14 May 2024</strong>" in page.text


def test_selected_words_are_marked_as_boilerplate(desk: Client) -> None:
    article = cast.an_article("Envoys met in Vantaa on Tuesday.\n\nRead also: ten more stories.")
    address = reverse("desk:boilerplate", args=[article.pk])
    asked = desk.get(address, {"quote": "Read also: ten more stories."})
    assert '<blockquote dir="auto">Read also: ten more stories.</blockquote>' in asked.text
    passage = {name: getattr(asked.context["passage"], name) for name in ("start", "end")}
    assert desk.post(address, passage).status_code == 302
    assert [one.quote for one in article.current.boilerplate.all()] == ["Read also: ten more stories."]
    assert desk.get(address, {"quote": "not there"}).status_code == 422
