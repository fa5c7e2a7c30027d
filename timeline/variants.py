"""Two quotes of one speaker that are nearly the same, but for a negation, a number or a modal verb.

Plain Python: no Django, no database. Which of the two was said is for nobody here to decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, zip_longest

from rapidfuzz.distance import Levenshtein

KINDS = ("negation", "number", "modal")

WITHIN = timedelta(days=7)
"""How many days apart two quotes may be printed to be held against each other."""

_FEWEST = 4  # equal words that two quotes must have
_ALIKE = 0.7  # so many of the shorter quote's words are equal
_OTHERS = 0.15  # so many may differ in a way that does not matter here
_SPOKEN = re.compile(r"“[^“”]+”|«[^«»]+»|\"[^\"]+\"")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEGATIONS = {"not", "no", "never", "none", "neither", "nor", "without", "nobody", "nothing", "hardly"}
_MODALS = {"will", "would", "shall", "should", "may", "might", "can", "could", "must", "ought"}
_NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20",
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "hundred": "100", "thousand": "1000", "dozen": "12", "half": "0.5", "twice": "2", "million": "1000000",
}  # fmt: skip
_CONTRACTED = {"won't": ("will", "not"), "can't": ("can", "not"), "cannot": ("can", "not"), "shan't": ("shall", "not")}
_SMALL = {
    "a", "an", "the", "that", "this", "these", "those", "also", "just", "very", "really", "still", "yet", "and",
    "any", "some",
}  # fmt: skip
_TELLING_LATER = ({"will", "would"}, {"can", "could"}, {"may", "might"}, {"shall", "should"})  # reported speech


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs: one of KINDS, and the span of the words in either quote, None where it has no such word."""

    kind: str
    first: tuple[int, int] | None
    second: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Word:
    word: str
    span: tuple[int, int]


def differences(first: str, second: str) -> tuple[Difference, ...]:
    """Where two quotes that are otherwise nearly the same differ in what is said; empty when they are no variants.

    What stands between quotation marks is compared where both have such, else the whole sentence. Spans are code
    points into the quotes as given, end exclusive.
    """
    best: tuple[int, tuple[Difference, ...]] = (0, ())
    spoken = [(_spoken(text), text) for text in (first, second)]
    both = all(parts for parts, _ in spoken)
    ours, theirs = [(parts if both else [_words(text, 0)]) for parts, text in spoken]
    retold = bool(spoken[0][0]) != bool(spoken[1][0])  # one in the speaker's own words, one reported
    for mine in ours:
        for other in theirs:
            found = _compared(mine, other, retold)
            best = max(best, found, key=lambda pair: pair[0])
    return best[1]


def _spoken(text: str) -> list[list[_Word]]:
    return [_words(found[0], found.start()) for found in _SPOKEN.finditer(text)]


def _words(text: str, offset: int) -> list[_Word]:
    words = []
    for found in _TOKEN.finditer(text):
        span = (found.start() + offset, found.end() + offset)
        words += [_Word(word, span) for word in _spelled(found[0])]
    return words


def _spelled(token: str) -> Iterator[str]:
    """A word as it is compared: contractions apart, numbers in digits, without capitals."""
    plain = token.casefold().replace("’", "'")
    if plain in _CONTRACTED:
        yield from _CONTRACTED[plain]
    elif plain.endswith("n't"):
        yield from (plain[:-3], "not")
    elif plain[0].isdigit():
        yield plain.replace(",", "")
    else:
        yield _NUMBERS.get(plain, plain)


def _compared(mine: list[_Word], other: list[_Word], retold: bool) -> tuple[int, tuple[Difference, ...]]:
    """How many words are equal, and what differs; (0, ()) where the two are no variants of each other."""
    blocks = [(tag, mine[start:end], other[begin:stop]) for tag, start, end, begin, stop in _aligned(mine, other)]
    equal = [place for place, (tag, _, _) in enumerate(blocks) if tag == "equal"]
    count = sum(len(blocks[place][1]) for place in equal)
    if count < max(_FEWEST, _ALIKE * min(len(mine), len(other))):
        return 0, ()
    found: list[Difference] = []
    others = 0
    for place, (tag, ours, theirs) in enumerate(blocks):
        if tag == "equal":
            continue
        if place < equal[0]:  # before and after the equal words one quote is merely longer
            ours, theirs = ours[-1:], theirs[-1:]
        elif place > equal[-1]:
            ours, theirs = ours[:1], theirs[:1]
        told, more = _told_apart(ours, theirs, retold)
        found += told
        others += more if equal[0] < place < equal[-1] else 0
    return (count, tuple(found)) if found and others <= _OTHERS * count else (0, ())


def _aligned(mine: list[_Word], other: list[_Word]) -> Iterator[tuple[str, int, int, int, int]]:
    """Stretches of equal and of other words in turn: "equal" or "other", and the places in both."""
    steps = Levenshtein.opcodes([word.word for word in mine], [word.word for word in other])
    for tag, run in groupby(steps, key=lambda step: "equal" if step.tag == "equal" else "other"):
        whole = list(run)
        yield tag, whole[0].src_start, whole[-1].src_end, whole[0].dest_start, whole[-1].dest_end


def _told_apart(ours: list[_Word], theirs: list[_Word], retold: bool) -> tuple[list[Difference], int]:
    """What a stretch of other words changes in what is said, and how many words differ in it without that."""
    same = {word.word for word in ours} & {word.word for word in theirs}
    mine, other = ([word for word in side if word.word not in same] for side in (ours, theirs))
    found: list[Difference] = []
    rest = [[word for word in side if not _kind(word.word)] for side in (mine, other)]
    for kind in KINDS:
        pairs = zip_longest(*([word for word in side if _kind(word.word) == kind] for side in (mine, other)))
        for a, b in pairs:
            if kind == "negation" and a and b:
                continue  # "no" and "never": both deny it
            if kind == "modal" and retold and a and b and {a.word, b.word} in _TELLING_LATER:
                continue
            if kind == "number" and not (a and b):
                rest[0 if a else 1].append(a or b)  # a number more says more, not otherwise
                continue
            found.append(Difference(kind, a.span if a else None, b.span if b else None))
    return found, max(sum(word.word not in _SMALL for word in side) for side in rest)


def _kind(word: str) -> str:
    """One of KINDS, or "" for any other word."""
    if word in _NEGATIONS:
        return "negation"
    return "number" if word[:1].isdigit() else "modal" if word in _MODALS else ""
