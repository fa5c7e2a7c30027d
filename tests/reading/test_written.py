"""Dates as people type them into a form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.written import as_written

PUBLISHED = date(2024, 2, 21)
"""A Wednesday."""

ROWS = [
    ("2024-02", "2024-02"),
    ("../2024-03-05", "../2024-03-05"),
    ("13 Feb 2024", "2024-02-13"),
    ("  13   feb 2024 ", "2024-02-13"),
    ("Feb 13, 2024", "2024-02-13"),
    ("13-16 Feb 2024", "2024-02-13/2024-02-16"),
    ("13 – 16 February", "2024-02-13/2024-02-16"),
    ("between 13 and 16 February 2024", "2024-02-13/2024-02-16"),
    ("from 13 to 16 February 2024", "2024-02-13/2024-02-16"),
    ("28 Feb - 2 March 2024", "2024-02-28/2024-03-02"),
    ("13 Feb 2024 to 2 March 2024", "2024-02-13/2024-03-02"),
    ("mid-February", "2024-02-10~/2024-02-20~"),
    ("in mid-February", "2024-02-10~/2024-02-20~"),
    ("February 2024", "2024-02"),
    ("spring 2024", "2024-21"),
    ("2024", "2024"),
    ("on Tuesday", "2024-02-20"),
    ("yesterday", "2024-02-20"),
    ("about 13 February 2024", "2024-02-11~/2024-02-15~"),
    ("c. 13 Feb 2024", "2024-02-11~/2024-02-15~"),
    ("by 5 March 2024", "../2024-03-05"),
    ("no later than 10 March", "../2024-03-10"),
    ("before 5 March 2024", "../2024-03-04"),
    ("since 13 Feb 2024", "2024-02-13/.."),
    ("after 13 Feb 2024", "2024-02-14/.."),
    ("week of 14 February", "2024-02-12/2024-02-18"),
    ("13 février 2024", "2024-02-13"),
]


@pytest.mark.parametrize(("typed", "edtf"), ROWS)
def test_a_typed_date_is_understood(typed: str, edtf: str) -> None:
    assert as_written(typed, PUBLISHED).days.edtf == edtf


def test_what_else_it_could_mean_comes_with_it() -> None:
    week = as_written("the week of 14 February 2024", PUBLISHED)
    assert [(str(one.earliest), one.why) for one in week.alternatives] == [("2024-02-11", "weeks that begin on Sunday")]
    assert as_written("Tuesday", PUBLISHED).anchor == PUBLISHED
    assert as_written("13 Feb 2024", PUBLISHED).anchor is None


@pytest.mark.parametrize("typed", ["Tuesday", "mid-February", "by 5 March", "week of 14 February"])
def test_relative_words_want_the_day_of_publication(typed: str) -> None:
    with pytest.raises(ValueError, match="hangs on the day of publication, which is not known; write 13 Feb 2024"):
        as_written(typed)


@pytest.mark.parametrize(
    "typed", ["", "nonsense", "Tuesday maybe", "13 Feb 2024, 15 Feb 2024", "for two weeks", "31 February 2024"]
)
def test_what_is_not_one_date_is_refused_with_the_forms(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date known here; write 13 Feb 2024"):
        as_written(typed, PUBLISHED)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_understood_in_words_and_numbers(day: date) -> None:
    for typed in (f"{day.day} {day:%B} {day.year}", f"{day:%b} {day.day}, {day.year}", day.isoformat()):
        assert as_written(typed).days.edtf == day.isoformat()


@given(st.text(max_size=60))
def test_any_words_are_a_date_or_refused(typed: str) -> None:
    try:
        found = as_written(typed, PUBLISHED)
    except ValueError:  # any other exception fails
        return
    assert found.days.edtf
