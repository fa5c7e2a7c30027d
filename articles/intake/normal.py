"""The one form in which text is stored, fixed before any offset into it exists."""

import re
import unicodedata

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")  # a page break or a separator ends a line as well

_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; those that end a line are gone by then
    "\xad"  # soft hyphen: where the layout may break a word, no part of the word
    "\ufeff"  # byte order mark
    "\ud800-\udfff"  # half of a surrogate pair: PostgreSQL and UTF-8 cannot hold it
    "\ufdd0-\ufdef"  # never characters
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)

# Accents piled on one letter beyond any language's use (https://unicode.org/reports/tr15/#Stream_Safe_Text_Format):
# sorting them takes time that grows with their square, minutes for one hostile file.
_MOST_ACCENTS = 30
_PERHAPS_PILED = re.compile(rf"[^\w\s\x00-\x7f]{{{_MOST_ACCENTS // 2},}}")  # one sign may stand for two accents


def normalise(text: str) -> str:
    """Text as it is stored: NFC, lines end in LF, no control characters but tab, no blank edges.

    Byte order marks, lone surrogates, noncharacters and soft hyphens are removed; spaces at the end of each line and
    blank lines around the whole go. Of more than thirty accents on one letter the rest go. Zero-width and
    direction marks stay: they carry meaning in Arabic, Hebrew and Persian. Doing it twice changes nothing.
    """
    text = _UNWANTED.sub("", _LINE_END.sub("\n", text))
    text = _PERHAPS_PILED.sub(_thinned, text)
    lines = unicodedata.normalize("NFC", text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _thinned(signs: re.Match[str]) -> str:
    kept, piled = [], 0
    for sign in signs[0]:
        accents = unicodedata.normalize("NFD", sign)
        piled = piled + len(accents) if unicodedata.combining(accents[0]) else 0
        if piled <= _MOST_ACCENTS:
            kept.append(sign)
    return "".join(kept)


def one_line(text: str) -> str:
    """A name or headline in the same form, on one line with single spaces."""
    return " ".join(normalise(text).split())
