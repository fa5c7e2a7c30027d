"""Where the accounts of one event differ: what each says, side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from ..models import Citation, Outcome, Phase
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
    """What the accounts differ on ("date", "venue", "outcome", "phase"), and each side."""

    on: str
    sides: tuple[Side, ...]


_SAID: dict[str, tuple[str, Callable[[Citation], str], Callable[[Shown], str]]] = {
    "when": ("date", lambda c: in_words(c.account_when) if c.account_when else "", lambda s: s.display),
    "venue": (
        "venue",
        lambda c: c.account_venue.name if c.account_venue else "",
        lambda s: s.event.venue.name if s.event.venue else "",
    ),
    "outcome": (
        "outcome",
        lambda c: Outcome(c.account_outcome).label if c.account_outcome else "",
        lambda s: Outcome(s.outcome).label if s.outcome else "",
    ),
    "phase": (
        "phase",
        lambda c: Phase(c.account_phase).label if c.account_phase else "",
        lambda s: Phase(s.phase).label,
    ),
}


def differences(shown: Shown) -> tuple[Difference, ...]:
    """For each thing that the accounts of an event differ on, all that is said of it; what is recorded comes first."""
    return tuple(_difference(shown, name) for name in shown.disputed)


def _difference(shown: Shown, name: str) -> Difference:
    on, told_by, recorded_by = _SAID[name]
    recorded = recorded_by(shown)
    said: dict[str, list[Citation]] = {recorded: []} if recorded else {}
    for citation in shown.citations:
        if told := told_by(citation):
            said.setdefault(told, []).append(citation)
    return Difference(on, tuple(Side(words, _one_each(told), words == recorded) for words, told in said.items()))


def _one_each(told: list[Citation]) -> tuple[Citation, ...]:
    """The first citation of each outlet and authority: a reader need not be told twice who says a thing."""
    once: dict[tuple[int | None, str], Citation] = {}
    for citation in told:
        once.setdefault((citation.version.article.outlet_id, citation.attributed_to), citation)
    return tuple(once.values())
