"""The example client in docs/client: its copy stays equal to the record, whatever is done to the record."""

import importlib.util
import json
import subprocess
import sys
import urllib.request
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests import cast
from tests.happenings import Happenings
from timeline.actions.publish import retract

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


@pytest.mark.parametrize("seed", range(3))
def test_a_copy_stays_equal_to_the_record(live_server: Any, settings: Any, tmp_path: Path, seed: int) -> None:
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    module, happenings = client_module(), Happenings(seed)
    for _ in range(5):
        happenings.make()
    mirror = module.Mirror(module.Api(live_server.url))
    mirror.sync()
    assert mirror.events == told_by(live_server.url)
    for _ in range(8):
        happened = [happenings.step() for _ in range(happenings.chance.randrange(1, 8))]
        mirror.sync()
        assert mirror.events == told_by(live_server.url), happened
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
