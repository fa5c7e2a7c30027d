"""Embedded servers of their own for the tests that kill, fill or empty them."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from .servers import Client, is_stopped, new_place


@pytest.fixture(scope="module")
def pattern() -> Iterator[Path]:
    """A server's folder after its first start, to be copied."""
    folder = new_place()
    first = Client(folder / "postgres")
    assert first.ask("SELECT 1") == "1"
    first.kill()
    assert is_stopped(folder / "postgres")
    yield folder / "postgres"
    shutil.rmtree(folder)


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder for servers, which are gone when the test ends."""
    folder = new_place()
    yield folder
    for lock in folder.rglob("server.lock"):
        assert is_stopped(lock.parent)
    shutil.rmtree(folder)


@pytest.fixture
def client(place: Path, pattern: Path) -> Iterator[Client]:
    """A process that has started the server in `place / "postgres"`."""
    subprocess.run(["cp", "-a", str(pattern), str(place)], check=True)
    made = Client(place / "postgres")
    assert made.ask("SELECT 1") == "1"
    yield made
    made.kill()
