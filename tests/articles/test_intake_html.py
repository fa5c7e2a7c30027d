from datetime import date
from pathlib import Path

import pytest

from articles.intake import Draft, Refused, drafts

FIRST = (
    "The river council met in the old town hall on 12 February 2024 and agreed to share the water of the dry months"
    " among the four valleys, its clerk said."
)
SECOND = "A second session follows when the snow melts, she added, and the farmers will send their own delegates."
PUBLISHED = '<meta property="article:published_time" content="2024-03-05T09:00:00+02:00">'
MODIFIED = '<meta property="article:modified_time" content="2024-06-01T09:00:00+02:00">'


def page(head: str = "", first: str = FIRST, lang: str = ' lang="en-GB"') -> str:
    return (
        f"<!DOCTYPE html><html{lang}><head><title>Valleys agree to share the water</title>{head}</head><body>"
        '<nav><a href="/">Front page</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>Valleys agree to share the water</h1><p>{first}</p><p>{SECOND}</p></article>"
        "<script>var advertisement = 1;</script><footer>All rights reserved 2026</footer></body></html>"
    )


def read(folder: Path, raw: str | bytes, name: str = "page.html") -> Draft | Refused:
    file = folder / name
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    [found] = drafts(file)
    assert isinstance(found, Draft | Refused)
    return found


def test_the_articles_text_is_taken_without_the_page_around_it(tmp_path: Path) -> None:
    found = read(tmp_path, page(), "page.htm")
    assert isinstance(found, Draft)
    assert found.text == f"Valleys agree to share the water\n{FIRST}\n{SECOND}"
    assert found.source_name == "page.htm"


def test_the_metadata_of_the_page_is_taken(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        page(
            f'{PUBLISHED}{MODIFIED}<meta property="og:site_name" content="Upland News">'
            '<meta name="author" content="Jane Roe"><link rel="canonical" href="https://upland.example/reports/12">'
        ),
    )
    assert isinstance(found, Draft)
    assert found.headline == "Valleys agree to share the water"
    assert (found.outlet, found.byline, found.lang) == ("Upland News", "Jane Roe", "en-GB")
    assert found.url == "https://upland.example/reports/12"
    assert (found.published, found.published_basis) == (date(2024, 3, 5), "metadata")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (PUBLISHED, date(2024, 3, 5)),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-06-01", "datePublished":'
         ' "2024-03-07T10:00:00Z"}</script>', date(2024, 3, 7)),
        ('<meta name="date" content="2024-03-08">', date(2024, 3, 8)),
        (MODIFIED, None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-06-01"}</script>', None),
        ("", None),
    ],
)  # fmt: skip
def test_only_a_stated_publication_day_is_one(tmp_path: Path, head: str, published: date | None) -> None:
    """Neither the day of the last change nor the day that the text names is when the report was published."""
    found = read(tmp_path, page(head))
    assert isinstance(found, Draft)
    assert (found.published, found.published_basis) == (published, "metadata" if published else "")


@pytest.mark.parametrize(
    ("declaration", "encoding", "sentence"),
    [
        ('<meta charset="windows-1256">', "cp1256", "عاد الوفد إلى المدينة مساء الثلاثاء بعد يومين من المحادثات."),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1254">', "cp1254",
         "Kurul salı akşamı şehre döndü; görüşmeler çarşamba günü sürecek, kâtip böyle söyledi."),
        ('<meta charset="iso-8859-1">', "cp1252", "L’accord était déjà prêt, a dit la greffière – « enfin »."),
        ('<meta charset="no-such-encoding">', "cp1252", "L’accord était déjà prêt, a dit la greffière."),
        ('<meta charset="hex">', "cp1252", "L’accord était déjà prêt, a dit la greffière."),
        ('<meta charset="iso-8859-1">', "utf-8", "L’accord était déjà prêt, a dit la greffière."),
    ],
)  # fmt: skip
def test_the_declared_encoding_is_followed_when_it_is_true(
    tmp_path: Path, declaration: str, encoding: str, sentence: str
) -> None:
    found = read(tmp_path, page(declaration, first=sentence).encode(encoding))
    assert isinstance(found, Draft)
    assert found.text.split("\n")[1] == sentence


def test_xhtml_with_an_xml_declaration_is_read(tmp_path: Path) -> None:
    text = '<?xml version="1.0" encoding="windows-1252"?>\n' + page(lang=' xml:lang="fr"', first="L’été était déjà là.")
    found = read(tmp_path, text.encode("cp1252"))
    assert isinstance(found, Draft)
    assert (found.text.split("\n")[1], found.lang) == ("L’été était déjà là.", "fr")


def test_metadata_that_cannot_be_kept_is_left_out(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="not an address">'
    found = read(tmp_path, page(head, lang=' lang="the language of the uplands"'))
    assert isinstance(found, Draft)
    assert (found.url, found.lang) == ("", "")


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body></body></html>",
        b"<html><head><title>Only a title</title></head></html>",
        b"<" * 1000,
        b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000,
        b"<html><body><script>var words = 'not an article';</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, raw: bytes) -> None:
    found = read(tmp_path, raw)
    assert isinstance(found, Refused)
    assert found.source == "page.html"
    assert found.reason in (
        "no article was found in the page; save the article's text as .txt",
        "it is not a web page; give one, or name the file .txt",
    )


def test_a_page_too_long_to_search_is_refused_before_it_is_searched(tmp_path: Path) -> None:
    found = read(tmp_path, "<html><body><script>" + "x" * 3_000_000 + "</script>" + "<p>word</p>" * 600_000)
    assert isinstance(found, Refused)
    assert found.reason == (
        "the page holds 2,400,000 characters, the most is 2,000,000; save the article's text as .txt"
    )


def test_scripts_and_pictures_do_not_make_a_page_too_long(tmp_path: Path) -> None:
    heavy = "<script>" + "var x;" * 500_000 + '</script><meta name="picture" content="' + "A" * 3_000_000 + '">'
    found = read(tmp_path, page(heavy))
    assert isinstance(found, Draft)
    assert found.text.endswith(SECOND)
