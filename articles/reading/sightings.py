"""Sightings: the clauses of a text that seem to tell of an event of talks, dated, placed and explained."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from . import attribution, completing, participants, placing, tellings
from .clauses import Clause, clauses, mask
from .cues import CUES, Cue, expand
from .page import LONGEST_SENTENCE, Page
from .values import Mention, Sighting, When

THRESHOLD = 0.5  # a weaker sighting is not worth an analyst's look
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|whether|hop(?:e|es|ed|ing)|could|might|may|possib\w+|seek(?:ing|s)?|sought|try(?:ing)?|tries"
    r"|in\s+order|"
    r"aim(?:ed|ing|s)?|so\s+that|close(?:r)?\s+to|want(?:s|ed)?|urg\w+|need(?:s|ed)?\s+to|must|should|once|prospects?"
    r"|chances?|"
    r"willing|potential|efforts?|struggl\w+|ahead\s+of|before|commit\s+to|based\s+on|consider(?:s|ed|ing)?|threat\w*"
    r"|options?|intends?)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied)|rejected\s+the\s+(?:idea|notion|claim)|dismissed\s+(?:the\s+)?(?:reports?"
    r"|claims?))\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were)\s+(?:also\s+)?(?:due|set|scheduled|expected|slated|planned|to)"
    r"|plans?\s+to|intends?\s+to|"
    r"expected\s+to|scheduled\s+to|due\s+(?:in|to)|agreed\s+to\s+(?:meet|send|hold))\b"
)
_UNDER_WAY = re.compile(
    r"\b(?:headed|heading|heads|on\s+(?:its|their|his|her)\s+way|under\s?way|continu(?:e|es|ing)|ongoing|entered"
    r"|going\s+on)\b"
)
_NEGATED = re.compile(r"\b(?:not|never|no\s+longer|without|yet\s+to|n['’]t|neither|nor)\s+(?:\w+\s+){0,3}$")
_INFINITIVE = re.compile(r"\bto\s+$|\bof\s+$|\bfor\s+$")
_UNFINISHED = re.compile(r"\bthat$")  # "told the mediators that ...": what was told belongs to it
_NO_COMMENT = re.compile(r"\b(?:declin\w+|refus\w+|refrain\w+)\s+(?:to|from)\s+comment", re.IGNORECASE)
_PROGRESS = re.compile(r"\b(?:progress|positive|narrow(?:ed|ing)|advanced|closer)\b", re.IGNORECASE)
_NO_RESULT = re.compile(
    r"(?:without|no|not)\s[^.;,]{0,40}?(?:breakthrough|agreement|deal|result|gaps)\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue found in a clause, with its strength after doubts, its place in the text and the reasons."""

    clause: Clause
    cue: Cue
    start: int
    end: int
    score: float
    phase: str
    why: tuple[str, ...]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((cue, re.compile(expand(cue.pattern), re.IGNORECASE)) for cue in CUES)


def find(page: Page) -> tuple[Sighting, ...]:
    """The sightings of a text in reading order; no two share a span, and one event is told once."""
    masked = mask(page.text, page.mentions)
    found = [
        best
        for sentence in page.sentences
        if sentence.end - sentence.start <= LONGEST_SENTENCE
        for clause in clauses(masked, sentence)
        if (best := _strongest(page.text, clause)) is not None
    ]
    told = _tell(page, found)
    told = tellings.suggested_once(completing.with_talks(page, told))
    return tuple(t.sighting for t in told if t.sighting.confidence >= THRESHOLD)


def _strongest(text: str, clause: Clause) -> _Found | None:
    if _NO_COMMENT.search(clause.masked):
        return None
    candidates = []
    for cue, pattern in _patterns():
        if match := pattern.search(clause.masked):
            candidates.append(_weighed(text, clause, cue, match))
    return max(candidates, key=lambda found: found.score, default=None)


