"""The day that relative words hang on: what was given, a dateline, or a date in the page's head; never a guess."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from . import dates
from .values import Mention

_HEAD = 600  # characters of a text in which its own date may stand
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,40}(?:,[ ]*[A-Z][\w .]+)?(?:[ ]*\([^)\n]{1,30}\))?,?[ ]+(?=[A-Z][a-z]{2,8}\.?\s+\d{1,2}\b)",
    re.MULTILINE,
)
_WRITTEN_BEFORE = timedelta(days=2)  # a paper prints what was written the day before, or on Friday for Sunday
_YEAR = re.compile(r"[12]\d{3}|\d[/.]\d")
_TRIM = " \t-–—|•,.:()"


def propose_reference_date(text: str, page_date: date | None = None) -> tuple[date | None, str]:
    """The day a text was probably published, from explicit signs alone, and the sign in words.

    A dateline wins over a date that stands alone on a line at the top, which wins over the page's own date; signs
    that contradict each other are named in the basis. Without any sign: (None, "...").
    """
    return _proposed(_signs(text, page_date, page_date))


def _proposed(found: list[tuple[date, str]]) -> tuple[date | None, str]:
    if not found:
        return None, "no date of publication is stated"
    day, basis = found[0]
    rest = [f"{other_basis} says {other}" for other, other_basis in found[1:] if other != day]
    return day, "; but ".join([basis, *rest])


def _signs(text: str, page_date: date | None, near: date | None) -> list[tuple[date, str]]:
    head = text[:_HEAD]
    found = []
    # Without a reference day only full dates have days, so a dateline without a year needs a day near it to help.
    written = dates.find(head, near) if _YEAR.search(head) or _DATELINE.search(head) else ()
    for mention in written:
        day = _single_day(mention)
        if day is None:
            continue
        if _follows_dateline(head, mention):
            found.append((day, f"dateline {mention.text!r}"))
        elif _alone_on_line(head, mention) and mention.when and mention.when.anchor is None:
            found.append((day, f"line {mention.text!r} at the top of the page"))
    found.sort(key=lambda sign: not sign[1].startswith("dateline"))
    if page_date:
        found.append((page_date, "date of the page"))
    return found


def _single_day(mention: Mention) -> date | None:
    when = mention.when
    if when is None or when.days is None or when.days.precision != "day" or "weekday" in when.rule.split("[")[0]:
        return None
    return when.days.latest


def _follows_dateline(head: str, mention: Mention) -> bool:
    return any(found.end() == mention.start for found in _DATELINE.finditer(head))


def _alone_on_line(head: str, mention: Mention) -> bool:
    """Only a date, perhaps with a time, a zone or the word "published", stands on the line."""
    start = head.rfind("\n", 0, mention.start) + 1
    end = head.find("\n", mention.end)
    line = (head[start : mention.start] + " " + head[mention.end : end if end >= 0 else len(head)]).strip(_TRIM)
    return len(line.split()) <= 4 and len(line) <= 40


@dataclass(frozen=True, slots=True)
class Settled:
    """The reference day of a text, its basis in words, and the day and kind of anchor that relative words hang on."""

    reference: date | None
    basis: str
    anchor: date | None
    anchor_kind: str


def settle(text: str, given: date | None, basis: str, page_date: date | None) -> Settled:
    """The reference day to read with; the anchor's kind is one of values.ANCHOR_KINDS.

    A given day always counts; a dateline or header that contradicts it is named in the basis. A dateline of the days
    just before it is when the text was written: "today" is that day.
    """
    proposed, sign = _proposed(_signs(text, page_date, page_date or given))
    if given is not None:
        said = basis or "given"
        said = f"{said}; but {sign} says {proposed}" if proposed and proposed != given else said
        if proposed and sign.startswith("dateline") and timedelta(0) < given - proposed <= _WRITTEN_BEFORE:
            return Settled(given, said, proposed, "dateline")
        return Settled(given, said, given, "publication")
    kind = "none" if proposed is None else "dateline" if sign.startswith("dateline") else "page_header"
    return Settled(proposed, sign, proposed, kind)
