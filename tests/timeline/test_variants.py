"""Quotes of one speaker that differ in a word that matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.variants import KINDS, differences


def told(first: str, second: str) -> list[tuple[str, str, str]]:
    def words(text: str, span: tuple[int, int] | None) -> str:
        return text[slice(*span)] if span else ""

    return [(d.kind, words(first, d.first), words(second, d.second)) for d in differences(first, second)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("We have agreed to leave the harbour.", "We have not agreed to leave the harbour.", [("negation", "", "not")]),
        ("“We will come back,” Holt said.", "Holt told reporters: “We won’t come back.”", [("negation", "", "won’t")]),
        ("They asked for 500 boats by May.", "They asked for 400 boats by May.", [("number", "500", "400")]),
        ("They asked for forty boats by May.", "They asked for 60 boats by May.", [("number", "forty", "60")]),
        ("Norland must leave the islands.", "Norland may leave the islands.", [("modal", "must", "may")]),
        ("Norland can never leave the islands.", "Norland must leave the islands.",
         [("negation", "never", ""), ("modal", "can", "must")]),
        ("They asked for 500 boats.", "They asked for 400 boats.", [("number", "500", "400")]),
        ("“We accept no part of the Vantaa draft,” she said.", "“We accept the part of the Vantaa draft,” said Holt.",
         [("negation", "no", "")]),
    ],
)  # fmt: skip
def test_what_differs_is_found_with_the_very_words(
    first: str, second: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(first, second) == expected
    assert told(second, first) == [(kind, b, a) for kind, a, b in expected]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We have agreed to leave the harbour.", "We have agreed to leave the harbour."),
        ("They asked for forty boats by May.", "They asked for 40 boats by May."),  # one number, written twice
        ("We can't sign the paper now.", "We cannot sign the paper now."),
        ("We will leave the harbour today.", "The fish of the north were never so dear, an old man said."),
        ("We will leave.", "We will not leave."),  # too few words to tell
        ("“We will sign the paper tomorrow.”", "Norland said: we would sign the paper tomorrow."),  # reported speech
        ("We have agreed to leave the harbour.", "We have agreed to leave a harbour."),
        ("He will not come to the talks on Monday at noon.", "She has come to old talks in March, at noon."),
    ],
)
def test_the_same_words_and_other_words_are_no_variants(first: str, second: str) -> None:
    assert told(first, second) == []


WORDS = st.lists(
    st.sampled_from(
        ["we", "will", "not", "sign", "the", "40", "forty", "may", "never", "“", "”", "won't", "n't", "1,000"]
    ),
    max_size=14,
).map(" ".join)


@given(WORDS | st.text(max_size=60), WORDS | st.text(max_size=60))
def test_any_two_texts_are_compared_and_spans_lie_inside_them(first: str, second: str) -> None:
    for difference in differences(first, second):
        assert difference.kind in KINDS
        assert difference.first or difference.second
        for span, text in ((difference.first, first), (difference.second, second)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(WORDS)
def test_a_text_is_no_variant_of_itself(text: str) -> None:
    assert differences(text, text) == ()
