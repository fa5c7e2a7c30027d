"""The commands of the record, as an operator types them."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from procrastinate.contrib.django import app

from tests import cast
from timeline.actions.accounts import create_demo_accounts
from timeline.models import Suggestion
from timeline.tasks import read_unread

LEXICON = {
    "parties": [
        {"name": "Norland", "kind": "state", "aliases": ["Norlanders"]},
        {"name": "Sudria", "kind": "movement"},
    ],
    "venues": [{"name": "Vantaa", "country": "FI"}],
}
TEXT = "Norland and Sudria held talks in Vantaa on Tuesday without a breakthrough."


@pytest.fixture
def lexicon(tmp_path: Path) -> Path:
    path = tmp_path / "lexicon.json"
    path.write_text(json.dumps(LEXICON), "utf-8")
    return path


def answers(monkeypatch: pytest.MonkeyPatch, lines: list[object], command: str, *arguments: object) -> list[dict]:
    given = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_find_events_answers_as_the_contract_says_and_needs_no_database(
    monkeypatch: pytest.MonkeyPatch, lexicon: Path
) -> None:
    line = {"id": "a", "text": TEXT, "reference_date": "2024-05-16"}
    (answer,) = answers(monkeypatch, [line], "find_events", "--lexicon", lexicon)
    (event,) = answer.pop("events")
    assert answer == {"id": "a", "reference_date": "2024-05-16", "reference_basis": answer["reference_basis"]}
    assert event["quote"] == TEXT[event["start"] : event["end"]]
    told = ("kind", "phase", "earliest", "latest", "precision", "edtf", "venue", "parties", "persons", "outcome")
    assert {name: event[name] for name in told} == {
        "kind": "meeting", "phase": "held", "earliest": "2024-05-14", "latest": "2024-05-14", "precision": "day",
        "edtf": "2024-05-14", "venue": "Vantaa", "parties": ["Norland", "Sudria"], "persons": [],
        "outcome": event["outcome"],
    }  # fmt: skip
    assert {"attributed_to", "confidence", "why"} <= event.keys()
    assert 0 <= event["confidence"] <= 1


def test_find_dates_answers_as_the_contract_says(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        {"id": "a", "text": TEXT, "reference_date": "2024-05-16"},
        {"id": "b", "text": "Nothing.", "reference_date": None},
    ]
    first, second = answers(monkeypatch, lines, "find_dates")
    (date,) = first["timexes"]
    assert TEXT[date["start"] : date["end"]] == "Tuesday"
    assert {name: date[name] for name in ("type", "value", "earliest", "latest", "anchor")} == {
        "type": "DATE", "value": "2024-05-14", "earliest": "2024-05-14", "latest": "2024-05-14", "anchor": "2024-05-16",
    }  # fmt: skip
    assert date["rule"]
    assert [set(other) for other in date["alternatives"]] == [{"earliest", "latest", "why"}] * len(date["alternatives"])
    assert second == {"id": "b", "timexes": []}


@pytest.mark.parametrize("command", ["find_dates", "find_events"])
def test_a_line_that_is_no_record_is_named(monkeypatch: pytest.MonkeyPatch, lexicon: Path, command: str) -> None:
    arguments = ["--lexicon", lexicon] if command == "find_events" else []
    with pytest.raises(CommandError, match="line 2"):
        answers(monkeypatch, [{"id": "a", "text": "", "reference_date": None}, "{not json"], command, *arguments)


def test_a_file_that_is_no_lexicon_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "wrong.json").write_text('{"parties": [{"kind": "state"}]}', "utf-8")
    with pytest.raises(CommandError, match=r"wrong\.json is not a lexicon file.*needs a name"):
        answers(monkeypatch, [], "find_events", "--lexicon", tmp_path / "wrong.json")


@pytest.mark.django_db
def test_suggest_events_reads_what_is_unread_and_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    cast.norland(), cast.sudria(), cast.vantaa()
    article = cast.an_article(TEXT)
    call_command("suggest_events")
    assert Suggestion.objects.get().version.article == article
    call_command("suggest_events")
    call_command("suggest_events", "--article", str(article.pk))
    told = capsys.readouterr().out.splitlines()
    assert [line for line in told if " read: " in line] == [
        "1 read: 1 new suggestions, 0 refreshed, 0 dropped, 0 decided before",
        "0 read: 0 new suggestions, 0 refreshed, 0 dropped, 0 decided before",
        "1 read: 0 new suggestions, 1 refreshed, 0 dropped, 0 decided before",
    ]


@pytest.mark.django_db
def test_suggest_events_names_an_article_that_is_not_there() -> None:
    with pytest.raises(CommandError, match="no article 77"):
        call_command("suggest_events", "--article", "77")


@pytest.mark.django_db
def test_demo_accounts_are_made_once_each_with_its_own_password() -> None:
    cast.somebody().delete()  # the groups are there, even after a test with a live server

    made = create_demo_accounts()
    assert [(name, group) for name, _, group in made] == [
        ("admin", "administrators"), ("editor", "editors"), ("analyst", "analysts"),
    ]  # fmt: skip
    assert len({password for _, password, _ in made}) == 3
    for name, password, group in made:
        user = User.objects.get(username=name)
        assert user.check_password(password)
        assert [g.name for g in user.groups.all()] == [group]
    assert create_demo_accounts() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("group", "may", "may_not"),
    [
        ("analysts", ["timeline.add_event", "timeline.review_suggestion", "articles.add_article"],
         ["timeline.publish_event", "timeline.merge_event", "auth.add_user"]),
        ("editors", ["timeline.publish_event", "timeline.retract_event", "timeline.merge_event"], ["auth.add_user"]),
    ],
)  # fmt: skip
def test_each_group_may_do_its_work_and_no_more(group: str, may: list[str], may_not: list[str]) -> None:
    user = cast.somebody(group)
    assert [right for right in may if not user.has_perm(right)] == []
    assert [right for right in may_not if user.has_perm(right)] == []


@pytest.mark.django_db
def test_the_worker_reads_what_is_unread_each_minute() -> None:
    cast.norland(), cast.sudria(), cast.vantaa()
    article = cast.an_article(TEXT)
    assert read_unread(timestamp=0) == 1
    assert Suggestion.objects.get().version.article == article
    assert read_unread(timestamp=60) == 0
    assert (read_unread.name, "* * * * *") in {
        (p.task.name, p.cron) for p in app.periodic_registry.periodic_tasks.values()
    }
