"""JSON written piece by piece."""

import json
from collections.abc import Iterable, Iterator
from typing import Any


def compact(value: Any) -> str:
    """A value as JSON, without blanks, in the letters it has."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def listed(head: dict[str, Any], name: str, values: Iterable[Any]) -> Iterator[str]:
    """An object with the members of `head`, and last a list `name` of values, each written when it is read."""
    yield f"{compact(head)[:-1]},{compact(name)}:["
    for number, value in enumerate(values):
        yield f"{',' if number else ''}\n{compact(value)}"
    yield "\n]}\n"
