"""A record loaded from files is the record that the files tell of, or nothing at all."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests import cast
from timeline import changes
from timeline.models import Citation, Event, Party

TEXT = "Delegations of Norland met in Vantaa on Tuesday. An official spoke of progress, “slow as snow”."
QUOTE = "Delegations of Norland met in Vantaa on Tuesday."


def an_event(**more: Any) -> dict[str, Any]:
    return {
        "id": 7,
        "slug": "talks-in-vantaa",
        "title": "Talks in Vantaa",
        "summary": "Norland was there.",
        "kind": "meeting",
        "phase": "held",
        "outcome": {"code": "progress", "text": "some"},
        "when": {
            "earliest": "2024-05-14",
            "latest": "2024-05-14",
            "precision": "day",
            "basis": {"expression": "on Tuesday", "anchor": "2024-05-15", "anchor_kind": "publication", "rule": "day"},
        },
        "venue": {"slug": "vantaa"},
        "round": {"slug": "spring"},
        "participants": [
            {"party": {"slug": "norland"}, "person": {"slug": "mira-holt"}, "role": "host", "attendance": "confirmed"}
        ],
        "citations": [
            {"id": 3, "article": {"id": 5}, "quote": QUOTE, "start": 0, "end": len(QUOTE), "suffix": " An official"},
            {
                "id": 4,
                "article": {"id": 6},
                "quote": "“held” talks",
                "prefix": "they ",
                "start": 90,
                "end": 102,
                "account": {"earliest": "2024-05-13", "latest": "2024-05-14", "venue": "vantaa", "outcome": None},
            },
        ],
        **more,
    }


def files(folder: Path, **more: Any) -> Path:
    told: dict[str, list[dict[str, Any]]] = {
        "outlets": [{"slug": "courier", "name": "Vantaa Courier", "sample": True}],
        "articles": [
            {"id": 5, "headline": "Delegations meet", "outlet": {"slug": "courier"}, "published": "2024-05-15",
             "texts": [TEXT]},
            {"id": 6, "headline": "Elsewhere"},
        ],
        "parties": [{"slug": "norland", "name": "Norland", "kind": "state", "aliases": [{"text": "the Republic"}]}],
        "persons": [{"slug": "mira-holt", "name": "Mira Holt", "party": {"slug": "norland"}}],
        "venues": [{"slug": "vantaa", "name": "Vantaa", "country": "FI", "latitude": 60.29, "longitude": 25.04}],
        "rounds": [{"slug": "spring", "name": "Spring", "rule": "Sessions held in spring."}],
        "events": [an_event()],
    } | more  # fmt: skip
    for name, lines in told.items():
        (folder / f"{name}.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return folder


def said_of(given: Any, found: Any) -> Any:
    """What `found` says of the members that `given` has."""
    if isinstance(given, dict) and isinstance(found, dict):
        return {name: said_of(value, found.get(name)) for name, value in given.items()}
    if isinstance(given, list) and isinstance(found, list):
        return [said_of(*pair) for pair in zip(given, found, strict=True)]
    return found


@pytest.mark.django_db
def test_what_the_api_answers_is_what_the_files_say(tmp_path):
    call_command("bulk_load", str(files(tmp_path)), verbosity=0)
    given = an_event()
    found = Client().get("/api/v1/events/7/").json()
    found["citations"].sort(key=lambda citation: citation["id"])
    assert said_of(given, found) == given
    assert found["participants"][0]["party"]["name"] == "Norland"
    outlet = {"slug": "courier", "name": "Vantaa Courier", "agency": False, "sample": True}
    assert Client().get("/api/v1/articles/5/").json()["outlet"] == outlet


@pytest.mark.django_db
def test_history_begins_with_the_load_and_what_comes_after_takes_the_next_number(tmp_path):
    call_command("bulk_load", str(files(tmp_path)), verbosity=0)
    told = [(change.record, change.action) for change in changes.told(changes.entries(most=10))]
    assert told == [("event", "create"), ("round", "create")]
    party = Party.objects.create(slug="sudria", name="Sudria", kind="movement")
    assert party.pk == Party.objects.get(slug="norland").pk + 1
    assert cast.an_event(days=date(2024, 6, 1)).pk == 8


@pytest.mark.django_db
def test_a_text_that_is_not_passed_on_keeps_the_quotes_at_their_places(tmp_path):
    call_command("bulk_load", str(files(tmp_path)), verbosity=0)
    text = Citation.objects.get(pk=4).version.text
    assert text == " " * 85 + "they “held” talks"
    assert Citation.objects.get(pk=3).version.text == TEXT


@pytest.mark.django_db
def test_laws_and_indexes_are_back_after_a_load(tmp_path):
    def standing() -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
                " SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' UNION ALL"
                " SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
            )
            return cursor.fetchall()

    before = standing()
    call_command("bulk_load", str(files(tmp_path)), verbosity=0)
    assert standing() == before


def refused(folder: Path) -> str:
    with pytest.raises(CommandError) as fault:
        call_command("bulk_load", str(folder), verbosity=0)
    assert not Event.objects.exists()
    return str(fault.value)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "party"}, "events.jsonl, line 1: kind='party' is none of"),
        ({"venue": {"slug": "nowhere"}}, "events.jsonl, line 1: there is no venue 'nowhere'"),
        ({"citations": []}, "events.jsonl, line 1: it rests on no citation"),
        ({"title": "x" * 201}, "events.jsonl, line 1: title is longer than 200 characters"),
        ({"when": {"earliest": "2024-05-14", "latest": "2024-05-15", "precision": "day"}}, "line 1: 2024-05-14 to"),
        ({"when": None}, "events.jsonl, line 1: "),
        ({"participants": [{"role": "host"}]}, "timeline_participation_names_somebody"),
        ({"citations": [an_event()["citations"][0] | {"start": 1}]}, "the quote of citation 3 is not the text"),
        ({"citations": [an_event()["citations"][0] | {"article": {"id": 9}}]}, "there is no article 9"),
        ({"citations": [an_event()["citations"][0] | {"version": 2}]}, "article 5 has no version 2"),
    ],
)
def test_what_cannot_be_meant_is_named_and_nothing_is_kept(tmp_path, wrong, told):
    assert told in refused(files(tmp_path, events=[an_event() | wrong]))
    assert not Party.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_faults_of_files_are_named_too(tmp_path):
    assert "there is no events.jsonl" in refused(tmp_path)
    files(tmp_path, events=[an_event(), an_event()])
    assert "events.jsonl, lines 1 to 2: duplicate key value" in refused(tmp_path)
    files(tmp_path, parties=[{"slug": "norland", "name": "Norland", "kind": "state"}] * 2)
    assert "parties.jsonl, line 2: there is a party 'norland' already" in refused(tmp_path)
    (tmp_path / "parties.jsonl").write_text("{")
    assert "parties.jsonl, line 1: " in refused(tmp_path)
    (tmp_path / "parties.jsonl").write_text('{"name": "Norland"}')
    assert "parties.jsonl, line 1: the member 'slug' is missing" in refused(tmp_path)


@pytest.mark.django_db
def test_a_record_that_is_not_empty_is_refused(tmp_path):
    cast.norland()
    assert "the record is not empty, it has parties" in refused(files(tmp_path))
