"""How quick the desk is with a long text: 10,000 words, 300 suggestions, in Chromium. Run it as `make bench NAME=desk`.

Printed beside it, in the same run: the same page with a tenth of the text and of the marks, and as a floor an empty
page of the admin, since the machine's own pace is in every figure.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM
from tests.browser.screenshots import ROOT, served, sign_in

WORDS, MARKS, OPENINGS, KEYS = 10_000, 300, 7, 200

READY = """
window.readyAfter = new Promise((resolve) => new MutationObserver((_, watch) => {
  if (document.documentElement.dataset.desk !== "ready") return;
  watch.disconnect();
  resolve(performance.now());
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-desk"] }));
"""

PRESS = """
async (times) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (let n = 0; n < times; n++) {
    await painted();
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true, cancelable: true }));
    await painted();
    took.push(performance.now() - start);
  }
  return took;
}
"""


def main() -> None:
    """Measure, and print a table and one line of JSON."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o711)  # the server of root runs as somebody else, who has to come through
        var = Path(folder) / "var"
        with served(var) as site:
            long, short = (_article(var, words, marks) for words, marks in ((WORDS, MARKS), (WORDS // 10, MARKS // 10)))
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.add_init_script(READY)
                sign_in(page, site, var)
                figures = {
                    "first_mark_ms": _opened(page, f"{site}/admin/desk/{long}/"),
                    "key_ms_p95": _pressed(page),
                    "short_first_mark_ms": _opened(page, f"{site}/admin/desk/{short}/"),
                    "short_key_ms_p95": _pressed(page),
                    "empty_page_ms": _loaded(page, f"{site}/admin/desk/keys/"),
                }
                browser.close()
    print(f"{'':34}{'long':>10}{'short':>10}{'ratio':>8}")
    for name, words in (("first_mark_ms", "first mark usable, ms (median)"), ("key_ms_p95", "a key answers, ms (p95)")):
        long_ms, short_ms = figures[name], figures[f"short_{name}"]
        print(f"{words:34}{long_ms:10.0f}{short_ms:10.0f}{long_ms / short_ms:8.2f}")
    print(f"{'a page of the admin, ms (median)':34}{figures['empty_page_ms']:10.0f}")
    print(json.dumps({name: round(value, 1) for name, value in figures.items()} | {"words": WORDS, "marks": MARKS}))


def _article(var: Path, words: int, marks: int) -> int:
    """Store a text of so many words with so many suggestions; answers the article's number."""
    command = [sys.executable, "-m", "tests.benchmarks.desk", "store", str(words), str(marks)]
    environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": ""}
    told = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout
    return int(told.split()[-1])


def store(words: int, marks: int) -> int:
    """What the other process does: it has the settings of the served record."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    django.setup()
    from django.utils import timezone

    from articles.actions import add_article
    from articles.reading import VERSION
    from timeline.models import Suggestion

    each = words // marks
    lines = [
        f"Session {n} of the talks in Cairo was held on Tuesday" + " word" * (each - 10) + "." for n in range(marks)
    ]
    text = "\n\n".join(lines)
    now = timezone.now()
    article, _ = add_article(text=text, headline=f"{words} words", published=now.date(), by=None, at=now)
    version, at, rows = article.current, 0, []
    for line in lines:
        at = text.index(line, at)
        rows.append(Suggestion(version=version, start=at, end=at + len(line), quote=line, kind="meeting", phase="held",
                               confidence=0.8, why=["made for measuring"], read_with=VERSION))  # fmt: skip
    Suggestion.objects.bulk_create(rows)
    return article.pk


def _opened(page: Page, address: str) -> float:
    """Milliseconds from asking for the page to its first usable mark: the median of several openings."""
    took = []
    for _ in range(OPENINGS):
        page.goto(address, wait_until="commit")
        took.append(page.evaluate("() => window.readyAfter"))
    return statistics.median(took[1:])  # the first one reads the text, later ones remember what is named in it


def _pressed(page: Page) -> float:
    """Milliseconds until a key has moved on and is painted: the 95th percentile."""
    took = sorted(page.evaluate(PRESS, KEYS))
    return took[int(len(took) * 0.95)]


def _loaded(page: Page, address: str) -> float:
    took = []
    for _ in range(OPENINGS):
        page.goto(address)
        took.append(page.evaluate("() => performance.getEntriesByType('navigation')[0].loadEventEnd"))
    return statistics.median(took)


if __name__ == "__main__":
    if sys.argv[1:2] == ["store"]:
        print(store(*map(int, sys.argv[2:4])))
    else:
        main()
