"""The tagging desk through the client: each button does what it says, and an error loses nothing."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.reading import VERSION
from tests import cast
from timeline.models import Event, Suggestion

from .suggestions import QUEUE, SENTENCES, a_suggestion, event_form, three_suggestions

pytestmark = pytest.mark.django_db


def _page(article: Article, query: str = "") -> str:
    return reverse("desk:article", args=[article.pk]) + query


def _to(name: str, row: Suggestion) -> str:
    return reverse(f"desk:{name}", args=[row.pk])


def test_accept_makes_a_draft_and_goes_on_to_the_next_suggestion(desk: Client, article: Article) -> None:
    first, second, _ = three_suggestions(article)
    answer = desk.post(_to("accept", first))
    assert (answer.status_code, answer["Location"]) == (302, f"{_page(article)}?at={second.pk}#s{second.pk}")
    event = Event.objects.get()
    assert (event.status, event.when.edtf, event.venue, event.citations.get().quote) == (
        "draft", "2024-05-14", cast.vantaa(), SENTENCES[0],
    )  # fmt: skip
    first.refresh_from_db()
    assert (first.decision, first.decided_by.username, first.event) == ("accepted", "analysts", event)


def test_a_text_that_was_not_read_is_not_said_to_hold_nothing(desk: Client) -> None:
    article = cast.an_article("Harvests were poor this year.")
    assert "This text has not been read yet" in desk.get(_page(article)).text
    shown = desk.post(reverse("desk:read", args=[article.pk]), follow=True).text
    assert "Reading has found nothing to suggest here." in shown


def test_accept_and_publish_is_for_editors(desk: Client, article: Article) -> None:
    first, second, _ = three_suggestions(article)
    assert desk.post(_to("accept", first), {"publish": "1"}).status_code == 403
    assert Event.objects.count() == 0
    assert b"Accept and publish" not in desk.get(_page(article)).content
    desk.force_login(cast.somebody("editors"))
    assert b"Accept and publish" in desk.get(_page(article)).content
    desk.post(_to("accept", second), {"publish": "1"})
    assert Event.objects.get().status == "published"


def test_a_suggestion_without_a_date_is_refused_with_the_reason(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0], days=None)
    answer = desk.post(_to("accept", row))
    assert answer.status_code == 422
    assert "The date is not known" in answer.text
    assert Event.objects.count() == 0


def test_the_edit_form_is_filled_with_the_proposal(desk: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    draft = desk.get(_page(article, f"?edit={row.pk}")).context["panel"].draft
    assert draft.event.initial == {
        "title": "Norland and Sudria hold talks in Vantaa", "kind": "meeting", "phase": "held", "when": "2024-05-14",
        "outcome": "", "outcome_text": "", "venue": cast.vantaa(), "round": None,
    }  # fmt: skip
    assert [form.initial.get("party") for form in draft.parts] == [cast.norland(), cast.sudria(), None, None]


def test_the_form_of_an_undated_suggestion_opens_with_an_empty_date(desk: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0], days=None, parties=(cast.norland(),))
    draft = desk.get(_page(article, f"?edit={row.pk}")).context["panel"].draft
    assert (draft.event.initial["when"], draft.event.initial["kind"]) == ("", "meeting")


def test_accepting_an_edited_form_writes_what_was_typed(desk: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    typed = event_form(**{
        "event-when": "2024-05-14/2024-05-16", "event-venue": cast.lisbon().name, "event-outcome": "progress",
        "parts-0-person": cast.mira_holt().name, "parts-0-role": "guest", "parts-0-attendance": "confirmed",
    })  # fmt: skip
    assert desk.post(_to("accept_edited", row), typed).status_code == 302
    event = Event.objects.get()
    part = event.participations.get()
    assert (event.title, event.when.edtf, event.venue, event.outcome) == (
        "Envoys meet in Vantaa", "2024-05-14/2024-05-16", cast.lisbon(), "progress",
    )  # fmt: skip
    assert (part.person, part.party, part.role, part.attendance) == (cast.mira_holt(), None, "guest", "confirmed")


def test_the_way_a_date_was_worked_out_is_kept_only_with_that_date(desk: Client, article: Article) -> None:
    basis = {"expression": "on Tuesday", "anchor": "2024-05-14", "anchor_kind": "publication", "rule": "weekday"}
    same = a_suggestion(article, SENTENCES[0], basis=basis)
    other = a_suggestion(article, SENTENCES[1], basis=basis)
    desk.post(_to("accept_edited", same), event_form())
    desk.post(_to("accept_edited", other), event_form(**{"event-when": "2024-05"}))
    assert [event.basis for event in Event.objects.order_by("pk")] == [basis, {}]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("event-when", "some other day", "is not a date known here; write 13 Feb 2024"),
        ("event-title", "", "This field is required"),
        ("event-kind", "party", "not one of the available choices"),
        ("parts-1-role", "host", "Name a party or a person"),
    ],
)
def test_a_wrong_form_comes_back_with_all_that_was_typed(
    desk: Client, article: Article, field: str, value: str, told: str
) -> None:
    row = a_suggestion(article, SENTENCES[0])
    typed = event_form(**{"event-outcome_text": "they meet again <soon>", "event-summary": "Short.", field: value})
    answer = desk.post(_to("accept_edited", row), typed)
    assert answer.status_code == 422
    assert told in answer.text
    draft = answer.context["panel"].draft
    assert draft.event["outcome_text"].value() == "they meet again <soon>"
    assert draft.event["summary"].value() == "Short."
    assert "they meet again &lt;soon&gt;" in answer.text
    assert Event.objects.count() == 0


def test_what_a_colleague_decided_meanwhile_is_a_fault_of_the_form(desk: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    desk.post(_to("reject", row))
    answer = desk.post(_to("accept_edited", row), event_form(**{"event-title": "My own words"}))
    assert answer.status_code == 422
    assert "Analysts has rejected this suggestion already; reopen it to decide anew." in answer.text
    assert 'value="My own words"' in answer.text


def test_an_event_that_is_probably_the_same_is_offered_first(desk: Client, article: Article) -> None:
    row = three_suggestions(article, 1)[0]
    known = cast.an_event("Envoys sit down in Vantaa")
    page = desk.get(_page(article)).content.decode()
    assert "Probably known: <strong>Envoys sit down in Vantaa</strong>, 14 May 2024" in page
    assert "Accept as another event" in page
    desk.post(_to("add_to_known", row), {"event": known.pk})
    assert [citation.quote for citation in known.citations.all()][1:] == [SENTENCES[0]]
    cast.an_event("Elsewhere", venue=cast.lisbon())
    other = cast.an_article(QUEUE.replace("Vantaa", "Lisbon") + " More.", outlet=cast.HERALD)
    a_suggestion(other, "met in Lisbon on Tuesday", venue=cast.lisbon(), kind="exchange")
    assert "Probably known" not in desk.get(_page(other)).content.decode()


def test_adding_to_a_known_event_cites_it_once_more(desk: Client, article: Article) -> None:
    event = cast.an_event()
    row, *_ = three_suggestions(article)
    candidates = desk.get(_page(article)).context["cards"][0].candidates
    assert [one.event for one in candidates] == [event]
    assert "both in Vantaa" in candidates[0].why
    desk.post(_to("add_to_known", row), {"event": event.pk})
    assert list(event.citations.order_by("pk").values_list("quote", flat=True))[1:] == [SENTENCES[0]]
    assert Event.objects.count() == 1


def test_an_event_can_be_named_by_its_number(desk: Client, article: Article) -> None:
    event = cast.an_event("An older session", days=cast.DAY.replace(year=2020))
    row, *_ = three_suggestions(article)
    desk.post(_to("add_to_known", row), {"number": event.pk})
    row.refresh_from_db()
    assert row.event == event


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Choose an event, or type its number."),
        ({"number": "999999"}, "There is no event 999999."),
        ({"number": "abc"}, "Enter a whole number."),
    ],
)
def test_an_unknown_event_is_told_in_the_card(desk: Client, article: Article, typed: dict[str, str], told: str) -> None:
    row, *_ = three_suggestions(article)
    answer = desk.post(_to("add_to_known", row), typed)
    assert (answer.status_code, told in answer.text) == (422, True)
    assert answer.context["cards"][0].cite["number"].value() == typed.get("number")


def test_a_retracted_event_takes_no_more_words(desk: Client, article: Article) -> None:
    event = cast.an_event(status="retracted")
    row, *_ = three_suggestions(article)
    answer = desk.post(_to("add_to_known", row), {"number": event.pk})
    assert (answer.status_code, "was retracted; choose another" in answer.text) == (422, True)


def test_reject_and_reopen(desk: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    desk.post(_to("reject", row), {"reason": "background"})
    row.refresh_from_db()
    assert (row.decision, row.decision_reason) == ("rejected", "background")
    assert desk.post(_to("reopen", row))["Location"] == f"{_page(article)}?at={row.pk}#s{row.pk}"
    row.refresh_from_db()
    assert (row.decision, row.decision_reason, row.decided_by) == ("waiting", "", None)


def test_a_reason_too_long_comes_back(desk: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    answer = desk.post(_to("reject", row), {"reason": "x" * 501})
    assert (answer.status_code, "x" * 501 in answer.text, "at most 500 characters" in answer.text) == (422, True, True)


def test_the_day_of_publication_is_corrected_and_the_text_read_again(desk: Client, article: Article) -> None:
    typed = {"published": "2024-05-16", "published_basis": "unknown", "published_note": "printed on the page"}
    assert desk.post(reverse("desk:date", args=[article.pk]), typed).status_code == 302
    article.refresh_from_db()
    assert (str(article.published), article.published_basis) == ("2024-05-16", "analyst")
    assert article.current.read_at is not None
    answer = desk.post(reverse("desk:date", args=[article.pk]), typed | {"published": "someday"})
    assert (answer.status_code, 'value="someday"' in answer.text) == (422, True)


def test_corrected_texts_are_shown_and_older_ones_stay_reachable(desk: Client, article: Article) -> None:
    from articles.actions import add_version

    row, *_ = three_suggestions(article)
    add_version(article=article, text="Corrected words.", reason="a correction", by=None, at=cast.AT)
    assert desk.get(_page(article)).context["version"].number == 2
    old = desk.get(_page(article, "?version=1"))
    assert (old.context["version"].number, "a newer text exists" in old.text) == (1, True)
    assert desk.post(_to("reject", row))["Location"].startswith(f"{_page(article)}?version=1&at=")
    assert desk.get(_page(article, "?version=3")).status_code == 404
    assert desk.get(_page(article, "?version=x")).status_code == 404


def test_the_list_says_what_is_left_to_do(desk: Client, article: Article) -> None:
    first, *_ = three_suggestions(article)
    desk.post(_to("reject", first))
    cast.an_article("Another report.", headline="Quiet day")
    page = desk.get(reverse("desk:list")).context
    assert {row.headline: (row.waiting, row.decided, row.is_read) for row in page["page"]} == {
        "Three days in Vantaa": (2, 1, False), "Quiet day": (0, 0, False),
    }  # fmt: skip
    assert (page["next"], page["unread"]) == (article, 2)
    article.versions.update(read_with=VERSION)
    for show in ("in_work", "unread"):
        rows = desk.get(reverse("desk:list"), {"show": show}).context["page"]
        assert [row.headline for row in rows] == [article.headline if show == "in_work" else "Quiet day"]


def test_unread_articles_are_read_from_the_list(desk: Client) -> None:
    article = cast.an_article("A quiet day without talks.")
    assert desk.post(reverse("desk:read_unread")).status_code == 302
    assert article.current.read_at is not None
    assert desk.get(reverse("desk:list"), {"show": "done"}).context["page"].object_list == [article]


def test_only_signed_in_analysts_come_to_the_desk(client: Client, article: Article) -> None:
    row, *_ = three_suggestions(article)
    addresses = [reverse("desk:list"), _page(article)]
    assert [client.get(one).status_code for one in addresses] == [302, 302]
    assert client.post(_to("accept", row)).status_code == 302
    guest = cast.somebody("analysts", "guest")
    guest.groups.clear()
    client.force_login(guest)
    assert [client.get(one).status_code for one in addresses] == [403, 403]
    assert client.post(_to("accept", row)).status_code == 403
    assert Event.objects.count() == 0


def test_nothing_is_decided_by_a_link_or_without_the_token(article: Article) -> None:
    row, *_ = three_suggestions(article)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.somebody("analysts"))
    for name in ("accept", "accept_edited", "add_to_known", "reject", "reopen"):
        assert strict.get(_to(name, row)).status_code == 405
        assert strict.post(_to(name, row)).status_code == 403
    assert Event.objects.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_a_desk_page_costs_nineteen_queries(
    desk: Client, article: Article, number: int, django_assert_num_queries
) -> None:
    three_suggestions(article, number)
    cast.an_event()
    cache.clear()  # of what an earlier test found unknown in this text
    desk.get(_page(article))  # remembers what is named in the text
    with django_assert_num_queries(19):
        desk.get(_page(article))


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_eight_queries(desk: Client, number: int, django_assert_num_queries) -> None:
    for one in range(number):
        three_suggestions(cast.an_article(QUEUE + f" Edition {one}."))
    with django_assert_num_queries(8):
        desk.get(reverse("desk:list"))
