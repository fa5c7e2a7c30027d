"""The cues of negotiation news, gathered from their tables and made ready to be looked for."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .cue_words import NEEDED, Cue, alternatives, expand, needs
from .cues_deeds import DEALINGS, JOURNEYS, OUTCOMES, VOICES
from .cues_talks import ABSENCE, BREAKDOWN, MEETING, MOVES
from .cues_terms import ANSWERS, DEALS, OFFERS

CUES: tuple[Cue, ...] = (
    *ABSENCE, *MOVES, *BREAKDOWN, *MEETING, *OFFERS, *ANSWERS, *DEALS, *DEALINGS, *JOURNEYS, *VOICES, *OUTCOMES,
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")
# A form that can be a noun is one after these words: "the offer", "its demands".
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|my|this|that|these|any|some|no|every|each|latest|new|first|last|of"
    r"|written|final)"
    r"|['’]s?|\bin|\bat|\bfor|\bon)\s+$"
)


class _Alternative(NamedTuple):
    """One alternative of a row, ready to be looked for: its cue, its pattern and what a clause must hold for it."""

    cue: Cue
    pattern: re.Pattern[str]
    needed: tuple[str, ...]


# By word the places of the alternatives that it calls up by itself, and of those that it does beside other words.
_CalledUp = tuple[list[int], list[tuple[int, frozenset[str]]]]


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[_Alternative, ...], dict[str, _CalledUp]]:
    """Every alternative of every row, the weightiest first, and for each word the places of those that it calls up."""
    found = []
    for cue in CUES:
        for raw, (pattern, triggers) in zip(cue.pattern.split(" || "), alternatives(cue.pattern), strict=True):
            # It sees lower case, which is much faster than IGNORECASE.
            found.append((_Alternative(cue, re.compile(pattern), needs(raw)), triggers))
    found.sort(key=lambda row: -row[0].cue.weight)
    by_word: dict[str, _CalledUp] = {}
    for place, (_, triggers) in enumerate(found):
        for trigger in triggers:
            word, *others = trigger.split(" ")
            alone, beside = by_word.setdefault(re.split(r"[^a-z_]", word)[0], ([], []))
            if others:
                beside.append((place, frozenset(others)))
            else:
                alone.append(place)
    return tuple(row for row, _ in found), by_word


def _stands(needed: tuple[str, ...], words: str, has: dict[str, bool]) -> bool:
    """Whether all these pieces stand in a clause; `has` remembers what was looked for."""
    for name in needed:
        if name not in has:
            has[name] = _needed()[name].search(words) is not None
        if not has[name]:
            return False
    return True


@lru_cache(maxsize=1)
def _needed() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(expand(f"{{{name}}}")) for name in NEEDED}


def may_tell(words: str) -> bool:
    """Whether a masked text holds any word that a cue is called up by."""
    return not _index()[1].keys().isdisjoint(_WORD.findall(words.lower()))


def matches(words: str) -> Iterator[tuple[Cue, re.Match[str]]]:
    """The cues that a masked clause holds, the weightiest first; one match for each alternative of a row."""
    rows, by_word = _index()
    low = words.lower()
    if len(low) != len(words):  # a letter whose small form is two code points
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in words)
    places: set[int] = set()
    standing = set(_WORD.findall(low))
    for word in standing & by_word.keys():
        alone, beside = by_word[word]
        places.update(alone)
        places.update(place for place, others in beside if others <= standing)
    has: dict[str, bool] = {}
    for place in sorted(places):
        cue, pattern, needed = rows[place]
        if needed and not _stands(needed, low, has):
            continue
        match = pattern.search(low)
        if match and not _is_noun(low, match):
            yield cue, match


def _is_noun(words: str, match: re.Match[str]) -> bool:
    """Whether what matched as a verb is a noun here."""
    if "verb" not in match.re.groupindex or match["verb"] is None:
        return False
    start, form = match.start("verb"), match["verb"].lower()
    if start == 0 and form.endswith("s"):
        return True  # "Signs emerged that ...": a verb in the third person has its subject before it
    return not form.split()[0].endswith("ed") and bool(_BEFORE_NOUN.search(words, max(0, start - 12), start))
