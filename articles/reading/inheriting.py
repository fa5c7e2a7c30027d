"""What the talks that a text tells of lend to its other passages: the day and the venue, each with the reason."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from . import bounds, placing, timing
from .page import Page
from .tellings import Telling
from .values import Mention, Sighting, When

CURRENT = timedelta(days=14)  # the talks a report is about were held in the two weeks before it
_OF_TALKS = ("meeting", "absence", "departure", "breakdown", "arrival")
_SURE = 0.5  # what is only hoped for or denied lends nothing to other passages
_SAME_TALKS = timedelta(days=4)  # so near to the talks in time, an event is of those talks
_HEAD = 400  # code points of a text in which its dateline stands
_DATELINE = re.compile(r"\s*(?:,[^\n]{0,60}?)?(?:\([^)\n]{1,30}\)\s*)?[-–—:]\s")
_TO_MEDIATORS = re.compile(r"\b(?:mediators|on\s+the\s+table)\b")
_PLACED = ("meeting", "agreement", "breakdown", "absence")  # talks are where these are; a journey may lead elsewhere
_NEWS = ("meeting", "agreement", "breakdown", "arrival", "departure")
_HISTORY = re.compile(r"\b(?:had|used\s+to|previous(?:ly)?|earlier|former(?:ly)?|ago)\b", re.IGNORECASE)
_LONG_AGO = re.compile(
    r"\b(?:used\s+to|previous(?:ly)?|earlier|former(?:ly)?|ago|repeatedly|always|long|so\s+far|until\s+now|for\s+years"
    r"|over\s+the\s+years|since|once)\b",
    re.IGNORECASE,
)
_NAMED_TALKS = re.compile(
    r"\b(?:the|these|those)\s+(?:\w+\s+)?(?:talks|negotiations|round|meeting|summit|session|conference)\b",
    re.IGNORECASE,
)
_ABOUT = (2, 1)  # days before and after a day told elsewhere in which what states no day mostly was
_ABOUT_THEN = (1, 6)  # history goes on from a day that it tells
_BEGINS = re.compile(r"\b(?:since|from|beg[au]n(?:\s+on)?|until|before|after|of)\s+$", re.IGNORECASE)
_PLANS = re.compile(r"\b(?:will|(?:is|are)\s+(?:due|set|scheduled|expected|to))\b[^.;]{0,50}$")
_PART_ENDS = re.compile(r"[:;]\s")
# "..., where he had arrived the night before": the day steps out of the line of the story.
_IN_PASSING = re.compile(r"\b(?:who|which|that|where|whom|whose)\s+(?:\S+\s+){0,3}?had\b[^.;,]*$")
_HAD = re.compile(r"\bhad\s+(?!to\b|an?\b|the\b|no\b)\w+")
_BACK = re.compile(r"\bback\s+(?:home\s+)?to\s+(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Talks:
    """The dated talks shortly before a report, in reading order; the places they were in; the place of the dateline."""

    told: tuple[Sighting, ...]
    places: frozenset[str]
    line: Mention | None

    @property
    def only_place(self) -> str | None:
        """The one place of the talks, when there is one."""
        return next(iter(self.places)) if len(self.places) == 1 else None


def talks_of(page: Page, told: list[Telling]) -> Talks:
    """The talks that a text tells of; where it tells of none but journeys, the places are those these are about."""
    near = [t.sighting for t in told if t.sighting.venue and not older(t.sighting.when, page.reference, CURRENT)]
    places = {s.venue for s in near if s.kind in _PLACED} or {s.venue for s in near}
    places.discard(None)
    current = tuple(t.sighting for t in told if _is_current(page, t))
    return Talks(current, frozenset(place for place in places if place), _dateline(page))


def _is_current(page: Page, telling: Telling) -> bool:
    """Whether it tells, with a date, of talks held shortly before the report."""
    sighting = telling.sighting
    held = sighting.kind in ("meeting", "breakdown", "agreement") and sighting.phase in ("held", "under_way")
    sure = held and telling.placed and sighting.confidence >= _SURE
    return sure and sighting.when is not None and not older(sighting.when, page.reference, CURRENT)


def older(when: When | None, reference: date | None, limit: timedelta) -> bool:
    """Whether a date lies more than `limit` before the report."""
    latest = when.days.latest if when and when.days else None
    return bool(latest and reference and reference - latest > limit)


def together(one: When | None, two: When | None, apart: timedelta = _SAME_TALKS) -> bool:
    """Whether two dates are of the same days, give or take a few."""
    gap = _gap(one, two)
    return gap is not None and gap <= apart


def _gap(one: When | None, two: When | None) -> timedelta | None:
    """The time between two closed intervals, nothing where they share a day; None where one is open."""
    a, b = one.days if one else None, two.days if two else None
    if not a or not b or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return None
    return max(a.earliest - b.latest, b.earliest - a.latest, timedelta(0))


def nearest(talks: tuple[Sighting, ...], sighting: Sighting, when: When | None = None) -> Sighting | None:
    """The talks nearest in days to a date; without one those named last before the sighting, else first after it."""
    fitting = [t for t in talks if (t.start, t.end) != (sighting.start, sighting.end)]
    before = [t for t in fitting if t.start < sighting.start]
    told_last = before[-1] if before else fitting[0] if fitting else None
    gaps = [(gap, t.start > sighting.start, -t.start, t) for t in fitting if (gap := _gap(when, t.when)) is not None]
    return min(gaps, key=lambda row: row[:3])[3] if gaps else told_last


def about_talks(sighting: Sighting) -> bool:
    """Whether what is proposed is proposed at the talks: its words name them or the mediators."""
    if sighting.kind != "proposal":
        return False
    return placing.speaks_of_talks(sighting.quote) or _TO_MEDIATORS.search(sighting.quote) is not None


def with_news(page: Page, telling: Telling) -> Telling:
    """What opens a report without a day happened on the day of the report or the one before."""
    sighting = telling.sighting
    done = sighting.phase in ("held", "under_way") and sighting.kind in _NEWS
    if sighting.when is not None or not done or not _in_lead(page, sighting) or _in_paragraph(page, sighting):
        return telling
    why = (*sighting.why, "told as news at the head of the report, without a day")
    when = bounds.news(page.reference, page.anchor_kind)
    return telling._replace(sighting=sighting._replace(when=when, why=why))


def turned(page: Page, telling: Telling, talks: Talks) -> Telling:
    """Who travels "back to" the place of the talks arrives there; who travels back to any other place leaves them."""
    sighting = telling.sighting
    if sighting.kind not in ("arrival", "departure") or not talks.places:
        return telling
    for place in page.inside(sighting.start, sighting.end, "venue"):
        if not _BACK.search(page.text[max(sighting.start, place.start - 24) : place.start]):
            continue
        at_talks = place.name in talks.places or bool(talks.line and talks.line.name == place.name)
        if at_talks == (sighting.kind == "arrival"):
            return telling
        why = (*sighting.why, f"{place.text!r} is {'the' if at_talks else 'no'} place of the talks")
        kind, venue = ("arrival", place.name) if at_talks else ("departure", None)
        return telling._replace(sighting=sighting._replace(kind=kind, venue=venue, why=why))
    return telling


def venue(page: Page, telling: Telling, when: When | None, talks: Talks) -> tuple[str | None, list[str]]:
    """The venue of the talks of the same days, that of the dateline, or the only one that the text names for talks."""
    sighting = telling.sighting
    placed = tuple(t for t in talks.told if t.venue)
    same = nearest(placed, sighting, when if telling.dated else None)
    elsewhere = any(t.start < sighting.start for t in placed)  # a report from one place of talks in another
    line = talks.line if talks.line and (not elsewhere or talks.line.name in talks.places) else None
    by_line = line is not None and _of_dateline(page, telling, when)
    later = same is not None and same.start > sighting.start
    found: tuple[str | None, list[str]] = None, []
    if same and not (by_line and (later or _gap(when, same.when))) and (together(when, same.when) or not telling.dated):
        found = same.venue, [f"venue of the talks told at {same.start}"]
    elif line is not None and by_line:
        found = line.name, [f"venue {line.text!r} of the dateline"]
    elif talks.only_place and sighting.kind != "breakdown" and _near_report(page, sighting, when):
        found = talks.only_place, ["the only venue that this text names for its talks"]
    return (None, []) if found[0] in _destinations(page, sighting) else found


def _destinations(page: Page, sighting: Sighting) -> set[str]:
    """The places that a departure leads to: it does not start there."""
    if sighting.kind != "departure":
        return set()
    inside = page.inside(sighting.start, sighting.end, "venue")
    return {m.name for m in inside if placing.DESTINATION.search(page.text[max(0, m.start - 14) : m.start])}


def _of_dateline(page: Page, telling: Telling, when: When | None) -> bool:
    """Whether a date is so near to the report that the place of the dateline goes with it."""
    days = when.days if when else None
    if days is None or days.latest is None or page.reference is None:
        return False
    closed = telling.sighting.kind != "arrival" or not bounds.is_open(when)
    return closed and abs(page.reference - days.latest) <= _SAME_TALKS


def _near_report(page: Page, sighting: Sighting, when: When | None) -> bool:
    """Whether it is of the days of the report: not long before, and not planned for long after."""
    first = when.days.earliest if when and when.days else None
    if sighting.phase == "planned":
        return bool(first and page.reference and first - page.reference <= _SAME_TALKS)
    return not older(when, page.reference, CURRENT)


def _dateline(page: Page) -> Mention | None:
    """The place that the text's first line begins with, as in "CAIRO (Agency) - "."""
    for place in page.inside(0, _HEAD, "venue"):
        begins = place.start == 0 or page.text[place.start - 1] == "\n"
        if begins and "\n" not in page.text[place.start : place.end] and _DATELINE.match(page.text, place.end):
            return place
    return None


