"""Reading the timeline in a browser: with and without JavaScript, by keyboard, in a frame, in print."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from articles.reading.edtf import spanning
from tests.browser.conftest import Watch
from tests.cast import an_article, an_event, lisbon, passage, vantaa_round
from timeline.models import Event


@pytest.fixture
def record(live_server: Any) -> list[Event]:
    """Three events: held, planned, and one that was told of later than the others."""
    late = passage(an_article("They met again in Lisbon.", published=date(2024, 6, 20), headline="Again"))
    return [
        an_event("Opening session", round=vantaa_round()),
        an_event("Closing session", phase="planned", days=spanning(date(2024, 5, 20), date(2024, 5, 24))),
        an_event("Session in Lisbon", venue=lisbon(), days=date(2024, 6, 3), passages=[late]),
    ]


def test_filters_apply_without_a_reload_and_the_way_back_works(
    page: Page, live_server: Any, record: list[Event], watch: Watch
) -> None:
    page.goto(live_server.url)
    page.evaluate("window.stays = true")
    page.locator("details.filters > summary").click()
    page.locator("details.group > summary", has_text="Venue").click()
    lisbon_choice = page.get_by_role("checkbox", name="Lisbon")
    expect(page.locator('[data-count="venue=lisbon"]')).to_have_text("1")
    lisbon_choice.check()
    expect(page.locator(".event-title")).to_have_text(["Session in Lisbon"])
    expect(page).to_have_url(f"{live_server.url}/?venue=lisbon")
    expect(page.locator("[data-live]")).to_have_text("1 event matches")
    expect(lisbon_choice).to_be_focused()
    expect(page.locator('[data-count="phase=planned"]')).to_have_text("0")
    page.go_back()
    expect(page.locator(".event-title")).to_have_count(3)
    expect(lisbon_choice).not_to_be_checked()
    assert page.evaluate("window.stays")


def test_the_overview_and_the_list_move_together(
    page: Page, live_server: Any, record: list[Event], watch: Watch
) -> None:
    page.goto(live_server.url)
    opening, closing, _ = record
    mark = page.locator(f'.mark[data-event="{opening.pk}"]')
    mark.hover()
    expect(page.locator(f"#event-{opening.pk}.is-marked")).to_have_count(1)
    page.locator(f"#event-{closing.pk} .event-title a").focus()
    expect(page.locator(".mark.is-marked")).to_have_attribute("data-event", str(closing.pk))
    mark.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(f'.mark[data-event="{closing.pk}"]')).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/#event-{closing.pk}")
    expect(page.locator(f"#event-{closing.pk}")).to_be_in_viewport()


@pytest.mark.parametrize("language", ["/", "/ar/"])
def test_a_narrow_screen_begins_where_something_is(
    page: Page, live_server: Any, record: list[Event], watch: Watch, language: str
) -> None:
    an_event("Session in December", days=date(2023, 12, 20))
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{live_server.url}{language}?zoom=2023")  # the year's last month stands far from its beginning
    expect(page.locator(".overview .mark").first).to_be_in_viewport(ratio=0.9)
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{live_server.url}{language}")
    assert page.locator(".overview-scroll").evaluate("element => element.scrollLeft") == 0


def test_what_was_known_on_a_day_slides(page: Page, live_server: Any, record: list[Event], watch: Watch) -> None:
    page.goto(live_server.url)
    slider = page.get_by_role("slider", name="What was known on")
    expect(slider).to_have_attribute("aria-valuetext", "20 June 2024")
    slider.focus()
    page.keyboard.press("Home")
    expect(page.locator(".event-title")).to_have_text(["Opening session"])
    expect(page).to_have_url(f"{live_server.url}/?as_of=2024-05-14")
    expect(slider).to_be_focused()


def test_everything_works_without_javascript(browser: Browser, live_server: Any, record: list[Event]) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url)
    page.get_by_label("What was known on").fill("2024-05-15")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".event-title")).to_have_text(["Opening session"])
    page.get_by_role("link", name="Remove the filter As known on").click()
    expect(page.locator(".event-title")).to_have_count(3)
    page.get_by_role("link", name="Month").click()
    expect(page).to_have_url(f"{live_server.url}/?zoom=2024-05")
    expect(page.locator(".overview .mark")).to_have_count(2)
    page.locator(".overview .mark").first.click()
    expect(page).to_have_url(f"{live_server.url}/?zoom=2024-05#event-{record[0].pk}")
    page.locator("details.filters > summary").click()
    page.get_by_role("searchbox", name="Words").fill("Lisbon")
    page.get_by_role("button", name="Show events").click()
    expect(page.locator(".event-title")).to_have_text(["Session in Lisbon"])
    page.get_by_role("link", name="العربية").click()
    expect(page).to_have_url(re.compile(r"/ar/\?q=Lisbon&"))
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.context.close()


@contextmanager
def a_page_of_others(html: str) -> Iterator[str]:
    """A page on another origin; its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """The page, whatever is asked."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_a_frame_grows_to_what_it_holds_and_its_links_open_the_event(
    page: Page, live_server: Any, record: list[Event]
) -> None:
    host = f"""<!doctype html><title>Host</title><iframe src="{live_server.url}/embed/?venue=lisbon" height="100"
        width="100%" title="Timeline" data-negotiation-timeline></iframe>
        <script src="{live_server.url}/static/timeline/js/embed-host.js"></script>"""
    with a_page_of_others(host) as address:
        page.goto(address)
    frame = page.frame_locator("iframe")
    expect(frame.locator(".event-title")).to_have_text(["Session in Lisbon"])
    expect(page.locator("iframe")).not_to_have_attribute("height", "100")
    held = "document.documentElement.scrollHeight - document.documentElement.clientHeight"
    assert page.frames[1].evaluate(held) <= 1
    with page.context.expect_page() as opened:
        frame.locator(".event-title a").click()
    expect(opened.value).to_have_url(f"{live_server.url}/events/{record[2].pk}-{record[2].slug}/")


def test_on_paper_links_are_spelled_out_and_no_event_is_torn(
    page: Page, live_server: Any, record: list[Event], watch: Watch
) -> None:
    page.emulate_media(media="print")
    page.goto(live_server.url)
    expect(page.locator(".masthead-nav")).to_be_hidden()
    expect(page.locator("details.filters")).to_be_hidden()
    torn = "element => getComputedStyle(element).breakInside"
    assert page.locator("article.event").first.evaluate(torn) == "avoid"
    spelled = "element => getComputedStyle(element, '::after').content"
    assert f"{live_server.url}/events/{record[0].pk}/" in page.locator(".event-title a").first.evaluate(spelled)
    expect(page.get_by_text(f"{live_server.url}/", exact=True)).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"reduced_motion": "reduce"}])
def test_marks_are_seen_in_forced_colours_and_nothing_moves_when_asked_not_to(
    page: Page, live_server: Any, record: list[Event], watch: Watch, media: Any
) -> None:
    page.emulate_media(**media)
    page.goto(live_server.url)
    shape = page.locator(".mark-held .shape").first.evaluate("element => getComputedStyle(element).fill")
    ground = page.locator("body").evaluate("element => getComputedStyle(element).backgroundColor")
    assert shape != ground
    if "reduced_motion" in media:
        assert page.locator("html").evaluate("element => getComputedStyle(element).scrollBehavior") == "auto"


def test_at_twice_the_size_nothing_is_cut_off(page: Page, live_server: Any, record: list[Event], watch: Watch) -> None:
    page.set_viewport_size({"width": 640, "height": 480})  # 1280 pixels at 200 %
    for address in ("/", f"/events/{record[0].pk}/", "/rounds/vantaa-may-2024/"):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") == 640


def test_what_is_typed_while_a_list_is_fetched_stays_and_a_jump_within_the_page_fetches_nothing(
    page: Page, live_server: Any, record: list[Event], watch: Watch
) -> None:
    page.goto(live_server.url)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(f'.mark[data-event="{record[1].pk}"]').click()
    expect(page.locator(f"#event-{record[1].pk}")).to_be_focused()
    assert [url for url in asked if "/static/" not in url] == []  # the icon of the page is asked for anew
    held: list[Route] = []
    page.route("**/?phase=planned", lambda route: held.append(route))
    page.locator("details.filters > summary").click()
    page.locator("details.group > summary", has_text="Phase").click()
    with page.expect_request("**/?phase=planned"):
        page.get_by_role("checkbox", name="planned").check()
    page.get_by_role("searchbox", name="Words").fill("closing")
    held.pop().continue_()
    expect(page.get_by_role("heading", name="1 event matches")).to_be_visible()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("closing")
