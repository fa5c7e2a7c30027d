"""How far two analysts agree on one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.agreement import Judged, agreement

SENTENCES = [(0, 100), (100, 200), (200, 300), (300, 400)]


def _tag(start: int, end: int, kind: str = "meeting", **values: str) -> Judged:
    return Judged(start, end, {"kind": kind} | values)


def test_the_same_tags_agree_fully() -> None:
    tags = [_tag(0, 90), _tag(210, 300, "arrival")]
    found = agreement(tags, list(tags), SENTENCES)
    assert (found.f1, found.alpha) == (1.0, 1.0)
    assert all(one.agreed for one in found.passages)


def test_passages_that_share_half_of_the_shorter_one_are_the_same() -> None:
    assert agreement([_tag(0, 100)], [_tag(60, 100)], SENTENCES).f1 == 1.0
    assert agreement([_tag(0, 100)], [_tag(81, 121)], SENTENCES).f1 == 0.0


def test_each_passage_is_paired_once_with_the_one_it_shares_most_with() -> None:
    first = [_tag(0, 100)]
    second = [_tag(0, 60), _tag(10, 100)]
    found = agreement(first, second, SENTENCES)
    assert [(one.first is not None, one.second) for one in found.passages if one.first] == [(True, second[0])]
    assert found.f1 == pytest.approx(2 / 3)


def test_what_differs_is_named() -> None:
    found = agreement([_tag(0, 90, when="2024-05-14")], [_tag(5, 90, when="2024-05-15")], SENTENCES)
    assert [one.differing for one in found.passages] == [("when",)]
    assert not found.passages[0].agreed


def test_alpha_by_hand() -> None:
    """Four sentences: meeting/meeting, nothing/meeting, nothing/nothing twice; worked out from the definition.

    Labels: 3 meeting, 5 nothing of n=8. Observed disagreement 2/8; expected 2*3*5/(8*7); alpha = 1 - 0.25/(30/56).
    """
    found = agreement([_tag(0, 100)], [_tag(0, 100), _tag(100, 200)], SENTENCES)
    assert found.alpha == pytest.approx(1 - 0.25 / (30 / 56))


def test_without_any_tag_there_is_nothing_to_measure() -> None:
    found = agreement([], [], SENTENCES)
    assert (found.passages, found.f1, found.alpha) == ((), None, None)


SPANS = st.lists(
    st.tuples(st.integers(0, 380), st.integers(1, 60), st.sampled_from(["meeting", "arrival"])), max_size=5
)


@given(SPANS, SPANS)
def test_who_is_first_changes_no_figure(first: list, second: list) -> None:
    a, b = ([_tag(start, start + length, kind) for start, length, kind in side] for side in (first, second))
    one, other = agreement(a, b, SENTENCES), agreement(b, a, SENTENCES)
    assert one.alpha == pytest.approx(other.alpha) if one.alpha is not None else other.alpha is None
    tagged = sum(p.first is not None for p in one.passages), sum(p.second is not None for p in one.passages)
    assert tagged == (len(a), len(b))
