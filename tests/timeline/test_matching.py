"""Two tellings of one event are found to be one, two events stay two. Plain: no database."""

from dataclasses import replace

import pytest

from articles.reading.edtf import parse_edtf
from timeline.matching import SAME, Telling, score

TALKS = Telling("meeting", parse_edtf("2011-05-09"), "Vantaa", frozenset({"Norland", "Sudria"}))


def test_the_same_telling_is_surely_the_same_event() -> None:
    assert score(TALKS, TALKS).score == 1.0


@pytest.mark.parametrize(
    "change",
    [
        {"days": parse_edtf("2011-05-08/2011-05-10")},
        {"venue": None},
        {"parties": frozenset({"Norland"})},
        {"kind": "breakdown"},
        {"parties": frozenset(), "venue": None},
    ],
)
def test_a_telling_that_leaves_something_open_is_probably_the_same_event(change: dict) -> None:
    assert score(replace(TALKS, **change), TALKS).score >= SAME


@pytest.mark.parametrize("change", [{"kind": "exchange"}, {"venue": "Lisbon"}, {"days": parse_edtf("2011-05-30")}])
def test_another_kind_venue_or_week_is_another_event(change: dict) -> None:
    assert score(replace(TALKS, **change), TALKS).score == 0.0


def test_a_delegation_that_leaves_is_not_the_end_of_the_talks() -> None:
    assert score(replace(TALKS, kind="departure"), replace(TALKS, kind="breakdown")).score == 0.0


@pytest.mark.parametrize("days", ["../2011-05-09", "2011-05", "2011"])
def test_a_wide_or_open_interval_alone_makes_no_event_probably_the_same(days: str) -> None:
    told = Telling("meeting", parse_edtf(days), None, frozenset({"Norland"}))
    assert 0 < score(told, replace(TALKS, venue=None)).score < SAME


def test_somebody_whom_the_known_event_lacks_makes_it_less_likely() -> None:
    with_vesta = replace(TALKS, parties=TALKS.parties | {"Vesta", "Harbour Front"})
    assert score(with_vesta, TALKS).score < score(TALKS, with_vesta).score == 1.0


def test_days_further_apart_are_less_alike() -> None:
    next_day, days_later = (score(replace(TALKS, days=parse_edtf(day)), TALKS) for day in ("2011-05-10", "2011-05-13"))
    assert 0 < days_later.score < next_day.score < 1


def test_every_score_has_its_reasons() -> None:
    assert score(replace(TALKS, days=parse_edtf("2011-05-11")), TALKS).why == (
        "the same kind, meeting",
        "2 days apart",
        "both in Vantaa",
        "in common: Norland, Sudria",
    )
