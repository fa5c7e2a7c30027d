"""Corrected texts in the admin: what became of the quotes, the decisions, and marking boilerplate."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from timeline.actions.correct import correct_text
from timeline.models import Citation, Suggestion

pytestmark = pytest.mark.django_db

QUOTE = "They parted without a result, officials said."
TEXT = f"Delegations met in Vantaa on Tuesday. {QUOTE} See also: Norland and Sudria hold talks in Vantaa."
WAITING = "/admin/corrections/quotes/"


@pytest.fixture
def article(client: Client):
    client.force_login(cast.somebody("analysts"))
    for name in (cast.norland, cast.sudria, cast.vantaa):
        name()
    return cast.an_article(TEXT)


def test_a_correction_in_the_admin_leads_to_the_decision(client: Client, article) -> None:
    event = cast.an_event(passages=[cast.passage(article, QUOTE)])
    new = TEXT.replace("without a result", "with a small result")
    answer = client.post(
        reverse("admin:articles_article_text", args=[article.pk]), {"text": new, "reason": "corrected"}, follow=True
    )
    assert "Quotes: 1 altered" in answer.text
    page = client.get(WAITING).text
    assert "<ins>They parted with a small result, officials said.</ins>" in page
    citation = event.citations.get()
    address = reverse("corrected:decide", args=[citation.pk])
    assert "do not stand" in client.post(address, {"take": "1", "words": "Nobody said this."}, follow=True).text
    assert "rests on these words alone" in client.post(address, {"drop": "1"}, follow=True).text
    client.post(address, {"take": "1", "words": "They parted with a small result, officials said."})
    assert Citation.objects.get().quote == "They parted with a small result, officials said."
    assert "Every quote stands" in client.get(WAITING).text


def test_boilerplate_is_marked_and_unmarked_with_words(client: Client, article) -> None:
    address = reverse("corrected:boilerplate", args=[article.pk])
    words = "See also: Norland and Sudria hold talks in Vantaa."
    client.post(reverse("desk:boilerplate", args=[article.pk]), {"quote": words})
    assert f'<q dir="auto">{words}</q>' in client.get(address).text
    assert not Suggestion.objects.filter(quote__contains="See also").exists()
    [marked] = article.current.boilerplate.all()
    client.post(address, {"unmark": marked.pk})
    assert not article.current.boilerplate.exists()


def test_readers_see_the_printed_words_with_a_mark_and_never_the_corrected_ones(client: Client) -> None:
    from_text = ["Delegations met in Vantaa on Tuesday.", QUOTE, "Vesta was the host."]
    article = cast.an_article(" ".join(from_text))
    events = [cast.an_event(quote, passages=[cast.passage(article, quote)]) for quote in from_text]
    new = f"Correction. {from_text[0]} {QUOTE.replace('without a result', 'with a small result')}"
    correct_text(article=article, text=new, reason="corrected", by=None, at=cast.AT)
    pages = [client.get(f"/events/{event.pk}-{event.slug}/").text for event in events]
    assert "corrected since" not in pages[0]
    assert "altered in it; they stand here as they were printed first" in pages[1]
    assert QUOTE in pages[1]
    assert "with a small result" not in pages[1]
    assert "gone from it" in pages[2]
    found = client.get("/api/v1/citations/").json()["results"]
    assert [row["state"] for row in found] == ["moved", "altered", "gone"]


def test_readers_are_asked_to_sign_in(client: Client) -> None:
    assert client.get(WAITING).status_code == 302
