"""The names in a text that the record lacks, at the desk: added, taken as another name, dismissed, and undone."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import cast
from timeline.actions.suggest import Names, suggest
from timeline.models import NameState, Person, Suggestion, UnknownName, Venue

from .suggestions import event_form

pytestmark = pytest.mark.django_db

TEXT = (
    "Pia Strand met the Norland delegation in Ravenna on Tuesday.\n\n"
    "Sudria's chief negotiator, Ole Brandt, left the talks in Vantaa on Wednesday."
)


@pytest.fixture
def read() -> Article:
    """An article, read, that names three who are not in the record."""
    cast.norland(), cast.sudria(), cast.vantaa()
    return _read("Talks")


def _read(headline: str) -> Article:
    article = cast.an_article(f"{headline}.\n\n{TEXT}", published=date(2024, 5, 16))
    suggest(version=article.current, names=Names(), at=cast.AT)
    return article


def _lacking(desk: Client, article: Article) -> list[tuple[str, str]]:
    page = desk.get(reverse("desk:article", args=[article.pk]))
    return [(one.name.text, one.kinds[0][0]) for one in page.context["lacking"]]


def _press(desk: Client, article: Article, text: str, what: str, **typed: str):
    row = UnknownName.objects.get(text=text)
    return desk.post(reverse("desk:names", args=[article.pk]), {"unknown": f"{row.pk} {what}"} | typed)


def test_a_name_is_added_and_the_text_is_read_with_it(desk: Client, read: Article) -> None:
    assert _lacking(desk, read) == [("Pia Strand", "person"), ("Ravenna", "venue"), ("Ole Brandt", "person")]
    assert Suggestion.objects.order_by("start")[0].venue is None
    assert _press(desk, read, "Ravenna", "venue").status_code == 302
    assert Suggestion.objects.order_by("start")[0].venue == Venue.objects.get(name="Ravenna")
    assert _lacking(desk, read) == [("Pia Strand", "person"), ("Ole Brandt", "person")]
    _press(desk, read, "Ole Brandt", "dismiss")
    assert UnknownName.objects.get(text="Ole Brandt").state == NameState.DISMISSED
    assert _lacking(desk, read) == [("Pia Strand", "person")]


def test_words_are_taken_as_another_name(desk: Client, read: Article) -> None:
    _press(desk, read, "Pia Strand", "person", called="Pia Maria Strand")
    person = Person.objects.get(name="Pia Maria Strand")
    assert [one.text for one in person.aliases.all()] == ["Pia Strand"]
    _press(desk, read, "Ole Brandt", "person", called="Pia Maria Strand")
    assert sorted(one.text for one in person.aliases.all()) == ["Ole Brandt", "Pia Strand"]
    assert Person.objects.count() == 1


def test_a_name_first_seen_in_another_text_is_offered_here_too(desk: Client, read: Article) -> None:
    assert _lacking(desk, _read("More talks")) == _lacking(desk, read)


def test_adding_a_name_can_be_undone_after_the_text_was_read_with_it(desk: Client, read: Article) -> None:
    _press(desk, read, "Ravenna", "venue")
    _press(desk, read, "Pia Strand", "person")
    for _ in range(2):
        answer = desk.post(reverse("desk:undo", args=[read.pk]), follow=True)
        assert "Taken back: add unknown" in answer.text
    assert not Venue.objects.filter(name="Ravenna").exists()
    assert Suggestion.objects.order_by("start")[0].venue is None
    assert not Person.objects.exists()
    assert len(_lacking(desk, read)) == 3


def test_an_open_form_is_not_lost(desk: Client, read: Article) -> None:
    row, name = Suggestion.objects.order_by("start")[0], UnknownName.objects.get(text="Pia Strand")
    typed = event_form(**{"event-title": "Typed for long", "event-when": "mid-"}, unknown=f"{name.pk} person")
    answer = desk.post(reverse("desk:accept_edited", args=[row.pk]), typed)
    assert "Typed for long" in answer.text
    assert 'value="Pia Strand"' in answer.text  # offered while typing a person
    assert Person.objects.filter(name="Pia Strand").exists()
    row.refresh_from_db()
    assert row.decision == "waiting"


def test_nonsense_is_told(desk: Client, read: Article) -> None:
    assert "There is no such name any more" in desk.post(
        reverse("desk:names", args=[read.pk]), {"unknown": "x person"}, follow=True
    ).text  # fmt: skip
    _press(desk, read, "Ravenna", "venue")
    again = desk.post(
        reverse("desk:names", args=[read.pk]),
        {"unknown": f"{UnknownName.objects.get(text='Ravenna').pk} venue"}, follow=True,
    )  # fmt: skip
    assert "None of these names waits" in again.text
