"""The parameters of every address: one row each, by which they are read and by which they are described."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.db.models import Q, TextChoices

from articles.models import Outlet

from .. import queries
from ..filters import FILTERS, MOST_WORDS, BadFilter, Params, Row, empty
from ..models import Event, PartyKind, Venue
from .pagination import DEFAULT_SIZE, MOST

FORMATS = ("json",)
_DATE = r"^\d{4}(-\d\d(-\d\d)?)?$"
_DAY = r"^\d{4}-\d\d-\d\d$"


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter: its name, what it means, the JSON Schema of one value, how its values are read, what it is
    when it is not given."""

    name: str
    help: str
    schema: dict[str, Any]
    read: Callable[[str, list[str]], Any]
    repeatable: bool = False
    default: Any = None
    example: Any = field(default=None, compare=False)


def read_params(query: Params, params: Iterable[Param], *, also: Iterable[str] = ()) -> dict[str, Any]:
    """The values of the parameters of an address, by name. `also` names those that are read elsewhere.

    Raises BadFilter for whatever is neither.
    """
    rows = {param.name: param for param in params}
    known = [*also, *rows]
    for name in query.keys():  # noqa: SIM118 - QueryDict is not asked for more than the protocol
        if name not in known:
            raise BadFilter(name, "", f"there is no parameter {name!r}", known)
    return {name: _value(query.getlist(name), param) for name, param in rows.items()}


def _value(given: list[str], param: Param) -> Any:
    if not given:
        return param.default
    if not all(value.strip() for value in given):
        raise empty(param.name)
    if len(given) > 1 and not param.repeatable:
        raise BadFilter(param.name, given[1], f"{param.name} can be given once only")
    return param.read(param.name, given)


def _whole(least: int, most: int) -> Callable[[str, list[str]], int]:
    def read(name: str, values: list[str]) -> int:
        value = values[-1]
        if not re.fullmatch(r"[0-9]{1,18}", value, re.ASCII) or not least <= int(value) <= most:
            raise BadFilter(name, value, f"{name}={value!r} is not a whole number from {least} to {most}")
        return int(value)

    return read


def one_of(codes: Iterable[str]) -> Callable[[str, list[str]], str]:
    """A reader of one word of a fixed vocabulary."""
    known = list(codes)

    def read(name: str, values: list[str]) -> str:
        if values[-1] not in known:
            raise BadFilter(name, values[-1], f"{name}={values[-1]!r} is not known here", known)
        return values[-1]

    return read


def _moment(name: str, values: list[str]) -> datetime:
    value = values[-1]
    try:
        moment = datetime.fromisoformat(value.replace(" ", "+"))  # an unescaped + reaches us as a space
    except ValueError as error:
        told = f"{name}={value!r} is not a moment: write 2024-02-13T08:30:00Z or 2024-02-13"
        raise BadFilter(name, value, told) from error
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC)  # PostgreSQL knows no offset of more than 16 hours
    except OverflowError:  # in the first or last hours of the calendar
        return datetime.min.replace(tzinfo=UTC) if moment.year == 1 else datetime.max.replace(tzinfo=UTC)


def _members(allowed: Iterable[str]) -> Callable[[str, list[str]], tuple[str, ...]]:
    known = list(allowed)

    def read(name: str, values: list[str]) -> tuple[str, ...]:
        wanted = [member.strip() for value in values for member in value.split(",")]
        for member in wanted:
            if member not in known:
                raise BadFilter(name, member, f"{name}: there is no member {member!r}", known)
        return tuple(dict.fromkeys(wanted))

    return read


def _text(name: str, values: list[str]) -> str:
    return values[-1]


def _public_event(name: str, values: list[str]) -> int:
    """The number of a public event; that of a merged one means the event that it was merged into."""
    number = _whole(1, 2**63 - 1)(name, values)
    found = Event.objects.public().filter(Q(pk=number) | Q(merged=number)).values_list("pk", flat=True).first()
    if found is None:
        raise BadFilter(name, values[-1], f"there is no public event {number}")
    return found


def _public_article(name: str, values: list[str]) -> int:
    number = _whole(1, 2**63 - 1)(name, values)
    if not queries.public_articles().filter(pk=number).exists():
        raise BadFilter(name, values[-1], f"there is no public article {number}")
    return number


