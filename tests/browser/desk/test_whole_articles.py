"""Whole articles at the desk: by keyboard alone, by mouse alone, on a phone, from right to left, and two at once."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from articles.models import Article
from tests import cast
from tests.doors.suggestions import SENTENCES, a_suggestion
from timeline.models import Citation, Event, Suggestion

from .steps import marked, open_desk, select

pytestmark = pytest.mark.django_db(transaction=True)

ARABIC = (
    "🕊️ 𝔇 قالت مصادر 👩‍👩‍👧 إن وفد نورلاند وصل إلى فانتا 🤝 يوم الثلاثاء.\n\n"
    "وأضافت أن الوفدين اجتمعا في فانتا يوم الأربعاء.\n\n"
    "وغادر الوفد 🇫🇮 يوم الخميس."
)


def _press(page: Page, *keys: str) -> None:
    """Keys that lead to another page, one after the other."""
    for key in keys:
        with page.expect_navigation():
            page.keyboard.press(key)
        page.wait_for_selector("html[data-desk=ready]")


def test_a_whole_article_by_keyboard_alone(page: Page, article: Article) -> None:
    """Accept and publish, reject with a reason, undo and redo, a form, words of one's own, and on to the next."""
    after = cast.an_article("Envoys of Vesta met in Lisbon.", headline="The next one")
    a_suggestion(after, "Envoys of Vesta met in Lisbon.")
    open_desk(page, article)
    page.keyboard.press("j")
    page.keyboard.press("k")
    _press(page, "p")
    page.keyboard.press("R")
    page.keyboard.type("told before")
    _press(page, "Enter")
    _press(page, "u")
    assert Suggestion.objects.filter(decision="waiting").count() == 3
    _press(page, "U")
    rejected = Suggestion.objects.get(decision="rejected")
    assert (rejected.quote, rejected.decision_reason) == (SENTENCES[1], "told before")
    assert marked(page, "active") == [SENTENCES[2]]
    _press(page, "e")
    page.locator("[name=event-title]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Vesta puts a draft forward")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("13-16 May 2024")
    expect(page.locator(".desk-field", has=page.locator("[name=event-when]")).locator("output")).to_contain_text(
        "13 to 16 May 2024 (range, 2024-05-13/2024-05-16)"
    )
    page.keyboard.press("Tab")
    page.keyboard.type("prop")  # in a list, Enter sends nothing
    _press(page, "Control+Enter")
    page.keyboard.press("t")
    page.keyboard.press("Control+Home")
    page.keyboard.press("Shift+End")
    expect(page.locator("[data-selected]")).to_have_text(SENTENCES[0])
    _press(page, "n")
    page.locator("[name=event-title]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Envoys meet")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("14 May 2024")
    _press(page, "Control+Shift+Enter")
    assert list(Event.objects.order_by("pk").values_list("title", "status")) == [
        ("Norland and Sudria hold talks in Vantaa", "published"),
        ("Vesta puts a draft forward", "draft"),
        ("Envoys meet", "published"),
    ]
    _press(page, "g")
    expect(page.get_by_role("heading", level=1)).to_have_text("The next one")


