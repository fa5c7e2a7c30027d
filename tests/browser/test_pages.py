"""Every page of the readers' site in a real browser: accessible, quiet, within narrow screens, in every language."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import everything
from tests.browser.conftest import Watch
from timeline.models import Event

ALL_RULES = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]}


@pytest.fixture
def record(live_server: Any) -> Event:
    """A record that shows everything a page can show; the event with most of it."""
    return everything.a_full_record()


def faults_of(page: Page, address: str) -> list[Any]:
    """Go there, open all that can be opened, and say what keeps somebody from reading it."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.evaluate("document.querySelectorAll('.date').forEach(each => each.style.contentVisibility = 'visible')")
    found: list[Any] = broken(page, ALL_RULES)
    page.emulate_media(color_scheme="dark")
    found += broken(page, COLOURS)
    page.set_viewport_size({"width": 320, "height": 640})  # 1280 pixels at 400 %
    found += [("320 pixels", width(page))] if width(page) > 320 else []
    page.set_viewport_size({"width": 640, "height": 480})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [("twice the size", width(page))] if width(page) > 640 else []
    return [(address, *each) for each in found]


def broken(page: Page, options: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """The rules of accessibility that the page breaks, and where."""
    violations = Axe().run(page, options=options).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in violations]


def width(page: Page) -> int:
    """How wide the page is, in its own pixels."""
    found: int = page.evaluate("document.documentElement.scrollWidth")
    return found


def test_every_page_is_accessible_and_quiet(page: Page, live_server: Any, record: Event, watch: Watch) -> None:
    addresses = everything.pages(record)
    assert len(addresses) > 25
    addresses.remove("/api/docs/")  # has a test of its own, for most of it is another's
    assert [fault for address in addresses for fault in faults_of(page, live_server.url + address)] == []


@pytest.mark.urls("tests.browser.everything")
def test_the_pages_of_what_went_wrong_are_accessible_and_quiet(page: Page, live_server: Any, watch: Watch) -> None:
    for address, status in everything.fault_pages().items():
        watch.expected[live_server.url + address] = status
        assert faults_of(page, live_server.url + address) == []
        assert page.locator(".fault-code").text_content() == str(status)
    assert watch.expected == {}


def test_the_pages_of_an_empty_record_are_accessible_and_quiet(page: Page, live_server: Any, watch: Watch) -> None:
    addresses = ("/", "/rounds/", "/parties/", "/articles/", "/search/?q=talks", "/changes/", "/about/", "/embed/")
    assert [fault for address in addresses for fault in faults_of(page, live_server.url + address)] == []


@pytest.mark.parametrize("language", ["ar", "fr", "he"])
def test_the_pages_are_so_in_every_language(
    page: Page, live_server: Any, record: Event, watch: Watch, language: str
) -> None:
    for address in ("/", f"/events/{record.pk}/", "/rounds/vantaa-may-2024/", "/search/?q=talks", "/parties/norland/"):
        assert faults_of(page, f"{live_server.url}/{language}{address}") == []
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("ltr" if language == "fr" else "rtl")


def test_a_quote_from_right_to_left_reads_so(page: Page, live_server: Any, record: Event, watch: Watch) -> None:
    page.goto(f"{live_server.url}/events/{record.pk}/")
    quote = page.locator("blockquote[lang=ar]")
    assert quote.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator("html").evaluate("element => getComputedStyle(element).direction") == "ltr"