def when_of(page: Page, sighting: Sighting, talks: Sighting | None) -> tuple[When | None, list[str]]:
    """The sighting's own date; else the paragraph's, else that of the talks, else an open interval."""
    if sighting.when is not None:
        return sighting.when, []
    planned = sighting.phase == "planned"
    found = None if planned else _lent(page, sighting, talks)
    if found is not None:
        when, unsaid, why = found
        return bounds.inherited(when, page.reference, unsaid), [why]
    history = _LONG_AGO.search(sighting.quote) is not None
    return bounds.undated(page.reference, page.anchor_kind, planned, history=history), ["no date stated"]


def _lent(page: Page, sighting: Sighting, talks: Sighting | None) -> tuple[When, str, str] | None:
    """The date that earlier words lend to something past, what it itself leaves unsaid, and the reason.

    Only words that name the talks, or a day told in the same paragraph, lend it exactly.
    """
    near = _in_paragraph(page, sighting)
    if near and near.when:
        # What had been done was done before; whoever leaves talks does so on their last day or on the next.
        before, after = (2, 0) if _HAD.search(sighting.quote) else (0, int(sighting.kind == "departure"))
        when = bounds.about(near.when, before, after, page.reference)
        return when, "the sentence itself states no day", f"dated by {near.text!r} earlier in the paragraph"
    told = [m for m in _told_before(page, sighting, 1) if not _in_passing(page, m)]
    if told and (long_ago := told[-1].when) and older(long_ago, page.reference, CURRENT) and _is_short(long_ago):
        when = bounds.about(long_ago, *_ABOUT_THEN, page.reference)
        return when, "the sentence itself states no day", f"history told after {told[-1].text!r}"
    exact = _NAMED_TALKS.search(sighting.quote) is not None and sighting.kind != "departure"
    dated_so = sighting.kind in (*_OF_TALKS, "agreement", "response", "proposal")
    lately = _told_last(page, sighting) if dated_so else None
    if lately and lately.when and not (talks and lately.start < talks.end and talks.start < sighting.start):
        when = lately.when if exact else bounds.about(lately.when, *_ABOUT, page.reference)
        return when, "the passage itself states no day", f"dated by {lately.text!r}, the day told last before it"
    of_talks = sighting.kind in _OF_TALKS or placing.speaks_of_talks(sighting.quote) or about_talks(sighting)
    if of_talks and talks and talks.when and _is_short(talks.when):
        when = talks.when if exact else bounds.about(talks.when, *_ABOUT, page.reference)
        return when, "the passage itself states no day", f"date of the talks told at {talks.start}"
    return None


