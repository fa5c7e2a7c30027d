"""The examples on the API's page, run as they stand there: curl, Python, and JavaScript in a browser."""

import html
import re
import shutil
import subprocess
import sys
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles.models import Article
from tests import cast
from tests.browser.conftest import Watch
from tests.doors.writers import Writer
from timeline.api.guide import EXAMPLES, TOKEN

EXPECTED = {
    "read": ["14 May 2024", "Talks open"],
    "pages": ["Talks open", "Talks go on"],
    "whole": ["2024-05-14", "Talks open"],
    "again": ["304"],
    "write": ["Delegations met in Vantaa on Tuesday."],
}
"""What each example prints, among other things."""


@pytest.fixture
def record(live_server: Any) -> None:
    """Two events at Vantaa."""
    cast.an_event("Talks open")
    cast.an_event("Talks go on", days=cast.DAY.replace(day=15))


def shown(page: Page, site: str, slug: str, number: int) -> str:
    """The code of an example as the page shows it, with a real token."""
    page.goto(f"{site}/api/docs/")
    code = page.locator(f"#{slug} code").nth(number).text_content() or ""
    return code.replace(TOKEN, Writer(scope="suggest").secret)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.slug)
def test_an_example_does_what_it_says(page: Page, live_server: Any, record: None, example: Any) -> None:
    told: list[str] = []
    code = shown(page, live_server.url, example.slug, 2)
    page.on("console", lambda message: told.append(message.text))
    page.evaluate(f"(async () => {{ {code} }})()")
    printed = ["\n".join(told)]
    commands = [[sys.executable, "-c", shown(page, live_server.url, example.slug, 1)]]
    if shutil.which("curl"):
        commands.append(["sh", "-c", shown(page, live_server.url, example.slug, 0)])
    printed += [subprocess.run(each, capture_output=True, text=True, check=True).stdout for each in commands]
    for output in printed:
        for words in EXPECTED[example.slug]:
            assert words in output
    if example.slug == "write":
        assert Article.objects.filter(headline__startswith="Delegations met").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_and_quiet(page: Page, live_server: Any, watch: Watch, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/api/docs/")
    page.wait_for_selector(".swagger-ui .opblock")
    broken = Axe().run(page, context=".guide").response["violations"]
    assert [rule["id"] for rule in broken] == []
    grounds = {
        page.locator(part).first.evaluate("element => getComputedStyle(element).backgroundColor")
        for part in ("body", ".swagger-ui")
    }
    assert grounds <= {"rgb(250, 248, 243)" if scheme == "light" else "rgb(22, 24, 26)", "rgba(0, 0, 0, 0)"}


def test_the_examples_are_there_without_javascript(client: Any, db: None) -> None:
    text = html.unescape(client.get("/api/docs/").content.decode())
    for example in EXAMPLES:
        for _, code in example.codes("http://testserver"):
            assert code in text
    assert re.search(r'<a href="/api/problems/bad-filter">bad-filter</a> 400', text)
