"""Feasts of other calendars: against the days on which they were kept; an Islamic one may differ by a day."""

from datetime import date, timedelta

import pytest

from articles.reading import dates
from articles.reading.date_feasts import first_days


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("ramadan", date(2024, 3, 11)), ("ramadan", date(2023, 3, 23)), ("ramadan", date(2016, 6, 6)),
        ("ashura", date(2023, 7, 28)), ("eid al-fitr", date(2024, 4, 10)), ("eid al-adha", date(2021, 7, 20)),
    ],
)  # fmt: skip
def test_an_islamic_feast_begins_within_a_day_of_when_it_was_kept(name: str, kept: date) -> None:
    (first,) = first_days(name, kept.year)
    assert abs(first - kept) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("rosh hashanah", date(2023, 9, 16)), ("rosh hashanah", date(2016, 10, 3)), ("yom kippur", date(1973, 10, 6)),
        ("passover", date(2024, 4, 23)), ("passover", date(2019, 4, 20)), ("sukkot", date(2023, 9, 30)),
        ("shavuot", date(2022, 6, 5)), ("purim", date(2024, 3, 24)), ("purim", date(2023, 3, 7)),
        ("hanukkah", date(2023, 12, 8)), ("hanukkah", date(2021, 11, 29)), ("hanukkah", date(2018, 12, 3)),
    ],
)  # fmt: skip
def test_a_jewish_feast_begins_when_it_was_kept(name: str, kept: date) -> None:
    assert first_days(name, kept.year) == [kept]


def test_a_year_may_see_ramadan_begin_twice() -> None:
    assert [day.month for day in first_days("ramadan", 2030)] == [1, 12]


def test_a_feast_keeps_its_alternative_of_another_year_and_is_never_one_sure_day() -> None:
    (mention,) = dates.find("They want a truce before Ramadan.", date(2023, 11, 20))
    assert mention.when is not None
    assert mention.when.days is not None
    assert (mention.when.days.precision, mention.when.days.earliest) == ("approximate", date(2024, 3, 11))
    (other,) = mention.when.alternatives
    assert other.why == "the same feast of another year"
