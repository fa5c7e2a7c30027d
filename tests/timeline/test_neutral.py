"""Loaded terms in the record's own words."""

import pytest

from timeline.neutral import LoadedTerm, loaded_terms

TERMS = [LoadedTerm("the clique", "Norland"), LoadedTerm("clique", "Norland"), LoadedTerm("الزمرة", "Norland")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Talks with the Clique end", ["the Clique"]),
        ("the  clique and another clique", ["the  clique", "clique"]),
        ("cliques are not meant", []),
        ("He spoke of “the clique” on Monday", []),
        ('She said "clique" and meant a clique', ["clique"]),
        ("اجتمعت الزمرة أمس", ["الزمرة"]),
        ("", []),
    ],
)
def test_loaded_terms_are_whole_words_outside_quotes(text: str, found: list[str]) -> None:
    notes = loaded_terms(text, TERMS)
    assert [note.words for note in notes] == found
    assert [text[note.start : note.end] for note in notes] == found


def test_the_note_names_the_neutral_word() -> None:
    [note] = loaded_terms("The clique", TERMS)
    assert str(note) == "“The clique” is listed as a loaded term for Norland; write Norland, or put it in quotes"
