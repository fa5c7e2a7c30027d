"""Every format of events, read as its own readers read it."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import feedparser
import icalendar
import pandas
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import cast
from timeline.exports import streams
from timeline.exports.comma import COLUMNS
from timeline.filters import Filters
from timeline.models import Event

from .formats import DATES, EVENTS, dates, talks, text_of, told

__all__ = ["dates", "talks"]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["csv", "ics", "geojson", "jsonld", "timelinejs", "jsonl"])
def test_a_format_tells_the_events_that_the_filters_leave_in_their_order(client, name):
    cast.an_event("First")
    cast.an_event("Second", days=cast.DAY + timedelta(days=1))
    cast.an_event("Elsewhere", venue=cast.lisbon())
    cast.an_event("Draft", status="draft")
    whole = told(client, name, venue="vantaa", order="-date")
    assert "Elsewhere" not in whole
    assert "Draft" not in whole
    assert 0 < whole.index("Second") < whole.index("First")
    assert client.get(EVENTS, {"format": name, "venue": "atlantis"}).json()["parameter"] == "venue"


TYPES = {
    "csv": "text/csv",
    "ics": "text/calendar",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "timelinejs": "application/x-timelinejs+json",
    "jsonl": "application/x-ndjson",
}


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_the_header_accept_asks_for_a_format_as_the_parameter_does(client, name, media_type):
    cast.an_event()
    asked = client.get(EVENTS, headers={"Accept": f"application/xml, {media_type};q=0.9, application/json;q=0.5"})
    assert asked.headers["Content-Type"].partition(";")[0] == media_type
    assert "Accept" in asked.headers["Vary"]
    assert text_of(asked) == told(client, name)
    tag = asked.headers["ETag"]
    assert client.get(EVENTS, {"format": name}).headers["ETag"] != tag
    assert client.get(EVENTS, headers={"Accept": media_type, "If-None-Match": tag}).status_code == 304
    assert client.get(EVENTS, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("format=csv&page_size=3", "page_size"), ("format=ics&fields=id", "fields"), ("format=jsonl&cursor=x", "cursor"),
     ("bom=1", "bom"), ("format=ics&bom=1", "bom"), ("format=xls", "format"), ("format=csv&bom=2", "bom")],
)  # fmt: skip
def test_a_parameter_that_a_format_has_no_use_for_is_refused(client, query, parameter):
    answer = client.get(f"{EVENTS}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_a_problem_is_told_in_json_whatever_format_is_asked(client):
    answer = client.get(f"{EVENTS}?kind=picnic", headers={"Accept": "text/csv"})
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 400


@pytest.mark.parametrize(
    ("accept", "status"), [("text/*", 200), ("text/csv;q=0", 406), ("text/csv;q=x", 406), ("image/png", 406)]
)
def test_what_no_format_has_is_not_acceptable(client, accept, status):
    assert client.get(EVENTS, headers={"Accept": accept}).status_code == status


def test_csv_is_read_by_pandas_and_says_what_the_record_says(client, talks):
    table = pandas.read_csv(io.StringIO(told(client, "csv")), dtype={"country": str}, keep_default_na=False)
    assert list(table.columns) == list(COLUMNS)
    row = table.iloc[0]
    assert row["id"] == talks.pk
    assert row["title"] == talks.title
    assert (row["earliest"], row["latest"], row["edtf"]) == ("2024-05-14", "2024-05-14", "2024-05-14")
    assert (row["latitude"], row["longitude"]) == (60.29, 25.04)
    assert row["parties"] == "norland;sudria;vesta"
    assert row["persons"] == "mira-holt"
    assert row["participants"].startswith("Mira Holt for Norland (negotiator, confirmed); Sudria (negotiator, absent)")
    assert row["quotes"].startswith("“Talks")
    assert row["quotes"].endswith("(Vantaa Courier (invented sample), 14 May 2024)")


def test_csv_follows_rfc_4180_and_runs_no_formula(client, talks):
    Event.objects.filter(pk=talks.pk).update(outcome_text="@SUM(A1)", title="\tTab", venue=cast.lisbon())
    whole = told(client, "csv")
    assert whole.count("\r\n") == 2
    assert whole.endswith("\r\n")
    [row] = csv.DictReader(io.StringIO(whole, newline=""))
    assert (row["summary"], row["outcome_text"], row["title"]) == ("'=1+1", "'@SUM(A1)", "'\tTab")
    assert row["longitude"] == "-9.14"  # a number is no formula


def test_csv_begins_with_a_mark_only_when_asked(client, talks):
    assert told(client, "csv").startswith("id,")
    assert told(client, "csv", bom="1").startswith("\ufeffid,")
    assert text_of(client.get("/events.csv?bom=1")).startswith("\ufeffid,")


def entries(text):
    return {str(entry["summary"]): entry for entry in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def test_a_calendar_fills_the_days_in_which_an_event_may_lie_and_says_how_exact_they_are(client, dates):
    found = entries(told(client, "ics"))
    days = {name: (entry["dtstart"].dt, entry["dtend"].dt) for name, entry in found.items()}
    first = date(2024, 5, 14)
    assert days == {
        "Day": (first, date(2024, 5, 15)),
        "Range (14 to 16 May 2024)": (first, date(2024, 5, 17)),
        "Month (May 2024)": (date(2024, 5, 1), date(2024, 6, 1)),
        "Season (spring 2024)": (date(2024, 3, 1), date(2024, 6, 1)),
        "Year (2024)": (date(2024, 1, 1), date(2025, 1, 1)),
        "About (about 14 May 2024)": (first, date(2024, 5, 15)),
        "By (by 14 May 2024)": (first, date(2024, 5, 15)),
        "Since (from 14 May 2024)": (first, date(2024, 5, 15)),
    }
    assert {str(entry["x-edtf"]) for entry in found.values()} == set(DATES.values())
    assert all(str(entry["transp"]) == "TRANSPARENT" for entry in found.values())
    assert "not known more exactly" in found["Month (May 2024)"]["description"]
    assert "not known more exactly" not in found["Day"]["description"]


def test_a_calendar_tells_how_far_an_event_got(client):
    phases = {"planned": "TENTATIVE", "under_way": "CONFIRMED", "held": "CONFIRMED", "postponed": "CANCELLED",
              "cancelled": "CANCELLED", "denied": "TENTATIVE"}  # fmt: skip
    for phase in phases:
        cast.an_event(f"Talks {phase}", phase=phase)
    found = entries(told(client, "ics"))
    statuses = {title.split()[-1]: str(entry["status"]) for title, entry in found.items()}
    assert statuses == phases
    assert "Cancelled: Talks cancelled" in found
    assert "Talks held" in found


def test_an_entry_of_a_calendar_keeps_its_name_and_carries_its_sources(client, talks, settings):
    text = told(client, "ics")
    [entry] = entries(text).values()
    assert entry["uid"] == f"event-{talks.pk}@negotiation-timeline.invalid"
    assert entry["location"] == "Vantaa"
    assert "“Talks" in entry["description"]
    assert entry["url"].endswith(f"/events/{talks.pk}-{talks.slug}/")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    settings.BASE_URL = "https://timeline.example"
    [entry] = entries(told(client, "ics")).values()
    assert entry["uid"] == f"event-{talks.pk}@timeline.example"


def test_json_lines_tell_each_event_as_pages_do(client, talks):
    cast.an_event("Second", days=cast.DAY + timedelta(days=1))
    lines = [json.loads(line) for line in told(client, "jsonl").splitlines()]
    assert lines == client.get(EVENTS).json()["results"]
    picked = [json.loads(line) for line in told(client, "jsonl", fields="id,title").splitlines()]
    assert [set(line) for line in picked] == [{"id", "title"}] * 2


def test_only_what_was_updated_since_is_told_in_any_format(client, talks):
    later = datetime(2999, 1, 1, tzinfo=UTC)
    assert len(told(client, "csv", updated_since=later.isoformat()).splitlines()) == 1
    assert str(talks.pk) in told(client, "csv", updated_since="2001-01-01")


@pytest.mark.parametrize(
    ("page", "name"), [("/events.ics", "ics"), ("/events.csv", "csv"), ("/timelinejs.json", "timelinejs")]
)
def test_the_files_of_pages_are_those_of_the_api(client, talks, page, name):
    answer = client.get(page, {"venue": "vantaa"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert text_of(answer) == told(client, name, venue="vantaa")
    assert client.get(page, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert client.head(page).status_code == 200
    refused = client.get(page, {"kind": "picnic"})
    assert refused.status_code == 400
    assert "Allowed: meeting, arrival" in refused.content.decode()
    assert client.post(page).status_code == 405


def test_the_feed_is_read_by_a_feed_reader(client, talks):
    feed = feedparser.parse(client.get("/feeds/events.atom").content)
    assert not feed.bozo
    [entry] = feed.entries
    assert entry.title.endswith(talks.title)
    assert entry.link.endswith(f"/events/{talks.pk}-{talks.slug}/")


def test_a_long_list_is_whole_and_costs_no_more_queries_an_event(client, monkeypatch):
    monkeypatch.setattr(streams, "AT_ONCE", 10)
    client.get("/api/v1/")  # requests are granted some at a time
    costs = []
    for events in (11, 20):  # two parts of the list
        while Event.objects.count() < events:
            cast.an_event(f"Talks {Event.objects.count()}")
        with CaptureQueriesContext(connection) as queries:
            assert len(told(client, "jsonl").splitlines()) == events
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 14


@pytest.mark.django_db(transaction=True)
def test_a_list_is_told_from_one_moment_of_the_record(monkeypatch):
    monkeypatch.setattr(streams, "AT_ONCE", 1)
    cast.an_event("First")
    cast.an_event("Second", days=cast.DAY + timedelta(days=1))
    parts = streams.whole_list(Filters())
    found = [next(parts)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        parameters = connection.get_connection_params() | {"dbname": cursor.fetchone()[0]}
    with connection.Database.connect(**{k: v for k, v in parameters.items() if k != "cursor_factory"}) as other:
        other.execute("UPDATE timeline_event SET title = 'Changed'")
    found += parts
    assert [shown.event.title for shown in found] == ["First", "Second"]
    assert {shown.event.title for shown in streams.whole_list(Filters())} == {"Changed"}
