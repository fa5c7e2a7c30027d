"""What a shared passage is: a reprint, a standing paragraph of background, a common quotation."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from articles.reading.verdicts import QUOTATION, STANDING, SYNDICATION, Copy, Verdict, judge, spoken_words

DAY = date(2024, 5, 14)


def copy(outlet: str | None, days: int | None = 0) -> Copy:
    return Copy(outlet, None if days is None else DAY + timedelta(days=days))


A, B, C = copy("A"), copy("B"), copy("C")


@pytest.mark.parametrize(
    ("words", "pair", "others", "kind", "told"),
    [
        (40, (A, B), (), SYNDICATION, "two outlets print its 40 words on the same day"),
        (60, (A, copy("B", 1)), (C,), SYNDICATION, "within a day"),  # a wire item is printed by many at once
        (60, (A, copy("B", 8)), (), STANDING, "8 days apart"),
        (60, (A, copy("B", 4)), (), SYNDICATION, "two outlets print its 60 words"),
        (60, (A, copy("B", 4)), (C,), STANDING, "3 outlets print its 60 words"),
        (60, (A, B), (copy("A", 5),), STANDING, "again and again, days apart"),
        (60, (A, B), (copy("A", 1),), SYNDICATION, "on the same day"),  # a report brought up to date
        (60, (A, copy("A", 30)), (), SYNDICATION, "one outlet prints its own 60 words again"),
        (89, (copy("A", None), copy("B", None)), (copy("C", None),), STANDING, "3 outlets"),
        (60, (copy(None, None), copy(None, None)), (), SYNDICATION, "two outlets"),
        (90, (A, copy("B", 30)), (copy("A", 40), C), SYNDICATION, "its 90 words are more"),
    ],
)
def test_a_passage_is_judged_by_its_length_its_days_and_who_prints_it(
    words: int, pair: tuple[Copy, Copy], others: tuple[Copy, ...], kind: str, told: str
) -> None:
    verdict = judge(words, 0, pair, others)
    assert verdict.kind == kind
    assert told in verdict.why


def test_what_was_spoken_to_all_is_a_quotation_however_long() -> None:
    told = "100 of its 106 words stand between quotation marks"
    assert judge(106, 100, (A, copy("B", 30))) == Verdict(QUOTATION, told)
    assert judge(106, 40, (A, B)).kind == SYNDICATION


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("“We have moved a little,” the envoy said, “and a little is more.”", 10),
        ('"We have moved," he said.', 3),
        ("Il a dit : « Nous avançons un peu ».", 4),
        ("„Wir kommen voran“, sagte er.", 3),
        ("He said “nothing that was ever closed again, and went home.", 0),
        ("It's the boats' turn, he said.", 0),
    ],
)
def test_spoken_words_stand_between_quotation_marks(text: str, spoken: int) -> None:
    assert spoken_words(text) == spoken


def test_neither_the_order_of_the_copies_nor_of_the_pair_matters() -> None:
    copies = [A, copy("B", 4), copy("C", 9), copy(None, None)]
    for pair in ((A, copy("B", 4)), (copy("C", 9), A)):
        told = {judge(60, 0, one, order) for one in (pair, pair[::-1]) for order in permutations(copies)}
        assert len(told) == 1
