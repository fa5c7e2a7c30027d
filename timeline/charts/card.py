"""The social card: a picture with a title, shown where somebody shares the address of a page."""

from io import BytesIO

from PIL import Image, ImageDraw

from .lettering import draw_line, drawable, from_right, width

WIDTH, HEIGHT, MARGIN = 1200, 630, 84
PAPER, INK, SOFT, ACCENT = "#faf8f3", "#1e1c19", "#5a554c", "#17505c"
LARGEST, SMALLEST, MOST_LINES = 72, 44, 4


def card(title: str, *, above: str, below: str, site: str, mirrored: bool = False) -> bytes:
    """A PNG of 1200 by 630: a title over at most four lines, a line above (a date) and one below (a place).

    Lines from right to left stand at the right edge, all of them where the card is `mirrored`. Letters that no font
    here has are left out; a title of nothing else gives way to the name of the site.
    """
    title, above, below, site = (drawable(text) for text in (title, above, below, site))
    title = title or site
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, 14), fill=ACCENT)
    right = mirrored or from_right(title)
    _line(draw, 104, _fitted(above, 34), 34, ACCENT, mirrored)
    size, lines = _set(title)
    for number, line in enumerate(lines):
        _line(draw, 142 + size + number * size * 1.22, line, size, INK, right)
    _line(draw, HEIGHT - 138, _fitted(below, 30), 30, SOFT, mirrored)
    draw.line((MARGIN, HEIGHT - 106, WIDTH - MARGIN, HEIGHT - 106), fill="#d9d3c5", width=2)
    dot = WIDTH - MARGIN - 18 if mirrored else MARGIN
    draw.ellipse((dot, HEIGHT - 70, dot + 18, HEIGHT - 52), fill=ACCENT)
    _line(draw, HEIGHT - 52, _fitted(site, 28), 28, INK, mirrored, 32)
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _line(
    draw: ImageDraw.ImageDraw, baseline: float, text: str, size: int, fill: str, right: bool, inset: int = 0
) -> None:
    """Draw a line from the left edge of the card, or up to the right one."""
    x = WIDTH - MARGIN - inset - width(text, size) if right or from_right(text) else MARGIN + inset
    draw_line(draw, x, baseline, text, size, fill)


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
        if lines and width(joined, size) <= WIDTH - 2 * MARGIN:
            lines[-1] = joined
        else:
            lines.append(_fitted(word, size))
    return lines


def _fitted(text: str, size: int) -> str:
    """A line, cut with an ellipsis where it is too long."""
    if width(text, size) <= WIDTH - 2 * MARGIN:
        return text
    while text and width(f"{text}…", size) > WIDTH - 2 * MARGIN:
        text = text[:-1]
    return f"{text.rstrip()}…"
