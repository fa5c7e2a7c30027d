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


@pytest.mark.parametrize(
    "text", ["Khalil al-Naim", "Khalil el-Naim", "Khalil Al Naeem", "khalil".title() + " El-Naim", "Khalil Naim"]
)
def test_a_person_is_known_in_other_spellings(text: str) -> None:
    lexicon = Lexicon.from_dict({"persons": [{"name": "Khalil al-Naim"}]})
    assert [name for _, _, name in found(f"Then {text} spoke.", lexicon)] == ["Khalil al-Naim"]


@pytest.mark.parametrize("text", ["Mohammed bin Aziz", "Muhammad ibn Aziz", "Mohamed bin Aziz"])
def test_common_names_are_known_however_they_are_written(text: str) -> None:
    lexicon = Lexicon.from_dict({"persons": [{"name": "Mohammed bin Aziz"}]})
    assert [name for _, _, name in found(text, lexicon)] == ["Mohammed bin Aziz"]


def test_letters_with_and_without_marks_are_the_same() -> None:
    lexicon = Lexicon.from_dict({"persons": [{"name": "Iván Márquez"}]})
    assert [name for _, _, name in found("Ivan Marquez and Iván Márquez", lexicon)] == ["Iván Márquez"] * 2


KENYA = Lexicon.from_dict(
    {"parties": [{"name": "Kenya", "kind": "state"}], "venues": [{"name": "Nairobi", "country": "KE"}]}
)


def test_a_state_is_known_by_its_adjective_its_people_and_its_capital() -> None:
    assert found("Kenyan envoys and Kenyans; the Kenyan capital.", KENYA) == [
        ("Kenyan", "party", "Kenya"), ("Kenyans", "party", "Kenya"), ("Kenyan capital", "venue", "Nairobi"),
    ]  # fmt: skip


def test_a_capital_that_acts_keeps_the_reason() -> None:
    mentions = names.find("Nairobi rejected the draft. They met in Nairobi.", KENYA)
    assert [(m.kind, m.name) for m in mentions] == [("party", "Kenya"), ("venue", "Nairobi")]
    assert mentions[0].why == "the capital 'Nairobi' acts here, so its government is meant"


def test_a_state_in_the_name_of_a_firm_is_nobody() -> None:
    assert found("Kenya Airways cancelled a flight; the Kenya Times reported it.", KENYA) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Harbour Front met Sudria. The movement agreed.", ("The movement", "Harbour Front")),
        ("The Harbour Front met Sudria. The rebels agreed.", ("The rebels", "Harbour Front")),
        ("Sudria's government met them. The government agreed.", ("The government", "Sudria")),
        ("Sudria met them. The government agreed.", ("Sudria", "Sudria")),
        ("The Harbour Front met Sudria. The movement of ships stopped.", ("Sudria", "Sudria")),
        ("The movement agreed. Sudria left.", ("Sudria", "Sudria")),
    ],
)
def test_the_movement_is_the_one_named_last_or_nobody(text: str, last: tuple[str, str]) -> None:
    mention, _, name = found(text)[-1]
    assert (mention, name) == last


def test_two_thousand_aliases_change_nothing_for_those_that_stand_in_the_text() -> None:
    many = {"parties": [{"name": f"League {number} of Harbours", "kind": "group"} for number in range(2_000)]}
    many["parties"].append({"name": "Norland", "kind": "state"})
    assert found("Norland met League 7 of Harbours.", Lexicon.from_dict(many)) == [
        ("Norland", "party", "Norland"), ("League 7 of Harbours", "party", "League 7 of Harbours"),
    ]  # fmt: skip
