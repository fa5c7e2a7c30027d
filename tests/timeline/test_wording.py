"""Dates in words say what is known and no more; titles are neutral. Plain: no database."""

import pytest

from articles.reading.edtf import parse_edtf
from timeline.wording import in_words, proposed_title


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2011-05-09", "9 May 2011"),
        ("2011-05-09/2011-05-12", "9 to 12 May 2011"),
        ("2011-05-30/2011-06-02", "30 May to 2 June 2011"),
        ("2011-12-30/2012-01-02", "30 December 2011 to 2 January 2012"),
        ("../2011-05-09", "by 9 May 2011"),
        ("2011-05-09/..", "from 9 May 2011"),
        ("2011-05", "May 2011"),
        ("2011-22", "summer 2011"),
        ("2011-24", "winter 2011/12"),
        ("2011", "2011"),
        ("2011-05-10~/2011-05-20~", "about 10 to 20 May 2011"),
        ("2011-05-10~", "about 10 May 2011"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(edtf: str, words: str) -> None:
    assert in_words(parse_edtf(edtf)) == words


@pytest.mark.parametrize(
    ("kind", "who", "venue", "title"),
    [
        ("meeting", ["Norland", "Sudria"], "Vantaa", "Norland and Sudria hold talks in Vantaa"),
        ("meeting", ["Norland"], "Vantaa", "Talks in Vantaa"),
        ("meeting", [], "", "Talks"),
        ("arrival", ["Norland"], "Vantaa", "Norland delegation arrives in Vantaa"),
        ("departure", ["Norland", "Sudria"], "", "Norland and Sudria delegations leave the talks"),
        ("arrival", ["Norland", "Finland", "Egypt"], "Helsinki", "Norland and Egyptian delegations arrive in Helsinki"),
        ("departure", ["Finland"], "Helsinki", "Finnish delegation leaves Helsinki"),
        ("absence", ["Norland"], "Vantaa", "Norland absent from talks in Vantaa"),
        ("breakdown", ["Norland", "Sudria", "Vesta"], "Vantaa", "Talks in Vantaa end without result"),
        ("exchange", ["Norland", "Sudria", "Vesta"], "", "Exchange between Norland, Sudria and Vesta"),
        ("other", [], "", "Event"),
    ],
)
def test_a_proposed_title_says_what_who_and_where(kind: str, who: list[str], venue: str, title: str) -> None:
    assert proposed_title(kind, who, venue) == title
