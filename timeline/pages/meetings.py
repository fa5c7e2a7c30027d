"""What a round came to: who met whom, what came of it, what was announced against what happened, and its sources."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.utils.translation import gettext, ngettext

from articles.models import Article
from articles.reading.edtf import Days

from .. import queries
from ..charts import Element, Meeting, matrix
from ..filters import Filters
from ..models import Attendance, Citation, Kind, Phase
from ..queries import Shown
from .languages import mirrored
from .lists import Listing

MOST_EVENTS = 300
"""A round of more events is summed up over its first ones."""

MOST_PARTIES = 12
THERE = (Attendance.CONFIRMED, Attendance.REPORTED)
NOT_YET = (Phase.PLANNED, Phase.POSTPONED, Phase.CANCELLED, Phase.DENIED)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties and at how many meetings both were."""

    one: str
    other: str
    count: int


@dataclass(frozen=True, slots=True)
class Announced:
    """An event that some report told of before it was held, or that never was: the event, those reports, and in words
    whether it was held when and where it was announced last; nothing where it was not held, or nothing was announced
    of either."""

    shown: Shown
    citations: tuple[Citation, ...]
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A round summed up over its events."""

    matrix: Element | None
    pairs: tuple[Pair, ...]
    outcomes: tuple[Shown, ...]
    announced: tuple[Announced, ...]
    articles: tuple[tuple[Article, int], ...]


def summed(found: Listing) -> Summary:
    """Sum up the events of a list, also those of its other pages."""
    rows = found.rows if len(found.rows) == found.total else _all(found.filters)
    names, pairs = met(rows)
    cited = Counter(citation.version.article for row in rows for citation in row.citations)
    return Summary(
        _drawn(names, pairs),
        pairs,
        tuple(row for row in rows if row.outcome or row.outcome_text),
        tuple(_announced(rows)),
        tuple(sorted(cited.items(), key=lambda each: (each[0].published is None, each[0].published, each[0].pk))),
    )


def _all(filters: Filters) -> list[Shown]:
    return queries.shown(queries.timeline(filters)[:MOST_EVENTS], filters)


def met(rows: Iterable[Shown]) -> tuple[list[str], tuple[Pair, ...]]:
    """The parties that were at meetings which took place, most often first, and each pair of them that met."""
    seen: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row.event.kind == Kind.MEETING and row.phase not in NOT_YET:
            present = sorted({name for part in row.participations if part.attendance in THERE for name in _names(part)})
            seen.update(present)
            together.update(combinations(present, 2))
    names = sorted(seen, key=lambda name: (-seen[name], name))[:MOST_PARTIES]
    pairs = [Pair(one, other, count) for (one, other), count in together.items() if {one, other} <= set(names)]
    return names, tuple(sorted(pairs, key=lambda pair: (-pair.count, pair.one, pair.other)))


def _names(part: object) -> list[str]:
    party = getattr(part, "party", None) or getattr(getattr(part, "person", None), "party", None)
    return [party.name] if party else []


def _drawn(names: list[str], pairs: tuple[Pair, ...]) -> Element | None:
    if not pairs:
        return None
    places = {name: place for place, name in enumerate(names)}
    return matrix(
        names,
        [Meeting(places[pair.one], places[pair.other], pair.count) for pair in pairs],
        title=gettext("Who met whom: %s") % "; ".join(_pair(each.one, each.other, each.count) for each in pairs),
        pair=_pair,
        mirrored=mirrored(),
    )


def _pair(one: str, other: str, count: int) -> str:
    words = ngettext("%(one)s and %(other)s: %(count)d meeting", "%(one)s and %(other)s: %(count)d meetings", count)
    return words % {"one": one, "other": other, "count": count}


def _announced(rows: Iterable[Shown]) -> Iterable[Announced]:
    for row in rows:
        before = tuple(citation for citation in row.citations if citation.account_phase in NOT_YET)
        if before or row.phase in NOT_YET:
            yield Announced(row, before or tuple(row.citations[:1]), _kept(row))


def _kept(row: Shown) -> str:
    """How an event that was held compares with what was announced of it last."""
    if row.phase in NOT_YET:
        return ""
    told = [citation for citation in row.citations if citation.account_phase in (Phase.PLANNED, Phase.POSTPONED)]
    days = [citation.account_when for citation in told if citation.account_when]
    venues = [citation.account_venue for citation in told if citation.account_venue]
    others = days and not _share_a_day(days[-1], row.when)
    elsewhere = venues and row.event.venue and venues[-1] != row.event.venue
    if others and elsewhere:
        return gettext("on other days and elsewhere than announced")
    if others:
        return gettext("on other days than announced")
    if elsewhere:
        return gettext("elsewhere than announced")
    return gettext("as announced") if days or venues else ""


def _share_a_day(one: Days, other: Days) -> bool:
    """Whether two dates can be the same day; a side without an end reaches any day."""
    begun = (one.earliest or date.min) <= (other.latest or date.max)
    return begun and (other.earliest or date.min) <= (one.latest or date.max)
