"""A record that was released and loaded elsewhere is the same, with all that was decided and all that is gone."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from articles.models import Boilerplate, Fingerprint, Outlet, Version
from tests import cast
from tests.happenings import Happenings
from tests.timeline.test_export_record import emptied, export
from timeline.actions.bulk import bulk_load
from timeline.actions.correct import correct_text, keep_printed, mark_boilerplate
from timeline.actions.merge import merge, split
from timeline.actions.publish import retract
from timeline.actions.rounds import merge_rounds
from timeline.checks import breaches
from timeline.models import Citation, Event, Round

pytestmark = pytest.mark.django_db(transaction=True)

OF_THE_RELEASE = ("manifest.json", "datapackage.json", "SHA256SUMS")
"""Files that tell the moment of the last change, which is that of the load, and their sums."""


@pytest.fixture
def var(settings: Any, tmp_path: Path) -> None:
    settings.TIMELINE_VAR = tmp_path / "var"


def there_and_back(folder: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of the record, and those of the record that was loaded from them."""
    first = export(folder / "one")
    emptied()
    bulk_load(folder=folder / "one", by=None, at=cast.AT)
    again = export(folder / "two")
    return tuple({name: data for name, data in files.items() if name not in OF_THE_RELEASE} for files in (first, again))


def test_the_demo_record_comes_back_to_the_byte_and_keeps_every_law(var, tmp_path):
    call_command("load_demo", verbosity=0)
    shingles = sorted(Fingerprint.objects.values_list("shingle", flat=True))
    first, again = there_and_back(tmp_path)
    assert set(first) >= {"origins.jsonl", "variants.jsonl", "passages.jsonl", "rounds.jsonl"}
    for name, data in first.items():
        assert again[name] == data, name
    assert set(again) == set(first)
    assert list(breaches()) == []
    cited = sorted(Fingerprint.objects.values_list("shingle", flat=True))
    assert set(cited) <= set(shingles)
    assert cited


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happened_to_a_record_it_comes_back_to_the_byte(var, tmp_path, seed):
    happenings = Happenings(seed)
    for _ in range(5):
        happenings.make()
    for _ in range(40):
        happenings.step()
    Outlet.objects.filter(slug="vantaa-courier").update(is_sample=True)
    before = {(breach.law, breach.where) for breach in breaches()}
    first, again = there_and_back(tmp_path)
    for name, data in first.items():
        assert again[name] == data, name
    assert set(again) == set(first)
    after = {(breach.law, breach.where) for breach in breaches()}
    assert after <= before


@pytest.fixture
def decided(db: None) -> dict[str, Event]:
    """Events that were merged, retracted, taken apart and cited from a corrected text, and a round that was merged."""
    editor = cast.somebody("editors")
    told = cast.an_article("Delegations met in Vantaa. Read more: all our reports. It was said that they go on.")
    Outlet.objects.filter(slug="vantaa-courier").update(is_sample=True)
    kept = cast.an_event("Kept", round=cast.vantaa_round(), passages=[cast.passage(told, "Delegations met in Vantaa")])
    going, gone = cast.an_event("Going"), cast.an_event("Gone")
    other = cast.told_also(kept, cast.an_article("Delegations met again.", outlet=cast.HERALD))
    mark_boilerplate(version=told.current, start=27, end=54, by=editor, at=cast.AT)
    values = Happenings(0).values()
    parted = split(event=kept, values=values, citations=[other.pk], reason="Two days.", by=editor, at=cast.AT)
    merge(event=going, into=kept, reason="One meeting.", by=editor, at=cast.AT)
    retract(event=gone, reason="The report was withdrawn.", by=editor, at=cast.AT)
    Event.objects.filter(pk=gone.pk).update(title="What analysts make of it is not public")
    correct_text(article=told, text="Nobody met. Read more: all our reports.", reason="Wrong.", by=editor, at=cast.AT)
    keep_printed(citation=kept.citations.get(version__article=told), by=editor)
    old = Round.objects.create(slug="old", name="Old round", rule="A rule.")
    merge_rounds(round=old, into=cast.vantaa_round(), reason="One.", by=editor, at=cast.AT)
    return {"kept": kept, "going": going, "gone": gone, "parted": parted}


def test_what_left_the_record_is_told_by_its_old_address_in_the_loaded_one(var, tmp_path, decided):
    first, again = there_and_back(tmp_path)
    assert again == first
    web = Client()
    gone = web.get(f"/api/v1/events/{decided['gone'].pk}/")
    assert (gone.status_code, gone.json()["detail"]) == (410, "The report was withdrawn.")
    moved = web.get(f"/api/v1/events/{decided['going'].pk}/")
    assert (moved.status_code, moved.json()["event"]) == (308, decided["kept"].pk)
    assert web.get("/api/v1/rounds/old/").headers["Location"].endswith("/rounds/vantaa-may-2024/")
    assert web.get(f"/api/v1/events/{decided['parted'].pk}/").json()["split_from"] == decided["kept"].pk
    assert b"not public" not in b"".join(first.values())
    assert Event.objects.get(pk=decided["gone"].pk).title == "Gone"


def test_what_was_decided_on_texts_comes_along(var, tmp_path, decided):
    there_and_back(tmp_path)
    [marked] = Boilerplate.objects.order_by("version__number")[:1]
    assert (marked.quote, marked.version.number) == ("Read more: all our reports.", 1)
    kept = Citation.objects.get(event=decided["kept"], quote="Delegations met in Vantaa")
    assert kept.kept_despite is not None
    assert (kept.state, kept.kept_despite.number, kept.kept_despite.reason) == ("gone", 2, "Wrong.")
    assert Version.objects.get(article=kept.version.article, number=2).text.startswith("Nobody met.")


def test_a_file_that_names_what_is_nowhere_is_refused_and_nothing_is_kept(var, tmp_path, decided):
    export(tmp_path / "one")
    path = tmp_path / "one" / "events.jsonl"
    path.write_text(path.read_text("utf-8").replace(f'"split_from":{decided["kept"].pk}', '"split_from":987654'))
    emptied()
    with pytest.raises(ValueError, match="987654"):
        bulk_load(folder=tmp_path / "one", by=None, at=cast.AT)
    assert not Event.objects.exists()
