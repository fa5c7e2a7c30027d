"""Forms of verbs, and the words by which a cue is called up."""

import pytest

from articles.reading.cue_words import alternatives
from articles.reading.cues import CUES, matches
from articles.reading.verbs import forms


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("reject", ("reject", "rejects", "rejected", "rejecting")),
        ("leave", ("leave", "leaves", "left", "leaving")),
        ("fly", ("fly", "flies", "flew", "flown", "flying")),
        ("postpone", ("postpone", "postpones", "postponed", "postponing")),
        ("shun", ("shun", "shuns", "shunned", "shunning")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("be", ("be", "is", "was", "were", "been", "are", "am", "being")),
    ],
)
def test_the_forms_of_a_verb(base: str, expected: tuple[str, ...]) -> None:
    assert forms(base) == expected


def test_a_verb_of_two_parts_may_be_parted() -> None:
    assert [cue.name for cue, _ in matches("They turned the offer down on Monday")] == ["turns an offer down"]


def test_a_noun_is_no_verb() -> None:
    assert [cue.name for cue, _ in matches("the demands of the other side")] == []


def test_every_alternative_has_words_that_call_it_up() -> None:
    for cue in CUES:
        assert all(triggers for _, triggers in alternatives(cue.pattern)), cue.name


def test_an_unknown_piece_is_named() -> None:
    with pytest.raises(KeyError, match="NOBODY"):
        alternatives("{NOBODY} left")
