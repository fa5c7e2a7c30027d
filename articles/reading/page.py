"""What the passes over one text share."""

from dataclasses import dataclass, field
from datetime import date

from .sentences import Sentence
from .values import Lexicon, Mention

LONGEST_SENTENCE = 1_500  # code points; what goes on longer without an end is a list or a table, not a sentence


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its reference day, its names and dates, and the sentences that belong to its story."""

    text: str
    reference: date | None
    anchor_kind: str
    lexicon: Lexicon
    mentions: tuple[Mention, ...]
    sentences: tuple[Sentence, ...]
    _kinds: dict[tuple[str, ...], tuple[Mention, ...]] = field(default_factory=dict, compare=False, repr=False)

    def of_kind(self, *kinds: str) -> tuple[Mention, ...]:
        """The mentions of some kinds, in reading order."""
        if kinds not in self._kinds:
            self._kinds[kinds] = tuple(mention for mention in self.mentions if mention.kind in kinds)
        return self._kinds[kinds]
