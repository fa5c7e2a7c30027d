"""Articles as records with named fields: what JSON, JSON Lines and CSV have in common."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from .values import Draft, Refused, draft, shown

# Each field, and the keys it is known by, the first that is filled counts.
FIELDS = {
    "text": ("text",),
    "headline": ("headline", "title"),
    "outlet": ("outlet", "source", "publisher"),
    "byline": ("byline", "author"),
    "url": ("url",),
    "lang": ("lang", "language"),
    "published": ("published", "date", "published_at"),
    "page_date": ("page_date",),
}
KEYS = frozenset(key for keys in FIELDS.values() for key in keys)
_DAYS = ("published", "page_date")


def record_draft(record: object, source: str) -> Draft:
    """The draft that a record makes; keys that are not known are ignored.

    Raises Refused, naming the key and what is wrong with its value.
    """
    if not isinstance(record, dict):
        raise Refused(source, f"a record is an object with the key text; this one is {type_name(record)}")
    if record.get("text") is None:
        raise Refused(source, f"the key text is missing; the keys here are {_listed(record)}")
    strings = {field: _string(record, keys, source) for field, keys in FIELDS.items() if field not in _DAYS}
    published = _day(record, FIELDS["published"], source)
    return draft(
        source,
        strings.pop("text"),
        **strings,
        published=published,
        published_basis="given" if published else "",
        page_date=_day(record, FIELDS["page_date"], source),
    )


def type_name(value: object) -> str:
    """What JSON calls the type of a value, with its article, as a message says it."""
    names = {dict: "an object", list: "an array", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")


def _listed(record: Mapping[str, Any]) -> str:
    return ", ".join(shown(key) for key in list(record)[:8]) or "none"


def _string(record: Mapping[str, Any], keys: tuple[str, ...], source: str) -> str:
    for key in keys:
        value = record.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            raise Refused(source, f"{key} must be a string; it is {type_name(value)}: {shown(value)}")
        if value.strip():
            return value
    return ""


def _day(record: Mapping[str, Any], keys: tuple[str, ...], source: str) -> date | None:
    stated = _string(record, keys, source).strip()
    if not stated:
        return None
    try:
        return datetime.fromisoformat(stated).date()  # the day where it was written, whatever the zone
    except ValueError as fault:
        key = next(key for key in keys if record.get(key))
        raise Refused(
            source, f"{key} {shown(stated)} is not a day; write it as 2024-02-14 or 2024-02-14T09:30:00+02:00"
        ) from fault
