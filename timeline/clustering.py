"""Which events form one round of talks: by where and when they were held, and by the words that tell of them.

Plain Python: no Django, no database. Likeness of words joins events only across a few days, so that two rounds of one
name, a month apart, stay two.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from articles.reading.edtf import Days

from .matching import apart

SESSION = timedelta(days=3)
"""So many days may lie between two events at one venue that form one round."""

RETOLD = timedelta(days=7)
"""So many when the words that tell of them are alike too, or when they were held in two places."""

ALIKE = 0.3
"""Share of common words from which two events are told alike."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    _WORD.findall(
        "about after also because been before being between could during from have into more over said same some than"
        " that their them then there they this those through under until were what when where which while will with"
        " would talks meeting delegation delegations officials official monday tuesday wednesday thursday friday"
        " saturday sunday"
    )
)


@dataclass(frozen=True, slots=True)
class Held:
    """One event: its number, days, venue (None when unknown), and the words that tell of it."""

    number: int
    days: Days
    venue: str | None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes an event part of a round: days, of which it shares one; venues; wording. Empty where it is silent."""

    days: Days | None = None
    venues: frozenset[str] = frozenset()
    wording: tuple[str, ...] = ()


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words by which tellings are compared: of four letters or more, without those that tell nothing apart."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold())) - _COMMON


def clusters(events: Iterable[Held]) -> list[list[Held]]:
    """Events in groups that seem to form a round each, in the order of their days; alone what goes with nothing."""
    ordered = sorted(events, key=lambda held: (_first(held.days), held.number))
    group = list(range(len(ordered)))
    near = [place for place, held in enumerate(ordered) if _narrow(held.days)]  # the others go with nothing

    def root(place: int) -> int:
        while group[place] != place:
            place = group[place]
        return place

    for number, later in enumerate(near):
        for before in range(number - 1, -1, -1):
            earlier = near[before]
            if _first(ordered[later].days) - _first(ordered[earlier].days) > 2 * RETOLD:
                break  # a narrow event that begins earlier still ends too early as well
            if joined(ordered[earlier], ordered[later]):
                group[root(later)] = root(earlier)
    found: dict[int, list[Held]] = {}
    for place, held in enumerate(ordered):
        found.setdefault(root(place), []).append(held)
    return list(found.values())


def joined(one: Held, other: Held) -> bool:
    """Whether two events seem to belong to one round."""
    gap = apart(one.days, other.days)
    if gap > RETOLD or not (_narrow(one.days) and _narrow(other.days)):
        return False
    alike = _alike(one.words, other.words) >= ALIKE
    if one.venue and other.venue and one.venue != other.venue:
        return alike
    if one.venue == other.venue and one.venue is not None:
        return gap <= SESSION or alike
    return gap <= timedelta(days=1) or (gap <= SESSION and alike)


def outside(rule: Rule, held: Held, texts: Sequence[str]) -> list[str]:
    """Why an event does not fit the rule of a round, one sentence a reason; nothing when it does.

    It shares a day with the rule; and it was held at one of the venues, or nowhere in particular, or words that it
    rests on (`texts`) say one of the rule's own.
    """
    reasons = []
    if rule.days and apart(rule.days, held.days) > timedelta(0):
        reasons.append(f"its date {held.days.edtf} shares no day with {rule.days.edtf}")
    if rule.venues and held.venue and held.venue not in rule.venues and not _said(rule.wording, texts):
        instead = f", and no words it rests on say {' or '.join(rule.wording)}" if rule.wording else ""
        reasons.append(f"{held.venue} is not {' or '.join(sorted(rule.venues))}{instead}")
    return reasons


def by_month(rules: Sequence[Rule]) -> Callable[[Days], list[int]]:
    """A way to ask for the places of the rules, in order, that may share a day with some days; others need no look."""
    always, of_month = [], defaultdict(list)
    for place, rule in enumerate(rules):
        months = _months(rule.days)
        for month in months or ():
            of_month[month].append(place)
        if months is None:
            always.append(place)

    def places(days: Days) -> list[int]:
        months = _months(days)
        if months is None:
            return list(range(len(rules)))
        return sorted({*always, *(place for month in months for place in of_month.get(month, ()))})

    return places


def _months(days: Days | None) -> range | None:
    """The months that days touch, numbered on; None for an open side or more than ten years."""
    if not days or not days.earliest or not days.latest:
        return None
    first, last = (12 * day.year + day.month for day in (days.earliest, days.latest))
    return range(first, last + 1) if last - first <= 120 else None


def rule_for(group: Sequence[Held]) -> Rule:
    """The narrowest rule that takes a group of events: their days from the first to the last, and their venues."""
    firsts = [_first(held.days) for held in group]
    lasts = [held.days.latest or _first(held.days) for held in group]
    first, last = min(firsts), max(lasts)
    days = Days(first, last, "day" if first == last else "range")
    return Rule(days, frozenset(held.venue for held in group if held.venue))


def _said(wording: Iterable[str], texts: Iterable[str]) -> bool:
    told = [text.casefold() for text in texts]
    return any(words.casefold() in text for words in wording for text in told)


def _first(days: Days) -> date:
    found = days.earliest or days.latest
    assert found is not None, "one side of an interval is known"
    return found


def _narrow(days: Days) -> bool:
    """Whether days are known well enough to tell rounds apart."""
    return bool(days.earliest and days.latest and days.latest - days.earliest <= RETOLD)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
