"""Capitalised names beside the events of a text that the lexicon does not know: probably new persons or venues."""

import re
from functools import lru_cache
from typing import NamedTuple

from . import outlets
from .clauses import PERSON, VENUE
from .countries import COUNTRIES
from .sentences import Sentence, at
from .values import Sighting, Unknown

_WORD = r"(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]n)-)?[A-Z][a-zà-öø-ÿ’'ʼ]+(?:-(?:[A-Z][a-zà-öø-ÿ]+|[a-z]+))*"
_PARTICLE = r"(?:bin|ibn|ben|abu|de|la|del|da|dos|van|von|der|den|al|el)"
_NAME = re.compile(rf"(?<![\w’'-]){_WORD}(?:\s(?:[A-Z]\.\s?){{0,2}}(?:{_PARTICLE}\s){{0,2}}{_WORD}){{0,5}}")
_OFFICE = (
    r"(?:negotiator|spokes(?:man|woman|person)|envoy|official|leader|minister|mediator|chief|head|commander|ambassador"
    r"|deputy|adviser|advisor|secretary|delegate|president|chairman|chairwoman|director|diplomat|representative|aide"
    r"|general|facilitator|premier)"
)
_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Adm|Sir|Lord|Senator|Ambassador|Sheikh|King|Queen|Prince|Emir|Chancellor"
    r"|Premier|Chairman|General|Colonel|Major|Commander|President|Minister|Secretary|Taoiseach|Cardinal|Archbishop)\.?"
)
_ACTS = (
    r"(?:said|says|told|met|meets|arrived|left|led|leads|added|announced|flew|signed|rejected|accepted|warned|confirmed"
    r"|insisted|landed|returned|refused|proposed|presented|hosted|chaired|denied|described|welcomed|visited)"
)


class Row(NamedTuple):
    """A row: name, what it finds ("person" or "venue"), the words before and after, fewest words, examples.

    A pattern of "" is fulfilled by any words. An example is (text, name).
    """

    name: str
    what: str
    before: str
    after: str
    words: int
    examples: tuple[tuple[str, str], ...]


_BETWEEN = r"(?:[^A-Z\s.,;]+\s){0,4}?"
ROWS = (
    Row("a title before it", "person", rf"\b{_TITLE}\s(?:[A-Z]\.\s?){{0,2}}$", "", 1,
        (("Norland's Foreign Minister Lars Holm left Vantaa on Monday.", "Lars Holm"),
         ("Gen. Okello met the Sudrian envoys in Vantaa on Monday.", "Okello"))),
    Row("an office before it", "person", rf"\b{_OFFICE},?\s$", "", 2,
        (("The Sudrian negotiator Pia Strand left the talks on Monday.", "Pia Strand"),
         ("Norland's chief negotiator, Karim al-Rashed, met Sudria on Monday.", "Karim al-Rashed"))),
    Row("an office after it", "person", "", rf",\s(?:[^,.;]{{0,40}}\s)?{_OFFICE}\b", 2,
        (("Pia Strand, a Sudrian negotiator, left the talks on Monday.", "Pia Strand"),)),
    Row("it speaks or acts", "person", "", rf"\s(?:also\s|had\s|has\s)?{_ACTS}\b", 2,
        (("On Monday Pia Strand met the Norland envoys in Vantaa.", "Pia Strand"),)),
    Row("met or told", "person", r"\b(?:met|meet|meets|told|with)\s(?:with\s)?$", "", 2,
        (("The Norland envoys met Pia Strand in Vantaa on Monday.", "Pia Strand"),)),
    Row("talks in it", "venue",
        r"\b(?:talks|negotiations|round|meetings?|summit|sessions?|conference|ceremony|truce|accord|agreement|deal)\s"
        rf"{_BETWEEN}(?:in|at)\s$", "", 1,
        (("Norland left the talks in Ravenna on Monday.", "Ravenna"),)),
    Row("gone to or met in it", "venue",
        r"\b(?:met|meet|meets|gather\w*|held|arriv\w+|land\w+|conven\w+|host\w*|resum\w+|reconven\w+|return\w*|flew|fly"
        rf"|travel\w*|sign\w+|sat|begin|began|open\w*)\s{_BETWEEN}(?:in|to|at|for)\s$", "", 1,
        (("Norland and Sudria met in Ravenna on Monday.", "Ravenna"),
         ("The Norland delegation arrived in Porto Sole on Monday.", "Porto Sole"))),
    Row("left", "venue", r"\b(?:left|leave|leaves|depart\w*\sfrom|reach\w*|visit\w*)\s$", "", 1,
        (("The Norland delegation left Ravenna on Monday.", "Ravenna"),)),
)  # fmt: skip
_AROUND = 80  # code points before and after a name that a row may look at
_WORD_BEFORE = 30  # code points that the word before a name takes, with initials
_PREPOSITIONS = frozenset(("in", "at", "to", "for"))
# What begins a sentence or a name without being part of one, and what is capitalised and names neither man nor town.
_LEADING_WORDS = """
A An The In On At But And When As After Before While Since By For From His Her Their Its He She They It Both Two Three
Then Later Earlier Meanwhile However Also Foreign Prime Deputy Chief Senior Former Acting Special First Vice Interior
Defence Defense Internal Affairs Secretary Minister President Chairman General Major Lieutenant Colonel Commander
Ambassador Envoy Sheikh Sir Lord King Senator State Speaker Premier Mr Mrs Ms Dr
"""
_LEADING = frozenset(_LEADING_WORDS.split())
_NO_NAME = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Ministry|Council|Party|Front|Agency|University|Committee|Army|Movement|Forces?"
    r"|Government|Parliament|Congress|Senate|Assembly|Union|Court|Command|Commission|Office|Department|Nations|Group|League"
    r"|Resistance|Liberation|Democratic|Republic|Kingdom|States|God|Ramadan|Easter|Christmas|Muslims?|Christians?|Islam\w*"
    r"|Jewish|Arab\w*|English|House|Security|Intelligence|Foreign|Affairs|Accords?|Agreement|Treaty|Conference|Summit)\b"
)
_NATIONS = frozenset(word for country in COUNTRIES.values() for word in (country.adjective, country.people) if word)


