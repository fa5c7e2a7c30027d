"""Finds the parties, persons and venues of a lexicon in a text, each with its exact span."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick

from . import anaphora
from .countries import CAPITALS, COUNTRIES
from .spellings import variants
from .values import Alias, Lexicon, Mention

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\t": " ",
                              "‐": "-", "‑": "-"} | {
    chr(code): plain
    for code in range(0xC0, 0x180)
    if len(plain := unicodedata.normalize("NFD", chr(code))[0]) == 1 and plain != chr(code) and plain.isascii()
})  # fmt: skip
_OPPOSED = re.compile(r"\b(?:anti|pro|non|ex|half|post|pre)-$", re.IGNORECASE)
# "Iran" inside "Iran Airlines" is nobody.
_IN_A_NAME = re.compile(
    r"^[ -](?:Air(?:lines?|ways|port)?|Bank|Times|Post|Herald|Tribune|Daily|Gazette|University|College|Street|Avenue"
    r"|Road"
    r"|Square|Hotel|Club|FC|United|City|Cup|Open|Museum|Hospital|Oil|Petroleum|Gas|Steel|Motors?|Telecom|Insurance|News"
    r"|Television|TV|Radio|Stock|Exchange|Shipping|Railways?|Electric|Holdings?|Group|Inc|Ltd|Corporation)\b"
)
_JOINS = (" ", "-")
# A city that speaks or acts is its government; one that is travelled to or met in is a place.
_PLACE_BEFORE = re.compile(
    r"\b(?:in|to|from|at|near|via|towards?|into|around|left|leave|leaving|leaves|reach|reached|departed|visit|visited|"
    r"visiting|outside|of|through|the|for|for\s+talks\s+in)\s$",
    re.IGNORECASE,
)
_ACTS_AFTER = re.compile(
    r"^(?:'s\s+(?:decision|refusal|offer|position|response|demands?|envoys?|delegation|government|emir|king|president"
    r"|prime|foreign|ministers?|negotiators?|chief))?(?:,\s[^,.;]{3,60},)?\s*"
    r"(?:'s\b|\b(?:said|says|did|does|has|had|have|is|will|would|wants?|refuses|rejects|insists?|sent|agrees|hopes?"
    r"|denies|told|believes|hosts|sees|saw|put|made|took|gave|also|never|(?!based|bound|sponsored"
    r"|backed)[a-z]{3,}ed)\b)"
)
_BETWEEN = re.compile(r"\b(?:between|with|and|by|but)\s$", re.IGNORECASE)
_SIDE_OF = re.compile(
    r"\b(?:side|behalf|part|envoys?|offers?|position|demands?|proposals?|pressure)\s(?:of|from|on)\s$"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one spelling may mean: the thing's kind and name, and how the spelling came about.

    `by_surname` marks a family name taken from a full one, `capital` a capital that stands for its government.
    """

    kind: str
    name: str
    alias: str
    by_surname: bool = False
    capital: bool = False
    generic: bool = field(init=False)  # "the movement" names its thing only in a text that also names it properly
    exact: bool = field(init=False)  # an abbreviation, which is written as it is
    proper: bool = field(init=False)  # begins with a capital

    def __post_init__(self) -> None:
        object.__setattr__(self, "generic", self.alias == self.alias.lower())
        object.__setattr__(self, "exact", self.alias.isupper() and len(self.alias) <= 5)
        object.__setattr__(self, "proper", self.alias[0].isupper())


_Hit = tuple[int, int, list[_Entry]]  # where a spelling stands, and what it can mean there


@dataclass(frozen=True, slots=True)
class _Names:
    """A lexicon made ready: the automaton over all spellings (None without any) and what "the movement" may mean."""

    automaton: ahocorasick.Automaton | None
    bearers: anaphora.Bearers
    party_of: dict[str, str | None]


_ready: dict[int, tuple[Lexicon, _Names]] = {}  # by identity: hashing a long lexicon for each text would cost more


def _names_of(lexicon: Lexicon) -> _Names:
    known = _ready.get(id(lexicon))
    if known and known[0] is lexicon:
        return known[1]
    built = _built(lexicon)
    while len(_ready) >= 8:
        _ready.pop(next(iter(_ready)), None)
    _ready[id(lexicon)] = (lexicon, built)
    return built


@lru_cache(maxsize=8)
def _built(lexicon: Lexicon) -> _Names:
    entries: dict[str, list[_Entry]] = {}
    for kind, rows in (("party", lexicon.parties), ("person", lexicon.persons), ("venue", lexicon.venues)):
        for row in rows:
            for alias in (Alias(row.name), *row.aliases):
                _add(entries, _Entry(kind, row.name, alias.text, capital=kind == "party" and alias.text in CAPITALS))
    _add_states(entries, lexicon)
    for person in lexicon.persons:
        surname = person.name.split()[-1]
        if surname != person.name and len(surname) > 2:
            _add(entries, _Entry("person", person.name, surname, by_surname=True))
    automaton = ahocorasick.Automaton()
    for key, meanings in entries.items():
        automaton.add_word(key, (len(key), tuple(meanings)))
    if entries:
        automaton.make_automaton()
    party_of = {person.name: person.party for person in lexicon.persons}
    return _Names(automaton if entries else None, anaphora.bearers(lexicon), party_of)


