from datetime import date
from pathlib import Path

import pytest

from articles.intake import Draft, drafts
from articles.intake.heading import date_in

BODY = (
    "The river council met in the old town hall on Tuesday and agreed to share the water of the dry months among the"
    " four valleys, its clerk said.\nA second session follows when the snow melts, she added."
)


def read(folder: Path, text: str) -> Draft:
    report = folder / "report.txt"
    report.write_text(text, encoding="utf-8")
    [found] = drafts(report)
    assert isinstance(found, Draft), found
    return found


def test_a_file_is_one_article_with_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, BODY) == Draft(text=BODY, source_name="report.txt")


@pytest.mark.parametrize(
    ("head", "headline", "page_date"),
    [
        ("Valleys agree to share the water\n", "Valleys agree to share the water", None),
        ("Valleys agree\n\n", "Valleys agree", None),
        ("May 23, 2024\n\nUpland News\n\nValleys agree to share the water\n\n", "Valleys agree to share the water",
         date(2024, 5, 23)),
        ("UPLANDS\nTue 05 Mar 2024 2:17 pm - Hill Time\nValleys agree to share the water\n",
         "Valleys agree to share the water", date(2024, 3, 5)),
        ("Valleys agree to share the water\nPublished: 3 April 2024\n", "Valleys agree to share the water",
         date(2024, 4, 3)),
        ("2024-04-03\n", "", date(2024, 4, 3)),
        ("Tuesday\n", "Tuesday", None),
        ("الأودية تتفق على تقاسم المياه\n٢٣ مايو ٢٠٢٤\n", "الأودية تتفق على تقاسم المياه", date(2024, 5, 23)),
    ],
)  # fmt: skip
def test_the_head_gives_a_headline_and_the_date_of_the_page_and_stays_in_the_text(
    tmp_path: Path, head: str, headline: str, page_date: date | None
) -> None:
    found = read(tmp_path, head + BODY)
    assert (found.headline, found.page_date) == (headline, page_date)
    assert (found.published, found.published_basis) == (None, "")
    assert found.text == head + BODY


def test_a_date_below_the_first_paragraph_is_not_the_date_of_the_page(tmp_path: Path) -> None:
    assert read(tmp_path, f"Valleys agree to share\n{BODY}\n3 April 2024\nMore follows.").page_date is None


def test_short_lines_alone_have_no_head(tmp_path: Path) -> None:
    found = read(tmp_path, "Only a line\n3 April 2024")
    assert (found.headline, found.page_date) == ("", None)


@pytest.mark.parametrize(
    "line",
    [
        "Tuesday", "Tue", "on Tuesday", "today", "yesterday", "May", "May 2024", "2024", "5 March", "March 5", "12",
        "5 o'clock", "Round 2 of 2024", "05/03/2024", "05.03.2024", "1 in 2024", "Agenda 2030", "31 February 2024",
        "The council met on 5 March 2024", "Cairo", "", "2:17 pm", "99/99/2024", "May 23, 0024",
    ],
)  # fmt: skip
def test_less_than_a_whole_date_on_its_own_line_is_no_date(line: str) -> None:
    assert date_in(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("May 23, 2024", date(2024, 5, 23)),
        ("23 May 2024", date(2024, 5, 23)),
        ("Thursday, 7 March 2024", date(2024, 3, 7)),
        ("Tue 05 Mar 2024 2:17 pm - Hill Time", date(2024, 3, 5)),
        ("Last updated on 7 March 2024 | 10:15", date(2024, 3, 7)),
        ("23/05/2024", date(2024, 5, 23)),
        ("2024-03-07T10:15:00Z", date(2024, 3, 7)),
        ("الخميس 7 مارس 2024", date(2024, 3, 7)),
        ("23 במאי 2024", date(2024, 5, 23)),
        ("23 mai 2024", date(2024, 5, 23)),
    ],
)
def test_a_whole_date_on_its_own_line_is_that_day(line: str, day: date) -> None:
    assert date_in(line) == day