def _outlet(name: str, values: list[str]) -> str:
    known = Outlet.objects.filter(articles__in=queries.public_articles()).order_by("slug").distinct()
    return one_of(known.values_list("slug", flat=True))(name, values)


def _country(name: str, values: list[str]) -> str:
    known = Venue.objects.exclude(country="").order_by("country").distinct()
    return one_of(known.values_list("country", flat=True))(name, values)


PAGE_SIZE = Param(
    "page_size",
    f"how many results a page has, at most {MOST}",
    {"type": "integer", "minimum": 1, "maximum": MOST},
    _whole(1, MOST),
    default=DEFAULT_SIZE,
)
CURSOR = Param(
    "cursor",
    "where the page begins; taken from the members next and previous of another page",
    {"type": "string", "minLength": 1},
    _text,
    default="",
)
UPDATED_SINCE = Param(
    "updated_since",
    "only what was added or changed at or after this moment (ISO 8601; a bare day begins at midnight UTC)",
    {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]},
    _moment,
    example="2024-02-13T08:30:00Z",
)
FORMAT = Param("format", "the format of the answer", {"type": "string", "enum": list(FORMATS)}, one_of(FORMATS))

EVENT = Param(
    "event", "number of a public event", {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}, _public_event
)
OF_EVENT = replace(EVENT, help="number of an event", read=_whole(1, 2**63 - 1))
ARTICLE = replace(EVENT, name="article", help="number of an article that a public event cites", read=_public_article)
OUTLET = Param("outlet", "slug of an outlet", {"type": "string", "minLength": 1}, _outlet)
COUNTRY = Param("country", "ISO 3166-1 alpha-2 code", {"type": "string", "pattern": "^[A-Z]{2}$"}, _country)
PARTY_KIND = Param("kind", "what sort of party", {"type": "string", "enum": PartyKind.values}, one_of(PartyKind.values))
BACKGROUND = Param(
    "background",
    "true: only earlier history that the reports tell again; false: only the talks themselves",
    {"type": "string", "enum": ["true", "false"]},
    lambda name, values: one_of(("true", "false"))(name, values) == "true",
)


def of_events(row: Row) -> Param:
    """A filter of events, as every door has it, described for the API."""
    return Param(row.name, row.help, _schema_of(row), row.read, row.repeatable, example=row.example or None)


def _schema_of(row: Row) -> dict[str, Any]:
    if row.codes:
        codes: type[TextChoices] = row.codes
        return {"type": "string", "enum": codes.values}
    if row.words:
        return {"type": "string", "enum": list(row.words)}
    narrower: Mapping[str, dict[str, Any]] = {
        "from": {"pattern": _DATE},
        "to": {"pattern": _DATE},
        "as_of": {"pattern": _DAY},
        "recorded_at": {"anyOf": [{"format": "date-time"}, {"format": "date"}]},
        "order": {"enum": ["date", "-date"]},
        "q": {"minLength": 1, "maxLength": MOST_WORDS},
    }
    return {"type": "string", **narrower.get(row.name, {"minLength": 1})}


EVENT_FILTERS = tuple(of_events(row) for row in FILTERS)
_OF_EVENTS = {row.name: row for row in EVENT_FILTERS}
CLOCKS = (_OF_EVENTS["as_of"], _OF_EVENTS["recorded_at"])
UNTIL = replace(_OF_EVENTS["recorded_at"], help="only what was written by a moment, or by the end of a day (ISO 8601)")
PARTY = replace(_OF_EVENTS["party"], help="slug of a party")


def words(where: str) -> Param:
    """The parameter `q` of a list that is searched for words in what `where` names."""
    return replace(_OF_EVENTS["q"], help=f'words in {where}; "…" for a phrase, - to leave out', default="")


def order(by: str) -> Param:
    """The parameter `order` of a list in the order of one thing, either way."""
    both = (by, f"-{by}")
    return Param("order", f"{both[0]} or {both[1]}", {"type": "string", "enum": list(both)}, one_of(both), default=by)


def fields(members: Iterable[str]) -> Param:
    """The parameter `fields` of an address whose answers have these members."""
    known = list(members)
    return Param(
        "fields",
        f"the members wanted, separated by commas, of: {', '.join(known)}",
        {"type": "string", "minLength": 1},
        _members(known),
        repeatable=True,
        default=(),
    )