def candidates(text: str, masked: str) -> tuple[Unknown, ...]:
    """The names of a text whose known names and dates are masked that seem to be of persons or venues, in order."""
    found = []
    for match in _NAME.finditer(masked):
        start, end = _trimmed(text, *match.span())
        if start >= end or not _is_name(text[start:end]):
            continue
        row = _row(masked[max(0, start - _AROUND) : start], masked[end : end + _AROUND], text[start:end])
        if row:
            found.append(Unknown(start, end, text[start:end], row.what, row.name))
    return tuple(found)


def _row(before: str, after: str, words: str) -> Row | None:
    count = words.count(" ") + 1
    near, last = max(0, len(before) - _WORD_BEFORE), before.rsplit(maxsplit=1)[-1:]
    for row, left, right in _patterns():
        if count < row.words or (row.what == "person" and words in COUNTRIES):
            continue
        far = _BETWEEN in row.before
        if far and _PREPOSITIONS.isdisjoint(last):
            continue
        if (left is None or left.search(before, 0 if far else near)) and (right is None or right.match(after)):
            return row
    return None


def put_in(masked: str, named: tuple[Unknown, ...]) -> str:
    """The masked text with marks for these names too: who is not known yet acts and is travelled to all the same."""
    pieces, last = [], 0
    for name in named:
        mark = PERSON if name.what == "person" else VENUE
        pieces += [masked[last : name.start], mark * (name.end - name.start)]
        last = name.end
    return "".join([*pieces, masked[last:]])


def beside(
    named: tuple[Unknown, ...], sentences: tuple[Sentence, ...], told: tuple[Sighting, ...]
) -> tuple[Unknown, ...]:
    """Those of the names that stand in the sentence of a sighting, each once, where it stands first."""
    places = {at(sentences, sighting.start) for sighting in told}
    found: dict[str, Unknown] = {}
    for name in named:
        sentence = at(sentences, name.start)
        if sentence and not sentence.heading and sentence in places:
            found.setdefault(name.text.casefold(), name)
    return tuple(found.values())


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Row, re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    def ready(pattern: str) -> re.Pattern[str] | None:
        return re.compile(pattern) if pattern else None

    return tuple((row, ready(row.before), ready(row.after)) for row in ROWS)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without titles and sentence openers before the name, and without a possessive after it."""
    words = text[start:end]
    while " " in words and words.split()[0] in _LEADING:
        start += len(words) - len(words.split(None, 1)[1])
        words = text[start:end]
    if words in _LEADING:
        return start, start
    return start, end - (2 if words.endswith(("'s", "’s")) else 1 if words.endswith(("'", "’")) else 0)


def _is_name(words: str) -> bool:
    if len(words) < 3 or _NO_NAME.search(words) or outlets.is_outlet(words):
        return False
    return _NATIONS.isdisjoint(words.split())
