"""Relative dates of a text whose day of publication is not known, in words."""

import pytest

from articles.reading import dates, read

from .cast import LEXICON


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met on Tuesday.", "Tuesday before publication"),
        ("Tuesday's talks failed.", "Tuesday before publication"),
        ("They will meet on Tuesday.", "Tuesday after publication"),
        ("They met on Tuesday night.", "Tuesday night before publication"),
        ("They met last Tuesday.", "last Tuesday, counted from the day of publication"),
        ("They met today.", "the day of publication"),
        ("They met yesterday.", "the day before publication"),
        ("They meet tomorrow.", "the day after publication"),
        ("They met this morning.", "the morning of publication"),
        ("They met two days ago.", "two days before publication"),
        ("They met last week.", "the week before that of publication"),
        ("They return next month.", "the month after that of publication"),
        ("They met on 7 October.", "7 October, counted from the day of publication"),
    ],
)
def test_a_relative_date_says_what_it_is_counted_from(text: str, words: str) -> None:
    (mention,) = dates.find(text, None)
    assert mention.when is not None
    assert mention.when.unresolved == words
    assert mention.when.basis()["unresolved"] == words


@pytest.mark.parametrize("text", ["They met on 7 October 2023.", "They recently met.", "A pause of 40 days."])
def test_what_hangs_on_no_day_is_not_unresolved(text: str) -> None:
    (mention,) = dates.find(text, None)
    assert mention.when is not None
    assert (mention.when.unresolved, "unresolved" in mention.when.basis()) == ("", False)


def test_an_event_of_an_undated_text_keeps_its_day_in_words() -> None:
    (sighting,) = read(
        "Norland and Sudria held talks in Vantaa on Tuesday.", reference_date=None, lexicon=LEXICON
    ).sightings
    assert sighting.when is not None
    assert (sighting.when.days, sighting.when.unresolved) == (None, "Tuesday before publication")
