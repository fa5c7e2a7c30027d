"""What stands in for a name: "the movement", "the rebels", "the Front", "the government"."""

import re
from dataclasses import dataclass

from .values import Lexicon, Mention

_STAND_IN = re.compile(
    r"\b[Tt]he\s+(?:resistance\s+)?(?P<noun>(?i:movement|group|rebels|guerrillas|insurgents|militants|faction|fighters"
    r"|organi[sz]ation|front|party|alliance|coalition|league|army|union|council|government|authorities))"
    r"(?![\w-]|\s+of\b|\s+[A-Z])"
)
_ARMED = ("movement", "group", "rebels", "guerrillas", "insurgents", "militants", "faction", "fighters")
_ITS_GOVERNMENT = re.compile(r"^['’]?s?\s+government\b", re.IGNORECASE)
_GOVERNMENT_OF = re.compile(r"\bgovernment\s+of\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bearers:
    """The last words of each party's names ("front"), the armed movements, and the states."""

    nouns: dict[str, tuple[str, ...]]
    movements: frozenset[str]
    states: frozenset[str]


def bearers(lexicon: Lexicon) -> Bearers:
    """What the parties of a lexicon may be called for short."""
    nouns: dict[str, dict[str, None]] = {}
    for party in lexicon.parties:
        for name in (party.name, *(alias.text for alias in party.aliases)):
            words = name.split()
            if len(words) > 1:
                nouns.setdefault(party.name, {})[words[-1].lower()] = None
    return Bearers(
        {name: tuple(words) for name, words in nouns.items()},
        frozenset(party.name for party in lexicon.parties if party.kind in ("movement", "group")),
        frozenset(party.name for party in lexicon.parties if party.kind in ("state", "authority")),
    )


def with_stand_ins(text: str, mentions: tuple[Mention, ...], known: Bearers) -> tuple[Mention, ...]:
    """The mentions with those of "the movement" and its like: the last-named party of that kind, or nobody."""
    added = []
    place, last = 0, {"movement": "", "government": ""}
    by_noun: dict[str, str] = {}
    for found in _STAND_IN.finditer(text):
        while place < len(mentions) and mentions[place].start < found.start():
            _remember(text, mentions[place], known, last, by_noun)
            place += 1
        if place < len(mentions) and mentions[place].start < found.end():
            continue  # the words are part of a name
        if place and mentions[place - 1].end > found.start():
            continue
        noun = found["noun"].lower()
        name = by_noun.get(noun) or last.get("movement" if noun in _ARMED else noun, "")
        if name:
            why = f"{found[0]!r} stands for the {noun} named last, {name}"
            added.append(Mention(found.start(), found.end(), found[0], "party", name, why))
    return tuple(sorted((*mentions, *added), key=lambda m: (m.start, m.end))) if added else mentions


def _remember(text: str, mention: Mention, known: Bearers, last: dict[str, str], by_noun: dict[str, str]) -> None:
    if mention.kind != "party":
        return
    if mention.name in known.movements:
        last["movement"] = mention.name
    if mention.name in known.states and (
        _ITS_GOVERNMENT.match(text[mention.end : mention.end + 16])
        or "overnment" in mention.text
        or _GOVERNMENT_OF.search(text[max(0, mention.start - 20) : mention.start])
    ):
        last["government"] = mention.name
    for noun in known.nouns.get(mention.name, ()):
        by_noun[noun] = mention.name
