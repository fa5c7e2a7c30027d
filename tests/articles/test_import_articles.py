import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, Outlet

pytestmark = pytest.mark.django_db

FIRST = "The river council met on Tuesday and agreed to share the water."
SECOND = "The farmers of the four valleys sent their delegates on Wednesday."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which relative paths begin."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(*arguments: object) -> list[str]:
    """The lines that the command prints; the error that ends it, if any, as the last one with its exit code."""
    out = io.StringIO()
    try:
        call_command("import_articles", *map(str, arguments), stdout=out)
    except CommandError as fault:
        return [*out.getvalue().splitlines(), f"error {fault.returncode}: {fault}"]
    return out.getvalue().splitlines()


def number(text: str) -> int:
    return Article.objects.get(versions__text=text).pk


def test_a_file_becomes_an_article_with_what_it_tells(folder: Path) -> None:
    record = {
        "text": FIRST, "title": "Valleys agree", "outlet": "Upland News", "author": "Jane Roe", "lang": "en-GB",
        "url": "https://upland.example/12", "date": "2024-03-05", "page_date": "2024-05-23",
    }  # fmt: skip
    write(folder / "report.json", json.dumps(record))
    assert run("report.json") == [
        f"imported  report.json  -> article {number(FIRST)}",
        "1 imported, 0 already known, 0 refused",
    ]
    article = Article.objects.get()
    assert article.current.text == FIRST
    assert (article.headline, article.byline, article.lang) == ("Valleys agree", "Jane Roe", "en-GB")
    assert (article.url, article.source_name) == ("https://upland.example/12", "report.json")
    assert (article.published, article.published_basis) == (date(2024, 3, 5), "given")
    assert article.page_date == date(2024, 5, 23)
    assert article.outlet is not None
    assert article.outlet.name == "Upland News"


def test_a_date_at_the_head_of_a_page_is_not_the_publication(folder: Path) -> None:
    write(folder / "report.txt", f"May 23, 2024\nValleys agree to share the water\n{FIRST}\n{SECOND}")
    run("report.txt")
    article = Article.objects.get()
    assert (article.page_date, article.published, article.published_basis) == (date(2024, 5, 23), None, "unknown")


def test_importing_again_imports_nothing(folder: Path) -> None:
    write(folder / "one.txt", FIRST)
    write(folder / "two.txt", SECOND)
    run(".")
    write(folder / "two.txt", f"\ufeff\r\n{SECOND}  \r\n")  # the same words in another dress
    assert run(".") == [
        f"known     one.txt  is article {number(FIRST)}",
        f"known     two.txt  is article {number(SECOND)}",
        "0 imported, 2 already known, 0 refused",
    ]
    assert Article.objects.count() == 2


def test_a_bad_file_among_good_ones_is_named_and_the_rest_goes_on(folder: Path) -> None:
    write(folder / "a.txt", FIRST)
    write(folder / "b.txt", bytes(range(256)) * 20)
    write(folder / "c.pdf", b"%PDF-1.7")
    write(folder / "d" / "e.txt", SECOND)
    write(folder / "d" / "f.txt", b"")
    write(folder / ".hidden.txt", "Not looked at.")
    write(folder / ".git" / "config.txt", "Not looked at.")
    assert run(".") == [
        f"imported  a.txt  -> article {number(FIRST)}",
        "refused   b.txt  it is not text, or in an unknown encoding; save it as UTF-8 text",
        "refused   c.pdf  not read yet: .pdf; known are .txt, .html, .htm, .json, .jsonl, .csv",
        f"imported  e.txt  -> article {number(SECOND)}",
        "refused   f.txt  the file is empty; give one with the text of a report",
        "2 imported, 0 already known, 3 refused",
        "error 1: 3 refused, for the reasons above; the others are not affected",
    ]
    assert Article.objects.count() == 2


def test_a_missing_path_an_empty_folder_and_a_huge_file_are_refused(folder: Path) -> None:
    (folder / "empty").mkdir()
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50 * 1024**2)
    lines = run("gone.txt", "empty", "huge.txt")
    assert [line[:50] for line in lines] == [
        "refused   gone.txt  there is no such file; check the path"[:50],
        "refused   empty  the folder holds no files; give one with reports in it"[:50],
        "refused   huge.txt  the file has 50 MB or more, the most is 20 MB"[:50],
        "0 imported, 0 already known, 3 refused",
        "error 1: 3 refused, for the reasons above; the others are not affected"[:50],
    ]


def test_what_the_database_cannot_hold_is_refused_and_the_rest_goes_on(folder: Path) -> None:
    rows = [{"text": FIRST, "headline": "long " * 200}, {"text": SECOND}]
    write(folder / "many.jsonl", "\n".join(map(json.dumps, rows)))
    refused, imported, *_ = run("many.jsonl")
    assert refused.startswith("refused   many.jsonl line 1  headline: ")
    assert imported == f"imported  many.jsonl line 2  -> article {number(SECOND)}"


