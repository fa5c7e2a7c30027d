"""Intervals of days and their EDTF strings are one and the same thing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.edtf import PRECISIONS, Days, misfit, parse_edtf, spanning, whole_month, whole_year

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@given(DAYS, DAYS, st.booleans())
def test_any_span_is_written_and_read_back_the_same(one: date, other: date, approximate: bool) -> None:
    days = spanning(min(one, other), max(one, other), approximate=approximate)
    assert parse_edtf(days.edtf) == days


@given(DAYS, st.sampled_from(["month", "year", "season", "open start", "open end"]))
def test_calendar_units_and_open_sides_are_written_and_read_back_the_same(day: date, unit: str) -> None:
    days = {
        "month": lambda: Days(*whole_month(day.year, day.month), "month"),
        "year": lambda: Days(*whole_year(day.year), "year"),
        "season": lambda: parse_edtf(f"{day.year:04}-{21 + day.month % 4}"),
        "open start": lambda: spanning(None, day),
        "open end": lambda: spanning(day, None),
    }[unit]()
    assert parse_edtf(days.edtf) == days


@given(st.none() | DAYS, st.none() | DAYS, st.sampled_from(PRECISIONS))
def test_days_exist_exactly_when_nothing_is_amiss(earliest: date | None, latest: date | None, precision: str) -> None:
    fault = misfit(earliest, latest, precision)
    if fault is None:
        assert Days(earliest, latest, precision).earliest == earliest
    else:
        with pytest.raises(ValueError, match=r"\S") as raised:
            Days(earliest, latest, precision)
        assert str(raised.value) == fault


@pytest.mark.parametrize(
    "text",
    ["", "13 February 2024", "2024-13", "2024-25", "2024-02-30", "2024-02-16/2024-02-13", "../..", "2024-2-3", "٢٠٢٤"],
)
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        parse_edtf(text)


def test_a_winter_carries_the_year_it_begins_in() -> None:
    assert parse_edtf("2011-24") == Days(date(2011, 12, 1), date(2012, 2, 29), "season")
