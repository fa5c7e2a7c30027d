"""Sentences: abbreviations of news, lines, headings, hard-wrapped text."""

import pytest

from articles.reading.sentences import at, split


def pieces(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy met Gen. Holm on Jan. 5 in St. Vith.",
        "Mr. Berg and Ms. Caro agreed on 3.5 points.",
        "Lt. Col. Ahlgren left at 5 p.m. with Dr. Moen.",
        "He met Sen. Ruud, then Gov. Lie.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert pieces(text) == [text]


def test_sentences_end_at_stops_and_lines() -> None:
    assert pieces("One round ended. Another began!\nA heading\n\nWas it the last? Nobody knew.") == [
        "One round ended.", "Another began!", "A heading", "Was it the last?", "Nobody knew.",
    ]  # fmt: skip


def test_a_line_without_a_stop_is_a_heading() -> None:
    assert [sentence.heading for sentence in split("Talks resume\nThe talks resumed on Monday.")] == [True, False]


def test_a_hard_wrapped_text_keeps_its_sentences_whole() -> None:
    text = (
        "The envoys of both sides came together in the old\n"
        "town hall of Vantaa and spoke for nine hours about\n"
        "the harbour. They will come together again when the\n"
        "ice has gone, the mayor of the town told the people\n"
        "who waited outside in the snow with their lanterns\n"
        "and their drums until it was dark."
    )
    assert len(split(text)) == 2


def test_an_offset_finds_its_sentence() -> None:
    text = "One ended. Two began."
    sentences = split(text)
    assert at(sentences, 0) == sentences[0]
    assert at(sentences, 12) == sentences[1]
    assert at(sentences, 10) is None


def test_an_empty_text_has_no_sentence() -> None:
    assert split("") == ()
    assert split(" \n\n ") == ()
