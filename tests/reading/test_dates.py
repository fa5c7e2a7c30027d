"""Dates in their sentences: the corpus, what must not be read, alternatives, and reading without a reference day."""

from datetime import date

import pytest

from articles.reading import When, dates
from articles.reading.edtf import one_day

from .cast import WEDNESDAY
from .corpus import corpus
from .tables import walks

CORPUS = corpus("dates")


def only(text: str, reference: date | None = WEDNESDAY) -> When:
    (mention,) = dates.find(text, reference)
    assert mention.when is not None
    assert mention.text == text[mention.start : mention.end]
    return mention.when


@walks("text, expression, value, edtf", CORPUS["read"])
def test_the_corpus_is_read(text: str, expression: str, value: str, edtf: str) -> None:
    found = [m for m in dates.find(text, CORPUS["reference_day"]) if expression.lower() in m.text.lower()]
    assert [(m.when.timex_value, m.when.days.edtf if m.when.days else "") for m in found if m.when] == [(value, edtf)]


@walks("text", CORPUS["not_read"])
def test_the_negative_corpus_holds_no_date(text: str) -> None:
    assert dates.find(text, CORPUS["reference_day"]) == ()


def test_a_bare_weekday_keeps_its_other_reading_with_the_reason() -> None:
    when = only("The envoys met on Monday.")
    assert [(other.earliest, other.why) for other in when.alternatives] == [
        (date(2024, 2, 19), "the weekday after the reference day, if the words tell of the future")
    ]


def test_a_weekday_on_its_own_day_keeps_both_neighbours() -> None:
    when = only("The envoys met on Wednesday.")
    assert [other.earliest for other in when.alternatives] == [date(2024, 2, 21), date(2024, 2, 7)]


def test_a_weekday_ahead_on_its_own_day_may_be_a_week_later() -> None:
    when = only("The envoys will meet on Wednesday.")
    assert (when.days, [other.earliest for other in when.alternatives]) == (one_day(WEDNESDAY), [date(2024, 2, 21)])


@pytest.mark.parametrize("joined", ["to", "through", "until"])
def test_a_span_of_weekdays_ends_after_it_begins(joined: str) -> None:
    first, last = dates.find(f"They met from Saturday {joined} Thursday.", WEDNESDAY)
    assert (first.name, last.name) == ("2024-02-10", "2024-02-15")


def test_next_week_may_begin_on_sunday() -> None:
    (other,) = only("They return next week.").alternatives
    assert (other.earliest, other.latest, other.why) == (
        date(2024, 2, 18),
        date(2024, 2, 24),
        "a week may begin on Sunday",
    )


def test_a_numeric_date_keeps_the_other_order() -> None:
    (other,) = only("Sent 3/5/2023 by post").alternatives
    assert (other.earliest, other.why) == (date(2023, 5, 3), "the day may stand first")


def test_a_relative_date_names_its_anchor_and_a_full_date_has_none() -> None:
    relative, full = only("They met yesterday."), only("They met on 1 May 2020.")
    assert (relative.anchor, relative.anchor_kind) == (WEDNESDAY, "publication")
    assert (full.anchor, full.anchor_kind) == (None, "none")


def test_the_following_day_is_counted_from_the_day_named_before() -> None:
    first, second = dates.find("They met on 5 March 2020 and parted the following day.", WEDNESDAY)
    assert second.when is not None
    assert (second.name, second.when.anchor, second.when.anchor_kind) == ("2020-03-06", date(2020, 3, 5), "text")
    assert first.name == "2020-03-05"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met today.", "XXXX-XX-XX"),
        ("They met on 7 October.", "XXXX-10-07"),
        ("They met in December.", "XXXX-12"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last year.", "XXXX"),
    ],
)
def test_without_a_reference_day_relative_words_have_no_days(text: str, value: str) -> None:
    when = only(text, reference=None)
    assert (when.timex_value, when.days, when.anchor, when.anchor_kind) == (value, None, None, "none")


def test_without_a_reference_day_a_full_date_still_has_its_day() -> None:
    assert only("They met on 7 October 2023.", reference=None).timex_value == "2023-10-07"


@pytest.mark.parametrize("reference", [date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29), date(2000, 1, 1)])
def test_no_reference_day_breaks_a_reading(reference: date) -> None:
    for text, *_ in CORPUS["read"]:
        for mention in dates.find(text, reference):
            assert mention.text == text[mention.start : mention.end], text


@walks("number", range(1, 32))
@walks("form", ["{d} March 2021", "March {d}, 2021", "2021-03-{d:02}", "{d:02} Mar 2021", "Mar. {d}, 2021"])
def test_every_day_of_a_month_is_read_in_every_order(number: int, form: str) -> None:
    assert only(f"It was signed on {form.format(d=number)} there.").days == one_day(date(2021, 3, number))


@walks("offset", range(-3, 4))
@walks("name", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
def test_a_bare_weekday_is_the_last_one_up_to_the_reference_day(name: str, offset: int) -> None:
    reference = date(2024, 2, 14 + offset)
    days = only(f"The envoys met on {name}.", reference).days
    assert days is not None
    assert days.earliest is not None
    assert days.earliest.strftime("%A") == name
    assert 0 <= (reference - days.earliest).days < 7


@pytest.mark.parametrize("text", ["30 February 2023", "31 April 2023", "2023-02-30"])
def test_a_day_that_the_calendar_lacks_is_not_read_as_a_day(text: str) -> None:
    assert [m.name for m in dates.find(f"Signed on {text} there.", WEDNESDAY) if len(m.name) == 10] == []
