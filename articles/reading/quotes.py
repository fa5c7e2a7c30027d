"""Finding a quote again in a corrected text: by its exact words, by the words around it, by likeness."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

UNCHANGED, MOVED, ALTERED, GONE = "unchanged", "moved", "altered", "gone"

CONTEXT = 32
"""Characters before and after a quote by which it is told from the same words elsewhere."""

_SAME_CONTEXT = 60  # of 100; below, equal words elsewhere are taken for another place
_ALIKE = 75  # of 100; below, what is found is not the quote in other words
_ROOM = 2  # an altered quote is at most so many times as long as it was, and a line more
_LINE = 80
_LONG_ENOUGH = 8  # characters of context that may stand for a place


@dataclass(frozen=True, slots=True)
class Again:
    """What became of a quote: `state` is unchanged, moved, altered or gone; `start` and `end` are its place in the new
    text, code points, end exclusive (the likeliest one for altered words; both -1 for gone ones)."""

    state: str
    start: int = -1
    end: int = -1


def find_again(old: str, start: int, end: int, new: str) -> Again:
    """What became of old[start:end] in a corrected text.

    The same words count only where what surrounds them is alike, unless they stand once in either text.
    """
    quote = old[start:end]
    prefix, suffix = old[max(0, start - CONTEXT) : start], old[end : end + CONTEXT]
    places = _places(quote, new)
    if places:
        near = [
            (_likeness(prefix, suffix, new, place, place + len(quote)), -abs(place - start), place) for place in places
        ]
        likeness, _, best = max(near)
        if likeness >= _SAME_CONTEXT or (len(places) == 1 and old.count(quote) == 1):
            same = (best, best + len(quote)) == (start, end)
            return Again(UNCHANGED if same else MOVED, best, best + len(quote))
    found = _between(prefix, suffix, quote, new) or _alike(quote, new)
    return Again(ALTERED, *found) if found else Again(GONE)


def find_quote(exact: str, prefix: str, suffix: str, text: str, near: int | None = None) -> Again:
    """Where a quote known by its words and what surrounds them stands in a text: at `near` (a code point) if it can be
    told no better. The state is unchanged when the exact words stand there, altered when only likely ones do."""
    places = _places(exact, text) if exact else []
    if places:
        ranked = [
            (_likeness(prefix, suffix, text, place, place + len(exact)), -abs(place - (near or 0)), place)
            for place in places
        ]
        best = max(ranked)[2]
        return Again(UNCHANGED, best, best + len(exact))
    found = _between(prefix, suffix, exact, text) or _alike(exact, text)
    return Again(ALTERED, *found) if found else Again(GONE)


def _places(words: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]


def _likeness(prefix: str, suffix: str, text: str, start: int, end: int) -> float:
    """How alike what surrounds a place is to what surrounded the quote, 0 to 100; 100 where nothing did."""
    sides = [(prefix, text[max(0, start - len(prefix)) : start]), (suffix, text[end : end + len(suffix)])]
    told = [fuzz.ratio(known, found) for known, found in sides if known]
    return max(told) if told else 100.0


def _between(prefix: str, suffix: str, quote: str, text: str) -> tuple[int, int] | None:
    """The place between the words that stood before and after the quote, where both stand once in the right order."""
    before, after = prefix.strip(), suffix.strip()
    if len(before) < _LONG_ENOUGH or len(after) < _LONG_ENOUGH:
        return None
    starts, ends = _places(before, text), _places(after, text)
    if len(starts) != 1 or len(ends) != 1:
        return None
    start, end = starts[0] + len(before), ends[0]
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end and end - start <= len(quote) * _ROOM + _LINE else None


def _alike(quote: str, text: str) -> tuple[int, int] | None:
    """The passage most like the quote, in whole words, if it is alike enough."""
    if not quote.strip() or not text:
        return None
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
    if found is None or found.dest_start >= found.dest_end or len(text) < len(quote) // 2:
        return None
    start, end = _whole_words(text, found.dest_start, found.dest_end)
    if not quote[-1].isalnum() and text[end : end + 1] == quote[-1]:
        end += 1  # its stop
    return (start, end) if fuzz.ratio(quote, text[start:end]) >= _ALIKE else None


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
