"""The reference day that a text is read with: given, from a dateline, from the head of the page; or none."""

from datetime import date

import pytest

from articles.reading import read

from .cast import LEXICON, WEDNESDAY


def test_a_given_day_counts_and_its_contradiction_is_named() -> None:
    reading = read("March 3, 2021\n\nThey met on Tuesday.", reference_date=WEDNESDAY, lexicon=LEXICON)
    assert reading.reference_date == WEDNESDAY
    assert reading.reference_basis == "given; but line 'March 3, 2021' at the top of the page says 2021-03-03"


def test_a_given_day_that_the_weekdays_of_the_text_deny_is_doubted() -> None:
    text = "The talks failed on Saturday. The envoys will meet again on Sunday, and left for home on Friday."
    reading = read(text, reference_date=date(2024, 2, 14), lexicon=LEXICON)
    assert reading.reference_basis == (
        "given; but the newest day that the text names is Saturday, and it looks ahead to Sunday;"
        " were it of 14 February 2024, a Wednesday, that would be 4 days before"
    )


def test_the_day_at_the_top_anchors_the_weekdays_below() -> None:
    reading = read("March 3, 2021\n\nThey met on Tuesday.", reference_date=None, lexicon=LEXICON)
    when = reading.mentions[-1].when
    assert when is not None
    assert (when.timex_value, when.anchor, when.anchor_kind) == ("2021-03-02", date(2021, 3, 3), "page_header")


@pytest.mark.parametrize(
    ("given", "anchor", "kind"),
    [(date(2021, 3, 4), date(2021, 3, 3), "dateline"), (date(2021, 3, 9), date(2021, 3, 9), "publication")],
)
def test_a_dateline_of_the_day_before_is_when_the_text_was_written(given: date, anchor: date, kind: str) -> None:
    text = "VANTAA, March 3, 2021 – The envoys met today."
    when = read(text, reference_date=given, lexicon=LEXICON).mentions[-1].when
    assert when is not None
    assert (when.anchor, when.anchor_kind) == (anchor, kind)


def test_a_header_that_the_text_denies_leaves_relative_words_without_days() -> None:
    text = "March 4, 2021\n\nThe talks failed on Sunday. The envoys meet on Monday in Vantaa."
    reading = read(text, reference_date=None, lexicon=LEXICON)
    assert reading.reference_date is None
    assert reading.reference_basis.startswith("not certain: line 'March 4, 2021' at the top of the page would make it")
    assert [m.name for m in reading.mentions if m.kind == "date" and m.text in ("Sunday", "Monday")] == [
        "XXXX-WXX-7", "XXXX-WXX-1",
    ]  # fmt: skip
