"""Dates that hang on what the text named before."""

from datetime import date

import pytest

from articles.reading import dates

from .cast import WEDNESDAY


def values(text: str) -> list[str]:
    return [mention.when.timex_value for mention in dates.find(text, WEDNESDAY) if mention.when]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Third-quarter profit fell from a year earlier.", ["2023-Q3", "2022-Q3"]),
        ("Profit fell from a year earlier.", ["2023"]),
        ("Third-quarter profit fell. For the nine months it rose from a year earlier.", ["2023-Q3", "P9M", "2023"]),
        ("The fourth quarter was good. The first quarter of 2023 was bad, unlike the latest period.",
         ["2023-Q4", "2023-Q1", "2023-Q4"]),
        ("The fourth quarter was good; they will earn more in the second quarter than in the latest quarter.",
         ["2023-Q4", "2024-Q2", "2023-Q4"]),
        ("In the three months ended Sept. 30 sales rose from a year ago.", ["P3M", "2023-09-30", "2022-Q3"]),
        ("The latest quarter was good.", ["2023-Q4"]),
        ("They argued over the period.", []),
    ],
)  # fmt: skip
def test_results_are_compared_with_the_quarter_told(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_the_whole_year_stays_an_alternative_with_the_reason() -> None:
    _, year_earlier = dates.find("Third-quarter profit fell from a year earlier.", WEDNESDAY)
    assert year_earlier.when is not None
    (other,) = year_earlier.when.alternatives
    assert (other.earliest, other.latest) == (date(2023, 1, 1), date(2023, 12, 31))
    assert other.why == "the whole year, if no quarter is meant"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 5 March 2020 and again two days later.", ["2020-03-05", "2020-03-07"]),
        ("They met on 5 March 2020, three weeks earlier than planned.", ["2020-03-05", "2020-W07"]),
        ("They met again two days later.", ["P2D"]),
        ("On 5 March 2020 they met in the morning.", ["2020-03-05", "2020-03-05TMO"]),
        ("The index fell on Monday but ended the day higher.", ["2024-02-12", "2024-02-12"]),
        ("It was the day of the cat.", []),
    ],
)
def test_a_day_told_close_before_is_what_others_hang_on(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_day_counted_from_one_told_keeps_the_day_counted_from_the_report() -> None:
    _, second = dates.find("They met on 5 March 2020 and parted the following day.", WEDNESDAY)
    assert second.when is not None
    assert [(other.earliest, other.why) for other in second.when.alternatives] == [
        (date(2024, 2, 15), "counted from the day of the report")
    ]


def test_a_quarter_without_a_year_keeps_the_year_before_and_one_with_a_year_has_no_anchor() -> None:
    bare, full = dates.find("The third quarter beat the third quarter of 2020.", WEDNESDAY)
    assert bare.when is not None
    assert full.when is not None
    assert [other.earliest for other in bare.when.alternatives] == [date(2022, 7, 1)]
    assert (bare.when.anchor, full.when.anchor, full.when.alternatives) == (WEDNESDAY, None, ())


def test_a_day_told_far_before_is_forgotten() -> None:
    text = "They met on 5 March 2020. " + "The harbour was quiet and the boats lay in the snow. " * 12
    assert values(text + "They met again two days later.") == ["2020-03-05", "P2D"]


@pytest.mark.parametrize(
    ("reference", "day"), [(date(2023, 3, 1), "2022-10-07"), (date(2023, 10, 9), "2023-10-07"),
                           (date(2026, 9, 1), "2023-10-07")]
)  # fmt: skip
def test_a_day_known_by_its_number_alone_keeps_its_year(reference: date, day: str) -> None:
    (mention,) = dates.find("the talks that followed the October 7 attack", reference)
    assert mention.name == day
