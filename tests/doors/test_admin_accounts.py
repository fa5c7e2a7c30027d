"""An account in the admin: what a citation says of its event is written anew, with a reason that readers are shown."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline import changes, queries
from timeline.models import Citation, Event

from .suggestions import SENTENCES, a_suggestion, event_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def citation() -> Citation:
    """Words of a second outlet on a public event, which say nothing special of it yet."""
    return cast.told_also(cast.an_event(), cast.an_article("They sat down in the harbour.", outlet=cast.HERALD))


def page(citation: Citation) -> str:
    return reverse("admin:timeline_event_account", args=[citation.event_id, citation.pk])


def form(**changes: str) -> dict[str, str]:
    empty = dict.fromkeys(
        ("when", "venue", "phase", "outcome", "outcome_text", "attributed_to", "via", "speaker", "reason"), ""
    )
    return empty | {"parts-TOTAL_FORMS": "1", "parts-INITIAL_FORMS": "0", "parts-0-role": "negotiator",
                    "parts-0-attendance": "reported", "parts-0-party": "", "parts-0-person": ""} | changes  # fmt: skip


def said(citation: Citation) -> tuple[object, ...]:
    citation = Citation.objects.get(pk=citation.pk)
    when = citation.account_when
    people = [(str(p.party), p.attendance) for p in citation.account_parts.all()]
    return (when and when.edtf, str(citation.account_venue or ""), citation.account_outcome,
            citation.account_outcome_text, citation.account_phase, people)  # fmt: skip


def test_every_value_of_an_account_is_written_and_taken_out_again(client: Client, citation: Citation) -> None:
    cast.lisbon()
    client.force_login(cast.somebody())
    assert page(citation) in client.get(reverse("admin:timeline_event_change", args=[citation.event_id])).text
    given = form(
        when="15 May 2024", venue="Lisbon", phase="held", outcome="no_breakthrough", outcome_text="40 days",
        reason="read again", **{"parts-0-party": "Sudria", "parts-0-attendance": "absent"},
    )  # fmt: skip
    assert client.post(page(citation), given)["Location"].endswith(f"/{citation.event_id}/change/")
    assert said(citation) == ("2024-05-15", "Lisbon", "no_breakthrough", "40 days", "held", [("Sudria", "absent")])
    [shown] = queries.shown([citation.event])
    assert shown.disputed == ["date", "venue", "attendance"]
    written = client.get(page(citation)).text
    assert 'value="2024-05-15"' in written
    assert 'value="Sudria"' in written
    client.post(page(citation), form(reason="they say none of it") | {"parts-INITIAL_FORMS": "1"})
    assert said(citation) == (None, "", "", "", "", [])


@pytest.mark.django_db(transaction=True)
def test_the_reason_stands_in_the_public_log(client: Client, citation: Citation) -> None:
    client.force_login(cast.somebody())
    client.post(page(citation), form(when="15 May 2024", reason="the page was read again"))
    [told] = [c for c in changes.told(changes.entries(most=99)) if c.new.get("account_when") == "2024-05-15"]
    assert (told.record, told.action, told.reason) == ("citation", "update", "the page was read again")


def test_whose_word_it_is_moves_the_origins(client: Client, citation: Citation) -> None:
    client.force_login(cast.somebody())
    other = citation.event.citations.order_by("pk").first()
    for row in (citation, other):
        client.post(page(row), form(speaker="Mira Holt", attributed_to="the envoy", reason="both quote her"))
    [shown] = queries.shown([Event.objects.get()])
    assert (shown.sources.reports, shown.sources.origins_at_most) == (2, 1)


def test_without_a_reason_nothing_is_written_and_what_was_typed_stays(client: Client, citation: Citation) -> None:
    client.force_login(cast.somebody())
    answer = client.post(page(citation), form(outcome_text="forty days"))
    assert (answer.status_code, 'value="forty days"' in answer.text) == (422, True)
    assert said(citation) == (None, "", "", "", "", [])
    unknown = client.post(page(citation), form(reason="x", venue="Nowhere"))
    assert (unknown.status_code, "choose from the list" in unknown.text, 'name="add"' in unknown.text) == (
        422, True, False,
    )  # fmt: skip


def test_an_account_is_not_written_over_a_newer_one(client: Client, citation: Citation) -> None:
    client.force_login(cast.somebody())
    cast.sudria()
    seen = client.get(page(citation)).context["seen"]
    mine = form(outcome_text="forty days", reason="mine", seen_in_history=seen)
    theirs = form(outcome_text="40 nights", reason="theirs", seen_in_history=seen)
    assert client.post(page(citation), theirs | {"parts-0-party": "Sudria"}).status_code == 302
    refused = client.post(page(citation), mine)
    assert (refused.status_code, said(citation)[3]) == (422, "40 nights")
    assert "Somebody saved this entry after you opened it" in refused.text
    assert refused.context["theirs"] == [
        ("Terms or numbers they give", "40 nights", "forty days"),
        ("Who was there", "Sudria", ""),
    ]
    assert 'value="forty days"' in refused.text
    again = mine | {"seen_in_history": refused.context["seen"], "parts-INITIAL_FORMS": "1"}
    assert client.post(page(citation), again).status_code == 302
    assert said(citation)[3:] == ("forty days", "", [])


def test_who_was_there_counts_as_a_newer_save_too(client: Client, citation: Citation) -> None:
    client.force_login(cast.somebody())
    cast.sudria()
    seen = {"seen_in_history": client.get(page(citation)).context["seen"]}
    client.post(page(citation), form(reason="theirs", **seen) | {"parts-0-party": "Sudria"})
    assert client.post(page(citation), form(reason="mine", **seen)).status_code == 422
    assert said(citation)[5] == [("Sudria", "reported")]


def test_an_account_of_another_event_or_for_nobody_is_not_there(client: Client, citation: Citation) -> None:
    elsewhere = cast.an_event("Night talks")
    address = reverse("admin:timeline_event_account", args=[elsewhere.pk, citation.pk])
    assert client.get(page(citation)).status_code == 302
    client.force_login(cast.somebody())
    assert client.get(address).status_code == 404


def test_the_desk_takes_who_stayed_away_by_these_words_and_their_terms(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0])
    cast.norland(), cast.sudria()
    typed = event_form(**{
        "parts-0-party": "Norland", "parts-1-party": "Sudria", "account-outcome_text": "40 days",
        "account-parts-TOTAL_FORMS": "1", "account-parts-INITIAL_FORMS": "0", "account-parts-0-party": "Sudria",
        "account-parts-0-person": "", "account-parts-0-role": "negotiator", "account-parts-0-attendance": "absent",
    })  # fmt: skip
    assert desk.post(reverse("desk:accept_edited", args=[row.pk]), typed).status_code == 302
    event = Event.objects.get()
    told = {str(p.party): p.attendance for p in event.citations.get().account_parts.all()}
    assert (told, event.citations.get().account_outcome_text) == (
        {"Sudria": "absent", "Norland": "reported"},
        "40 days",
    )
    assert {str(p.party): p.attendance for p in event.participations.all()} == {
        "Norland": "reported", "Sudria": "reported",
    }  # fmt: skip