def test_a_whole_article_by_mouse_alone(page: Page, article: Article) -> None:
    open_desk(page, article)
    page.locator(".desk-card").nth(0).get_by_role("button", name="Accept and publish").click()
    page.locator(".desk-card").nth(1).get_by_role("button", name="Reject").click()
    page.get_by_role("button", name="Undo: reject").click()
    page.locator(".desk-card").nth(1).get_by_role("link", name="Edit first").click()
    page.locator("#event-form").get_by_role("button", name="Accept", exact=True).click()
    page.wait_for_selector("html[data-desk=ready]")
    select(page, SENTENCES[2])
    page.get_by_role("button", name="Create an event from these words").click()
    page.wait_for_selector("html[data-desk=ready]")
    page.locator("#event-form").get_by_role("link", name="Cancel").click()
    page.locator(".desk-card").nth(2).locator("[data-key=accept]").click()
    expect(page.get_by_role("status").filter(has_text="Accepted as event")).to_be_visible()
    assert set(Suggestion.objects.values_list("decision", flat=True)) == {"accepted"}
    assert Event.objects.count() == 3


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 780}, "has_touch": True}], indirect=True)
def test_a_whole_article_by_touch_on_a_phone(page: Page, article: Article) -> None:
    open_desk(page, article)
    page.locator(".desk-card").nth(0).get_by_role("button", name="Accept", exact=True).tap()
    page.locator(".desk-card").nth(1).get_by_role("button", name="Reject").tap()
    page.locator(".desk-card").nth(2).get_by_role("link", name="Edit first").tap()
    page.locator("[name=event-title]").fill("Typed with the thumbs")
    page.locator("#event-form").get_by_role("button", name="Accept", exact=True).tap()
    expect(page.get_by_role("status").filter(has_text="Accepted as event")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert list(Suggestion.objects.order_by("start").values_list("decision", flat=True)) == [
        "accepted", "rejected", "accepted",
    ]  # fmt: skip


def test_a_whole_article_from_right_to_left(page: Page) -> None:
    article = cast.an_article(ARABIC, headline="محادثات في فانتا", lang="ar")
    quotes = ARABIC.split("\n\n")
    for quote in quotes[:2]:
        a_suggestion(article, quote)
    open_desk(page, article)
    assert marked(page, "waiting") == quotes[:2]
    assert page.evaluate("getComputedStyle(document.getElementById('desk-text')).direction") == "rtl"
    _press(page, "a", "a")
    select(page, quotes[2])
    _press(page, "n")
    page.locator("[name=event-title]").fill("Delegation of Norland leaves")
    page.locator("[name=event-when]").fill("16 May 2024")
    page.locator("#event-form").get_by_role("button", name="Create", exact=True).click()
    page.wait_for_selector("html[data-desk=ready]")
    assert list(Citation.objects.order_by("start").values_list("quote", flat=True)) == quotes


@pytest.fixture
def other(browser: Browser, live_server) -> Page:
    """A colleague's browser."""
    client = Client()
    client.force_login(User.objects.create_superuser("noor"))
    context: BrowserContext = browser.new_context(base_url=live_server.url)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


def test_two_at_one_article_lose_nothing(page: Page, other: Page, article: Article) -> None:
    row = Suggestion.objects.order_by("start")[0]
    open_desk(page, article, f"?edit={row.pk}")
    open_desk(other, article)
    expect(other.locator("[data-others]")).to_contain_text("chief is here too.")
    page.locator("[name=event-title]").fill("What I typed")
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    other.locator(".desk-card").first.get_by_role("button", name="Accept", exact=True).click()
    expect(other.get_by_role("status").filter(has_text="Accepted as event")).to_be_visible()
    page.locator("#event-form").get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".desk-theirs")).to_contain_text("noor has accepted this suggestion")
    expect(page.locator("[name=event-title]")).to_have_value("What I typed")
    assert Event.objects.count() == 1
    page.goto(reverse("desk:list"))
    open_desk(page, article, f"?edit={row.pk}")
    expect(page.locator("[name=event-title]")).to_have_value("What I typed")


def test_why_a_word_is_marked_is_shown_on_hover_and_focus(page: Page) -> None:
    cast.vantaa()
    article = cast.an_article("Envoys of Norland met in Vantaa on Tuesday. Later they left.")
    open_desk(page, article)
    box = page.evaluate(
        """() => { const [m] = [...CSS.highlights.get("desk-date")]; const live = document.createRange();
        live.setStart(m.startContainer, m.startOffset + 3); live.setEnd(m.startContainer, m.startOffset + 4);
        const b = live.getBoundingClientRect(); return [b.left + 2, b.top + b.height / 2]; }"""
    )
    page.mouse.move(*box)
    why = page.locator("#desk-why")
    for words in ("Tuesday", "14 May 2024", "weekday", "Counted from", "Or"):
        expect(why).to_contain_text(words)
    page.get_by_text("What is named in the text").click()
    page.locator(".desk-mentions button", has_text="Vantaa").focus()
    expect(why).to_contain_text("Vantaa")
    expect(why).not_to_contain_text("Tuesday")


def test_a_key_takes_the_other_meaning_of_a_date(page: Page) -> None:
    article = cast.an_article("Envoys of Norland met in Vantaa on Tuesday.")
    other = {"earliest": "2024-05-21", "latest": "2024-05-21", "why": "the next Tuesday"}
    a_suggestion(article, "Envoys of Norland met in Vantaa on Tuesday.", basis={"alternatives": [other]})
    open_desk(page, article)
    _press(page, "d")
    assert Suggestion.objects.get().when.edtf == "2024-05-21"  # type: ignore[union-attr]
