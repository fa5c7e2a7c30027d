"""Which events stand on a page of a list: a few index looks, whatever the size of the record and however deep the page.

`timeline.queries.events` says what the filters mean; this finds the same events faster. Lists of one facet are read in
order from `Facet`. Everything else is searched in the index of `Listing.keys`, stretch after stretch of days from where
the page begins, so that a word that a million events have costs no more than one that ten have.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from ..filters import Filters
from ..prepared import Number, rows_of


class Place(NamedTuple):
    """Where an event stands in the order of lists: its sort day and number."""

    sort_day: date
    id: int


class Found(NamedTuple):
    """An event of a page: its place, whether it surely lies within the days asked for, and the answer about it that is
    kept ready, as UTF-8; None where it has to be told from the record, or was not asked for."""

    sort_day: date
    id: int
    certain: bool
    body: bytes | None


MOST_FACETS = 8
"""Lists of more facets than this are searched instead of read."""

_ALL = Filters()
_ELSEWHERE = {field.name for field in fields(Filters)} - {
    *("since", "until", "party", "person", "venue", "round", "kind", "outcome", "phase", "q", "order", "given")
}
_SIZES = (8, 64, 512, 4096)
_BEGUN_WITH = 1_000
"""How many events a search looks at first, roughly: the stretch of days is chosen by how many there are of both."""

_ZERO = date(1, 1, 1).toordinal()
_BEFORE, _AFTER = Place(date.min, -1), Place(date.max, 2**63 - 1)
"""Before and after every event."""

_BODY = "(SELECT convert_to(body, 'UTF8') FROM timeline_document d WHERE d.event_id = found.event_id)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page: the filters of its list, whether it runs towards earlier days, where it begins, how many events, and
    whether with the answers that are kept ready."""

    filters: Filters
    descending: bool
    start: Place | None
    most: int
    bodies: bool = False

    @property
    def range(self) -> str:
        """The days asked for as PostgreSQL writes them."""
        return f"[{self.filters.since or ''},{self.filters.until or ''}]"

    @property
    def begin(self) -> Place:
        """The place that all events of the page lie beyond."""
        return self.start or (_AFTER if self.descending else _BEFORE)


def can_find(filters: Filters) -> bool:
    """Whether these filters can be found here: not those that ask for a past, or for what accounts differ on."""
    return all(getattr(filters, name) == getattr(_ALL, name) for name in _ELSEWHERE)


def find(wanted: Wanted) -> list[Found]:
    """The events on a page, in its order."""
    rows = rows_of(*reading(wanted)) if _facets(wanted.filters) else _search(wanted)
    return [Found(*row) for row in rows]


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


def reading(wanted: Wanted) -> tuple[str, dict[str, Any]]:
    """The statement that reads a page of a few facets in order, and its values; only where there are such."""
    facets = _facets(wanted.filters)
    since, until = wanted.filters.since or date.min, wanted.filters.until or date.max
    values = {f"facet{place}": facet for place, facet in enumerate(facets)} | {
        "most": Number(wanted.most),
        "since": since,
        "ever": wanted.filters.since is None,
        "until": str(wanted.filters.until or "infinity"),
    }
    for stream, (_, earlier, open_to_left) in enumerate(_REACHES):
        low = date.min if earlier is None else _before(since, earlier)
        high = date.max if open_to_left else until
        if wanted.descending:
            edge, begin = low, min(wanted.begin, Place(high, _AFTER.id))
        else:
            edge, begin = high, max(wanted.begin, Place(low, _BEFORE.id))
        values |= {f"edge{stream}": edge, f"day{stream}": begin.sort_day, f"number{stream}": Number(begin.id)}
    return _reading(len(facets), wanted.descending, wanted.bodies), values


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(_ZERO, day.toordinal() - days))


_REACHES = ((1, 0, False), (31, 30, False), (366, 365, False), (0, None, False), (-1, 0, True), (-2, None, False))
"""Each reach; how many days before `since` an event of it that meets the days asked for can have its sort day, None
where there is no bound; and whether its sort day can lie after `until`."""

_CERTAIN = "last_day <= %(until)s::date AND (%(ever)s OR sort_day >= %(since)s AND reach <> -1)"


@cache
def _reading(facets: int, descending: bool, bodies: bool) -> str:
    """Each stream is in order, so that the database takes from all together as many rows as the page has.

    A stream has one bound on each side: from two, the database might begin its index at the farther one.
    """
    beyond, within, order = ("<", ">=", " DESC") if descending else (">", "<=", "")
    listed = f"ORDER BY sort_day{order}, event_id{order}"
    streams = [
        f"(SELECT sort_day, event_id, {_CERTAIN} AS certain FROM timeline_facet"  # noqa: S608 - our own words
        f" WHERE facet = %(facet{place})s AND reach = {reach} AND last_day >= %(since)s"
        f" AND (sort_day, event_id) {beyond} (%(day{stream})s, %(number{stream})s)"
        f" AND sort_day {within} %(edge{stream})s {listed} LIMIT %(most)s)"
        for place in range(facets)
        for stream, (reach, *_) in enumerate(_REACHES)
    ]
    union = (" UNION ALL " if facets == 1 else " UNION ").join(streams)
    return (
        f"SELECT sort_day, event_id, certain, {_BODY if bodies else 'NULL::bytea'}"  # noqa: S608 - our own words
        f" FROM (SELECT * FROM ({union}) several {listed} LIMIT %(most)s) found {listed}"
    )


