"""Two browsers at one thing: whoever saves later is refused with both versions, and loses nothing that was typed."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from articles.admin.newer import NotOverNewer
from articles.models import Article, Outlet
from tests import cast
from timeline.models import (
    Draft,
    Event,
    Party,
    PartyAlias,
    Person,
    PersonAlias,
    Round,
    Suggestion,
    UnknownName,
    Venue,
    VenueAlias,
)

from .addresses import registered_rows
from .steps import open_desk

pytestmark = pytest.mark.django_db(transaction=True)

FORMS = {
    Article: "headline",
    Event: "title",
    Outlet: "name",
    Party: "name",
    PartyAlias: "text",
    Person: "office",
    PersonAlias: "text",
    Round: "name",
    Venue: "name",
    VenueAlias: "text",
}
"""The forms of the plain admin whose entries have a history, each with a field to type in."""


@pytest.fixture
def other(browser: Browser, live_server) -> Iterator[Page]:
    """A colleague's browser."""
    client = Client()
    client.force_login(User.objects.create_superuser("noor"))
    context = browser.new_context(base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


@pytest.fixture
def everything(article: Article) -> Event:
    """A row behind each form."""
    cast.mira_holt().aliases.create(text="the envoy", lang="en")
    cast.vantaa().aliases.create(text="the harbour town", lang="en")
    cast.vantaa_round()
    return cast.an_event()


def test_every_form_that_can_race_is_tried() -> None:
    racing = {model for model, form in admin.site._registry.items() if isinstance(form, NotOverNewer)}
    assert racing == {*FORMS, UnknownName, Suggestion}  # a name is chosen, not typed; suggestions are only looked at


@pytest.mark.parametrize("model", FORMS, ids=lambda model: model.__name__)
def test_the_later_of_two_saves_is_refused_with_both_versions(
    page: Page, other: Page, everything: Event, model: type
) -> None:
    name, meta = FORMS[model], model._meta  # type: ignore[attr-defined]
    row = registered_rows()[f"admin/{meta.app_label}/{meta.model_name}/"]
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
    was = getattr(row, name)
    for one, words in ((page, "Typed by me"), (other, "Typed by noor")):
        one.goto(address)
        one.locator(f"#id_{name}").fill(words)
        if one.locator("#id_reason").count():
            one.locator("#id_reason").fill(f"why: {words}")
    other.locator("[name=_save]").click()
    expect(other.locator(".messagelist .success")).to_be_visible()
    page.locator("[name=_save]").click()
    both = page.get_by_role("region", name="What was saved meanwhile")
    expect(both).to_contain_text("Saved meanwhile by noor")
    expect(both.get_by_role("row").nth(1).get_by_role("cell")).to_have_text(
        [was or "–", "Typed by noor", "Typed by me"]
    )
    expect(page.locator(f"#id_{name}")).to_have_value("Typed by me")
    if page.locator("#id_reason").count():
        expect(page.locator("#id_reason")).to_have_value("why: Typed by me")
    row.refresh_from_db()
    assert getattr(row, name) == "Typed by noor"
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    row.refresh_from_db()
    assert getattr(row, name) == "Typed by me"


def test_what_two_analysts_type_of_one_suggestion_is_kept_apart(page: Page, other: Page, article: Article) -> None:
    row = Suggestion.objects.order_by("start")[0]
    typed = {page: "What chief typed", other: "What noor typed"}
    for one, words in typed.items():
        open_desk(one, article, f"?edit={row.pk}")
        one.locator("[name=event-title]").fill(words)
    for one in typed:
        expect(one.locator("[data-kept]")).to_contain_text("Kept at")
    assert Draft.objects.count() == 2
    for one, words in typed.items():
        one.goto(reverse("desk:list"))
        open_desk(one, article, f"?edit={row.pk}")
        expect(one.locator("[name=event-title]")).to_have_value(words)
    other.locator("#event-form").get_by_role("button", name="Accept", exact=True).click()
    expect(other.get_by_role("status").filter(has_text="Accepted as event")).to_be_visible()
    page.locator("#event-form").get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".desk-theirs")).to_contain_text("noor has accepted this suggestion")
    expect(page.locator(".desk-theirs")).to_contain_text("What noor typed")
    expect(page.locator("[name=event-title]")).to_have_value("What chief typed")
    assert list(Event.objects.values_list("title", flat=True)) == ["What noor typed"]


def test_two_who_correct_one_text_lose_nothing(page: Page, other: Page, article: Article) -> None:
    address, text = reverse("admin:articles_article_text", args=[article.pk]), article.current.text
    for one, words in ((page, "Corrected by me."), (other, "Corrected by noor.")):
        one.goto(address)
        one.locator("[name=text]").fill(f"{text}\n\n{words}")
        one.locator("[name=reason]").fill(words)
    for one in (other, page):
        one.locator("#content-main [type=submit], #content [type=submit]").last.click()
        one.wait_for_load_state()
    assert article.versions.count() == 2
    expect(page.locator("[name=text]")).to_have_value(f"{text}\n\nCorrected by me.")
    expect(page.locator("[name=reason]")).to_have_value("Corrected by me.")
    expect(page.locator("#content")).to_contain_text("Corrected by noor.")


def test_what_a_name_means_is_not_decided_twice(page: Page, other: Page) -> None:
    words = cast.an_article("The envoy Ilmari Oda spoke in Lahtela.").current
    span = {"version": words, "start": 17, "end": 20}
    name = UnknownName.objects.create(text="Oda", what="person", why="a title before it", **span)
    holt, vantaa = cast.mira_holt(), cast.vantaa()
    address = reverse("admin:timeline_unknownname_change", args=[name.pk])
    for one, field, entry in ((page, "venue", vantaa), (other, "person", holt)):
        one.goto(address)
        one.locator(f"#id_{field}").select_option(str(entry.pk))
    for one in (other, page):
        one.locator("[name=_save]").click()
        one.wait_for_load_state()
    expect(page.get_by_role("region", name="What was saved meanwhile")).to_contain_text("Saved meanwhile by noor")
    expect(page.locator("#id_venue")).to_have_value(str(vantaa.pk))
    name.refresh_from_db()
    assert (name.person, name.venue) == (holt, None)
    assert not VenueAlias.objects.filter(text="Oda").exists()
