"""The database itself refuses what the record forbids. Each test tries to break a law behind the actions' backs."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from articles.models import Article, Version
from articles.reading.edtf import PRECISIONS, misfit
from tests import cast
from timeline.models import Citation, Event, Participation, Suggestion, Venue

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def settle() -> None:
    """Check now what is checked when the transaction ends."""
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("SET CONSTRAINTS ALL DEFERRED")


def a_suggestion(**values: object) -> Suggestion:
    version = cast.an_article().current
    given = {
        "version": version, "start": 0, "end": 11, "quote": version.text[:11], "kind": "meeting", "phase": "held",
        "confidence": 0.5, "read_with": "1",
    }  # fmt: skip
    return Suggestion(**(given | values))


@pytest.mark.parametrize(("column", "value"), [("quote", "Other words"), ("start", 1), ('"end"', 3)])
def test_a_quote_is_the_text_at_its_span(column: str, value: object) -> None:
    citation = cast.an_event().citations.get()
    with pytest.raises(IntegrityError, match="the quote is not the text"):
        sql(f"UPDATE timeline_citation SET {column} = %s WHERE id = %s", value, citation.pk)


def test_a_quote_cannot_be_carried_to_another_text() -> None:
    citation = cast.an_event().citations.get()
    other = cast.an_article("Wholly other words were printed in Lisbon.", outlet=cast.HERALD).current
    with pytest.raises(IntegrityError, match="the quote is not the text"):
        Citation.objects.filter(pk=citation.pk).update(version=other)


def test_offsets_are_code_points_also_beyond_the_basic_plane() -> None:
    version = cast.an_article("🕊️ 𝔗alks in Vantaa: قال الوفد إن المحادثات انتهت").current
    start = version.text.index("قال")
    Suggestion.objects.create(
        version=version, start=start, end=start + 3, quote="قال", kind="statement", phase="held", confidence=1,
        read_with="1",
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="the quote is not the text"):
        Suggestion.objects.create(
            version=version, start=start + 2, end=start + 5, quote="قال", kind="statement", phase="held", confidence=1,
            read_with="1",
        )  # fmt: skip


def test_a_suggestion_quotes_the_text_too() -> None:
    with pytest.raises(IntegrityError, match="the quote is not the text"):
        a_suggestion(quote="Other words").save()


def test_an_interval_is_never_empty_backwards_or_unbounded() -> None:
    event = cast.an_event()
    for wrong in (DateRange(empty=True), DateRange(None, None), DateRange(date(2024, 5, 14), date(2024, 5, 14), "[)")):
        with pytest.raises(IntegrityError, match="days_fit_precision"), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(days=wrong, precision="range")
    with pytest.raises(DatabaseError, match="lower bound must be less"), transaction.atomic():
        sql("UPDATE timeline_event SET days = daterange('2024-05-14', '2024-05-13') WHERE id = %s", event.pk)
    with pytest.raises(IntegrityError, match="days_fit_precision"), transaction.atomic():
        sql("UPDATE timeline_event SET days = daterange('-infinity', 'infinity') WHERE id = %s", event.pk)


@pytest.mark.parametrize("precision", [*PRECISIONS, "fortnight"])
def test_the_database_and_the_engine_agree_which_interval_fits_which_precision(precision: str) -> None:
    edges = [None] + [date(2023, 11, 29) + timedelta(days=n) for n in range(0, 130, 1)]
    edges += [date(2023, 1, 1), date(2023, 12, 31), date(2024, 12, 31), date(2024, 2, 29), date(2024, 5, 31)]
    starts = [None, date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1), date(2024, 2, 2), date(2024, 3, 1)]
    pairs = [(a, b) for a in starts for b in edges if a is None or b is None or a <= b]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT days_fit_precision(daterange(a, b + 1), %s) FROM unnest(%s::date[], %s::date[]) AS t(a, b)",
            [precision, [a for a, _ in pairs], [b for _, b in pairs]],
        )
        said = [row[0] for row in cursor.fetchall()]
    assert said == [misfit(a, b, precision) is None for a, b in pairs]


def test_a_citations_account_and_a_suggestion_keep_the_law_of_days_too() -> None:
    citation = cast.an_event().citations.get()
    month = DateRange(date(2024, 5, 1), date(2024, 6, 2), "[)")
    with pytest.raises(IntegrityError, match="days_fit_precision"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(account_days=month, account_precision="month")
    with pytest.raises(IntegrityError, match="account_days_whole"), transaction.atomic():
        Citation.objects.filter(pk=citation.pk).update(account_days=None, account_precision="month")
    with pytest.raises(IntegrityError, match="days_fit_precision"), transaction.atomic():
        a_suggestion(days=month, precision="month").save()


def test_a_passage_is_suggested_once() -> None:
    a_suggestion().save()
    with pytest.raises(IntegrityError, match="timeline_suggestion_passage_once"):
        a_suggestion(kind="arrival").save()


@pytest.mark.parametrize(
    "half",
    [
        {"decision": "accepted"},
        {"decision": "rejected", "decided_at": cast.AT},
        {"decision": "waiting", "decided_at": cast.AT},
    ],
)
def test_decided_means_by_whom_and_when(half: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="decided_by_whom_and_when"):
        a_suggestion(**half).save()


def test_only_an_accepted_suggestion_points_to_an_event() -> None:
    with pytest.raises(IntegrityError, match="event_only_when_accepted"):
        a_suggestion(event=cast.an_event()).save()


def test_an_event_without_citation_cannot_be_published() -> None:
    event = cast.an_event(status="draft")
    Citation.objects.filter(event=event).delete()
    settle()
    Event.objects.filter(pk=event.pk).update(status="published")
    with pytest.raises(IntegrityError, match="rests on no citation"):
        settle()


def test_a_published_event_keeps_its_last_citation() -> None:
    event = cast.an_event()
    Citation.objects.filter(event=event).delete()
    with pytest.raises(IntegrityError, match="rests on no citation"):
        settle()


def test_a_citation_cannot_be_moved_away_from_a_published_event() -> None:
    event, other = cast.an_event(), cast.an_event("Second session in Vantaa", status="draft")
    Citation.objects.filter(event=event).update(event=other)
    with pytest.raises(IntegrityError, match="rests on no citation"):
        settle()


def test_a_published_event_may_be_deleted_whole() -> None:
    event = cast.an_event()
    event.delete()
    settle()
    assert not Event.objects.exists()


@pytest.mark.parametrize("column", ["text", "sha256"])
def test_the_text_of_a_version_never_changes(column: str) -> None:
    version = cast.an_article().current
    with pytest.raises(IntegrityError, match="never changes"):
        sql(f"UPDATE articles_version SET {column} = 'other' WHERE id = %s", version.pk)


def test_a_version_stays_with_its_article() -> None:
    version = cast.an_article().current
    other = cast.an_article("Another report was printed.")
    with pytest.raises(IntegrityError, match="never changes"):
        Version.objects.filter(pk=version.pk).update(article=other, number=2)


def test_what_was_read_of_a_version_may_change() -> None:
    version = cast.an_article().current
    Version.objects.filter(pk=version.pk).update(read_with="1", read_at=cast.AT)
    assert Version.objects.get(pk=version.pk).read_with == "1"


def test_a_cited_article_cannot_be_deleted() -> None:
    citation = cast.an_event().citations.get()
    sql("DELETE FROM articles_version WHERE id = %s", citation.version_id)
    with pytest.raises(IntegrityError):
        settle()


def test_a_version_number_is_used_once_and_its_text_is_not_empty() -> None:
    version = cast.an_article().current
    for wrong in ({"text": "Other."}, {"text": "", "number": 2}):
        values = {"article": version.article, "number": 1, "sha256": "0", "added": cast.AT} | wrong
        with pytest.raises(IntegrityError), transaction.atomic():
            Version.objects.create(**values)


def test_a_day_of_publication_has_a_basis() -> None:
    article = cast.an_article()
    with pytest.raises(IntegrityError, match="published_has_a_basis"):
        Article.objects.filter(pk=article.pk).update(published_basis="unknown")


def test_a_participation_names_somebody_and_once() -> None:
    event = cast.an_event()
    with pytest.raises(IntegrityError, match="names_somebody"), transaction.atomic():
        Participation.objects.create(event=event)
    with pytest.raises(IntegrityError, match="participation_once"), transaction.atomic():
        Participation.objects.create(event=event, party=cast.norland(), role="host")


def test_a_venue_lies_on_earth_in_a_country_of_two_letters() -> None:
    for wrong in ({"latitude": 91, "longitude": 0}, {"latitude": 1, "longitude": None}, {"country": "Eg"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Venue.objects.create(slug="x", name="X", **wrong)


def test_history_sees_every_row_however_it_was_changed() -> None:
    event = cast.an_event()
    sql("UPDATE timeline_event SET summary = 'By raw SQL.' WHERE id = %s", event.pk)
    Event.objects.filter(pk=event.pk).update(summary="In bulk.")
    event.participations.first().delete()
    summaries = list(event.history.order_by("pgh_id").values_list("pgh_label", "summary"))
    assert summaries[0] == ("insert", "")
    assert summaries[-2:] == [("update", "By raw SQL."), ("update", "In bulk.")]
    gone = Participation.history.rel.related_model.objects.filter(pgh_label="delete")
    assert [(row.event_id, row.party_id) for row in gone] == [(event.pk, cast.norland().pk)]


def test_history_itself_cannot_be_rewritten() -> None:
    event = cast.an_event()
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        event.history.update(title="Never happened")