_REACHED: tuple[tuple[int, int | None], ...] = ((31, 30), (366, 365), (0, None))
"""The keys of the reaches that a search knows, with by how many days an event can begin before it is over; None where
there is no such bound, and the sort day says nothing."""


def _search(wanted: Wanted) -> list[tuple[Any, ...]]:
    keys, since, until = _keys(wanted.filters), wanted.filters.since, wanted.filters.until
    first, last, size = _edges()
    if not (since or until):
        return _walk(wanted, keys, first, last, size)
    hits: list[tuple[Any, ...]] = []
    for reach, days in _REACHED:
        reached = [*keys, f"'#{reach}'"]
        if days is None:
            hits += _hits(wanted, reached, date.min, date.max, wanted.most)
        else:
            low, high = max(first, _before(since or first, days)), min(last, until or last)
            hits += _walk(wanted, reached, low, high, size)
    return sorted(hits, key=lambda hit: hit[:2], reverse=wanted.descending)[: wanted.most]


def _keys(filters: Filters) -> list[str]:
    """What the keys of an event have to hold: every one of these."""
    names = ("party", "person", "venue", "round", "kind", "outcome", "phase")
    several = ([_quoted(f"{name}={value}") for value in getattr(filters, name)] for name in names)
    return [f"({' | '.join(some)})" for some in several if some]


def _quoted(key: str) -> str:
    return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'"


def _edges() -> tuple[date, date, int]:
    """The first and the last sort day of all lists, the last before the first where there is none; and of how many days
    a search begins with a stretch."""
    [(first, last, events)] = rows_of(_EDGES)
    if first is None:
        return date.max, date.min, _SIZES[0]
    days = (last - first).days + 1
    return first, last, next((size for size in _SIZES if size * events >= days * _BEGUN_WITH), _SIZES[-1])


_EDGES = """
    SELECT min(sort_day), max(sort_day), (SELECT reltuples FROM pg_class WHERE oid = 'timeline_listing'::regclass)
      FROM timeline_listing
"""


def _walk(wanted: Wanted, keys: list[str], low: date, high: date, size: int) -> list[tuple[Any, ...]]:
    """Hits in stretches of days that grow where they hold little, from where the page begins until it is full."""
    first, last = low.toordinal() - _ZERO, high.toordinal() - _ZERO
    if wanted.start:
        day = wanted.start.sort_day.toordinal() - _ZERO
        first, last = (first, min(last, day)) if wanted.descending else (max(first, day), last)
    found: list[tuple[Any, ...]] = []
    while first <= last and len(found) < wanted.most:
        if wanted.descending:
            here = max(first, (last // size - 1) * size), last
            last = here[0] - 1
        else:
            here = first, min(last, (first // size + 2) * size - 1)
            first = here[1] + 1
        stretch = " | ".join(f"'@{size}:{number}'" for number in range(here[0] // size, here[1] // size + 1))
        low, high = (date.fromordinal(day + _ZERO) for day in here)
        hits = _hits(wanted, [*keys, f"({stretch})"], low, high, wanted.most - len(found))
        found += hits
        if len(hits) * 4 < wanted.most:
            size = min(size * 8, _SIZES[-1])
    return found


def _hits(wanted: Wanted, keys: Iterable[str], first: date, last: date, most: int) -> list[tuple[Any, ...]]:
    """The events between two days whose keys hold all of `keys` and the words asked for, at most so many."""
    day, number = wanted.begin
    values: dict[str, Any] = {"keys": " & ".join(keys), "words": wanted.filters.q, "range": wanted.range}
    values |= {"first": first, "last": last, "day": day, "number": Number(number), "most": Number(most)}
    return rows_of(_hitting(wanted.descending, bool(wanted.filters.q), wanted.bodies), values)


@cache
def _hitting(descending: bool, worded: bool, bodies: bool) -> str:
    sign, order = ("<", " DESC") if descending else (">", "")
    listed = f"ORDER BY sort_day{order}, event_id{order}"
    words = "websearch_to_tsquery('english', %(words)s)"
    query = f"({words} && %(keys)s::tsquery)" if worded else "%(keys)s::tsquery"
    where = [f"numnode({words}) > 0"] if worded else []  # else a query of common words alone would leave everything
    where += ["sort_day BETWEEN %(first)s AND %(last)s", "days && %(range)s::daterange"]
    where += [f"(sort_day, event_id) {sign} (%(day)s, %(number)s)"]
    return (  # the values go apart
        f"WITH hits AS MATERIALIZED (SELECT sort_day, event_id, days FROM timeline_listing WHERE keys @@ {query}),"  # noqa: S608
        f" found AS (SELECT * FROM hits WHERE {' AND '.join(where)} {listed} LIMIT %(most)s)"
        f" SELECT sort_day, event_id, days <@ %(range)s::daterange, {_BODY if bodies else 'NULL::bytea'}"
        f" FROM found {listed}"
    )
