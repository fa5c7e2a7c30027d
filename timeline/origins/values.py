"""What is given and what is answered when citations are grouped by origin; plain values, compared by what they say."""

from dataclasses import dataclass, field

KINDS = ("analyst", "shared_passage", "speaker", "agency", "same_report", "standing", "quotation", "parted")
"""What a basis can be; the last three tell why citations were not joined."""


@dataclass(frozen=True, slots=True)
class Told:
    """A citation as far as its origin goes: numbers of itself, its article and its version, and who is named.

    `outlet` printed it; `credit` is the agency that the whole report is credited to; `via` carried these words and
    `speaker` said them; "" where nobody is named. Offsets are code points, end exclusive.
    """

    id: int
    article: int
    version: int
    start: int
    end: int
    outlet: str = ""
    is_agency: bool = False
    credit: str = ""
    via: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Print:
    """One side of a shared passage: a version, a span of it, and the article where that is known."""

    version: int
    start: int
    end: int
    article: int = 0


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that two versions share: what it is (one of verdicts.KINDS), why, and how alike the two are, 0 to 1."""

    first: Print
    second: Print
    kind: str
    why: str
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided: two articles, or two citations, have one origin (`join`) or have not."""

    join: bool
    of: str  # "article" or "citation"
    first: int
    second: int
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Basis:
    """Why citations are held to have one origin, or not: one of KINDS, a sentence, the citations, passages if any.

    `detail` is what the sentence holds besides its fixed words: who is named, or the reason given; "" for nothing.
    """

    kind: str
    why: str
    citations: tuple[int, ...]
    passages: tuple[Print, ...] = ()
    similarity: float | None = field(default=None, compare=False)
    detail: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """Citations that have at most one origin between them, and why; a citation alone needs no reason."""

    citations: tuple[int, ...]
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """All citations of an event by origin. `apart` are likenesses that join nothing, and why."""

    reports: int
    origins_at_most: int
    origins: tuple[Origin, ...]
    apart: tuple[Basis, ...] = ()
