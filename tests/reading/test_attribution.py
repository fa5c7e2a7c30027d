"""Whose word it is: the table of forms, what is no outlet, who "he" is, and the credit of a whole text."""

import pytest

from articles.reading import names, read
from articles.reading.attribution import FORMS, NOBODY, Source, attributed
from articles.reading.outlets import canonical, credit, is_outlet

from .cast import LEXICON, WEDNESDAY
from .tables import walks

ROWS = [example for form in FORMS for example in form.examples]


def source(sentence: str, before: Source = NOBODY) -> Source:
    return attributed(sentence, before, names.find(sentence, LEXICON))


@walks("sentence, speaker, via", ROWS)
def test_a_form_names_its_source(sentence: str, speaker: str, via: str) -> None:
    found = source(sentence)
    assert (found.speaker, found.via) == (speaker, via)


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Norland reported that the talks had ended.", "Norland"),
        ("He told Sudria that the talks had ended.", ""),
        ("A Sudrian aide told Norland that the talks had ended.", "Sudrian aide"),
    ],
)
def test_who_sits_at_the_table_is_no_outlet(sentence: str, speaker: str) -> None:
    found = source(sentence)
    assert (found.speaker, found.via) == (speaker, "")


def test_a_person_is_one_speaker_however_he_is_called() -> None:
    text = "Tomas Berg told AFP that Sudria would come. Then Mr Berg said the talks had failed."
    first, second = (attributed(one, NOBODY, names.find(text, LEXICON), text.index(one)) for one in text.split(". "))
    assert (first.speaker, second.speaker) == ("Tomas Berg", "Tomas Berg")


def test_the_official_is_whoever_spoke_last() -> None:
    before = source("A Sudrian official told Ostmark Radio that Norland had left.")
    assert source("The official said the offer had been rejected.", before) == before
    assert source("He said the offer had been rejected.", before) == before


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("VANTAA (AP) - Norland left the talks.", "Associated Press"),
        ("Talks end\n\nVANTAA, Feb 14 (Reuters) — Norland left the talks.", "Reuters"),
        ("Norland left the talks.\n\nSource: Xinhua", "Xinhua"),
        ("Norland left the talks.\n\nAFP contributed to this report.", "AFP"),
        ("Norland left the talks.\n\n(with inputs from agencies)", ""),
        ("Norland left the talks.\n\nMore from Vantaa", ""),
        ("Norland (SU) - left the talks.", ""),
    ],
)
def test_a_text_is_credited_to_an_agency(text: str, agency: str) -> None:
    assert credit(text) == agency


def test_what_names_no_outlet_came_through_the_agency_of_the_text() -> None:
    text = "VANTAA (AFP) - Norland left the talks on Monday.\n\nSudria rejected the offer, it told the Vantaa Post."
    found = read(text, reference_date=WEDNESDAY, lexicon=LEXICON).sightings
    assert [(sighting.kind, sighting.via) for sighting in found] == [("departure", "AFP"), ("response", "Vantaa Post")]


def test_spellings_of_an_outlet_are_one() -> None:
    assert canonical("the Associated Press") == canonical("AP") == "Associated Press"
    assert canonical("Reuters news agency") == "Reuters"
    assert not is_outlet("Norland")
    assert is_outlet("Vantaa Post")
