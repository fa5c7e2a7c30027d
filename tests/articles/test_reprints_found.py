"""Reprints among stored texts: found through the index of fingerprints, judged by all copies known."""

from datetime import date
from itertools import permutations

import pytest
from django.db import transaction

from articles.actions import add_article, add_version, correct_reference_date
from articles.actions_reprints import COMMON, find_reprints
from articles.models import Article, Fingerprint, SharedPassage
from tests import cast

pytestmark = pytest.mark.django_db

PARAGRAPH = (
    "Envoys of both sides spent nine hours in the old customs house by the harbour, where the hosts had laid out three"
    " rooms so that nobody needed to meet in the corridor, and where the mediators carried drafts from door to door"
    " until well after midnight, when the generator failed and the last of the papers had to be read by torchlight."
)
OWN = ("A paper of its own weather.", "Lisbon, late edition of the night.", "Something else began the third report.")


def add(outlet: str, start: str, *, published: date | None = cast.DAY, text: str = PARAGRAPH) -> Article:
    return add_article(
        text=f"{start}\n\n{text}", outlet=outlet, published=published, by=None, at=cast.AT
    )[0]  # fmt: skip


def kinds() -> set[str]:
    return set(SharedPassage.objects.values_list("kind", flat=True))


def test_a_passage_is_stored_with_what_it_is_and_why() -> None:
    add("Courier", OWN[0])
    add("Herald", OWN[1])
    shared = SharedPassage.objects.get()
    assert (shared.kind, shared.words, shared.spoken) == ("syndication", 62, 0)
    assert shared.why == "two outlets print its 62 words on the same day"


def test_a_paragraph_that_comes_back_weeks_later_is_a_standing_one() -> None:
    add("Courier", OWN[0])
    add("Herald", OWN[1], published=date(2024, 6, 4))
    assert SharedPassage.objects.get().kind == "standing"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_verdict_does_not_depend_on_the_order_in_which_the_copies_come(order: tuple[int, ...]) -> None:
    copies = [("Courier", None), ("Herald", None), ("Mirror", None)]
    for place in order:
        add(copies[place][0], OWN[place], published=copies[place][1])
    assert SharedPassage.objects.count() == 3
    assert kinds() == {"standing"}


def test_a_corrected_day_of_publication_is_judged_anew() -> None:
    add("Courier", OWN[0])
    late = add("Herald", OWN[1])
    assert kinds() == {"syndication"}
    correct_reference_date(
        article=late, published=date(2024, 7, 1), basis="analyst", note="", by=None, at=cast.AT
    )  # fmt: skip
    assert kinds() == {"standing"}


def test_a_corrected_text_shares_nothing_with_its_own_article() -> None:
    article = add("Courier", OWN[0])
    add_version(article=article, text=f"{OWN[1]} {PARAGRAPH}", reason="typing error", by=None, at=cast.AT)
    assert not SharedPassage.objects.exists()


def test_finding_twice_stores_once() -> None:
    add("Courier", OWN[0])
    version = add("Herald", OWN[1]).current
    find_reprints(version=version)
    assert SharedPassage.objects.count() == 1


def test_a_text_in_more_copies_than_are_looked_at_is_still_found() -> None:
    for number in range(COMMON + 3):
        add(f"Outlet {number}", f"Edition {number}.", text=PARAGRAPH)
    last = add("Courier", OWN[0]).current
    assert SharedPassage.objects.filter(later=last).exists()


def test_the_index_follows_every_writing_of_versions() -> None:
    version = add("Courier", OWN[0]).current
    stored = set(Fingerprint.objects.filter(version=version).values_list("shingle", flat=True))
    assert stored == set(version.shingles)
    assert stored
    version.shingles = sorted(stored)[:2]
    with transaction.atomic():
        version.save()
    assert Fingerprint.objects.count() == 2
    version.article.delete()
    assert not Fingerprint.objects.exists()
