"""Names: boundaries, the longest name, possessives, case, offsets, names that need another, capitals that act."""

import pytest

from articles.reading import Lexicon, names

from .cast import LEXICON


def found(text: str, lexicon: Lexicon = LEXICON) -> list[tuple[str, str, str]]:
    mentions = names.find(text, lexicon)
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
    return [(mention.text, mention.kind, mention.name) for mention in mentions]


def test_names_and_aliases_are_found_in_reading_order() -> None:
    assert found("Sudrian envoys met Ada Lindqvist in Luzern.") == [
        ("Sudrian", "party", "Sudria"),
        ("Ada Lindqvist", "person", "Ada Lindqvist"),
        ("Luzern", "venue", "Lucerne"),
    ]


@pytest.mark.parametrize("text", ["Norlandia", "SuperNorland", "anti-Norland protest", "norland pony", "su and SUV"])
def test_a_name_inside_a_word_or_in_the_wrong_case_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["Norland’s", "Norland's", "Norland-led", "“Norland”", "(Norland)", "Norland.", "NORLAND"]
)
def test_marks_around_a_name_do_not_hide_it(text: str) -> None:
    assert [name for _, _, name in found(text)] == ["Norland"]


def test_the_longest_name_wins() -> None:
    assert found("They met in Upper Lucerne.") == [("Upper Lucerne", "venue", "Upper Lucerne")]
    assert found("The Harbour Front for Freedom agreed.") == [("Harbour Front for Freedom", "party", "Harbour Front")]


def test_an_abbreviation_must_be_written_in_capitals() -> None:
    assert found("SU envoys") == [("SU", "party", "Sudria")]
    assert found("Su envoys") == []


def test_a_lower_case_alias_counts_only_where_its_thing_is_named() -> None:
    assert found("A cold front came; the front passed.") == []
    assert found("The Harbour Front met; the front agreed.")[-1] == ("the front", "party", "Harbour Front")


def test_a_family_name_counts_after_the_full_name() -> None:
    assert found("Berg is a mountain.") == []
    assert found("Tomas Berg spoke. Mr. Berg left.")[-1] == ("Berg", "person", "Tomas Berg")


def test_a_family_name_that_two_persons_share_names_neither() -> None:
    lexicon = Lexicon.from_dict({"persons": [{"name": "Ann Moen"}, {"name": "Per Moen"}]})
    assert [name for _, _, name in found("Ann Moen and Per Moen spoke. Moen left.", lexicon)] == [
        "Ann Moen",
        "Per Moen",
    ]


def test_a_capital_that_acts_is_its_government_and_else_a_place() -> None:
    assert found("Merane refused.") == [("Merane", "party", "Veltland")]
    assert found("They met in Merane and left.") == [("Merane", "venue", "Merane")]


def test_offsets_are_code_points_beyond_the_basic_plane() -> None:
    text = "🕊️ 𝔗alks 🇫🇮: Norland’s envoy İ reached Vantaa"
    assert [(text[m.start : m.end], m.name) for m in names.find(text, LEXICON)] == [
        ("Norland", "Norland"), ("Vantaa", "Vantaa"),
    ]  # fmt: skip


def test_curly_and_straight_quotes_and_line_breaks_in_a_name_are_the_same() -> None:
    lexicon = Lexicon.from_dict({"parties": [{"name": "Kor’ath Union"}]})
    assert [name for _, _, name in found("Kor'ath Union, Kor’ath\nUnion", lexicon)] == ["Kor’ath Union"] * 2


def test_an_empty_lexicon_finds_nothing() -> None:
    assert found("Norland and Sudria", Lexicon()) == []
