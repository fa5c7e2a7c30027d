"""Finds the dates of a text and works them out: the table's rows are tried where their first word stands."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from .date_makers import Surroundings, clock_value
from .date_rules import GRAMMAR, Grammar, Rule
from .date_values import Meaning, shifted
from .edtf import Days
from .values import Mention, When

_TOKEN = re.compile(r"[^\W_]+")
_YEARS = range(1100, 8900)  # a reference day outside is a mistake: centuries around it must be on the calendar
_LONGEST_WORD = 24  # no first word of a rule is longer
_WINDOW = 160  # characters before and after an expression that may decide what it means
_SENTENCE_EDGE = re.compile(r"[.!?]['\"’”)]*\s+(?=[A-Z“\"'‘(])|\n\s*\n")
_APPROXIMATE = re.compile(r"\b(?i:about|around|roughly|approximately|circa|some time in|nearly)\s+$")
_ARTICLE = re.compile(r"\b(?i:the)\s+$")
_LOWER_START = re.compile(r"[a-z]|\d{2,4}['’]?s\b")


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    first: re.Pattern[str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=8)
def _compiled(grammar: Grammar) -> tuple[_Compiled, ...]:
    """The rows ready to match; a pattern ends at the end of a word."""
    return tuple(
        _Compiled(
            rule,
            re.compile(grammar.words.expand(rule.first)),
            re.compile(rf"(?:{grammar.words.expand(rule.pattern)})(?![^\W_])"),
        )
        for rule in grammar.rules
    )


@lru_cache(maxsize=65_536)
def _starting_with(word: str, grammar: Grammar) -> tuple[_Compiled, ...]:
    return tuple(row for row in _compiled(grammar) if row.first.fullmatch(word))


def find(
    text: str, reference: date | None, *, anchor_kind: str = "publication", grammar: Grammar = GRAMMAR
) -> tuple[Mention, ...]:
    """Every date, time, length of time and repetition in a text, in reading order, never overlapping.

    With `reference` None, words that hang on the day of publication keep a TIMEX3 value with X and have no days.
    """
    if reference is not None and reference.year not in _YEARS:
        reference = None
    found: list[Mention] = []
    previous: date | None = None
    resume = 0
    for token in _TOKEN.finditer(text):
        if token.start() < resume or token.end() - token.start() > _LONGEST_WORD:
            continue
        rows = _starting_with(token[0], grammar)
        if not rows or not _may_start(text, token.start()):
            continue
        best = _best(rows, text, token.start(), reference, previous, grammar)
        if best is None:
            continue
        rule, match, meaning, _at = best
        mention = _mention(text, rule, match, meaning, reference, anchor_kind)
        found.append(mention)
        resume = match.end()
        days = mention.when.days if mention.when else None
        if days and days.precision == "day":
            previous = days.latest
    return tuple(found)


def _may_start(text: str, start: int) -> bool:
    """A date starts at a word's start, not inside a number, an address or an amount of money."""
    before = text[start - 1 : start]
    if before in "$€£#@_/" and before:
        return False
    return not (before in ".,:" and before and text[start - 2 : start - 1].isdigit() and text[start].isdigit())


def _best(
    rows: tuple[_Compiled, ...],
    text: str,
    start: int,
    reference: date | None,
    previous: date | None,
    grammar: Grammar,
) -> tuple[Rule, re.Match[str], Meaning, Surroundings] | None:
    matches = [(row.rule, match) for row in rows if (match := row.pattern.match(text, start))]
    matches.sort(key=lambda pair: -pair[1].end())
    for rule, match in matches:
        at = _surroundings(text, match, reference, previous, grammar)
        meaning = rule.make(match, at)
        if meaning is not None:
            return rule, match, _timed(match, meaning, at), at
    return None


def _surroundings(
    text: str, match: re.Match[str], reference: date | None, previous: date | None, grammar: Grammar
) -> Surroundings:
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    cut = [edge.end() for edge in _SENTENCE_EDGE.finditer(before)]
    before = before[cut[-1] :] if cut else before
    after = text[match.end() : match.end() + _WINDOW]
    if edge := _SENTENCE_EDGE.search(after):
        after = after[: edge.start()]
    return Surroundings(grammar.words, reference, previous, before, after)


def _timed(match: re.Match[str], meaning: Meaning, at: Surroundings) -> Meaning:
    """A day with a time of the clock or a part of the day becomes a TIME on the same day."""
    parts = match.groupdict()
    if meaning.type != "DATE" or not (meaning.days is None or meaning.days.precision == "day"):
        return meaning
    if clock := parts.get("clock"):
        return replace(meaning, type="TIME", value=f"{meaning.value}T{clock_value(clock, at.words)}")
    if (code := at.words.dayparts.get((parts.get("part") or "").lower())) and len(meaning.value) >= 7:
        return replace(meaning, type="TIME", value=f"{meaning.value}T{code}")
    return meaning


def _mention(
    text: str, rule: Rule, match: re.Match[str], meaning: Meaning, reference: date | None, anchor_kind: str
) -> Mention:
    start, end = match.span()
    days = meaning.days
    near = text[max(0, start - 20) : start]
    if days and _APPROXIMATE.search(near):
        days = _loosened(days)
    if (article := _ARTICLE.search(near)) and _LOWER_START.match(match[0]) and "-" not in match[0]:
        start -= len(near) - article.start()
    anchor = meaning.base or (reference if meaning.relative else None)
    kind = "text" if meaning.base else anchor_kind if anchor else "none"
    when = When(text[start:end], days, meaning.type, meaning.value, rule.name, anchor, kind, meaning.alternatives)
    name = days.edtf if days else meaning.value
    return Mention(start, end, text[start:end], "date", name, rule.name, when)


def _loosened(days: Days) -> Days:
    """ "Around March 10" is the day give or take two."""
    if days.precision != "day" or days.earliest is None or days.latest is None:
        return days
    first, last = shifted(days.earliest, -2), shifted(days.latest, 2)
    return Days(first, last, "approximate") if first and last else days
