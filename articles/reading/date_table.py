"""A grammar made ready for reading: its rows by the word they begin with, and the places of a text worth trying."""

import re
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from .date_rows import Grammar, Rule

_TOKEN = re.compile(r"[^\W_]+")
_LONGEST_WORD = 24  # no first word of a rule is longer
_REACH = 32  # characters in which a word such as "the" must be followed by one that can only belong to a date
_KNOWN_WORDS = 50_000  # how many different words a grammar remembers its rows for
_NUMBER_GOES_ON = re.compile(r"[:./–—-]\w|\s?[ap]\.?\s?m\b", re.IGNORECASE)  # 14:30, 3/5/24, 5-8 March, 10 p.m.


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its patterns compiled."""

    rule: Rule
    first: re.Pattern[str]
    pattern: re.Pattern[str]


_APOSTROPHES = ("'", "’", "‘", "`")

Entry = tuple[tuple[Row, ...], bool, bool]  # rows to try, needs a key word behind it, is a key word itself
_UNSEEN: Entry = ((), False, False)


class Table:
    """A grammar ready for reading: its rows compiled, and by word the rows that can begin with it."""

    def __init__(self, grammar: Grammar) -> None:
        self.words = grammar.words
        self.rows = [
            Row(
                rule,
                re.compile(grammar.words.expand(rule.first)),
                re.compile(rf"(?:{grammar.words.expand(rule.pattern)})(?![^\W_])"),
            )
            for rule in grammar.rules
        ]
        self._opening = re.compile(grammar.words.expand(grammar.openers))
        self._key = re.compile(grammar.words.expand(grammar.keys))
        self.known: dict[str, Entry | None] = {}

    def learn(self, word: str) -> Entry | None:
        """What a word can begin and whether it is a key word; None for a word that no date is made of."""
        rows: tuple[Row, ...] = ()
        opening = key = False
        if len(word) <= _LONGEST_WORD:
            rows = tuple(row for row in self.rows if row.first.fullmatch(word))
            opening = bool(rows) and self._opening.fullmatch(word) is not None
            key = self._key.fullmatch(word) is not None
        if len(self.known) >= _KNOWN_WORDS:
            self.known.clear()
        found = (rows, opening, key) if rows or key else None
        self.known[word] = found
        return found


@lru_cache(maxsize=8)
def table_of(grammar: Grammar) -> Table:
    """The grammar made ready, once."""
    return Table(grammar)


def places(text: str, table: Table) -> list[tuple[int, tuple[Row, ...]]]:
    """Where a date may start, with the rows to try there, in reading order."""
    found_at: list[tuple[int, tuple[Row, ...]]] = []
    waiting: list[tuple[int, tuple[Row, ...]]] = []
    known = table.known
    # Most words are known to begin no date; they are passed over first, which is the greater part of the work.
    some = [token for token in _TOKEN.finditer(text) if known.get(token[0], _UNSEEN) is not None]
    for token in some:
        found = known.get(token[0], _UNSEEN)
        if found is _UNSEEN:
            found = table.learn(token[0])
        if found is None:
            continue
        rows, opening, key = found
        start = token.start()
        if key and waiting:
            found_at += [place for place in waiting if start - place[0] <= _REACH]
            waiting.clear()
        if not rows or not _may_start(text, start):
            continue
        if opening and not (text[start].isdigit() and _tells_by_itself(text, start, token.end())):
            waiting.append((start, rows))
        else:
            found_at.append((start, rows))
    found_at.sort(key=itemgetter(0))
    return found_at


def _tells_by_itself(text: str, start: int, end: int) -> bool:
    """Whether a number needs no word behind it to be tried: 14:30, and the year '96."""
    return _NUMBER_GOES_ON.match(text, end) is not None or text[start - 1 : start] in _APOSTROPHES


def _may_start(text: str, start: int) -> bool:
    """A date starts at a word's start, not inside a number, an address or an amount of money."""
    before = text[start - 1 : start]
    if before in "$€£#@_/" and before:
        return False
    return not (before in ".,:" and before and text[start - 2 : start - 1].isdigit() and text[start].isdigit())
