"""Two analysts tag one text without seeing each other's work; an editor settles what they see differently."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting
from articles.models import Version

from ..models import Decision, Event, Suggestion, Tag, Tagging, Verdict
from .events import EventValues, Passage
from .review import accept, reject
from .tag import tag

SETTLES = "timeline.merge_event"
"""The right to settle what two analysts see differently: that of editors."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an analyst says of a passage; `typed` is the event's form as it was filled in, for a verdict of event."""

    start: int
    end: int
    verdict: str
    kind: str = ""
    edtf: str = ""
    typed: dict[str, Any] | None = None
    suggestion: Suggestion | None = None


@transaction.atomic
def begin(*, version: Version, by: User, at: datetime) -> Tagging:
    """Begin an independent tagging, or answer the one begun. Raises Refusal when two analysts have begun already."""
    Version.objects.select_for_update().defer("text", "shingles").get(pk=version.pk)
    known = version.taggings.filter(user=by).first()
    if known:
        return known
    if version.taggings.count() >= 2:
        raise Refusal("two analysts tag this text independently already; a third is not needed")
    with acting("begin_tagging", by):
        return Tagging.objects.create(version=version, user=by, begun=at)


@transaction.atomic
def judge(*, tagging: Tagging, judgement: Judgement, by: User) -> Tag:
    """Keep what an analyst says of a passage; saying it anew replaces what was said. Raises Refusal when done."""
    version = _open(tagging, by).version
    if not 0 <= judgement.start < judgement.end <= len(version.text):
        raise Refusal(f"there is no passage [{judgement.start}, {judgement.end}) in this text")
    values = {
        "version": version, "quote": version.text[judgement.start : judgement.end], "verdict": judgement.verdict,
        "kind": judgement.kind, "edtf": judgement.edtf, "values": judgement.typed or {},
        "suggestion": judgement.suggestion,
    }  # fmt: skip
    with acting("judge", by):
        return Tag.objects.update_or_create(
            tagging=tagging, start=judgement.start, end=judgement.end, defaults=values
        )[0]  # fmt: skip


@transaction.atomic
def withdraw(*, tag: Tag, by: User) -> None:
    """Take back what was said of a passage."""
    _open(tag.tagging, by)
    with acting("withdraw_judgement", by):
        tag.delete()


@transaction.atomic
def finish(*, tagging: Tagging, by: User, at: datetime) -> Tagging:
    """Say that all is tagged; from then on it can be compared with the other analyst's."""
    tagging = _open(tagging, by)
    with acting("finish_tagging", by):
        tagging.done = at
        tagging.save()
    return tagging


@transaction.atomic
def go_on(*, tagging: Tagging, by: User) -> Tagging:
    """Open a finished tagging again. Raises Refusal once the other one is done, which by then has been compared."""
    tagging = Tagging.objects.select_for_update().get(pk=tagging.pk)
    _own(tagging, by)
    if tagging.version.taggings.exclude(pk=tagging.pk).filter(done__isnull=False).exists():
        raise Refusal("both taggings are done and can be seen; settle the differences instead")
    with acting("go_on_tagging", by):
        tagging.done = None
        tagging.save()
    return tagging


@transaction.atomic
def settle(
    *, tags: Iterable[Tag], chosen: Tag | None, values: EventValues | None, by: User, at: datetime
) -> Event | None:
    """Settle a passage: as the event that `chosen` tells of, with its `values`; or as none, when it is None.

    `tags` are those of both analysts that are about the passage. The suggestion of the passage, if there is one, is
    decided with it. Raises Refusal when it is settled already, PermissionDenied for whoever may not settle.
    """
    if not by.has_perm(SETTLES):
        raise PermissionDenied(f"{by} may not settle differences; ask an editor")
    rows = list(Tag.objects.select_for_update().filter(pk__in=[one.pk for one in tags]))
    if not rows or any(one.settled_at for one in rows):
        raise Refusal("this passage is settled already")
    _check_both_done(rows[0].tagging.version_id)
    with acting("settle", by):
        event = _make(chosen, values, by, at) if chosen and values else None
        if event is None:
            _drop(rows, by, at)
        for one in rows:
            one.settled_by, one.settled_at, one.event = by, at, event
            one.save()
    return event


def _make(chosen: Tag, values: EventValues, by: User, at: datetime) -> Event:
    waiting = chosen.suggestion and chosen.suggestion.decision == Decision.WAITING
    if chosen.suggestion and waiting:
        return accept(suggestion=chosen.suggestion, values=values, by=by, at=at)
    return tag(passage=Passage(chosen.version, chosen.start, chosen.end), values=values, by=by, at=at)


def _drop(rows: list[Tag], by: User, at: datetime) -> None:
    suggestions = {one.suggestion for one in rows if one.suggestion}
    for suggestion in suggestions:
        if suggestion.decision == Decision.WAITING:
            reject(suggestion=suggestion, by=by, at=at, reason="settled after two readings: no event")


def _check_both_done(version: int) -> None:
    if Tagging.objects.filter(version=version, done__isnull=False).count() < 2:
        raise Refusal("both analysts have to be done before their differences are settled")


def _open(tagging: Tagging, by: User) -> Tagging:
    tagging = Tagging.objects.select_for_update().get(pk=tagging.pk)
    _own(tagging, by)
    if tagging.done:
        raise Refusal("you have said that this tagging is done; open it again to change it")
    return tagging


def _own(tagging: Tagging, by: User) -> None:
    if tagging.user_id != by.pk:
        raise PermissionDenied("this is another analyst's tagging")


def verdicts(tagging: Tagging) -> dict[int, Tag]:
    """What was said of each suggestion, by its id."""
    return {one.suggestion_id: one for one in tagging.tags.all() if one.suggestion_id}


def events_of(tagging: Tagging) -> list[Tag]:
    """The passages said to tell of an event."""
    return list(tagging.tags.filter(verdict=Verdict.EVENT).select_related("settled_by", "suggestion"))
