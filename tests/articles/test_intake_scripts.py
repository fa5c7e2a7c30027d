"""A text that names no language is taken for the commonest one of its script."""

import pytest

from articles.intake import language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Talks ended in Vantaa.", "en"),
        ("انتهت المحادثات في مدينة الميناء (Vantaa) يوم الثلاثاء", "ar"),
        ("השיחות הסתיימו ביום שלישי", "he"),
        ("Переговоры завершились", "ru"),
        ("12, 13 — 14!", "en"),
        ("", "en"),
    ],
)
def test_the_language_follows_the_script_of_most_letters(text: str, lang: str) -> None:
    assert language_of(text) == lang
