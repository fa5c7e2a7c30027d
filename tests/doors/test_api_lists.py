"""The other lists of the API, and one of each."""

import json
from datetime import UTC, date, datetime

import pytest

from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Party, PartyAlias, Person, Round, Venue

pytestmark = pytest.mark.django_db

LISTS = ("events", "rounds", "parties", "persons", "venues", "articles", "citations", "changes", "datasets")


def members(client, address, member):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, answer.content
    return [result[member] for result in answer.json()["results"]]


def test_the_root_names_every_list(client):
    answer = client.get("/api/v1/")
    assert list(answer.json()) == [*LISTS, "schema"]
    assert [client.get(address).status_code for address in answer.json().values()] == [200] * 10


def test_a_round_has_the_days_of_its_public_events(client):
    found = cast.vantaa_round()
    cast.an_event("First", round=found)
    cast.an_event("Last", round=found, days=date(2024, 5, 16))
    cast.an_event("A draft", round=found, days=date(2024, 5, 20), status="draft")
    expected = {
        "slug": "vantaa-may-2024",
        "name": "Vantaa, May 2024",
        "page": "http://testserver/rounds/vantaa-may-2024/",
        "rule": "Sessions held in Vantaa in May 2024.",
        "summary": "",
        "background": False,
        "first_day": "2024-05-14",
        "last_day": "2024-05-16",
        "event_count": 2,
    }
    assert client.get("/api/v1/rounds/").json() == {"next": None, "previous": None, "results": [expected]}
    assert client.get("/api/v1/rounds/vantaa-may-2024/").json() == expected


def test_rounds_come_by_their_first_day_and_those_without_one_last(client):
    later = cast.vantaa_round()
    empty = Round.objects.create(slug="empty", name="Empty", rule="None yet.", background=True)
    Round.objects.create(slug="hidden", name="Hidden", rule="None.", status="draft")
    sooner = Round.objects.create(slug="sooner", name="Sooner", rule="Sessions held before May 2024.")
    cast.an_event("Later", round=later)
    cast.an_event("Sooner", round=sooner, days=date(2024, 4, 1))
    wanted = ["sooner", "vantaa-may-2024", "empty"]
    assert members(client, "rounds/", "slug") == wanted
    first = client.get("/api/v1/rounds/?page_size=2").json()
    assert [row["slug"] for row in client.get(first["next"]).json()["results"]] == [empty.slug]
    assert members(client, "rounds/?background=true", "slug") == ["empty"]
    assert members(client, "rounds/?background=false", "slug") == ["sooner", "vantaa-may-2024"]
    assert client.get("/api/v1/rounds/hidden/").status_code == 404


def test_loaded_terms_are_not_given_out_as_names(client):
    cast.norland()
    expected = {
        "slug": "norland",
        "name": "Norland",
        "page": "http://testserver/parties/norland/",
        "kind": "state",
        "aliases": [{"text": "Northern Republic", "lang": "en"}],
    }
    assert client.get("/api/v1/parties/").json()["results"] == [expected]
    assert client.get("/api/v1/parties/norland/").json() == expected


def test_names_come_in_order_and_narrow(client):
    for make in (cast.vesta, cast.sudria, cast.norland, cast.mira_holt, cast.vantaa, cast.lisbon):
        make()
    assert members(client, "parties/", "name") == ["Norland", "Sudria", "Vesta"]
    assert members(client, "parties/?kind=movement", "slug") == ["sudria"]
    assert members(client, "venues/", "slug") == ["lisbon", "vantaa"]
    assert members(client, "venues/?country=FI", "slug") == ["vantaa"]
    assert members(client, "persons/?party=norland", "slug") == ["mira-holt"]
    assert members(client, "persons/?party=sudria", "slug") == []
    first = client.get("/api/v1/parties/?page_size=2").json()
    assert [row["name"] for row in client.get(first["next"]).json()["results"]] == ["Vesta"]


def test_one_person_and_one_venue(client):
    cast.mira_holt()
    cast.vantaa()
    assert client.get("/api/v1/persons/mira-holt/").json() == {
        "slug": "mira-holt",
        "name": "Mira Holt",
        "page": "http://testserver/people/mira-holt/",
        "party": {"slug": "norland", "name": "Norland"},
        "office": "envoy",
        "aliases": [],
    }
    assert client.get("/api/v1/venues/vantaa/").json() == {
        "slug": "vantaa",
        "name": "Vantaa",
        "page": "http://testserver/venues/vantaa/",
        "country": "FI",
        "latitude": 60.29,
        "longitude": 25.04,
        "aliases": [],
    }


def test_an_article_tells_what_is_cited_and_never_its_full_text(client):
    secret = "What nobody cites stays with the outlet."
    told = cast.an_article(f"Delegations met in Vantaa. {secret}")
    event = cast.an_event(passages=[cast.passage(told, "Delegations met in Vantaa")])
    cast.an_event("A draft", passages=[cast.passage(told, "met in Vantaa")], status="draft")
    found = client.get(f"/api/v1/articles/{told.pk}/").json()
    assert [(quote["quote"], quote["event"]["id"]) for quote in found["citations"]] == [
        ("Delegations met in Vantaa", event.pk)
    ]
    assert found["outlet"] == {"slug": "vantaa-courier", "name": "Vantaa Courier", "agency": False, "sample": False}
    whole = client.get("/api/v1/articles/").json()["results"]
    assert secret not in json.dumps([found, whole])
    assert whole == [{name: value for name, value in found.items() if name != "citations"}]


