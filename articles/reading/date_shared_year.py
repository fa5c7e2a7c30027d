"""The year that a date shares with the one joined to it: "in July and August 1914", "from March 5 to April 8, 2019"."""

import re

from .date_context import Surroundings
from .date_words import ENGLISH

_ITEM = (
    r"(?:the\s+)?(?:(?:early|late|mid)[\s-]+)?(?:[A-Z][a-z]+day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?P<mo>{MONTH})\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?(?!\d))?"
)
_JOINED = r"\s*(?:,\s*(?:and|or)\b|[,–—-]|(?:and|or|to|through|until|till)\b)\s*"
_LIST = re.compile(ENGLISH.expand(rf"(?:{_JOINED}{_ITEM}){{1,4}},?\s+(?:of\s+)?(?P<y>{{YEAR}})\b"))


def shared_year(at: Surroundings, month: int) -> int | None:
    """The year of a month that names none itself, if dates joined to it end in one; None where they do not.

    A month that comes after the last one joined belongs to the year before: "December and January 2010".
    """
    found = _LIST.match(at.after)
    if found is None:
        return None
    year = int(found["y"])
    return year - 1 if month > at.words.months[found["mo"].lower().rstrip(".")] else year
