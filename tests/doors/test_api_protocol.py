"""What holds at every address of the API: problems, caching, other sites, limits, methods."""

import logging

import brotli
import pytest
from django.db import OperationalError, connection

from tests import cast
from timeline.api.problems import KINDS
from timeline.api.views import Events
from timeline.models import PartyAlias

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"


def problem(answer, status, kind):
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    told = answer.json()
    assert (told["status"], told["type"]) == (status, f"/api/problems/{kind}")
    return told


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v1/elsewhere/", "/api/v1/events/12x/", "/api/v2/events/", "/api/v1/parties/a%00b/", "/api/v1/a b/"],
)
def test_an_unknown_address_is_a_problem_whatever_the_method(client, address):
    told = problem(client.get(address), 404, "not-found")
    assert "the lists are at /api/v1/" in told["detail"]
    problem(client.post(address), 404, "not-found")


@pytest.mark.parametrize("address", ["events/1/", "rounds/x/", "parties/x/", "persons/x/", "venues/x/", "articles/1/",
                                     "citations/1/", "events/99999999999999999999/"])  # fmt: skip
def test_what_is_not_there_is_a_problem(client, address):
    problem(client.get(f"/api/v1/{address}"), 404, "not-found")


def test_a_missing_last_slash_leads_on(client):
    answer = client.get("/api/v1/events?kind=meeting")
    assert answer.status_code == 308
    assert answer.headers["Location"] == "/api/v1/events/?kind=meeting"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_refused_and_the_right_ones_named(client, method):
    answer = getattr(client, method)("/api/v1/rounds/")
    problem(answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert client.put(EVENTS).headers["Allow"] == "GET, POST, HEAD, OPTIONS"


def test_a_format_that_there_is_not_is_refused(client):
    problem(client.get(EVENTS, headers={"Accept": "application/xml"}), 406, "not-acceptable")
    assert client.get(EVENTS, headers={"Accept": "text/html, */*;q=0.5"}).status_code == 200


def test_head_answers_the_headers_alone(client):
    answer = client.head(EVENTS)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["ETag"] == client.get(EVENTS).headers["ETag"]


@pytest.mark.parametrize("address", [EVENTS, f"{EVENTS}?format=csv", "/events.ics"])
def test_public_answers_are_compressed_as_the_client_takes_it(client, address):
    for number in range(5):
        cast.an_event(f"Talks number {number}")
    plain = whole(client.get(address))
    small = client.get(address, headers={"Accept-Encoding": "gzip, br;q=0.9"})
    assert small.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in small.headers["Vary"]
    sent = whole(small)
    assert len(sent) < len(plain) / 2
    assert brotli.decompress(sent) == plain
    assert client.get(address, headers={"Accept-Encoding": "gzip, br;q=0"}).headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(address).headers
    head = client.head(address, headers={"Accept-Encoding": "br"})
    assert (head.status_code, whole(head)) == (200, b"")


def whole(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_what_is_for_one_reader_is_not_sent_as_brotli(client):
    """Its length would let others guess what it holds; gzip here adds random bytes."""
    client.force_login(cast.somebody("analysts"))
    answer = client.get("/admin/timeline/token/add/", headers={"Accept-Encoding": "gzip, br"})
    assert answer.headers["Content-Encoding"] == "gzip"


def test_a_page_of_another_site_may_read_and_is_told_so(client):
    answer = client.options(EVENTS, headers={"Origin": "https://other.example", "Access-Control-Request-Method": "GET"})
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer.headers["Access-Control-Allow-Headers"]
    assert "ETag" in client.get(EVENTS).headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("address", ["/api/v1/", "/api/v1/datasets/", "/api/problems/refused"])
def test_what_lies_outside_the_record_is_kept_by_caches_too(client, address):
    answer = client.get(address)
    assert "s-maxage" in answer.headers["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.options("/api/v1/schema/").status_code == 204


def test_answers_may_be_kept_by_caches_for_all_readers(client):
    client.force_login(cast.somebody("analysts"))
    answer = client.get(EVENTS)
    assert answer.headers["Cache-Control"] == "public, max-age=60, s-maxage=60, stale-while-revalidate=300"
    assert client.get(f"{EVENTS}987654/").headers["Cache-Control"] == "no-store"
    gone = cast.an_event(status="retracted").pk
    assert client.get(f"{EVENTS}{gone}/").headers["Cache-Control"] == "public, max-age=60"
    assert "Cookie" not in answer.headers.get("Vary", "")


def changes_of_the_record():
    event = cast.an_event()
    yield "an event", lambda: type(event).objects.filter(pk=event.pk).update(title="Other")
    yield "a participation", lambda: event.participations.update(role="host")
    yield "a citation", lambda: event.citations.update(attributed_to="somebody")
    yield "a new citation", lambda: cast.told_also(event, cast.an_article("Delegations met again."))
    yield "a party's name", lambda: type(cast.vesta()).objects.filter(slug="vesta").update(name="Vestia")
    yield "an alias", lambda: PartyAlias.objects.create(party=cast.vesta(), text="The Vestans")
    yield "an article", lambda: type(cast.an_article()).objects.update(headline="Other")
    yield "an outlet", lambda: type(cast.an_article().outlet).objects.update(is_sample=True)
    yield "a deletion", lambda: event.participations.all().delete()


def test_an_unchanged_list_costs_one_query_and_any_change_makes_it_new(client, django_assert_num_queries):
    for what, change in changes_of_the_record():
        tag = client.get(EVENTS).headers["ETag"]
        with django_assert_num_queries(1):
            unchanged = client.get(EVENTS, headers={"If-None-Match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert unchanged.headers["ETag"] == tag
        assert unchanged.headers["Access-Control-Allow-Origin"] == "*"
        change()
        assert client.get(EVENTS, headers={"If-None-Match": tag}).status_code == 200, what


def test_an_etag_belongs_to_one_address(client):
    tag = client.get(EVENTS).headers["ETag"]
    assert client.get(f"{EVENTS}?kind=meeting", headers={"If-None-Match": tag}).status_code == 200
    assert client.get(f"{EVENTS}1/", headers={"If-None-Match": "*"}).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_what_is_being_written_while_a_tag_is_made_is_not_missed(client):
    """A number of history is given out before its transaction ends; a later one may end first."""
    cast.norland()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        name = cursor.fetchone()[0]
    parameters = connection.get_connection_params() | {"dbname": name}
    with connection.Database.connect(**{k: v for k, v in parameters.items() if k != "cursor_factory"}) as late:
        late.execute("UPDATE timeline_party SET note = 'late' WHERE slug = 'norland'")
        cast.sudria()  # takes a higher number, and ends first
        tag = client.get("/api/v1/parties/").headers["ETag"]
        late.commit()
    assert client.get("/api/v1/parties/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("fault", "status", "kind"), [(RuntimeError, 500, "broken"), (OperationalError, 503, "unavailable")]
)
def test_a_fault_of_ours_is_logged_and_not_shown(client, monkeypatch, caplog, fault, status, kind):
    def fail(*_):
        raise fault("password=secret")

    monkeypatch.setattr(Events, "respond", fail)
    with caplog.at_level(logging.ERROR):
        answer = client.get(EVENTS)
    problem(answer, status, kind)
    assert b"secret" not in answer.content
    assert "password=secret" in caplog.text


def test_every_kind_of_problem_says_what_it_means(client):
    for kind, (status, title, meaning) in KINDS.items():
        told = client.get(f"/api/problems/{kind}").json()
        assert told == {"type": f"/api/problems/{kind}", "title": title, "status": status, "meaning": meaning}
    problem(client.get("/api/problems/nothing"), 404, "not-found")


def test_the_page_for_people_loads_only_from_here_and_has_no_inline_code(client):
    answer = client.get("/api/docs/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]
    assert "https://" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert client.get("/api/docs/?script=").headers["Content-Type"].startswith("application/javascript")


def test_reads_come_with_the_headers_of_every_other_answer(client):
    cast.an_event()
    page, read = client.get("/about/"), client.get(EVENTS)
    for name in ("X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Content-Language"):
        assert read.headers[name] == page.headers[name], name
    policies = [set(answer.headers["Content-Security-Policy"].split("; ")) for answer in (page, read)]
    assert policies[0] == policies[1]
    assert int(read.headers["Content-Length"]) == len(read.content)
    assert not read.cookies


def test_reads_are_refused_at_a_host_that_is_not_ours(client):
    assert client.get("/api/v1/", headers={"host": "elsewhere.example"}).status_code == 400
