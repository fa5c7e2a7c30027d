"""What holds of every parameter of every address that answers: none is ignored, and none takes what it cannot mean.

The addresses and their parameters are taken from the description of the API, so that a new one is tried too.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Party, Person, Round, Venue

from .suggestions import QUEUE, SENTENCES, a_suggestion

pytestmark = pytest.mark.django_db

LISTS = ("events", "rounds", "parties", "persons", "venues", "articles", "citations", "changes", "datasets")
SINGLE = {"events": "id", "rounds": "slug", "parties": "slug", "persons": "slug", "venues": "slug", "articles": "id",
          "citations": "id", "suggestions": "id", "datasets": "version"}  # fmt: skip
BAD = {"fields": "colour", "order": "sideways", "q": "x" * 201, "from": "soon", "to": "2024-13", "as_of": "2024",
       "updated_since": "soon", "recorded_at": "soon", "page_size": "201", "cursor": "WyJpZCIs", "event": "x",
       "article": "0", "format": "xml", "dataset": "1999"}  # fmt: skip
"""A value that a parameter cannot have; any other takes `no-such-thing` for none."""


@pytest.fixture
def web(tmp_path: Path, settings: Any) -> Client:
    """An analyst's browser, before a record that has one of everything, and a release."""
    settings.TIMELINE_VAR = tmp_path
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    event = cast.an_event(round=cast.vantaa_round(), parts=(PartValues(cast.norland(), cast.mira_holt()),))
    cast.told_also(event, cast.an_article("Delegations met in Lisbon, it was said."), venue=cast.lisbon())
    a_suggestion(cast.an_article(QUEUE), SENTENCES[0])
    call_command("export_record", tmp_path / "one", "--version", "2024.1", verbosity=0)
    client = Client()
    client.force_login(cast.somebody("analysts"))
    return client


def readable(client: Client) -> list[tuple[str, list[dict[str, Any]]]]:
    """Each address that answers GET, and its parameters."""
    found = []
    for path, operations in client.get("/api/v1/schema/").json()["paths"].items():
        if "get" in operations:
            asked = [row for row in operations["get"].get("parameters", []) if row["in"] == "query"]
            found.append((address_of(client, path), asked))
    return found


def address_of(client: Client, path: str) -> str:
    """An address of a path of the description at which there is something."""
    above, brace, rest = path.partition("{")
    if not brace:
        return path
    member, _, below = rest.partition("}")
    one = client.get(above).json()["results"][0]
    name = one["files"][0]["name"] if below.startswith("/{name}") else ""
    return f"{above}{one[member]}{below.replace('{name}', name)}"


def test_no_address_ignores_a_parameter_that_it_does_not_know(web):
    tried = readable(web)
    addresses = [address for address, _ in tried]
    for address in [*addresses, "/api/v1/", "/api/v1/schema/", "/api/problems/refused"]:
        answer = web.get(f"{address}?colour=red")
        assert (answer.status_code, answer.json()["parameter"]) == (400, "colour"), address
        assert answer.json()["allowed"] or address.endswith(".txt"), address
    assert len(addresses) == 9 + 8 + 4  # lists; one of each; suggestions, one; annotations of an article; a file


def test_no_parameter_takes_a_value_that_it_cannot_mean(web):
    for address, asked in readable(web):
        for row in asked:
            bad = BAD.get(row["name"], "no-such-thing")
            answer = web.get(address, {row["name"]: bad})
            assert answer.status_code == 400, (address, row["name"])
            assert answer.json()["parameter"] == row["name"], (address, row["name"])
            empty = web.get(address, {row["name"]: " "})
            assert (empty.status_code, empty.json()["parameter"]) == (400, row["name"]), (address, row["name"])
            if row["schema"].get("type") != "array":
                twice = web.get(f"{address}?{row['name']}={bad}&{row['name']}={bad}")
                assert twice.status_code == 400, (address, row["name"])


@pytest.mark.parametrize("past", ["as_of=2024-05-20", "as_of=2024-01-01", "recorded_at=2999-01-01", "dataset=2024.1",
                                  "recorded_at=2000-01-01", "as_of=2024-05-20&recorded_at=2999-01-01"])  # fmt: skip
def test_every_list_and_detail_answers_of_a_past(web, past):
    tried = 0
    for address, asked in readable(web):
        if {"as_of", "recorded_at"} <= {row["name"] for row in asked}:
            answer = web.get(f"{address}?{past}")
            before = past in ("as_of=2024-01-01", "recorded_at=2000-01-01")
            is_list = answer.json().keys() >= {"next", "results"}
            expected = 200 if is_list or not before else 404
            if past != "recorded_at=2000-01-01" or is_list:
                assert answer.status_code == expected, (address, answer.content)
            if is_list and before:
                assert answer.json()["results"] == [], address
            tried += 1
    assert tried == 7 + 7 + 1  # lists, one of each, the annotations of an article


