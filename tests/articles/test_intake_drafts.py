import os
import pickle
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.intake import SUFFIXES, Draft, Note, Outcome, Refused, drafts, drafts_of_all, normalise
from articles.intake.parallel import parsed

# Bytes that look like something: pieces of each format between pieces of noise.
pieces = st.sampled_from(
    [b'{"text": "', b'"}', b"\n", b"text,title\n", b'"', b"<html><body><p>", b"</p>", b"<!--", b"<?xml version=", b"\0",
     b"\xff\xfe", b"\xef\xbb\xbf", b"[", b"]", b"{", b',"date":', b"\xe9", b"\xd8\x00", b"\\ud800", b"sep=;\n",
     b"May 23, 2024\n", b"&#0;", b"&#xd800;", b'<meta charset="', b"1e999", b"NaN", b"\r", "قال ".encode("cp1256")]
)  # fmt: skip
noise = st.lists(pieces | st.binary(max_size=12) | st.text(max_size=12).map(lambda text: text.encode(errors="ignore")))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(deadline=None)
@given(raw=noise.map(b"".join))
def test_no_bytes_make_it_raise(suffix: str, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"noise{suffix}")
        file.write_bytes(raw)
        found = list(drafts(file))
    assert found
    for outcome in found:
        match outcome:
            case Draft(text=text):
                assert text
                assert text == normalise(text)
            case Refused():
                assert outcome.source.startswith("noise")
                assert "\n" not in outcome.reason
            case Note():
                assert outcome.source == f"noise{suffix}"


def test_a_refusal_survives_the_way_between_processes() -> None:
    back = pickle.loads(pickle.dumps(Refused("a.txt", "the file is empty")))
    assert (back.source, back.reason, str(back)) == ("a.txt", "the file is empty", "a.txt: the file is empty")


def files(folder: Path, count: int) -> list[Path]:
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"Report {number}.", encoding="utf-8")
    return [folder / f"{number}.txt" for number in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_several_processes_find_the_same_in_the_same_order(tmp_path: Path, jobs: int) -> None:
    paths = files(tmp_path, 7)
    assert list(drafts_of_all(paths, jobs=jobs)) == [
        (path, [Draft(text=f"Report {number}.", source_name=path.name)]) for number, path in enumerate(paths)
    ]


def deadly_on_odd(path: Path) -> list[Outcome]:
    """Parses like a parser that crashes its whole process on some files."""
    if int(path.stem) % 2:
        os._exit(1)
    return list(drafts(path))


def test_a_process_that_dies_takes_one_file_with_it(tmp_path: Path) -> None:
    paths = files(tmp_path, 6)
    found = list(parsed(paths, deadly_on_odd, jobs=2))
    assert [path for path, _ in found] == paths
    assert [str(outcome) if isinstance(outcome, Refused) else outcome for _, [outcome] in found] == [
        Draft(text="Report 0.", source_name="0.txt"),
        "1.txt: the process that parsed it died; look at the file, or save its text as .txt",
        Draft(text="Report 2.", source_name="2.txt"),
        "3.txt: the process that parsed it died; look at the file, or save its text as .txt",
        Draft(text="Report 4.", source_name="4.txt"),
        "5.txt: the process that parsed it died; look at the file, or save its text as .txt",
    ]
