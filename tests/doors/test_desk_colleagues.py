"""Several analysts at the desk: they see each other, claims are kept, and nobody's work is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from tests import cast
from timeline.actions.desk import CLAIMED, HERE
from timeline.models import Presence

from .suggestions import QUEUE, SENTENCES, a_suggestion, event_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(client: Client) -> Client:
    """Another analyst, signed in."""
    other = Client()
    other.force_login(cast.somebody(name="noor"))
    return other


def _page(article: Article) -> str:
    return reverse("desk:article", args=[article.pk])


def _claim(who: Client, article: Article, **more: str) -> str:
    return who.post(reverse("desk:claim", args=[article.pk]), more, follow=True).text


def test_two_at_one_article_see_each_other(desk: Client, colleague: Client, article: Article) -> None:
    assert "is here too" not in desk.get(_page(article)).text
    assert "analysts is here too." in colleague.get(_page(article)).text
    told = desk.post(reverse("desk:keep", args=[article.pk])).json()
    assert told == {"others": [{"name": "noor", "claimed": False}]}
    Presence.objects.filter(user__username="noor").update(seen=timezone.now() - HERE - timedelta(seconds=1))
    assert desk.post(reverse("desk:keep", args=[article.pk])).json() == {"others": []}


def test_an_article_is_claimed_by_one(desk: Client, colleague: Client, article: Article) -> None:
    assert "Claimed: the queue offers this article to nobody else." in _claim(desk, article)
    assert "Analysts has claimed this article; ask, or take another." in _claim(colleague, article)
    assert Presence.objects.get(claimed__isnull=False).user.username == "analysts"
    _claim(desk, article, release="1")
    _claim(colleague, article)
    assert Presence.objects.get(claimed__isnull=False).user.username == "noor"


def test_a_claim_long_unused_can_be_taken_over(desk: Client, colleague: Client, article: Article) -> None:
    _claim(desk, article)
    Presence.objects.update(seen=timezone.now() - CLAIMED - timedelta(minutes=1))
    _claim(colleague, article)
    assert Presence.objects.get(claimed__isnull=False).user.username == "noor"


def test_the_queue_leaves_to_others_what_is_theirs(desk: Client, colleague: Client) -> None:
    articles = [cast.an_article(QUEUE + f" Edition {n}.", headline=f"Edition {n}") for n in range(3)]
    for one in articles:
        a_suggestion(one, SENTENCES[0])
    list_of = reverse("desk:list")
    assert desk.get(list_of).context["next"] == articles[0]
    _claim(colleague, articles[0])
    assert desk.get(list_of).context["next"] == articles[1]
    _claim(desk, articles[2])
    assert desk.get(list_of).context["next"] == articles[2]
    assert colleague.get(list_of).context["next"] == articles[0]
    assert desk.get(_page(articles[1])).context["onward"] == articles[2]


def test_a_save_over_a_colleagues_newer_one_shows_both(desk: Client, colleague: Client, article: Article) -> None:
    row = a_suggestion(article, SENTENCES[0], venue=cast.vantaa())
    accept = reverse("desk:accept_edited", args=[row.pk])
    colleague.post(accept, event_form(**{"event-title": "Her words", "event-venue": "Vantaa"}))
    answer = desk.post(accept, event_form(**{"event-title": "My words"}))
    assert answer.status_code == 422
    assert "noor has accepted this suggestion" in answer.text
    assert "Her words" in answer.text
    assert 'value="My words"' in answer.text


def test_keys_are_ones_own_and_never_two_alike(desk: Client, colleague: Client, article: Article) -> None:
    keys = desk.get(reverse("desk:keys")).context["form"].initial
    assert keys["accept"] == "a"
    assert desk.post(reverse("desk:keys"), keys | {"accept": "y"}).status_code == 302
    assert "<kbd>y</kbd></dt><dd>accept as proposed" in desk.get(_page(article)).text
    assert "<kbd>a</kbd></dt><dd>accept as proposed" in colleague.get(_page(article)).text
    answer = desk.post(reverse("desk:keys"), keys | {"accept": "j"})
    assert (answer.status_code, "is that of “next suggestion” already" in answer.text) == (422, True)
    assert desk.post(reverse("desk:keys"), keys | {"accept": "ab"}).status_code == 422
    desk.post(reverse("desk:keys"), {"usual": "1"})
    assert desk.get(reverse("desk:keys")).context["form"].initial["accept"] == "a"
