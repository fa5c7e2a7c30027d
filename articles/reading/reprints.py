"""Passages that two texts share, word for word or lightly edited, and fingerprints by which to find candidates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from rapidfuzz import fuzz

MINIMUM_WORDS = 40  # a shorter shared passage may be a common quotation
SHINGLE_WORDS = 8
_WINDOW = 12  # of so many shingles in a row at least one is kept
_SEED_WORDS = 5  # so many equal words begin a run
_GAP_WORDS = 15  # an edit longer than this ends a passage
_LONE_RUN_WORDS = 12  # a run that continues no other must be this long
_EDGE_WORDS = 4  # a run this long next to a passage belongs to it
_MOST_PLACES = 6  # a seed that stands in more places than this is boilerplate
_LIKENESS = 0.8
_PRIME = (1 << 61) - 1
_BASE = 1_000_003
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of two texts: its span in each, code points, end exclusive; `similarity` from 0 to 1."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    similarity: float


@dataclass(slots=True)
class _Run:
    """Words `a` to `a_end` of one text matched to words `b` to `b_end` of the other; `equal` of them are the same."""

    a: int
    b: int
    a_end: int
    b_end: int
    equal: int


def shingles(text: str) -> tuple[int, ...]:
    """Fingerprints of a text: hashes of runs of eight words, thinned out evenly; sorted, without repetitions.

    Integers of 0 to 2**61 - 2, the same in every process and on every machine. Two texts with a common passage of
    twenty words or more share at least one. A text of fewer than eight words has none.
    """
    numbers = [_word_number(word.lower().replace("’", "'")) for word in _WORD.findall(text)]
    hashes = list(_rolling(numbers))
    kept: set[int] = set()
    for start in range(max(1, len(hashes) - _WINDOW + 1)):
        if window := hashes[start : start + _WINDOW]:
            kept.add(min(window))
    return tuple(sorted(kept))


def word_count(text: str) -> int:
    """How many words a text has, as passages are measured."""
    return sum(1 for _ in _WORD.finditer(text))


@lru_cache(maxsize=50_000)
def _word_number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") % _PRIME


def _rolling(numbers: list[int]) -> Iterator[int]:
    """The polynomial hash of every run of SHINGLE_WORDS numbers."""
    top = pow(_BASE, SHINGLE_WORDS, _PRIME)
    value = 0
    for place, number in enumerate(numbers):
        value = (value * _BASE + number) % _PRIME
        if place >= SHINGLE_WORDS:
            value = (value - numbers[place - SHINGLE_WORDS] * top) % _PRIME
        if place >= SHINGLE_WORDS - 1:
            yield value


class Indexed:
    """A text with its words in an index, to be compared with many others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = _spans(text)
        self.words = _folded(text, self.spans)
        self.places = _places(self.words)

    def shared_with(self, other: str) -> tuple[Passage, ...]:
        """The passages of at least MINIMUM_WORDS words shared with another text, which is `a` of each; this is `b`.

        In the order of the other text. Words may be added, dropped or replaced in between, up to a few at a time, as
        an editor would.
        """
        spans = _spans(other)
        words = _folded(other, spans)
        found = []
        for run in _joined(_runs(words, self.words, self.places)):
            _grow_back(run, words, self.words)
            _grow_on(run, words, self.words)
            if min(run.a_end - run.a, run.b_end - run.b) < MINIMUM_WORDS:
                continue
            passage = _passage(other, self.text, spans, self.spans, run)
            if passage.similarity >= _LIKENESS:
                found.append(passage)
        return tuple(found)


def shared_passages(a: str, b: str) -> tuple[Passage, ...]:
    """The passages that two texts share, as `Indexed.shared_with` finds them, in the order of the first text."""
    return Indexed(b).shared_with(a)


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _WORD.finditer(text)]


def _folded(text: str, spans: list[tuple[int, int]]) -> list[str]:
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two code points
        return [text[start:end].lower().replace("’", "'") for start, end in spans]
    low = low.replace("’", "'")
    return [low[start:end] for start, end in spans]


def _seeds(words: list[str]) -> list[tuple[str, ...]]:
    """Each run of _SEED_WORDS words, in order."""
    return list(zip(*(words[first:] for first in range(_SEED_WORDS)), strict=False))


