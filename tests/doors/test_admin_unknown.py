"""Unknown names in the admin: added as persons or venues, taken as another name, dismissed for good."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests import cast
from timeline.actions.suggest import Names, suggest
from timeline.models import Person, PersonAlias, Suggestion, UnknownName, Venue

pytestmark = pytest.mark.django_db

LIST = "admin:timeline_unknownname_changelist"
TEXT = (
    "Pia Strand met the Norland delegation in Ravenna on Tuesday.\n\n"
    "Sudria's chief negotiator, Ole Brandt, left the talks in Vantaa on Wednesday."
)


@pytest.fixture
def names() -> dict[str, UnknownName]:
    cast.norland(), cast.sudria(), cast.vantaa()
    return read()


def read(headline: str = "Talks") -> dict[str, UnknownName]:
    article = cast.an_article(f"{headline}.\n\n{TEXT}", published=date(2024, 5, 16))
    suggest(version=article.current, names=Names(), at=cast.AT)
    return {name.text: name for name in UnknownName.objects.all()}


def ask(client: Client, action: str, *rows: UnknownName, **more: str):
    return client.post(reverse(LIST), {"action": action, "_selected_action": [row.pk for row in rows]} | more)


def test_reading_keeps_the_names_that_the_record_lacks(names: dict[str, UnknownName]) -> None:
    assert {name.text: name.what for name in names.values()} == {
        "Pia Strand": "person", "Ravenna": "venue", "Ole Brandt": "person",
    }  # fmt: skip
    for name in names.values():
        assert name.version.text[name.start : name.end] == name.text


def test_a_name_is_added_as_a_person_and_is_known_from_then_on(desk: Client, names: dict[str, UnknownName]) -> None:
    assert "1 of 1 will be added as persons" in ask(desk, "add_as_persons", names["Pia Strand"]).text
    assert not Person.objects.filter(name="Pia Strand").exists()
    ask(desk, "add_as_persons", names["Pia Strand"], confirm="1")
    kept = UnknownName.objects.get(text="Pia Strand")
    assert (kept.state, kept.person, kept.decided_by is not None) == (
        "added",
        Person.objects.get(name="Pia Strand"),
        True,
    )
    read("More talks")
    assert Suggestion.objects.filter(parts__person__name="Pia Strand").exists()


def test_a_name_is_added_as_a_venue(desk: Client, names: dict[str, UnknownName]) -> None:
    ask(desk, "add_as_venues", names["Ravenna"], confirm="1")
    assert UnknownName.objects.get(text="Ravenna").venue == Venue.objects.get(name="Ravenna")


def test_a_dismissed_name_is_not_offered_again(desk: Client, names: dict[str, UnknownName]) -> None:
    ask(desk, "dismiss_names", names["Ole Brandt"], confirm="1")
    read("More talks")
    assert list(UnknownName.objects.filter(text="Ole Brandt").values_list("state", flat=True)) == ["dismissed"]
    refused = ask(desk, "dismiss_names", names["Ole Brandt"], confirm="1")
    assert (refused.status_code, "None of these names waits" in refused.text) == (422, True)


def test_a_name_is_taken_as_another_name_of_a_known_person(desk: Client, names: dict[str, UnknownName]) -> None:
    known = Person.objects.create(name="Oleander Brandt", slug="oleander-brandt")
    address = reverse("admin:timeline_unknownname_change", args=[names["Ole Brandt"].pk])
    assert "…" in desk.get(address).text
    desk.post(address, {"person": known.pk, "venue": ""})
    assert PersonAlias.objects.get(person=known).text == "Ole Brandt"
    assert UnknownName.objects.get(text="Ole Brandt").state == "added"


def test_what_a_corrected_lexicon_knows_is_offered_no_more(names: dict[str, UnknownName]) -> None:
    Person.objects.create(name="Ole Brandt", slug="ole-brandt")
    version = names["Ole Brandt"].version
    suggest(version=version, names=Names(), at=cast.AT)
    assert set(UnknownName.objects.values_list("text", flat=True)) == {"Pia Strand", "Ravenna"}


def test_the_list_is_for_those_who_see_suggestions(desk: Client, names: dict[str, UnknownName]) -> None:
    shown = desk.get(reverse(LIST))
    assert (shown.status_code, "Pia Strand" in shown.text) == (200, True)
    assert Client().get(reverse(LIST)).status_code == 302
