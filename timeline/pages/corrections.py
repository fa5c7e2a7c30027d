"""The public log of changes as a page: by day, newest first, each change with what it was before and what it is now."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext_lazy

from .. import changes
from ..changes import Change
from ..models import Event

DONE = {
    "create": "added",
    "publish": "published",
    "update": "changed",
    "retract": "retracted",
    "merge": "merged",
    "split": "split off",
    "delete": "removed",
}
OF = {"event": "", "participation": "participant", "citation": "citation"}
DONE_IN_WORDS = {
    "added": gettext_lazy("added"),
    "published": gettext_lazy("published"),
    "changed": gettext_lazy("changed"),
    "retracted": gettext_lazy("retracted"),
    "merged": gettext_lazy("merged"),
    "split off": gettext_lazy("split off"),
    "removed": gettext_lazy("removed"),
}
OF_IN_WORDS = {"participant": gettext_lazy("participant of"), "citation": gettext_lazy("citation of")}
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
}
"""What changes are called on the page; a value that has no name here keeps that of the API."""
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


class Log:
    """All public changes, newest first, as a sequence that Django's Paginator can cut."""

    def count(self) -> int:
        """How many there are."""
        return changes.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, places: slice) -> list[Change]:
        newest = ["-at", "-rank", "-number"]
        return changes.told(changes.entries(ordering=newest, most=places.stop)[places.start or 0 :])


def by_day(found: list[Change]) -> list[tuple[date, list[Told]]]:
    """Changes in words, by the day they were made (UTC). One query, however many."""
    numbers = {change.event for change in found}
    slugs = dict(Event.objects.public().filter(pk__in=numbers).values_list("pk", "slug"))
    days = groupby(found, key=lambda change: change.at.date())
    return [(day, [_told(change, slugs.get(change.event, "")) for change in same]) for day, same in days]


def _told(change: Change, slug: str) -> Told:
    names: list[str] = [name for name in ("merged_into", "split_from") if name in change.new]
    if change.action == "update" or change.record != "event":
        names = [name for name in {**change.old, **change.new} if name not in _HIDDEN]
    values = [(_named(name), str(change.old.get(name) or ""), str(change.new.get(name) or "")) for name in names]
    shown = [value for value in values if value[1] or value[2]]
    return Told(
        DONE[change.action], OF[change.record], change.event, change.title, slug, shown, change.reason
    )  # fmt: skip


def _named(name: str) -> str:
    words = name.replace("_", " ")
    return str(NAMES.get(words, words))
