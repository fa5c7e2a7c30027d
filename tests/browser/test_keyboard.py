"""Whole ways through the site by keyboard alone: nothing is pressed but Tab, Enter, Space, letters and arrows."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import everything
from tests.browser.conftest import Watch
from timeline.models import Event

MOST_STEPS = 60
"""Presses of the Tab key after which nobody would go on."""


@pytest.fixture
def record(live_server: Any) -> Event:
    """A record that shows everything a page can show; the event with most of it."""
    return everything.a_full_record()


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Press Tab until `wanted` has the focus; each stop on the way has to be seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press(key)
        here = page.locator(":focus")
        if wanted.evaluate("element => element === document.activeElement"):
            expect(here).to_be_in_viewport()
            return
    raise AssertionError(f"{wanted} was not reached")


def test_the_timeline_is_filtered_by_words_and_by_a_choice(
    page: Page, live_server: Any, record: Event, watch: Watch
) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, page.locator("details.filters > summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="Words")).to_be_focused()
    page.keyboard.type("called off")
    page.keyboard.press("Enter")
    found = page.get_by_role("heading", name="1 event matches")
    expect(found).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Remove the filter Words called off"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4 events")).to_be_focused()

    tab_to(page, page.locator("details.group > summary", has_text="Phase"), "Shift+Tab")
    page.keyboard.press("Space")
    choice = page.get_by_role("checkbox", name="cancelled")
    tab_to(page, choice)
    page.keyboard.press("Space")
    expect(found).to_be_visible()
    expect(choice).to_be_focused()
    expect(page.locator(".event-title")).to_have_text(["Return to Vantaa called off"])
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="4 events")).to_be_visible()


def test_a_mark_leads_to_its_event_and_on_to_the_words_it_rests_on(
    page: Page, live_server: Any, record: Event, watch: Watch
) -> None:
    page.goto(live_server.url)
    tab_to(page, page.locator(".overview .mark").first)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".overview .mark").first).to_be_focused()
    page.keyboard.press("Enter")
    entry = page.locator(f"#event-{record.pk}")
    expect(entry).to_be_focused()
    tab_to(page, entry.get_by_role("link", name=record.title, exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=record.title, level=1)).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Delegations meet").first)
    tab_to(page, page.locator(".history summary"))
    page.keyboard.press("Enter")
    expect(page.locator(".history .changes").first).to_be_visible()


def test_what_was_known_slides_and_a_shorter_way_leads_past_the_overview(
    page: Page, live_server: Any, record: Event, watch: Watch
) -> None:
    page.goto(live_server.url)
    slider = page.get_by_role("slider", name="What was known on")
    tab_to(page, slider)
    page.keyboard.press("Home")
    expect(page).to_have_url(f"{live_server.url}/?as_of=2024-05-14")
    expect(slider).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Past the overview, to the list"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = "element => document.getElementById('list').contains(element)"
    assert page.locator(":focus").evaluate(inside)
