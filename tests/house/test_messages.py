"""The pages are translated whole: no word is left out, none is out of use, and what is compiled is what is written."""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .messages import LANGUAGES, LOCALE, ROOT, TEMPLATES, Message, catalogue, found

SAME_EVERYWHERE = {
    "400", "403", "404", "410", "500", "EDTF", "ISO 3166-1", "BibTeX", "CSL-JSON", "TimelineJS (JSON",
    "/api/v1/changes/",
}  # fmt: skip
"""What is written alike in every language."""


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    return list(found())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_no_other_is_kept(messages: list[Message], language: str) -> None:
    kept = {
        (each.context or "", tuple(each.id) if each.pluralizable else each.id): each for each in catalogue(language)
    }
    del kept["", ""]
    assert list(kept) == messages
    for each in kept.values():
        forms = each.string if isinstance(each.string, tuple) else (each.string,)
        assert all(form.strip() for form in forms), each.id
        assert not each.fuzzy, each.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_places_of_values_and_the_markup(language: str) -> None:
    places = re.compile(r"%\(\w+\)[sd]|%s|\{\w*\}|</?\w+[^>]*>")
    for each in catalogue(language):
        if not each.id:
            continue
        ids = each.id if each.pluralizable else (each.id,)
        forms = each.string if each.pluralizable else (each.string,)
        wanted = set(places.findall(ids[-1]))
        for form in forms:
            counted = {place for place in wanted if "number" in place or "count" in place}
            assert wanted - set(places.findall(form)) <= (counted if each.pluralizable else set()), form
            assert set(places.findall(form)) <= wanted, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for each in catalogue(language):
        if each.id and not each.pluralizable:
            told = compiled.pgettext(each.context, each.id) if each.context else compiled.gettext(each.id)
            assert told == each.string
        elif each.id:
            assert compiled.ngettext(*each.id, 5) in each.string


def plain_words(source: str) -> Iterator[str]:
    """What a template says without asking for a translation: text, and attributes that are read out."""
    source = re.sub(r"\{% blocktranslate.*?endblocktranslate %\}|\{#.*?#\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\n", source, flags=re.DOTALL)
    yield from re.findall(r'(?:aria-label|title|alt|placeholder|content)="([^"]*[A-Za-z]{2}[^"]*)"', source)
    source = re.sub(r"&lt;.*?&gt;|<[^>]*>|&\w+;", "\n", source, flags=re.DOTALL)
    yield from (line.strip(" ,.:;()–") for line in source.splitlines() if re.search(r"[^\W\d_]{2}|\d{3}", line))


MACHINE_WORDS = {"width=device-width, initial-scale=1", "light dark", "article", "summary_large_image", "1200", "630",
                 "noindex"}  # fmt: skip


@pytest.mark.parametrize("path", [path for pattern in TEMPLATES for path in sorted(ROOT.glob(pattern))], ids=str)
def test_no_template_says_a_word_that_cannot_be_translated(path: Path) -> None:
    if path.name in ("api_docs.html",):
        pytest.skip("the page of the API is in English, as the API is")
    assert set(plain_words(path.read_text("utf-8"))) - SAME_EVERYWHERE - MACHINE_WORDS == set()