def _is_short(when: When) -> bool:
    """Whether talks took days and not weeks, of which nothing else would take its date."""
    days = when.days
    return bool(days and days.earliest and days.latest and days.latest - days.earliest <= CURRENT / 2)


def _told_last(page: Page, sighting: Sighting) -> Mention | None:
    """The last date told in the paragraph before the sighting's."""
    return _in_paragraph(page, sighting, 2)


def _in_lead(page: Page, sighting: Sighting) -> bool:
    """Whether it stands in the first sentence of the report that is no heading, and is not history there."""
    lead = next((sentence for sentence in page.sentences if not sentence.heading), None)
    return bool(lead and lead.start <= sighting.start < lead.end and not _HISTORY.search(sighting.quote))


def _in_paragraph(page: Page, sighting: Sighting, paragraphs: int = 1) -> Mention | None:
    """The last date before the sighting in its paragraph, or so many back, that is near the report."""
    near = [
        m
        for m in _told_before(page, sighting, paragraphs)
        if not older(m.when, page.reference, CURRENT)
        and not _PLANS.search(page.text[max(0, m.start - 60) : m.start])
        and not _BEGINS.search(page.text[max(0, m.start - 16) : m.start])
        and not _in_passing(page, m)
    ]
    return near[-1] if near else None


def _in_passing(page: Page, mention: Mention) -> bool:
    return _IN_PASSING.search(page.text[max(0, mention.start - 90) : mention.start]) is not None


def _told_before(page: Page, sighting: Sighting, paragraphs: int) -> list[Mention]:
    """The dates of days or months told before the sighting in its paragraph, or so many back, up to the report."""
    spans = page.paragraphs_before(sighting.start, paragraphs)
    if spans is None:
        return []
    start, end = spans
    marks = list(_PART_ENDS.finditer(page.text, end, sighting.start))
    return [
        m
        for m in page.inside(start, marks[-1].start() if marks else end, "date")
        if timing.usable(m, page.text) and timing.is_fine(m) and not _ahead(m.when, page.reference)
    ]


def _ahead(when: When | None, reference: date | None) -> bool:
    first = when.days.earliest if when and when.days else None
    return bool(first and reference and first > reference)