def test_every_file_of_a_record_format_gets_a_line_for_each_article(folder: Path) -> None:
    write(folder / "table.csv", f"text,mood\n{FIRST},calm\n{SECOND},tense\n")
    assert run("table.csv") == [
        "note      table.csv  columns that are not read: 'mood'",
        f"imported  table.csv line 2  -> article {number(FIRST)}",
        f"imported  table.csv line 3  -> article {number(SECOND)}",
        "2 imported, 0 already known, 0 refused",
    ]


def test_outlet_and_day_can_be_given_for_all(folder: Path) -> None:
    write(folder / "one.txt", FIRST)
    write(folder / "two.json", json.dumps({"text": SECOND, "outlet": "Somewhere Else", "date": "2020-01-01"}))
    run(".", "--outlet", "Upland News", "--published", "2024-03-06")
    assert set(Article.objects.values_list("outlet__name", "published", "published_basis")) == {
        ("Upland News", date(2024, 3, 6), "given")
    }
    assert Outlet.objects.count() == 1


@pytest.mark.parametrize("day", ["Tuesday", "05/03/2024", "2024-02-30", ""])
def test_another_form_of_a_day_ends_before_anything_is_read(folder: Path, day: str) -> None:
    write(folder / "one.txt", FIRST)
    with pytest.raises(CommandError, match=f"argument --published: '{day}' is not a day; write it as 2024-02-14"):
        call_command("import_articles", "one.txt", "--published", day)
    assert not Article.objects.exists()


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "65"])
def test_a_number_of_processes_out_of_reason_is_refused(folder: Path, jobs: str) -> None:
    with pytest.raises(CommandError, match=f"'{jobs}' is not a number of processes; give 1 to 64"):
        call_command("import_articles", "one.txt", f"--jobs={jobs}")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(folder: Path) -> None:
    write(folder / "a.txt", FIRST)
    run("a.txt")
    write(folder / "b.txt", SECOND)
    write(folder / "c.txt", SECOND + "\n")
    write(folder / "d.txt", b"")
    assert run(".", "--dry-run") == [
        f"known     a.txt  is article {number(FIRST)}",
        "new       b.txt  would be imported",
        "known     c.txt  has the text of b.txt",
        "refused   d.txt  the file is empty; give one with the text of a report",
        "1 would be imported, 2 already known, 1 refused",
        "error 1: 1 refused, for the reasons above; the others are not affected",
    ]
    assert Article.objects.count() == 1


def test_a_dry_run_foretells_the_run(folder: Path) -> None:
    """One text from two outlets is two articles, and one without an outlet is known already."""
    for name, outlet in (("a", "Upland News"), ("b", "Lowland News"), ("c", "upland news"), ("d", "")):
        write(folder / f"{name}.json", json.dumps({"text": FIRST, "outlet": outlet}))
    foretold = [line.split()[0].replace("new", "imported") for line in run(".", "--dry-run")]
    happened = [line.split()[0] for line in run(".")]
    assert foretold[:4] == happened[:4] == ["imported", "imported", "known", "known"]


def test_two_processes_do_the_same_as_one(folder: Path) -> None:
    texts = [f"Report {count}: the council met and agreed on nothing." for count in range(5)]
    for count, text in enumerate(texts):
        write(folder / f"{count}.txt", text)
    write(folder / "5.txt", b"")
    lines = run(".", "--jobs", "2")
    assert lines == [
        *(f"imported  {count}.txt  -> article {number(text)}" for count, text in enumerate(texts)),
        "refused   5.txt  the file is empty; give one with the text of a report",
        "5 imported, 0 already known, 1 refused",
        "error 1: 1 refused, for the reasons above; the others are not affected",
    ]


class Standard:
    """Standard input that holds given bytes."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


def test_a_dash_reads_json_lines_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [json.dumps({"text": FIRST}), '{"body": ""}', json.dumps({"text": SECOND})]
    monkeypatch.setattr(sys, "stdin", Standard("\n".join(lines).encode()))
    assert run("-") == [
        f"imported  standard input line 1  -> article {number(FIRST)}",
        "refused   standard input line 2  the key text is missing; the keys here are 'body'",
        f"imported  standard input line 3  -> article {number(SECOND)}",
        "2 imported, 0 already known, 1 refused",
        "error 1: 1 refused, for the reasons above; the others are not affected",
    ]


def test_a_file_name_cannot_write_on_the_terminal(folder: Path) -> None:
    write(folder / "a\x1b[2J\nrefused b.txt", FIRST)
    assert run(".")[0] == f"imported  a[2J refused b.txt  -> article {number(FIRST)}"


def test_the_progress_bar_shows_only_when_asked_or_on_a_terminal(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "one.txt", FIRST)
    run("one.txt")
    assert capsys.readouterr().err == ""
    run("one.txt", "--progress")
    assert "files" in capsys.readouterr().err


def test_the_exit_code_is_one_and_there_is_no_traceback_when_something_was_refused(folder: Path) -> None:
    """Through the real door, where Django turns the error into a line and an exit code."""
    done = subprocess.run(
        [sys.executable, "manage.py", "import_articles", str(folder / "gone.txt")],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines() == [
        "refused   gone.txt  there is no such file; check the path", "0 imported, 0 already known, 1 refused",
    ]  # fmt: skip
    assert done.stderr.splitlines() == ["CommandError: 1 refused, for the reasons above; the others are not affected"]
