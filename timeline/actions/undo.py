"""Taking back any action, exactly: the rows are again what they were before it. Redoing is taking back the undo."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from pghistory.models import Context

from articles.actions import Refusal
from articles.history import acting
from articles.models import Version

from .. import journal, replay
from ..journal import Doing
from ..models import Event, Status
from ..replay import Step
from .undo_following import Following, following, named

_OF_READING = {Version: {"read_with", "read_at"}}
"""Columns that the machine writes by itself; that they changed since is no reason to refuse."""

_SHOWN_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Undone:
    """How many rows were removed, put back to what they were, and brought back."""

    removed: int
    changed: int
    restored: int


@transaction.atomic
def undo(*, action: UUID | str, by: User | None, at: datetime) -> Undone:
    """Take back an action, named by its number in the history: all rows are exactly what they were before it.

    The undo is an action of its own, so that undoing that one redoes the first. Raises Refusal when there is no such
    action, when it is taken back already, or when rows were changed or used since, naming them; PermissionDenied for
    the action of somebody else without the right to merge events, and for what makes events public or not without
    the right to publish.
    """
    list(Context.objects.select_for_update().filter(pk=action))  # two at once: the second finds it taken back
    doing = journal.doing(action)
    steps = replay.steps(doing.id) if doing else []
    if doing is None or not steps:
        raise Refusal("there is nothing to undo by this number; open the list of actions again")
    if doing.undone:
        raise Refusal(f"this {doing.action} was taken back already")
    plan = _Plan(steps)
    _check_rights(by, doing, plan)
    if changed := plan.changed_since():
        raise Refusal(_since(doing, changed, "changed"))
    beyond = following(plan.made, plan.present)
    if beyond.blocking:
        raise Refusal(_since(doing, beyond.blocking, "used"))
    name = journal.UNDO if not doing.taken_back else journal.REDO
    with acting(name, by, undoes=str(doing.id), of=doing.told.get("of") or doing.action, at=at.isoformat()):
        try:
            return plan.carry_out(beyond, at)
        except IntegrityError as fault:
            raise Refusal(f"this {doing.action} cannot be taken back any more: {_words(fault)}") from fault


def undo_last(*, by: User, at: datetime) -> Doing:
    """Take back what somebody did last; answers what that was. Raises Refusal when there is nothing."""
    found = journal.last_undoable(by=by)
    if found is None:
        raise Refusal("there is nothing of yours to undo")
    undo(action=found.id, by=by, at=at)
    return found


def redo_last(*, by: User, at: datetime) -> Doing:
    """Do again what somebody took back last; answers that undo. Raises Refusal when there is nothing."""
    found = journal.redoable(by=by)
    if found is None:
        raise Refusal("there is nothing of yours to redo")
    undo(action=found.id, by=by, at=at)
    return found


class _Plan:
    """The steps of an action with the rows as they are now, locked, and as they were before and after it."""

    def __init__(self, steps: list[Step]) -> None:
        self.steps = steps
        self.models = list(dict.fromkeys(step.model for step in steps))
        self.now: dict[Any, dict[int, Any]] = {}
        self.held: dict[Any, dict[int, dict[str, Any]]] = {}
        for model in self.models:
            mine = [step for step in steps if step.model is model]
            self.now[model] = replay.locked(model, [step.pk for step in mine])
            self.held[model] = replay.rows_of(model, [n for step in mine for n in (step.before, step.after) if n])

    @property
    def made(self) -> dict[Any, set[int]]:
        """The rows that the action made."""
        return {m: {s.pk for s in self.steps if s.model is m and s.before is None} for m in self.models}

    @property
    def present(self) -> dict[Any, set[int]]:
        """The rows that are dealt with by the steps themselves."""
        return {m: {s.pk for s in self.steps if s.model is m} for m in self.models}

    def before(self, step: Step) -> dict[str, Any]:
        """The values of a row before the action; {} when there was none."""
        return self.held[step.model].get(step.before or 0, {})

    def after(self, step: Step) -> dict[str, Any]:
        """The values of a row after the action; {} when there was none."""
        return self.held[step.model].get(step.after or 0, {})

    def changed_since(self) -> list[tuple[Any, int]]:
        """The rows that are not what the action left behind; those that it only touched do not count."""
        return [
            (step.model, step.pk)
            for step in self.steps
            if not self._only_touched(step) and not self._as_left(step, but=_by_itself(step.model))
        ]

    def _as_left(self, step: Step, *, but: set[str]) -> bool:
        """Whether a row is what the action left behind, but for some columns."""
        row, left = self.now[step.model].get(step.pk), self.after(step)
        if row is None or not left:
            return row is None and not left
        return all(getattr(row, name) == value for name, value in left.items() if name not in but)

    def _only_touched(self, step: Step) -> bool:
        """Whether the action changed nothing of a row but its time of change."""
        before, after = self.before(step), self.after(step)
        return bool(before and after) and {n for n in before if before[n] != after[n]} <= _by_itself(step.model)

    def carry_out(self, beyond: Following, at: datetime) -> Undone:
        """Write the rows as they were before. Raises IntegrityError when a law of the record forbids it."""
        beyond.let_go()
        back = [
            step
            for step in self.steps
            if step.before and step.after and (not self._only_touched(step) or self._as_left(step, but=set()))
        ]
        for model in reversed(replay.kept_models()):
            replay.remove(model, self.made.get(model, set()) | beyond.going.get(model, set()))
        for model in self.models:
            replay.put_back(model, [step.before for step in back if step.model is model and step.before])
            self._keep_what_came_by_itself(model, [step for step in back if step.model is model], at)
            lost = [s.before for s in self.steps if s.model is model and s.before and s.after is None]
            replay.bring_back(model, lost)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        removed = sum(len(pks) for pks in self.made.values()) + sum(len(pks) for pks in beyond.going.values())
        return Undone(removed, len(back), sum(s.before is not None and s.after is None for s in self.steps))

    def _keep_what_came_by_itself(self, model: Any, back: list[Step], at: datetime) -> None:
        """A row that was touched since is put back in all but that; its time of change is now."""
        for step in back:
            if not self._as_left(step, but=set()):
                row = self.now[model][step.pk]
                auto = {f.attname: at for f in model._meta.concrete_fields if getattr(f, "auto_now", False)}
                kept = {name: getattr(row, name) for name in _OF_READING.get(model, ())}
                model._base_manager.filter(pk=step.pk).update(**kept, **auto)


def _by_itself(model: Any) -> set[str]:
    auto = {field.attname for field in model._meta.concrete_fields if getattr(field, "auto_now", False)}
    return auto | _OF_READING.get(model, set())


def _check_rights(by: User | None, doing: Doing, plan: _Plan) -> None:
    if by is None:
        return
    if doing.by != by.pk and not by.has_perm("timeline.merge_event"):
        raise PermissionDenied(f"{by} may not take back what others did; ask an editor")
    public = {Status.PUBLISHED, Status.RETRACTED, Status.MERGED}
    for step in plan.steps:
        was, became = (values.get("status", "") for values in (plan.before(step), plan.after(step)))
        shown = step.model is Event and was != became and bool({was, became} & public)
        if shown and not by.has_perm("timeline.publish_event"):
            raise PermissionDenied(f"{by} may not make events public or take them back; ask an editor")


def _since(doing: Doing, rows: list[tuple[Any, int]], verb: str) -> str:
    told = "; ".join(named(model, pk) for model, pk in rows[:_SHOWN_AT_MOST])
    more = f"; and {len(rows) - _SHOWN_AT_MOST} more" if len(rows) > _SHOWN_AT_MOST else ""
    return f"this {doing.action} cannot be taken back, because since then somebody {verb} {told}{more}; undo that first"


def _words(fault: IntegrityError) -> str:
    cause = getattr(fault.__cause__, "diag", None)
    return getattr(cause, "message_primary", None) or str(fault)
