"""How fast the API answers, beside a floor and a plain view set, in one run: `make bench NAME=api`.

SIZES=10000,100000,1000000 are the records measured (the last takes most of an hour to build); BENCH_VAR is a folder in
which their databases are kept between runs, by default a temporary one; SECONDS_EACH is how long each figure is taken,
ROUNDS how often. The servers take turns, so that whatever else the machine does meets all of them. Servers, PostgreSQL
and the clients share the machine's cores. The last line is one JSON object.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks import clients, records

QUERIES = 1_000
SERVERS = ("floor", "plain", "api")
KINDS = ("first", "party_range", "venue_kind", "deep", "text", "range")
ROOT = Path(__file__).parents[2]


def build(folder: Path, events: int) -> None:
    """Make the database of a record of so many events, unless it is there."""
    done = folder / "built"
    if done.exists():
        return
    files = folder / "files"
    records.write(files, events)
    for command in (["migrate", "-v0"], ["bulk_load", str(files)], ["refresh_documents", "--jobs", "2"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment(folder), check=True)
    shutil.rmtree(files)
    done.touch()


def environment(folder: Path) -> dict[str, str]:
    """What a process needs to use the database in a folder."""
    return os.environ | {"TIMELINE_VAR": str(folder), "DJANGO_SETTINGS_MODULE": "timeline.settings"}


@contextmanager
def served(name: str, folder: Path, port: int) -> Iterator[None]:
    """A server of two workers, until the block ends."""
    module = f"tests.benchmarks.servers.{name}:application"
    command = [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}", "--no-control-socket",
               "--workers", "2", "--threads", "4", "--log-level", "error"]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT, env=environment(folder))
    try:
        clients.wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait()


def questions(events: int, kind: str) -> list[dict[str, str]]:
    """A thousand different queries of a kind; the first page is one query."""
    chance = random.Random(kind)
    maker = records.Maker(events)
    found: list[dict[str, str]] = []
    for _ in range(QUERIES):
        day = records.FIRST + timedelta(days=chance.randrange(records.DAYS - 400))
        days = {"from": day.isoformat(), "to": (day + timedelta(days=chance.randint(30, 365))).isoformat()}
        late = records.FIRST + timedelta(days=int(records.DAYS * 0.9) + chance.randint(-40, 40))
        maker.chance = chance
        found.append(
            {
                "first": {},
                "party_range": {"party": maker.one_of("party", records.PARTIES), **days},
                "venue_kind": {
                    "venue": maker.one_of("venue", records.VENUES),
                    "kind": chance.choice(records.KINDS),
                },
                "deep": {"day": late.isoformat(), "id": str(chance.randrange(1, events))},
                "text": {"q": chance.choices(maker.words, cum_weights=maker.word_weights)[0]},
                "range": days,
            }[kind]
        )
    return found


def address(server: str, asked: dict[str, str]) -> str:
    """The path of a query at a server."""
    asked = dict(asked)
    if server == "floor":
        return f"/?{urlencode(asked)}"
    if "day" in asked:
        day, number = asked.pop("day"), int(asked.pop("id"))
        position = json.dumps(["sort_day", False, [day, number]], separators=(",", ":"))
        cursor = f"p={day}" if server == "plain" else position
        asked["cursor"] = urlsafe_b64encode(cursor.encode()).decode().rstrip("=" if server == "api" else "")
    if server == "plain":
        return f"/events/?{urlencode(asked)}"
    return f"/api/v1/events/?{urlencode({'page_size': 100, **asked})}"


def measure(folder: Path, events: int, rounds: int, seconds: float) -> dict[str, Any]:
    """Requests a second, and the median and 99th percentile of milliseconds, of each server and kind of query."""
    found: dict[str, dict[str, list[clients.Taken]]] = {kind: {name: [] for name in SERVERS} for kind in KINDS}
    ports = {name: 18_100 + place for place, name in enumerate(SERVERS)}
    for name in SERVERS:  # each answers every kind before it is timed
        with served(name, folder, ports[name]):
            for kind in KINDS:
                clients.take(ports[name], [address(name, asked) for asked in questions(events, kind)], seconds / 4)
    with served("floor", folder, ports["floor"]), served("plain", folder, ports["plain"]), \
         served("api", folder, ports["api"]):  # fmt: skip
        clients.take(ports["floor"], ["/ceiling"], seconds)  # the servers are started by now
        ceiling = clients.take(ports["floor"], ["/ceiling"], seconds)
        for _ in range(rounds):
            for kind in KINDS:
                asked = questions(events, kind)
                for name in SERVERS:
                    paths = [address(name, each) for each in asked]
                    clients.take(ports[name], paths, seconds / 4)  # connections and caches of this kind are warm
                    found[kind][name].append(clients.take(ports[name], paths, seconds))
    figures: dict[str, Any] = {"ceiling": round(ceiling.rate, 1)}
    for kind, servers in found.items():
        for name, taken in servers.items():
            figures[f"{kind}_{name}"] = round(statistics.median(one.rate for one in taken), 1)
            figures[f"{kind}_{name}_p50"] = round(statistics.median(one.percentile(0.5) for one in taken), 2)
            figures[f"{kind}_{name}_p99"] = round(statistics.median(one.percentile(0.99) for one in taken), 2)
        for name in ("floor", "plain"):
            ratios = (mine.rate / other.rate for mine, other in zip(servers["api"], servers[name], strict=True))
            figures[f"{kind}_to_{name}"] = round(statistics.median(ratios), 2)
    return figures


def show(events: int, figures: dict[str, Any]) -> None:
    """A table of the figures of one record."""
    print(f"\n{events:,} events; pages of 100; the clients alone could take {figures['ceiling']} pages/s")
    names = ("floor", "plain", "API", "x floor", "x plain", "p50 ms", "p99 ms")
    print(f"{'requests/s':12} " + " ".join(f"{name:>8}" for name in names))
    for kind in KINDS:
        columns = [figures[f"{kind}_{name}"] for name in ("floor", "plain", "api", "to_floor", "to_plain")]
        columns += [figures[f"{kind}_api_p50"], figures[f"{kind}_api_p99"]]
        print(f"{kind:12} " + " ".join(f"{column:8}" for column in columns))


def main() -> None:
    """Measure records of all sizes; print a table for each, then one JSON object."""
    sizes = [int(size) for size in os.environ.get("SIZES", "10000,100000,1000000").split(",")]
    rounds, seconds = int(os.environ.get("ROUNDS", "3")), float(os.environ.get("SECONDS_EACH", "4"))
    kept = os.environ.get("BENCH_VAR")
    figures = {}
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            folder = Path(kept or temporary) / str(size)
            folder.mkdir(parents=True, exist_ok=True)
            build(folder, size)
            figures[str(size)] = measure(folder, size, rounds, seconds)
            show(size, figures[str(size)])
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
