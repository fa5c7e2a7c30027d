"""The corpora of `fixtures/corpus`, read once."""

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[2] / "fixtures" / "corpus"


def corpus(name: str) -> dict[str, Any]:
    """The corpus of that name: `reference_day`, `read` (what must be found) and `not_read` (what must not)."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
