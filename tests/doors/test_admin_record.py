"""The plain admin: what has rules is written by actions, refusals become errors of the form, lists cost the same."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Version
from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Event, Person, Round, Venue

from .suggestions import QUEUE, three_suggestions

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    """A signed-in analyst."""
    client.force_login(cast.somebody("analysts"))
    return client


def _at(name: str, *args: Any) -> str:
    return reverse(f"admin:{name}", args=args)


def _new_article(**changes: str) -> dict[str, str]:
    form = {
        "text": "Envoys met in Vantaa.\n\nThey will meet again.", "outlet": "", "headline": "", "byline": "",
        "url": "", "lang": "en", "published": "2024-05-14", "published_basis": "unknown", "published_note": "",
        "page_date": "",
    }  # fmt: skip
    return form | changes


def _event(event: Event, **changes: str) -> dict[str, str]:
    parts = list(event.participations.all())
    form = {
        "title": event.title, "when": event.when.edtf, "kind": event.kind, "phase": event.phase,
        "venue": str(event.venue_id or ""), "round": "", "outcome": "", "outcome_text": "", "summary": "",
        "editorial_reason": "", "participations-TOTAL_FORMS": str(len(parts)),
        "participations-INITIAL_FORMS": str(len(parts)), "citations-TOTAL_FORMS": "0", "citations-INITIAL_FORMS": "0",
    }  # fmt: skip
    for n, part in enumerate(parts):
        form |= {
            f"participations-{n}-id": str(part.pk), f"participations-{n}-event": str(event.pk),
            f"participations-{n}-party": str(part.party_id or ""), f"participations-{n}-role": part.role,
            f"participations-{n}-person": str(part.person_id or ""), f"participations-{n}-attendance": part.attendance,
        }  # fmt: skip
    return form | changes


def test_a_pasted_article_is_stored_read_and_opened_at_the_desk(admin: Client) -> None:
    answer = admin.post(_at("articles_article_add"), _new_article())
    article = Article.objects.get()
    assert answer["Location"] == reverse("desk:article", args=[article.pk])
    assert (article.headline, article.published_basis, article.added_by.username) == (
        "Envoys met in Vantaa.", "analyst", "analysts",
    )  # fmt: skip
    assert article.current.read_at is not None


def test_the_same_text_pasted_twice_is_one_article(admin: Client) -> None:
    admin.post(_at("articles_article_add"), _new_article())
    answer = admin.post(_at("articles_article_add"), _new_article(), follow=True)
    assert Article.objects.count() == 1
    assert "This text is known already" in answer.text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("text", "", "This field is required."),
        ("text", "\x01\x02", "null characters|The text is empty; give the words of the report."),
        ("url", "nowhere", "Enter a valid URL."),
        ("published", "soon", "Enter a valid date."),
    ],
)
def test_a_faulty_article_comes_back_with_what_was_typed(admin: Client, field: str, value: str, told: str) -> None:
    answer = admin.post(_at("articles_article_add"), _new_article(**{"byline": "A. Writer", field: value}))
    assert answer.status_code == 200
    assert any(words in answer.text for words in told.split("|"))
    assert 'value="A. Writer"' in answer.text
    assert Article.objects.count() == 0


def test_the_text_of_a_stored_article_is_shown_and_not_edited(admin: Client) -> None:
    article = cast.an_article(QUEUE)
    page = admin.get(_at("articles_article_change", article.pk)).text
    assert 'name="text"' not in page
    assert "Envoys of Norland and Sudria met" in page


def test_another_day_of_publication_is_written_by_the_action_and_read_again(admin: Client) -> None:
    article = cast.an_article(QUEUE)
    form = _new_article(headline="New headline", published="2024-05-16", published_basis="given")
    assert admin.post(_at("articles_article_change", article.pk), form).status_code == 302
    article.refresh_from_db()
    assert (str(article.published), article.headline) == ("2024-05-16", "New headline")
    assert article.history.order_by("-pgh_id").first().pgh_context.metadata["at"]  # as only that action writes it
    assert article.current.read_at is not None


def test_other_particulars_do_not_make_it_read_again(admin: Client) -> None:
    article = cast.an_article(QUEUE)
    form = _new_article(headline="New headline", published=str(cast.DAY), published_basis=article.published_basis)
    admin.post(_at("articles_article_change", article.pk), form)
    article.refresh_from_db()
    assert (article.headline, article.current.read_at) == ("New headline", None)


def test_a_corrected_text_is_the_next_version(admin: Client) -> None:
    article = cast.an_article(QUEUE)
    address = _at("articles_article_text", article.pk)
    answer = admin.post(address, {"text": QUEUE, "reason": "typing error"})
    assert (answer.status_code, "nothing to correct" in answer.text) == (422, True)
    answer = admin.post(address, {"text": "Better words.", "reason": "typing error"})
    assert answer["Location"] == reverse("desk:article", args=[article.pk])
    version = Version.objects.get(article=article, number=2)
    assert (version.text, version.reason, version.read_at is not None) == ("Better words.", "typing error", True)


def test_an_event_is_changed_through_the_action_with_its_participants(admin: Client) -> None:
    event = cast.an_event(status="draft", parts=(PartValues(cast.norland()), PartValues(cast.sudria())))
    form = _event(event, when="2024-05", title="Norland and Sudria talk")
    form |= {"participations-0-role": "host", "participations-1-DELETE": "on"}
    assert admin.post(_at("timeline_event_change", event.pk), form).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.slug, event.when.edtf) == (
        "Norland and Sudria talk", "norland-and-sudria-talk", "2024-05",
    )  # fmt: skip
    assert [(part.party, part.role) for part in event.participations.all()] == [(cast.norland(), "host")]
    assert event.history.order_by("-pgh_id").first().pgh_context.metadata["action"] == "change_event"


def test_how_a_date_was_worked_out_is_kept_while_the_date_is(admin: Client) -> None:
    event = cast.an_event(status="draft", basis={"expression": "on Tuesday"})
    admin.post(_at("timeline_event_change", event.pk), _event(event, title="Other"))
    event.refresh_from_db()
    assert (event.title, event.basis) == ("Other", {"expression": "on Tuesday"})
    admin.post(_at("timeline_event_change", event.pk), _event(event, when="2024"))
    event.refresh_from_db()
    assert event.basis == {}


@pytest.mark.parametrize("text", ["yesterday", "2024-13", "2024-02-30", "2024-05-16/2024-05-14", "../.."])
def test_a_date_that_cannot_be_read_is_told_with_the_forms(admin: Client, text: str) -> None:
    event = cast.an_event(status="draft")
    answer = admin.post(_at("timeline_event_change", event.pk), _event(event, when=text, summary="Kept."))
    assert answer.status_code == 200
    assert "2024-02-13/2024-02-16" in str(answer.context["errors"])
    assert "Kept." in answer.text
    event.refresh_from_db()
    assert (event.when.edtf, event.summary) == ("2024-05-14", "")


def test_an_event_without_words_to_rest_on_is_a_draft_that_cannot_be_published(client: Client) -> None:
    client.force_login(cast.somebody("editors"))
    event = cast.an_event()
    form = _event(event, title="Added by hand") | {
        "participations-TOTAL_FORMS": "0",
        "participations-INITIAL_FORMS": "0",
    }
    assert client.post(_at("timeline_event_add"), form).status_code == 302
    added = Event.objects.get(title="Added by hand")
    assert (added.status, added.slug) == ("draft", "added-by-hand")
    answer = client.post(_at("timeline_event_status", added.pk), {"publish": "1"})
    assert (answer.status_code, "rests on no citation" in answer.text) == (422, True)


def test_the_status_is_changed_by_editors_alone_and_with_a_reason(client: Client) -> None:
    event = cast.an_event(status="draft")
    client.force_login(cast.somebody("analysts"))
    address = _at("timeline_event_status", event.pk)
    assert client.post(address, {"publish": "1"}).status_code == 403
    client.force_login(cast.somebody("editors"))
    client.post(address, {"publish": "1"})
    event.refresh_from_db()
    assert event.status == "published"
    assert client.post(address, {"retract": "1", "reason": ""}).status_code == 422
    client.post(address, {"retract": "1", "reason": "withdrawn"})
    event.refresh_from_db()
    assert (event.status, event.editorial_reason) == ("retracted", "withdrawn")


def test_the_quotes_of_an_event_are_shown_and_not_edited(admin: Client) -> None:
    event = cast.an_event()
    page = admin.get(_at("timeline_event_change", event.pk)).text
    citation = event.citations.get()
    assert citation.quote in page
    assert reverse("desk:article", args=[citation.version.article_id]) in page
    assert 'name="citations-0-quote"' not in page


def test_the_history_of_an_event_names_who_did_what(admin: Client) -> None:
    event = cast.an_event(status="draft")
    admin.post(_at("timeline_event_change", event.pk), _event(event, title="Renamed"))
    changes = admin.get(_at("timeline_event_history", event.pk)).context["changes"]
    assert (changes[0]["action"], changes[0]["by"].username, changes[-1]["by"]) == ("change_event", "analysts", None)
    assert ("title", "Norland and Sudria hold talks in Vantaa", "Renamed") in changes[0]["columns"]


def test_analysts_cannot_make_a_round_public(admin: Client) -> None:
    form = {
        "name": "Lisbon, June 2024",
        "slug": "lisbon",
        "rule": "Sessions in Lisbon.",
        "summary": "",
        "status": "published",
    }
    admin.post(_at("timeline_round_add"), form)
    assert Round.objects.get().status == "draft"


def test_suggestions_are_listed_with_the_way_to_the_desk_and_never_edited(admin: Client) -> None:
    row, *_ = three_suggestions(cast.an_article(QUEUE))
    page = admin.get(_at("timeline_suggestion_changelist"), {"confidence": "high", "decision__exact": "waiting"})
    assert [one.pk for one in page.context["cl"].result_list] == [row.pk + 2, row.pk + 1, row.pk]
    assert admin.get(_at("timeline_suggestion_changelist"), {"confidence": "low"}).context["cl"].result_count == 0
    assert f"#s{row.pk}" in page.text
    assert admin.post(_at("timeline_suggestion_change", row.pk), {"kind": "other"}).status_code == 403


def _fill(number: int) -> None:
    for n in range(number):
        event = cast.an_event(f"Session {n}", round=cast.vantaa_round())
        cast.told_also(event, cast.an_article(f"{QUEUE} Edition {n}.", outlet=f"Outlet {n}"))
        three_suggestions(cast.an_article(f"{QUEUE} Late edition {n}."), 1)
        Person.objects.create(name=f"Envoy {n}", slug=f"envoy-{n}", party=cast.norland())
        Venue.objects.create(name=f"Hall {n}", slug=f"hall-{n}", country="FI")


LISTS = {
    "articles_article": 11, "articles_outlet": 8, "timeline_event": 11, "timeline_suggestion": 8, "timeline_person": 8,
    "timeline_party": 7, "timeline_venue": 8, "timeline_round": 7,
}  # fmt: skip


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("name", "cost"), LISTS.items())
def test_a_list_costs_the_same_at_any_size(
    admin: Client, name: str, cost: int, number: int, django_assert_num_queries
) -> None:
    _fill(number)
    with django_assert_num_queries(cost):
        assert admin.get(_at(f"{name}_changelist")).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_an_event_form_costs_the_same_for_any_number_of_rows(
    admin: Client, number: int, django_assert_num_queries
) -> None:
    everybody = (PartValues(cast.norland()), PartValues(cast.sudria()), PartValues(cast.norland(), cast.mira_holt()))
    event = cast.an_event(parts=everybody[:number])
    for n in range(1, number):
        cast.told_also(event, cast.an_article(f"{QUEUE} Edition {n}.", outlet=f"Outlet {n}"))
    with django_assert_num_queries(14):
        admin.get(_at("timeline_event_change", event.pk))
