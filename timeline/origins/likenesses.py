"""What makes citations look alike: a decision, a shared passage, a speaker, an agency, one report; strongest first."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from articles.reading.verdicts import SYNDICATION

from ..sources import carrier_of, source_of
from .values import Basis, Decision, Print, Shared, Told

COVERED = 0.5
"""Words stand in a shared passage when so much of them does."""


def likenesses(rows: list[Told], shared: list[Shared], decisions: list[Decision]) -> list[Basis]:
    """All that joins citations, the strongest first; `rows` in the order of their numbers."""
    return [
        found
        for kind in (
            _analysts(rows, decisions),
            _passages(rows, shared),
            _speakers(rows),
            _agencies(rows),
            _reports(rows),
        )
        for found in sorted(kind)
    ]


def unjoined(rows: list[Told], shared: list[Shared], decisions: list[Decision]) -> list[Basis]:
    """What citations have in common, or an analyst decided on them, that joins nothing."""
    return sorted(_standing(rows, shared) + _parts(rows, decisions))


def pairs(decision: Decision, rows: list[Told]) -> list[tuple[int, int]]:
    """The pairs of citations that a decision is about."""
    if decision.of == "citation":
        here = {one.id for one in rows}
        return [(decision.first, decision.second)] if {decision.first, decision.second} <= here else []
    first = [one.id for one in rows if one.article == decision.first]
    second = [one.id for one in rows if one.article == decision.second]
    return [(a, b) for a in first for b in second]


def _analysts(rows: list[Told], decisions: list[Decision]) -> list[Basis]:
    return _decided("analyst", "an analyst joined them", rows, [one for one in decisions if one.join])


def _parts(rows: list[Told], decisions: list[Decision]) -> list[Basis]:
    return _decided("parted", "an analyst keeps them apart", rows, [one for one in decisions if not one.join])


def _decided(kind: str, words: str, rows: list[Told], decisions: list[Decision]) -> list[Basis]:
    return [
        Basis(
            kind,
            f"{words}: {decision.reason.removesuffix('.')}",
            tuple(sorted({number for pair in both for number in pair})),
            detail=decision.reason.removesuffix("."),
        )
        for decision in decisions
        if (both := pairs(decision, rows))
    ]


def _passages(rows: list[Told], shared: list[Shared]) -> list[Basis]:
    """Citations whose words stand in one passage that both texts print, or that both print as a third text does."""
    reprints = [one for one in shared if one.kind == SYNDICATION]
    words = "the words stand in a passage that both print"
    direct = _direct(rows, reprints, "shared_passage", words)
    known = {pair for basis in direct for pair in combinations(basis.citations, 2)}
    return direct + [basis for basis in _through(rows, reprints) if basis.citations not in known]


def _standing(rows: list[Told], shared: list[Shared]) -> list[Basis]:
    return [
        found
        for kind, words in (("standing", "a standing paragraph, not a reprint"), ("quotation", "a common quotation"))
        for found in _direct(rows, [one for one in shared if one.kind == kind], kind, f"both print {words}")
    ]


def _direct(rows: list[Told], shared: list[Shared], kind: str, words: str) -> list[Basis]:
    found = []
    for one in shared:
        first, second = _within(rows, one.first), _within(rows, one.second)
        if first and second:
            why = f"{words}: {one.why}" if one.why else words
            places = (one.first, one.second)
            found.append(Basis(kind, why, tuple(sorted({*first, *second})), places, one.similarity, one.why))
    return found


def _within(rows: list[Told], place: Print) -> list[int]:
    return [one.id for one in rows if one.version == place.version and _covered(one.start, one.end, place)]


def _covered(start: float, end: float, place: Print) -> bool:
    return min(end, place.end) - max(start, place.start) >= COVERED * (end - start)


def _through(rows: list[Told], shared: list[Shared]) -> list[Basis]:
    """Citations whose words stand in passages that a third text prints in the same place.

    Of a report that very many print only the earliest copies are kept as pairs; later ones meet through those.
    """
    cited = {one.version for one in rows}
    seen: dict[int, list[tuple[Told, Print, Print]]] = defaultdict(list)
    for one in shared:
        for mine, third in ((one.first, one.second), (one.second, one.first)):
            if third.version not in cited:
                seen[third.version] += [
                    (row, mine, third)
                    for row in rows
                    if row.version == mine.version and _covered(row.start, row.end, mine)
                ]
    found = []
    for places in seen.values():
        for (a, mine, third), (b, yours, other) in combinations(places, 2):
            if (
                a.version != b.version
                and _covered(*_moved(a, mine, third), other)
                and _covered(*_moved(b, yours, other), third)
            ):
                why = "the words stand in a passage that both print as a third report does"
                pair = (min(a.id, b.id), max(a.id, b.id))
                found.append(Basis("shared_passage", why, pair, (mine, yours) if a.id < b.id else (yours, mine)))
    return list({basis.citations: basis for basis in sorted(found, reverse=True)}.values())


def _moved(one: Told, mine: Print, third: Print) -> tuple[float, float]:
    """Where the words of a citation stand in a third text, to a few words."""
    scale = (third.end - third.start) / (mine.end - mine.start)
    return third.start + (one.start - mine.start) * scale, third.start + (one.end - mine.start) * scale


def _speakers(rows: list[Told]) -> list[Basis]:
    """Citations that give the word of one named speaker."""
    named: dict[str, list[Told]] = defaultdict(list)
    for one in rows:
        if source := source_of(one.speaker):
            named[source].append(one)
    found = []
    for same in named.values():
        if len(same) > 1:
            speaker = _shown(one.speaker for one in same)
            found.append(Basis("speaker", f"each gives the word of {speaker}", _ids(same), detail=speaker))
    return found


def _agencies(rows: list[Told]) -> list[Basis]:
    """Citations that name one agency or outlet as where the words came from, and those that it printed itself."""
    named: dict[str, list[Told]] = defaultdict(list)
    printed: dict[str, list[Told]] = defaultdict(list)
    for one in rows:
        carriers = {carrier_of(one.via), carrier_of(one.credit)} - {""}
        own = carrier_of(one.outlet)
        for name in carriers - {own}:
            named[name].append(one)
        (named if one.is_agency else printed)[own].append(one)
    found = []
    for name, same in named.items():
        both = same + [one for one in printed[name] if one not in same]
        if name and len({one.article for one in both}) > 1:
            shown = _shown(
                value for one in both for value in (one.via, one.credit, one.outlet) if carrier_of(value) == name
            )
            why = f"each is printed by {shown} or names it as the source"
            found.append(Basis("agency", why, _ids(both), detail=shown))
    return found


def _reports(rows: list[Told]) -> list[Basis]:
    """Citations of one article that name nobody."""
    own: dict[int, list[Told]] = defaultdict(list)
    for one in rows:
        if not one.speaker and not one.via:
            own[one.article].append(one)
    words = "one report tells it in its own words"
    return [Basis("same_report", words, _ids(same)) for same in own.values() if len(same) > 1]


def _ids(rows: Iterable[Told]) -> tuple[int, ...]:
    return tuple(sorted({one.id for one in rows}))


def _shown(names: Iterable[str]) -> str:
    """One of several spellings of a name, the same whatever their order."""
    return min(names, key=lambda name: (len(name), name))
