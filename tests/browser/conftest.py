"""A real browser for the tests: Debian's Chromium, watched so that nothing it does goes unnoticed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, Response

CHROMIUM = Path("/usr/bin/chromium")

# Playwright keeps an event loop in this thread, in which Django would refuse its database; no test shares the thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How Chromium is started; skips when there is none."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is absent; apt-get install chromium")
    quiet = ["--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": str(CHROMIUM), "args": quiet + sandbox}


@dataclass
class Watch:
    """What a page did that it should not: messages on the console, refused code, requests to other hosts, failures.

    `expected` are answers that are meant to fail, by address, each until it has; the browser complains of them too.
    """

    home: str
    faults: list[str] = field(default_factory=list)
    expected: dict[str, int] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def on_request(self, request: Request) -> None:
        """Note a request that leaves the server under test."""
        if not request.url.startswith((self.home, "data:")):
            self.faults.append(f"asked {request.url}")

    def on_response(self, response: Response) -> None:
        """Note an answer that failed, of the page or of a part of it."""
        if response.status >= 400 and self.expected.pop(response.url, 0) == response.status:
            self.failed.add(response.url)
        elif response.status >= 400:
            self.faults.append(f"{response.status} for {response.url}")

    def on_message(self, message: ConsoleMessage) -> None:
        """Note what the console says, but for the complaint about an answer that was meant to fail."""
        if message.location.get("url") not in self.failed or not message.text.startswith("Failed to load resource"):
            self.faults.append(f"{message.type}: {message.text}")


@pytest.fixture
def watch(page: Page, live_server: Any) -> Iterator[Watch]:
    """Watch the page; the test fails in the end if anything was noted."""
    noted = Watch(live_server.url)
    page.on("console", noted.on_message)
    page.on("pageerror", lambda error: noted.faults.append(f"error: {error}"))
    page.on("request", noted.on_request)
    page.on("response", noted.on_response)
    yield noted
    assert noted.faults == []
