"""Releases of the public record: the same bytes each time, described, loadable, listed, and answering as they were."""

import csv
import hashlib
import io
import json
import subprocess
from pathlib import Path

import frictionless
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests import cast
from timeline.actions.bulk import bulk_load
from timeline.actions.events import PartValues
from timeline.actions.publish import retract
from timeline.models import Event, Party

pytestmark = pytest.mark.django_db


@pytest.fixture
def web():
    return Client()


@pytest.fixture
def var(settings, tmp_path):
    settings.TIMELINE_VAR = tmp_path / "var"
    return settings.TIMELINE_VAR


@pytest.fixture
def record(db):
    return a_record()


def a_record():
    parts = (PartValues(cast.norland(), cast.mira_holt()), PartValues(cast.vesta(), None, "mediator", "expected"))
    basis = {"expression": "on Tuesday", "rule": "weekday before the anchor", "anchor": "2024-05-15",
             "anchor_kind": "publication", "alternatives": [{"why": "the one before"}]}  # fmt: skip
    event = cast.an_event(
        "=Talks open", round=cast.vantaa_round(), parts=parts, outcome="progress", outcome_text="Closer.", basis=basis
    )
    told = cast.an_article("Delegations met in Lisbon, it was said.", outlet=cast.HERALD)
    cast.told_also(event, told, venue=cast.lisbon(), outcome="rejected", phase="denied")
    cast.an_event("Talks go on", days=cast.DAY.replace(day=20), venue=None)
    cast.an_event("Draft", status="draft")
    return event


def export(folder: Path, version: str = "") -> dict[str, bytes]:
    call_command("export_record", folder, *(["--version", version] if version else []), verbosity=0)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_record_gives_the_same_bytes(var, record, tmp_path):
    first = export(tmp_path / "one")
    assert first == export(tmp_path / "two")
    assert b"Draft" not in b"".join(first.values())
    record.participations.update(role="host")
    assert first != export(tmp_path / "three")


def test_the_manifest_names_every_file_with_its_sum(var, record, tmp_path):
    files = export(tmp_path / "one", "2024.1")
    manifest = json.loads(files.pop("manifest.json"))
    told = {file["name"]: (file["bytes"], file["sha256"]) for file in manifest["files"]}
    assert told == {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}
    assert manifest["version"] == "2024.1"
    assert set(files) >= {"events.jsonl", "events.csv", "events.ics", "timelinejs.json", "datapackage.json"}
    assert set(files) >= {"codebook.md", "LICENCE.txt", "changes.json"}
    checked = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path / "one", check=False,
                             capture_output=True, text=True)  # fmt: skip
    assert (checked.returncode, checked.stdout.count(": OK")) == (0, len(told) - 1), checked.stderr


def test_frictionless_finds_no_fault(var, record, tmp_path):
    export(tmp_path / "one")
    package = frictionless.Package(str(tmp_path / "one" / "datapackage.json"))
    tables = [resource for resource in package.resources if resource.path.endswith(".csv")]
    assert {resource.name for resource in tables} == {"events", "participants", "citations"}
    titles = [row["title"] for row in package.get_resource("events").read_rows()]
    assert titles == ["'=Talks open", "Talks go on"]
    report = package.validate()
    assert report.valid, report.flatten(["title", "message"])
    with (tmp_path / "one" / "participants.csv").open("a") as table:
        table.write("987654,norland,,host,confirmed\r\n")
    faults = frictionless.Package(str(tmp_path / "one" / "datapackage.json")).validate().flatten(["type"])
    assert ["foreign-key"] in faults
    assert ["hash-count"] in faults


def test_the_codebook_tells_every_column_and_code(var, record, tmp_path):
    told = export(tmp_path / "one")["codebook.md"].decode()
    assert "| `origins_at_most` | how many origins these have at most; reprints share one |" in told
    assert "| `absence` | somebody expected did not take part |" in told
    assert "| `editorial_reason` |" in told


def emptied() -> None:
    """The record without a row, its history among them."""
    tables = connection.introspection.table_names()
    kept = [name for name in tables if name.startswith(("articles_", "timeline_"))]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE " + ", ".join(f'"{name}"' for name in kept) + " CASCADE")


@pytest.mark.django_db(transaction=True)
def test_what_was_exported_is_loaded_and_exported_the_same(var, tmp_path):
    a_record()
    first = export(tmp_path / "one")
    emptied()
    bulk_load(folder=tmp_path / "one", by=None, at=cast.AT)
    again = export(tmp_path / "two")
    for name in ("events.jsonl", "events.csv", "citations.csv", "participants.csv", "parties.jsonl", "rounds.jsonl"):
        assert again[name] == first[name], name


def test_changes_since_the_last_release_are_told(web, var, record, tmp_path):
    first = json.loads(export(tmp_path / "one", "2024.1")["changes.json"])
    assert (first["since"], len(first["added"])) == (None, 2)
    other = Event.objects.get(title="Talks go on")
    Event.objects.filter(pk=record.pk).update(summary="A line.")
    retract(event=other, reason="Withdrawn.", by=None, at=cast.AT)
    new = cast.an_event("New talks")
    told = json.loads(export(tmp_path / "two", "2024.2")["changes.json"])
    assert told == {"since": "2024.1", "added": [new.pk], "changed": [{"id": record.pk, "members": ["summary"]}],
                    "removed": [other.pk]}  # fmt: skip


