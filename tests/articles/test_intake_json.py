import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.intake import Draft, Refused, drafts, read_stream

TEXT = "The river council met on Tuesday."
FULL = {
    "text": TEXT, "headline": "Valleys agree", "outlet": "Upland News", "byline": "Jane Roe",
    "url": "https://upland.example/12", "lang": "en", "published": "2024-03-05", "page_date": "2024-05-23",
    "comments": 12, "tags": ["water"],
}  # fmt: skip


def read(folder: Path, record: Any, name: str = "report.json") -> list[Any]:
    file = folder / name
    file.write_bytes(record if isinstance(record, bytes) else json.dumps(record).encode())
    return list(drafts(file))


def reason(folder: Path, record: Any) -> str:
    [found] = read(folder, record)
    assert isinstance(found, Refused), found
    assert found.source == "report.json"
    return found.reason


def test_every_field_is_taken_and_unknown_keys_are_not_in_the_way(tmp_path: Path) -> None:
    assert read(tmp_path, FULL) == [
        Draft(
            text=TEXT, headline="Valleys agree", outlet="Upland News", byline="Jane Roe",
            url="https://upland.example/12", lang="en", published=date(2024, 3, 5), published_basis="given",
            page_date=date(2024, 5, 23), source_name="report.json",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "field"),
    [("title", "headline"), ("source", "outlet"), ("publisher", "outlet"), ("author", "byline"), ("language", "lang")],
)
def test_other_names_of_a_field_are_known(tmp_path: Path, key: str, field: str) -> None:
    [found] = read(tmp_path, {"text": TEXT, key: "x y"})
    assert getattr(found, field) == "x y"


@pytest.mark.parametrize("key", ["published", "date", "published_at"])
@pytest.mark.parametrize(
    "stated",
    ["2024-03-05", "2024-03-05T23:30:00-05:00", "2024-03-05 09:00", "2024-03-05T09:00:00.123Z", " 2024-03-05 "],
)
def test_a_day_or_a_moment_gives_the_day_as_written(tmp_path: Path, key: str, stated: str) -> None:
    [found] = read(tmp_path, {"text": TEXT, key: stated})
    assert (found.published, found.published_basis) == (date(2024, 3, 5), "given")


@pytest.mark.parametrize("empty", [None, "", "  "])
def test_empty_values_are_as_good_as_absent(tmp_path: Path, empty: str | None) -> None:
    [found] = read(tmp_path, dict.fromkeys(FULL, empty) | {"text": TEXT, "title": "Valleys agree"})
    assert found == Draft(text=TEXT, headline="Valleys agree", source_name="report.json")


@pytest.mark.parametrize("stated", ["Tuesday", "5 March 2024", "2024-02-30", "05/03/2024", "2024", "soon"])
@pytest.mark.parametrize("key", ["published", "date", "published_at", "page_date"])
def test_another_form_of_a_date_is_refused_with_the_value_and_the_form(tmp_path: Path, key: str, stated: str) -> None:
    assert reason(tmp_path, {"text": TEXT, key: stated}) == (
        f"{key} '{stated}' is not a day; write it as 2024-02-14 or 2024-02-14T09:30:00+02:00"
    )


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("text", 7, "text must be a string; it is a number: 7"),
        ("text", ["a", "b"], "text must be a string; it is an array: ['a', 'b']"),
        ("title", {"en": "Valleys"}, "title must be a string; it is an object: {'en': 'Valleys'}"),
        ("outlet", True, "outlet must be a string; it is true or false: True"),
        ("published", 1709596800, "published must be a string; it is a number: 1709596800"),
        ("url", "x" * 10 and 1.5, "url must be a string; it is a number: 1.5"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused_with_key_and_type(
    tmp_path: Path, key: str, value: Any, told: str
) -> None:
    assert reason(tmp_path, {"text": TEXT, key: value}) == told


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({"body": TEXT}, "the key text is missing; the keys here are 'body'"),
        ({}, "the key text is missing; the keys here are none"),
        ({"text": None}, "the key text is missing; the keys here are 'text'"),
        ({"text": " \n"}, "there are no words in it; give the text of a report"),
        ("words", "a record is an object with the key text; this one is a string"),
        (None, "a record is an object with the key text; this one is null"),
        ([], "its array is empty; give at least one article"),
        ({"articles": {}}, "articles must be an array; it is an object"),
        (b'{"text": "The', "it is not JSON: Unterminated string starting at at column 10; correct it there"),
        (b'{\n"text": The}', "it is not JSON: Expecting value at line 2 column 9; correct it there"),
        (b"[" * 100_000, "its JSON is nested too deeply; give an object with the key text"),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "its JSON holds a number that is too long; shorten it"),
    ],
)
def test_a_bad_file_is_refused_with_what_is_wrong(tmp_path: Path, record: Any, told: str) -> None:
    assert reason(tmp_path, record) == told


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"articles": rows, "total": len(rows)}])
def test_several_articles_are_named_by_their_place_and_a_bad_one_does_not_stop_the_rest(
    tmp_path: Path, wrap: Any
) -> None:
    first, bad, last = read(tmp_path, wrap([{"text": "First."}, {"body": "?"}, {"text": "Last."}]))
    assert first == Draft(text="First.", source_name="report.json item 1")
    assert (bad.source, bad.reason) == ("report.json item 2", "the key text is missing; the keys here are 'body'")
    assert last == Draft(text="Last.", source_name="report.json item 3")


