"""The readers' pages in a real browser: accessible, quiet, narrow screens, keyboard, dark."""

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles.reading.edtf import spanning
from tests.browser.conftest import Watch
from tests.cast import an_article, an_event, lisbon, mira_holt, norland, passage, told_also, vantaa_round, vesta
from timeline.actions.events import PartValues
from timeline.models import Event

PAGES = (
    "/",
    "/?kind=meeting&from=2024-05",
    "/events/{pk}/",
    "/rounds/",
    "/rounds/vantaa-may-2024/",
    "/parties/",
    "/parties/norland/",
    "/people/mira-holt/",
    "/venues/vantaa/",
    "/articles/",
    "/search/?q=talks",
    "/changes/",
    "/about/",
    "/embed/",
    "/fr/",
    "/ar/",
    "/ar/events/{pk}/",
    "/he/rounds/vantaa-may-2024/",
    "/?zoom=2024-05",
)


@pytest.fixture
def record(live_server: Any) -> Event:
    """A small record that shows everything a page can show; one event of it."""
    parts = (PartValues(norland()), PartValues(vesta(), None, "host", "absent"), PartValues(None, mira_holt()))
    event = an_event(round=vantaa_round(), parts=parts, outcome="progress", basis={"expression": "on Tuesday"})
    arabic = an_article(
        "اجتمع الوفدان في لشبونة يوم الخميس، ولم يعلن شيء عن النتائج.", outlet="Sahifat al-Matar", lang="ar"
    )
    told_also(event, arabic, attributed_to="an aide", venue=lisbon(), outcome="suspended")
    an_event("Return to Vantaa called off", phase="cancelled", days=spanning(date(2024, 5, 20), date(2024, 5, 24)))
    long = an_article(f"They spoke of {'x' * 200} and of https://example.org/{'path' * 40} as well.")
    an_event("Talks about long words", days=date(2024, 5, 30), passages=[passage(long)])
    return event


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule_of_accessibility_or_is_heard_on_the_console(
    page: Page, live_server: Any, record: Event, watch: Watch, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    for address in PAGES:
        visit(page, live_server.url + address.format(pk=record.pk))
        broken = Axe().run(page).response["violations"]
        assert [(address, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in broken] == []


def test_no_page_scrolls_sideways_on_the_narrowest_screen(
    page: Page, live_server: Any, record: Event, watch: Watch
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    for address in PAGES:
        visit(page, live_server.url + address.format(pk=record.pk))
        assert (address, page.evaluate("document.documentElement.scrollWidth")) == (address, 320)


def visit(page: Page, address: str) -> None:
    """Go there and open all that can be opened."""
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def test_the_timeline_is_filtered_by_keyboard_alone(page: Page, live_server: Any, record: Event, watch: Watch) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(6):  # past "What was known on": its day in three parts and a picker, its button, its slider
        page.keyboard.press("Tab")
    page.locator("details.filters > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("called off")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 event matches")).to_be_visible()
    remove = page.get_by_role("link", name="Remove the filter Words called off")
    remove.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="3 events")).to_be_visible()
    expect(page.get_by_role("heading", name="3 events")).to_be_focused()


def test_choices_are_ticked_and_sent(page: Page, live_server: Any, record: Event, watch: Watch) -> None:
    page.goto(live_server.url)
    page.locator("details.filters > summary").click()
    page.locator("details.group > summary", has_text="Phase").click()
    page.get_by_role("checkbox", name="cancelled").check()
    expect(page.get_by_role("heading", name="1 event matches")).to_be_visible()
    expect(page.locator(".event-title")).to_have_text(["Return to Vantaa called off"])
    expect(page.locator(".event-tags .badge")).to_have_text(["cancelled"])


def test_a_quote_from_right_to_left_reads_so(page: Page, live_server: Any, record: Event, watch: Watch) -> None:
    page.goto(f"{live_server.url}/events/{record.pk}/")
    quote = page.locator("blockquote[lang=ar]")
    assert quote.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator("html").evaluate("element => getComputedStyle(element).direction") == "ltr"
