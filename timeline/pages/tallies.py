"""How many events each choice of a filter would leave, computed by the query that lists them; the total, and the days
of the reports. All that a page asks for beside its events, in one query, kept until the record changes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import CharField, Count, Exists, F, Func, IntegerField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.functional import cached_property

from articles.models import Article

from .. import changes, queries
from ..filters import FILTERS, Filters
from ..models import Citation, Event, Participation, Party, Person, Round, Status, Venue
from ..queries.disputes import Disputed, differences_then

MOST_LISTED = 20_000
"""Lists longer than this are not counted to their end, nor are their choices: a first page is as fast then as ever."""

MOST_NAMES = 200
"""Names that one filter offers; a list of more is no choice, and each still works in the address."""

KEPT = 600
"""How many seconds what was counted is kept, while the record stays the same."""

MOST_COMPARED = 1_000
"""What accounts differ on is counted over no more events: each has to be compared."""

CODES = ("kind", "outcome", "phase")


class Bounded(Paginator):
    """Pages of a list, of its first MOST_LISTED events where it is longer."""

    @cached_property
    def _reached(self) -> int:
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]
        return rows.order_by()[: MOST_LISTED + 1].count()

    @cached_property
    def count(self) -> int:
        """How many events there are, MOST_LISTED at most."""
        return min(self._reached, MOST_LISTED)

    @property
    def more(self) -> bool:
        """Whether there are more than that."""
        return self._reached > MOST_LISTED


@dataclass(frozen=True, slots=True)
class Tallies:
    """Names in use by filter and slug; events by filter and choice, nothing for a filter whose choices were not
    counted, there being too many events; the days on which the first and the last cited report appeared."""

    names: dict[str, dict[str, str]]
    events: dict[str, dict[str, int]]
    reported: tuple[date, date] | None


def tallies(filters: Filters, clock: queries.Clock, total: int, more: bool) -> Tallies:
    """What the form beside a list says, for a list of `total` events, or more; `clock` is that of the filters."""
    key = _key(filters)
    found: Tallies | None = cache.get(key)
    if found is None:
        counted = [row.name for row in FILTERS if row.repeatable and not more]
        if total > MOST_COMPARED and "disputed" in counted:
            counted.remove("disputed")
        found = _tallied(filters, clock, counted)
        cache.set(key, found, KEPT)
    return found


def _key(filters: Filters) -> str:
    plain = replace(filters, order="date", given=())
    return f"tallies-{sha256(f'{changes.record_version()} {plain}'.encode()).hexdigest()}"


def _tallied(filters: Filters, clock: queries.Clock, counted: list[str]) -> Tallies:
    then = {"disputed": _disputed_then(filters, clock)} if clock and "disputed" in counted else {}
    counted = [name for name in counted if name not in then]
    parts = [*_names(clock), *(part for name in counted for part in _counted(filters, name, clock))]
    names: dict[str, dict[str, str]] = {"party": {}, "person": {}, "venue": {}, "round": {}}
    events: dict[str, dict[str, int]] = {name: {} for name in counted} | then
    with queries.seen(clock), queries.at_once():  # the reports are those of the present, in which a past is chosen
        rows = list(_together(parts if clock else [*parts, *_reported()]))
    rows += _together([*_reported()]) if clock else []
    reported: list[date] = []
    for what, value, words, number in sorted(rows, key=lambda row: str(row[2])):
        if what == "reported":
            reported.append(date.fromisoformat(value))
        elif number is None:
            names[what][value] = words
        elif value:
            events[what][value] = number
    return Tallies(names, events, (min(reported), max(reported)) if reported else None)


def _disputed_then(filters: Filters, clock: queries.Clock) -> dict[str, int]:
    then = differences_then(clock)
    with queries.seen(clock), queries.at_once():
        left = queries.timeline(replace(filters, disputed=()), clock).order_by().filter(pk__in=list(then))
        numbers = set(left.values_list("pk", flat=True))
    found = Counter(name for number in numbers for name in then[number])
    return {**found, "any": len(numbers)}


def _together(parts: list[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _row(what: str, rows: QuerySet[Any, Any], value: Any, words: Any, number: Any) -> QuerySet[Any, Any]:
    text = CharField()
    return rows.order_by().values_list(Value(what, text), Cast(value, text), Cast(words, text), number)


def _names(clock: queries.Clock) -> Iterable[QuerySet[Any, Any]]:
    """The names that public events bear: in the present each is a look at an index, in a past, which has none, all are
    found at once."""
    part = Participation.objects.filter(event__status=Status.PUBLISHED)
    event = Event.objects.public()

    def borne(rows: QuerySet[Any], by: str) -> Any:
        return Q(pk__in=rows.order_by().values(by)) if clock else Exists(rows.filter(**{by: OuterRef("pk")}))

    for what, rows in (
        ("party", Party.objects.filter(borne(part, "party") | borne(part, "person__party"))),
        ("person", Person.objects.filter(borne(part, "person"))),
        ("venue", Venue.objects.filter(borne(event, "venue"))),
        ("round", Round.objects.filter(borne(event, "round"), status=Status.PUBLISHED)),
    ):
        yield _row(what, rows, F("slug"), F("name"), Cast(Value(None), IntegerField()))[:MOST_NAMES]


def _reported() -> Iterable[QuerySet[Any, Any]]:
    """The days of the first and of the last report that a public event cites, each found at an end of an index."""
    text, published = CharField(), F("published")
    cited = Citation.objects.filter(version__article=OuterRef("pk"), event__status=Status.PUBLISHED)
    reports = Article.objects.filter(Exists(cited), published__isnull=False)
    first: list[Any] = [published.asc(nulls_first=True), "id"]
    last: list[Any] = [published.desc(nulls_last=True), "-id"]
    for order in (first, last):
        nothing = Cast(Value(None), IntegerField())
        yield reports.order_by(*order).values_list(
            Value("reported", text), Cast(published, text), Value("", text), nothing
        )[:1]


def _counted(filters: Filters, name: str, clock: queries.Clock) -> Iterable[QuerySet[Any, Any]]:
    """The choices of one filter, each with how many events it leaves together with all other filters."""
    without: dict[str, Any] = {name: ()}
    left = queries.timeline(replace(filters, **without), clock).order_by()
    words, number = Value("", CharField()), Count("pk", distinct=True)
    if name in CODES:
        counted = left.values(name).annotate(number=Count("pk"))
        yield _row(name, counted, F(name), words, F("number"))
    elif name == "disputed":
        each = left.annotate(on=_unnested(Disputed())).values("on").annotate(number=number)
        yield _row(name, each, F("on"), words, F("number"))
        some = left.alias(differs=Disputed()).exclude(differs=[]).annotate(one=Value(1)).values("one")
        yield _row(name, some.annotate(number=number), Value("any", CharField()), words, F("number"))
    elif name in ("venue", "round"):
        public = left if name == "venue" else left.filter(round__status=Status.PUBLISHED)
        counted = public.values(f"{name}__slug").annotate(number=number)
        yield _row(name, counted, F(f"{name}__slug"), words, F("number"))
    else:
        part = Participation.objects.filter(event__in=left.values("pk")).order_by()
        slug = F("person__slug") if name == "person" else _unnested(F("party__slug"), F("person__party__slug"))
        counted = part.annotate(slug=slug).values("slug").annotate(number=Count("event", distinct=True))
        yield _row(name, counted, F("slug"), words, F("number"))


def _unnested(*values: Any) -> Func:
    """One row each value: of an array, or of several columns."""
    template = "unnest(%(expressions)s)" if len(values) == 1 else "unnest(ARRAY[%(expressions)s])"
    return Func(*values, template=template, output_field=CharField())
