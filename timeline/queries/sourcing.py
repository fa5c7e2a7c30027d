"""The origins of what an event rests on, as pages and the admin tell them."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Citation
from ..origins import Basis
from .display import Shown


@dataclass(frozen=True, slots=True)
class Reason:
    """Which citations are held to have one origin, or not, and why."""

    citations: tuple[Citation, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class Source:
    """One origin at most: its citations and the reasons to hold them for one."""

    citations: tuple[Citation, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Sourcing:
    """The origins of an event, and what some of its citations share that makes them no single origin."""

    origins: tuple[Source, ...]
    apart: tuple[Reason, ...]


def sourcing(shown: Shown) -> Sourcing:
    """The origins of an event with the citations themselves in place of their numbers."""
    by_number = {citation.pk: citation for citation in shown.citations}

    def those(numbers: Iterable[int]) -> tuple[Citation, ...]:
        return tuple(by_number[number] for number in numbers)

    def reasons(found: Iterable[Basis]) -> tuple[Reason, ...]:
        return tuple(Reason(those(basis.citations), basis) for basis in found)

    origins = tuple(Source(those(origin.citations), reasons(origin.basis)) for origin in shown.sources.origins)
    return Sourcing(origins, reasons(shown.sources.apart))
