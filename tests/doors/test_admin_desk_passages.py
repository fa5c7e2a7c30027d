"""An analyst's own find: words selected in a text become an event, or one more citation of a known one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.models import Citation

from .suggestions import SENTENCES, event_form, three_suggestions

pytestmark = pytest.mark.django_db


def _page(article: Article, query: str = "") -> str:
    return reverse("desk:article", args=[article.pk]) + query


def test_selected_words_open_a_form_and_become_an_event(desk: Client) -> None:
    cast.norland(), cast.vantaa()
    article = cast.an_article("🕊️ Envoys of Norland sat down in Vantaa on 14 May 2024. Then they left.")
    words = "Envoys of Norland sat down in Vantaa on 14 May 2024."
    start = article.current.text.index(words)
    typed = {"start": str(start - 1), "end": str(start + len(words) + 1)}  # with the blanks around them
    panel = desk.get(_page(article), typed).context["panel"]
    assert (panel.quote, panel.passage["start"].value()) == (words, start)
    span = {"start": str(start), "end": str(start + len(words)), "attributed_to": "an envoy"}
    answer = desk.post(reverse("desk:tag_passage", args=[article.pk]), event_form() | span)
    assert answer.status_code == 302
    citation = Citation.objects.get()
    assert (citation.quote, citation.start, citation.attributed_to, citation.event.status) == (
        words, start, "an envoy", "draft",
    )  # fmt: skip


def test_selected_words_can_be_quoted_instead(desk: Client, article: Article) -> None:
    assert desk.get(_page(article), {"quote": SENTENCES[1]}).context["panel"].quote == SENTENCES[1]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"quote": "Nobody said this"}, "not in the text"),
        ({"quote": "Vantaa"}, "more than once"),
        ({"start": "5", "end": "3"}, "there is no passage from 5 to 3"),
        ({"start": "0", "end": "99999"}, "there is no passage from 0 to 99999"),
        ({"start": "0", "end": "6", "quote": "Sudria"}, "are not the quote given"),
        ({"start": "-1", "end": "6"}, "greater than or equal to 0"),
        ({"start": "54", "end": "56"}, "only blanks"),
        ({"quote": ""}, "select some words"),
    ],
)
def test_words_that_are_not_one_place_are_refused(
    desk: Client, article: Article, asked: dict[str, str], told: str
) -> None:
    answer = desk.get(_page(article), asked)
    assert (answer.status_code, told.lower() in answer.text.lower()) == (422, True)


def test_a_wrong_form_for_selected_words_keeps_everything(desk: Client, article: Article) -> None:
    span = {"start": "0", "end": "6", "attributed_to": "an envoy"}
    address = reverse("desk:tag_passage", args=[article.pk])
    answer = desk.post(address, event_form(**{"event-when": "soon", "event-title": "Kept"}) | span)
    panel = answer.context["panel"]
    assert (answer.status_code, panel.quote, panel.draft.event["title"].value()) == (422, "Envoys", "Kept")
    assert panel.passage["attributed_to"].value() == "an envoy"


def test_selected_words_can_be_added_to_a_known_event(desk: Client, article: Article) -> None:
    event = cast.an_event()
    address = reverse("desk:cite_passage", args=[article.pk])
    desk.post(address, {"start": "0", "end": "6", "number": event.pk})
    assert "Envoys" in event.citations.values_list("quote", flat=True)
    assert desk.post(address, {"start": "0", "end": "6", "number": "777777"}).status_code == 422


def test_the_form_starts_with_what_is_proposed_the_round_too(desk: Client, article: Article) -> None:
    row = three_suggestions(article, 1)[0]
    cast.an_event("Opening", days=cast.DAY - timedelta(days=2), round=cast.vantaa_round())
    form = desk.get(_page(article, f"?edit={row.pk}")).context["panel"].draft.event
    assert {name: form[name].value() for name in ("title", "when", "venue", "round")} == {
        "title": "Norland and Sudria hold talks in Vantaa",
        "when": "2024-05-14",
        "venue": "Vantaa",
        "round": "Vantaa, May 2024",
    }
