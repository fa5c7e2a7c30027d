"""When two reports name the same speaker, agency or outlet."""

import pytest

from timeline.sources import carrier_of, source_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mira Holt", "envoy Mira Holt"),
        ("Mira Holt", "Mira Holt, the envoy of Norland"),
        ("José Añil", "Jose Anil"),
        ("President Ada Berg", "Ada Berg"),
        ("the Norland foreign ministry", "Norland Foreign Ministry"),
    ],
)
def test_one_speaker_is_known_in_several_spellings(one: str, other: str) -> None:
    assert source_of(one) == source_of(other) != ""


@pytest.mark.parametrize(
    "speaker",
    ["", "senior Norland official", "two people familiar with the matter", "an Arab diplomat", "he", "a spokesman"],
)
def test_whoever_is_not_named_is_no_common_source(speaker: str) -> None:
    assert source_of(speaker) == ""


def test_different_speakers_stay_different() -> None:
    assert len({source_of(name) for name in ("Mira Holt", "Tomas Berg", "Norland", "spokesman of Norland")}) == 4


def test_an_agency_is_known_in_several_spellings_and_a_sample_is_no_other_outlet() -> None:
    assert carrier_of("AP") == carrier_of("the Associated Press") == carrier_of("Associated Press") != ""
    assert carrier_of("Vantaa Wire (sample)") == carrier_of("vantaa wire")
    assert carrier_of(" ") == ""
