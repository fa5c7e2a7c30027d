"""What a passage that two reports share says of where they were written: a reprint, a standing paragraph, a quotation.

Only a reprint makes two reports one origin. A standing paragraph of background was taken from elsewhere by each of
those who print it, again and again; a quotation was spoken to all of them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from .reprints import word_count

SYNDICATION, STANDING, QUOTATION = "syndication", "standing", "quotation"
KINDS = (SYNDICATION, STANDING, QUOTATION)

STANDING_WORDS = 90
"""From this length on a passage is too long for a standing paragraph."""

_MANY_OUTLETS = 3
_SAME_NEWS = timedelta(days=2)  # a wire report is printed on the same day or the next
_OLD_NEWS = timedelta(days=7)
_SPOKEN = 0.6  # so much of a quotation stands between quotation marks
_BETWEEN_MARKS = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")


@dataclass(frozen=True, slots=True)
class Copy:
    """One print of a passage: who printed it (any name or number; None when nobody knows) and on which day."""

    outlet: int | str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a shared passage is, one of KINDS, and why in a sentence."""

    kind: str
    why: str


def spoken_words(passage: str) -> int:
    """How many words of a passage stand between quotation marks."""
    return sum(word_count(found[0]) for found in _BETWEEN_MARKS.finditer(passage))


def judge(words: int, spoken: int, pair: tuple[Copy, Copy], copies: Iterable[Copy] = ()) -> Verdict:
    """What a passage of so many words is that two reports share, `spoken` of them between quotation marks.

    `copies` are all the prints known of it; the pair is always counted. The order of either never matters.
    """
    known = {*pair, *copies}
    if spoken >= _SPOKEN * words:
        return Verdict(QUOTATION, f"{spoken} of its {words} words stand between quotation marks")
    if words >= STANDING_WORDS:
        return Verdict(SYNDICATION, f"its {words} words are more than a standing paragraph has")
    first, second = pair
    if first.outlet is not None and first.outlet == second.outlet:
        return Verdict(SYNDICATION, f"one outlet prints its own {words} words again")
    if _repeated(known):
        return Verdict(STANDING, f"an outlet prints its {words} words again and again, days apart")
    apart = abs(first.day - second.day) if first.day and second.day else None
    if apart is not None and apart > _OLD_NEWS:
        return Verdict(STANDING, f"its {words} words were printed {apart.days} days apart, too long for one report")
    if apart is not None and apart <= _SAME_NEWS:
        return Verdict(SYNDICATION, f"two outlets print its {words} words {_within(apart)}")
    outlets = len({copy.outlet for copy in known} - {None}) + sum(copy.outlet is None for copy in known)
    if outlets >= _MANY_OUTLETS:
        return Verdict(STANDING, f"{outlets} outlets print its {words} words, too few for a reprint by so many")
    return Verdict(SYNDICATION, f"two outlets print its {words} words")


def _repeated(copies: Iterable[Copy]) -> bool:
    """Whether one outlet prints the words on days too far apart for one report."""
    return any(
        one.outlet is not None and one.outlet == other.outlet and one.day and other.day
        and abs(one.day - other.day) > _SAME_NEWS
        for one, other in combinations(copies, 2)
    )  # fmt: skip


def _within(apart: timedelta) -> str:
    return "on the same day" if not apart else "within a day" if apart.days == 1 else f"within {apart.days} days"
