"""The formats of places, linked data and slides, read as their own readers read them."""

import json
from datetime import timedelta

import pytest
from geojson_pydantic import FeatureCollection
from pyld import jsonld

from articles.reading.edtf import Days
from tests import cast

from .formats import dates, talks, told

__all__ = ["dates", "talks"]

pytestmark = pytest.mark.django_db


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
