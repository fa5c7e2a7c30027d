"""Explicit dates in Arabic, French, Hebrew and Spanish mean to the engine what they mean to dateparser.

The engine reads them with its own tables, in one pass and with their spans; dateparser is the judge here.
"""

from datetime import date, timedelta

import dateparser
import pytest

from articles.reading import dates
from articles.reading.date_languages import LANGUAGES, Language

REFERENCE = date(2024, 2, 14)
# dateparser knows the month names of the Levant and of the Maghreb by the country.
LOCALES = {"Arabic": ["ar", "ar-LB", "ar-DZ"], "French": ["fr"], "Hebrew": ["he"], "Spanish": ["es"]}
WRITTEN = {"Arabic": "{} {} {}", "French": "{} {} {}", "Hebrew": "{} ב{} {}", "Spanish": "{} de {} de {}"}
WITH_WEEKDAY = {"Arabic": "{} ", "French": "{} ", "Hebrew": "יום {}, ", "Spanish": "{}, "}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
WITHOUT_HAMZA = str.maketrans("أإآ", "ااا")
DAYS = [date(1999, 1, 1) + timedelta(days=(29 * 31 + 1) * place) for place in range(12)]


def judged(language: Language, words: str) -> str | None:
    """The day that dateparser reads, as ISO, or None."""
    for locale in LOCALES[language.name]:
        if found := dateparser.parse(words, locales=[locale], settings={"DATE_ORDER": "DMY"}):
            return found.date().isoformat()
    return None


def read(words: str) -> list[str]:
    return [mention.when.timex_value for mention in dates.find(words, REFERENCE) if mention.when]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_every_month_by_every_name_is_the_day_that_dateparser_reads(language: Language) -> None:
    unknown = []
    for day in (date(2021, month, 17) for month in range(1, 13)):
        for name in language.months[day.month - 1]:
            words = WRITTEN[language.name].format(day.day, name, day.year)
            assert read(words) == [day.isoformat()], words
            if judged(language, words) is None:
                unknown.append(name)
            else:
                assert judged(language, words) == day.isoformat(), words
    # What dateparser does not know is a known name written without its hamza, as papers often do.
    known = {name.translate(WITHOUT_HAMZA) for names in language.months for name in names if name not in unknown}
    assert {name.translate(WITHOUT_HAMZA) for name in unknown} <= known
    assert language.name == "Arabic" or unknown == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_days_over_three_decades_with_their_weekday_are_those_that_dateparser_reads(
    language: Language, day: date
) -> None:
    month, weekday = language.months[day.month - 1][0], language.weekdays[day.weekday()][0]
    plain = WRITTEN[language.name].format(day.day, month, day.year)
    for words in (plain, WITH_WEEKDAY[language.name].format(weekday) + plain):
        assert read(words) == [day.isoformat()] == [judged(language, words)], words
    if language.name == "Arabic":
        assert read(plain.translate(EASTERN)) == [day.isoformat()] == [judged(language, plain.translate(EASTERN))]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_no_day_is_read_that_the_calendar_lacks_as_with_dateparser(language: Language) -> None:
    words = WRITTEN[language.name].format(30, language.months[1][0], 2023)
    assert judged(language, words) is None
    assert [value for value in read(words) if len(value) == len("2023-02-30")] == []
