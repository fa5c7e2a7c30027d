"""Named days that are computed: against days that calendars of those years printed."""

from datetime import date

import pytest

from articles.reading import dates
from articles.reading.date_holidays import HOLIDAYS, easter

from .cast import WEDNESDAY


@pytest.mark.parametrize(
    "day", [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31), date(2038, 4, 25)]
)
def test_easter_sunday(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2023, 11, 23)),
        ("memorial day", date(2024, 5, 27)),
        ("labor day", date(2024, 9, 2)),
        ("martin luther king day", date(2024, 1, 15)),
        ("good friday", date(2024, 3, 29)),
        ("mother's day", date(2024, 5, 12)),
        ("father's day", date(2023, 6, 18)),
        ("election day", date(2022, 11, 8)),
        ("election day", date(2010, 11, 2)),
    ],
)
def test_a_holiday_that_moves(name: str, day: date) -> None:
    assert HOLIDAYS[name](day.year) == day


@pytest.mark.parametrize("name", HOLIDAYS)
def test_every_holiday_is_read_in_a_sentence(name: str) -> None:
    written = name.title().replace("'S", "'s").replace(" Of ", " of ")
    (mention,) = dates.find(f"The harbour was closed on {written} 2022.", WEDNESDAY)
    assert mention.name == HOLIDAYS[name](2022).isoformat()


def test_last_and_next_choose_the_year() -> None:
    last, following = dates.find("It closed last Christmas and will close next Christmas.", WEDNESDAY)
    assert (last.name, following.name) == ("2023-12-25", "2024-12-25")


def test_a_holiday_keeps_another_year_as_alternative() -> None:
    (mention,) = dates.find("They met on Thanksgiving.", WEDNESDAY)
    assert mention.when is not None
    assert [other.why for other in mention.when.alternatives] == ["the same holiday of another year"]


@pytest.mark.parametrize("text", ["Christmas sales rose.", "They sailed to Easter Island.", "the Christmas tree"])
def test_a_name_that_holds_a_holiday_is_no_date(text: str) -> None:
    assert dates.find(text, WEDNESDAY) == ()
