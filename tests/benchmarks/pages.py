"""How fast the timeline page comes: beside a static file of the same list, with few and many events, beside others.

Run it as `make bench NAME=pages`. `EVENTS=100,10000` chooses other sizes of record than 100, 10,000 and 1,000,000; the
demo record is always measured. TimelineJS3 and vis-timeline are fetched by npm into a temporary folder and shown the
same events; without npm they are left out.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import django
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.screenshots import ROOT, served

SIZES = tuple(int(size) for size in os.environ.get("EVENTS", "100,10000,1000000").split(","))
RUNS = 9
OTHERS = (1_000, 10_000)
OBSERVE = """
  const watch = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true})
  window.seen = {shift: 0, long: 0}
  watch('layout-shift', each => { window.seen.shift += each.hadRecentInput ? 0 : each.value })
  watch('longtask', each => { window.seen.long = Math.max(window.seen.long, each.duration) })
"""
TIMELINEJS = """<!doctype html><link rel=stylesheet href=/node_modules/@knight-lab/timelinejs/dist/css/timeline.css>
<div id=it style="height: 700px"></div><script src=/node_modules/@knight-lab/timelinejs/dist/js/timeline.js></script>
<script>new TL.Timeline('it', '/events-%d.json')</script>"""
VIS = """<!doctype html><link rel=stylesheet href=/node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css>
<div id=it></div><script src=/node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js></script>
<script>fetch('/events-%d.json').then(answer => answer.json()).then(found => new vis.Timeline(
  document.getElementById('it'), found.events.map((each, id) => ({id, content: each.text.headline,
    start: new Date(each.start_date.year, each.start_date.month - 1, each.start_date.day)}))))</script>"""
DRAWN = {"TimelineJS3": ".tl-timemarker", "vis-timeline": ".vis-item"}


def load(var: Path, events: int) -> None:
    """A record of so many events in a folder of its own; none for the demo record, which `serve` loads."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    from .records import write  # it needs the settings

    environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": ""}
    run = partial(subprocess.run, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder) / "record", events)
        run([sys.executable, "manage.py", "migrate", "-v0"])
        run([sys.executable, "manage.py", "bulk_load", str(Path(folder) / "record")])


def first_byte(address: str) -> float:
    """Seconds to the first byte of the page, the median of several requests after a first one."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        with urllib.request.urlopen(address, timeout=120) as answer:
            answer.read(1)
            taken.append(time.perf_counter() - begun)
            answer.read()
    return statistics.median(taken[1:])


def shown(browser: Browser, address: str, drawn: str = "") -> dict[str, float]:
    """What a browser meets there: bytes on the wire, seconds to first paint and until `drawn`, shift, longest task."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(OBSERVE)
    wire = page.context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    begun = time.perf_counter()
    page.goto(address, timeout=120_000, wait_until="load" if not drawn else "commit")
    if drawn:
        page.locator(drawn).first.wait_for(state="attached", timeout=120_000)
    whole = time.perf_counter() - begun
    page.wait_for_load_state("networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    seen: dict[str, float] = page.evaluate("window.seen")
    page.close()
    return {"bytes": sum(sizes), "paint": paint / 1000, "whole": whole, "shift": seen["shift"], "long": seen["long"]}


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """A plain web server of a folder; its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def beside_others(browser: Browser, record: str, folder: Path) -> dict[str, float]:
    """Seconds until TimelineJS3 and vis-timeline have drawn so many of the same events; nothing without npm."""
    if not shutil.which("npm"):
        print("npm is absent: TimelineJS3 and vis-timeline are left out")
        return {}
    packages = ["@knight-lab/timelinejs", "vis-timeline"]
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages],
                   cwd=folder, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    with urllib.request.urlopen(f"{record}/timelinejs.json", timeout=300) as answer:
        slides = json.load(answer)
    found = {}
    for number in OTHERS:
        (folder / f"events-{number}.json").write_text(json.dumps({**slides, "events": slides["events"][:number]}))
        for name, page in (("TimelineJS3", TIMELINEJS), ("vis-timeline", VIS)):
            (folder / f"{name}-{number}.html").write_text(page % number)
            with files(folder) as site:
                found[f"{name} {number}"] = shown(browser, f"{site}/{name}-{number}.html", DRAWN[name])["whole"]
    return found


def main() -> None:
    """Measure, print a table, and the figures as JSON in the last line."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as base, sync_playwright() as playwright:
        Path(base).chmod(0o711)  # PostgreSQL's own user has to pass through when root measures
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--disable-gpu", *sandbox])
        for size in (0, *SIZES):
            var, name = Path(base) / f"var-{size}", f"{size or 'demo'}"
            var.mkdir(mode=0o711)
            if size:
                load(var, size)
            with served(var) as site:
                figures[f"first byte {name}"] = first_byte(f"{site}/")
                if not size:
                    met = shown(browser, f"{site}/")
                    static = Path(base) / "static"
                    shutil.copytree(var / "static", static / "static")
                    (static / "index.html").write_bytes(urllib.request.urlopen(f"{site}/").read())
                    with files(static) as plain:
                        figures["paint to static"] = met["paint"] / max(shown(browser, f"{plain}/")["paint"], 0.001)
                    figures |= {
                        "demo bytes": met["bytes"],
                        "demo shift": met["shift"],
                        "demo longest task ms": met["long"],
                    }
                elif size == max(each for each in SIZES if each <= max(OTHERS)):
                    figures |= beside_others(browser, site, Path(base))
        browser.close()
    least = figures[f"first byte {min(SIZES)}"]
    figures |= {f"first byte {size} to {min(SIZES)}": figures[f"first byte {size}"] / least for size in SIZES[1:]}
    for name, value in figures.items():
        print(f"{name:<32} {value:12.3f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
