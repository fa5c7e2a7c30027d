"""How fast the API answers, beside a floor and a plain view set, in one run: `make bench NAME=api`.

SIZES=10000,100000,1000000 are the records measured. They are built through `bulk_load` once and kept in BENCH_VAR, by
default var/bench; that of a million events takes about an hour and 12 GB. SECONDS_EACH is how long each figure is
taken, ROUNDS how often. The servers take turns, so that whatever else the machine does meets all of them. Servers,
PostgreSQL and the clients share the machine's cores. The last line is one JSON object.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
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
ALIKE = ("first", "party_range", "deep", "text", "range")
"""Kinds whose pages are about as long in a record of any size. In a small one fewer events match some questions, so
that these are compared by what a kilobyte of a page costs; both figures are told."""

LEAST = {"to_floor": 1.2, "to_plain": 8.0}
ROOT = Path(__file__).parents[2]


def build(folder: Path, events: int) -> dict[str, float]:
    """Make the database of a record of so many events, unless it is there; events and documents written a second."""
    done, files = folder / "built.json", folder / "files"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        records.write(files, events)
        manage(folder, "migrate", "-v0")
        took = {
            "loaded_per_second": events / manage(folder, "bulk_load", str(files)),
            "documents_per_second": events / manage(folder, "refresh_documents", "--jobs", "2"),
        }
        shutil.rmtree(files)
        vacuum = "from django.db import connection; connection.cursor().execute('VACUUM (ANALYZE)')"
        manage(folder, "shell", "-v0", "-c", vacuum)  # what autovacuum does within minutes
        done.write_text(json.dumps(took))
    manage(folder, "migrate", "-v0")
    manage(folder, "refresh_documents", "--jobs", "2")  # a migration may have emptied them
    found: dict[str, float] = json.loads(done.read_text())
    return found


def manage(folder: Path, *command: str) -> float:
    """Run a command of manage.py; the seconds it took."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment(folder), check=True)
    return time.perf_counter() - begun


