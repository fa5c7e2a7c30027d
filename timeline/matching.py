"""Are two tellings the same event? How sure, and why?

Plain Python: no Django, no database.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from articles.reading.edtf import Days

SAME = 0.7
"""From this score on, a telling is proposed as an account of the known event."""

# Kinds that reports use for one and the same thing, such as a meeting told as its end.
KINDRED = (
    {"meeting", "breakdown", "other"},
    {"proposal", "response", "statement"},
    {"agreement", "truce_start"},
)
_FAR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Telling:
    """What one text, or the record, says of an event. Names are canonical; `days` is None when unknown."""

    kind: str
    days: Days | None
    venue: str | None = None
    parties: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two tellings are the same event, 0 to 1, with the reasons."""

    score: float
    why: tuple[str, ...]


def score(telling: Telling, known: Telling) -> Likeness:
    """Compare a telling with a known event.

    Kind, days, venue and who took part are weighed; what one side leaves unsaid counts neither way. Another kind,
    another venue, or days further apart than a week make them two events.
    """
    parts = [_kinds(telling, known), _days(telling.days, known.days), _venues(telling, known), _people(telling, known)]
    weights = (0.3, 0.35, 0.15, 0.2)
    why = tuple(reason for _, reason in parts)
    if any(value == 0 for value, _ in parts[:3]):
        return Likeness(0.0, why)
    said = [(value, weight) for (value, _), weight in zip(parts, weights, strict=True) if value is not None]
    total = sum(weight for _, weight in said)
    return Likeness(round(sum(value * weight for value, weight in said) / total, 3) if total else 0.0, why)


def _kinds(a: Telling, b: Telling) -> tuple[float | None, str]:
    if a.kind == b.kind:
        return 1.0, f"the same kind, {a.kind}".replace("_", " ")
    if any(a.kind in group and b.kind in group for group in KINDRED):
        return 0.6, f"{a.kind} and {b.kind} are told of the same thing".replace("_", " ")
    return 0.0, f"{a.kind} is not {b.kind}".replace("_", " ")


def _days(a: Days | None, b: Days | None) -> tuple[float | None, str]:
    if a is None or b is None:
        return None, "no day to compare"
    gap = apart(a, b)
    if gap == timedelta(0):
        if a.precision == b.precision == "day":
            return 1.0, "the same day"
        # nearly everything overlaps with a month or an open side
        return (0.8 if _narrow(a) and _narrow(b) else 0.2), f"{a.edtf} and {b.edtf} overlap"
    if gap > _FAR:
        return 0.0, f"{gap.days} days apart"
    return 0.4 * (1 - gap / (_FAR + timedelta(days=1))), f"{gap.days} days apart"


def _narrow(days: Days) -> bool:
    return bool(days.earliest and days.latest and days.latest - days.earliest <= _FAR)


def apart(a: Days, b: Days) -> timedelta:
    """The smallest distance between two intervals of days; zero when they share a day."""
    later = max(a.earliest or date.min, b.earliest or date.min)
    sooner = min(a.latest or date.max, b.latest or date.max)
    return max(later - sooner, timedelta(0))


def _venues(a: Telling, b: Telling) -> tuple[float | None, str]:
    if not a.venue or not b.venue:
        return None, "no venue to compare"
    return (1.0, f"both in {a.venue}") if a.venue == b.venue else (0.0, f"{a.venue} is not {b.venue}")


def _people(a: Telling, b: Telling) -> tuple[float | None, str]:
    mine, theirs = a.parties | a.persons, b.parties | b.persons
    if not mine or not theirs:
        return None, "nobody named to compare"
    shared = mine & theirs
    if not shared:
        return 0.0, "nobody in common"
    return len(shared) / len(mine), f"in common: {', '.join(sorted(shared))}"
