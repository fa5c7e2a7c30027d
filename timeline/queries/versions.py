"""The version of one event: what an analyst must have seen to change it."""

import hashlib
import json
from typing import Any

from ..models import Citation, Event, Participation
from .display import Shown

_NOT_SAID = {"search", "created", "updated", "sort_day"}


def version_of(shown: Shown) -> str:
    """A text that changes whenever the values, participants, citations or status of an event do."""
    rows: list[Any] = [_values(Event, shown.event)]
    rows += [_values(Participation, part) for part in shown.participations]
    rows += [_values(Citation, citation) for citation in shown.citations]
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()[:16]


def _values(model: Any, row: Any) -> list[Any]:
    loaded = set(row.__dict__)
    names = [field.attname for field in model._meta.concrete_fields if field.name not in _NOT_SAID]
    return [(name, row.__dict__[name]) for name in names if name in loaded]
