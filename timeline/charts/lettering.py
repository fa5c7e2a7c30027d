"""Lines of text as they are drawn: in Latin, Greek, Cyrillic, Arabic and Hebrew letters, each in a font of its own.

The fonts lie beside this module, so that every machine draws the same. Arabic letters are joined and lines put into
the order of drawing here, for the library that draws them can only do so where another one is installed.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display
from PIL import ImageDraw, ImageFont

_FONTS = Path(__file__).with_name("fonts")
_LATIN = "NotoSerif.ttf"
_RANGES = (
    (0x0020, 0x024F, _LATIN),
    (0x0370, 0x045F, _LATIN),
    (0x0490, 0x0491, _LATIN),
    (0x0590, 0x05FF, "NotoSerifHebrew.ttf"),
    (0x0600, 0x077F, "NotoNaskhArabic.ttf"),
    (0x1E00, 0x1EFF, _LATIN),
    (0x2010, 0x2027, _LATIN),
    (0x2030, 0x203A, _LATIN),
    (0x20AC, 0x20AC, _LATIN),
    (0xFB1D, 0xFB4F, "NotoSerifHebrew.ttf"),
    (0xFB50, 0xFEFC, "NotoNaskhArabic.ttf"),
)
"""Which font has the letters from one code point to another."""

_RESHAPER = ArabicReshaper({"delete_harakat": True})  # marks would have to be placed over their letters


def drawable(text: str) -> str:
    """The text without what no font here has, nor marks that stand over or under letters."""
    composed = unicodedata.normalize("NFC", text)
    kept = (letter if _font_of(letter) else " " for letter in composed if not unicodedata.combining(letter))
    return " ".join("".join(kept).split())


def from_right(text: str) -> bool:
    """Whether a line runs from right to left, by its first letter."""
    return next(
        (kind in ("R", "AL") for kind in map(unicodedata.bidirectional, text) if kind in ("L", "R", "AL")), False
    )


def width(text: str, size: int) -> float:
    """How wide a line is, in pixels."""
    return sum(float(_font(name, size).getlength(run)) for name, run in runs(text))


def draw_line(draw: ImageDraw.ImageDraw, x: float, baseline: float, text: str, size: int, fill: str) -> None:
    """Draw a line whose left edge is at x."""
    for name, run in runs(text):
        font = _font(name, size)
        draw.text((x, baseline), run, font=font, fill=fill, anchor="ls")
        x += float(font.getlength(run))


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of one font, in the order of drawing."""
    shown = get_display(_RESHAPER.reshape(text))
    for name, letters in groupby(shown, key=_font_of):
        if name:
            yield name, "".join(letters)


@cache
def _font_of(letter: str) -> str:
    """The file of the font that has a letter; nothing where none has."""
    return next((name for first, last, name in _RANGES if first <= ord(letter) <= last), "")


@cache
def _font(name: str, size: int) -> Any:
    return ImageFont.truetype(_FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
