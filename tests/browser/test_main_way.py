"""The whole way in a real browser: a folder of articles, suggestions, the desk, the timeline, the API."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from tests import cast
from timeline.models import Event

QUOTE = "Norland and Sudria held talks in Vantaa on Tuesday without a breakthrough."


def test_from_a_folder_of_articles_to_a_dated_event_on_the_timeline(
    tmp_path: Path,
    page: Page,
    live_server,
    capsys: pytest.CaptureFixture[str],  # type: ignore[no-untyped-def]
) -> None:
    cast.norland(), cast.sudria(), cast.vesta(), cast.vantaa()
    editor = cast.somebody("editors")
    editor.set_password("an editor's own words")
    editor.save()
    (tmp_path / "report.txt").write_text(f"{QUOTE}\n\nThe harvest was poor this year.\n", "utf-8")
    call_command("import_articles", str(tmp_path), "--outlet", cast.COURIER, "--published", "2024-05-16")
    call_command("suggest_events")

    page.goto(f"{live_server.url}/admin/desk/")
    page.get_by_label("Username").fill("editors")
    page.get_by_label("Password").fill("an editor's own words")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=QUOTE).click()
    page.get_by_role("button", name="Accept and publish").click()
    expect(page.get_by_text("Accepted by editors")).to_be_visible()

    page.goto(live_server.url)
    expect(page.get_by_role("heading", name="Norland and Sudria hold talks in Vantaa", exact=True)).to_be_visible()
    expect(page.get_by_text("14 May 2024", exact=True).first).to_be_visible()
    expect(page.get_by_text(QUOTE).first).to_be_visible()
    page.get_by_role("link", name="Norland and Sudria hold talks in Vantaa", exact=True).click()
    expect(page.get_by_text(cast.COURIER).first).to_be_visible()

    answer = json.loads(page.request.get(f"{live_server.url}/api/v1/events/?venue=vantaa&from=2024-05").text())
    (event,) = answer["results"]
    assert event["when"]["edtf"] == "2024-05-14"
    assert event["when"]["basis"]["anchor"] == "2024-05-16"
    assert [citation["quote"] for citation in event["citations"]] == [QUOTE]
    assert event["page"] == page.url
    assert Event.objects.get().participations.count() >= 2