def test_every_list_and_detail_of_the_contract_has_what_all_have(web):
    by_address = {address: {row["name"] for row in asked} for address, asked in readable(web)}
    for name in LISTS:
        own = by_address[f"/api/v1/{name}/"]
        assert own >= {"fields", "order", "page_size", "cursor", "format"}, name
        if name != "datasets":  # a release never changes
            assert own >= {"updated_since", "recorded_at"}, name
        if name not in ("datasets", "changes"):
            assert own >= {"q", "as_of", "dataset"}, name
    for address, own in by_address.items():
        if address.rstrip("/").rpartition("/")[2] not in (*LISTS, "suggestions") and "datasets" not in address:
            assert own >= {"as_of", "recorded_at", "dataset"} or "suggestions" in address, address


@pytest.mark.parametrize("name", [*LISTS, "suggestions"])
def test_every_list_runs_either_way(web, name):
    if name in ("parties", "persons", "venues", "rounds", "events", "articles", "citations"):
        an_entry(1)
    whole = web.get(f"/api/v1/{name}/").json()["results"]
    by = next(row["name"] for _, asked in readable(web) for row in asked if row["name"] == "order")
    assert by == "order"
    word = next(
        row["schema"]["enum"][1]
        for address, asked in readable(web)
        for row in asked
        if address == f"/api/v1/{name}/" and row["name"] == "order"
    )
    assert web.get(f"/api/v1/{name}/?order={word}").json()["results"] == whole[::-1]
    walked, page = [], f"/api/v1/{name}/?order={word}&page_size=1"
    while page:
        answer = web.get(page).json()
        walked += answer["results"]
        page = answer["next"]
    assert walked == whole[::-1]


def an_entry(number: int, day: date = cast.DAY) -> Any:
    """An event with a party, a person, a venue, a round, a report and a citation of its own."""
    party = Party.objects.create(slug=f"party-{number:02}", name=f"Party {number:02}", kind="group")
    person = Person.objects.create(slug=f"person-{number:02}", name=f"Person {number:02}", party=party)
    venue = Venue.objects.create(slug=f"venue-{number:02}", name=f"Venue {number:02}")
    held = Round.objects.create(slug=f"round-{number:02}", name=f"Round {number:02}", rule="A rule.")
    parts = (PartValues(party, person),)
    return cast.an_event(f"Session {number:02}", days=day, round=held, venue=venue, parts=parts)


@pytest.mark.parametrize("name", LISTS[:-2])
@pytest.mark.parametrize("order", ["", "-"])
def test_pages_neither_repeat_nor_skip_while_the_record_is_written(client, settings, name, order):
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    for number in range(10, 30, 2):
        an_entry(number, cast.DAY.replace(day=number))
    key = SINGLE[name]
    by = {"events": "date", "rounds": "date", "articles": "added", "citations": "added"}.get(name, "name")
    known = [row[key] for row in client.get(f"/api/v1/{name}/?order={order}{by}").json()["results"]]
    seen, page, turn = [], f"/api/v1/{name}/?page_size=3&order={order}{by}", 0
    while page:
        answer = client.get(page).json()
        seen += [row[key] for row in answer["results"]]
        page, turn = answer["next"], turn + 1
        if turn < 6:  # written before and behind the place that was reached; some of what was seen goes
            an_entry(9 + 4 * turn, cast.DAY.replace(day=9 + 4 * turn))
            if name == "events":
                type(cast.an_event()).objects.filter(pk=seen[0]).update(status="retracted")
    assert len(seen) == len(set(seen))
    assert [one for one in seen if one in known] == known
    back = [row[key] for row in client.get(answer["previous"]).json()["results"]]
    assert len(back) == 3
    assert set(back).isdisjoint(row[key] for row in answer["results"])


@pytest.mark.django_db(transaction=True)  # each entry at a moment of its own
def test_the_log_of_changes_can_be_followed_while_it_grows(client):
    """Where there is no next page yet, the last one is asked for again."""
    page, seen = "/api/v1/changes/?page_size=2", []
    for number in range(1, 7):
        an_entry(number)
        while page:
            answer = client.get(page).json()
            seen += [row["id"] for row in answer["results"] if row["id"] not in seen]
            last, page = page, answer["next"]
        page = last
    assert seen == [row["id"] for row in client.get("/api/v1/changes/").json()["results"]]
    assert len(seen) == 12  # each entry is an event and its round


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("parties/?q=northern", ["norland"]),
        ("parties/?q=clique", []),
        ('parties/?q="northern republic" -sudria', ["norland"]),
        ("parties/?q=republic -northern", []),
        ("persons/?q=envoy", ["mira-holt"]),
        ("venues/?q=Lisbon", ["lisbon"]),
        ("rounds/?q=sessions held", ["vantaa-may-2024"]),
        ("rounds/?q=winter", []),
    ],
)
def test_words_are_looked_for_in_names_and_rules(web, address, found):
    assert [row["slug"] for row in web.get(f"/api/v1/{address}").json()["results"]] == found


def test_words_are_looked_for_in_headlines_and_quotes(web):
    quotes = [row["quote"] for row in web.get("/api/v1/citations/?q=it was said").json()["results"]]
    assert quotes == ["Delegations met in Lisbon, it was said."]
    assert web.get("/api/v1/citations/?q=confirmed").json()["results"] == []
    headlines = [row["headline"] for row in web.get("/api/v1/articles/?q=delegations courier").json()["results"]]
    assert headlines == ["Delegations meet in Vantaa"]
    assert web.get("/api/v1/articles/?q=herald").json()["results"] == []
