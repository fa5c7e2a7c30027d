"""Finds the parties, persons and venues of a lexicon in a text, each with its exact span."""

import re
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from .values import Alias, Lexicon, Mention

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " ",
                              "‐": "-", "‑": "-"})  # fmt: skip
_OPPOSED = re.compile(r"\b(?:anti|pro|non|ex|half|post|pre)-$", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Gen|Col|President|Minister|Premier|Chancellor|Secretary|Director|Ambassador|Envoy|Chief|"
    r"Senator|Governor|General|Emir|King|Prince|Sheikh)\.?\s$"
)
# A city that speaks or acts is its government; one that is travelled to or met in is a place.
_PLACE_BEFORE = re.compile(
    r"\b(?:in|to|from|at|near|via|towards?|into|around|left|leave|leaving|leaves|reach|reached|departed|visit|visited|"
    r"visiting|outside|of|through|the)\s$",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(
    r"^(?:'s\s+(?:decision|refusal|offer|position|response|demands?|envoys?|delegation|government))?\s*"
    r"\b(?:said|says|decided|did|does|has|had|have|will|would|wants?|refused|refuses|rejected|rejects|announced"
    r"|insists?"
    r"|insisted|sent|agreed|accepted|proposed|hopes?|denied|denies|offered|asked|demanded|demands|told|believes"
    r"|boycotted|hosted|hosts|mediated|welcomed)\b"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one spelling may mean: the thing's kind and name; `by_surname` marks a family name taken from a full one."""

    kind: str
    name: str
    alias: str
    by_surname: bool = False

    @property
    def generic(self) -> bool:
        """ "The movement" names its thing only in a text that also names it properly."""
        return self.alias == self.alias.lower()


@lru_cache(maxsize=8)
def _automaton(lexicon: Lexicon) -> ahocorasick.Automaton:
    entries: dict[str, list[_Entry]] = {}
    for kind, rows in (("party", lexicon.parties), ("person", lexicon.persons), ("venue", lexicon.venues)):
        for row in rows:
            for alias in (Alias(row.name), *row.aliases):
                _add(entries, _Entry(kind, row.name, alias.text))
    for person in lexicon.persons:
        surname = person.name.split()[-1]
        if surname != person.name and len(surname) > 2:
            _add(entries, _Entry("person", person.name, surname, by_surname=True))
    automaton = ahocorasick.Automaton()
    for key, meanings in entries.items():
        automaton.add_word(key, (len(key), tuple(meanings)))
    if entries:
        automaton.make_automaton()
    return automaton


def _add(entries: dict[str, list[_Entry]], entry: _Entry) -> None:
    key = " ".join(_folded(entry.alias).split())
    known = entries.setdefault(key, [])
    if key and all((entry.kind, entry.name) != (other.kind, other.name) for other in known):
        known.append(entry)


def _folded(text: str) -> str:
    """Lower case, plain quotes and spaces; every code point stays one code point, so that offsets stay true."""
    plain = text.translate(_SAME_LENGTH)
    low = plain.lower()
    if len(low) == len(plain):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def find(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Parties, persons and venues in reading order; of overlapping names the first and longest stays."""
    automaton = _automaton(lexicon)
    if automaton.kind != ahocorasick.AHOCORASICK:
        return ()
    folded = _folded(text)
    hits = []
    for last, (length, meanings) in automaton.iter(folded):
        start, end = last + 1 - length, last + 1
        fitting = [entry for entry in meanings if _fits(text, folded, start, end, entry)]
        if fitting:
            hits.append((start, end, fitting))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    return tuple(_chosen(text, folded, hits))


def _fits(text: str, folded: str, start: int, end: int, entry: _Entry) -> bool:
    if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
        return False
    if _OPPOSED.search(folded, max(0, start - 6), start):
        return False
    written, alias = text[start:end], entry.alias
    if alias.isupper() and len(alias) <= 5:
        return written == alias
    return not alias[0].isupper() or written[0].isupper()


def _chosen(text: str, folded: str, hits: list[tuple[int, int, list[_Entry]]]) -> list[Mention]:
    proper = {(e.kind, e.name) for _, _, fitting in hits for e in fitting if not e.generic and not e.by_surname}
    found: list[Mention] = []
    end_of_last = 0
    for start, end, fitting in hits:
        if start < end_of_last:
            continue
        entry = _meant(text, folded, start, end, [e for e in fitting if _allowed(e, folded, start, proper)])
        if entry is None:
            continue
        why = "family name of a person named here" if entry.by_surname else f"the name {entry.alias!r}"
        found.append(Mention(start, end, text[start:end], entry.kind, entry.name, why))
        end_of_last = end
    return found


def _allowed(entry: _Entry, folded: str, start: int, proper: set[tuple[str, str]]) -> bool:
    if entry.generic or entry.by_surname:
        return (entry.kind, entry.name) in proper
    return True


def _meant(text: str, folded: str, start: int, end: int, fitting: list[_Entry]) -> _Entry | None:
    """Of several meanings: a full name before a family name; a city as a government only where it acts."""
    full = [entry for entry in fitting if not entry.by_surname] or fitting
    if not full or len({(entry.kind, entry.name) for entry in full if entry.by_surname}) > 1:
        return None  # nothing, or a family name that two persons share
    kinds = {entry.kind: entry for entry in reversed(full)}
    if "venue" in kinds and "party" in kinds:
        acts = _ACTS_AFTER.match(folded[end : end + 40]) and not _PLACE_BEFORE.search(
            folded[max(0, start - 12) : start]
        )
        return kinds["party" if acts else "venue"]
    return full[0]
