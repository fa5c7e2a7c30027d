"""Limits of requests: by address or token, told in headers, the same for all processes."""

import threading

import pytest
from django.db import connection

from tests import cast
from timeline.actions.counting import forget_what_is_over
from timeline.api import limits
from timeline.models import RequestCount

EVENTS = "/api/v1/events/"

pytestmark = pytest.mark.django_db


def test_too_many_requests_are_asked_to_wait(client, settings):
    settings.API_LIMITS = {"address": 2, "token": 3}
    first = client.get(EVENTS)
    assert first.headers["RateLimit-Policy"] == f'"address";q=2;w={settings.API_PERIOD}'
    assert first.headers["RateLimit"].startswith('"address";r=1;t=')
    client.get(EVENTS)
    answer = client.get(EVENTS)
    assert (answer.status_code, answer.json()["type"]) == (429, "/api/problems/too-many-requests")
    assert 1 <= int(answer.headers["Retry-After"]) <= settings.API_PERIOD
    assert answer.headers["RateLimit"].startswith('"address";r=0;t=')
    assert client.get(EVENTS, REMOTE_ADDR="192.0.2.7").status_code == 200
    assert client.get(EVENTS, headers={"X-Forwarded-For": "192.0.2.8"}).status_code == 429  # no proxy is trusted


def test_the_next_period_begins_anew(settings):
    counter = limits.Counter()
    assert [counter.take("address:x", 2, 7).over for _ in range(3)] == [False, False, True]
    assert counter.take("address:x", 2, 8).over is False


def test_processes_never_grant_more_than_the_limit_together():
    processes = [limits.Counter() for _ in range(4)]  # as each process has its own
    answered = 0
    for turn in range(1200):
        answered += not processes[turn % 3].take("address:x", 600, 7).over
    assert answered <= 600
    assert answered >= 570  # what the first three were granted is used up by them
    assert processes[3].take("address:x", 600, 7).over


@pytest.mark.parametrize("limit", [1, 5, 599])
def test_one_process_grants_exactly_the_limit(limit):
    counter = limits.Counter()
    assert sum(not counter.take("address:x", limit, 7).over for _ in range(limit + 50)) == limit


def test_a_granted_request_costs_no_query(client, django_assert_num_queries):
    cast.an_event()
    tag = client.get(EVENTS).headers["ETag"]
    with django_assert_num_queries(5):  # the version of the record five times
        for _ in range(5):
            client.get(EVENTS, headers={"If-None-Match": tag})


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_granted_no_more_than_the_limit():
    counters = [limits.Counter() for _ in range(4)]
    answered = []

    def ask(counter: limits.Counter) -> None:
        answered.append(sum(not counter.take("address:x", 100, 7).over for _ in range(60)))
        connection.close()

    threads = [threading.Thread(target=ask, args=(counter,)) for counter in counters]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 90 <= sum(answered) <= 100


def test_counting_writes_nothing_to_the_log_of_the_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relpersistence FROM pg_class WHERE relname = 'timeline_requestcount'")
        assert cursor.fetchone() == ("u",)


def test_counts_of_periods_that_are_over_are_forgotten():
    limits.Counter().take("address:x", 10, 7)
    limits.Counter().take("address:y", 10, 9)
    assert forget_what_is_over(at=cast.AT, period=9) == (1, 0)
    assert [row.client for row in RequestCount.objects.all()] == ["address:y"]
