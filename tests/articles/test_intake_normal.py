import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.intake import normalise, one_line

any_text = st.text(st.characters(codec=None))  # lone surrogates too
piled = st.lists(
    st.sampled_from(["a", "\u0301", "\u0323", "\u0344", "\u0f73", "—", "\u3099", "か", " "]).flatmap(
        lambda sign: st.integers(1, 40).map(lambda count: sign * count)
    )
).map("".join)
tricky = piled | st.lists(
    st.sampled_from(
        ["a", "e", "\u0301", " ", "\t", "\n", "\r", "\r\n", "\0", "\x85", "\xa0", "\xad", "\ufeff", "\ud800", "\udc00",
         "\u2028", "\u200f", "\ufffe", "\U0001ffff", "\u1100", "\u1161", "\x1b", "ا", "\u0653"]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree"),
        ("page one\ftwo\vthree\x85four\u2028five\u2029six", "page one\ntwo\nthree\nfour\nfive\nsix"),
        ("cafe\u0301", "caf\u00e9"),
        ("\ufeffThe clerk\ufeff said", "The clerk said"),
        ("a\0b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("tab\tstays", "tab\tstays"),
        ("nego\xadtiation", "negotiation"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("never\ufffe a\uffff character\U0001fffe\ufdd0", "never a character"),
        ("trailing  \t \u00a0\n  leading", "trailing\n  leading"),
        ("\n \n\nmiddle\n\n\nblank\n \n", "middle\n\n\nblank"),
        ("—" * 40 + "…" * 40, "—" * 40 + "…" * 40),
        ("x" + "\u0323" * 31, "x" + "\u0323" * 30),
        ("\u200fعربي\u200c و\u2067فارسی\u2069", "\u200fعربي\u200c و\u2067فارسی\u2069"),
    ],
)
def test_text_takes_its_stored_form(raw: str, stored: str) -> None:
    assert normalise(raw) == stored


@given(any_text | tricky)
def test_normalising_twice_changes_nothing(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once


@given(any_text | tricky)
def test_normalised_text_can_be_stored_and_counted(raw: str) -> None:
    text = normalise(raw)
    assert text.encode().decode() == text
    assert unicodedata.is_normalized("NFC", text)
    assert {c for c in text if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")} <= {"\n", "\t"}
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text == text.strip("\n")


@given(any_text | tricky)
def test_one_line_is_one_line(raw: str) -> None:
    line = one_line(raw)
    assert "\n" not in line
    assert line == line.strip()
    assert one_line(line) == line


def test_a_million_accents_on_one_letter_do_not_hold_it_up() -> None:
    """In sorted order they would take minutes; thirty are kept, which no language exceeds."""
    assert len(normalise("x" + "\u0301\u0323" * 500_000)) == 31