def _add_states(entries: dict[str, list[_Entry]], lexicon: Lexicon) -> None:
    """What the table of countries knows of the lexicon's states and venues: "Norwegian", "the Norwegian capital"."""
    for party in lexicon.parties:
        if party.kind == "state" and (country := COUNTRIES.get(party.name)):
            for word in (country.adjective, country.people):
                if word:
                    _add(entries, _Entry("party", party.name, word))
            if country.capital:
                _add(entries, _Entry("party", party.name, country.capital, capital=True))
    for venue in lexicon.venues:
        if country := CAPITALS.get(venue.name):
            _add(entries, _Entry("venue", venue.name, f"{country.adjective} capital"))


def _add(entries: dict[str, list[_Entry]], entry: _Entry) -> None:
    key = " ".join(_folded(entry.alias).split())
    spellings = variants(key) if entry.kind == "person" and " " in key else [key]
    for spelling in spellings if key else ():
        known = entries.setdefault(spelling, [])
        if all((entry.kind, entry.name) != (other.kind, other.name) for other in known):
            known.append(entry)


def _folded(text: str) -> str:
    """Lower case, plain letters, quotes and spaces; every code point stays one, so that offsets stay true."""
    plain = text.translate(_SAME_LENGTH)
    low = plain.lower()
    if len(low) == len(plain):
        return low
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def party_of(lexicon: Lexicon) -> dict[str, str | None]:
    """The party of each person of a lexicon, by the person's name."""
    return _names_of(lexicon).party_of


def find(text: str, lexicon: Lexicon) -> tuple[Mention, ...]:
    """Parties, persons and venues in reading order; of overlapping names the first and longest stays."""
    names = _names_of(lexicon)
    if names.automaton is None:
        return ()
    folded = _folded(text)
    hits: list[_Hit] = []
    known: dict[str, list[_Entry]] = {}  # what each way of writing can mean
    for last, (length, meanings) in names.automaton.iter(folded):
        start, end = last + 1 - length, last + 1
        if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
            continue
        written = text[start:end]
        fitting = known.get(written)
        if fitting is None:
            fitting = known[written] = [entry for entry in meanings if _fits(written, entry)]
        opposed = start and folded[start - 1] == "-" and _OPPOSED.search(folded, max(0, start - 6), start)
        if fitting and not opposed:
            hits.append((start, end, fitting))
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    chosen = _chosen(text, folded, hits)
    return anaphora.with_stand_ins(text, tuple(chosen), names.bearers)


def _fits(written: str, entry: _Entry) -> bool:
    if entry.exact:
        return written == entry.alias
    return not entry.proper or written[0].isupper() or written[:3] in ("al-", "el-")


def _chosen(text: str, folded: str, hits: list[_Hit]) -> list[Mention]:
    proper: set[tuple[str, str]] = set()
    seen: set[int] = set()  # what one way of writing can mean is one list, told apart by what it is
    for _, _, fitting in hits:
        if id(fitting) not in seen:
            seen.add(id(fitting))
            proper.update((e.kind, e.name) for e in fitting if not e.generic and not e.by_surname)
    allowed: dict[int, list[_Entry]] = {}
    found: list[Mention] = []
    end_of_last = 0
    for start, end, fitting in hits:
        if start < end_of_last:
            continue
        if id(fitting) not in allowed:
            allowed[id(fitting)] = [entry for entry in fitting if _allowed(entry, proper)]
        entry = _meant(folded, start, end, allowed[id(fitting)])
        if entry is None or (entry.kind != "person" and text[end : end + 1] in _JOINS and _is_part(text, end)):
            continue
        found.append(Mention(start, end, text[start:end], entry.kind, entry.name, _reason(entry, fitting)))
        end_of_last = end
    return found


def _is_part(text: str, end: int) -> bool:
    """Whether a name that ends here is the beginning of another one: "Iran" of "Iran Airlines"."""
    return _IN_A_NAME.match(text[end : end + 14]) is not None


def _reason(entry: _Entry, fitting: list[_Entry]) -> str:
    """Why a spelling means its thing, of all those that it could mean."""
    if entry.by_surname:
        return "family name of a person named here"
    if entry.capital and entry.kind == "party":
        return f"the capital {entry.alias!r} acts here, so its government is meant"
    if len(fitting) > 1 and {"party", "venue"} <= {other.kind for other in fitting}:
        meant = "acts here, so its side is meant" if entry.kind == "party" else "is a place here"
        return f"the city {entry.alias!r} {meant}"
    return f"the name {entry.alias!r}"


def _allowed(entry: _Entry, proper: set[tuple[str, str]]) -> bool:
    return not (entry.generic or entry.by_surname) or (entry.kind, entry.name) in proper


def _meant(folded: str, start: int, end: int, fitting: list[_Entry]) -> _Entry | None:
    """Of several meanings: a full name before a family name; a city as a government only where it acts."""
    if len(fitting) == 1 and not (fitting[0].kind == "party" and fitting[0].capital):
        return fitting[0]
    full = [entry for entry in fitting if not entry.by_surname] or fitting
    if not full or len({(entry.kind, entry.name) for entry in full if entry.by_surname}) > 1:
        return None  # nothing, or a family name that two persons share
    kinds = {entry.kind: entry for entry in reversed(full)}
    party, venue = kinds.get("party"), kinds.get("venue")
    if party and (venue or party.capital):
        acts = _acts(folded, start, end)
        return party if acts else venue
    return full[0]


def _acts(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 12) : start]
    if _SIDE_OF.search(folded[max(0, start - 20) : start]):
        return True
    if _PLACE_BEFORE.search(before):
        return False
    return bool(_ACTS_AFTER.match(folded[end : end + 90]) or _BETWEEN.search(before))
