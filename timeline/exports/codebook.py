"""The codebook of a data set and the description of its tables, made from the models and the tables of columns."""

import inspect
import re
from typing import Any

from articles.models import Article, Outlet, PublishedBasis

from ..models import Citation, Event, Participation, Party, Person, Round, Venue, vocabulary
from .comma import COLUMNS
from .record import CITATIONS, PARTICIPANTS

_MODELS = (Event, Participation, Citation, Round, Party, Person, Venue, Article, Outlet)
_CODES = ("Kind", "Phase", "Outcome", "Precision", "Role", "Attendance", "PartyKind", "CitationState")
_MEANING = re.compile(r'= "(\w+)", "[^"]*"\)?(?:  # (.*))?$', re.M)


def codebook() -> str:
    """Every column, member and code with its meaning, as Markdown."""
    parts = [
        "# Codebook",
        "",
        "Made from the models of the program that wrote this data set; docs/dataset.md there tells of the files.",
        "",
        "## events.csv",
        "",
        *_table((f"`{name}`", told) for name, (told, _) in COLUMNS.items()),
    ]
    for model in _MODELS:
        told = " ".join((inspect.getdoc(model) or "").split("\n\n")[0].split())
        parts += ["", f"## {str(model._meta.verbose_name).capitalize()}", "", told, "", *_table(_columns(model))]
    for name in _CODES:
        choices = getattr(vocabulary, name)
        told = (inspect.getdoc(choices) or "").strip()
        parts += ["", f"## Codes: {name}", "", told, "", *_table(_codes(choices))]
    parts += ["", "## Codes: PublishedBasis", "", *_table(_codes(PublishedBasis))]
    return "\n".join(parts) + "\n"


def _table(rows: Any) -> list[str]:
    return ["| name | means |", "|---|---|", *(f"| {name} | {told} |" for name, told in rows)]


def _columns(model: Any) -> list[tuple[str, str]]:
    found = []
    for field in model._meta.concrete_fields:
        if field.name not in ("search", "sort_day", "added_by"):
            kind = field.get_internal_type().removesuffix("Field").lower()
            found.append((f"`{field.name}`", f"{field.help_text or field.verbose_name} ({kind})"))
    return found


def _codes(choices: Any) -> list[tuple[str, str]]:
    meanings = dict(_MEANING.findall(inspect.getsource(choices)))
    return [(f"`{code}`", meanings.get(code) or str(label)) for code, label in choices.choices]


_TYPES = {
    "id": "integer", "event": "integer", "article": "integer", "start": "integer", "end": "integer",
    "reports": "integer", "origins_at_most": "integer", "latitude": "number", "longitude": "number",
    "earliest": "date", "latest": "date", "published": "date", "account_earliest": "date", "account_latest": "date",
    "created": "datetime", "updated": "datetime",
}  # fmt: skip


def schemas() -> dict[str, dict[str, Any]]:
    """The Table Schema (Frictionless) of each CSV file."""
    told: dict[str, dict[str, Any]] = {
        "events.csv": {
            "fields": [_field(name, meaning) for name, (meaning, _) in COLUMNS.items()],
            "primaryKey": ["id"],
        },
        "participants.csv": {"fields": [_field(name) for name in PARTICIPANTS]},
        "citations.csv": {"fields": [_field(name) for name in CITATIONS], "primaryKey": ["id"]},
    }
    for name in ("participants.csv", "citations.csv"):
        told[name]["foreignKeys"] = [{"fields": ["event"], "reference": {"resource": "events", "fields": ["id"]}}]
    return told


def _field(name: str, meaning: str = "") -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _TYPES.get(name, "string")}
    if field["type"] == "datetime":
        field["format"] = "any"
    return field | ({"description": meaning} if meaning else {})
