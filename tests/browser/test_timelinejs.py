"""`/timelinejs.json` as TimelineJS3 itself shows it, on a page of another site.

`timelinejs3-3.9.11.tar.gz` holds the unchanged files of the npm package @knight-lab/timelinejs (Mozilla Public License
2.0, in the archive; its source is in that package), so that this test needs no network.
"""

import tarfile
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from articles.reading.edtf import parse_edtf
from tests import cast

ARCHIVE = Path(__file__).with_name("timelinejs3-3.9.11.tar.gz")
VIEWER = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Viewer</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="timeline.css"><script src="timeline.js"></script></head>
<body><div id="shown" style="width: 100%; height: 600px"></div></body></html>"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word on each."""

    def log_message(self, *args: Any) -> None:
        """Nothing."""


@pytest.fixture
def viewer(tmp_path: Path) -> Iterator[str]:
    """The address of another site, which shows TimelineJS3."""
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path, filter="data")
    [folder] = tmp_path.iterdir()
    (folder / "index.html").write_text(VIEWER)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_timelinejs_shows_every_event_with_its_date_and_words(page: Page, live_server: Any, viewer: str) -> None:
    cast.an_event("Talks <em>open</em>", summary="They met & spoke.", round=cast.vantaa_round())
    cast.an_event("Talks go on", days=parse_edtf("2024-05-15/2024-05-17"))
    cast.an_event("A proposal is made", days=parse_edtf("2024-06"), kind="proposal")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(viewer)
    page.evaluate(
        "address => { window.shown = new TL.Timeline('shown', address, {font: null}); }",
        f"{live_server.url}/timelinejs.json",
    )
    slides = page.locator(".tl-slide")
    expect(slides).to_have_count(3)
    headlines = page.locator(".tl-slide .tl-headline")
    expect(headlines).to_have_text(["Talks <em>open</em>", "Talks go on", "A proposal is made"])
    expect(page.locator(".tl-slide .tl-headline-date")).to_have_text(["14 May 2024", "15 to 17 May 2024", "June 2024"])
    expect(page.locator(".tl-timemarker")).to_have_count(3)
    expect(slides.first.locator("blockquote")).to_have_text("Talks <em>open</em>, 2024-05-14")
    expect(slides.first).to_contain_text("They met & spoke.")
    expect(slides.first).to_contain_text("1 report, at most 1 origin: all accounts and sources")
    expect(page.locator(".tl-timegroup").first).to_contain_text("Vantaa, May 2024")
    assert faults == []