def test_a_version_is_released_once(var, record, tmp_path):
    export(tmp_path / "one", "2024.1")
    export(tmp_path / "two", "2024.1")  # the same bytes
    record.participations.update(role="host")
    with pytest.raises(CommandError, match="choose another name"):
        export(tmp_path / "three", "2024.1")
    with pytest.raises(CommandError, match="is not empty"):
        export(tmp_path / "one")
    with pytest.raises(CommandError, match="use up to 64 letters"):
        export(tmp_path / "four", "../etc")


def test_a_release_is_listed_and_downloaded_for_ever(web, var, record, tmp_path):
    files = export(tmp_path / "one", "2024.1")
    [listed] = web.get("/api/v1/datasets/").json()["results"]
    assert web.get("/api/v1/datasets/2024.1/").json() == listed
    for file in listed["files"]:
        answer = web.get(file["url"])
        assert b"".join(answer.streaming_content) == files[file["name"]]
        assert "immutable" in answer.headers["Cache-Control"]
        tag = answer.headers["ETag"]
        for known in (tag, f"W/{tag}", f'"another", {tag}', "*"):
            unchanged = web.get(file["url"], headers={"If-None-Match": known})
            assert (unchanged.status_code, unchanged.headers["ETag"]) == (304, tag)
    for address in ("2024.1/manifest.json", "2024.1/..", "2024.1/secret", "2023.1/", "2024.1/%2e%2e%2fsecret_key"):
        assert web.get(f"/api/v1/datasets/{address}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_an_old_version_answers_as_it_was(web, var, tmp_path):
    record = a_record()
    export(tmp_path / "one", "2024.1")
    Event.objects.update(title="Changed")
    whole = web.get("/api/v1/events/?dataset=2024.1")
    assert [event["title"] for event in whole.json()["results"]] == ["=Talks open", "Talks go on"]
    first = web.get("/api/v1/events/?dataset=2024.1&page_size=1&fields=id,title").json()
    assert first["results"] == [{"id": record.pk, "title": "=Talks open"}]
    assert first["previous"] is None
    second = web.get(first["next"]).json()
    assert [event["title"] for event in second["results"]] == ["Talks go on"]
    assert second["next"] is None
    assert web.get(second["previous"]).json() == first
    for query, parameter in (
        ("dataset=1999", "dataset"),
        ("dataset=2024.1&kind=picnic", "kind"),
        ("dataset=2024.1&cursor=7", "cursor"),
        ("dataset=2024.1&format=xml", "format"),
        ("dataset=2024.1&recorded_at=2024-06-01", "dataset"),
        ("dataset=2024.1&updated_since=2024-06-01", "updated_since"),
    ):
        answer = web.get(f"/api/v1/events/?{query}")
        assert (answer.status_code, answer.json()["parameter"]) == (400, parameter)


@pytest.mark.django_db(transaction=True)
def test_an_old_version_takes_every_filter_and_format(web, var, tmp_path):
    record = a_record()
    files = export(tmp_path / "one", "2024.1")
    asked = "/api/v1/events/?dataset=2024.1"
    whole = web.get(asked).json()
    Event.objects.update(title="Changed", kind="statement")
    retract(event=Event.objects.get(pk=record.pk), reason="Withdrawn.", by=None, at=cast.AT)
    Party.objects.filter(slug="vesta").update(name="Changed")
    assert web.get(asked).json() == whole
    assert web.get(f"{asked}&order=date").json() == whole  # found in the history, not in the file
    assert whole["results"][0]["page"].startswith(f"http://testserver/events/{record.pk}-talks-open/?recorded_at=")
    for query, titles in (("person=mira-holt", ["=Talks open"]), ("kind=meeting&from=2024-05-20", ["Talks go on"]),
                          ("q=lisbon", ["=Talks open"]), ("order=-date", ["Talks go on", "=Talks open"])):  # fmt: skip
        found = web.get(f"{asked}&{query}").json()["results"]
        assert [event["title"] for event in found] == titles, query
    names = [row["title"] for row in csv.DictReader(io.StringIO(text(web.get(f"{asked}&format=csv"))))]
    assert names == ["'=Talks open", "Talks go on"]
    for name in ("ics", "geojson", "jsonld", "timelinejs", "jsonl"):
        assert "Talks go on" in text(web.get(f"{asked}&format={name}")), name
    assert web.get(f"/api/v1/events/{record.pk}/").status_code == 410
    assert web.get(f"/api/v1/events/{record.pk}/?dataset=2024.1").json() == whole["results"][0]
    parties = [json.loads(line)["name"] for line in files["parties.jsonl"].splitlines()]
    assert [row["name"] for row in web.get("/api/v1/parties/?dataset=2024.1").json()["results"]] == parties


@pytest.mark.django_db(transaction=True)
def test_a_version_from_before_the_history_names_its_files(web, var, tmp_path):
    a_record()
    export(tmp_path / "one", "2024.1")
    emptied()
    bulk_load(folder=tmp_path / "one", by=None, at=cast.AT)
    assert len(web.get("/api/v1/events/?dataset=2024.1").json()["results"]) == 2
    told = web.get("/api/v1/events/?dataset=2024.1&kind=meeting")
    assert (told.status_code, told.json()["parameter"]) == (400, "dataset")
    assert "datasets/2024.1/" in told.json()["detail"]


def text(answer):
    assert answer.status_code == 200
    return b"".join(answer.streaming_content).decode()
