"""The names in a text that the record lacks, as the desk lists them."""

from dataclasses import dataclass

from articles.models import Version
from articles.reading import Unknown

from ..models import NameKind, NameState, UnknownName
from .desk_cards import named_in

MOST_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Lacking:
    """A name of the text that waits for a decision, and where it stands."""

    name: UnknownName
    seen: Unknown

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """What it may be added as, what it seems to be first."""
        kinds = [(kind.value, str(kind.label)) for kind in NameKind]
        return sorted(kinds, key=lambda one: one[0] != self.name.what)


def lacking_in(version: Version) -> list[Lacking]:
    """The names of a text that the record lacks and nobody has dismissed, in reading order."""
    seen = {one.text: one for one in reversed(named_in(version)[1])}
    rows = UnknownName.objects.filter(text__in=seen, state=NameState.WAITING)
    found = [Lacking(row, seen[row.text]) for row in rows]
    return sorted(found, key=lambda one: one.seen.start)[:MOST_SHOWN]
