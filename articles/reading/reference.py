"""The day a text was published, proposed from all that speaks of it: file, page, address, dateline, head and words.

Each sign that names a day is a candidate with a weight. Words of the text that do not fit a candidate ("Sunday", when
the page says Thursday) are contradictions; they are said and take from its confidence. Nothing is guessed: where no
sign names a day the proposal has none, or one that the words alone allow, with a confidence too low to read with.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from . import dates, reference_words
from .reference_signs import Sign, signs
from .values import Mention

READ_WITH = 0.5
"""The least confidence with which relative words are counted from a proposed day without an analyst's word."""

_SAME_DAY = timedelta(days=1)  # what was written one day is printed the next


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed day of publication.

    `date` is None when nothing names or allows one day. `kind` says what the best sign is: "metadata", "address",
    "dateline", "page_header", "embargo", "file", "text" or "none"; `basis` says it in words. `confidence` is between 0
    and 1. `reasons` are the signs and words that speak for the day, `contradictions` those that speak against it, a
    sentence each.
    """

    date: date | None
    kind: str
    basis: str
    confidence: float
    reasons: tuple[str, ...] = ()
    contradictions: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether relative words may be counted from the day before an analyst has confirmed it."""
        return self.date is not None and self.confidence >= READ_WITH


def propose(
    text: str,
    *,
    published: date | None = None,
    page_date: date | None = None,
    url: str = "",
    file_name: str = "",
    seen: date | None = None,
) -> Proposal:
    """The day a text was probably published, with its confidence and all that speaks for and against it.

    `published` is the day that the file's metadata names, `page_date` the one printed at the head of its page, `url`
    and `file_name` where it came from, `seen` a day by which it was there. Never raises for any text.
    """
    found = signs(text, published=published, page_date=page_date, url=url, file_name=file_name)
    found = [sign for sign in found if seen is None or sign.day <= seen] or found
    if not found:
        return _from_words(text, seen)
    days = sorted({sign.day for sign in found}, key=lambda day: -_weight(day, found))
    weighed = [_weighed(text, day, found) for day in days[:3]]
    return max(weighed, key=lambda proposal: proposal.confidence)


def doubts(day: date, mentions: Iterable[Mention], text: str) -> tuple[str, ...]:
    """What the words of a text say against its being of a day; `mentions` are its dates read from that day."""
    return reference_words.against(day, mentions, text)


def _weight(day: date, found: list[Sign]) -> float:
    """How far the signs for a day go: the best of them, and a little for each other one that agrees."""
    own = sorted((sign.weight for sign in found if sign.day == day), reverse=True)
    return min(0.97, own[0] + 0.06 * (len(own) - 1)) if own else 0.0


def _weighed(text: str, day: date, found: list[Sign]) -> Proposal:
    mentions = dates.find(text, day)
    against = list(reference_words.against(day, mentions, text))
    for_it = list(reference_words.in_favour(day, mentions, text))
    confidence = _weight(day, found) * 0.5 ** min(len(against), 3) + 0.05 * min(len(for_it), 3)
    others = [sign for sign in found if abs(sign.day - day) > _SAME_DAY]
    against += [f"{sign.words} says {sign.day}" for sign in others]
    if others:
        confidence *= 0.9
    own = sorted((sign for sign in found if sign.day == day), key=lambda sign: -sign.weight)
    reasons = [f"{sign.words} says so" for sign in own] + for_it
    return Proposal(day, own[0].kind, own[0].words, round(min(0.98, confidence), 2), tuple(reasons), tuple(against))


def _from_words(text: str, seen: date | None) -> Proposal:
    """What the words alone allow: a window from dates that hang on the calendar, and the weekday of the news."""
    window = reference_words.window(text, seen)
    weekday = reference_words.newest_weekday(text)
    reasons = [*window.reasons, *([weekday.reason] if weekday else [])]
    if window.latest is None:
        return Proposal(None, "none", "no date of publication is stated", 0.0, tuple(reasons))
    if window.earliest == window.latest:
        return Proposal(window.latest, "text", window.reasons[0], 0.6, tuple(reasons))
    if weekday is None:
        return Proposal(None, "none", "the words allow more than one day", 0.0, tuple(reasons))
    day = window.latest - timedelta(days=(window.latest.isoweekday() - weekday.number) % 7)
    fits = window.earliest is None or window.earliest <= day
    basis = "the last such weekday that the words allow"
    return Proposal(day if fits else None, "text" if fits else "none", basis, 0.4 if fits else 0.0, tuple(reasons))
