"""The whole site under load: readers, programs and analysts at once, `make bench NAME=load`.

A record of EVENTS=2000 events is served by `manage.py serve` as to anybody, limits included. For SECONDS=60 READERS=4
look at pages, PROGRAMS=4 ask the API (each with a token), and ANALYSTS=2 write articles, events and changes through it
and look at the desk. Told are the latencies of each kind of request, errors (any answer that is not the one expected),
and what `check_record` says of the record afterwards. The last line is one JSON object.
"""

import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.benchmarks import records
from tests.browser.screenshots import ROOT, served

EVENTS = int(os.environ.get("EVENTS", "2000"))
SECONDS = float(os.environ.get("SECONDS", "60"))
NUMBERS = {"readers": int(os.environ.get("READERS", "4")), "programs": int(os.environ.get("PROGRAMS", "4")),
           "analysts": int(os.environ.get("ANALYSTS", "2"))}  # fmt: skip
API = "/api/v1/"


@dataclass
class Seen:
    """Milliseconds of each kind of request, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


class Person:
    """Somebody who asks one thing after another, over one connection."""

    def __init__(self, site: str, number: int, seen: Seen, **headers: str) -> None:
        self.seen, self.headers = seen, headers
        self.chance, self.maker = random.Random(number), records.Maker(EVENTS)
        self.maker.chance = self.chance
        self.connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)

    def ask(self, kind: str, path: str, method: str = "GET", body: Any = None, **more: str) -> Any:
        """Ask, note how long it took, and answer the response with its body in `told`; None where something is wrong.

        412 is not wrong: another analyst was quicker.
        """
        kind_of_body = {"Content-Type": "application/json"} if body else {}
        headers = self.headers | kind_of_body | {name.replace("_", "-"): value for name, value in more.items()}
        begun = time.perf_counter()
        try:
            self.connection.request(method, path, body and json.dumps(body), headers)
            answer: Any = self.connection.getresponse()
            answer.told = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            self.connection.close()
            self.seen.errors[kind].append(f"{path}: {fault!r}")
            return None
        self.seen.times[kind].append((time.perf_counter() - begun) * 1000)
        if answer.status >= 400 and answer.status != 412:
            self.seen.errors[kind].append(f"{path}: {answer.status} {answer.told[:200]!r}")
            return None
        return answer

    def filters(self) -> str:
        """A few filters of a list."""
        day = records.FIRST + timedelta(days=self.chance.randrange(records.DAYS - 400))
        return urlencode(
            self.chance.choice(
                [
                    {"party": self.maker.one_of("party", records.PARTIES), "from": day},
                    {"venue": self.maker.one_of("venue", records.VENUES), "kind": "meeting"},
                    {"from": day, "to": day + timedelta(days=400)},
                ]
            )
        )

    def word(self) -> str:
        """A word to search for."""
        return self.chance.choices(self.maker.words, cum_weights=self.maker.word_weights)[0]


def read_a_page(reader: Person) -> None:
    """What a reader does next."""
    chance, maker = reader.chance, reader.maker
    kind, path = chance.choice(
        [
            ("timeline", "/"),
            ("timeline narrowed", f"/?{reader.filters()}"),
            ("search", f"/search/?q={reader.word()}"),
            ("party", f"/parties/{maker.one_of('party', records.PARTIES)}/"),
            ("changes page", "/changes/"),
        ]
    )
    reader.ask(kind, path, Accept_Encoding="br")


def ask_the_api(program: Person) -> None:
    """What a program does next."""
    kind, path = program.chance.choice(
        [
            ("API list", f"{API}events/?page_size=100&{program.filters()}"),
            ("API words", f"{API}events/?q={program.word()}"),
            ("API event", f"{API}events/{program.chance.randint(1, EVENTS)}/"),
            ("API changes", f"{API}changes/"),
        ]
    )
    found = program.ask(kind, path)
    if found and kind == "API list":
        program.ask("API once more", path, If_None_Match=found.headers["ETag"])  # 304 unless it changed


def write_something(analyst: Person) -> None:
    """What an analyst does next: a new article with an event that rests on it, or a change of an event."""
    chance, maker = analyst.chance, analyst.maker
    if chance.random() < 0.3:
        analyst.ask("desk", "/admin/desk/")
    if chance.random() < 0.5:
        text = f"{maker.told(30, 60)}. {maker.told(8, 12)} {chance.getrandbits(60)}."
        made = analyst.ask("add article", f"{API}articles/", "POST", {"text": text, "headline": maker.told(5, 8)})
        if made:
            cited = {"article": json.loads(made.told)["id"], "quote": text[:60]}
            body = {
                "title": maker.told(5, 8),
                "kind": "meeting",
                "when": {"edtf": "2024-05-14"},
                "participants": [{"party": maker.one_of("party", records.PARTIES)}],
                "citations": [cited],
                "editorial_reason": "made by chance, as all of this record",
                "status": "published",
            }
            analyst.ask("add event", f"{API}events/", "POST", body)
        return
    path = f"{API}events/{chance.randint(1, EVENTS)}/"
    known = analyst.ask("see event", path)
    if known:
        change = {"summary": maker.told(10, 20)}
        analyst.ask("change event", path, "PATCH", change, If_Match=known.headers["ETag"])


DOES: dict[str, Callable[[Person], None]] = {
    "readers": read_a_page,
    "programs": ask_the_api,
    "analysts": write_something,
}


def prepared(var: Path) -> dict[str, dict[str, str]]:
    """Make the record; the headers by which programs and analysts are known."""
    os.environ |= {"TIMELINE_VAR": str(var), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "timeline.settings"}
    records.write(var / "files", EVENTS)
    for command in (["migrate", "-v0"], ["bulk_load", str(var / "files")], ["refresh_documents", "--jobs", "2"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, check=True)
    import django

    django.setup()
    from django.contrib.auth.models import Group, User
    from django.test import Client
    from django.utils import timezone

    from timeline.actions.tokens import make_token

    user = User.objects.create_user("load", is_staff=True)
    user.groups.set(Group.objects.filter(name__in=("analysts", "editors")))
    now = timezone.now()

    def token(scope: str) -> dict[str, str]:
        known = {"user": user, "name": "load", "scope": scope, "expires": now + timedelta(hours=2)}
        return {"Authorization": f"Bearer {make_token(**known, by=user, at=now)[1]}"}  # type: ignore[arg-type]

    visitor = Client()
    visitor.force_login(user)
    cookie = {"Cookie": f"sessionid={visitor.cookies['sessionid'].value}"}
    return {"readers": {}, "programs": token("read"), "analysts": token("write") | cookie}


def run(site: str, known: dict[str, dict[str, str]]) -> Seen:
    """All of them at once, for SECONDS."""
    seen = Seen()
    stop = time.perf_counter() + SECONDS

    def live(who: str, number: int) -> None:
        person = Person(site, number, seen, **known[who])
        while time.perf_counter() < stop:
            DOES[who](person)

    threads = [threading.Thread(target=live, args=(who, 100 * place + number))
               for place, who in enumerate(DOES) for number in range(NUMBERS[who])]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def main() -> None:
    """Run, print a table, then one JSON object."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        var.chmod(0o711)  # PostgreSQL's own user has to pass through when root measures
        known = prepared(var)
        with served(var) as site:
            seen = run(site, known)
        checked = subprocess.run(
            [sys.executable, "manage.py", "check_record"], cwd=ROOT, capture_output=True, text=True
        )
    figures: dict[str, Any] = {}
    print(f"{'milliseconds':18} {'number':>8} {'p50':>8} {'p95':>8} {'p99':>8} {'most':>8} {'errors':>7}")
    for kind, times in sorted(seen.times.items()):
        cuts = statistics.quantiles(times, n=100) if len(times) > 1 else times * 99
        found = {"number": len(times), "p50": cuts[49], "p95": cuts[94], "p99": cuts[98], "most": max(times)}
        figures[kind] = {name: round(value, 1) for name, value in found.items()} | {"errors": len(seen.errors[kind])}
        print(f"{kind:18} " + " ".join(f"{value:8}" for value in figures[kind].values()))
    for kind, faults in seen.errors.items():
        for fault in faults[:5]:
            print(f"{kind}: {fault}")
    answered = sum(each["number"] for each in figures.values())
    figures |= {"answers_per_second": round(answered / SECONDS, 1), "errors": sum(map(len, seen.errors.values()))}
    figures["check_record"] = checked.returncode
    print(
        f"{figures['answers_per_second']} answers/s in all; check_record: {(checked.stdout + checked.stderr).strip()}"
    )
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
