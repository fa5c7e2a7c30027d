"""Whatever the text: reading never raises, spans lie inside and quote it, and reading again reads the same."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.reading import Reading, read
from articles.reading.reprints import shared_passages, shingles

from .cast import LEXICON, WEDNESDAY

WORDS = (
    "Norland Sudria Vantaa Lucerne talks truce ceasefire delegation the a on in of and , . ; : – “ ” ’s \n \n\n Monday"
    " Tuesday May March 5 12 2024 40 two weeks ago last next past days said that which who will would not left met"
    " rejected offer proposal agreement reached impasse until daily every quarter 1990s mid- 10 p.m. 🕊️ İ \u200f 5/3/24"
)
NEWSLIKE = st.lists(st.sampled_from(re.split(" ", WORDS)), max_size=60).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), NEWSLIKE)
DAYS = st.one_of(st.none(), st.dates())


def check(reading: Reading, text: str) -> None:
    for mention in reading.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
    for sighting in reading.sightings:
        assert 0 <= sighting.start < sighting.end <= len(text)
        assert sighting.quote == text[sighting.start : sighting.end]
        assert 0 < sighting.confidence < 1
    for name in reading.unknown:
        assert 0 <= name.start < name.end <= len(text)
        assert name.text == text[name.start : name.end]
    for earlier, later in zip(reading.mentions, reading.mentions[1:], strict=False):
        assert earlier.end <= later.start
    spans = [(sighting.start, sighting.end) for sighting in reading.sightings]
    assert len(set(spans)) == len(spans)
    assert all(a < b for a, b in reading.sentences)


@settings(max_examples=250, deadline=None)
@given(TEXTS, DAYS, DAYS)
def test_any_text_is_read(text: str, day: date | None, page_date: date | None) -> None:
    first = read(text, reference_date=day, lexicon=LEXICON, page_date=page_date)
    check(first, text)
    assert read(text, reference_date=day, lexicon=LEXICON, page_date=page_date) == first


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_any_two_texts_are_compared(a: str, b: str) -> None:
    for passage in shared_passages(a, b):
        assert 0 <= passage.a_start < passage.a_end <= len(a)
        assert 0 <= passage.b_start < passage.b_end <= len(b)
    assert shingles(a) == shingles(a)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        "on ",
        "\n",
        "today ",
        "talks in Vantaa ",
        "Norland ",
        "Norland. ",
        "“",
        ", which ",
        "A said ",
        "told the ",
    ],
)
def test_a_long_monotonous_text_is_read(unit: str) -> None:
    """Patterns whose cost grows faster than the text would never come to an end here."""
    text = unit * (80_000 // len(unit))
    check(read(text, reference_date=WEDNESDAY, lexicon=LEXICON), text)