def _weighed(text: str, clause: Clause, cue: Cue, match: re.Match[str]) -> _Found:
    """The cue's weight less what speaks against it: hopes, conditions, negation, purposes."""
    before = clause.masked[: match.start()]
    near = before[-70:] + match[0]
    start, end = clause.start + match.start(), clause.start + match.end()
    score, why = cue.weight, [f"{cue.name}: {text[start:end][:60]!r}"]
    if cue.kind not in ("absence",) and cue.name != "weighs an offer" and _HYPOTHETICAL.search(before[-70:]):
        score, why = score * 0.45, [*why, "hoped for or conditional"]
    if cue.phase == "" and _NEGATED.search(before):
        score, why = score * 0.4, [*why, "negated"]
    if cue.phase == "" and _INFINITIVE.search(before) and not _PLANNED.search(before[-40:]):
        score, why = score * 0.6, [*why, "a purpose, not a deed"]
    if clause.sentence.heading:
        score, why = score - 0.1, [*why, "in a heading"]
    return _Found(clause, cue, start, end, score, _phase(clause, cue, near), tuple(why))


def _phase(clause: Clause, cue: Cue, near: str) -> str:
    if _DENIED.search(clause.lead[-120:]) or _DENIED.search(near[: near.rfind(" ")]):
        return "denied"
    if cue.phase:
        return cue.phase
    if _PLANNED.search(near) and cue.kind not in ("response", "proposal"):
        return "planned"
    return "under_way" if _UNDER_WAY.search(near) and cue.kind in ("meeting", "arrival", "departure") else "held"


def _tell(page: Page, found: list[_Found]) -> list[tellings.Telling]:
    """Each found cue as a telling, with what its own clause and sentence say."""
    dates = page.of_kind("date")
    clause_dates = {
        m.start
        for f in found
        for m in dates
        if f.clause.start <= m.start < f.clause.end and placing.usable(m, page.text)
    }
    sources = _sources(page)
    return [_telling(page, one, dates, clause_dates, sources[one.clause.sentence.start]) for one in found]


def _sources(page: Page) -> dict[int, str]:
    """Who says each sentence, by its start; "he" and "the official" are whoever spoke last."""
    sources, last = {}, ""
    for sentence in page.sentences:
        sources[sentence.start] = source = attribution.attributed(page.text[sentence.start : sentence.end], last)
        last = source or last
    return sources


def _telling(page: Page, one: _Found, dates: tuple[Mention, ...], claimed: set[int], source: str) -> tellings.Telling:
    clause, cue = one.clause, one.cue
    placed = placing.date_of(clause, one.start, dates, page.text, claimed, one.phase == "planned")
    phase = _phase_by_date(one.phase, placed.when, page.reference)
    venue, venue_why = placing.venue_of(clause, cue.kind, one.start, page.of_kind("venue"), page.text)
    parts = participants.taking_part(
        clause, cue, one.start, page.of_kind("party", "person"), page.text, page.lexicon, phase
    )
    score = one.score + (0.1 if placed.stated else 0.05 if placed.when else 0) + (0.05 if venue else 0)
    end = clause.sentence.end if _UNFINISHED.search(clause.masked) else clause.end
    quote = page.text[clause.start : end]
    outcome, outcome_text = _outcome(cue, quote)
    why = (*one.why, *(reason for reason in (placed.why, venue_why) if reason))
    sighting = Sighting(
        clause.start, end, quote, cue.kind, phase, placed.when, venue, parts,
        outcome, outcome_text, source, completing.bounded(score), why,
    )  # fmt: skip
    return tellings.Telling(sighting, placed.when is not None, clause.sentence.heading, cue.name, clause.sentence.start)


def _phase_by_date(phase: str, when: When | None, reference: date | None) -> str:
    """What is told of a day after the report is planned, whatever the tense."""
    first = when.days.earliest if when and when.days else None
    if phase in ("held", "under_way") and first and reference and first > reference:
        return "planned"
    return phase


def _outcome(cue: Cue, words: str) -> tuple[str, str]:
    if found := _NO_RESULT.search(words):
        return (
            "no_breakthrough" if cue.kind in ("meeting", "breakdown", "departure") else cue.outcome or "none_reported"
        ), found[0]
    if cue.outcome:
        return cue.outcome, ""
    if cue.kind == "meeting" and (found := _PROGRESS.search(words)):
        return "progress", found[0]
    return "none_reported", ""
