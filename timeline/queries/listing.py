"""Which events stand on a page of a list: a few index looks, whatever the size of the record and however deep the page.

`timeline.queries.events` says what the filters mean; this finds the same events faster. Lists of one facet are read in
order from `Facet`. Everything else is searched in the index of `Listing.keys`, stretch after stretch of days from where
the page begins, so that a word that a million events have costs no more than one that ten have.
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from ..filters import Filters
from .prepared import rows_of


class Place(NamedTuple):
    """Where an event stands in the order of lists: its sort day and number."""

    sort_day: date
    id: int


MOST_FACETS = 8
"""Lists of more facets than this are searched instead of read."""

REACHES = {31: 31, 366: 366, 0: None}
"""The most days that an event of a reach can have; None where there is no bound."""

_ALL = Filters()
_ELSEWHERE = {field.name for field in fields(Filters)} - {
    *("since", "until", "party", "person", "venue", "round", "kind", "outcome", "phase", "q", "order", "given")
}
_SIZES = (8, 64, 512, 4096)
_ZERO = date(1, 1, 1).toordinal()
_BEFORE, _AFTER = -1, 2**63 - 1
"""Numbers below and above that of every event."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page: the filters of its list, whether it runs towards earlier days, where it begins, how many events."""

    filters: Filters
    descending: bool
    start: Place | None
    most: int

    @property
    def range(self) -> str:
        """The days asked for as PostgreSQL writes them; empty for all."""
        since, until = self.filters.since, self.filters.until
        return f"[{since or ''},{until or ''}]" if since or until else ""


def can_find(filters: Filters) -> bool:
    """Whether these filters can be found here: not those that ask for a past, or for what accounts differ on."""
    return all(getattr(filters, name) == getattr(_ALL, name) for name in _ELSEWHERE)


def places(wanted: Wanted) -> list[Place]:
    """The places of the events on a page, in its order."""
    if not _facets(wanted.filters):
        return _search(wanted)
    return [Place(*row) for row in rows_of(*reading(wanted))]


def _facets(filters: Filters) -> list[str]:
    """The facets whose lists together are the list wanted; none when it is not made of a few lists."""
    if filters.q or filters.outcome or filters.phase:
        return []
    names = ("party", "person", "venue", "kind", "round")
    given = {name: [f"{name}={value}" for value in getattr(filters, name)] for name in names if getattr(filters, name)}
    if not given:
        return ["all"]
    if len(given) == 1 or given.keys() == {"venue", "kind"}:
        found = ["&".join(several) for several in product(*given.values())]
        return found if len(found) <= MOST_FACETS else []
    return []


def reading(wanted: Wanted) -> tuple[str, list[Any]]:
    """The statement that reads a page of a few facets in order, and its values; only where there are such."""
    params: list[Any] = []
    shape = []
    for facet in _facets(wanted.filters):
        for reach in REACHES:
            low, high = _bounds(wanted.filters, reach)
            shape.append((bool(low), bool(high)))
            params += [facet, reach, *(wanted.start or ()), *(day for day in (low, high) if day)]
            params += [wanted.range, wanted.most] if wanted.range else [wanted.most]
    sql = _reading(tuple(shape), wanted.descending, bool(wanted.start), bool(wanted.range))
    return sql, [*params, wanted.most]


@cache
def _reading(shape: tuple[tuple[bool, ...], ...], descending: bool, started: bool, ranged: bool) -> str:
    sign, order = ("<", " DESC") if descending else (">", "")
    listed = f"ORDER BY sort_day{order}, event_id{order} LIMIT %s::bigint"
    streams = []
    for low, high in shape:
        source = "timeline_facet" + (" JOIN timeline_listing l USING (event_id)" if ranged else "")
        of = "timeline_facet."
        where = [f"{of}facet = %s", f"{of}reach = %s::smallint"]
        where += [f"({of}sort_day, event_id) {sign} (%s::date, %s::bigint)"] if started else []
        where += [f"{of}sort_day >= %s::date"] if low else []
        where += [f"{of}sort_day <= %s::date"] if high else []
        where += ["l.days && %s::daterange"] if ranged else []
        in_order = f"ORDER BY {of}sort_day{order}, event_id{order} LIMIT %s::bigint"
        told = f"SELECT {of}sort_day, event_id FROM {source} WHERE {' AND '.join(where)}"  # noqa: S608 - our own words
        streams.append(f"({told} {in_order})")
    return f"SELECT * FROM ({' UNION '.join(streams)}) found {listed}"  # noqa: S608 - our own words


