"""A browser in which an analyst is signed in, watched for whatever should not happen; and what tests of the desk do."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from articles.models import Article
from tests import cast
from tests.doors.suggestions import QUEUE, three_suggestions

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""


@pytest.fixture
def context(browser: Browser, live_server, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser in which somebody who may do everything has signed in; anything on its console fails the test."""
    client = Client()
    client.force_login(User.objects.create_superuser("chief"))  # needs no group, which other tests' clearing may take
    wide = getattr(request, "param", {})
    made = browser.new_context(**{"base_url": live_server.url, "viewport": {"width": 1440, "height": 900}} | wide)
    made.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    made.add_init_script(WATCH)
    faults: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # what the accessibility checker itself writes into a page comes from no address; pages are watched by WATCH
        if message.type == "error" and message.location["url"]:
            faults.append(f"{message.text} {message.location['url']}")

    made.on("console", note)
    made.on("weberror", lambda error: faults.append(str(error.error)))
    yield made
    made.close()
    # A refused form is answered with 422; a model that nobody may add to has no page for it; and the accessibility
    # checker asks for imported style sheets as if they lay beside the page.
    known = ("422", "403 (Forbidden)", "widgets.css")
    unexpected = [fault for fault in faults if not any(sign in fault for sign in known)]
    assert not unexpected, "\n".join(unexpected)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that browser."""
    made = context.new_page()
    made.set_default_timeout(15_000)
    return made


@pytest.fixture
def article() -> Article:
    """An article with three suggestions."""
    found = cast.an_article(QUEUE, headline="Three days in Vantaa")
    three_suggestions(found)
    return found
