"""The words that the cues of negotiation news are made of.

Patterns see the text with its names replaced: {PARTY}, {PERSON}, {VENUE} and {WHEN} stand for any name of that kind,
{WHO} for a party, a person or people at talks. No row knows a name. {V:leave walk_out} stands for every form of those
verbs and {W:departure} for those very words. The alternatives of a pattern are set apart by " || "; each is tried only
where a form of its first {V:} or {W:} stands, or else where a word for talks does; a {T:due way} at its beginning
names rarer words to go by.
"""

import re
from typing import NamedTuple

from .clauses import PARTY, PERSON, VENUE, WHEN
from .verbs import forms


class Cue(NamedTuple):
    """A row: name, kind of event, pattern, phase, weight, outcome, and examples (text of our own).

    `phase` is what the words themselves say ("" leaves it to the tense), `weight` how strongly they speak of talks,
    between 0 and 1, and `outcome` the outcome they state, if any. `actor` is off where the words need nobody before
    them, `open` on where they tell of something still open, so that a hope or a condition beside them is no doubt,
    `placed` off where what they tell of has no place of its own, as a call by telephone.
    """

    name: str
    kind: str
    pattern: str
    phase: str
    weight: float
    outcome: str
    examples: tuple[str, ...]
    actor: bool = True
    open: bool = False
    placed: bool = True


_WORDS_FOR_TALKS = """
talks negotiation negotiations discussions consultations deliberations bargaining mediation summit meeting meetings
dialogue round rounds session sessions conference sitting negotiating process conversation conversations contacts
encounter encounters gathering plenary discussion
"""
TALKS_WORDS = tuple(_WORDS_FOR_TALKS.split())
_TEAM = (
    r"(?:delegat(?:ions?|es?)|negotiators?|negotiating\s+teams?|(?:technical\s+)?teams?|envoys?|mediators?"
    r"|representatives?|officials?|emissar\w+|panels?|go-betweens?|leaders?|leadership|(?:foreign\s+"
    r"|prime\s+)?ministers?"
    r"|chiefs?|sides|parties|intermediar\w+|facilitators?|diplomats?|presidents?|secretary|specialists|experts"
    r"|deput\w+|rebels?|guerrillas?|insurgents?|factions?|commanders?|generals)"
)
_BODY_WORDS = """
premier premiers chancellor chancellors ambassador ambassadors spokesman spokesmen spokeswoman spokesperson
spokespeople commissioner commissioners chairman chairmen chairwoman chair king kings queen prince emir sultan sheikh
pope nuncio cardinal archbishop bishop elders government governments ministry alliance movement cabinet capitals men
principals adviser advisers advisor advisors aides aide opposition union unions company companies management bloc
council group groups committee commission lawyers lawyer experts expert guerrilla militants fighters side team teams
camp board owners owner players workers employers strikers creditors lenders officers officer general colonel admiral
marshal captain governor mayor parliament lawmakers deputies senators congress court judge agency bureau presidency
coalition front party junta regime federation league palace crown troika fund treasury students tribes clans
plenipotentiaries plenipotentiary consul legate commissars commissar host hosts guests guest visitor visitors
arbitrator conciliator chief chiefs boss bosses
"""
_BODY = rf"(?:{'|'.join(sorted(_BODY_WORDS.split(), key=len, reverse=True))})\b"
_MARKED = rf"(?<![{PARTY}{PERSON}])[{PARTY}{PERSON}]++(?:['’]s?)?"
PIECES = {
    "PARTY": f"[{PARTY}]++(?:['’]s?)?",  # the marks of a name are taken whole, which is much faster
    "PERSON": f"[{PERSON}]++(?:['’]s?)?",
    "VENUE": f"[{VENUE}]++",
    "WHEN": f"[{WHEN}]++(?:['’]s?)?",
    "PARTYMARK": PARTY,
    "PERSONMARK": PERSON,
    "VENUEMARK": VENUE,
    "WHENMARK": WHEN,
    "TEAM": _TEAM,
    "WHO": rf"(?:{_MARKED}(?:\s+(?:\w+\s+)?{_TEAM})?|\b(?:{_TEAM}|{_BODY})|\b(?:he|she|they|it|who|which"
    "|whose|both|two|sides))",
    "NAMED": rf"(?:{_MARKED}(?:\s+(?:\w+\s+)?{_TEAM})?|\b(?:{_TEAM}|{_BODY}))",
    "TALKS": r"(?:talks|negotiat(?:ions?|ing\s+(?:process|round|table))|discussions?"
    r"|(?<!phone\s)conversations?|contacts|encounters?"
    r"|consultations|deliberations|bargaining|mediation|summit|meetings?|dialogue|(?<!\ball\s)rounds?(?:\s+of\s+(?:\S+\s+){0,3}(?:talks"
    r"|negotiations"
    r"|discussions))?|sessions?|sitting|gathering|plenary|peace\s+(?:process|effort)|(?<!news\s)(?<!press\s)conference)",
    "SITE": r"(?:talks|negotiations|(?:negotiating\s+)?table|meeting|summit|session|round|conference|venue|capital)\b",
    "TRUCE": r"(?:truce|cease-?fire|pause|armistice|cessation\s+of\s+hostilities|lull|reduction\s+in\s+violence"
    r"|calm)",
    "DEAL": r"(?:(?:\S+\s+){0,3}(?:agreements?|deal|accords?|pact|treaty|memorandum|framework|truce|cease-?fire"
    r"|armistice|protocols?|settlement|document|declaration|communiqu[eé]|understanding|arrangement|contract|bargain))",
    "OFFER": r"(?:proposals?|offers?|frameworks?|plans?|drafts?|terms|conditions?|demands?|deals?|agreements?|accord"
    "|truce"
    r"|cease-?fire|initiatives?|requests?|counter-?proposals?|text|paper|package|withdrawal|positions?|formulas?"
    r"|suggestions?|maps?|lists?|ideas?|compromise|invitation|amendments?|concessions?|calls?|bridging\s+\w+|document"
    r"|ultimatum|formula|timetable|blueprint|road-?map|annex|reservations|guarantees?|clause|remark|protocol|settlement|appeal|pact|treaty)",
    "UNMET": r"(?!['’]|\s+(?:(?:the|an?|its|their|his|her|all|these|those|any|some|our|of)\s+)?(?:\S+\s+)?(?:demands?"
    r"|conditions?|deadlines?|criteria|needs?|requirements?|obligations?|targets?|goals?|expectations?|standards?|terms"
    r"|costs?|match|death|fate|place)\b|\s+with\s+(?:\w+\s+)?(?:criticism|scepticism|skepticism|resistance|opposition"
    r"|anger|approval|silence|refusal|rejection|protests?|failure|success|applause)\b)",
    "FAR": r"[^.;]{0,160}?",
    "NEAR": r"[^.;,]{0,45}?",
}
_OUTSIDE = re.compile(r"\\.|\[[^\]]*\]|(?P<open>\()|(?P<close>\)[?*]?)|\{(?P<name>[A-Z]+)\}")
NEEDED = (
    "TALKS",
    "OFFER",
    "TRUCE",
    "SITE",
    "VENUE",
    "WHEN",
)  # words too rare in a clause to try a pattern without them
_MACRO = re.compile(r"\{([A-Z]+)(?::([a-z_ -]*))?\}")