def test_json_in_another_encoding_is_read(tmp_path: Path) -> None:
    raw = json.dumps({"text": "عاد الوفد إلى المدينة مساء الثلاثاء بعد يومين."}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "cp1256"):
        [found] = read(tmp_path, raw.encode(encoding))
        assert found.text == "عاد الوفد إلى المدينة مساء الثلاثاء بعد يومين."


def test_escaped_zeros_and_half_pairs_are_taken_out(tmp_path: Path) -> None:
    [found] = read(tmp_path, b'{"text": "a\\u0000b\\ud800c", "title": "x\\ny\\u0007"}')
    assert (found.text, found.headline) == ("abc", "x y")


LINES = b'\xef\xbb\xbf{"text": "First."}\n\n{"text": \n"text"\n{"text": "caf\xe9"}\r\n{"text": "Last."}'


def test_json_lines_are_named_by_line_and_bad_ones_do_not_stop_the_rest(tmp_path: Path) -> None:
    found = read(tmp_path, LINES, "many.jsonl")
    assert found == list_of_lines("many.jsonl", found)


def test_a_stream_of_json_lines_reads_the_same() -> None:
    found = list(read_stream(io.BytesIO(LINES), "standard input"))
    assert found == list_of_lines("standard input", found)


def list_of_lines(name: str, found: list[Any]) -> list[Any]:
    """What LINES hold; refusals compare by identity, so they are checked here and handed back."""
    bad = [(outcome.source, outcome.reason) for outcome in found if isinstance(outcome, Refused)]
    assert bad == [
        (f"{name} line 3", "it is not JSON: Expecting value at column 9; correct it there"),
        (f"{name} line 4", "a record is an object with the key text; this one is a string"),
        (f"{name} line 5", "byte 13 of the line is not UTF-8; save it again as UTF-8"),
    ]
    return [
        Draft(text="First.", source_name=f"{name} line 1"),
        *(outcome for outcome in found if isinstance(outcome, Refused)),
        Draft(text="Last.", source_name=f"{name} line 6"),
    ]


def test_a_stream_without_records_is_refused() -> None:
    [found] = read_stream(io.BytesIO(b"\n \n"), "standard input")
    assert (found.source, found.reason) == (  # type: ignore[union-attr]
        "standard input", "there are no records in it; give one JSON object a line"
    )  # fmt: skip


def test_a_line_without_end_is_refused_and_the_stream_goes_on() -> None:
    huge = b'{"text": "' + b"a" * 20_000_000 + b'"}\n'
    first, bad, last = read_stream(io.BytesIO(b'{"text": "First."}\n' + huge + b'{"text": "Last."}\n'), "in")
    assert first == Draft(text="First.", source_name="in line 1")
    assert str(bad) == "in line 2: the line has more than 8 MB; split the record"
    assert last == Draft(text="Last.", source_name="in line 3")
