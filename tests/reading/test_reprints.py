"""Reprints: what two texts share, word for word or lightly edited, and fingerprints that are the same everywhere."""

import subprocess
import sys

from articles.reading.reprints import Indexed, shared_passages, shingles

PASSAGE = (
    "The two delegations walked into the old customs house at dawn, each with nine clerks and a box of sealed maps. "
    "By noon they had agreed on the height of the lamps, the colour of the buoys and the price of salt, but not on the "
    "line that would run between the islands. “We have moved a little,” the older envoy told the crowd at the gate, "
    "“and a little is more than last year.” Fishermen who had waited since the night before went back to their boats."
)
BEFORE = "An opening that only the first paper printed, about weather and the price of bread in the northern towns. "
AFTER = " A closing paragraph of the second paper, on the coming election and the mood in the capital that week."


def test_a_shared_passage_is_found_with_its_exact_spans() -> None:
    a, b = BEFORE + PASSAGE, PASSAGE + AFTER
    (passage,) = shared_passages(a, b)
    assert a[passage.a_start : passage.a_end] == PASSAGE
    assert b[passage.b_start : passage.b_end] == PASSAGE
    assert passage.similarity == 1.0


def test_a_lightly_edited_passage_is_one_passage() -> None:
    edited = PASSAGE.replace("old customs house", "former customs building").replace("reportedly ", "")
    (passage,) = shared_passages(BEFORE + PASSAGE, edited + AFTER)
    assert (passage.a_start, passage.b_start, passage.b_end) == (len(BEFORE), 0, len(edited))
    assert 0.9 < passage.similarity < 1.0


def test_a_name_in_both_texts_does_not_tear_a_passage() -> None:
    name = "Minister Olof Aronsson of the Western Fisheries"
    a = PASSAGE.replace("the older envoy", f"the older envoy, {name},")
    (passage,) = shared_passages(a, f"{PASSAGE} Later {name} spoke. {AFTER}")
    assert (passage.a_start, passage.a_end) == (0, len(a))


def test_a_short_quotation_is_no_reprint() -> None:
    quotation = (
        "“We have moved a little,” the older envoy told the crowd at the gate, “and a little is more than last year.”"
    )
    assert shared_passages(BEFORE + quotation, quotation + AFTER) == ()


def test_texts_that_share_nothing_share_nothing() -> None:
    assert shared_passages(BEFORE * 3, AFTER * 3) == ()
    assert shared_passages("", PASSAGE) == ()


def test_fingerprints_meet_where_a_passage_is_shared_and_only_there() -> None:
    assert set(shingles(BEFORE + PASSAGE)) & set(shingles(PASSAGE + AFTER))
    assert not set(shingles(BEFORE)) & set(shingles(AFTER))
    assert shingles("too short") == ()


def test_fingerprints_fit_a_63_bit_column_and_ignore_case_and_quotes() -> None:
    assert all(0 <= number < 2**63 for number in shingles(PASSAGE))
    assert shingles(PASSAGE.upper()) == shingles(PASSAGE)


def test_fingerprints_are_the_same_in_another_process() -> None:
    script = f"from articles.reading.reprints import shingles; print(shingles({PASSAGE!r}))"
    other = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(shingles(PASSAGE))


def test_paragraphs_that_changed_places_are_each_found() -> None:
    second = (
        "In the north the winter had closed the harbour for five weeks and the boats lay keel up on the slips, each "
        "with the mark of its owner burnt into the stern, while clerks of both towns counted barrels, argued on the "
        "weight of salt and sent a rider over the ice every second morning to ask whether the maps had been signed."
    )
    a, b = f"{PASSAGE}\n\n{BEFORE}\n\n{second}", f"{second}\n\n{AFTER}\n\n{PASSAGE}"
    found = shared_passages(a, b)
    assert [a[p.a_start : p.a_end] for p in found] == [PASSAGE, second]
    assert [b[p.b_start : p.b_end] for p in found] == [PASSAGE, second]


def test_a_text_is_indexed_once_and_compared_with_many() -> None:
    later = Indexed(PASSAGE + AFTER)
    assert later.shared_with(BEFORE + PASSAGE) == shared_passages(BEFORE + PASSAGE, PASSAGE + AFTER)
    assert later.shared_with(BEFORE) == ()
