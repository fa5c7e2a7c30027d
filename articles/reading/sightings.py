"""Sightings: the clauses of a text that seem to tell of an event of talks, dated, placed and explained."""

import re
from datetime import date

from . import attribution, calibration, completing, names, outlets, participants, placing, tellings, timing
from .attribution import Source
from .clauses import Clause, clauses
from .cue_words import Cue
from .cues import matches, may_tell
from .page import LONGEST_SENTENCE, Page
from .values import Mention, Sighting, When
from .weighing import Weighed, about_talks, weighed

THRESHOLD = 0.45  # a weaker sighting is not worth an analyst's look
_UNFINISHED = re.compile(r"\bthat$")  # "told the mediators that ...": what was told belongs to it
_NO_COMMENT = re.compile(r"\b(?:declin\w+|refus\w+|refrain\w+)\s+(?:to|from)\s+comment", re.IGNORECASE)
_PROGRESS = re.compile(r"\b(?:progress|positive|narrow(?:ed|ing)|advanced|closer)\b", re.IGNORECASE)
_NO_RESULT = re.compile(
    r"(?:without|no|not)\s[^.;,]{0,40}?(?:breakthrough|agreement|deal|result|gaps)\w*", re.IGNORECASE
)
_RESULTS = ("breakthrough", "agreement", "deal", "result", "gaps")  # cheaper to look for


def find(page: Page) -> tuple[Sighting, ...]:
    """The sightings of a text in reading order; no two share a span, and one event is told once."""
    masked = page.masked
    share = about_talks(page.text)
    found = [
        best
        for sentence in page.sentences
        if sentence.end - sentence.start <= LONGEST_SENTENCE and may_tell(masked[sentence.start : sentence.end])
        for clause in clauses(masked, sentence)
        if (best := _strongest(page.text, clause)) is not None
    ]
    told = _tell(page, found)
    told = tellings.suggested_once(completing.with_talks(page, told))
    kept = (t.sighting for t in told if t.sighting.confidence * share >= THRESHOLD)
    return tuple(one._replace(confidence=calibration.calibrated(one.confidence)) for one in kept)


def _strongest(text: str, clause: Clause) -> Weighed | None:
    best: Weighed | None = None
    for cue, match in matches(clause.masked):
        if best and cue.weight <= best.score:
            break  # doubts only take from the weight
        found = weighed(text, clause, cue, match)
        best = found if best is None or found.score > best.score else best
    silent = best and "comment" in clause.masked.lower() and _NO_COMMENT.search(clause.masked)
    return None if silent else best


def _tell(page: Page, found: list[Weighed]) -> list[tellings.Telling]:
    """Each found cue as a telling, with what its own clause and sentence say."""
    dates = {start: _dates(page, start, end) for start, end in {_span(one) for one in found}}
    claimed = {
        m.start
        for one in found
        for m in dates[one.clause.sentence.start]
        if one.clause.start <= m.start < one.clause.end
    }
    sources = _sources(page, max((one.clause.start for one in found), default=0))
    return [_telling(page, one, dates[one.clause.sentence.start], claimed, sources) for one in found]


def _span(one: Weighed) -> tuple[int, int]:
    return one.clause.sentence.start, one.clause.sentence.end


def _dates(page: Page, start: int, end: int) -> tuple[Mention, ...]:
    """The dates of a sentence that can date an event."""
    dates = (timing.due(m, page.text, page.reference) for m in page.inside(start, end, "date"))
    return tuple(m for m in dates if timing.usable(m, page.text))


def _sources(page: Page, until: int) -> dict[int, Source]:
    """Who says each sentence up to an offset, by its start; "he" and "the official" are whoever spoke last.

    What names no outlet was carried by the agency that the text is credited to.
    """
    sources, last, credit = {}, attribution.NOBODY, outlets.credit(page.text)
    for sentence in page.sentences:
        if sentence.start > until:
            break
        here = page.inside(sentence.start, sentence.end, "party", "person", "venue")
        source = attribution.attributed(page.text[sentence.start : sentence.end], last, here, sentence.start)
        last = source if source != attribution.NOBODY else last
        sources[sentence.start] = source._replace(via=credit) if credit and not source.via else source
    return sources


def _telling(
    page: Page, one: Weighed, dates: tuple[Mention, ...], claimed: set[int], sources: dict[int, Source]
) -> tellings.Telling:
    clause, cue = one.clause, one.cue
    source = sources[clause.sentence.start]
    dates = timing.fitting(one, dates, page.text, page.reference)
    placed = timing.date_of(one, dates, page.inside(*_span(one), "date"), page.text, claimed, page.reference)
    phase = _phase_by_date(one.phase, placed.when, page.reference)
    venue, venue_why = placing.venue_of(clause, cue.kind, one.at, page.inside(*_span(one), "venue"), page.text)
    acting = page.inside(clause.sentence.start - participants.REACH, clause.end, "party", "person")
    parts = participants.taking_part(clause, cue, one.at, acting, page.text, names.party_of(page.lexicon), phase)
    score = one.score + (0.1 if placed.stated else 0.05 if placed.when else 0) + (0.05 if venue else 0)
    end = clause.sentence.end if _UNFINISHED.search(clause.masked) else clause.end
    quote = page.text[clause.start : end]
    outcome, outcome_text = _outcome(cue, quote)
    why = (*one.why, *(reason for reason in (placed.why, venue_why) if reason))
    sighting = Sighting(
        clause.start, end, quote, cue.kind, phase, placed.when, venue, parts,
        outcome, outcome_text, source.words, completing.bounded(score), why, source.via, source.speaker,
    )  # fmt: skip
    heading, start = clause.sentence.heading, clause.sentence.start
    elsewhere = venue is None and page.unknown_place(clause.start, clause.end) is not None
    return tellings.Telling(sighting, placed.when is not None, heading, cue.name, start, cue.placed and not elsewhere)


def _phase_by_date(phase: str, when: When | None, reference: date | None) -> str:
    """What is told of a day after the report is planned, whatever the tense."""
    first = when.days.earliest if when and when.days else None
    if phase in ("held", "under_way") and first and reference and first > reference:
        return "planned"
    return phase


def _outcome(cue: Cue, words: str) -> tuple[str, str]:
    low = words.lower()
    if any(result in low for result in _RESULTS) and (found := _NO_RESULT.search(words)):
        return (
            "no_breakthrough" if cue.kind in ("meeting", "breakdown", "departure") else cue.outcome or "none_reported"
        ), found[0]
    if cue.outcome:
        return cue.outcome, ""
    if cue.kind == "meeting" and (found := _PROGRESS.search(words)):
        return "progress", found[0]
    return "none_reported", ""
