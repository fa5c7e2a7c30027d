"""What a passage leaves unsaid and the rest of its text supplies: the talks' day, venue and parties; marked as such."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from . import participants, placing
from .page import Page
from .tellings import Telling
from .values import Mention, Part, Sighting, When

_BACKGROUND = timedelta(days=45)  # talks this long before the report are history that it retells
_CURRENT = timedelta(days=14)  # the talks a report is about were held in the two weeks before it
_OF_TALKS = ("meeting", "absence", "departure", "breakdown", "arrival")
_NEEDS_ACTOR = ("response", "proposal", "arrival", "departure", "absence")
_AT_VENUE = ("meeting", "absence", "departure", "agreement", "breakdown", "arrival")
_SAME_TALKS = timedelta(days=4)  # so near to the talks in time, an event is of those talks
_DATELINE = re.compile(r"\s*(?:,[^\n]{0,60}?)?(?:\([^)\n]{1,30}\)\s*)?[-–—:]\s")
_TO_MEDIATORS = re.compile(r"\b(?:mediators|on\s+the\s+table)\b")
_NEWS = ("meeting", "agreement", "breakdown", "arrival", "departure")
_HISTORY = re.compile(r"\b(?:had|used\s+to|previous(?:ly)?|earlier|former(?:ly)?|ago)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:since|from|beg[au]n(?:\s+on)?|until|before|after|of)\s+$", re.IGNORECASE)
_BOTH = re.compile(
    r"\b(?:(?:two|both|six|four|three|five|warring|opposing)\s+(?:\w+\s+)?(?:sides|parties|delegations|panels|teams"
    r"|camps"
    r"|governments|powers)|the\s+(?:sides|parties|delegations|panels|foes|rivals))\b",
    re.IGNORECASE,
)


def bounded(score: float) -> float:
    """A confidence between 0.02 and 0.98, in hundredths."""
    return round(min(0.98, max(0.02, score)), 2)


def with_talks(page: Page, told: list[Telling]) -> list[Telling]:
    """The tellings with what the text's main talks and its named mediators add to them."""
    mediators = participants.mediators(page.of_kind("party"), page.text)
    told = [_with_mediators(telling, mediators) for telling in told]
    venues = {
        t.sighting.venue for t in told if t.sighting.venue and not _older(t.sighting.when, page.reference, _CURRENT)
    }
    only = venues.pop() if len(venues) == 1 else None
    talks = [t.sighting for t in told if _is_current_talks(page, t)]
    return [_completed(page, telling, talks, only) for telling in told]


def _with_mediators(telling: Telling, mediators: tuple[str, ...]) -> Telling:
    """ "The mediators" are those whom the text names as such."""
    sighting = telling.sighting
    known = {part.party for part in sighting.parts}
    absent = sighting.kind in ("absence", "departure", "arrival")
    if absent or not participants.names_mediators(sighting.quote) or not mediators:
        return telling
    if any(part.role == "mediator" for part in sighting.parts):
        return telling
    attendance = "expected" if sighting.phase == "planned" else "reported"
    added = tuple(Part(name, None, "mediator", attendance) for name in mediators if name not in known)
    why = (*sighting.why, f"the mediators named in this text: {', '.join(mediators)}")
    return replace(telling, sighting=replace(sighting, parts=(*sighting.parts, *added), why=why))


def _is_current_talks(page: Page, telling: Telling) -> bool:
    """Whether it tells, with a date, of talks held shortly before the report."""
    sighting = telling.sighting
    held = sighting.kind in ("meeting", "breakdown", "agreement") and sighting.phase in ("held", "under_way")
    return telling.dated and held and not _older(sighting.when, page.reference, _CURRENT)


def _nearest(talks: list[Sighting], sighting: Sighting, has: Callable[[Sighting], object]) -> Sighting | None:
    """The talks named last before a sighting, else first after it, of those that have what is asked for."""
    fitting = [t for t in talks if has(t) and (t.start, t.end) != (sighting.start, sighting.end)]
    before = [t for t in fitting if t.start < sighting.start]
    return before[-1] if before else fitting[0] if fitting else None


def _older(when: When | None, reference: date | None, limit: timedelta) -> bool:
    latest = when.days.latest if when and when.days else None
    return bool(latest and reference and reference - latest > limit)


def _completed(page: Page, telling: Telling, talks: list[Sighting], only_venue: str | None) -> Telling:
    sighting = telling.sighting
    when, why_when = _date(page, sighting, _nearest(talks, sighting, lambda t: t.when))
    venue, parts, why = sighting.venue, sighting.parts, [*sighting.why, *why_when]
    at_talks = sighting.kind == "proposal" and (
        placing.speaks_of_talks(sighting.quote) or _TO_MEDIATORS.search(sighting.quote)
    )
    if venue is None and (sighting.kind in _AT_VENUE or at_talks):
        venue, why_venue = _venue(page, telling, when, _nearest(talks, sighting, lambda t: t.venue))
        why += why_venue
        if venue is None and only_venue and sighting.kind != "breakdown" and _near_report(page, sighting, when):
            venue = only_venue
            why.append("the only venue that this text names for its talks")
    here = [t for t in talks if not venue or t.venue in (None, venue)]  # who met elsewhere met for something else
    with_parts = _nearest(here, sighting, lambda t: len(_named(t)) > 1) or _nearest(here, sighting, _named)
    takes_all = not parts and sighting.kind in ("meeting", "breakdown", "agreement") and sighting.phase != "planned"
    takes_all = takes_all and bool(with_parts and (not telling.dated or _together(when, with_parts.when)))
    if with_parts and (takes_all or (len(_named(sighting)) < 2 and _BOTH.search(sighting.quote))):
        known = {(part.party, part.person) for part in parts}
        parts = (*parts, *(part for part in with_parts.parts if (part.party, part.person) not in known))
        why.append(f"parties of the talks told at {with_parts.start}")
    doubt = 0.1 if _older(when, page.reference, _BACKGROUND) else 0.0
    doubt += 0.0 if parts else 0.3 if sighting.kind in _NEEDS_ACTOR else 0.15
    if not sighting.parts and parts == sighting.parts and not page.of_kind("party", "person"):
        doubt = max(doubt, 0.2)  # a lexicon that knows nobody here: only strong words count
    if sighting.phase == "planned" and sighting.when is None:
        doubt += 0.35  # an intention without a day
    confidence = bounded(sighting.confidence + (0.05 if sighting.parts else 0) - doubt)
    full = replace(sighting, when=when, venue=venue, parts=parts, why=tuple(why), confidence=confidence)
    return replace(telling, sighting=full)


