"""One event told twice in one text is suggested once, in its better dated telling."""

import re
from datetime import timedelta
from typing import NamedTuple

from .bounds import is_open
from .edtf import Days
from .values import Part, Sighting

_WEEKS = timedelta(days=21)
_MOST_REASONS = 12
_NEWS_OF_OFFERS = ("response", "proposal", "statement")


_NOT_HELD = ("postponed", "cancelled")
# Words that set a meeting apart from the talks around it.
_SET_APART = re.compile(
    r"\b(?:separate(?:ly)?|alone|again|another|once\s+more|reconven\w+|resum\w+|dinner|lunch\w*|breakfast"
    r"|telephon\w+|phone)\b",
    re.IGNORECASE,
)


class Telling(NamedTuple):
    """A sighting with what decides between tellings: is its date its own, is it a heading, which cue told it.

    `placed` is off for what has no place, as a call by telephone.
    """

    sighting: Sighting
    dated: bool
    heading: bool
    cue: str
    sentence: int
    placed: bool = True

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, float, int]:
        """Told before denied, own date before inferred, body before heading, names before none, then confidence, then
        place.
        """
        one = self.sighting
        return (one.phase != "denied", self.dated, not self.heading, bool(one.parts), one.confidence, -one.start)


def suggested_once(tellings: list[Telling]) -> list[Telling]:
    """The tellings without repetitions, in reading order; the one kept takes over names that only the other gave."""
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda t: t.rank, reverse=True):
        same = [place for place, other in enumerate(kept) if _same_event(telling, other)]
        if not same:
            kept.append(telling)
            continue
        likest = max(same, key=lambda place: _alike(kept[place].sighting, telling.sighting))
        kept[likest] = _joined(kept[likest], telling.sighting)
    return sorted(kept, key=lambda t: (t.sighting.start, t.sighting.end))


def _same_event(a: Telling, b: Telling) -> bool:
    one, two = a.sighting, b.sighting
    if a.sentence == b.sentence:
        return False  # a sentence does not tell one event twice
    if one.kind != two.kind or (one.phase == "planned") != (two.phase == "planned"):
        return False
    if not (a.heading or b.heading) and _told_apart(one, two):
        return False
    if "denied" in (one.phase, two.phase) and one.kind not in _NEWS_OF_OFFERS:
        return one.phase != two.phase and _dates_meet(a, b)
    if one.venue and two.venue and one.venue != two.venue:
        return False
    if not _dates_meet(a, b):
        return False
    if a.dated and b.dated and not _same_days(one, two) and not (a.heading or b.heading):
        return False
    parties, others = _parties(one), _parties(two)
    if one.kind in _NEWS_OF_OFFERS:
        return a.cue == b.cue and parties == others
    at_one_place = one.kind == "meeting" and one.venue is not None and one.venue == two.venue
    joins_them = at_one_place and not (a.dated and b.dated) and _persons_meet(one, two)
    if joins_them or not parties or not others:
        return True
    alike = parties & others if _same_days(one, two) else parties <= others or others <= parties
    return bool(alike) and _persons_meet(one, two)


def _told_apart(one: Sighting, two: Sighting) -> bool:
    """Whether one was held and the other not, or words set one meeting apart from the other."""
    if (one.phase in _NOT_HELD) != (two.phase in _NOT_HELD):
        return True
    return one.kind == "meeting" and _apart(one) != _apart(two)


def _apart(sighting: Sighting) -> set[str]:
    """The words by which a meeting is set apart, by their first letters."""
    return {word[:6].lower() for word in _SET_APART.findall(sighting.quote)}


def _same_days(one: Sighting, two: Sighting) -> bool:
    return bool(one.when and two.when and one.when.days and one.when.days == two.when.days)


def _persons_meet(one: Sighting, two: Sighting) -> bool:
    """Whether the persons of two tellings have one in common, or one telling names nobody."""
    some, others = ({part.person for part in s.parts if part.person} for s in (one, two))
    return not some or not others or bool(some & others)


def _alike(one: Sighting, two: Sighting) -> tuple[bool, int, bool]:
    return one.phase == two.phase, len(_parties(one) & _parties(two)), one.venue == two.venue


def _parties(sighting: Sighting) -> set[str]:
    return {part.party for part in sighting.parts if part.party}


def _dates_meet(a: Telling, b: Telling) -> bool:
    """Two dates must share a day; an open one that was only inferred, or a heading's, fits any within a few weeks."""
    first = a.sighting.when.days if a.sighting.when else None
    second = b.sighting.when.days if b.sighting.when else None
    vague = a.heading or b.heading or is_open(a.sighting.when) or is_open(b.sighting.when)
    loose = vague and not (a.dated and b.dated)
    if first is None or second is None or loose:
        return first is None or second is None or not _far_apart(first, second)
    late = first.latest is None or second.earliest is None or second.earliest <= first.latest
    return late and (second.latest is None or first.earliest is None or first.earliest <= second.latest)


def _far_apart(one: Days, two: Days) -> bool:
    """Whether weeks lie between two intervals."""
    for early, late in ((one, two), (two, one)):
        if early.latest and late.earliest and late.earliest - early.latest > _WEEKS:
            return True
    return False


def _joined(kept: Telling, other: Sighting) -> Telling:
    """The kept telling with the venue and the persons, each with his or her party, that only the other one names."""
    sighting = kept.sighting
    if other.phase == "denied" != sighting.phase:
        why = f"denied at {other.start}: {other.quote[:80]!r}"
        return kept._replace(sighting=sighting._replace(why=(*sighting.why, why)))
    added = _companions(sighting, other) if sighting.kind == "meeting" else ()
    names = ", ".join(part.person for part in added if part.person)
    why = f"told again at {other.start}" + (f", which adds {names}" if names else "")
    venue = sighting.venue or other.venue
    if len(sighting.why) > _MOST_REASONS and not added and venue == sighting.venue:
        return kept  # told over and over: more reasons help nobody
    full = sighting._replace(venue=venue, parts=(*sighting.parts, *added), why=(*sighting.why, why))
    return kept._replace(sighting=full)


def _companions(sighting: Sighting, other: Sighting) -> tuple[Part, ...]:
    known = {(part.party, part.person) for part in sighting.parts}
    added: list[Part] = []
    for place, part in enumerate(other.parts):
        if part.person and (None, part.person) not in known:
            own = other.parts[place + 1 : place + 2]  # a person's party follows the person
            added += [part, *(p for p in own if p.party and (p.party, None) not in known)]
    return tuple(dict.fromkeys(added))
