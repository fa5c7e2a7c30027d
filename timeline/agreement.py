"""How far two analysts agree who tagged one text without seeing each other's work. Plain Python: no Django.

Passages count as the same when they share at least half of the shorter one. Agreement is given as the F1 of passages
(Hripcsak and Rothschild 2005: with no true negatives to count, F1 is what chance-corrected measures approach) and as
Krippendorff's alpha for nominal labels, the units being the sentences of the text and the label of each the kind of
the event that a tag in it tells of, or nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage that an analyst tagged: code points, end exclusive, and what was said of it, by name of the value."""

    start: int
    end: int
    values: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The kind of the event."""
        return self.values.get("kind", "")


@dataclass(frozen=True, slots=True)
class Compared:
    """A passage as one of the analysts or both have it; `differing` names the values they give differently."""

    first: Judged | None
    second: Judged | None
    differing: tuple[str, ...] = ()

    @property
    def agreed(self) -> bool:
        """Whether both tagged it, alike."""
        return self.first is not None and self.second is not None and not self.differing

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(one.start for one in (self.first, self.second) if one)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The passages of both in reading order, and how far they agree; None where there is nothing to agree on."""

    passages: tuple[Compared, ...]
    f1: float | None
    alpha: float | None


def agreement(first: Iterable[Judged], second: Iterable[Judged], sentences: Sequence[tuple[int, int]]) -> Agreement:
    """Compare two analysts' tags on one text; `sentences` are its spans.

    `alpha` is None when all sentences have one label, so that there is no variation to measure.
    """
    a, b = list(first), list(second)
    pairs = _paired(a, b)
    passages = [Compared(one, other, _differing(one, other)) for one, other in pairs]
    passages += [Compared(one, None) for one in a if not any(one is pair[0] for pair in pairs)]
    passages += [Compared(None, other) for other in b if not any(other is pair[1] for pair in pairs)]
    f1 = 2 * len(pairs) / (len(a) + len(b)) if a or b else None
    ordered = tuple(sorted(passages, key=lambda one: (one.start, one.first is None)))
    return Agreement(ordered, f1, _alpha(_labels(a, sentences), _labels(b, sentences)))


def _paired(first: list[Judged], second: list[Judged]) -> list[tuple[Judged, Judged]]:
    """The passages that are the same, those that share most first; none is paired twice."""
    shares = [
        (shared, -n, -m, one, other)
        for n, one in enumerate(first)
        for m, other in enumerate(second)
        if other.start < one.end and one.start < other.end and (shared := _share(one, other)) >= 0.5
    ]
    pairs: list[tuple[Judged, Judged]] = []
    for *_, one, other in sorted(shares, key=lambda row: row[:3], reverse=True):
        if not any(one is a or other is b for a, b in pairs):
            pairs.append((one, other))
    return pairs


def _share(a: Judged, b: Judged) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / min(a.end - a.start, b.end - b.start)


def _differing(a: Judged, b: Judged) -> tuple[str, ...]:
    return tuple(name for name in {**a.values, **b.values} if a.values.get(name, "") != b.values.get(name, ""))


def _labels(tags: list[Judged], sentences: Sequence[tuple[int, int]]) -> list[str]:
    """The label of each sentence: the kind of the tag that covers most of it, or nothing."""
    ends = [end for _, end in sentences]
    best = [(0, 0, NOTHING)] * len(sentences)
    for n, tag in enumerate(tags):
        place = bisect_right(ends, tag.start)
        while place < len(sentences) and sentences[place][0] < tag.end:
            covered = min(tag.end, sentences[place][1]) - max(tag.start, sentences[place][0])
            best[place] = max(best[place], (covered, -n, tag.kind))
            place += 1
    return [label for _, _, label in best]


def _alpha(first: list[str], second: list[str]) -> float | None:
    if len({*first, *second}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    said = [(who, item, label) for who, labels in enumerate((first, second)) for item, label in enumerate(labels)]
    return float(AnnotationTask(data=said).alpha())