def _near_report(page: Page, sighting: Sighting, when: When | None) -> bool:
    """Whether it is of the days of the report: not long before, and not planned for long after."""
    first = when.days.earliest if when and when.days else None
    if sighting.phase == "planned":
        return bool(first and page.reference and first - page.reference <= _SAME_TALKS)
    return not _older(when, page.reference, _CURRENT)


def _named(sighting: Sighting) -> set[str]:
    return {part.party for part in sighting.parts if part.party}


def _venue(page: Page, telling: Telling, when: When | None, talks: Sighting | None) -> tuple[str | None, list[str]]:
    """The venue of the talks told before, that of the dateline, or that of talks told later, for the same days."""
    line = _dateline(page)
    days = when.days if when else None
    near_report = (
        line is not None and days is not None and days.latest is not None and page.reference is not None
        and abs(page.reference - days.latest) <= _SAME_TALKS
        and (days.earliest is not None or telling.sighting.kind != "arrival")
    )  # fmt: skip
    later = talks is not None and talks.start > telling.sighting.start
    if talks and not (later and near_report) and (_together(when, talks.when) or not telling.dated):
        if telling.sighting.kind == "arrival" and telling.dated and not _together(when, talks.when):
            return None, []
        return talks.venue, [f"venue of the talks told at {talks.start}"]
    if line is not None and near_report:
        return line.name, [f"venue {line.text!r} of the dateline"]
    return None, []


def _dateline(page: Page) -> Mention | None:
    """The place that the text's first line begins with, as in "CAIRO (Agency) - "."""
    first = next(iter(page.of_kind("venue")), None)
    if first is None or first.start > 400 or "\n" in page.text[first.start : first.end]:
        return None
    begins = first.start == 0 or page.text[first.start - 1] == "\n"
    return first if begins and _DATELINE.match(page.text, first.end) else None


def _together(one: When | None, two: When | None) -> bool:
    """Whether two dates are of the same days, give or take a few."""
    a, b = one.days if one else None, two.days if two else None
    if not a or not b or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.earliest - b.latest <= _SAME_TALKS and b.earliest - a.latest <= _SAME_TALKS


def _date(page: Page, sighting: Sighting, talks: Sighting | None) -> tuple[When | None, list[str]]:
    """The sighting's own date; else the paragraph's, else that of the talks, else an open interval."""
    if sighting.when is not None:
        return sighting.when, []
    planned = sighting.phase == "planned"
    if not planned and (near := _in_paragraph(page, sighting)) and near.when:
        return (
            placing.inherited(near.when, page.reference, "the sentence itself states no day"),
            [f"dated by {near.text!r} earlier in the paragraph"],
        )
    of_talks = sighting.kind in _OF_TALKS or placing.speaks_of_talks(sighting.quote)
    of_talks = of_talks or (sighting.kind == "proposal" and _TO_MEDIATORS.search(sighting.quote) is not None)
    if not planned and of_talks and talks and talks.when:
        return (
            placing.inherited(talks.when, page.reference, "the passage itself states no day"),
            [f"date of the talks told at {talks.start}"],
        )
    done = sighting.phase in ("held", "under_way") and sighting.kind in _NEWS
    if done and _in_lead(page, sighting):
        return placing.news(page.reference, page.anchor_kind), ["told as news at the head of the report, without a day"]
    return placing.undated(page.reference, page.anchor_kind, planned), ["no date stated"]


def _in_lead(page: Page, sighting: Sighting) -> bool:
    """Whether it stands in the first sentence of the report that is no heading, and is not history there."""
    lead = next((sentence for sentence in page.sentences if not sentence.heading), None)
    return bool(lead and lead.start <= sighting.start < lead.end and not _HISTORY.search(sighting.quote))


def _in_paragraph(page: Page, sighting: Sighting) -> Mention | None:
    """The last date before the sighting in its paragraph that is near the report."""
    here = next((s for s in page.sentences if s.start <= sighting.start < s.end), None)
    if here is None:
        return None
    start = min(s.start for s in page.sentences if s.paragraph == here.paragraph)
    near = [
        m
        for m in page.of_kind("date")
        if start <= m.start < here.start
        and placing.usable(m, page.text)
        and placing.is_fine(m)
        and not _older(m.when, page.reference, _CURRENT)
        and not _ahead(m.when, page.reference)
        and not _BEGINS.search(page.text[max(0, m.start - 16) : m.start])
    ]
    return near[-1] if near else None


def _ahead(when: When | None, reference: date | None) -> bool:
    first = when.days.earliest if when and when.days else None
    return bool(first and reference and first > reference)