def _places(words: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each run of _SEED_WORDS words begins, at most _MOST_PLACES places each."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, seed in enumerate(_seeds(words)):
        known = places.setdefault(seed, [])
        if len(known) < _MOST_PLACES:
            known.append(place)
    return places


def _runs(words_a: list[str], words_b: list[str], places: dict[tuple[str, ...], list[int]]) -> list[_Run]:
    """Longest runs of equal words, from left to right in the first text; `places` are those of the second."""
    runs: list[_Run] = []
    seeds = _seeds(words_a)
    held = [at for at, seed in enumerate(seeds) if seed in places]  # most words of two texts begin no run
    at = 0
    for place in held:
        if place < at:
            continue
        at = place
        starts = places[seeds[at]]
        expected = runs[-1].b_end if runs else 0
        best = max(starts, key=lambda start: (_equal_words(words_a, words_b, at, start, 1), -abs(start - expected)))
        length = _equal_words(words_a, words_b, at, best, 1)
        follows = runs and 0 <= best - expected <= _GAP_WORDS and at - runs[-1].a_end <= _GAP_WORDS
        if length < _LONE_RUN_WORDS and not follows:
            continue  # a name or phrase that stands in both texts by chance
        runs.append(_Run(at, best, at + length, best + length, length))
        at += length
    return runs


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs that follow each other in both texts, with a small edit in between, as one."""
    joined: list[_Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last and 0 <= run.a - last.a_end <= _GAP_WORDS and 0 <= run.b - last.b_end <= _GAP_WORDS:
            joined[-1] = _Run(last.a, last.b, run.a_end, run.b_end, last.equal + run.equal)
        else:
            joined.append(run)
    return joined


def _grow_back(run: _Run, words_a: list[str], words_b: list[str]) -> None:
    """Takes in shorter runs just before, which alone would have been chance."""
    while grown := _near(words_a, words_b, run.a - 1, run.b - 1, -1):
        gap_a, gap_b, length = grown
        run.a, run.b, run.equal = run.a - gap_a - length, run.b - gap_b - length, run.equal + length


def _grow_on(run: _Run, words_a: list[str], words_b: list[str]) -> None:
    """Takes in shorter runs just after."""
    while grown := _near(words_a, words_b, run.a_end, run.b_end, 1):
        gap_a, gap_b, length = grown
        run.a_end, run.b_end, run.equal = run.a_end + gap_a + length, run.b_end + gap_b + length, run.equal + length


def _near(words_a: list[str], words_b: list[str], a: int, b: int, step: int) -> tuple[int, int, int] | None:
    """The smallest pair of gaps beyond which enough words are equal, and how many.

    `a` and `b` are the first words outside a run, `step` is 1 to look on and -1 to look back.
    """
    for both in range(2 * _GAP_WORDS + 1):
        for gap_a in range(max(0, both - _GAP_WORDS), min(both, _GAP_WORDS) + 1):
            length = _equal_words(words_a, words_b, a + step * gap_a, b + step * (both - gap_a), step)
            if length >= _EDGE_WORDS:
                return gap_a, both - gap_a, length
    return None


def _equal_words(words_a: list[str], words_b: list[str], a: int, b: int, step: int) -> int:
    """How many words from places a and b on are equal, counted in the direction of `step`."""
    length = 0
    while 0 <= a < len(words_a) and 0 <= b < len(words_b) and words_a[a] == words_b[b]:
        a, b, length = a + step, b + step, length + 1
    return length


def _passage(a: str, b: str, spans_a: list[tuple[int, int]], spans_b: list[tuple[int, int]], run: _Run) -> Passage:
    a_start, a_end = spans_a[run.a][0], spans_a[run.a_end - 1][1]
    b_start, b_end = spans_b[run.b][0], spans_b[run.b_end - 1][1]
    # The same quotation marks and stops around the words belong to the passage.
    while a_end < len(a) and b_end < len(b) and a[a_end] == b[b_end] and not (a[a_end].isalnum() or a[a_end].isspace()):
        a_end, b_end = a_end + 1, b_end + 1
    while a_start and b_start and a[a_start - 1] == b[b_start - 1] and a[a_start - 1] in "“\"‘'(":
        a_start, b_start = a_start - 1, b_start - 1
    longest = max(run.a_end - run.a, run.b_end - run.b)
    # Letter by letter where that is cheap; for very long passages the share of equal words says enough.
    alike = fuzz.ratio(a[a_start:a_end], b[b_start:b_end]) / 100 if longest < 5_000 else run.equal / longest
    return Passage(a_start, a_end, b_start, b_end, round(alike, 3))
