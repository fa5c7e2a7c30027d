"""README.md names every command, every setting and every filter, so that nothing has to be guessed."""

import re
from pathlib import Path

import pytest

from timeline.filters import FILTERS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")


def named_in(*patterns: str) -> list[str]:
    return sorted(path.stem for pattern in patterns for path in ROOT.glob(pattern) if path.stem != "__init__")


@pytest.mark.parametrize("command", named_in("articles/management/commands/*.py", "timeline/management/commands/*.py"))
def test_every_command_is_named(command: str) -> None:
    assert f"`{command}" in README or f"manage.py {command}" in README


@pytest.mark.parametrize("row", FILTERS, ids=lambda row: row.name)
def test_every_filter_is_named(row) -> None:  # type: ignore[no-untyped-def]
    assert f"`{row.name}`" in README


def settings_read() -> list[str]:
    source = (ROOT / "timeline/settings.py").read_text("utf-8") + (ROOT / "timeline/database.py").read_text("utf-8")
    return sorted(set(re.findall(r'(?:environment\.\w+|_from_url)\("([A-Z_]+)"', source)))


def test_settings_are_found_in_the_source() -> None:
    assert "DATABASE_URL" in settings_read()


@pytest.mark.parametrize("name", settings_read())
def test_every_setting_is_named(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.M))
def test_every_make_target_is_named(target: str) -> None:
    assert f"make {target}" in README


def test_every_picture_is_there_and_used() -> None:
    shown = set(re.findall(r"\((docs/screenshots/[\w-]+\.png)\)", README))
    assert shown == {f"docs/screenshots/{path.name}" for path in (ROOT / "docs/screenshots").glob("*.png")}
    assert shown
