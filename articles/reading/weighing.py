"""How strongly a cue speaks of an event of talks: its weight less what speaks against it, and its phase."""

import re
from typing import NamedTuple

from .clauses import WHEN, Clause
from .cue_words import Cue, expand

_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|whether|hop(?:e|es|ed|ing)|could|might|may|possibl[ey]|possibility|seek(?:ing|s)?|sought"
    r"|try(?:ing)?|tries|tried"
    r"|in\s+order|aim(?:ed|ing|s)?|so\s+that|close(?:r)?\s+to|far\s+from|want(?:s|ed)?|urg\w+|need(?:s|ed)?\s+to|must"
    r"|should|once|prospects?|chances?|potential|efforts?|struggl\w+|ahead\s+of|commit\s+to|based\s+on"
    r"|consider(?:s|ed|ing)?|threat\w*|options?|intends?|likely|calls?\s+for|would\s+have)\b"
    rf"|\bbefore\b(?!\s+(?:\w+ing\b|midnight|dawn|noon|{WHEN}))"
    r"|\buntil\b(?!\s+(?:a\s+)?(?:late|after|past|midnight|dawn)\b)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|rejected\s+the\s+(?:idea|notion|claim)|dismissed\s+(?:the\s+)?(?:reports?"
    r"|claims?))\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were|be)\s+(?:also\s+)?(?:due|set|scheduled|expected|slated|planned|to)\b"
    r"|plans?\s+to|intends?\s+to|expected\s+to|scheduled\s+to|due\s+(?:in|to)|agreed\s+to\s+(?:meet|send|hold))\b"
)
_EXPECTED = re.compile(r"\b(?:is|are|was|were)\s+(?:also\s+)?(?:due|set|scheduled|expected|slated|planned)\s+to\b")
_UNDER_WAY = re.compile(
    r"\b(?:headed|heading|heads|on\s+(?:its|their|his|her)\s+way|under\s?way|continu(?:e|es|ing)|ongoing|entered"
    r"|going\s+on)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|no\s+longer|without|yet\s+to|n['’]t|neither|nor|no)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:none|neither|nobody|no\s+one)\b[^.;,]{0,60}$", re.IGNORECASE)
_NEGATION = 100  # code points before a verb in which it can be negated
_SAYS_NOT = re.compile(r"\bnot\b|n\['’\]t|\bno\b|nothing|without")  # a pattern that holds its own negation
_INFINITIVE = re.compile(r"\bto\s+$|\bof\s+$|\bfor\s+$")
_PURPOSE = re.compile(r"\bto\s+$|\bfor\s+$")
_UNTIL = re.compile(r"\s*until\b")
_NOT_YET = re.compile(r"(?:after|once|until|when|before)\s[^.;]*?\b(?:is|are|has\s+been|have\s+been)\b", re.IGNORECASE)
_ONLY_AUXILIARIES = re.compile(
    r"(?:\S+\s+)?(?:(?:did|does|do|has|have|had|was|were|is|are|will|would|not|never|also|then|later|been|be|to)\s+)*"
)
_WHOEVER = re.compile(r"\b(?:those|anyone|all)\s+$", re.IGNORECASE)  # "the door is open to those who did not come"
_WITH_DOING = re.compile(r"with\s+(?:\S+\s+){1,4}?\w+ing\b", re.IGNORECASE)
_WHO = re.compile(expand(r"{WHO}"), re.IGNORECASE)
_NEEDS_SUBJECT = ("arrival", "departure", "absence", "response", "proposal")

# Words of other news, and words of peace talks; a text of the first that has too few of the second tells of no talks.
_OTHER_NEWS_WORDS = """
shares shareholders merger takeover investors profit profits quarter revenue lenders loan bank banks carmaker
steelmaker stock stocks earnings executives company companies chairman ceo airline oil exports prices coach
team-mate club league season striker goal goals match cup football rugby tennis cricket tournament defeat beaten
rowers final pitch squad players player champions captain storm rain rains snow temperatures forecast weather wind
flood floods hurricane degrees front union unions pay wage wages strike teachers employers ballot workers nurses
salary school schools hospital film album actor singer award court judge jury lawsuit divorce
"""
_OTHER_NEWS = frozenset(_OTHER_NEWS_WORDS.split())
_TALKS_NEWS_WORDS = """
ceasefire cease-fire truce peace delegation delegations mediator mediators mediation envoy envoys negotiator
negotiators rebels rebel guerrillas hostages hostage captives prisoners withdrawal troops sanctions settlement
accord treaty negotiations movement militants disarmament autonomy statehood impasse breakthrough facilitator
diplomat diplomats diplomatic nuclear reunification occupation war fighting intermediaries guarantors summit
protocol armistice talks deal agreement proposal proposals negotiating ceasefires truces border territory
sovereignty
"""
_TALKS_NEWS = frozenset(_TALKS_NEWS_WORDS.split())
_NEWS_LENGTH = 600  # code points; a shorter text need not say what it is about
_WORD = re.compile(r"[a-z][a-z-]+")