def environment(folder: Path) -> dict[str, str]:
    """What a process needs to use the database in a folder."""
    return os.environ | {"TIMELINE_VAR": str(folder), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "timeline.settings"}


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
    """A thousand different queries of a kind; the first page is one query. Ranges are wider where events are fewer."""
    chance = random.Random(kind)
    maker = records.Maker(events)
    most = min(records.DAYS // 2, 365 * 1_000_000 // events)
    found: list[dict[str, str]] = []
    for _ in range(QUERIES):
        wide = chance.randint(most // 12, most)
        day = records.FIRST + timedelta(days=chance.randrange(records.DAYS - wide))
        days = {"from": day.isoformat(), "to": (day + timedelta(days=wide)).isoformat()}
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


def take_turns(folder: Path, events: int, rounds: int, seconds: float) -> dict[tuple[str, str], list[clients.Taken]]:
    """What each server took for each kind of query, round after round."""
    found: dict[tuple[str, str], list[clients.Taken]] = {(kind, name): [] for kind in KINDS for name in SERVERS}
    ports = {name: 18_100 + place for place, name in enumerate(SERVERS)}
    with served("floor", folder, ports["floor"]), served("plain", folder, ports["plain"]), \
         served("api", folder, ports["api"]):  # fmt: skip
        paths = {(kind, name): [address(name, each) for each in questions(events, kind)] for kind, name in found}
        for asked, name in ((paths[each], each[1]) for each in found):  # each answers every kind before it is timed
            clients.take(ports[name], asked, seconds / 2)
        for _ in range(rounds):
            for kind, name in found:
                clients.take(ports[name], paths[kind, name], seconds / 4)  # warm with this kind
                found[kind, name].append(clients.take(ports[name], paths[kind, name], seconds))
        for _ in range(2):
            found["ceiling", "floor"] = [clients.take(ports["floor"], ["/ceiling"], seconds)]
    return found


def measured(folder: Path, events: int, rounds: int, seconds: float) -> dict[str, Any]:
    """Requests a second, the median and the 99th percentile of milliseconds, and what they are to each other."""
    found = take_turns(folder, events, rounds, seconds)

    def middle(kind: str, name: str, figure: Any) -> float:
        return round(statistics.median(map(figure, found[kind, name])), 2)

    figures: dict[str, Any] = {"ceiling": round(found["ceiling", "floor"][0].rate, 1)}
    for kind in KINDS:
        for name in SERVERS:
            figures[f"{kind}_{name}"] = middle(kind, name, lambda one: one.rate)
            figures[f"{kind}_{name}_p50"] = middle(kind, name, lambda one: one.percentile(0.5))
            figures[f"{kind}_{name}_p99"] = middle(kind, name, lambda one: one.percentile(0.99))
        for name in ("floor", "plain"):
            ratios = (mine.rate / other.rate for mine, other in zip(found[kind, "api"], found[kind, name], strict=True))
            figures[f"{kind}_to_{name}"] = round(statistics.median(ratios), 2)
        figures[f"{kind}_p99_to_p50"] = middle(kind, "api", lambda one: one.percentile(0.99) / one.percentile(0.5))
        figures[f"{kind}_kilobytes"] = middle(kind, "api", lambda one: one.received / len(one.times) / 1000)
    ratios = (first.rate / deep.rate for first, deep in zip(found["first", "api"], found["deep", "api"], strict=True))
    figures["deep_to_first"] = round(statistics.median(ratios), 2)
    return figures


def fresh(folder: Path) -> dict[str, float]:
    """What it costs to keep the documents fresh (tests/benchmarks/freshness.py), in this record."""
    command = [sys.executable, "-m", "tests.benchmarks.freshness"]
    done = subprocess.run(command, cwd=ROOT, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(events: int, figures: dict[str, Any]) -> None:
    """A table of the figures of one record."""
    print(f"\n{events:,} events; pages of at most 100; the clients alone could take {figures['ceiling']} pages/s")
    names = ("floor", "plain", "API", "x floor", "x plain", "p50 ms", "p99 ms", "p99/p50", "kB")
    print(f"{'requests/s':12} " + " ".join(f"{name:>8}" for name in names))
    for kind in KINDS:
        wanted = ("floor", "plain", "api", "to_floor", "to_plain", "api_p50", "api_p99", "p99_to_p50", "kilobytes")
        print(f"{kind:12} " + " ".join(f"{figures[f'{kind}_{name}']:8}" for name in wanted))
    print(f"a page 90 % deep costs {figures['deep_to_first']} times the first (wanted: at most 1.3)")
    print(
        f"bulk_load: {figures['loaded_per_second']:,.0f} events/s, documents: {figures['documents_per_second']:,.0f}/s;"
        f" an action that keeps its documents fresh takes {figures['action_to_without']} times one that does not"
    )


def missed(figures: dict[str, dict[str, Any]]) -> list[str]:
    """What is required and was not reached."""
    found = []
    for size, of in figures.items():
        for kind in KINDS:
            wanted = [of[f"{kind}_{name}"] >= least for name, least in LEAST.items()] + [of[f"{kind}_p99_to_p50"] < 4]
            found += [f"{kind} at {size}"] if not all(wanted) else []
        found += [f"deep at {size}"] if of["deep_to_first"] > 1.3 else []
        found += [f"{name} at {size}" for name, grown in of.get("grown", {}).items() if grown > 1.5]
    return found


def main() -> None:
    """Measure records of all sizes; print a table for each, then one JSON object."""
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr] # a table is seen when it is done
    sizes = [int(size) for size in os.environ.get("SIZES", "10000,100000,1000000").split(",")]
    rounds, seconds = int(os.environ.get("ROUNDS", "3")), float(os.environ.get("SECONDS_EACH", "4"))
    kept = Path(os.environ.get("BENCH_VAR") or ROOT / "var" / "bench")
    figures: dict[str, dict[str, Any]] = {}
    for size in sizes:
        folder = kept / str(size)
        speeds = build(folder, size)
        figures[str(size)] = of = measured(folder, size, rounds, seconds) | speeds | fresh(folder)
        show(size, of)
        least = figures[str(sizes[0])]
        if of is not least:
            of["grown_as_sent"] = {kind: round(least[f"{kind}_api"] / of[f"{kind}_api"], 2) for kind in ALIKE}
            of["grown"] = {
                kind: round(times * least[f"{kind}_kilobytes"] / of[f"{kind}_kilobytes"], 2)
                for kind, times in of["grown_as_sent"].items()
            }
            for name, what in (("grown_as_sent", "a page as it was sent"), ("grown", "as many kilobytes of a page")):
                told = ", ".join(f"{kind} {times}" for kind, times in of[name].items())
                print(f"{what} costs so many times what it does of {sizes[0]:,} events: {told} (wanted: at most 1.5)")
    print("not reached: " + (", ".join(missed(figures)) or "nothing"))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
