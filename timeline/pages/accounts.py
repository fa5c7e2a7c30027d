"""Where the accounts of one event differ: what each says, side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import get_language, gettext, gettext_lazy

from articles.reading.edtf import Days

from ..models import AccountPart, Attendance, Citation, Outcome, Participation, Phase, word
from ..queries import Shown
from ..wording import in_words


@dataclass(frozen=True, slots=True)
class Side:
    """One thing said, one citation of each outlet and authority that says it, and whether the record shows it."""

    said: str
    citations: tuple[Citation, ...]
    recorded: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """That accounts differ, and on what, in words; and each side."""

    heading: str
    sides: tuple[Side, ...]


_HEADINGS = {
    "date": gettext_lazy("Accounts differ on the date"),
    "venue": gettext_lazy("Accounts differ on the venue"),
    "outcome": gettext_lazy("Accounts differ on the outcome"),
    "phase": gettext_lazy("Accounts differ on the phase"),
}


def _when(days: Days | None) -> str:
    return in_words(days, get_language() or "en") if days else ""


_SAID: dict[str, tuple[Callable[[Citation], str], Callable[[Shown], str]]] = {
    "date": (lambda c: _when(c.account_when), lambda s: _when(s.when)),
    "venue": (
        lambda c: c.account_venue.name if c.account_venue else "",
        lambda s: s.event.venue.name if s.event.venue else "",
    ),
    "outcome": (
        lambda c: _outcome(c.account_outcome, c.account_outcome_text),
        lambda s: word(Outcome, s.outcome),
    ),
    "phase": (lambda c: word(Phase, c.account_phase), lambda s: word(Phase, s.phase)),
}


def differences(shown: Shown) -> tuple[Difference, ...]:
    """For each thing that the accounts of an event differ on, all that is said of it; what is recorded comes first."""
    found = [_difference(shown, str(_HEADINGS[name]), *_SAID[name]) for name in shown.disputed if name in _SAID]
    if "attendance" in shown.disputed:
        found += [_attendance(shown, who) for who in _told_both_ways(shown)]
    return tuple(found)


def _outcome(code: str, words: str) -> str:
    return ": ".join(part for part in (word(Outcome, code), words) if part)


_Who = tuple[int | None, int | None]
_THERE = (Attendance.CONFIRMED, Attendance.REPORTED)
_AWAY = (Attendance.ABSENT, Attendance.DENIED)


def _who(part: AccountPart | Participation) -> _Who:
    return part.party_id, part.person_id


def _told_both_ways(shown: Shown) -> list[_Who]:
    """Who is there by one account and away by another."""
    said: dict[_Who, set[str]] = {}
    for citation in shown.citations:
        for part in citation.account_parts.all():
            said.setdefault(_who(part), set()).add(part.attendance)
    for recorded in shown.participations:
        if _who(recorded) in said:
            said[_who(recorded)].add(recorded.attendance)
    return [who for who, values in said.items() if values & set(_THERE) and values & set(_AWAY)]


def _attendance(shown: Shown, who: _Who) -> Difference:
    def told_by(citation: Citation) -> str:
        return next((word(Attendance, p.attendance) for p in citation.account_parts.all() if _who(p) == who), "")

    def recorded_by(shown: Shown) -> str:
        return next((word(Attendance, p.attendance) for p in shown.participations if _who(p) == who), "")

    parts = [part for citation in shown.citations for part in citation.account_parts.all() if _who(part) == who]
    name = parts[0].person or parts[0].party
    return _difference(shown, gettext("Accounts differ on the part of %s") % name, told_by, recorded_by)


def _difference(
    shown: Shown, heading: str, told_by: Callable[[Citation], str], recorded_by: Callable[[Shown], str]
) -> Difference:
    recorded = recorded_by(shown)
    said: dict[str, list[Citation]] = {recorded: []} if recorded else {}
    for citation in shown.citations:
        if told := told_by(citation):
            said.setdefault(told, []).append(citation)
    return Difference(heading, tuple(Side(words, _one_each(told), words == recorded) for words, told in said.items()))


def _one_each(told: list[Citation]) -> tuple[Citation, ...]:
    """The first citation of each outlet and authority: a reader need not be told twice who says a thing."""
    once: dict[tuple[int | None, str], Citation] = {}
    for citation in told:
        once.setdefault((citation.version.article.outlet_id, citation.attributed_to), citation)
    return tuple(once.values())
