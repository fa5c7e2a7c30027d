"""Which of the words that an event rests on come from one origin, and on what that rests?

Plain Python: no Django, no database. Reports that print one passage, or name one agency, outlet or speaker, have at
most one origin between them; nothing here ever says that two origins are independent.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from .likenesses import likenesses, pairs, unjoined
from .values import KINDS, Basis, Decision, Grouping, Origin, Print, Shared, Told

__all__ = ["KINDS", "Basis", "Decision", "Grouping", "Origin", "Print", "Shared", "Told", "grouped"]


def grouped(told: Iterable[Told], shared: Iterable[Shared] = (), decisions: Iterable[Decision] = ()) -> Grouping:
    """Group the citations of one event by origin. The order of what is given never matters.

    What an analyst parted stays apart, whatever else would join it, directly or through others; of the rest the
    stronger likeness goes first, an analyst's own before all.
    """
    rows = sorted(told, key=lambda one: one.id)
    passages, decided = list(shared), list(decisions)
    parted = {frozenset(pair) for decision in decided if not decision.join for pair in pairs(decision, rows)}
    links = likenesses(rows, passages, decided)
    group = {one.id: {one.id} for one in rows}
    for link in links:
        for one, other in combinations(link.citations, 2):
            _join(group, one, other, parted)
    members = sorted({tuple(sorted(ids)) for ids in group.values()})
    origins = tuple(Origin(ids, tuple(_kept(links, ids))) for ids in members)
    numbers = {one.id: place for place, ids in enumerate(members) for one in rows if one.id in ids}
    return Grouping(
        reports=len({one.article for one in rows}),
        origins_at_most=_most(rows, numbers),
        origins=origins,
        apart=tuple(unjoined(rows, passages, decided)),
    )


def _join(group: dict[int, set[int]], one: int, other: int, parted: set[frozenset[int]]) -> None:
    first, second = group[one], group[other]
    if first is second or any(frozenset((a, b)) in parted for a in first for b in second):
        return
    first |= second
    for number in second:
        group[number] = first


def _kept(links: list[Basis], ids: tuple[int, ...]) -> Iterable[Basis]:
    """The reasons that hold within one origin: of each, as many of its citations as are in it."""
    for link in links:
        inside = tuple(number for number in link.citations if number in ids)
        if len(inside) > 1:
            yield Basis(link.kind, link.why, inside, link.passages, link.similarity, link.detail)


def _most(rows: list[Told], origin: dict[int, int]) -> int:
    """How many origins the reports have at most, when each report counts for one origin and each origin for one."""
    offered: dict[int, set[int]] = defaultdict(set)
    for one in rows:
        offered[one.article].add(origin[one.id])
    taken: dict[int, int] = {}

    def place(article: int, tried: set[int]) -> bool:
        for number in sorted(offered[article] - tried):
            tried.add(number)
            if number not in taken or place(taken[number], tried):
                taken[number] = article
                return True
        return False

    return sum(place(article, set()) for article in sorted(offered))
