"""A table of how one name is written: what each way of writing it must be taken for, and why."""

import pytest

from articles.reading import Lexicon, names

from .tables import walks

LEXICON = Lexicon.from_dict(
    {
        "parties": [
            {"name": "Egypt", "kind": "state", "aliases": ["Egyptian"]},
            {"name": "Israel", "kind": "state", "aliases": ["Israeli", "Tel Aviv"]},
            {"name": "Iran", "kind": "state"},
            {"name": "Norland Liberation Front", "kind": "movement", "aliases": ["NLF", "Front"]},
            {"name": "Sudria Youth", "kind": "movement"},
        ],
        "persons": [
            {"name": "Bassem Naim", "party": "Norland Liberation Front"},
            {"name": "Abdel Fattah el-Sisi", "party": "Egypt"},
            {"name": "Mohammed bin Abdulrahman", "party": "Egypt"},
        ],
        "venues": [{"name": "Cairo", "country": "EG"}, {"name": "Tel Aviv", "country": "IL"}],
    }
)
ROWS = (
    # possessives, hyphens, quotation marks
    ("Egypt’s envoys left.", "Egypt", "party", "Egypt"),
    ("Egypt's envoys left.", "Egypt", "party", "Egypt"),
    ("The Egypt-brokered truce", "Egypt", "party", "Egypt"),
    ("an Israel–Egypt paper", "Egypt", "party", "Egypt"),
    ("“Egypt” was named.", "Egypt", "party", "Egypt"),
    ("‘Egypt’ was named.", "Egypt", "party", "Egypt"),
    # transliteration
    ("Then Basem Naeem spoke.", "Basem Naeem", "person", "Bassem Naim"),
    ("Then Bassem Na’im spoke.", "Bassem Na’im", "person", "Bassem Naim"),
    ("Then Abdel Fattah al-Sisi spoke.", "Abdel Fattah al-Sisi", "person", "Abdel Fattah el-Sisi"),
    ("Then Abdel Fattah El-Sisi spoke.", "Abdel Fattah El-Sisi", "person", "Abdel Fattah el-Sisi"),
    ("Then Abdul Fattah Al Sisi spoke.", "Abdul Fattah Al Sisi", "person", "Abdel Fattah el-Sisi"),
    ("Then Mohamed bin Abdulrahman spoke.", "Mohamed bin Abdulrahman", "person", "Mohammed bin Abdulrahman"),
    ("Then Mohammed bin Abdulrahma spoke.", "Mohammed bin Abdulrahma", "person", "Mohammed bin Abdulrahman"),
    ("Then Mohammed bin Abdul Rahman spoke.", "Mohammed bin Abdul Rahman", "person", "Mohammed bin Abdulrahman"),
    # titles before names
    ("Then Dr. Bassem Naim spoke.", "Bassem Naim", "person", "Bassem Naim"),
    ("Then President Abdel Fattah el-Sisi spoke.", "Abdel Fattah el-Sisi", "person", "Abdel Fattah el-Sisi"),
    ("Then Sheikh Mohammed bin Abdulrahman spoke.", "Mohammed bin Abdulrahman", "person", "Mohammed bin Abdulrahman"),
    # what stands for a name
    ("They flew to the Egyptian capital.", "Egyptian capital", "venue", "Cairo"),
    ("The NLF came. The movement agreed.", "The movement", "party", "Norland Liberation Front"),
    ("The NLF met Sudria Youth. The movement agreed.", "The movement", "party", "Sudria Youth"),
    # a capital as its government, and as a place
    ("Tel Aviv decided to stay away.", "Tel Aviv", "party", "Israel"),
    ("They met in Tel Aviv.", "Tel Aviv", "venue", "Tel Aviv"),
    ("Cairo said that it would host them.", "Cairo", "party", "Egypt"),
    ("They left Cairo on Monday.", "Cairo", "venue", "Cairo"),
    # the longest name wins
    ("The Norland Liberation Front came.", "Norland Liberation Front", "party", "Norland Liberation Front"),
)
NOBODY = (
    "Iran Airlines cancelled a flight.",
    "The movement agreed.",
    "An anti-Egypt rally was held.",
    "A cold front came.",
    "The iran of old",
)


@walks("text, words, kind, name", ROWS)
def test_a_way_of_writing_names_its_thing(text: str, words: str, kind: str, name: str) -> None:
    found = [(m.text, m.kind, m.name) for m in names.find(text, LEXICON)]
    assert (words, kind, name) in found, found


@walks("text", NOBODY)
def test_what_only_looks_like_a_name_is_nobody(text: str) -> None:
    assert names.find(text, LEXICON) == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Tel Aviv decided to stay away.", "the city 'Tel Aviv' acts here, so its side is meant"),
        ("They met in Tel Aviv.", "the city 'Tel Aviv' is a place here"),
        ("Cairo said so.", "the capital 'Cairo' acts here, so its government is meant"),
        ("Naim came; Bassem Naim spoke.", "family name of a person named here"),
    ],
)
def test_a_name_says_why_it_means_its_thing(text: str, why: str) -> None:
    assert names.find(text, LEXICON)[0].why == why