def _bounds(filters: Filters, reach: int) -> tuple[date | None, date | None]:
    """Between which sort days an event of a reach can meet the days asked for; None for no bound."""
    days = REACHES[reach]
    if days is None:  # may be open on either side, so that its sort day says nothing
        return None, None
    low = filters.since
    if low:
        low = date.fromordinal(max(_ZERO, low.toordinal() - days + 1))
    return low, filters.until


def _search(wanted: Wanted) -> list[Place]:
    keys = _keys(wanted.filters)
    if not wanted.range:
        found = _walk(wanted, keys, *_edges())
    else:
        found = []
        for reach, days in REACHES.items():
            low, high = _bounds(wanted.filters, reach)
            reached = [*keys, f"'#{reach}'"]
            if days is None:
                found += _hits(wanted, reached, date.min, date.max)
            else:
                first, last = _edges()
                found += _walk(wanted, reached, max(first, low or first), min(last, high or last))
    return sorted(found, reverse=wanted.descending)[: wanted.most]


def _keys(filters: Filters) -> list[str]:
    """What the keys of an event have to hold: every one of these."""
    names = ("party", "person", "venue", "round", "kind", "outcome", "phase")
    several = ([_quoted(f"{name}={value}") for value in getattr(filters, name)] for name in names)
    return [f"({' | '.join(some)})" for some in several if some]


def _quoted(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"


def _edges() -> tuple[date, date]:
    """The first and the last sort day of all lists; the last before the first where there is none."""
    [(first, last)] = rows_of("SELECT min(sort_day), max(sort_day) FROM timeline_listing", ())
    return (first, last) if first else (date.max, date.min)


def _walk(wanted: Wanted, keys: list[str], low: date, high: date) -> list[Place]:
    """Hits in stretches of days that grow where they hold little, from where the page begins until it is full."""
    first, last = low.toordinal() - _ZERO, high.toordinal() - _ZERO
    if wanted.start:
        day = wanted.start[0].toordinal() - _ZERO
        first, last = (first, min(last, day)) if wanted.descending else (max(first, day), last)
    found: list[Place] = []
    size = _SIZES[0]
    while first <= last and len(found) < wanted.most:
        if wanted.descending:
            here = max(first, (last // size - 1) * size), last
            last = here[0] - 1
        else:
            here = first, min(last, (first // size + 2) * size - 1)
            first = here[1] + 1
        stretch = " | ".join(f"'@{size}:{number}'" for number in range(here[0] // size, here[1] // size + 1))
        days = (date.fromordinal(day + _ZERO) for day in here)
        hits = _hits(wanted, [*keys, f"({stretch})"], *days)
        found += hits
        if len(hits) * 4 < wanted.most:
            size = min(size * 8, _SIZES[-1])
    return found


def _hits(wanted: Wanted, keys: list[str], first: date, last: date) -> list[Place]:
    """The places between two days whose keys hold all of `keys` and the words asked for."""
    start = wanted.start or ((date.max, _AFTER) if wanted.descending else (date.min, _BEFORE))
    params: list[Any] = [wanted.filters.q] if wanted.filters.q else []
    params += [" & ".join(keys)]
    params += [wanted.filters.q] if wanted.filters.q else []
    params += [first, last, *start]
    params += [wanted.range] if wanted.range else []
    sql = _hitting(wanted.descending, bool(wanted.filters.q), bool(wanted.range))
    return [Place(*row) for row in rows_of(sql, [*params, wanted.most])]


@cache
def _hitting(descending: bool, worded: bool, ranged: bool) -> str:
    sign, order = ("<", " DESC") if descending else (">", "")
    words = "websearch_to_tsquery('english', %s)"
    query = f"({words} && %s::tsquery)" if worded else "%s::tsquery"
    where = [f"numnode({words}) > 0"] if worded else []  # else a query of common words alone would leave everything
    where += ["sort_day BETWEEN %s::date AND %s::date", f"(sort_day, event_id) {sign} (%s::date, %s::bigint)"]
    where += ["days && %s::daterange"] if ranged else []
    return (  # the values go apart
        f"WITH hits AS MATERIALIZED (SELECT sort_day, event_id, days FROM timeline_listing WHERE keys @@ {query})"  # noqa: S608
        f" SELECT sort_day, event_id FROM hits WHERE {' AND '.join(where)}"
        f" ORDER BY sort_day{order}, event_id{order} LIMIT %s::bigint"
    )
