"""The filters behind `find_dates` and `find_events`: the output's shape, and bad lines answered with line and cure."""

import json
import re

import pytest

from articles.reading.filters import find_dates, find_events

from .cast import LEXICON

LINE = {"id": "a", "text": "Norland rejected the offer on Tuesday.", "reference_date": "2024-02-14"}


def test_a_date_comes_out_with_its_reading() -> None:
    (found,) = find_dates([json.dumps(LINE)])
    assert found == {
        "id": "a",
        "timexes": [
            {
                "start": 30,
                "end": 37,
                "type": "DATE",
                "value": "2024-02-13",
                "earliest": "2024-02-13",
                "latest": "2024-02-13",
                "rule": "weekday [part of the day]",
                "anchor": "2024-02-14",
                "alternatives": [
                    {
                        "earliest": "2024-02-20",
                        "latest": "2024-02-20",
                        "why": "the weekday after the reference day, if the words tell of the future",
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It ran from 5 to 8 March.", [("5", "2024-03-05"), ("8 March", "2024-03-08")]),
        ("It ran Feb. 2 and 3.", [("Feb. 2", "2024-02-02"), ("3", "2024-02-03")]),
        ("It ran 28 January until 3 February.", [("28 January", "2024-01-28"), ("3 February", "2024-02-03")]),
        ("It ran Feb. 2-3.", [("Feb. 2-3", "2024-02-02/2024-02-03")]),
        ("They kept Eid al-Adha 2023.", [("Eid al-Adha 2023", "2023-06-29/2023-07-02")]),
    ],
)
def test_a_span_of_days_is_two_expressions(text: str, found: list[tuple[str, str]]) -> None:
    (line,) = find_dates([LINE | {"text": text}])
    assert [(text[timex["start"] : timex["end"]], timex["value"]) for timex in line["timexes"]] == found
    if len(found) == 2:
        shown = [(timex["earliest"], timex["latest"]) for timex in line["timexes"]]
        assert shown == [(value, value) for _, value in found]
        assert all(other["earliest"] == other["latest"] for timex in line["timexes"] for other in timex["alternatives"])


def test_an_event_comes_out_with_canonical_names() -> None:
    (found,) = find_events([LINE | {"text": "Ada Lindqvist met Sudrian envoys in Luzern on Tuesday."}], LEXICON)
    (event,) = found["events"]
    assert (found["id"], found["reference_date"], found["reference_basis"]) == ("a", "2024-02-14", "given")
    shown = {name: event[name] for name in ("start", "end", "kind", "phase", "earliest", "latest", "precision", "edtf")}
    assert shown == {
        "start": 0, "end": 54, "kind": "meeting", "phase": "held",
        "earliest": "2024-02-13", "latest": "2024-02-13", "precision": "day", "edtf": "2024-02-13",
    }  # fmt: skip
    assert (event["venue"], event["parties"], event["persons"]) == ("Lucerne", ["Norland", "Sudria"], ["Ada Lindqvist"])
    assert json.loads(json.dumps(found)) == found


def test_bytes_strings_and_dicts_are_read_and_blank_lines_skipped() -> None:
    lines = [json.dumps(LINE).encode(), "\n", json.dumps(LINE) + "\n", LINE]
    assert [found["id"] for found in find_dates(lines)] == ["a", "a", "a"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        (b"\xff", "line 2: not JSON"),
        ("[]", 'line 2: expected an object {"id", "text", "reference_date"}, got list'),
        ('{"text": "x"}', 'line 2: "id" is missing; give every document one'),
        ('{"id": 1}', 'line 2: "text" must be a string'),
        ('{"id": 1, "text": "x", "reference_date": "5 May"}',
         "line 2: \"reference_date\" is '5 May'; write a day as 2024-03-05, or null"),
        ('{"id": 1, "text": "x", "page_date": 7}', 'line 2: "page_date" must be a string or null, not 7'),
    ],
)  # fmt: skip
def test_a_bad_line_is_named_with_its_cure(line: str | bytes, message: str) -> None:
    answers = find_dates([LINE, line])
    assert next(answers)["id"] == "a"
    with pytest.raises(ValueError, match=re.escape(message)):
        next(answers)
