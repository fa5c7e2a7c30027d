"""The example client in docs/client: its copy stays equal to the record, whatever is done to the record."""

import importlib.util
import json
import random
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from articles.reading.edtf import one_day
from tests import cast
from timeline.actions.events import EventValues, PartValues, change_event
from timeline.actions.merge import merge
from timeline.actions.publish import publish, retract
from timeline.models import Event, Party, Status

CLIENT = Path(__file__).resolve().parents[2] / "docs" / "client" / "negotiation_timeline.py"


def client_module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("negotiation_timeline", CLIENT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told_by(site: str) -> dict[int, Any]:
    """The whole record, as the API tells it now."""
    with urllib.request.urlopen(f"{site}/api/v1/events/?format=jsonl") as answer:
        return {event["id"]: event for event in map(json.loads, answer)}


class Life:
    """What may happen to a record, chosen at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0

    def public(self) -> Event | None:
        events = list(Event.objects.public())
        return self.chance.choice(events) if events else None

    def make(self) -> None:
        self.count += 1
        status = self.chance.choice(["published", "draft"])
        days = cast.DAY + timedelta(days=self.chance.randrange(30))
        cast.an_event(f"Talks number {self.count}", days=days, status=status)

    def change(self) -> None:
        if event := self.public():
            party = self.chance.choice([cast.norland(), cast.sudria()])
            part = PartValues(party, None, self.chance.choice(["host", "guest"]))
            self.count += 1
            days = one_day(cast.DAY + timedelta(days=self.chance.randrange(30)))
            values = EventValues(f"Changed {self.count}", "meeting", days, parts=(part,))
            change_event(event=event, values=values, by=None)

    def cite(self) -> None:
        if event := self.public():
            self.count += 1
            told = cast.an_article(f"Report {self.count} of the talks.", outlet=cast.HERALD)
            cast.told_also(event, told, venue=cast.lisbon())

    def publish(self) -> None:
        if event := Event.objects.filter(status=Status.DRAFT).first():
            publish(event=event, by=None, at=cast.AT)

    def retract(self) -> None:
        if event := self.public():
            retract(event=event, reason="Withdrawn.", by=None, at=cast.AT)

    def merge(self) -> None:
        event, into = self.public(), self.public()
        if event and into and event != into:
            merge(event=event, into=into, reason="One meeting.", by=None, at=cast.AT)

    def rename(self) -> None:
        self.count += 1
        Party.objects.filter(slug=self.chance.choice(["norland", "vesta"])).update(name=f"Party {self.count}")

    def step(self) -> None:
        steps: list[Callable[[], None]] = [self.make, self.make, self.change, self.cite, self.publish, self.retract,
                                           self.merge, self.rename]  # fmt: skip
        self.chance.choice(steps)()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_copy_stays_equal_to_the_record(live_server: Any, settings: Any, tmp_path: Path, seed: int) -> None:
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    module, life = client_module(), Life(seed)
    for _ in range(5):
        life.make()
    mirror = module.Mirror(module.Api(live_server.url))
    mirror.sync()
    assert mirror.events == told_by(live_server.url)
    for _ in range(6):
        for _ in range(life.chance.randrange(1, 6)):
            life.step()
        mirror.sync()
        assert mirror.events == told_by(live_server.url)
        mirror.save(tmp_path / "copy.json")
        mirror = module.Mirror.load(module.Api(live_server.url), tmp_path / "copy.json")


def test_a_copy_reads_nothing_again_when_nothing_changed(live_server: Any) -> None:
    module = client_module()
    cast.an_event()
    mirror = module.Mirror(module.Api(live_server.url))
    assert mirror.sync() == 1
    mirror.asked += module.OVERLAP + timedelta(minutes=1)  # as if what was written just now had been long ago
    assert mirror.sync() == 0


def test_the_client_keeps_its_copy_in_a_file(live_server: Any, tmp_path: Path) -> None:
    event = cast.an_event()
    file = tmp_path / "copy.json"
    for held in (1, 0):
        done = subprocess.run(
            [sys.executable, CLIENT, live_server.url, file], capture_output=True, text=True, check=True
        )  # fmt: skip
        assert done.stdout.endswith(f"the copy holds {held}\n")
        assert list(json.loads(file.read_text())["events"]) == [str(event.pk)] * held
        if held:
            retract(event=event, reason="Withdrawn.", by=None, at=cast.AT)


def test_a_token_is_sent_and_a_wrong_site_refused(live_server: Any) -> None:
    module = client_module()
    with pytest.raises(module.HTTPError, match="401"):
        module.Api(live_server.url, "ntl_wrong").get("events/")
    with pytest.raises(ValueError, match="is no address of a site"):
        module.Api("file:///etc")
