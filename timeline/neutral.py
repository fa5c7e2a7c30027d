"""Loaded terms in the record's own words, pointed out and never blocked. Plain Python: no Django, no database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’(?!\w)")


@dataclass(frozen=True, slots=True)
class LoadedTerm:
    """A partisan term, and the neutral name of what it means."""

    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A loaded term found in a text: where (code points, end exclusive), the words, and the neutral name."""

    start: int
    end: int
    words: str
    name: str

    def __str__(self) -> str:
        return f"“{self.words}” is listed as a loaded term for {self.name}; write {self.name}, or put it in quotes"


def loaded_terms(text: str, terms: Iterable[LoadedTerm]) -> list[Note]:
    """The loaded terms that stand in a text as whole words outside quotes, in reading order, the longest first."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found: list[Note] = []
    for term in sorted(terms, key=lambda one: (-len(one.text), one.text)):
        words = r"\s+".join(re.escape(word) for word in term.text.split())
        for match in re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE):
            start, end = match.span()
            inside = any(first <= start and end <= last for first, last in quoted)
            if not inside and not any(note.start < end and start < note.end for note in found):
                found.append(Note(start, end, match[0], term.name))
    return sorted(found, key=lambda note: note.start)
