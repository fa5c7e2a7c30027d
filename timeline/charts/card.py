"""The social card: a picture with a title, shown where somebody shares the address of a page."""

import unicodedata
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, MARGIN = 1200, 630, 84
PAPER, INK, SOFT, ACCENT = "#faf8f3", "#1e1c19", "#5a554c", "#17505c"
LARGEST, SMALLEST, MOST_LINES = 76, 44, 4


def card(title: str, *, above: str, below: str, site: str) -> bytes:
    """A PNG of 1200 by 630: a title over at most four lines, a line above (a date) and one below (a place).

    The font has unaccented Latin letters only: accents are left out, and so is any other script.
    """
    title, above, below = _latin(title) or site, _latin(above), _latin(below)
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    draw.text((MARGIN, 74), _fitted(above, 34), font=_font(34), fill=ACCENT)
    size, lines = _set(title)
    for number, line in enumerate(lines):
        draw.text((MARGIN, 142 + number * size * 1.2), line, font=_font(size), fill=INK)
    draw.text((MARGIN, HEIGHT - 168), _fitted(below, 30), font=_font(30), fill=SOFT)
    draw.line((MARGIN, HEIGHT - 106, WIDTH - MARGIN, HEIGHT - 106), fill="#d9d3c5", width=2)
    draw.ellipse((MARGIN, HEIGHT - 70, MARGIN + 18, HEIGHT - 52), fill=ACCENT)
    draw.text((MARGIN + 32, HEIGHT - 80), _fitted(site, 28), font=_font(28), fill=INK)
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _latin(text: str) -> str:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join("".join(letter for letter in plain if letter.isascii() or letter in "“”‘’–—…·").split())


@cache
def _font(size: int) -> Any:
    """The font that comes with Pillow (Aileron, CC0), so that every machine draws the same."""
    return ImageFont.load_default(size)


def _set(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines; what does not fit even at the smallest is cut."""
    for size in range(LARGEST, SMALLEST - 1, -8):
        lines = _lines(title, size)
        if len(lines) <= MOST_LINES - 1:
            return size, lines
    lines = _lines(title, SMALLEST)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], _fitted(" ".join(lines[MOST_LINES - 1 :]), SMALLEST)]
    return SMALLEST, lines


def _lines(text: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and _width(joined, size) <= WIDTH - 2 * MARGIN:
            lines[-1] = joined
        else:
            lines.append(_fitted(word, size))
    return lines


def _fitted(text: str, size: int) -> str:
    """A line, cut with an ellipsis where it is too long."""
    if _width(text, size) <= WIDTH - 2 * MARGIN:
        return text
    while text and _width(f"{text}…", size) > WIDTH - 2 * MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _width(text: str, size: int) -> float:
    return float(_font(size).getlength(text))