class Weighed(NamedTuple):
    """A cue found in a clause, with its strength after doubts, its place in the text and the reasons.

    `at` is where its verb stands, `start` and `end` what the cue matched.
    """

    clause: Clause
    cue: Cue
    at: int
    start: int
    end: int
    score: float
    phase: str
    why: tuple[str, ...]


def about_talks(text: str) -> float:
    """How much a text seems to be about talks between powers: 1 as a rule, less where its words are of other news."""
    words = set(_WORD.findall(text[:20_000].lower()))
    other, talks = len(words & _OTHER_NEWS), len(words & _TALKS_NEWS)
    if other >= 3 and talks * 2 < other:
        return 0.4
    return 0.75 if len(text) > _NEWS_LENGTH and talks < 3 else 1.0


def weighed(text: str, clause: Clause, cue: Cue, match: re.Match[str]) -> Weighed:
    """The cue's weight less what speaks against it: hopes, conditions, negation, purposes, nobody who acts."""
    verb = match.start("verb") if "verb" in match.re.groupindex else -1
    has_verb = verb >= 0
    verb = verb if has_verb else match.start()
    before = clause.masked[:verb]
    near = before[-70:] + clause.masked[verb : match.end()]
    start, end = clause.start + match.start(), clause.start + match.end()
    score, why = cue.weight, [f"{cue.name}: {text[start:end][:60]!r}"]
    verb_itself = near[len(before[-70:]) :]
    if has_verb:  # "before flying home" tells of a flight
        word = verb_itself.split(" ", 1)[0]
        verb_itself = word if word.endswith("ing") else ""
    lead = before[-70:] + verb_itself
    if cue.kind != "absence" and not cue.open and _HYPOTHETICAL.search(lead):
        score, why = score * 0.38, [*why, "hoped for or conditional"]
    if cue.phase == "" and _negated(text, clause, cue, before, verb):
        score, why = score * 0.4, [*why, "negated"]
    purpose = _INFINITIVE if has_verb else _PURPOSE
    if cue.phase == "" and purpose.search(before, max(0, verb - 20)) and not _PLANNED.search(before[-40:]):
        score, why = score * 0.5, [*why, "a purpose, not a deed"]
    if cue.kind in _NEEDS_SUBJECT and not _has_subject(clause, before, cue):
        score, why = score * 0.5, [*why, "nobody at talks does it"]
    if _NOT_YET.match(clause.masked) or _WITH_DOING.match(clause.masked):
        score, why = score * 0.55, [*why, "told only in passing or not yet done"]
    if _WHOEVER.search(f"{clause.lead[-12:]} {clause.masked[max(0, match.start() - 20) : match.start()]}"):
        score, why = score * 0.4, [*why, "said of whoever it may be"]
    if clause.sentence.heading:
        score, why = score - 0.1, [*why, "in a heading"]
    return Weighed(clause, cue, clause.start + verb, start, end, score, _phase(clause, cue, near), tuple(why))


def _negated(text: str, clause: Clause, cue: Cue, before: str, verb: int) -> bool:
    """Whether what a clause tells did not happen; what did not begin until the evening did."""
    if _NOBODY.search(before):
        return True
    denied = _NEGATED.search(before, max(0, verb - _NEGATION)) and not _SAYS_NOT.search(cue.pattern)
    return bool(denied) and not _UNTIL.match(text, clause.end)


def _has_subject(clause: Clause, before: str, cue: Cue) -> bool:
    if _ONLY_AUXILIARIES.fullmatch(before):
        return True  # the subject stands before the clause
    return bool(_WHO.search(before)) or not cue.actor


def _phase(clause: Clause, cue: Cue, near: str) -> str:
    if _DENIED.search(clause.lead[-120:]) or _DENIED.search(near[: near.rfind(" ")]):
        return "denied"
    if cue.phase:
        return cue.phase
    plans = _EXPECTED if cue.kind in ("response", "proposal") else _PLANNED  # "would" is how terms are told
    if plans.search(near):
        return "planned"
    return "under_way" if cue.kind in ("meeting", "arrival", "departure") and _UNDER_WAY.search(near) else "held"
