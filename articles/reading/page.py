"""What the passes over one text share."""

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date

from .sentences import Sentence, at
from .values import Lexicon, Mention, Unknown

_Kinds = tuple[tuple[Mention, ...], list[int]]  # mentions of some kinds, and where each begins
LONGEST_SENTENCE = 1_500  # code points; what goes on longer without an end is a list or a table, not a sentence


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its reference day, its names and dates, and the sentences that belong to its story.

    `masked` is the text with marks in place of its names and dates, those of `unknown` persons and venues included.
    """

    text: str
    reference: date | None
    anchor_kind: str
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    masked: str
    unknown: tuple[Unknown, ...] = ()
    _kinds: dict[tuple[str, ...], _Kinds] = field(default_factory=dict, compare=False, repr=False)

    def of_kind(self, *kinds: str) -> tuple[Mention, ...]:
        """The mentions of some kinds, in reading order."""
        return self._of(kinds)[0]

    def _of(self, kinds: tuple[str, ...]) -> _Kinds:
        known = self._kinds.get(kinds)
        if known is None:
            found = tuple(mention for mention in self.mentions if mention.kind in kinds)
            known = self._kinds[kinds] = found, [mention.start for mention in found]
        return known

    def inside(self, start: int, end: int, *kinds: str) -> tuple[Mention, ...]:
        """The mentions of some kinds that begin between two offsets, in reading order."""
        found, starts = self._of(kinds)
        first = bisect_left(starts, start)
        return found[first : bisect_left(starts, end, first)]

    def paragraphs_before(self, offset: int, paragraphs: int) -> tuple[int, int] | None:
        """Where the last so many paragraphs begin that are no headings, and the sentence at an offset, in the last one.

        None where no sentence of the story stands.
        """
        here = at(self.sentences, offset)
        if here is None:
            return None
        start, place = here.start, bisect_left(self.sentences, here.start, key=_start)
        while place and self.sentences[place - 1].paragraph > here.paragraph - paragraphs:
            place -= 1
            start = start if self.sentences[place].heading else self.sentences[place].start
        return start, here.start

    def unknown_place(self, start: int, end: int) -> Unknown | None:
        """The first name between two offsets that seems to be a place and is not known."""
        first = bisect_left(self.unknown, start, key=_start)
        inside = self.unknown[first : bisect_left(self.unknown, end, lo=first, key=_start)]
        return next((name for name in inside if name.what == "venue"), None)


def _start(spot: Sentence | Unknown) -> int:
    return spot.start
