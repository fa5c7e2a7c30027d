"""The desk and the admin in a real browser: marks, selection, keys, offsets, policy, accessibility."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Article
from tests import cast
from tests.doors.suggestions import QUEUE, SENTENCES, a_suggestion
from timeline.models import Citation, Event, Suggestion

from .steps import marked, open_desk, select

pytestmark = pytest.mark.django_db(transaction=True)

MIXED = (
    "🕊️🕊️ 𝔇elegations gathered 👩‍👩‍👧 early.\n\n"
    "مبعوثون من نورلاند اجتمعوا يوم الثلاثاء في فانتا 🤝.\n\n"
    "Envoys met in Vantaa 🇫🇮 on Tuesday. Later they left."
)


def test_a_suggestion_is_accepted_with_the_mouse(page: Page, article: Article) -> None:
    open_desk(page, article)
    assert marked(page, "waiting") == list(SENTENCES)
    assert marked(page, "active") == [SENTENCES[0]]
    page.locator(".desk-card").first.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Accepted as event")
    assert [event.citations.get().quote for event in Event.objects.all()] == [SENTENCES[0]]
    assert (marked(page, "accepted"), marked(page, "active")) == ([SENTENCES[0]], [SENTENCES[1]])


def test_suggestions_are_decided_with_the_keyboard(page: Page, article: Article) -> None:
    open_desk(page, article)
    page.keyboard.press("j")
    assert marked(page, "active") == [SENTENCES[1]]
    page.keyboard.press("j")
    page.keyboard.press("k")
    with page.expect_navigation():
        page.keyboard.press("a")
    expect(page.get_by_role("status")).to_contain_text("Accepted as event")
    page.wait_for_selector("html[data-desk=ready]")
    assert marked(page, "active") == [SENTENCES[2]]
    with page.expect_navigation():
        page.keyboard.press("r")
    expect(page.get_by_role("status")).to_contain_text("Rejected")
    assert list(Suggestion.objects.order_by("start").values_list("decision", flat=True)) == [
        "waiting", "accepted", "rejected",
    ]  # fmt: skip


def test_e_opens_the_form_and_no_key_decides_while_it_is_open_or_in_a_field(page: Page, article: Article) -> None:
    cast.vesta()
    open_desk(page, article)
    page.locator(".desk-card").first.get_by_placeholder("reason").press_sequentially("jar")
    assert Suggestion.objects.filter(decision="waiting").count() == 3
    page.get_by_role("heading", level=1).click()
    with page.expect_navigation():
        page.keyboard.press("e")
    page.wait_for_selector("html[data-desk=ready]")
    page.keyboard.press("a")
    expect(page.locator("#event-form")).to_be_visible()
    page.get_by_label("title").fill("Envoys meet")
    page.get_by_role("button", name="Add a row").click()
    page.locator(".desk-part:visible").last.get_by_label("Party").fill("Vesta")


def test_the_list_of_keys_is_shown_and_hidden(page: Page, article: Article) -> None:
    open_desk(page, article)
    page.keyboard.press("?")
    expect(page.get_by_text("accept as proposed")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_text("accept as proposed")).to_be_hidden()


def test_a_click_in_the_text_selects_the_suggestion(page: Page, article: Article) -> None:
    open_desk(page, article)
    box = page.locator("#desk-text").bounding_box()
    assert box
    third = page.evaluate(
        """() => { const [r] = [...CSS.highlights.get("desk-waiting")].slice(2); const live = document.createRange();
        live.setStart(r.startContainer, r.startOffset + 4); live.setEnd(r.startContainer, r.startOffset + 5);
        const b = live.getBoundingClientRect(); return [b.left + 2, b.top + b.height / 2]; }"""
    )
    page.mouse.click(*third)
    assert marked(page, "active") == [SENTENCES[2]]
    expect(page.locator(".desk-card.active")).to_contain_text(SENTENCES[2])


def test_selected_words_become_an_event(page: Page, article: Article) -> None:
    open_desk(page, article)
    select(page, SENTENCES[1])
    page.get_by_role("button", name="Create an event from these words").click()
    page.wait_for_selector("html[data-desk=ready]")
    assert marked(page, "passage") == [SENTENCES[1]]
    form = page.locator("#event-form")
    form.get_by_label("title").fill("Delegation of Norland leaves")
    form.locator("[name=event-when]").fill("2024-05-15")
    form.get_by_role("button", name="Create", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Recorded as event")
    assert Citation.objects.get().quote == SENTENCES[1]


def test_words_are_selected_with_the_keyboard(page: Page, article: Article) -> None:
    open_desk(page, article)
    page.locator("#desk-text").focus()
    page.keyboard.press("Shift+Control+ArrowRight")
    page.keyboard.press("Shift+End")
    expect(page.locator("[data-selected]")).to_have_text(SENTENCES[0])
    page.get_by_role("button", name="Create an event from these words").press("Enter")
    expect(page.locator("[data-panel-quote]")).to_have_text(SENTENCES[0])


def test_sentences_are_selected_with_the_keyboard(page: Page) -> None:
    first, second = "Envoys of Norland met in Vantaa on Tuesday. ", "قال الوفد إنه باق 🤝! "
    open_desk(page, cast.an_article(f"{first}{second}They left later."))
    page.keyboard.press("t")
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+Shift+ArrowDown")
    expect(page.locator("[data-selected]")).to_have_text(second.strip())
    for _ in range(3):
        page.keyboard.press("Control+Shift+ArrowDown")  # no further than the end
    expect(page.locator("[data-selected]")).to_have_text(f"{second}They left later.")
    for _ in range(3):
        page.keyboard.press("Control+ArrowUp")
    page.keyboard.press("Control+Shift+ArrowDown")
    expect(page.locator("[data-selected]")).to_have_text(first.strip())


def test_offsets_are_code_points_beyond_emoji_and_arabic(page: Page) -> None:
    article = cast.an_article(MIXED, headline="Mixed scripts")
    quotes = [
        "𝔇elegations gathered 👩‍👩‍👧 early.",
        "مبعوثون من نورلاند اجتمعوا يوم الثلاثاء في فانتا 🤝.",
        "Envoys met in Vantaa 🇫🇮 on Tuesday.",
    ]
    for quote in quotes:
        a_suggestion(article, quote)
    open_desk(page, article)
    assert marked(page, "waiting") == quotes
    for words in ("met in Vantaa 🇫🇮 on", "Later they left."):
        select(page, words)
        start = article.current.text.index(words)
        expect(page.locator("[data-selected]")).to_have_text(words)
        expect(page.get_by_label("from character")).to_have_value(str(start))
        expect(page.get_by_label("to character")).to_have_value(str(start + len(words)))
    page.evaluate(
        """() => { const node = document.getElementById("desk-text").firstChild; const at = node.data.indexOf("من");
        getSelection().setBaseAndExtent(node, at + 2, node, at); }"""  # backwards, as from right to left
    )
    expect(page.get_by_label("from character")).to_have_value(str(article.current.text.index("من")))
    page.get_by_role("button", name="Create an event from these words").click()
    expect(page.locator("[data-panel-quote]")).to_have_text("من")


def test_a_long_text_keeps_its_offsets(page: Page) -> None:
    """Browsers cut a text into several nodes of 65,536 units; the marks must not notice."""
    text = "\n\n".join(f"Line {n} 🕊️ of a long report about nothing in particular." for n in range(3000))
    article = cast.an_article(f"{text}\n\nEnvoys met at the very end.", headline="Long")
    a_suggestion(article, "Envoys met at the very end.")
    open_desk(page, article)
    assert marked(page, "waiting") == ["Envoys met at the very end."]


def test_the_widgets_of_the_admin_work_within_the_policy(page: Page) -> None:
    article = cast.an_article(QUEUE)
    page.goto(reverse("admin:articles_article_change", args=[article.pk]))
    page.locator("#id_published").fill("")
    page.get_by_role("link", name="Today").first.click()
    assert page.locator("#id_published").input_value() != ""
    page.locator(".datetimeshortcuts a").nth(1).click()
    expect(page.locator("#calendarbox0")).to_be_visible()
    page.goto(reverse("admin:timeline_party_add"))
    page.locator("#id_name").press_sequentially("New Party")
    expect(page.locator("#id_slug")).to_have_value("new-party")
    page.get_by_role("button", name="Add another other name").click()
    expect(page.locator("#id_aliases-0-text")).to_be_visible()
    assert page.evaluate("window.violations") == []


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
@pytest.mark.parametrize("query", ["", "?edit", "?start=0&end=6"])
def test_the_desk_is_accessible(page: Page, article: Article, query: str) -> None:
    row = Suggestion.objects.order_by("start")[0]
    cast.an_event()
    open_desk(page, article, f"?edit={row.pk}" if query == "?edit" else query)
    page.evaluate("document.querySelectorAll('.desk-page details').forEach((one) => one.open = true)")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("context", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True)
def test_the_list_is_accessible(page: Page, article: Article) -> None:
    page.goto(reverse("desk:list"))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_nothing_runs_over_the_side(page: Page, article: Article, width: int) -> None:
    row = Suggestion.objects.order_by("start")[0]
    page.set_viewport_size({"width": width, "height": 800})
    for address in (reverse("desk:list"), reverse("desk:article", args=[article.pk]) + f"?edit={row.pk}"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
