"""Makes the pictures of the README anew: the demo record, served from a folder of its own, in Debian's Chromium.

Run it as `make screenshots`. Nothing of the user's own record is touched.
"""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, expect, sync_playwright

from .conftest import CHROMIUM

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs" / "screenshots"
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@contextmanager
def served(var: Path) -> Iterator[str]:
    """The demo record on a free port; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "manage.py", "serve", "--bind", address]
    environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": ""}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        for line in server.stdout:  # the last line before it serves
            if line.startswith("Stop with"):
                break
        _wait_until_answered(f"http://{address}/readyz", server)
        try:
            yield f"http://{address}"
        finally:
            server.terminate()


def _wait_until_answered(address: str, server: "subprocess.Popen[str]") -> None:
    while server.poll() is None:
        try:
            urlopen(address, timeout=5).close()
        except (URLError, ConnectionError):
            continue
        return
    raise SystemExit("the site did not start; see above")


def sign_in(page: Page, site: str, var: Path) -> None:
    """Sign in as the demo editor, with the password that was kept."""
    lines = (var / "demo-accounts.txt").read_text("utf-8").splitlines()
    name, password, _ = next(line.split() for line in lines if line.startswith("editor"))
    page.goto(f"{site}/admin/login/?next=/admin/desk/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()


def pictures(site: str, var: Path) -> None:
    """Take them all."""
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        quiet = ["--disable-gpu", "--disable-background-networking", *sandbox]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=quiet)
        page = browser.new_page(viewport=WIDE)
        page.goto(f"{site}/")
        page.screenshot(path=TARGET / "timeline.png")
        page.goto(f"{site}/ar/?zoom=2024-02")
        page.screenshot(path=TARGET / "timeline-arabic.png")
        page.goto(f"{site}/?round=cairo-february-2024")
        disputed = page.locator("article.event", has_text="Accounts differ").first.get_by_role("heading")
        disputed.get_by_role("link").click()
        page.screenshot(path=TARGET / "event.png")
        sign_in(page, site, var)
        page.get_by_role("link", name="Gaza talks stuck once more").click()
        page.wait_for_selector("html[data-desk=ready]")
        page.screenshot(path=TARGET / "desk.png")
        phone = browser.new_page(viewport=PHONE, color_scheme="dark", device_scale_factor=2)
        phone.goto(f"{site}/?round=cairo-march-2024")
        phone.locator(".chapter").first.scroll_into_view_if_needed()
        phone.screenshot(path=TARGET / "timeline-phone.png")
        browser.close()


def main() -> None:
    """Make every picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        var.chmod(0o711)  # PostgreSQL's own user has to pass through when root takes the pictures
        with served(var) as site:
            environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": ""}
            subprocess.run([sys.executable, "manage.py", "suggest_events"], cwd=ROOT, env=environment, check=True)
            pictures(site, var)


if __name__ == "__main__":
    main()
