"""Another day of publication: what it would move, what it moves, and what stays until an editor moves it."""

from datetime import date

import pytest

from articles.actions import Refusal
from articles.models import Article
from articles.reading.edtf import one_day
from tests import cast
from timeline import queries
from timeline.actions.reread import preview_redating, redate, reread
from timeline.actions.review import accept
from timeline.models import Event, Suggestion

pytestmark = pytest.mark.django_db

REPORT = (
    "Delegations from Norland and Sudria held talks in Vantaa on Tuesday without a breakthrough.\n\n"
    "The Sudria delegation left Vantaa on Wednesday, officials said.\n\n"
    "Norland and Sudria had signed an agreement in Lisbon on 2 April 2024."
)
THURSDAY, WEEK_LATER = date(2024, 5, 16), date(2024, 5, 23)


@pytest.fixture
def article() -> Article:
    cast.norland(), cast.sudria(), cast.vantaa(), cast.lisbon()
    made = cast.an_article(REPORT, published=THURSDAY)
    reread(article=made, at=cast.AT)
    return made


def waiting(article: Article) -> list[Suggestion]:
    return list(Suggestion.objects.filter(version__article=article, decision="waiting").order_by("start"))


def days(article: Article) -> list[str]:
    return [row.when.edtf if row.when else row.basis["unresolved"] for row in waiting(article)]


def test_the_preview_lists_each_waiting_suggestion_from_old_to_new_and_writes_nothing(article: Article) -> None:
    moves = preview_redating(article=article, published=WEEK_LATER)
    told = [(moved.suggestion.quote[:20], moved.old, moved.new) for moved in moves.suggestions]
    assert told == [
        ("Delegations from Nor", one_day(date(2024, 5, 14)), one_day(date(2024, 5, 21))),
        ("The Sudria delegatio", one_day(date(2024, 5, 15)), one_day(date(2024, 5, 22))),
    ]
    assert moves.events == ()
    assert days(article) == ["2024-05-14", "2024-05-15", "2024-04-02"]
    article.refresh_from_db()
    assert article.published == THURSDAY


def test_one_action_sets_the_day_and_works_out_all_waiting_suggestions_anew(article: Article) -> None:
    expected = preview_redating(article=article, published=WEEK_LATER)
    done = redate(article=article, published=WEEK_LATER, basis="analyst", by=cast.somebody(), at=cast.AT)
    assert (done.tally.refreshed, done.moves) == (3, expected)
    assert days(article) == ["2024-05-21", "2024-05-22", "2024-04-02"]


def test_without_a_day_suggestions_say_in_words_what_they_hang_on_until_one_is_set(article: Article) -> None:
    redate(article=article, published=None, basis="", by=None, at=cast.AT)
    assert days(article) == ["Tuesday before publication", "Wednesday before publication", "2024-04-02"]
    redate(article=article, published=THURSDAY, basis="analyst", by=cast.somebody(), at=cast.AT)
    assert days(article) == ["2024-05-14", "2024-05-15", "2024-04-02"]
    assert all("unresolved" not in row.basis for row in waiting(article))


def test_a_public_event_that_would_move_is_listed_and_stays(article: Article) -> None:
    talks, _, agreement = waiting(article)
    editor = cast.somebody("editors")
    public = accept(suggestion=talks, by=editor, at=cast.AT, make_public=True)
    accept(suggestion=agreement, by=editor, at=cast.AT, make_public=True)  # hangs on no day of publication
    done = redate(article=article, published=WEEK_LATER, basis="analyst", by=editor, at=cast.AT)
    (moved,) = done.moves.events
    assert (moved.event, moved.citation) == (public, public.citations.get())
    assert (moved.old, moved.new) == (one_day(date(2024, 5, 14)), one_day(date(2024, 5, 21)))
    assert Event.objects.get(pk=public.pk).when == one_day(date(2024, 5, 14))


def test_a_draft_and_an_event_that_others_dated_are_not_listed(article: Article) -> None:
    talks, left, _ = waiting(article)
    accept(suggestion=talks, by=cast.somebody(), at=cast.AT)  # a draft
    elsewhere = cast.an_event("They leave", days=date(2024, 5, 14), kind="departure")
    accept(suggestion=left, by=cast.somebody(), at=cast.AT, event=elsewhere)
    assert preview_redating(article=article, published=WEEK_LATER).events == ()


def test_a_day_that_is_refused_changes_nothing(article: Article) -> None:
    with pytest.raises(Refusal, match="published_basis"):
        redate(article=article, published=WEEK_LATER, basis="rumour", by=None, at=cast.AT)
    assert days(article) == ["2024-05-14", "2024-05-15", "2024-04-02"]


def test_the_proposal_draws_on_the_page_the_address_and_the_words() -> None:
    article = cast.an_article(
        "The talks failed on Sunday. The envoys meet on Monday in Vantaa.",
        published=None, page_date=WEEK_LATER, url="https://paper.example/2024/05/23/talks",
    )  # fmt: skip
    proposal = queries.proposal_of(article)
    assert (proposal.date, proposal.kind) == (WEEK_LATER, "address")
    assert proposal.reasons == ("the address of the page says so", "date of the page says so")
    (contradiction,) = proposal.contradictions
    assert contradiction.startswith("the newest day that the text names is Sunday, and it looks ahead to Monday")


def test_a_day_that_an_analyst_set_does_not_speak_for_itself() -> None:
    article = cast.an_article("The talks failed.", published=THURSDAY, published_basis="analyst")
    assert queries.proposal_of(article).date is None
    given = cast.an_article("The talks went on.", published=THURSDAY)
    assert (queries.proposal_of(given).date, queries.proposal_of(given).kind) == (THURSDAY, "metadata")
