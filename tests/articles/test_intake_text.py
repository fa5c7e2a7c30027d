import os
import zlib
from pathlib import Path

import pytest

from articles.intake import Draft, Refused, drafts

FRENCH = "La délégation est arrivée à la mairie mercredi ; l’accord sur l’eau était déjà prêt, dit la greffière."
ARABIC = "عاد الوفد إلى المدينة مساء الثلاثاء بعد يومين من المحادثات حول مياه النهر، حسبما قالت كاتبة المجلس."
HEBREW = "המשלחת שבה אל העיר ביום שלישי אחרי שיחות על מי הנהר, אמרה מזכירת המועצה."
RUSSIAN = "Делегация вернулась в город во вторник вечером после переговоров о речной воде."
CZECH = "Rada se sešla v úterý večer; příští schůzka o říční vodě bude ve čtvrtek, řekl žadatel."
CHINESE = "河流委员会星期二在旧市政厅开会,同意在四个山谷之间分享旱季的水。"


def text_of(path: Path) -> str:
    [found] = drafts(path)
    assert isinstance(found, Draft), found
    return found.text


def refusal_of(path: Path) -> str:
    [found] = drafts(path)
    assert isinstance(found, Refused), found
    assert found.source == path.name
    return found.reason


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        ("Café", "latin-1"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-16"),
        (ARABIC.replace("،", ","), "iso8859-6"),
        (HEBREW, "cp1255"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CZECH, "cp1250"),
        (CHINESE, "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_letters(tmp_path: Path, text: str, encoding: str) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(text.encode(encoding))
    assert text_of(report) == text


def test_accents_far_into_a_long_file_still_tell_its_encoding(tmp_path: Path) -> None:
    text = "The council met and agreed on nothing at all.\n" * 4000 + FRENCH
    report = tmp_path / "long.txt"
    report.write_bytes(text.encode("cp1252"))
    assert text_of(report) == text


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("noise.txt", zlib.compress(bytes(range(256)) * 50)),
        ("zeros.txt", bytes(5000)),
        ("every-byte.txt", bytes(range(256)) * 20),
        ("controls.txt", b"\x01\x02\x03\x04\x05\x06 words " * 10),
        ("noise.html", bytes(range(256)) * 20),
        ("noise.csv", bytes(range(256)) * 20),
        ("noise.json", bytes(range(256)) * 20),
    ],
)
def test_what_is_not_text_is_refused(tmp_path: Path, name: str, raw: bytes) -> None:
    report = tmp_path / name
    report.write_bytes(raw)
    assert refusal_of(report) == "it is not text, or in an unknown encoding; save it as UTF-8 text"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"PK\x03\x04\x14\0\6\0", "a ZIP archive or office document"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
    ],
)
def test_a_known_kind_of_file_is_named_whatever_its_ending(tmp_path: Path, raw: bytes, kind: str) -> None:
    report = tmp_path / "renamed.txt"
    report.write_bytes(raw)
    assert refusal_of(report) == f"it is {kind}, not text; save its text as .txt or .html"


def test_damaged_utf8_is_refused_at_its_byte_and_not_turned_into_wrong_letters(tmp_path: Path) -> None:
    start, end = ARABIC[:20].encode(), ARABIC[20:].encode()
    report = tmp_path / "damaged.txt"
    report.write_bytes(start + b"\xff" + end)
    assert (
        refusal_of(report)
        == f"it is UTF-8 but byte {len(start)} is damaged; repair it there, or save it again as UTF-8"
    )


def test_a_byte_order_mark_that_lies_is_refused(tmp_path: Path) -> None:
    report = tmp_path / "odd.txt"
    report.write_bytes(b"\xff\xfea\0b\0c")
    assert refusal_of(report) == "it begins as UTF-16 but byte 6 does not fit; save it again as UTF-8"


def test_a_stray_zero_or_control_character_is_taken_out(tmp_path: Path) -> None:
    report = tmp_path / "stray.txt"
    report.write_bytes(b"The clerk\0 said \x1bnothing\x07 more.\r\n")
    assert text_of(report) == "The clerk said nothing more."


@pytest.mark.parametrize("suffix", [".txt", ".html", ".htm", ".json", ".jsonl", ".csv"])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"empty{suffix}"
    report.touch()
    assert refusal_of(report) == "the file is empty; give one with the text of a report"


@pytest.mark.parametrize("raw", [b"\n\n  \n", b"\xef\xbb\xbf", b"--- *** ---\n"])
def test_a_file_without_a_word_is_refused(tmp_path: Path, raw: bytes) -> None:
    report = tmp_path / "blank.txt"
    report.write_bytes(raw)
    assert refusal_of(report) == "there are no words in it; give the text of a report"


@pytest.mark.parametrize("suffix", [".txt", ".html", ".json", ".jsonl", ".csv"])
def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path: Path, suffix: str) -> None:
    report = tmp_path / f"huge{suffix}"
    with report.open("wb") as file:
        file.truncate(50 * 1024**2)  # sparse: no disk is used
    assert refusal_of(report) == (
        "the file has 50 MB or more, the most is 20 MB; split it, or send it as JSON Lines through standard input"
        " (import_articles -), which has no such limit"
    )


def test_a_text_of_more_than_a_million_characters_is_refused(tmp_path: Path) -> None:
    report = tmp_path / "book.txt"
    report.write_text("word " * 200_000 + "s", encoding="utf-8")
    assert refusal_of(report) == "its text has 1,000,001 characters, the most is 1,000,000; split it into articles"
    report.write_text("word " * 200_000, encoding="utf-8")
    assert len(text_of(report)) == 999_999


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "gone.txt") == "there is no such file; check the path"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert refusal_of(pipe) == "it is not a plain file; give a file or a folder"


def test_a_file_that_cannot_be_read_is_refused_with_the_systems_reason(tmp_path: Path) -> None:
    if not Path("/proc/self/mem").exists():
        pytest.skip("needs /proc/self/mem, a file that opens and cannot be read")
    report = tmp_path / "unreadable.txt"
    report.symlink_to("/proc/self/mem")
    assert refusal_of(report) == "it cannot be read (Input/output error); check the path and the disk"


def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read every file")
    report = tmp_path / "secret.txt"
    report.write_text("The clerk said nothing.", encoding="utf-8")
    report.chmod(0)
    assert refusal_of(report) == "it may not be read; give this user permission to read it"


@pytest.mark.parametrize(
    ("name", "stated"),
    [("a.pdf", ".pdf"), ("a.EML", ".eml"), ("a.warc", ".warc"), ("README", "a name without an ending")],
)
def test_other_formats_are_refused_with_those_that_are_known(tmp_path: Path, name: str, stated: str) -> None:
    report = tmp_path / name
    report.write_text("The clerk said nothing.", encoding="utf-8")
    assert refusal_of(report) == f"not read yet: {stated}; known are .txt, .html, .htm, .json, .jsonl, .csv"


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    report = tmp_path / "REPORT.TXT"
    report.write_text("The clerk said nothing.", encoding="utf-8")
    assert text_of(report) == "The clerk said nothing."