def needs(pattern: str) -> tuple[str, ...]:
    """Which of the pieces NEEDED an alternative cannot do without: those that stand outside of all brackets."""
    found, depth = [], 0
    for piece in _OUTSIDE.finditer(pattern):
        if piece["open"]:
            depth += 1
        elif piece["close"]:
            depth -= 1
        elif piece["name"] in NEEDED and not depth:
            found.append(piece["name"])
    return tuple(dict.fromkeys(found))


def alternatives(pattern: str) -> list[tuple[str, frozenset[str]]]:
    """The alternatives of a row's pattern, each with the words of which one must stand where it can match; of a verb of
    two parts both must ("took off").

    The first verb of an alternative is its group `verb`. Raises KeyError naming a piece that does not exist.
    """
    return [_expanded(one) for one in pattern.split(" || ")]


def expand(pattern: str) -> str:
    """A pattern without alternatives of its own with its {PIECES} put in."""
    return _expanded(pattern)[0]


def _expanded(pattern: str) -> tuple[str, frozenset[str]]:
    triggers: list[str] = []
    verbs: list[str] = []

    def put_in(piece: re.Match[str]) -> str:
        name, words = piece[1], (piece[2] or "").split()
        if name == "T":
            triggers.extend(words)
            return ""
        if name == "W":
            triggers.extend(() if triggers else words)
            return f"(?:{'|'.join(words)})"
        if name != "V":
            return PIECES[name]
        first = not verbs
        parts = [verb.split("_") for verb in words]
        verbs.append(name)
        triggers.extend(() if triggers else (" ".join((form, *rest)) for head, *rest in parts for form in forms(head)))
        return rf"{'(?P<verb>' if first else '(?:'}{_any_form(tuple(words))})"

    expanded = _MACRO.sub(put_in, pattern)
    return expanded, frozenset(triggers or TALKS_WORDS)


def _any_form(verbs: tuple[str, ...]) -> str:
    """The forms of verbs; up to two words may stand inside a verb of two parts ("turned the offer down")."""
    plain = dict.fromkeys(form for verb in verbs if "_" not in verb for form in forms(verb))
    found = [rf"\b(?:{'|'.join(plain)})\b"] if plain else []
    for verb in verbs:
        head, *rest = verb.split("_")
        if rest:
            between = r"(?:\s+[^\s.,;]+){0,2}?" if len(rest) == 1 else ""
            particle = r"\s+".join(rest)
            found.append(rf"\b(?:{'|'.join(forms(head))}){between}\s+{particle}\b")
    return "|".join(found)
