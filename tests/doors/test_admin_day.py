"""The day of publication in the admin: what speaks of it, what another one would move, and setting it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.actions.reread import reread
from timeline.actions.review import accept
from timeline.models import Event, Suggestion

pytestmark = pytest.mark.django_db

TEXT = (
    "Delegations from Norland and Sudria held talks in Vantaa on Sunday.\n\n"
    "Norland and Sudria meet again in Vantaa on Monday."
)


@pytest.fixture
def dated() -> Article:
    cast.norland(), cast.sudria(), cast.vantaa()
    made = cast.an_article(TEXT, published=None, page_date=date(2024, 5, 23))
    reread(article=made, at=cast.AT)
    return made


def _day(article: Article) -> str:
    return reverse("admin:articles_article_day", args=[article.pk])


def test_the_page_says_what_is_proposed_and_what_contradicts_it(desk: Client, dated: Article) -> None:
    page = desk.get(_day(dated)).content.decode()
    assert "Proposed: <strong>23 May 2024</strong>" in page
    assert "the newest day that the text names is Sunday" in page
    assert "What it would move" not in page


def test_the_page_shows_what_a_day_would_move_before_it_is_set(desk: Client, dated: Article) -> None:
    page = desk.get(_day(dated), {"published": "2024-05-05"}).content.decode()
    assert "Sunday before publication" in page
    assert '<option value="analyst" selected>' in page
    assert '<input type="date" name="published" id="tried" value="2024-05-05">' in page
    assert '<time datetime="2024-05-05">' in page
    assert Article.objects.get().published is None


def test_setting_the_day_dates_the_waiting_suggestions(desk: Client, dated: Article) -> None:
    values = {"published": "2024-05-05", "published_basis": "analyst", "published_note": "the header is late"}
    answer = desk.post(_day(dated), values)
    assert answer["Location"] == reverse("admin:articles_article_change", args=[dated.pk])
    assert [row.when.edtf for row in Suggestion.objects.order_by("start") if row.when] == ["2024-05-05", "2024-05-06"]
    assert Article.objects.get().published_note == "the header is late"


def test_a_public_event_that_the_new_day_speaks_against_is_named_and_stays(desk: Client, dated: Article) -> None:
    desk.post(_day(dated), {"published": "2024-05-05", "published_basis": "analyst"})
    talks = Suggestion.objects.order_by("start")[0]
    accept(suggestion=talks, by=cast.somebody("editors"), at=cast.AT, make_public=True)
    values = {"published": "2024-05-12", "published_basis": "analyst"}
    page = desk.post(_day(dated), values, follow=True).content.decode()
    assert "is public and stays on 5 May 2024; by the new day of publication its words mean 12 May 2024." in page
    assert Event.objects.get().when.edtf == "2024-05-05"


def test_a_day_that_is_no_day_is_refused(desk: Client, dated: Article) -> None:
    assert desk.post(_day(dated), {"published": "soon", "published_basis": "analyst"}).status_code == 422


def test_who_may_not_change_articles_may_not_see_it(client: Client, dated: Article) -> None:
    assert client.get(_day(dated)).status_code == 302
