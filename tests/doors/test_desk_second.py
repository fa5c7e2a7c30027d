"""An article tagged by two analysts independently, compared, and settled by an editor."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.models import Event, Suggestion, Tag

from .suggestions import SENTENCES, event_form, three_suggestions

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague() -> Client:
    """A second analyst, signed in."""
    other = Client()
    other.force_login(cast.somebody(name="noor"))
    return other


@pytest.fixture
def editor() -> Client:
    """An editor, signed in."""
    other = Client()
    other.force_login(cast.somebody("editors"))
    return other


def _to(article: Article, name: str = "second") -> str:
    return reverse(f"desk:{name}", args=[article.pk])


def _judge(who: Client, row: Suggestion, **typed: str):
    return who.post(reverse("desk:second_suggestion", args=[row.pk]), typed)


def _begin(who: Client, article: Article, **more: str) -> None:
    who.post(_to(article, "second_begin"), more)


def _both_tag(desk: Client, colleague: Client, article: Article) -> list[Suggestion]:
    """Both agree on the first, differ on the second, and only the second analyst tags the third."""
    rows = three_suggestions(article)
    for who in (desk, colleague):
        _begin(who, article)
        _judge(who, rows[0])
    _judge(desk, rows[1])
    _judge(colleague, rows[1], **event_form(**{"event-kind": "departure", "event-when": "15 May 2024"}))
    _judge(desk, rows[2], nothing="1")
    _judge(colleague, rows[2])
    return rows


def test_nothing_of_it_reaches_the_record_or_the_other(desk: Client, colleague: Client, article: Article) -> None:
    rows = three_suggestions(article)
    _begin(desk, article)
    assert _judge(desk, rows[0]).status_code == 302
    assert "You said: tells of an event" in desk.get(_to(article)).text
    assert (Event.objects.count(), Suggestion.objects.filter(decision="waiting").count()) == (0, 3)
    _begin(colleague, article)
    assert "You said" not in colleague.get(_to(article)).text
    assert colleague.get(_to(article, "second_compare")).status_code == 404


def test_a_judgement_is_changed_and_taken_back_until_done(desk: Client, article: Article) -> None:
    row = three_suggestions(article, 1)[0]
    _begin(desk, article)
    _judge(desk, row)
    _judge(desk, row, **event_form(**{"event-when": "mid-May"}))
    assert (Tag.objects.get().edtf, Tag.objects.get().values["event-when"]) == ("2024-05-11~/2024-05-21~", ["mid-May"])
    _judge(desk, row, nothing="1")
    assert Tag.objects.get().verdict == "nothing"
    _judge(desk, row, clear="1")
    assert not Tag.objects.exists()
    _begin(desk, article, done="1")
    _judge(desk, row)
    assert not Tag.objects.exists()
    _begin(desk, article, again="1")
    _judge(desk, row)
    assert Tag.objects.count() == 1


def test_words_of_ones_own_are_tagged(desk: Client, article: Article) -> None:
    _begin(desk, article)
    page = desk.get(_to(article), {"quote": SENTENCES[1]})
    assert page.context["panel"].quote == SENTENCES[1]
    start = article.current.text.index(SENTENCES[1])
    passage = {"start": str(start), "end": str(start + len(SENTENCES[1]))}
    desk.post(_to(article, "second_passage"), event_form(**passage, **{"event-kind": "departure"}))
    assert (Tag.objects.get().quote, Tag.objects.get().kind, Event.objects.count()) == (SENTENCES[1], "departure", 0)
    wrong = desk.post(_to(article, "second_passage"), event_form(**passage, **{"event-when": "never"}))
    assert wrong.status_code == 422


def test_a_third_analyst_is_not_needed(desk: Client, colleague: Client, editor: Client, article: Article) -> None:
    for who in (desk, colleague, editor):
        _begin(who, article)
    assert article.current.taggings.count() == 2


def test_the_two_are_compared_and_settled(desk: Client, colleague: Client, editor: Client, article: Article) -> None:
    _both_tag(desk, colleague, article)
    for who in (desk, colleague):
        _begin(who, article, done="1")
    page = desk.get(_to(article, "second_compare"))
    assert [(row.compared.agreed, row.compared.differing) for row in page.context["rows"]] == [
        (True, ()), (False, ("kind", "when", "venue")), (False, ()),
    ]  # fmt: skip
    assert page.context["f1"] == pytest.approx(2 * 2 / (2 + 3))
    assert desk.post(_to(article, "second_settle"), {"agreed": "1"}).status_code == 403
    editor.post(_to(article, "second_settle"), {"agreed": "1"})
    assert [event.citations.get().quote for event in Event.objects.all()] == [SENTENCES[0]]
    theirs = Tag.objects.get(tagging__user__username="noor", kind="departure")
    editor.post(_to(article, "second_settle"), {"take": theirs.pk})
    assert [(e.kind, e.when.edtf) for e in Event.objects.order_by("-pk")[:1]] == [("departure", "2024-05-15")]
    only = Tag.objects.get(tagging__user__username="noor", quote=SENTENCES[2])
    editor.post(_to(article, "second_settle"), {"none": only.pk})
    assert list(Suggestion.objects.order_by("start").values_list("decision", flat=True)) == [
        "accepted", "accepted", "rejected",
    ]  # fmt: skip
    assert editor.get(_to(article, "second_compare")).context["open"] == 0
    again = editor.post(_to(article, "second_settle"), {"take": theirs.pk}, follow=True)
    assert "This passage is settled already." in again.text
    assert Event.objects.count() == 2


def test_what_no_longer_fits_is_told(desk: Client, colleague: Client, editor: Client, article: Article) -> None:
    _both_tag(desk, colleague, article)
    for who in (desk, colleague):
        _begin(who, article, done="1")
    cast.vantaa().delete()
    answer = editor.post(_to(article, "second_settle"), {"agreed": "1"}, follow=True)
    assert "What was tagged no longer fits the record (venue: " in answer.text
    assert Event.objects.count() == 0
