"""Sentences and paragraphs of a news text, as spans of code points (end exclusive)."""

import re
from bisect import bisect_right
from typing import NamedTuple

import nupunkt

# Ranks and titles that the sentence model takes for the end of a sentence; a name always follows them.
_TITLES = (
    "Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Cmdr Sgt Cpl Adm Brig Sen Rep Gov Rev Hon Pres Amb Sec Min Supt St Msgr Fr"
)
_BROKEN = frozenset(f"{title}." for title in _TITLES.split())
_LONGEST_TITLE = 12  # code points, with what stands before it
_LINE_BREAK = re.compile(r"\n+")
_ENDED = re.compile(r"[.!?:;]['\"’”)\]]*$")
_STOP_INSIDE = re.compile(r"[.!?…]\S*\s")  # a paragraph without it is one sentence
_QUESTION = 100  # code points; what opens a text with a shorter question is its headline
_WRAP_LIMIT = 100  # a hard-wrapped text has no longer line


class Sentence(NamedTuple):
    """A sentence or a heading: its span, the number of its paragraph, and whether its paragraph is a heading."""

    start: int
    end: int
    paragraph: int
    heading: bool


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in reading order; white space around them belongs to none.

    A line break ends a sentence, except inside a text whose lines were wrapped at a fixed width.
    """
    found = []
    for number, (start, end) in enumerate(paragraphs(text)):
        heading = not _ENDED.search(text, start, end) and end - start < 160
        heading = heading or (number == 0 and text[end - 1] == "?" and end - start < _QUESTION)
        found += [Sentence(a, b, number, heading) for a, b in _within(text, start, end)]
    return tuple(found)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of the paragraphs: what stands between line breaks, or between blank lines in a hard-wrapped text."""
    wrapped = _hard_wrapped(text)
    spans, start = [], 0
    for gap in _LINE_BREAK.finditer(text):
        if len(gap[0]) == 1 and (wrapped or text[gap.end() : gap.end() + 1].islower()):
            continue
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    trimmed = (_trim(text, a, b) for a, b in spans)
    return [(a, b) for a, b in trimmed if a < b]


def _hard_wrapped(text: str) -> bool:
    lines = [line.rstrip() for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 5 or max(map(len, lines)) > _WRAP_LIMIT:
        return False
    return sum(1 for line in lines if not _ENDED.search(line[-4:])) >= 0.6 * len(lines)


def _within(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if not _STOP_INSIDE.search(text, start, end):
        return [(start, end)]
    spans: list[tuple[int, int]] = []
    for a, b in nupunkt.sent_spans(text[start:end]):
        first, last = _trim(text, start + a, start + b)
        if first >= last:
            continue
        if spans and _is_broken(text, *spans[-1]):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    return spans


def _is_broken(text: str, start: int, end: int) -> bool:
    """Whether what was taken for a sentence ends in a title, which a name must follow."""
    words = text[max(start, end - _LONGEST_TITLE) : end].split()
    return bool(words) and words[-1].lstrip('("“') in _BROKEN


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def at(sentences: tuple[Sentence, ...], offset: int) -> Sentence | None:
    """The sentence that holds an offset, or None between sentences."""
    place = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[place] if place >= 0 and offset < sentences[place].end else None
