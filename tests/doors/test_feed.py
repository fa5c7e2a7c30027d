"""The Atom feed."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from tests import cast
from timeline.models import Event

pytestmark = pytest.mark.django_db

FEED = "/feeds/events.atom"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, query=""):
    answer = client.get(f"{FEED}{query}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(answer.content)


def titles(client, query=""):
    return [entry.findtext(f"{ATOM}title") for entry in feed(client, query).iter(f"{ATOM}entry")]


def test_an_entry_tells_when_where_and_on_which_words_it_rests(client):
    told = cast.an_article('"We met," said Mira Holt & others.')
    event = cast.an_event("Talks <in> Vantaa", passages=[cast.passage(told)], outcome="progress")
    [entry] = feed(client).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "14 May 2024: Talks <in> Vantaa"
    assert entry.findtext(f"{ATOM}id") == f"tag:testserver,2024:event/{event.pk}"
    assert entry.find(f"{ATOM}link").attrib["href"] == f"http://testserver/events/{event.pk}-talks-in-vantaa/"
    assert entry.findtext(f"{ATOM}summary") == (
        "<p>14 May 2024 · Vantaa · meeting · progress</p>"
        "<blockquote>&quot;We met,&quot; said Mira Holt &amp; others.</blockquote><p>Vantaa Courier, 14 May 2024</p>"
        "<p>1 report, at most 1 origin</p>"
    )
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == Event.objects.get().updated


def test_a_sample_is_named_as_one(client):
    event = cast.an_event()
    outlet = event.citations.get().version.article.outlet
    outlet.is_sample = True
    for name in ("Vantaa Courier", "Vantaa Courier (sample)"):  # said once, also where the name says it
        outlet.name = name
        outlet.save()
        [entry] = feed(client).iter(f"{ATOM}entry")
        assert "<p>Vantaa Courier (invented sample), 14 May 2024</p>" in entry.findtext(f"{ATOM}summary")


def test_what_was_added_or_corrected_last_comes_first_and_drafts_never(client):
    first, _ = cast.an_event("First", days=date(2024, 5, 1)), cast.an_event("Second", days=date(2024, 5, 2))
    cast.an_event("A draft", status="draft")
    cast.an_event("Taken back", status="retracted")
    Event.objects.filter(pk=first.pk).update(updated=datetime(2030, 1, 1, tzinfo=UTC))
    assert titles(client) == ["1 May 2024: First", "2 May 2024: Second"]
    assert titles(client, "?order=-date") == ["2 May 2024: Second", "1 May 2024: First"]


def test_the_filters_hold_and_the_feed_names_itself_with_them(client):
    cast.an_event("In Vantaa")
    cast.an_event("In Lisbon", venue=cast.lisbon())
    assert titles(client, "?venue=lisbon") == ["14 May 2024: In Lisbon"]
    links = {link.attrib["rel"]: link.attrib["href"] for link in feed(client, "?venue=lisbon").findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://testserver/?venue=lisbon",
        "self": "http://testserver/feeds/events.atom?venue=lisbon",
    }


def test_a_bad_filter_is_refused_by_name(client):
    answer = client.get(f"{FEED}?kind=picnic")
    assert answer.status_code == 400
    assert "kind='picnic'" in answer.content.decode()
    assert "meeting" in answer.content.decode()


def test_a_character_that_xml_cannot_hold_does_not_break_the_feed(client):
    event = cast.an_event()
    Event.objects.filter(pk=event.pk).update(title="Talks\x0b in Vantaa")
    assert titles(client) == ["14 May 2024: Talks in Vantaa"]


def test_an_unchanged_feed_is_not_sent_again(client):
    cast.an_event()
    tag = client.get(FEED).headers["ETag"]
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 304
    cast.an_event("Another")
    assert client.get(FEED, headers={"If-None-Match": tag}).status_code == 200


def test_a_feed_costs_as_many_queries_at_one_event_as_at_three(client, django_assert_num_queries):
    cast.an_event("First")
    with django_assert_num_queries(7):
        assert len(titles(client)) == 1
    cast.an_event("Second")
    cast.an_event("Third")
    with django_assert_num_queries(7):
        assert len(titles(client)) == 3
