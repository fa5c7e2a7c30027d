from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.intake import Draft, Note, Refused, drafts


def read(folder: Path, table: str | bytes) -> list[Any]:
    file = folder / "table.csv"
    file.write_bytes(table if isinstance(table, bytes) else table.encode())
    return list(drafts(file))


def reason(folder: Path, table: str) -> str:
    [found] = read(folder, table)
    assert isinstance(found, Refused), found
    assert found.source == "table.csv"
    return found.reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_row_is_an_article_whatever_the_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [
        ["Title", " TEXT ", "Source", "Date"],
        ["Valleys agree", '"They met, and agreed; all\tof | them.\nThe clerk said ""enough""."', "Upland News",
         "2024-03-05"],
        ["Farmers object", "They object.", "", ""],
    ]  # fmt: skip
    assert read(tmp_path, "\r\n".join(delimiter.join(row) for row in rows)) == [
        Draft(
            text='They met, and agreed; all\tof | them.\nThe clerk said "enough".', headline="Valleys agree",
            outlet="Upland News", published=date(2024, 3, 5), published_basis="given", source_name="table.csv line 2",
        ),
        Draft(text="They object.", headline="Farmers object", source_name="table.csv line 4"),
    ]  # fmt: skip


def test_the_first_line_of_a_spreadsheet_may_name_the_delimiter(tmp_path: Path) -> None:
    [found] = read(tmp_path, "sep=^\r\ntext^title\r\nThey met.^Valleys\r\n")
    assert found == Draft(text="They met.", headline="Valleys", source_name="table.csv line 3")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_spreadsheets_are_read(tmp_path: Path, encoding: str) -> None:
    text = "L’accord était déjà prêt, a dit la greffière."
    [found] = read(tmp_path, f'text;title\n"{text}";Été\n'.encode(encoding))
    assert (found.text, found.headline) == (text, "Été")


def test_unknown_columns_are_named_once(tmp_path: Path) -> None:
    note, first, second = read(tmp_path, "text,shares,Mood\nOne.,1,x\nTwo.,2,y\n")
    assert note == Note("table.csv", "columns that are not read: 'shares', 'mood'")
    assert (first.text, second.text) == ("One.", "Two.")


def test_a_bad_row_is_named_by_its_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        'text,date\n"One,\nstill one.",\nTwo.,Tuesday\n\n,2024-03-05\nThree, not quoted,2024-03-05,\n"Four"x,\nFive.\n',
    )
    assert [str(outcome) if isinstance(outcome, Refused) else outcome for outcome in found] == [
        Draft(text="One,\nstill one.", source_name="table.csv line 2"),
        "table.csv line 4: date 'Tuesday' is not a day; write it as 2024-02-14 or 2024-02-14T09:30:00+02:00",
        "table.csv line 6: there are no words in it; give the text of a report",
        "table.csv line 7: it has 4 fields under 2 columns; quote fields that hold the delimiter",
        "table.csv line 8: the row cannot be read (',' expected after '\"'); check its quotation marks",
        Draft(text="Five.", source_name="table.csv line 9"),
    ]


def test_a_field_longer_than_pythons_own_limit_is_read(tmp_path: Path) -> None:
    text = "word " * 100_000 + "end"
    [found] = read(tmp_path, f"text\n{text}\n")
    assert found.text == text


KNOWN = (
    "author, byline, date, headline, lang, language, outlet, page_date, published, published_at, publisher, source,"
    " text, title, url"
)


@pytest.mark.parametrize("table", ["title,date\nx,2024-03-05\n", "They met on Tuesday, and agreed.\n", '"text\nOne.\n'])
def test_a_table_without_a_column_of_texts_is_refused(tmp_path: Path, table: str) -> None:
    assert reason(tmp_path, table) == f"its first row names no column text; name the columns, of {KNOWN}"


def test_a_column_named_twice_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path, "text,Text\na,b\n") == "its first row names text twice; name each column once"


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    assert reason(tmp_path, "text,title\n\n") == "there are no rows under its header; give one article a row"
