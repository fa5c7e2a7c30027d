"""Web pages: the article's text without the page around it, and what the page's metadata says of it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from .heading import date_printed, head
from .normal import normalise
from .text import decode, read_bytes
from .values import MOST_CHARACTERS, Draft, Refused, draft

# https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding; authors put it later than they should.
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_DECLARED_WITHIN = 8 * 1024

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?")
# For want of a publication day, a day of change would be taken for one. So what names it is taken away.
_CHANGED = re.compile(r"<(?:meta|time)\b[^<>]{0,400}(?:modified|updated)[^<>]{0,400}>", re.I)
_CHANGED_IN_JSON = re.compile(r'("dateModified"\s*:\s*)"[^"]{0,60}"')

# For htmldate: the day that the metadata calls the publication, not the last change and not a day that the text names.
_PUBLICATION = {"original_date": True, "extensive_search": False}

# Finding the article takes time that grows with the square of the page; this much takes some seconds.
_MOST_ON_A_PAGE = 2 * MOST_CHARACTERS

_LONGEST = {"headline": 500, "outlet": 200, "byline": 300, "url": 2000}


def read(path: Path) -> Iterator[Draft]:
    """The article of a web page. Its metadata gives headline, outlet, byline, address, language and publication day."""
    raw = read_bytes(path)
    stated = _DECLARED.search(raw, 0, _DECLARED_WITHIN)
    page = decode(raw, path.name, declared=stated[1].decode("ascii", "replace") if stated else None)
    # lxml refuses characters under an XML declaration, which speaks of bytes, and stops at a zero.
    page = _XML_DECLARATION.sub("", page).replace("\0", "")
    page = _CHANGED_IN_JSON.sub(r'\1""', _CHANGED.sub("", page))
    try:
        article = _article(path.name, page)
    except Refused:
        raise
    except Exception as fault:  # broken pages break the parsers in ways that they do not list
        reason = f"the page cannot be parsed ({type(fault).__name__}); save its text as .txt"
        raise Refused(path.name, reason) from fault
    yield article


def _article(source: str, page: str) -> Draft:
    tree = load_html(page)
    if tree is None:
        raise Refused(source, "it is not a web page; give one, or name the file .txt")
    if (size := _characters_on(tree)) > _MOST_ON_A_PAGE:
        reason = f"the page holds {size:,} characters, the most is {_MOST_ON_A_PAGE:,}; save the article's text as .txt"
        raise Refused(source, reason)
    found = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=_PUBLICATION)
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise Refused(source, "no article was found in the page; save the article's text as .txt")
    text = normalise(found.text)
    published = date.fromisoformat(found.date) if found.date else None
    return draft(
        source,
        text,
        headline=_cut(found.title, "headline"),
        outlet=_cut(found.sitename, "outlet"),
        byline=_cut(found.author, "byline"),
        url=_address(found.url),
        lang=_language(tree),
        published=published,
        published_basis="metadata" if published else "",
        page_date=date_printed(head(text)),
    )


def _characters_on(tree: Any) -> int:
    """How many characters the page shows, without its scripts and styles."""
    return sum(
        len(part.tail or "") + (0 if part.tag in ("script", "style") else len(part.text or "")) for part in tree.iter()
    )


def _cut(value: str | None, what: str) -> str:
    return (value or "")[: _LONGEST[what]]


def _address(url: str | None) -> str:
    parts = urlsplit(url or "")
    return url if url and parts.scheme in ("http", "https") and parts.netloc and len(url) <= 2000 else ""


def _language(tree: Any) -> str:
    stated = (tree.get("lang") or tree.get("xml:lang") or "").strip()
    return stated if _LANGUAGE.fullmatch(stated) else ""
