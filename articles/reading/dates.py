"""Finds the dates of a text and works them out: the table's rows are tried where their first word stands."""

import re
from dataclasses import replace
from datetime import date

from .date_clock import clock_value
from .date_context import Surroundings, Told
from .date_rows import Grammar, Rule
from .date_rules import GRAMMAR
from .date_table import Row, Table, places, table_of
from .date_told import ended_quarter
from .date_values import Meaning, shifted
from .edtf import Days
from .unresolved import in_words
from .values import Mention, When

_YEARS = range(1100, 8900)  # a reference day outside is a mistake: centuries around it must be on the calendar
_APPROXIMATE = re.compile(r"\b(?:about|around|roughly|approximately|circa|some time in|nearly)\s+$")
_ARTICLE = re.compile(r"\b(?i:the)\s+$")
_TAKES_ARTICLE = re.compile(
    r"(?:[a-z]|\d{2,4}['’]?s\b|\d{1,2}(?:st|nd|rd|th)\b|\d{4}\s+[a-z])(?!\S*-\S*$)"
)  # not "the six-week truce"
_FULL_STOP = re.compile(r"(?:[A-Z][a-z]{4,}|June|July|May)\.$")  # of the sentence: no short form of a month
_LONGER_REPORTS = {"P6M", "P9M", "P12M", "P1Y"}  # results "for the nine months": no quarter is spoken of any more
_QUARTER_VALUE = re.compile(r"(\d{4})-Q([1-4])")
_BEHIND, _BEYOND = 180, 420  # characters around a place that can decide what stands there
_REMEMBERED = 64  # places of one text whose reading is kept


def find(
    text: str, reference: date | None, *, anchor_kind: str = "publication", grammar: Grammar = GRAMMAR
) -> tuple[Mention, ...]:
    """Every date, time, length of time and repetition in a text, in reading order, never overlapping.

    With `reference` None, words that hang on the day of publication keep a TIMEX3 value with X and have no days.
    """
    if reference is not None and reference.year not in _YEARS:
        reference = None
    table = table_of(grammar)
    reader = _Reader(text, reference, anchor_kind, table)
    found: list[Mention] = []
    resume = 0
    for start, rows in places(text, table):
        if start >= resume and (mention := reader.mention_at(start, rows)):
            found.append(mention)
            resume = mention.end
    return tuple(found)


_Found = tuple[int, int, When, str]  # where it begins and ends, counted from the place; the reading; its name


class _Reader:
    """One reading of one text, with what the text has told so far."""

    def __init__(self, text: str, reference: date | None, anchor_kind: str, table: Table) -> None:
        self.text, self.reference, self.anchor_kind, self.table = text, reference, anchor_kind, table
        self.told = Told()
        # A text that says the same thing over and over is worked out once: the same words around a place, and the
        # same day and quarter told before, mean the same.
        self._memory: dict[tuple[object, ...], _Found | None] = {}

    def mention_at(self, start: int, rows: tuple[Row, ...]) -> Mention | None:
        """The date that begins at a place, or None; it becomes part of what was told."""
        text, told = self.text, self.told
        behind = min(start, _BEHIND)
        around = text[start - behind : start + _BEYOND]
        key = (around, behind, min(start - told.day_at, behind), told.state(start))
        if key in self._memory:
            found = self._memory[key]
        else:
            if len(self._memory) >= _REMEMBERED:
                self._memory.clear()
            found = self._memory[key] = self._work_out(start, rows)
        if found is None:
            return None
        first, last, when, name = found
        mention = Mention(start + first, start + last, when.expression, "date", name, when.rule, when)
        self._remember(when, mention.end)
        return mention

    def _work_out(self, start: int, rows: tuple[Row, ...]) -> _Found | None:
        text = self.text
        matches = [(row.rule, match) for row in rows if (match := row.pattern.match(text, start))]
        if len(matches) > 1:
            matches.sort(key=lambda pair: -pair[1].end())
        for rule, match in matches:
            at = Surroundings(self.table.words, self.reference, self.told, text, match.span())
            meaning = rule.make(match, at)
            if meaning is not None:
                return self._found(rule, match, _timed(match, meaning, at), at)
        return None

    def _found(self, rule: Rule, match: re.Match[str], meaning: Meaning, at: Surroundings) -> _Found:
        start, end = match.span()
        if _FULL_STOP.search(match[0]):
            end -= 1
        days = meaning.days
        near = self.text[max(0, start - 20) : start]
        if days and meaning.type == "DATE" and _APPROXIMATE.search(near):
            days = _loosened(days)
        first = start
        if (article := _ARTICLE.search(near)) and _TAKES_ARTICLE.match(match[0]):
            first -= len(near) - article.start()
        anchor = meaning.base or (self.reference if meaning.relative else None)
        kind = "text" if meaning.base else self.anchor_kind if anchor else "none"
        words = self.text[first:end]
        when = When(words, days, meaning.type, meaning.value, rule.name, anchor, kind, meaning.alternatives)
        if self.reference is None and days is None and meaning.relative and meaning.type in ("DATE", "TIME"):
            when = replace(when, unresolved=in_words(words, meaning.value, ahead=at.ahead))
        return first - start, end - start, when, days.edtf if days else meaning.value

    def _remember(self, when: When, end: int) -> None:
        """Keep the last day, month and year told, and the quarter that a report of results is about."""
        told, reference, days = self.told, self.reference, when.days
        if days and days.earliest and when.timex_type == "DATE":
            told.year, told.year_at = days.earliest.year, end
            if days.precision in ("day", "month"):
                told.month, told.month_at = (days.earliest.year, days.earliest.month), end
        if days and days.precision == "day":
            told.day, told.day_at = days.latest, end
        elif quarter := _QUARTER_VALUE.fullmatch(when.timex_value):
            named = (int(quarter[1]), int(quarter[2]))
            # "A year earlier" is counted from the quarter reported: not from the one it was compared with, nor from
            # one to come that the report looks forward to.
            running = reference is not None and days is not None and (days.latest or reference) > reference
            if not told.quarter or not (named < told.quarter or running):
                told.quarter, told.length = named, ""
        elif when.timex_value == "P3M" and reference and (ended := ended_quarter(self.text, end, reference)):
            told.quarter, told.length = ended, ""
        elif when.timex_value in _LONGER_REPORTS:
            told.quarter, told.length = None, when.timex_value


def _timed(match: re.Match[str], meaning: Meaning, at: Surroundings) -> Meaning:
    """A day with a time of the clock or a part of the day becomes a TIME on the same day."""
    if "clock" not in match.re.groupindex and "part" not in match.re.groupindex:
        return meaning
    parts = match.groupdict()
    if meaning.type != "DATE" or not (meaning.days is None or meaning.days.precision == "day"):
        return meaning
    if clock := parts.get("clock"):
        return replace(meaning, type="TIME", value=f"{meaning.value}T{clock_value(clock, at.words)}")
    if (code := at.words.dayparts.get((parts.get("part") or "").lower())) and len(meaning.value) >= 7:
        return replace(meaning, type="TIME", value=f"{meaning.value}T{code}")
    return meaning


def _loosened(days: Days) -> Days:
    """ "Around March 10" is the day give or take two."""
    if days.precision != "day" or days.earliest is None or days.latest is None:
        return days
    first, last = shifted(days.earliest, -2), shifted(days.latest, 2)
    return Days(first, last, "approximate") if first and last else days
