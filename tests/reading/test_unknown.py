"""Names that the lexicon lacks, offered where something happens: the table, what is none, each name once."""

import pytest

from articles.reading import Unknown, read
from articles.reading.unknown import ROWS

from .cast import LEXICON, WEDNESDAY

CASES = [pytest.param(row.name, row.what, *one, id=f"{row.name}: {one[0]}") for row in ROWS for one in row.examples]


def unknown(text: str) -> tuple[Unknown, ...]:
    return read(text, reference_date=WEDNESDAY, lexicon=LEXICON).unknown


@pytest.mark.parametrize(("row", "what", "text", "name"), CASES)
def test_a_row_finds_the_names_of_its_examples(row: str, what: str, text: str, name: str) -> None:
    found = unknown(text)
    assert [(one.text, one.what, one.why) for one in found] == [(name, what, row)]
    assert text[found[0].start : found[0].end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Norland and Sudria held talks in Vantaa on Monday.",
        "Ada Lindqvist met Tomas Berg in Lucerne on Monday.",
        "Norland left the talks on Monday, the Foreign Ministry said.",
        "The Security Council met Norland in Vantaa on Monday.",
        "Norland left the talks on Monday, the Vantaa Post reported.",
        "French officials met Norland in Vantaa on Monday.",
        "Pia Strand sold her boat in Ravenna.",
    ],
)
def test_known_names_bodies_and_papers_are_not_offered(text: str) -> None:
    assert unknown(text) == ()


def test_a_name_is_offered_once_where_it_stands_first() -> None:
    text = "Pia Strand met Norland in Ravenna on Monday. On Tuesday Pia Strand met Sudria in Ravenna."
    assert [(one.start, one.text, one.what) for one in unknown(text)] == [
        (0, "Pia Strand", "person"), (text.index("Ravenna"), "Ravenna", "venue"),
    ]  # fmt: skip
