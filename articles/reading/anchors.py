"""The day that relative words hang on: what was given, or what signs and words propose surely enough; never a guess."""

from dataclasses import dataclass
from datetime import date, timedelta

from .reference import Proposal, propose
from .reference_signs import signs

_WRITTEN_BEFORE = timedelta(days=2)  # a paper prints what was written the day before, or on Friday for Sunday
_KINDS = {"dateline": "dateline", "page_header": "page_header", "embargo": "page_header", "text": "publication"}


@dataclass(frozen=True, slots=True)
class Settled:
    """The reference day of a text, its basis in words, and the day and kind of anchor that relative words hang on."""

    reference: date | None
    basis: str
    anchor: date | None
    anchor_kind: str

    def doubted(self, contradictions: tuple[str, ...]) -> str:
        """The basis with what speaks against the day."""
        return "; but ".join([self.basis, *(said for said in contradictions if said not in self.basis)])


def settle(text: str, given: date | None, basis: str, page_date: date | None) -> Settled:
    """The reference day to read with; the anchor's kind is one of values.ANCHOR_KINDS.

    A given day always counts; a sign that contradicts it is named in the basis. A dateline of the days just before it
    is when the text was written: "today" is that day. Without a given day the proposal counts if it is sure.
    """
    if given is None:
        return _proposed(propose(text, page_date=page_date))
    found = signs(text, published=None, page_date=page_date, url="", file_name="", near=page_date or given)
    best = found[0] if found else None
    said = basis or "given"
    if best and best.day != given:
        said = f"{said}; but {best.words} says {best.day}"
    if best and best.kind == "dateline" and timedelta(0) < given - best.day <= _WRITTEN_BEFORE:
        return Settled(given, said, best.day, "dateline")
    return Settled(given, said, given, "publication")


def _proposed(proposal: Proposal) -> Settled:
    said = "; but ".join([proposal.basis, *proposal.contradictions])
    if proposal.is_sure:
        return Settled(proposal.date, said, proposal.date, _KINDS.get(proposal.kind, "publication"))
    if proposal.date:
        said = f"not certain: {proposal.basis} would make it {proposal.date}"
        said = "; but ".join([said, *proposal.contradictions])
    return Settled(None, said, None, "none")