def test_what_only_drafts_rest_on_is_nowhere(client):
    draft = cast.an_event("A draft", status="draft")
    article, citation = draft.citations.get().version.article, draft.citations.get()
    for name in ("events", "articles", "citations", "changes"):
        assert client.get(f"/api/v1/{name}/").json()["results"] == []
    assert client.get(f"/api/v1/articles/{article.pk}/").status_code == 404
    assert client.get(f"/api/v1/citations/{citation.pk}/").status_code == 404
    assert client.get(f"/api/v1/citations/?event={draft.pk}").status_code == 400
    assert client.get(f"/api/v1/citations/?article={article.pk}").status_code == 400


def test_articles_and_citations_narrow_to_an_event_an_article_or_an_outlet(client):
    first, second = cast.an_event("First"), cast.an_event("Second")
    other = cast.an_article("Delegations of both sides met.", outlet=cast.HERALD)
    also = cast.told_also(first, other)
    own, others = first.citations.exclude(pk=also.pk).get(), second.citations.get()
    assert members(client, "citations/", "id") == [own.pk, others.pk, also.pk]
    assert members(client, f"citations/?event={first.pk}", "id") == [own.pk, also.pk]
    assert members(client, f"citations/?article={other.pk}", "id") == [also.pk]
    assert members(client, f"articles/?event={second.pk}", "id") == [others.version.article_id]
    assert members(client, "articles/?outlet=lisbon-herald", "id") == [other.pk]
    assert client.get("/api/v1/articles/?outlet=nobody").json()["allowed"] == ["lisbon-herald", "vantaa-courier"]
    assert client.get(f"/api/v1/citations/{also.pk}/").json()["event"] == {
        "id": first.pk,
        "slug": "first",
        "page": f"http://testserver/events/{first.pk}-first/",
        "title": "First",
    }


@pytest.mark.django_db(transaction=True)
def test_updated_since_sees_a_new_name_of_a_party(client):
    party = cast.norland()
    cast.sudria()
    moment = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    assert members(client, f"parties/?updated_since={moment}", "slug") == []
    PartyAlias.objects.create(party=party, text="Norlandia")
    assert members(client, f"parties/?updated_since={moment}", "slug") == ["norland"]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_refuses_what_it_does_not_know(client, name):
    answer = client.get(f"/api/v1/{name}/?colour=red")
    assert (answer.status_code, answer.json()["parameter"]) == (400, "colour")
    assert client.get(f"/api/v1/{name}/?page_size=1&fields=colour").json()["parameter"] == "fields"
    assert client.get(f"/api/v1/{name}/?cursor=WyJpZCIs").json()["parameter"] == "cursor"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("parties/?kind=club", "kind"),
        ("persons/?party=nobody", "party"),
        ("venues/?country=XX", "country"),
        ("rounds/?background=maybe", "background"),
        ("citations/?event=x", "event"),
        ("citations/?event=99999999999999999999", "event"),
        ("articles/?event=1", "event"),
        ("changes/?event=-1", "event"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused(client, query, parameter):
    answer = client.get(f"/api/v1/{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


def test_datasets_are_those_that_were_exported(client, settings, tmp_path):
    settings.TIMELINE_VAR = tmp_path
    assert members(client, "datasets/", "version") == []
    for version in ("2024-06", "2024-05", "broken"):
        folder = tmp_path / "datasets" / version
        folder.mkdir(parents=True)
        files = [{"name": "events.csv", "bytes": 12, "sha256": "0" * 64}]
        manifest = json.dumps({"version": version, "created": "2024-06-01", "files": files})
        (folder / "manifest.json").write_text("{" if version == "broken" else manifest)
    assert members(client, "datasets/", "version") == ["2024-05", "2024-06"]
    first = client.get("/api/v1/datasets/?page_size=1").json()
    second = client.get(first["next"]).json()
    assert [row["version"] for row in second["results"]] == ["2024-06"]
    assert [row["version"] for row in client.get(second["previous"]).json()["results"]] == ["2024-05"]


QUERIES = {"rounds": 2, "parties": 3, "persons": 3, "venues": 3, "articles": 2, "citations": 3, "changes": 10}


@pytest.mark.parametrize("name", QUERIES)
def test_a_list_costs_as_many_queries_at_one_item_as_at_three(client, django_assert_num_queries, name):
    def add(number: int) -> None:
        party = Party.objects.create(slug=f"party-{number}", name=f"Party {number}", kind="group")
        PartyAlias.objects.create(party=party, text="Other name")
        Person.objects.create(slug=f"person-{number}", name=f"Person {number}", party=party)
        venue = Venue.objects.create(slug=f"venue-{number}", name=f"Venue {number}")
        found = Round.objects.create(slug=f"round-{number}", name=f"Round {number}", rule="A rule.")
        cast.an_event(f"Session {number}", round=found, venue=venue, parts=(PartValues(party),))

    def count() -> int:
        found = len(client.get(f"/api/v1/{name}/").json()["results"])
        return found // 2 if name == "changes" else found  # those of the event and of its round

    client.get("/api/v1/")  # requests are granted some at a time
    add(1)
    with django_assert_num_queries(QUERIES[name]):
        assert count() == 1
    add(2)
    add(3)
    with django_assert_num_queries(QUERIES[name]):
        assert count() == 3
