"""What a row of the date grammar is: a form of words, its pattern, what it means, and examples.

`first` matches the first word, so that only rows that can begin there are tried; `pattern` matches from there on.
Pieces in braces come from `date_words`. At one place the longest match wins, then the upper row. A group named `part`
(a part of the day) or `clock` turns a day into a TIME. The examples are read on EXAMPLE_DAY, a Wednesday: the text,
the expression in it, its TIMEX3 value and, where it lies on the calendar, its EDTF string.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from .date_makers import Maker
from .date_words import Words

EXAMPLE_DAY = date(2024, 2, 14)


class Example(NamedTuple):
    """A sentence of our own, the expression in it, the TIMEX3 value and the EDTF string (None: off the calendar)."""

    text: str
    expression: str
    value: str
    edtf: str | None


class Rule(NamedTuple):
    """A row of the grammar; a `guess` chooses among days that the words could mean, and names the next best one too."""

    name: str
    first: str
    pattern: str
    make: Maker
    examples: tuple[Example, ...]
    guess: bool = False


@dataclass(frozen=True, eq=False)
class Grammar:
    """A language's words and rules.

    A row that begins with a word of `openers` ("the", "two") is tried only where a word of `keys` stands close behind:
    no date that begins so can do without one.
    """

    words: Words
    rules: tuple[Rule, ...]
    openers: str
    keys: str
