"""What formats made for readers say in words."""

import re

from ..models import Citation, Outcome, Participation, Phase
from ..queries import Shown
from ..wording import one

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def of_participant(part: Participation) -> str:
    """For example "Mira Holt for Norland (negotiator, reported)"."""
    names = [str(name) for name in (part.person, part.party) if name]
    return f"{' for '.join(names)} ({part.role}, {part.attendance})"


def source_of(citation: Citation) -> str:
    """For example "Vantaa Courier, 14 May 2024"; says when the outlet is an invented sample."""
    article = citation.version.article
    sample = " (invented sample)" if article.outlet and article.outlet.is_sample else ""
    outlet = f"{article.outlet.bare_name}{sample}" if article.outlet else article.headline
    return ", ".join(part for part in (outlet, one(article.published) if article.published else "") if part)


def counted(shown: Shown) -> str:
    """For example "3 reports, at most 2 origins": reprints share one."""
    found = shown.sources
    reports = "1 report" if found.reports == 1 else f"{found.reports} reports"
    return f"{reports}, at most {found.origins_at_most} {'origin' if found.origins_at_most == 1 else 'origins'}"


def outcome_of(shown: Shown) -> str:
    """What came of an event: the word of the vocabulary, then the line of text; empty where nothing is said."""
    code = str(Outcome(shown.outcome).label) if shown.outcome else ""
    return ": ".join(part for part in (code, shown.outcome_text) if part)


def headline_of(shown: Shown) -> str:
    """The title; what did not simply take place is told by a word before it, for example "Cancelled: "."""
    if shown.phase == Phase.HELD:
        return shown.event.title
    return f"{str(Phase(shown.phase).label).capitalize()}: {shown.event.title}"


def printable(text: str) -> str:
    """Without control characters, which calendars cannot hold; lines and tabs stay."""
    return _CONTROL.sub("", text)
