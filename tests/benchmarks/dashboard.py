"""How quick the dashboard of the desk and tables of names are in a large record. Run it as `make bench NAME=dashboard`.

EVENTS=1000,40000 are the records measured, with an article for every four events and ten suggestions for most articles;
BENCH_VAR is a folder in which their databases are kept between runs, as for the benchmark of the API. A table of
persons is taken in with a tenth of the rows, and with all of them. The last line is one JSON object.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

from tests.benchmarks.api import build, environment
from tests.browser.screenshots import ROOT

SIZES = tuple(int(size) for size in os.environ.get("EVENTS", "1000,40000").split(","))
ROWS, RUNS = 5_000, 5
HEADER = "slug,name,party,office,note"


def main() -> None:
    """Build the records, measure, and print a table and one line of JSON."""
    figures: dict[str, float] = {"rows": ROWS}
    with tempfile.TemporaryDirectory() as temporary:
        Path(temporary).chmod(0o711)  # the database of root runs as somebody else, who has to come through
        kept = Path(os.environ.get("BENCH_VAR", temporary))
        for size in SIZES:
            folder = kept / str(size)
            build(folder, size)
            command = [sys.executable, "-m", "tests.benchmarks.dashboard", "measure"]
            told = subprocess.run(
                command, cwd=ROOT, env=environment(folder), check=True, capture_output=True, text=True
            )
            figures |= {f"{name}_{size}": value for name, value in json.loads(told.stdout.splitlines()[-1]).items()}
    small, large = SIZES[0], SIZES[-1]
    print(f"{'':44}{small:>10,}{large:>10,}{'ratio':>8}")
    for name in ("dashboard_ms", "preview_tenth_ms", "preview_ms", "confirm_ms"):
        few, many = figures[f"{name}_{small}"], figures[f"{name}_{large}"]
        print(f"{name:44}{few:10.0f}{many:10.0f}{many / few:8.2f}")
    print(json.dumps(figures))


def measure() -> dict[str, float]:
    """What the other process does: it has the settings of one record."""
    import django

    django.setup()
    from django.conf import settings
    from django.contrib.auth.models import User
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # needs no collectstatic
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    chief, _ = User.objects.get_or_create(username="chief", is_superuser=True, is_staff=True)
    _work_is_under_way(chief)
    client = Client()
    client.force_login(chief)
    client.get("/admin/")  # whatever is loaded once
    found = {"dashboard_ms": _median(lambda: client.get("/admin/desk/work/"))}
    tenth, table = _table(ROWS // 10), _table(ROWS)
    found["preview_tenth_ms"] = _median(lambda: _preview(client, tenth))
    found["preview_ms"] = _median(lambda: _preview(client, table))
    given = _preview(client, table)
    begun = time.perf_counter()
    assert client.post("/admin/timeline/person/process_import/", given).status_code == 302
    found["confirm_ms"] = 1000 * (time.perf_counter() - begun)
    assert client.post("/admin/actions/undo/").status_code == 302  # a record that is kept is measured again
    return {name: round(value, 1) for name, value in found.items()}


def _work_is_under_way(by: Any) -> None:
    """Most articles are read, and half of their suggestions decided; some accounts differ."""
    from django.db import connection
    from django.utils import timezone

    from articles.models import Version
    from articles.reading import VERSION
    from timeline.models import Suggestion

    if Suggestion.objects.exists():
        return
    rows = []
    for number, (pk, text) in enumerate(Version.objects.order_by("pk").values_list("pk", "text").iterator()):
        if number % 10 >= 6 or len(text) < 2540:
            continue
        decided = {"decision": "rejected", "decided_at": timezone.now(), "decided_by": by} if number % 2 else {}
        rows += [
            Suggestion(version_id=pk, start=at, end=at + 40, quote=text[at : at + 40], kind="meeting", phase="held",
                       confidence=0.5, why=["made for measuring"], read_with=VERSION, **decided)
            for at in range(0, 2500, 250)
        ]  # fmt: skip
    Suggestion.objects.bulk_create(rows, batch_size=5_000)
    Version.objects.filter(pk__in={row.version_id for row in rows}).update(read_with=VERSION)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE timeline_citation SET account_outcome = 'progress' WHERE id % 20 = 0")
        cursor.execute("VACUUM ANALYZE")
    subprocess.run([sys.executable, "manage.py", "refresh_documents"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _table(rows: int) -> str:
    return "\n".join([HEADER, *(f"made-{n},Somebody Made {n},,an office," for n in range(rows))])


def _preview(client: Any, table: str) -> dict[str, str]:
    """Show what a table would do; the hidden fields of the form that confirms it."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile("persons.csv", table.encode(), "text/csv")
    asked = {"format": "0", "resource": "", "import_file": file}
    page = client.post("/admin/timeline/person/import/", asked).text
    hidden = re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in hidden}


def _median(act: Callable[[], Any]) -> float:
    """Milliseconds: the median of several times."""
    took = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        act()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(measure()))
    else:
        main()
