"""The cues of negotiation news, gathered from their tables and made ready to be looked for."""

import re
from functools import lru_cache

from .cue_talks import ABSENCE, BREAKDOWN, MEETING, MOVES
from .cue_terms import ANSWERS, DEALS, OFFERS
from .cue_words import Cue, alternatives

CUES: tuple[Cue, ...] = (*ABSENCE, *MOVES, *BREAKDOWN, *MEETING, *OFFERS, *ANSWERS, *DEALS)
_WORD = re.compile(r"[a-z]+")
# A form that can be a noun is one after these words: "the offer", "its demands".
_BEFORE_NOUN = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her|our|my|this|that|these|any|some|no|every|each|latest|new|first|last|of|written|final)"
    r"|['’]s?|\bin|\bat|\bfor|\bon)\s+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[tuple[Cue, re.Pattern[str]], ...], dict[str, tuple[int, ...]]]:
    """Every alternative of every row, and for each trigger word the places of the alternatives it calls up."""
    rows: list[tuple[Cue, re.Pattern[str]]] = []
    by_word: dict[str, list[int]] = {}
    for cue in CUES:
        for pattern, triggers in alternatives(cue.pattern):
            for word in triggers:
                by_word.setdefault(re.split(r"[^a-z]", word)[0], []).append(len(rows))
            rows.append((cue, re.compile(pattern, re.IGNORECASE)))
    return tuple(rows), {word: tuple(places) for word, places in by_word.items()}


def matches(words: str) -> list[tuple[Cue, re.Match[str]]]:
    """The cues that a masked clause holds, in the order of the table; one match for each alternative of a row."""
    rows, by_word = _index()
    places = sorted({place for word in set(_WORD.findall(words.lower())) for place in by_word.get(word, ())})
    found = []
    for place in places:
        cue, pattern = rows[place]
        match = pattern.search(words)
        if match and not _is_noun(words, match):
            found.append((cue, match))
    return found


def _is_noun(words: str, match: re.Match[str]) -> bool:
    """Whether what matched as a verb is a noun here."""
    if "verb" not in match.re.groupindex or match["verb"] is None:
        return False
    start, form = match.start("verb"), match["verb"].lower()
    return not form.split()[0].endswith("ed") and bool(_BEFORE_NOUN.search(words, max(0, start - 12), start))
