"""The public log of what changed: read from the history that the database keeps of every event."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db.models import Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate

from ..models import Event, Status

PUBLISHED, CHANGED, RETRACTED = "Published", "Changed", "Retracted"


@dataclass(frozen=True, slots=True)
class Change:
    """One event on one day: what was done, its title then, its number, the slug it has now, and the reason given.

    `slug` is empty when the event is no longer public.
    """

    done: str
    title: str
    number: int
    slug: str
    reason: str


def public_days() -> QuerySet[Any]:
    """Each day on which an event was public or retracted and its row changed, newest first: `day`, `pgh_obj_id`, and
    the numbers of the `first` and `last` history row of that day."""
    rows = _history().objects.filter(status__in=[Status.PUBLISHED, Status.RETRACTED]).exclude(pgh_label="delete")
    by_day = rows.annotate(day=TruncDate("pgh_created_at")).values("day", "pgh_obj_id")
    return by_day.annotate(first=Min("pgh_id"), last=Max("pgh_id")).order_by("-day", "-last")


def changes_of(days: Iterable[Mapping[str, Any]]) -> list[tuple[date, list[Change]]]:
    """What was done on each of `public_days`, by day. Three queries, however many."""
    found = list(days)
    history = _history().objects
    earlier = history.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")).order_by("-pgh_id")
    firsts = history.filter(pgh_id__in=[row["first"] for row in found])
    before = dict(firsts.annotate(before=Subquery(earlier.values("status")[:1])).values_list("pgh_id", "before"))
    lasts = {row.pgh_id: row for row in history.filter(pgh_id__in=[row["last"] for row in found])}
    public = Event.objects.public().filter(pk__in=[row["pgh_obj_id"] for row in found])
    slugs: dict[int, str] = dict(public.values_list("pk", "slug"))
    return [
        (day, [_change(lasts[row["last"]], before[row["first"]], slugs) for row in same_day])
        for day, same_day in groupby(found, key=lambda row: row["day"])
    ]


def _history() -> Any:
    return apps.get_model("timeline", "EventHistory")


def _change(row: Any, before: str | None, slugs: Mapping[int, str]) -> Change:
    done = CHANGED if before == Status.PUBLISHED else PUBLISHED
    done = RETRACTED if row.status == Status.RETRACTED else done
    reason = row.editorial_reason if done != PUBLISHED else ""
    return Change(done, row.title, row.pgh_obj_id, slugs.get(row.pgh_obj_id, ""), reason)
