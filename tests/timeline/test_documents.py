"""Answers about events that are kept ready say what the record says, whatever happens to it."""

from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.db import connection
from django.test import Client

from articles.models import Article, Outlet, SharedPassage
from tests import cast
from timeline import checks
from timeline.actions.documents import LOCK, refresh
from timeline.actions.events import PartValues
from timeline.actions.publish import publish, retract
from timeline.models import Document, Event, Facet, Listing, Party, Person, Round, Venue
from timeline.prepared import rows_of
from timeline.shapes.documents import faults

pytestmark = pytest.mark.django_db(transaction=True)


def a_record() -> Event:
    """An event of which everything is told that can be told, and another."""
    cast.mira_holt()
    parts = (PartValues(cast.norland()), PartValues(None, cast.mira_holt()))
    event = cast.an_event(round=cast.vantaa_round(), parts=parts)
    cast.told_also(event, cast.an_article("Others met in Vantaa.", outlet=cast.HERALD), venue=cast.lisbon())
    cast.an_event("Another", venue=cast.lisbon())
    return event


def changes_of(event: Event) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every sort of change that shows in the answer about an event."""
    one, other = event.citations.order_by("id")
    yield "its title", lambda: Event.objects.filter(pk=event.pk).update(title="Talks fail in Vantaa")
    yield (
        "its days",
        lambda: Event.objects.filter(pk=event.pk).update(days="[2024-05-01,2024-06-01)", precision="month"),
    )
    yield "a participation", lambda: event.participations.update(role="host")
    yield "a citation", lambda: event.citations.update(attributed_to="somebody")
    yield "a party", lambda: Party.objects.filter(slug="norland").update(name="North")
    yield "a person", lambda: Person.objects.update(slug="m-holt")
    yield "a venue", lambda: Venue.objects.filter(slug="vantaa").update(latitude=1)
    yield "the venue of an account", lambda: Venue.objects.filter(slug="lisbon").update(slug="lisboa")
    yield "a round", lambda: Round.objects.update(status="draft")
    yield "an article", lambda: Article.objects.filter(versions__citations=one).update(headline="Other")
    yield "an outlet", lambda: Outlet.objects.filter(name=cast.HERALD).update(name="Lisbon Post")
    yield (
        "a reprint",
        lambda: SharedPassage.objects.create(
            earlier=one.version, later=other.version, earlier_start=0, earlier_end=one.end, later_start=0,
            later_end=other.end, similarity=1.0,
        ),
    )  # fmt: skip
    yield "no reprint", lambda: SharedPassage.objects.all().delete()
    yield "a citation taken away", lambda: other.delete()
    yield "a participation taken away", lambda: event.participations.first().delete()


def ready() -> int:
    return Document.objects.exclude(body=None).count()


def test_every_change_empties_the_answer_and_the_record_is_told_until_it_is_filled_again():
    event = a_record()
    assert (ready(), list(faults())) == (2, [])
    for what, change in changes_of(event):
        before = Client().get("/api/v1/events/").content
        change()
        assert Document.objects.get(pk=event).body is None, what
        told = Client().get("/api/v1/events/").content
        assert told != before, what
        assert not list(faults()), what
        refresh()
        assert (ready(), list(faults())) == (2, []), what
        assert Client().get("/api/v1/events/").content == told, what


def test_a_change_of_one_event_leaves_the_answers_about_others():
    event = a_record()
    Event.objects.filter(pk=event.pk).update(title="Talks fail in Vantaa")
    assert ready() == 1
    Party.objects.update(note="shown nowhere")
    assert ready() == 1


def test_lists_follow_the_party_of_a_person():
    a_record()
    Person.objects.update(party=cast.vesta())
    refresh()
    assert (list(Facet.objects.filter(facet="party=vesta").values_list("reach", flat=True)), list(faults())) == (
        [1, 1],
        [],
    )


def test_actions_fill_what_they_empty():
    event = cast.an_event(status="draft")
    assert not Document.objects.exists()
    publish(event=event, by=None, at=cast.AT)
    assert Document.objects.get(pk=event).body
    cast.told_also(event, cast.an_article("Others met in Vantaa."))
    assert b"Others met in Vantaa." in Client().get("/api/v1/events/").content
    assert (ready(), list(faults())) == (1, [])
    retract(event=event, reason="A mistake.", by=None, at=cast.AT)
    assert [kept.objects.count() for kept in (Document, Listing, Facet)] == [0, 0, 0]


def test_a_page_kept_ready_costs_two_statements_and_one_that_did_not_change_costs_one(django_assert_num_queries):
    cast.an_event("One", parts=(PartValues(cast.norland()),), venue=cast.vantaa())
    cast.an_event("Other", venue=cast.lisbon())
    page = "/api/v1/events/?venue=vantaa&from=2024"
    Client().get(page)  # requests are counted in lots
    with django_assert_num_queries(2):
        told = Client().get(page)
    assert [event["title"] for event in told.json()["results"]] == ["One"]
    with django_assert_num_queries(1):
        again = Client().get(page, headers={"If-None-Match": told.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_lost_connection_is_made_anew_by_the_statement_that_finds_it_lost():
    assert rows_of("SELECT 1") == [(1,)]
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None, "context": None}) as other:
        other.execute("SELECT pg_terminate_backend(%s, 1000)", [connection.connection.info.backend_pid])
    assert rows_of("SELECT 2") == [(2,)]


def test_a_deleted_event_leaves_nothing_behind():
    event = a_record()
    Event.objects.filter(pk=event.pk).delete()
    assert (Document.objects.count(), list(faults())) == (1, [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("UPDATE timeline_document SET body = replace(body, 'Norland', 'Sudria')", "kept ready otherwise"),
        ("DELETE FROM timeline_document", "has no document"),
        ("UPDATE timeline_listing SET keys = 'x'", "found by other keys"),
        ("DELETE FROM timeline_listing", "found by other keys"),
        ("DELETE FROM timeline_facet WHERE facet = 'all'", "stands in other lists"),
        (
            "INSERT INTO timeline_facet SELECT 'x', reach, sort_day, event_id, last_day FROM timeline_facet LIMIT 1",
            "lists",
        ),
    ],
)
def test_what_is_kept_wrongly_is_told(wrong, told):
    event = cast.an_event()
    with connection.cursor() as cursor:
        cursor.execute(wrong)
    [(number, fault)] = faults()
    assert (number, told in fault) == (event.pk, True)
    kept = [breach for breach in checks.breaches() if breach.law.startswith("answers kept ready")]
    assert [(breach.where, breach.told) for breach in kept] == [(f"event {event.pk}", fault)]


def test_nothing_is_kept_of_what_another_transaction_is_changing():
    """It cannot see this event, nor can the document be made of what it has not yet written for good."""
    told = cast.an_article("Delegations met in Vantaa.")
    for name in (cast.norland, cast.sudria, cast.vesta, cast.vantaa):
        name()  # whoever writes names waits for others who write what many events share
    parameters = connection.get_connection_params() | {"dbname": connection.settings_dict["NAME"]}
    with connection.Database.connect(**{k: v for k, v in parameters.items() if k != "cursor_factory"}) as late:
        late.execute("UPDATE articles_article SET headline = 'Late'")
        event = cast.an_event(passages=[cast.passage(told)])
        assert Document.objects.get(pk=event).body is None
        late.commit()
    refresh()
    assert "Late" in Document.objects.get(pk=event).body


def test_whoever_changes_what_many_share_waits_for_documents_being_written():
    cast.an_event()
    parameters = connection.get_connection_params() | {"dbname": connection.settings_dict["NAME"]}
    with connection.Database.connect(**{k: v for k, v in parameters.items() if k != "cursor_factory"}) as writing:
        writing.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOCK])
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '50ms'")
            with pytest.raises(Exception, match="lock timeout"):
                Article.objects.update(headline="Other")
            cursor.execute("RESET lock_timeout")


def test_a_page_is_sent_as_it_is_kept_for_every_site_and_member(settings):
    settings.ALLOWED_HOSTS = ["one.example", "other.example"]
    event = a_record()
    for host in settings.ALLOWED_HOSTS:
        [found, _] = Client(headers={"Host": host}).get("/api/v1/events/?order=date").json()["results"]
        assert found["page"] == f"http://{host}/events/{event.pk}-{event.slug}/"
        single = Client(headers={"Host": host}).get(f"/api/v1/events/{event.pk}/").json()
        assert list(found.items()) == list(single.items())
    settings.BASE_URL = "https://timeline.example"
    picked = Client(headers={"Host": "one.example"}).get("/api/v1/events/?fields=page,match,id").json()["results"][0]
    assert picked == {
        "id": event.pk,
        "page": f"https://timeline.example/events/{event.pk}-{event.slug}/",
        "match": "certain",
    }
