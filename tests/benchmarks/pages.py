"""How fast the timeline page comes: beside a static file of the same list, with few and many events, beside others.

Run it as `make bench NAME=pages`. The demo record is always measured, and records of EVENTS=100,10000 events; add
1000000 to measure that too, which takes most of an hour to build. BENCH_VAR is a folder in which their databases are
kept between runs, as for the benchmark of the API. TimelineJS3 and vis-timeline are fetched by npm into a temporary
folder and shown the same events; without npm they are left out. The last line is one JSON object.
"""

import json
import os
import shutil
import statistics
import subprocess
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

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.api import build
from tests.browser.conftest import CHROMIUM
from tests.browser.screenshots import served

SIZES = tuple(int(size) for size in os.environ.get("EVENTS", "100,10000").split(","))
RUNS, PAINTS = 9, 5
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


def first_bytes(address: str) -> tuple[float, float]:
    """Seconds to the first byte of the page: of the first request ever, and the median of several after it."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.perf_counter()
        with urllib.request.urlopen(address, timeout=120) as answer:
            answer.read(1)
            taken.append(time.perf_counter() - begun)
            answer.read()
    return taken[0], statistics.median(taken[1:])


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


def beside_static(browser: Browser, site: str, var: Path, folder: Path) -> dict[str, float]:
    """The demo page as a browser meets it, and its first paint to that of a file with the same list; in turns."""
    shutil.copytree(var / "static", folder / "static")
    (folder / "index.html").write_bytes(urllib.request.urlopen(f"{site}/").read())
    with files(folder) as plain:
        pairs = [(shown(browser, f"{site}/"), shown(browser, f"{plain}/")) for _ in range(PAINTS)]
    return {
        "demo bytes": statistics.median(ours["bytes"] for ours, _ in pairs),
        "demo shift": max(ours["shift"] for ours, _ in pairs),
        "demo longest task ms": statistics.median(ours["long"] for ours, _ in pairs),
        "demo first paint": statistics.median(ours["paint"] for ours, _ in pairs),
        "demo first paint to static file": statistics.median(
            ours["paint"] / max(theirs["paint"], 0.001) for ours, theirs in pairs
        ),
    }


def beside_others(browser: Browser, record: str, folder: Path) -> dict[str, float]:
    """Seconds until TimelineJS3 and vis-timeline have drawn so many of the same events; nothing without npm."""
    if not shutil.which("npm"):
        print("npm is absent: TimelineJS3 and vis-timeline are left out")
        return {}
    packages = ["@knight-lab/timelinejs", "vis-timeline"]
    folder.mkdir()
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *packages],
                   cwd=folder, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
    with urllib.request.urlopen(f"{record}/timelinejs.json", timeout=300) as answer:
        slides = json.load(answer)
    found = {}
    with files(folder) as site:
        for number in OTHERS:
            (folder / f"events-{number}.json").write_text(json.dumps({**slides, "events": slides["events"][:number]}))
            for name, page in (("TimelineJS3", TIMELINEJS), ("vis-timeline", VIS)):
                (folder / f"{name}-{number}.html").write_text(page % number)
                met = shown(browser, f"{site}/{name}-{number}.html", DRAWN[name])
                found[f"{name} {number} drawn"] = met["whole"]
    return found


def measure(browser: Browser, base: Path) -> dict[str, float]:
    """All figures, in a folder for what they need."""
    figures: dict[str, float] = {}
    kept = Path(os.environ.get("BENCH_VAR", base))
    most = max(size for size in SIZES if size <= max(OTHERS))
    for size in (0, *SIZES):
        var = kept / str(size) if size else base / "demo"
        var.mkdir(parents=True, mode=0o711, exist_ok=True)
        if size:
            build(var, size)
            shutil.copytree(base / "demo" / "static", var / "static", dirs_exist_ok=True)  # they need not be made again
        with served(var) as site:
            cold, warm = first_bytes(f"{site}/")
            figures |= {f"first byte {size or 'demo'}": warm, f"first byte {size or 'demo'}, first request": cold}
            figures[f"page {size or 'demo'} drawn"] = shown(browser, f"{site}/", ".overview .mark")["whole"]
            if not size:
                figures |= beside_static(browser, site, var, base / "static")
            elif size == most:
                figures |= beside_others(browser, site, base / "others")
    for size in SIZES[1:]:
        figures[f"first byte {size} to {SIZES[0]}"] = figures[f"first byte {size}"] / figures[f"first byte {SIZES[0]}"]
    return figures


def main() -> None:
    """Measure, print a table, and the figures as JSON in the last line."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder).chmod(0o711)  # PostgreSQL's own user has to pass through when root measures
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--disable-gpu", *sandbox])
        figures = measure(browser, Path(folder))
        browser.close()
    for name, value in figures.items():
        print(f"{name:<36} {value:12.3f}")
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))


if __name__ == "__main__":
    main()
