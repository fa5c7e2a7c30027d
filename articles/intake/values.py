"""What intake hands on: a draft of an article, a refusal, or a note."""

from dataclasses import dataclass
from datetime import date

from .normal import normalise, one_line

MOST_CHARACTERS = 1_000_000
"""The longest text of one article, in code points: longer ones are whole books or dumps, not reports."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as a file tells it, not stored yet.

    `text` is normalised; offsets count its code points. `published` is the day of publication if the file itself
    gives evidence of one, and `published_basis` names that evidence: "given" (a field of the record), "metadata" (of
    a web page), "" when there is none. `page_date` is the date printed at the head of the page, which may be the day
    the page was fetched. `source_name` is the file's name, with the line or item for files that hold several.
    """

    text: str
    headline: str = ""
    outlet: str = ""
    byline: str = ""
    url: str = ""
    lang: str = ""
    published: date | None = None
    published_basis: str = ""
    page_date: date | None = None
    source_name: str = ""


class Refused(Exception):
    """A file or record that was not taken, raised or handed on as a result.

    `source` names it, `reason` is a sentence with the cure.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)  # both, so that it survives the way back from another process
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Note:
    """Something about a file that its reader should know although nothing was refused."""

    source: str
    remark: str


Outcome = Draft | Refused | Note


def draft(
    source: str,
    text: str,
    *,
    headline: str = "",
    outlet: str = "",
    byline: str = "",
    url: str = "",
    lang: str = "",
    published: date | None = None,
    published_basis: str = "",
    page_date: date | None = None,
) -> Draft:
    """A draft with its text normalised and every other string on one line.

    Raises Refused when the text has no words or more than MOST_CHARACTERS.
    """
    words = normalise(text)
    if not any(letter.isalnum() for letter in words):
        raise Refused(source, "there are no words in it; give the text of a report")
    if len(words) > MOST_CHARACTERS:
        raise Refused(
            source, f"its text has {len(words):,} characters, the most is {MOST_CHARACTERS:,}; split it into articles"
        )
    return Draft(
        text=words,
        headline=one_line(headline),
        outlet=one_line(outlet),
        byline=one_line(byline),
        url=one_line(url),
        lang=one_line(lang),
        published=published,
        published_basis=published_basis if published else "",
        page_date=page_date,
        source_name=one_line(source),
    )


def shown(value: object) -> str:
    """A bad value as a message shows it: quoted, printable, at most 60 characters."""
    quoted = repr(value)
    return quoted if len(quoted) <= 60 else quoted[:57] + "..."
