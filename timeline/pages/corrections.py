"""The public log of changes as a page: by day, newest first, each change with what it was before and what it is now."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import F, Q, QuerySet, Value
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_lazy

from articles.reading.edtf import parse_edtf

from .. import changes
from ..changes import Change
from ..filters import BadFilter
from ..models import Attendance, Event, Kind, Outcome, Party, Person, Phase, Role, Round, Status, Venue, word
from ..wording import in_words

DONE = {
    "create": "added",
    "publish": "published",
    "update": "changed",
    "retract": "retracted",
    "merge": "merged",
    "split": "split off",
    "delete": "removed",
}
OF = {"event": "", "participation": "participant", "citation": "citation", "account": "account", "round": "round"}
DONE_IN_WORDS = {
    "added": gettext_lazy("added"),
    "published": gettext_lazy("published"),
    "changed": gettext_lazy("changed"),
    "retracted": gettext_lazy("retracted"),
    "merged": gettext_lazy("merged"),
    "split off": gettext_lazy("split off"),
    "removed": gettext_lazy("removed"),
}
OF_IN_WORDS = {
    "participant": gettext_lazy("participant of"),
    "citation": gettext_lazy("citation of"),
    "account": gettext_lazy("account of"),
    "round": gettext_lazy("round"),
}
NAMES = {
    "title": gettext_lazy("title"),
    "summary": gettext_lazy("summary"),
    "kind": gettext_lazy("kind"),
    "phase": gettext_lazy("phase"),
    "outcome": gettext_lazy("outcome"),
    "outcome text": gettext_lazy("outcome in words"),
    "when": gettext_lazy("date"),
    "venue": gettext_lazy("venue"),
    "round": gettext_lazy("round"),
    "party": gettext_lazy("party"),
    "person": gettext_lazy("person"),
    "role": gettext_lazy("role"),
    "attendance": gettext_lazy("attendance"),
    "article": gettext_lazy("article"),
    "quote": gettext_lazy("quote"),
    "attributed to": gettext_lazy("attributed to"),
    "editorial reason": gettext_lazy("reason"),
    "merged into": gettext_lazy("merged into"),
    "split from": gettext_lazy("split from"),
    "moved from": gettext_lazy("cited before for"),
    "name": gettext_lazy("name"),
    "rule": gettext_lazy("rule"),
    "rule days": gettext_lazy("days of the rule"),
    "rule venues": gettext_lazy("venues of the rule"),
    "rule words": gettext_lazy("wording of the rule"),
    "background": gettext_lazy("background"),
    "account when": gettext_lazy("date as told"),
    "account venue": gettext_lazy("venue as told"),
    "account outcome": gettext_lazy("outcome as told"),
    "account outcome text": gettext_lazy("outcome as told, in words"),
    "account phase": gettext_lazy("phase as told"),
}
"""What changes are called on the page; a value that has no name here keeps that of the API."""
OTHER_EVENT = ("merged_into", "split_from", "moved_from")
"""Values that name another event by its number, or another round by its slug."""

CODES: dict[str, Any] = {"kind": Kind, "phase": Phase, "outcome": Outcome, "role": Role, "attendance": Attendance}
NAMED: dict[str, Any] = {"venue": Venue, "round": Round, "party": Party, "person": Person}
"""Values that are words of a vocabulary, and those that are slugs; those of an account have a prefix."""

_HIDDEN = ("id", "slug", "start", "end", "status", "state")


@dataclass(frozen=True, slots=True)
class Told:
    """One change in words: what was done to what, of which event (`slug` empty when it is not public any more), the
    values that differ as (name, before, now), and the reason given."""

    done: str
    what: str
    number: int
    title: str
    slug: str
    address: str
    values: list[tuple[str, str, str]]
    reason: str

    @property
    def done_in_words(self) -> str:
        """What was done, in the reader's language."""
        return str(DONE_IN_WORDS[self.done])

    @property
    def what_in_words(self) -> str:
        """What it was done to, in the reader's language; nothing for the event itself."""
        return str(OF_IN_WORDS[self.what]) if self.what else ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some changes, and where those before them begin ("" where there are none)."""

    changes: list[Change]
    older: str


def newest(before: str, size: int, event: int | None = None) -> Page:
    """The newest changes of all events or of one, or those before a place in the log. Raises BadFilter."""
    where = _before(before) if before else None
    found = changes.entries(where, ["-at", "-rank", "-number"], most=size + 1, event=event)
    last = found[size - 1] if len(found) > size else None
    older = f"{last.at.isoformat().replace('+00:00', 'Z')}_{last.rank}_{last.number}" if last else ""
    return Page(changes.told(found[:size]), older)


def _before(place: str) -> Q:
    try:
        moment, rank, number = place.split("_")
        at, known = datetime.fromisoformat(moment), (int(rank), int(number))
        if at.tzinfo is None or not all(0 <= n < 2**63 for n in known):
            raise ValueError
    except ValueError as error:
        fault = gettext("this is no place in the log; follow the links to older and newer changes")
        raise BadFilter("before", place[:50], fault) from error
    same = Q(at=at) & (Q(rank__lt=known[0]) | Q(rank=known[0], number__lt=known[1]))
    return Q(at__lte=at) & (Q(at__lt=at) | same)


@dataclass(frozen=True, slots=True)
class Known:
    """What changes name by a number or a slug: public events with slug and title, the names behind slugs, and the
    slugs of rounds that are public."""

    events: dict[int, tuple[str, str]]
    names: dict[tuple[str, str], str]
    rounds: frozenset[str]


def by_day(found: list[Change], event: Event | None = None) -> list[tuple[date, list[Told]]]:
    """Changes in words, by the day they were made (UTC). Two queries, however many; the first only where other events
    than `event` are named, the second only where a party, person, venue or round is."""
    others = {number for change in found for name in OTHER_EVENT if isinstance(number := change.new.get(name), int)}
    wanted = others if event else others | {change.event for change in found if change.event}
    public = Event.objects.public().filter(pk__in=wanted).values_list("pk", "slug", "title") if wanted else ()
    known = Known({number: (slug, title) for number, slug, title in public}, *_names(found))
    if event:
        known.events[event.pk] = (event.slug, event.title)
    days = groupby(found, key=lambda change: change.at.date())
    return [(day, [_told(change, known) for change in same]) for day, same in days]


def _names(found: list[Change]) -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """The names behind the slugs that changes hold, and the slugs of those rounds among them that have a page."""
    slugs: dict[str, set[str]] = {}
    for change in found:
        if change.event is None:  # of a round, which may name another one
            mine = {change.slug, *(str(change.new[name]) for name in OTHER_EVENT if change.new.get(name))}
            slugs.setdefault("round", set()).update(mine)
        for values in (change.old, change.new):
            for name, value in values.items():
                if value and _plain(name) in NAMED:
                    slugs.setdefault(_plain(name), set()).add(str(value))
    parts: list[QuerySet[Any, Any]] = [
        NAMED[what]
        ._default_manager.filter(slug__in=some)
        .order_by()
        .values_list(Value(what), "slug", "name", F("status") if what == "round" else Value(""))
        for what, some in slugs.items()
    ]
    rows = list(parts[0].union(*parts[1:])) if parts else []
    public = frozenset(slug for _, slug, _, status in rows if status == Status.PUBLISHED)
    return {(what, slug): name for what, slug, name, _ in rows}, public


def _told(change: Change, known: Known) -> Told:
    """One change in words."""
    slug, address = _place(change, known)
    names: list[str] = [name for name in OTHER_EVENT if name in change.new]
    if change.action == "update" or change.record not in ("event", "round"):
        names = [name for name in {**change.old, **change.new} if name not in _HIDDEN]
    values = [
        (_named(name), _said(name, change.old.get(name), known), _said(name, change.new.get(name), known))
        for name in names
    ]
    shown = [value for value in values if value[1] or value[2]]
    return Told(
        DONE[change.action], OF[change.record], change.event or 0, change.title, slug, address, shown, change.reason
    )  # fmt: skip


def _place(change: Change, known: Known) -> tuple[str, str]:
    """The slug and the page of what was changed; both empty where there is no public page."""
    if change.event is None:
        there = change.slug in known.rounds
        return (change.slug, reverse("pages:round", args=[change.slug])) if there else ("", "")
    slug = known.events.get(change.event, ("", ""))[0]
    return (slug, reverse("pages:event", args=[change.event, slug])) if slug else ("", "")


def _said(name: str, value: object, known: Known) -> str:
    """A value in words: another event by its title where it is public, a code and a date as pages write them."""
    plain = _plain(name)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name in OTHER_EVENT and isinstance(value, str):
        return known.names.get(("round", value), value)
    if name in OTHER_EVENT and isinstance(value, int):
        return known.events[value][1] if value in known.events else str(value)
    if plain in CODES:
        return word(CODES[plain], str(value or ""))
    if plain == "when" and value:
        return in_words(parse_edtf(str(value)), get_language() or "en")
    return known.names.get((plain, str(value)), str(value or ""))


def _plain(name: str) -> str:
    return name.removeprefix("account_")


def _named(name: str) -> str:
    words = name.replace("_", " ")
    return str(NAMES.get(words, words))
