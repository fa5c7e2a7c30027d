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
from geojson_pydantic import FeatureCollection
from pyld import jsonld

from articles.models import Outlet
from articles.reading.edtf import Days, parse_edtf
from tests import cast
from timeline.actions.events import PartValues
from timeline.exports import streams
from timeline.exports.comma import COLUMNS
from timeline.filters import Filters
from timeline.models import Event

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"
DATES = {
    "Day": "2024-05-14",
    "Range": "2024-05-14/2024-05-16",
    "Month": "2024-05",
    "Season": "2024-21",
    "Year": "2024",
    "About": "2024-05-14~",
    "By": "../2024-05-14",
    "Since": "2024-05-14/..",
}


def text_of(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()


def told(client, name, **filters):
    return text_of(client.get(EVENTS, {"format": name, **filters}))


@pytest.fixture
def dates():
    """An event of each precision, by its title."""
    return {title: cast.an_event(title, days=parse_edtf(edtf)) for title, edtf in DATES.items()}


@pytest.fixture
def talks():
    """One event with all that can be told of it."""
    Outlet.objects.get_or_create(name=cast.COURIER, slug="vantaa-courier", defaults={"is_sample": True})
    return cast.an_event(
        'Talks, "closed"; <b>in Vantaa</b>',
        round=cast.vantaa_round(),
        outcome="progress",
        outcome_text="Closer, by one account.",
        summary="=1+1",
        parts=(
            PartValues(cast.norland(), cast.mira_holt(), "negotiator", "confirmed"),
            PartValues(cast.sudria(), None, "negotiator", "absent"),
            PartValues(cast.vesta(), None, "mediator", "expected"),
        ),
    )


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


def test_geojson_is_valid_and_lies_at_the_venue(client, talks):
    cast.an_event("Nowhere", venue=None, days=cast.DAY + timedelta(days=1))
    found = FeatureCollection.model_validate_json(told(client, "geojson"))
    placed, unplaced = found.features
    assert tuple(placed.geometry.coordinates) == (25.04, 60.29)  # longitude first
    assert placed.id == talks.pk
    assert placed.properties["edtf"] == "2024-05-14"
    assert unplaced.geometry is None


def test_jsonld_expands_to_events_of_schema_org(client, talks):
    whole = json.loads(told(client, "jsonld"))
    assert whole["@context"] == "https://schema.org"
    [event] = expanded(whole)
    page = event["@id"]
    assert page.endswith(f"/events/{talks.pk}-{talks.slug}/")
    assert event["@type"] == [f"{SCHEMA}Event"]
    assert event[f"{SCHEMA}startDate"] == [{"@type": f"{SCHEMA}Date", "@value": "2024-05-14"}]
    assert event[f"{SCHEMA}eventStatus"] == [{"@id": f"{SCHEMA}EventScheduled"}]
    roles = {role[f"{SCHEMA}roleName"][0]["@value"] for role in event[f"{SCHEMA}attendee"]}
    assert roles == {"negotiator, confirmed", "mediator, expected"}  # and not who was absent
    [quoted] = event[f"{SCHEMA}subjectOf"]
    assert quoted[f"{SCHEMA}text"][0]["@value"].startswith("Talks")


SCHEMA = "https://schema.org/"


def expanded(whole):
    """The events of a document, expanded with the part of the context of schema.org that bears on them."""
    context = {"@vocab": SCHEMA, "eventStatus": {"@type": "@id"}, "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}
    context |= {name: {"@type": "Date"} for name in ("startDate", "endDate", "previousStartDate", "datePublished")}

    def load(url, options):
        assert url == "https://schema.org"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    return jsonld.expand(whole, {"documentLoader": load})


def test_jsonld_gives_no_day_that_nobody_knows(client, dates):
    found = {event["name"]: event for event in json.loads(told(client, "jsonld"))["@graph"]}
    days = {name: (event.get("startDate"), event.get("endDate")) for name, event in found.items()}
    assert days["Month"] == ("2024-05", "2024-05")
    assert days["Year"] == ("2024", "2024")
    assert days["By"] == (None, "2024-05-14")
    assert days["Since"] == ("2024-05-14", None)
    assert found["About"]["disambiguatingDescription"] == "about 14 May 2024 (2024-05-14~); held"


def test_jsonld_tells_what_became_of_a_plan(client):
    for phase in ("planned", "held", "postponed", "cancelled", "denied"):
        cast.an_event(f"Talks {phase}", phase=phase)
    moved = cast.an_event("Talks moved", days=cast.DAY + timedelta(days=3))
    put_off = cast.an_article("Talks set for Tuesday were put off.", published=cast.DAY)
    cast.told_also(moved, put_off, phase="postponed", days=Days(cast.DAY, cast.DAY, "day"))
    found = {event["name"].split()[-1]: event for event in json.loads(told(client, "jsonld"))["@graph"]}
    statuses = {name: event.get("eventStatus", "").removeprefix(SCHEMA) for name, event in found.items()}
    assert statuses == {"planned": "EventScheduled", "held": "EventScheduled", "postponed": "EventPostponed",
                        "cancelled": "EventCancelled", "denied": "", "moved": "EventRescheduled"}  # fmt: skip
    assert found["moved"]["previousStartDate"] == "2024-05-14"
    assert "previousStartDate" not in found["postponed"]


def test_timelinejs_shows_dates_no_finer_than_they_are_known(client, dates):
    slides = {slide["text"]["headline"]: slide for slide in json.loads(told(client, "timelinejs"))["events"]}
    assert slides["Month"]["start_date"] == {"year": 2024, "month": 5}
    assert slides["Year"]["start_date"] == {"year": 2024}
    assert "end_date" not in slides["Month"]
    assert slides["Range"]["end_date"] == {"year": 2024, "month": 5, "day": 16}
    assert slides["By"]["display_date"] == "by 14 May 2024"


def test_timelinejs_escapes_what_it_would_run(client, talks):
    [slide] = json.loads(told(client, "timelinejs"))["events"]
    assert slide["text"]["headline"] == "Talks, &quot;closed&quot;; &lt;b&gt;in Vantaa&lt;/b&gt;"
    assert "<b>" not in slide["text"]["text"]
    assert slide["group"] == "Vantaa, May 2024"


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
    costs = []
    for events in (11, 20):  # two parts of the list
        while Event.objects.count() < events:
            cast.an_event(f"Talks {Event.objects.count()}")
        with CaptureQueriesContext(connection) as queries:
            assert len(told(client, "jsonl").splitlines()) == events
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 12


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
