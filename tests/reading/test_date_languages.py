"""Explicit dates in Arabic, French, Hebrew and Spanish: the corpus, and what must not be read."""

from datetime import date

import pytest

from articles.reading import dates
from articles.reading.date_languages import LANGUAGES, Language
from articles.reading.edtf import one_day

from .cast import WEDNESDAY
from .corpus import corpus
from .tables import walks

CORPUS = corpus("dates_languages")
WRITTEN = {"Arabic": "{} {} 2021", "French": "{} {} 2021", "Hebrew": "{} ב{} 2021", "Spanish": "{} de {} de 2021"}


@pytest.mark.parametrize(
    ("text", "expression", "value", "edtf"), [pytest.param(*row, id=row[1]) for row in CORPUS["read"]]
)
def test_the_corpus_is_read(text: str, expression: str, value: str, edtf: str) -> None:
    found = [
        (m.text, m.when.timex_value, m.name) for m in dates.find(text, CORPUS["reference_day"]) if m.when is not None
    ]
    assert [reading for reading in found if reading[0].endswith(expression)] == [(found[-1][0], value, edtf)]
    assert len(found) == 1


@pytest.mark.parametrize("text", CORPUS["not_read"])
def test_no_day_is_read_where_none_stands(text: str) -> None:
    assert [m.name for m in dates.find(text, CORPUS["reference_day"]) if len(m.name) == len("2024-02-14")] == []


@walks("language", LANGUAGES)
@walks("month", range(1, 13))
def test_every_spelling_of_every_month_is_read(language: Language, month: int) -> None:
    for word in language.months[month - 1]:
        (mention,) = dates.find(WRITTEN[language.name].format(17, word), WEDNESDAY)
        assert mention.when is not None
        assert (mention.when.days, mention.when.anchor) == (one_day(date(2021, month, 17)), None)


def test_a_day_and_month_without_a_year_keeps_another_year_as_alternative() -> None:
    (mention,) = dates.find("Ils sont partis le 20 mai.", WEDNESDAY)
    assert mention.when is not None
    assert mention.when.anchor == WEDNESDAY
    (other,) = mention.when.alternatives
    assert other.why == "the same day of another year"
