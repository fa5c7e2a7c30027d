"""The plain admin never saves over somebody else's newer save, and loses nothing that was typed."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Outlet
from tests import cast
from timeline.models import Event, Participation, Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(client: Client) -> Client:
    """An analyst, signed in."""
    client.force_login(cast.somebody(name="ada"))
    return client


@pytest.fixture
def noor() -> Client:
    """A colleague, signed in."""
    other = Client()
    other.force_login(cast.somebody(name="noor"))
    return other


def _opened(who: Client, row: Any) -> tuple[str, dict[str, str]]:
    """The address of an entry's form, and what a browser would send that was opened now."""
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    context = who.get(address).context
    forms = [context["adminform"].form, *(f for rows in context["inline_admin_formsets"] for f in rows.formset.forms)]
    forms += [rows.formset.management_form for rows in context["inline_admin_formsets"]]
    sent = {form.add_prefix(name): form[name].value() for form in forms for name in form.fields}
    sent[context["seen_name"]] = context["seen"]
    return address, {name: "" if value is None else str(value) for name, value in sent.items()}


def _differing(answer: Any) -> list[tuple[str, str, str, str]]:
    return [(value.name, value.before, value.now, value.typed) for value in answer.context["newer"].values]


def test_a_save_over_a_newer_one_is_refused_with_both_versions_shown(ada: Client, noor: Client) -> None:
    event = cast.an_event("Talks are held")
    address, mine = _opened(ada, event)
    _, theirs = _opened(noor, event)
    assert noor.post(address, theirs | {"title": "Talks begin", "when": "2024-05-15"}).status_code == 302
    answer = ada.post(address, mine | {"title": "Talks end", "summary": "Typed for an hour."})
    assert answer.status_code == 200
    assert _differing(answer) == [
        ("Date", "2024-05-14", "2024-05-15", "2024-05-14"),
        ("Title", "Talks are held", "Talks begin", "Talks end"),
    ]
    assert answer.context["newer"].by.username == "noor"
    assert "Typed for an hour." in answer.text
    assert "Somebody saved this entry after you opened it" in answer.text
    assert (Event.objects.get().title, Event.objects.get().summary) == ("Talks begin", "")


def test_who_edited_an_article_is_kept_and_may_take_it_back(ada: Client) -> None:
    article = cast.an_article("Envoys met.", headline="Envoys meet")
    address, mine = _opened(ada, article)
    ada.post(address, mine | {"headline": "Envoys met"})
    assert article.history.latest("pgh_id").pgh_context.metadata["user"] == cast.somebody(name="ada").pk
    ada.post(reverse("journal:undo_last"))
    assert Article.objects.get().headline == "Envoys meet"


def test_who_has_seen_the_newer_version_may_save_over_it(ada: Client, noor: Client) -> None:
    event = cast.an_event("Talks are held")
    address, mine = _opened(ada, event)
    noor.post(address, _opened(noor, event)[1] | {"title": "Talks begin"})
    mine["title"] = "Talks end"
    refused = ada.post(address, mine)
    again = mine | {refused.context["seen_name"]: refused.context["seen"]}
    assert ada.post(address, again).status_code == 302
    assert Event.objects.get().title == "Talks end"


def test_other_rows_below_count_too(ada: Client, noor: Client) -> None:
    event = cast.an_event(parts=(cast.PartValues(cast.norland()), cast.PartValues(cast.sudria())))
    address, mine = _opened(ada, event)
    noor.post(address, _opened(noor, event)[1] | {"participations-0-role": "host"})
    answer = ada.post(address, mine | {"title": "Talks end"})
    (row,) = _differing(answer)
    assert row[0] == "participants"
    assert "host" in row[2]
    assert "host" not in row[1]
    assert Participation.objects.filter(role="host").count() == 1


def test_what_changes_nothing_that_the_form_shows_is_no_obstacle(ada: Client, noor: Client) -> None:
    event = cast.an_event("Talks are held", status="draft")
    address, mine = _opened(ada, event)
    cast.publish(event=event, by=None, at=cast.AT)
    assert ada.post(address, mine | {"title": "Talks end"}).status_code == 302
    assert (Event.objects.get().title, Event.objects.get().status) == ("Talks end", "published")


def test_names_and_outlets_are_kept_the_same_way(ada: Client, noor: Client) -> None:
    party, outlet = cast.norland(), Outlet.objects.create(name="Vantaa Post", slug="vantaa-post")
    address, mine = _opened(ada, party)
    noor.post(address, _opened(noor, party)[1] | {"aliases-0-text": "the Republic of the North"})
    assert _differing(ada.post(address, mine | {"note": "typed"}))[0][0] == "other names in texts"
    assert Party.objects.get().note == ""
    address, mine = _opened(ada, outlet)
    noor.post(address, _opened(noor, outlet)[1] | {"homepage": "https://post.example/"})
    assert _differing(ada.post(address, mine | {"name": "The Post"})) == [("Homepage", "", "https://post.example/", "")]
    assert Outlet.objects.get().name == "Vantaa Post"


def test_a_day_is_not_set_over_one_that_was_set_meanwhile(ada: Client, noor: Client) -> None:
    article = cast.an_article()
    for name in ("desk:date", "admin:articles_article_day"):
        address = reverse(name, args=[article.pk])
        page = ada.get(reverse("desk:article", args=[article.pk])) if name == "desk:date" else ada.get(address)
        stood, day = page.context["stands"], article.published + timedelta(days=1)
        noor.post(address, {"published": day, "published_basis": "analyst", "published_note": "by noor"})
        mine = {"published": "2024-05-30", "published_basis": "analyst", "published_note": "by ada"}
        answer = ada.post(address, mine | {"stands": stood})
        assert (answer.status_code, "somebody set the day meanwhile" in answer.text) == (422, True)
        assert "by ada" in answer.text
        article.refresh_from_db()
        assert (article.published, article.published_note) == (day, "by noor")
        assert ada.post(address, mine | {"stands": answer.context["stands"]}).status_code == 302


def test_a_text_is_not_corrected_over_a_correction_made_meanwhile(ada: Client, noor: Client) -> None:
    article = cast.an_article("Envoys met. They left.")
    address = reverse("admin:articles_article_text", args=[article.pk])
    typed = {"on_version": "1", "text": "Envoys sat down. They left.", "reason": "a slip"}
    noor.post(address, typed | {"text": "Envoys met. They left late."})
    answer = ada.post(address, typed)
    assert (answer.status_code, article.versions.count()) == (422, 2)
    assert "Envoys sat down. They left." in answer.text
    assert "Envoys met. They left late." in answer.text
    assert ada.post(address, typed | {"on_version": str(answer.context["newest"].number)}).status_code == 302
    assert article.versions.count() == 3
