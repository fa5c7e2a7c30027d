"""Where an expression stands: the reference day, the words around it and what the text has told before it."""

import re
from datetime import date

from .date_tense import speaks_ahead, speaks_behind
from .date_words import Words

_WINDOW = 160  # characters before and after an expression that may decide what it means
# A full stop after an initial, a title, the name of a firm or "a.m." ends no sentence.
_SHORT_FORMS = ("Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Col", "Lt", "St", "Inc", "Corp", "Co", "Ltd",
                "Jr", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec")  # fmt: skip
_NO_END = "".join(rf"(?<!\b{form}\.)" for form in _SHORT_FORMS)
_SENTENCE_EDGE = re.compile(rf"[.!?](?<![ap]\.m\.)(?<!\b[A-Z]\.){_NO_END}['\"’”)]*\s+(?=[A-Z“\"'‘(])" + r"|\n\s*\n")


class Told:
    """What the text has named so far: its last day, month (year and number) and year, each with the place where it
    stood, its last quarter (year and number), and the length of a longer report of results (a TIMEX3 value).
    """

    __slots__ = ("day", "day_at", "length", "month", "month_at", "quarter", "year", "year_at")
    NEAR = 400  # characters after which what was told is no longer what "the day" or "the month before" hangs on

    def __init__(self) -> None:
        self.day: date | None = None
        self.month: tuple[int, int] | None = None
        self.year: int | None = None
        self.quarter: tuple[int, int] | None = None
        self.length = ""
        self.day_at = self.month_at = self.year_at = 0

    def state(self, place: int) -> tuple[object, ...]:
        """All that a reading at a place can draw from what was told before it."""
        since = place - self.NEAR
        near = (self.day_at > since, self.month_at > since, self.year_at > since)
        return (self.day, self.month, self.year, self.quarter, self.length, near)


class Surroundings:
    """Where a match stands: the reference day, what the text named before, and, worked out when asked for, the words
    of its own sentence before and after it and whether they speak of what is to come or of what was.
    """

    __slots__ = ("_after", "_before", "_end", "_start", "reference", "text", "told", "words")

    def __init__(self, words: Words, reference: date | None, told: Told, text: str, span: tuple[int, int]) -> None:
        self.words, self.reference, self.told, self.text = words, reference, told, text
        self._start, self._end = span
        self._before: str | None = None
        self._after: str | None = None

    @property
    def before(self) -> str:
        """The words of the same sentence before the match, at most 160 characters."""
        if self._before is None:
            begin = cut = max(0, self._start - _WINDOW)
            # The pattern looks at the letter after an edge: that may be the first of the match.
            for edge in _SENTENCE_EDGE.finditer(self.text, begin, self._start + 1):
                cut = min(edge.end(), self._start)
            self._before = self.text[cut : self._start]
        return self._before

    @property
    def after(self) -> str:
        """The words of the same sentence after the match, at most 160 characters."""
        if self._after is None:
            near = self.text[self._end : self._end + _WINDOW]
            edge = _SENTENCE_EDGE.search(near)
            self._after = near[: edge.start()] if edge else near
        return self._after

    @property
    def ahead(self) -> bool:
        """Whether the words around speak of what is to come."""
        return speaks_ahead(self.before, self.after)

    @property
    def behind(self) -> bool:
        """Whether the words around speak of what was."""
        return speaks_behind(self.before, self.after)

    @property
    def day_near(self) -> date | None:
        """The last day that the text named, if that was close before."""
        return self.told.day if self._start - self.told.day_at < self.told.NEAR else None

    @property
    def day_in_sentence(self) -> date | None:
        """The last day that the text named, if that was before in the same sentence."""
        return self.told.day if self._start - self.told.day_at <= len(self.before) else None

    @property
    def month_near(self) -> tuple[int, int] | None:
        """Year and number of the last month that the text named, if that was close before."""
        return self.told.month if self._start - self.told.month_at < self.told.NEAR else None

    @property
    def year_near(self) -> int | None:
        """The last year that the text named, if that was close before."""
        return self.told.year if self._start - self.told.year_at < self.told.NEAR else None
