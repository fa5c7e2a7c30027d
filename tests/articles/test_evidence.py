"""Storing reports: once, whole, with their versions and the passages they share."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from articles.actions import Refusal, add_article, add_version, correct_reference_date, known_article
from articles.models import Article, Outlet, SharedPassage
from tests import cast

pytestmark = pytest.mark.django_db

REPORT = "Norland and Sudria ended a second day of talks in Vantaa. Vesta called the mood sober."

PASSAGE = (
    "Envoys of both sides spent nine hours in the old customs house by the harbour, where the hosts had laid out three"
    " rooms so that nobody needed to meet in the corridor, and where the mediators carried drafts from door to door"
    " until well after midnight, when the generator failed and the last of the papers had to be read by torchlight."
)


def add(text: str = REPORT, **values: object) -> tuple[Article, bool]:
    return add_article(text=text, by=None, at=cast.AT, **values)  # type: ignore[arg-type]


def test_the_same_text_twice_is_one_article() -> None:
    first, created = add()
    again, created_again = add(REPORT.replace(". ", ".  \r\n").replace("  \r\n", " "))
    assert (created, created_again, again) == (True, False, first)


def test_text_is_normalised_before_it_is_compared_and_stored() -> None:
    first, _ = add("Café talks\r\nin Vantaa\x00.")
    again, created = add("Cafe\u0301 talks\nin Vantaa.")
    assert not created
    assert first.current.text == "Café talks\nin Vantaa."
    assert again == first


def test_two_named_outlets_that_print_the_same_words_are_two_reports() -> None:
    first, _ = add(outlet=cast.COURIER)
    second, created = add(outlet=cast.HERALD)
    assert created
    assert known_article(text=REPORT) == first
    assert known_article(text=REPORT, outlet=cast.HERALD) == second


def test_an_unnamed_outlet_is_no_other_outlet() -> None:
    first, _ = add()
    assert add(outlet=cast.COURIER) == (first, False)


def test_an_outlet_is_found_by_name_or_slug_however_written() -> None:
    first, _ = add(outlet="Vantaa Courier")
    second, _ = add("Other words.", outlet="  vantaa   COURIER ")
    third, _ = add("Yet other words.", outlet="vantaa-courier")
    assert {first.outlet, second.outlet, third.outlet} == {Outlet.objects.get()}


def test_outlets_whose_names_make_one_slug_stay_apart() -> None:
    add(outlet="Vantaa Courier")
    add("Other words.", outlet="Vantaa Courier!")
    assert sorted(Outlet.objects.values_list("slug", flat=True)) == ["vantaa-courier", "vantaa-courier-2"]


def test_a_report_without_headline_is_called_by_its_first_line() -> None:
    assert add("\n\nTalks end\nin Vantaa")[0].headline == "Talks end"
    long = add("word " * 100)[0].headline
    assert len(long) <= 200
    assert long.endswith("word…")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"text": " \n\x07"}, "empty"),
        ({"headline": "x" * 501}, "headline"),
        ({"url": "not an address"}, "url"),
        ({"published": cast.DAY, "published_basis": "hearsay"}, "hearsay"),
    ],
)
def test_what_does_not_fit_is_refused_and_leaves_nothing(values: dict[str, object], told: str) -> None:
    with pytest.raises(Refusal, match=told):
        add(**({"text": REPORT, "outlet": cast.COURIER} | values))  # type: ignore[arg-type]
    assert not Article.objects.exists()
    assert not Outlet.objects.exists()


def test_a_day_of_publication_says_how_it_is_known() -> None:
    assert add(published=cast.DAY)[0].published_basis == "given"
    assert add("Other words.")[0].published_basis == "unknown"


def test_corrected_text_is_a_new_version_and_the_old_one_stays() -> None:
    article, _ = add()
    version = add_version(article=article, text=REPORT + " Corrected.", reason="typing error", by=None, at=cast.AT)
    assert [(v.number, v.text) for v in article.versions.all()] == [(2, REPORT + " Corrected."), (1, REPORT)]
    assert article.current == version


def test_a_correction_that_corrects_nothing_is_refused() -> None:
    article, _ = add()
    with pytest.raises(Refusal, match="nothing to correct"):
        add_version(article=article, text=REPORT + "\n", reason="", by=None, at=cast.AT)


def test_the_reference_date_is_corrected_with_its_basis_and_the_note_is_kept() -> None:
    article, _ = add(published=cast.DAY)
    analyst = cast.somebody()
    correct_reference_date(
        article=article, published=date(2024, 5, 13), basis="analyst", note="the page shows the fetch", by=analyst,
        at=cast.AT,
    )  # fmt: skip
    article.refresh_from_db()
    assert (article.published, article.published_basis) == (date(2024, 5, 13), "analyst")
    last = article.history.order_by("-pgh_id").first()
    assert last.pgh_context.metadata["user"] == analyst.pk
    assert last.pgh_context.metadata["action"] == "correct_reference_date"


def test_a_reprinted_passage_is_found_with_its_place_in_both_texts() -> None:
    one, _ = add("Vantaa. A first paragraph of its own.\n" + PASSAGE + "\nThe end.", outlet=cast.COURIER)
    two, _ = add("Lisbon.\n" + PASSAGE + "\nOther outlets said something else.", outlet=cast.HERALD)
    shared = SharedPassage.objects.get()
    assert (shared.earlier.article, shared.later.article) == (one, two)
    assert PASSAGE in one.current.text[shared.earlier_start : shared.earlier_end]
    assert PASSAGE in two.current.text[shared.later_start : shared.later_end]


def test_reports_in_their_own_words_share_nothing() -> None:
    add(PASSAGE, outlet=cast.COURIER)
    add("A wholly different account of the night was printed by the paper of the port town. " * 5, outlet=cast.HERALD)
    assert not SharedPassage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_text_imported_by_several_at_once_is_stored_once() -> None:
    def one(_: int) -> bool:
        try:
            return add()[1]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        created = list(pool.map(one, range(4)))
    assert sorted(created) == [False, False, False, True]
    assert Article.objects.count() == 1
