"""The signs that name a text's day of publication outright: metadata, address, dateline, head of the page, embargo."""

import re
from dataclasses import dataclass
from datetime import date

from . import dates
from .values import Mention

_HEAD = 600  # characters of a text in which its own date may stand
_DATELINE = re.compile(
    r"^[A-Z][A-Z0-9 .'’/-]{2,40}(?:,[ ]*[A-Za-z][\w .-]+)?(?:[ ]*\([^)\n]{1,30}\))?,?[ ]+"
    r"(?=[A-Z][a-z]{2,8}\.?\s+\d{1,2}\b)",
    re.MULTILINE,
)
_LONGEST_LINE = 120  # a date in words, and the 40 characters that may stand around it
_YEAR = re.compile(r"[12]\d{3}|\d[/.]\d")
_TRIM = " \t-–—|•,.:()"
_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_LABELLED = re.compile(r"\b(?:published|posted|issued|first\s+published|date)\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:updated|modified|accessed|retrieved|printed)\b", re.IGNORECASE)
_EMBARGO = re.compile(r"\bembargo\w*\b[^\n.]{0,60}$", re.IGNORECASE)

# "AP-NY-02-06-24 1337EST": news agencies stamp a report at its foot, sometimes at its head.
_STAMP = re.compile(r"(?<!\d)([01]\d-[0-3]\d-\d\d\s\d{4}\s?[A-Z]{3,4})\b")
_FOOT = 300  # characters at the end of a text in which a stamp may stand

_WEIGHTS = {
    "metadata": 0.85,
    "dateline": 0.85,
    "address": 0.8,
    "embargo": 0.6,
    "page_header": 0.6,
    "page_date": 0.55,
    "file": 0.5,
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A day, what names it (`kind` as in `reference.Proposal`, and in words), and how far it can be trusted, 0 to 1."""

    day: date
    kind: str
    words: str
    weight: float


def signs(
    text: str, *, published: date | None, page_date: date | None, url: str, file_name: str, near: date | None = None
) -> list[Sign]:
    """All signs that name one day, the most trusted first; `near` helps a dateline without a year to its year."""
    found = [Sign(published, "metadata", "the file's metadata", _WEIGHTS["metadata"])] if published else []
    found += _in_head(text, near or published or page_date)
    found += _stamps(text)
    for words, kind, where in ((url, "address", "the address of the page"), (file_name, "file", "the file's name")):
        if day := _in_address(words):
            found.append(Sign(day, kind, where, _WEIGHTS[kind]))
    if page_date and not any(sign.day == page_date and sign.kind == "page_header" for sign in found):
        found.append(Sign(page_date, "page_header", "date of the page", _WEIGHTS["page_date"]))
    return sorted(found, key=lambda sign: -sign.weight)


def _in_address(words: str) -> date | None:
    for found in _IN_ADDRESS.finditer(words):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def _in_head(text: str, near: date | None) -> list[Sign]:
    head = text[:_HEAD]
    # Without a reference day only full dates have days, so a dateline without a year needs a day near it to help.
    written = dates.find(head, near) if _may_hold_signs(head) else ()
    found = []
    for mention in written:
        day = _single_day(mention)
        if day is None:
            continue
        if _EMBARGO.search(head, max(0, mention.start - 90), mention.start):
            found.append(Sign(day, "embargo", f"embargo until {mention.text!r}", _WEIGHTS["embargo"]))
        elif any(line.end() == mention.start for line in _DATELINE.finditer(head)):
            full = mention.when is not None and mention.when.anchor is None
            found.append(
                Sign(day, "dateline", f"dateline {mention.text!r}", _WEIGHTS["dateline"] - (0 if full else 0.1))
            )
        elif mention.when and mention.when.anchor is None and (weight := _line_weight(head, mention)):
            found.append(Sign(day, "page_header", f"line {mention.text!r} at the top of the page", weight))
    return found


def _stamps(text: str) -> list[Sign]:
    ends = text if len(text) <= _HEAD + _FOOT else f"{text[:_HEAD]}\n\n{text[-_FOOT:]}"
    read = [mention for stamp in _STAMP.finditer(ends) for mention in dates.find(stamp[1], None)]
    days = [(mention.text, mention.when.days.latest) for mention in read if mention.when and mention.when.days]
    return [Sign(day, "dateline", f"agency stamp {words!r}", _WEIGHTS["dateline"]) for words, day in days[:1] if day]


def _may_hold_signs(head: str) -> bool:
    """Whether a head has a dateline, an embargo or a line short enough to be a date with a year and little else."""
    if _DATELINE.search(head) or "embargo" in head.lower():
        return True
    return any(len(line) <= _LONGEST_LINE and _YEAR.search(line) for line in head.split("\n"))


def _single_day(mention: Mention) -> date | None:
    when = mention.when
    if when is None or when.days is None or when.days.precision != "day" or "weekday" in when.rule.split("[")[0]:
        return None
    return when.days.latest


def _line_weight(head: str, mention: Mention) -> float:
    """How far a date alone on its line, perhaps with a time, a zone or "published", can be trusted; 0 in a sentence."""
    start = head.rfind("\n", 0, mention.start) + 1
    end = head.find("\n", mention.end)
    line = (head[start : mention.start] + " " + head[mention.end : end if end >= 0 else len(head)]).strip(_TRIM)
    if len(line.split()) > 4 or len(line) > 40:
        return 0.0
    if _LABELLED.search(line):
        return 0.8
    return 0.5 if _CHANGED.search(line) else _WEIGHTS["page_header"]
