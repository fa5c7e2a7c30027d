"""Quotes are found again in corrected texts, and never where they only seem to stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.quotes import Again, find_again, find_quote

OLD = "Delegations met in Vantaa on Tuesday. They parted without a result. The host spoke of progress, officials said."
QUOTE = "They parted without a result."


def again(new: str, quote: str = QUOTE, old: str = OLD) -> tuple[str, str]:
    start = old.index(quote)
    found = find_again(old, start, start + len(quote), new)
    return found.state, new[found.start : found.end] if found.start >= 0 else ""


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD + " A line more.", ("unchanged", QUOTE)),
        ("Correction. " + OLD, ("moved", QUOTE)),
        (OLD.replace("without a result", "with a small result"), ("altered", "They parted with a small result.")),
        (OLD.replace(QUOTE, "Nobody would say how the evening had gone."),
         ("altered", "Nobody would say how the evening had gone.")),  # by the words around it
        (OLD.replace(QUOTE + " ", ""), ("gone", "")),
        ("Prices of fish rose again in the harbour.", ("gone", "")),
        ("", ("gone", "")),
        ("Elsewhere: they parted without any result. So ended the day in Lisbon, where it rained.",
         ("altered", "they parted without any result.")),  # by likeness alone
    ],
)  # fmt: skip
def test_what_became_of_a_quote(new: str, expected: tuple[str, str]) -> None:
    assert again(new) == expected


def test_of_the_same_words_in_two_places_the_one_with_the_same_surroundings_is_meant() -> None:
    old = "In Lisbon nothing was agreed. Fish was cheap. In Vantaa nothing was agreed. It rained."
    start = old.rindex("nothing was agreed")
    new = "Corrected. " + old
    found = find_again(old, start, start + 18, new)
    assert found == Again("moved", new.rindex("nothing was agreed"), new.rindex("nothing was agreed") + 18)


def test_the_same_words_elsewhere_do_not_stand_for_altered_ones() -> None:
    old = (
        "In Lisbon nothing was agreed. Fish was cheap that day in the harbour. In Vantaa nothing was agreed. It rained."
    )
    start = old.rindex("nothing was agreed")
    new = old[:start] + "much was settled" + old[start + 18 :]
    assert find_again(old, start, start + 18, new).state == "altered"
    assert new[slice(*_span(find_again(old, start, start + 18, new)))] == "much was settled"


def _span(found: Again) -> tuple[int, int]:
    return found.start, found.end


def test_offsets_are_code_points_in_any_script() -> None:
    old = "🕊️ قال الوفد إن المحادثات انتهت. Sitzung beendet."
    start = old.index("المحادثات")
    new = "🕊️🕊️ " + old
    found = find_again(old, start, start + 9, new)
    assert (found.state, new[found.start : found.end]) == ("moved", "المحادثات")


def test_a_quote_is_found_by_its_words_and_what_surrounds_them() -> None:
    assert find_quote(QUOTE, "", "", OLD) == Again("unchanged", 38, 67)
    assert find_quote("They parted with no result.", "Vantaa on Tuesday. ", " The host spoke", OLD).state == "altered"
    assert find_quote("Prices of fish rose.", "", "", OLD) == Again("gone")
    twice = "They met. They left. They met. They slept."
    assert find_quote("They met.", "", " They slept.", twice).start == 21
    assert find_quote("They met.", "", "", twice, near=20).start == 21


@given(st.text(max_size=80), st.text(max_size=80), st.data())
def test_whatever_is_found_lies_in_the_text_and_unaltered_words_are_the_same(
    old: str, new: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    if start == end:
        return
    found = find_again(old, start, end, new)
    if found.state == "gone":
        assert _span(found) == (-1, -1)
        return
    assert 0 <= found.start < found.end <= len(new)
    if found.state in ("unchanged", "moved"):
        assert new[found.start : found.end] == old[start:end]
    assert find_again(old, start, end, old) == Again("unchanged", start, end)
