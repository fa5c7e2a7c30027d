"""The reference day: given, from a dateline, from the head of the page, from the page; contradictions are named."""

from datetime import date

import pytest

from articles.reading import propose_reference_date, read

from .cast import LEXICON, WEDNESDAY


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("March 3, 2021\n\nThe envoys met on Monday.", date(2021, 3, 3), "line 'March 3, 2021' at the top of the page"),
        ("WORLD\nWed 03 Mar 2021 2:17 pm - Local Time\nTalks resume", date(2021, 3, 3),
         "line 'Wed 03 Mar 2021 2:17 pm' at the top of the page"),
        ("Published: 3 March 2021\nThe envoys met.", date(2021, 3, 3), "line '3 March 2021' at the top of the page"),
        ("VANTAA, March 3, 2021 – The envoys met on Monday.", date(2021, 3, 3), "dateline 'March 3, 2021'"),
        ("The envoys met on March 3, 2021 in Vantaa and parted.", None, "no date of publication is stated"),
        ("The envoys met on Monday.", None, "no date of publication is stated"),
    ],
)  # fmt: skip
def test_a_day_is_proposed_from_explicit_signs_alone(text: str, day: date | None, basis: str) -> None:
    assert propose_reference_date(text) == (day, basis)


def test_contradicting_signs_are_named() -> None:
    assert propose_reference_date("March 3, 2021\n\nTalks.", date(2021, 3, 23)) == (
        date(2021, 3, 3),
        "line 'March 3, 2021' at the top of the page; but date of the page says 2021-03-23",
    )


def test_a_given_day_counts_and_its_contradiction_is_named() -> None:
    reading = read("March 3, 2021\n\nThey met on Tuesday.", reference_date=WEDNESDAY, lexicon=LEXICON)
    assert reading.reference_date == WEDNESDAY
    assert reading.reference_basis == "given; but line 'March 3, 2021' at the top of the page says 2021-03-03"


def test_the_day_at_the_top_anchors_the_weekdays_below() -> None:
    reading = read("March 3, 2021\n\nThey met on Tuesday.", reference_date=None, lexicon=LEXICON)
    when = reading.mentions[-1].when
    assert when is not None
    assert (when.timex_value, when.anchor, when.anchor_kind) == ("2021-03-02", date(2021, 3, 3), "page_header")
