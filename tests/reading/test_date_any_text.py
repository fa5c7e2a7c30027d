"""Whatever the text, dates are found without an error, inside the text, and the same each time."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import Mention, dates
from articles.reading.date_rules import GRAMMAR

from .cast import WEDNESDAY

WORDS = (
    "the a on in of last next this first third two 2 12 31 1989 2024 2/3/24 10:30 p.m. GMT ( ) , . - – : year day week"
    " quarter months ago earlier later ended Monday May Sept. 30 noon morning early mid- Christmas Easter nineteen"
    " ninety-six 1990s fiscal same period daily every weekend summer century half 1/2 '96 o'clock that before prior to"
    " 12th 9/11 Ramadan Passover in by from ago 0830 quarters nights and or old all 29 February"
    " de mars ב 13 فبراير ٢٠٢٤ 1er \n"
    " today Sunday each next month 13th dozen decade back in a row 02-06-24 1337EST o'clock over will 31 last"
    " BC AD FY2011 1800s 1970's tonight ago Tuesday Hanukkah Election Day week on is ahead of planned a to and 1914"
)
NEWSLIKE = st.lists(st.sampled_from(WORDS.split(" ")), max_size=80).map(" ".join)
DAYS = st.one_of(st.none(), st.dates())


def check(found: tuple[Mention, ...], text: str) -> None:
    place = 0
    for mention in found:
        assert place <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        place = mention.end


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), NEWSLIKE), DAYS)
def test_any_text_is_searched(text: str, day: date | None) -> None:
    found = dates.find(text, day)
    check(found, text)
    assert dates.find(text, day) == found


GUESSES = {rule.name for rule in GRAMMAR.rules if rule.guess}


@settings(max_examples=400, deadline=None)
@given(NEWSLIKE, st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_no_guess_comes_without_its_next_best_day_and_the_reason(text: str, day: date) -> None:
    for mention in dates.find(text, day):
        when = mention.when
        assert when is not None
        if when.rule in GUESSES and when.anchor is not None and when.days is not None and when.days.earliest:
            assert when.alternatives, (mention.text, when)
        for other in when.alternatives:
            assert other.why
            assert when.days is None or (other.earliest, other.latest) != (when.days.earliest, when.days.latest)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NEWSLIKE, DAYS), min_size=2, max_size=5), st.randoms())
def test_the_order_of_documents_changes_nothing(documents: list[tuple[str, date | None]], chance: Random) -> None:
    alone = {text_and_day: dates.find(*text_and_day) for text_and_day in documents}
    chance.shuffle(documents)
    assert {text_and_day: dates.find(*text_and_day) for text_and_day in documents} == alone


@settings(max_examples=80, deadline=None)
@given(NEWSLIKE, st.integers(2, 5))
def test_a_text_that_repeats_itself_is_read_as_if_each_place_were_new(text: str, times: int) -> None:
    repeated = f"{text} . " * times
    remembered = dates.find(repeated, WEDNESDAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_REMEMBERED", 0)
        assert dates.find(repeated, WEDNESDAY) == remembered


@pytest.mark.parametrize(
    "unit", ["1", " ", "on ", "a", "today ", "May 5 ", "5 ", "1-", "1/", "the day ", "two ", "half and ", "last ", "٥ "]
)
def test_a_long_monotonous_text_is_searched(unit: str) -> None:
    """Patterns whose cost grows faster than the text would never come to an end here."""
    text = unit * (120_000 // len(unit))
    check(dates.find(text, WEDNESDAY), text)
