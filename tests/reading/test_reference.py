"""The proposed day of publication: every kind of sign, what speaks for and against, and texts without any."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import Proposal, propose
from articles.reading.reference import READ_WITH
from articles.reading.reference_words import newest_weekday

DAY = date(2021, 3, 3)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("March 3, 2021\n\nThe envoys met on Monday.", DAY, "line 'March 3, 2021' at the top of the page"),
        ("WORLD\nWed 03 Mar 2021 2:17 pm - Local Time\nTalks resume", DAY,
         "line 'Wed 03 Mar 2021 2:17 pm' at the top of the page"),
        ("Published: 3 March 2021\nThe envoys met.", DAY, "line '3 March 2021' at the top of the page"),
        ("VANTAA, March 3, 2021 – The envoys met on Monday.", DAY, "dateline 'March 3, 2021'"),
        ("The envoys met on Monday and parted.\n\nVN-NY-03-03-21 1337EST", DAY, "agency stamp '03-03-21 1337EST'"),
        ("EMBARGOED until 00:01 GMT, 3 March 2021\n\nThe envoys met.", DAY, "embargo until '00:01 GMT, 3 March 2021'"),
        ("The envoys met on March 3, 2021 in Vantaa and parted.", None, "no date of publication is stated"),
        ("The envoys met on Monday.", None, "no date of publication is stated"),
        ("", None, "no date of publication is stated"),
    ],
)  # fmt: skip
def test_a_sign_in_the_text_names_the_day(text: str, day: date | None, basis: str) -> None:
    proposal = propose(text)
    assert (proposal.date, proposal.basis) == (day, basis)


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"published": DAY}, "metadata"),
        ({"page_date": DAY}, "page_header"),
        ({"url": "https://paper.example/2021/03/03/talks-resume.html"}, "address"),
        ({"url": "https://paper.example/talks-20210303"}, "address"),
        ({"file_name": "2021-03-03_talks.txt"}, "file"),
    ],
)
def test_a_sign_beside_the_text_names_the_day(known: dict[str, object], kind: str) -> None:
    proposal = propose("The envoys met and parted.", **known)  # type: ignore[arg-type]
    assert (proposal.date, proposal.kind, proposal.contradictions) == (DAY, kind, ())


def test_an_address_with_a_number_that_is_no_day_names_none() -> None:
    assert propose("The envoys met.", url="https://paper.example/20219903/1").date is None


def test_signs_that_agree_make_it_surer_and_signs_that_differ_less_sure() -> None:
    alone = propose("March 3, 2021\n\nThe envoys met.")
    agreed = propose("March 3, 2021\n\nThe envoys met.", url="https://paper.example/2021/03/03/a")
    against = propose("March 3, 2021\n\nThe envoys met.", page_date=date(2021, 3, 23))
    assert alone.confidence < agreed.confidence
    assert against.confidence < alone.confidence
    assert against.contradictions == ("date of the page says 2021-03-23",)


def test_a_better_sign_wins_and_the_other_is_named() -> None:
    proposal = propose("Updated March 9, 2021\n\nThe envoys met.", published=DAY)
    assert (proposal.date, proposal.kind) == (DAY, "metadata")
    assert proposal.contradictions == ("line 'March 9, 2021' at the top of the page says 2021-03-09",)


def test_a_header_whose_weekday_the_text_denies_is_contradicted_and_unsure() -> None:
    proposal = propose("March 4, 2021\n\nThe talks failed on Sunday. The envoys meet on Monday in Vantaa.")
    assert proposal.contradictions == (
        "the newest day that the text names is Sunday, and it looks ahead to Monday; were it of 4 March 2021,"
        " a Thursday, that would be 4 days before",
    )
    assert not proposal.is_sure


def test_the_texts_own_weekday_speaks_for_the_header() -> None:
    proposal = propose("March 3, 2021\n\nThe envoys met on Wednesday.")
    assert proposal.reasons == (
        "line 'March 3, 2021' at the top of the page says so", "the text names its own day, 'Wednesday'",
    )  # fmt: skip


def test_a_day_told_as_past_lies_before_the_report() -> None:
    proposal = propose("The envoys met on 9 March 2021 and parted.", published=DAY)
    assert proposal.contradictions == ("the text tells of '9 March 2021' as past, which is after 3 March 2021",)


def test_a_weekday_and_its_date_must_agree() -> None:
    proposal = propose("The envoys met on Monday, March 2, 2021 in Vantaa.", published=DAY)
    assert proposal.contradictions == ("the text says 'Monday, March 2, 2021', but 2 March 2021 is a Tuesday",)


@pytest.mark.parametrize(("published", "speaks_for"), [(date(2024, 3, 5), True), (date(2024, 3, 25), False)])
def test_a_feast_told_to_be_next_week_speaks_for_or_against_a_day(published: date, speaks_for: bool) -> None:
    proposal = propose("They want a truce before Ramadan, which falls next week.", published=published)
    said = "Ramadan, told to be next week, began about 11 March 2024"
    assert (said in proposal.reasons, said in proposal.contradictions) == (speaks_for, not speaks_for)


def test_a_feast_that_begins_on_a_day_of_the_month_gives_the_year_and_the_weekday_the_day() -> None:
    text = "The envoys left on Thursday. They want a truce before Ramadan begins around March 10."
    proposal = propose(text)
    assert (proposal.date, proposal.kind, proposal.is_sure) == (date(2024, 3, 7), "text", False)
    assert proposal.reasons == (
        "the feast named beside 'March 10' begins then in 2024, and the text looks ahead to it",
        "its first news is of 'Thursday': it seems written on that weekday or the next",
    )


def test_a_weekday_with_its_day_and_month_gives_the_last_such_year_before_the_text_was_seen() -> None:
    proposal = propose("The envoys met on Sunday, May 5, and parted on Monday.", seen=date(2026, 1, 1))
    assert (proposal.date, proposal.is_sure) == (date(2024, 5, 6), False)  # 6 May 2024 is the Monday of that week


def test_without_a_day_the_weekday_is_still_said() -> None:
    proposal = propose("The envoys met on Tuesday.")
    assert proposal.reasons == ("its first news is of 'Tuesday': it seems written on that weekday or the next",)
    assert newest_weekday("They will meet on Tuesday; they parted on Friday.") is not None
    assert newest_weekday("They parted.") is None


def test_a_day_after_the_text_was_seen_is_no_candidate() -> None:
    proposal = propose("March 3, 2021\n\nThe envoys met.", page_date=date(2030, 1, 1), seen=date(2021, 4, 1))
    assert (proposal.date, proposal.contradictions) == (DAY, ())


PIECES = st.sampled_from(
    [
        "VANTAA, March 3, 2021 – ",
        "Published: 3 March 2021\n",
        "Sunday, May 5 ",
        "on Monday ",
        "next week ",
        "Ramadan begins around March 10. ",
        "Ramadan falls next week. ",
        "Embargo until 3 May 2020\n",
        "Passover ",
        "29 February ",
        "today ",
        "The envoys met ",
        ". ",
        "\n\n",
    ]
)
SOME_DAY = st.one_of(st.none(), st.dates())


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), SOME_DAY, SOME_DAY, SOME_DAY, st.text(max_size=30))
def test_any_text_gets_a_proposal_and_always_the_same(
    text: str, published: date | None, page_date: date | None, seen: date | None, url: str
) -> None:
    def proposed() -> Proposal:
        return propose(text, published=published, page_date=page_date, seen=seen, url=url)

    proposal = proposed()
    assert 0 <= proposal.confidence <= 1
    assert proposal.is_sure == (proposal.date is not None and proposal.confidence >= READ_WITH)
    assert proposed() == proposal
