"""Origins in the record: shared passages, agencies and speakers found, analysts' decisions kept as laws."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles.actions import Refusal
from articles.models import Article
from tests import cast
from timeline import queries
from timeline.actions.documents import refresh_all
from timeline.actions.origins import join_origins, part_origins, withdraw
from timeline.models import Citation, Document, Event, OriginLink
from timeline.shapes import documents

pytestmark = pytest.mark.django_db

PARAGRAPH = (
    "Envoys of both sides spent nine hours in the old customs house by the harbour, where the hosts had laid out three"
    " rooms so that nobody needed to meet in the corridor, and where the mediators carried drafts from door to door"
    " until well after midnight, when the generator failed and the last of the papers had to be read by torchlight."
)
WORDS = "the mediators carried drafts from door to door"


def told_by(*articles: Article, quote: str = WORDS, **named: str) -> Event:
    """A public event that rests on the same words of several articles."""
    return cast.an_event(passages=[cast.passage(article, quote, **named) for article in articles])


def report(outlet: str, start: str = "", **values: Any) -> Article:
    return cast.an_article(f"{start or outlet}.\n\n{PARAGRAPH}", outlet=outlet, **values)


def own(outlet: str, **values: Any) -> Article:
    return cast.an_article(f"{outlet} was there. Here {WORDS}, it saw.", outlet=outlet, **values)


def sources(event: Event) -> Any:
    [shown] = queries.shown([event])
    return shown.sources


def kinds(event: Event) -> list[str]:
    return [basis.kind for origin in sources(event).origins for basis in origin.basis]


def test_reports_that_print_one_passage_are_one_origin_with_both_spans() -> None:
    first, second, third = report("Courier"), report("Herald"), own("Mirror")
    found = sources(told_by(first, second, third))
    assert (found.reports, found.origins_at_most) == (3, 2)
    [basis] = found.origins[0].basis
    assert basis.kind == "shared_passage"
    texts = {article.pk: article.current.text for article in (first, second)}
    assert [PARAGRAPH in texts[place.article][place.start : place.end + 1] for place in basis.passages] == [True, True]


def test_a_standing_paragraph_is_shown_as_such_and_counts_nothing() -> None:
    late = report("Herald", published=cast.DAY.replace(month=7))
    found = sources(told_by(report("Courier"), late))
    assert found.origins_at_most == 2
    assert [basis.kind for basis in found.apart] == ["standing"]
    assert "days apart" in found.apart[0].why


def test_a_credit_line_is_read_and_joins_a_report_to_its_agency() -> None:
    credited = own("Courier", byline="Jane Doe, Reuters")
    named = cast.an_article(f"VANTAA (Reuters) - Here {WORDS}.", outlet="Herald")
    assert (credited.credit, named.credit) == ("Reuters", "Reuters")
    assert kinds(told_by(credited, named)) == ["agency"]


def test_two_outlets_that_quote_one_official_are_one_origin() -> None:
    assert kinds(told_by(own("Courier"), own("Herald"), attributed_to="Mira Holt")) == ["speaker"]


def test_an_outlet_in_an_old_attribution_is_where_the_words_came_from() -> None:
    assert kinds(told_by(own("Courier"), own("Herald"), attributed_to="senior official, via Axios")) == ["agency"]
    assert kinds(told_by(own("Mirror"), own("Star"), attributed_to="Vantaa Wire")) == ["agency"]


def test_an_analyst_joins_and_parts_with_a_reason_that_is_shown() -> None:
    first, second = own("Courier"), own("Herald")
    event = told_by(first, second)
    analyst = cast.somebody()
    link = join_origins(first=second, other=first, reason="one stringer wrote both.", by=analyst, at=cast.AT)
    assert sources(event).origins_at_most == 1
    assert sources(event).origins[0].basis[0].why == "an analyst joined them: one stringer wrote both"
    withdraw(link=link, reason="two stringers", by=analyst)
    assert sources(event).origins_at_most == 2
    kept = OriginLink.history.rel.related_model.objects.filter(pgh_obj_id=link.pk).order_by("pgh_id")  # type: ignore[attr-defined]
    assert [row.pgh_label for row in kept] == ["insert", "delete"]
    assert kept.last().pgh_context.metadata["reason"] == "two stringers"


def test_a_part_beats_a_shared_passage_for_two_citations_only() -> None:
    event = told_by(report("Courier"), report("Herald"))
    elsewhere = cast.an_event(
        "Night talks", passages=[cast.passage(a, "the generator failed") for a in Article.objects.all()]
    )
    first, second = event.citations.all()
    part_origins(first=first, other=second, reason="each had a reporter in the room", by=None, at=cast.AT)
    found = sources(event)
    assert found.origins_at_most == 2
    assert [basis.kind for basis in found.apart] == ["parted"]
    assert sources(elsewhere).origins_at_most == 1


def test_what_cannot_be_decided_is_refused_with_the_cure() -> None:
    first, second = own("Courier"), own("Herald")
    one, other = told_by(first).citations.get(), cast.an_event("Other", passages=[cast.passage(second)]).citations.get()
    cases: list[tuple[Any, Any, str, str]] = [
        (first, first, "x", "two different ones"),
        (first, second, "  ", "reason: say why"),
        (one, other, "x", "two events"),
        (first, one, "x", "two articles or two citations"),
    ]
    for left, right, reason, words in cases:
        with pytest.raises(Refusal, match=words):
            join_origins(first=left, other=right, reason=reason, by=None, at=cast.AT)
    link = join_origins(first=first, other=second, reason="x", by=None, at=cast.AT)
    assert join_origins(first=second, other=first, reason="y", by=None, at=cast.AT) == link
    with pytest.raises(Refusal, match="take that back first"):
        part_origins(first=first, other=second, reason="x", by=None, at=cast.AT)
    with pytest.raises(Refusal, match="say why the decision is taken back"):
        withdraw(link=link, reason="", by=None)


def test_who_has_no_right_decides_nothing() -> None:
    first, second = own("Courier"), own("Herald")
    stranger = cast.User.objects.create(username="stranger")
    with pytest.raises(PermissionDenied):
        join_origins(first=first, other=second, reason="x", by=stranger, at=cast.AT)


@pytest.mark.parametrize(
    ("values", "law"),
    [
        ({"other": "same"}, "timeline_originlink_of_two"),
        ({"reason": ""}, "timeline_originlink_has_a_reason"),
        ({"twice": True}, "timeline_originlink_articles_once"),
    ],
)
def test_the_database_keeps_the_laws_of_decisions(values: dict[str, Any], law: str) -> None:
    first, second = own("Courier"), own("Herald")
    other = first if values.get("other") else second
    rows = [
        OriginLink(kind="join", article=first, other_article=other, reason=values.get("reason", "x"), added=cast.AT)
        for _ in range(2 if values.get("twice") else 1)
    ]
    with pytest.raises(IntegrityError, match=law), transaction.atomic():
        OriginLink.objects.bulk_create(rows)


SAID = "“We will come back with 40 boats,” said Mira Holt."
OTHER = "Mira Holt said: “We will come back with 60 boats.”"


def quoted(outlet: str, words: str, title: str, **values: Any) -> Citation:
    article = cast.an_article(f"{outlet} reports. {words}", outlet=outlet, **values)
    passage = cast.passage(article, words)
    named = type(passage)(passage.version, passage.start, passage.end, "Mira Holt", passage.account, "", "Mira Holt")
    return cast.an_event(title, passages=[named]).citations.get()


def test_two_quotes_of_one_speaker_that_differ_are_shown_together_at_both_events() -> None:
    one, other = quoted("Courier", SAID, "First"), quoted("Herald", OTHER, "Second")
    for event in (one.event, other.event):
        [shown] = queries.shown([event])
        [variant] = shown.variants
        assert (variant.speaker, variant.kinds) == ("Mira Holt", ("number",))
        words = [[side.citation.quote[start:end] for start, end in side.marks] for side in variant.quotes]
        assert words == [["40"], ["60"]]


@pytest.mark.parametrize(
    ("words", "values", "status"),
    [
        (SAID, {}, "published"),
        (OTHER, {"published": cast.DAY.replace(month=6)}, "published"),  # weeks later
        (OTHER, {"published": None}, "published"),  # who knows when
    ],
)
def test_the_same_words_or_words_of_another_time_are_no_variants(
    words: str, values: dict[str, Any], status: str
) -> None:
    one = quoted("Courier", SAID, "First")
    quoted("Herald", words, "Second", **values)
    [shown] = queries.shown([one.event])
    assert shown.variants == []


def test_a_quote_for_a_draft_is_not_shown() -> None:
    one, other = quoted("Courier", SAID, "First"), quoted("Herald", OTHER, "Second")
    Event.objects.filter(pk=other.event_id).update(status="draft")
    [shown] = queries.shown([one.event])
    assert shown.variants == []


def test_what_is_kept_ready_follows_decisions_credits_and_the_other_event_of_a_variant() -> None:
    first, second = own("Courier"), own("Herald")
    told_by(first, second)
    one, other = quoted("Courier", SAID, "First"), quoted("Herald", OTHER, "Second")
    refresh_all()
    assert list(documents.faults()) == []
    link = join_origins(first=first, other=second, reason="one stringer wrote both", by=None, at=cast.AT)
    refresh_all()
    withdraw(link=link, reason="two stringers", by=None)
    Article.objects.filter(pk=first.pk).update(credit="Reuters")
    Event.objects.filter(pk=other.event_id).update(status="draft")
    Article.objects.filter(pk=one.version.article_id).update(headline="Another headline")
    assert list(documents.faults()) == []
    assert Document.objects.filter(body=None).exists()
