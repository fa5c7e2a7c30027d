"""From a file's bytes to its characters: how large it may be, whether it is text, and in which encoding."""

import codecs
import re
import stat
from pathlib import Path

from charset_normalizer import CharsetMatch, from_bytes

from .values import Refused

MOST_BYTES = 20 * 1024 * 1024
"""The largest file that is read whole; twenty times the longest article."""

_SAMPLE = 64 * 1024
"""How many bytes an encoding is guessed from; guessing costs seconds a megabyte."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with the mark of UTF-16, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
)

# The legacy encodings that news is found in, the most usual first: an order that decides between equal guesses.
# The whole list of Python's codecs would do worse, since every byte string is clean text in one of them.
_LEGACY = (
    "cp1252", "cp1256", "cp1255", "cp1251", "cp1254", "cp1250", "cp1253", "koi8_r", "iso8859_6",
    "gb18030", "cp932", "cp949", "big5",
)  # fmt: skip

# What a page declares, and what its author's machine wrote (https://encoding.spec.whatwg.org/#names-and-labels).
_WRITTEN_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}

_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_INSIDE_A_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s\x00-\x7f‘’–—·‑](?=[^\W\d_])|(?<=[^\W\d_])[¹²³¼½¾](?=[^\W\d_])")


def read_bytes(path: Path) -> bytes:
    """The whole content of a file of at most MOST_BYTES; a larger one is refused before it is read.

    Raises Refused when it is missing, not a plain file, not permitted, too large or empty.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused(path.name, "it is not a plain file; give a file or a folder")
        if found.st_size > MOST_BYTES:
            raise _too_large(path.name, found.st_size)
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)  # the size may lie: a file of /proc says 0
    except OSError as fault:
        raise Refused(path.name, _why_unreadable(fault)) from fault
    if len(raw) > MOST_BYTES:
        raise _too_large(path.name, len(raw))
    if not raw:
        raise Refused(path.name, "the file is empty; give one with the text of a report")
    return raw


def _too_large(source: str, size: int) -> Refused:
    return Refused(
        source,
        f"the file has {size / 1024**2:.0f} MB or more, the most is {MOST_BYTES // 1024**2} MB; split it, or send it"
        " as JSON Lines through standard input (import_articles -), which has no such limit",
    )


def _why_unreadable(fault: OSError) -> str:
    match fault:
        case FileNotFoundError():
            return "there is no such file; check the path"
        case PermissionError():
            return "it may not be read; give this user permission to read it"
    return f"it cannot be read ({fault.strerror or fault}); check the path and the disk"


def decode(raw: bytes, source: str, declared: str | None = None) -> str:
    """The characters of a file: by its byte order mark, as UTF-8, as `declared`, or by a guess among legacy encodings.

    `declared` is the encoding's name that the file gives itself. Raises Refused when the bytes are not text, or are
    damaged UTF-8, which a guess would turn into wrong letters everywhere.
    """
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise Refused(source, f"it is {kind}, not text; save its text as .txt or .html")
    text = _marked(raw, source)
    if text is None:
        text = _unmarked(raw, source, declared)
    if len(_CONTROL.findall(text)) > 4 + len(text) // 50:
        raise _not_text(source)
    return text


def _marked(raw: bytes, source: str) -> str | None:
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            try:
                return raw.decode(codec)
            except UnicodeDecodeError as fault:
                raise Refused(
                    source,
                    f"it begins as {codec.upper()} but byte {fault.start} does not fit; save it again as UTF-8",
                ) from fault
    return None


def _unmarked(raw: bytes, source: str, declared: str | None) -> str:
    if (codec := _wide(raw)) and (text := _decoded(raw, codec)) is not None:
        return text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        _refuse_damaged(raw, source, fault)
    if declared and (codec := _codec(declared)) and (text := _decoded(raw, codec)) is not None:
        return text
    if raw.count(0) > 4 + len(raw) // 50:
        raise _not_text(source)
    return _guessed(raw, source)


def _wide(raw: bytes) -> str | None:
    """The codec of UTF-16 without a mark, seen by the zero bytes of its spaces and Latin letters, else None."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    if len(raw) % 2 or max(even, odd) < len(raw) // 20 or max(even, odd) < 10 * min(even, odd) or not even + odd:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _refuse_damaged(raw: bytes, source: str, fault: UnicodeDecodeError) -> None:
    """Legacy text forms a valid UTF-8 sequence only by chance, so many of them beside few bad bytes mean damage."""
    good = len(_MULTIBYTE.findall(raw))
    bad = raw.decode("utf-8", "replace").count("\ufffd")
    if good > 10 * bad:
        raise Refused(
            source, f"it is UTF-8 but byte {fault.start} is damaged; repair it there, or save it again as UTF-8"
        )


def _codec(label: str) -> str | None:
    """The Python codec for a declared encoding's name, or None for an unknown one."""
    try:
        name = codecs.lookup(label.strip()).name
    except (LookupError, ValueError):
        return None
    return _WRITTEN_AS.get(name, name)


def _decoded(raw: bytes, codec: str) -> str | None:
    try:
        text = codecs.decode(raw, codec)
    except (UnicodeError, LookupError, ValueError, TypeError):  # a codec that is no text encoding raises its own
        return None
    return text if isinstance(text, str) else None


def _guessed(raw: bytes, source: str) -> str:
    matches = from_bytes(_telling(raw), cp_isolation=list(_LEGACY))
    for _, codec in sorted((_doubt(match), _usual(match)) for match in matches):
        if codec and (text := _decoded(raw, codec)) is not None:
            return text
    raise _not_text(source)


def _doubt(match: CharsetMatch) -> tuple[float, int, float, int]:
    """How far a guess is from text of some language; the least doubtful sorts first, the most usual among equals."""
    codec = _usual(match)
    rank = _LEGACY.index(codec) if codec else len(_LEGACY)
    return round(match.chaos, 2), len(_INSIDE_A_WORD.findall(str(match))), -round(match.coherence, 2), rank


def _usual(match: CharsetMatch) -> str:
    """The most usual of the encodings that give a match's letters, "" when it is none that is known here."""
    return next((codec for codec in _LEGACY if codec in match.could_be_from_charset), "")


def _telling(raw: bytes) -> bytes:
    """The lines that tell encodings apart, those with bytes beyond ASCII, up to the sample's size."""
    if len(raw) <= _SAMPLE:
        return raw
    lines = [line for line in raw.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE]


def _not_text(source: str) -> Refused:
    return Refused(source, "it is not text, or in an unknown encoding; save it as UTF-8 text")
