"""The head of a plain report: the lines above its first paragraph, the headline among them, a date printed there."""

import re
from datetime import date

import dateparser

_HEAD_LINES = 10
_DATE_LINE = 60
_HEADLINE = 200

# Strict: a date's day, month and year must all be written: "Tuesday", "5 March" and "2024" are no day of the calendar.
_WHOLE_DATES = {
    "STRICT_PARSING": True,
    "PARSERS": ["absolute-time"],
    "RETURN_AS_TIMEZONE_AWARE": False,
}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABEL = re.compile(r"(?:first |last )?(?:published|posted|updated|modified|date|issued)(?: on| at)?\b[\s:]*", re.I)
_BREAK = re.compile(r"\s+[-–—|•·]\s+")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")


def head(text: str) -> list[str]:
    """The non-blank lines above the first paragraph of a normalised text, at most ten; none if it begins with one."""
    lines: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        if _is_paragraph(line) or len(lines) == _HEAD_LINES:
            return lines
        lines.append(line.strip())
    return []  # nothing but short lines: there is no telling head from body


def _is_paragraph(line: str) -> bool:
    ends = line.rstrip(" \"'”’»)").endswith((".", "!", "?", "…", "؟", "۔", "。"))
    return len(line) > _HEADLINE or (ends and len(line.split()) > 7) or line.rstrip().endswith(("。", "۔"))


def headline(lines: list[str]) -> str:
    """The line of a head that reads as a headline, or "".

    The first with at least four words, since section labels and site names are shorter; else the one with most words.
    """
    titles = [line for line in lines if date_in(line) is None]
    long = (line for line in titles if len(line.split()) >= 4)
    return next(long, max(titles, key=lambda line: len(line.split()), default=""))


def date_printed(lines: list[str]) -> date | None:
    """The first date among the lines of a head that stands on a line of its own."""
    return next((day for line in lines if (day := date_in(line))), None)


def date_in(line: str) -> date | None:
    """The day that a short line states and nothing else: day, month and year, a time and a place name allowed.

    None for anything less, and for figures such as 05/03/2024 that mean different days in different countries.
    """
    if len(line) > _DATE_LINE:
        return None
    for part in _BREAK.split(line):
        stated = _LABEL.sub("", part, count=1) if _LABEL.match(part) else part
        if not _has_year(stated) or _ambiguous(stated):
            continue
        try:
            found = dateparser.parse(stated, settings=_WHOLE_DATES)
        except (ValueError, OverflowError, RecursionError):  # a date-like line that is no date
            continue
        if found:
            return date(found.year, found.month, found.day)
    return None


def _has_year(line: str) -> bool:
    return any(1800 <= int(year) <= 2100 for year in _YEAR.findall(line))


def _ambiguous(line: str) -> bool:
    figures = _FIGURES.search(line)
    return bool(figures and int(figures[1]) <= 12 and int(figures[2]) <= 12 and int(figures[1]) != int(figures[2]))
