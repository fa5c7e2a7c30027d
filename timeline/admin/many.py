"""Actions on many rows of a list in the admin: first what would happen to each, then, once confirmed, all at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from ..actions import many


@dataclass(frozen=True, slots=True)
class Bulk:
    """A decision on many: its name and words, what it would do to each, and what does it."""

    name: str
    label: str
    permission: str
    plan: Callable[[Any], list[many.Planned]]
    act: Callable[..., int]
    done: str
    with_reason: bool = False
    needs_reason: bool = False


REJECT = Bulk(
    "reject_many", "Reject the chosen suggestions", "timeline.review_suggestion", many.plan_rejecting,
    lambda rows, **given: many.reject_many(suggestions=rows, **given), "rejected", with_reason=True,
)  # fmt: skip
PUBLISH = Bulk(
    "publish_many", "Publish the chosen events", "timeline.publish_event", many.plan_publishing,
    lambda rows, **given: many.publish_many(events=rows, **given), "made public",
)  # fmt: skip
RETRACT = Bulk(
    "retract_many", "Retract the chosen events", "timeline.retract_event", many.plan_retracting,
    lambda rows, **given: many.retract_many(events=rows, **given), "retracted", with_reason=True, needs_reason=True,
)  # fmt: skip


class InBulk:
    """For a ModelAdmin: the decisions named in `bulk`, offered to those who may take them."""

    bulk: tuple[Bulk, ...] = ()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The admin's actions, and those of `bulk` that are allowed."""
        actions: dict[str, Any] = super().get_actions(request)  # type: ignore[misc]
        for one in self.bulk:
            if request.user.has_perm(one.permission):
                actions[one.name] = (self._view(one), one.name, one.label)
        return actions

    def _view(self, one: Bulk) -> Callable[..., HttpResponse | None]:
        def view(admin: Any, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
            fault = ""
            if "confirm" in request.POST:
                given = {"reason": request.POST.get("reason", "")} if one.with_reason else {}
                try:
                    number = one.act(rows, by=signed_in(request), at=timezone.now(), **given)
                except (Refusal, IntegrityError) as refused:
                    fault = told(refused)
                else:
                    messages.success(request, f"{number} {one.done}.")
                    return None
            planned = one.plan(rows)
            context = admin.admin_site.each_context(request) | {
                "title": one.label, "opts": admin.opts, "bulk": one, "planned": planned, "fault": fault,
                "possible": sum(not row.obstacle for row in planned), "checkbox": ACTION_CHECKBOX_NAME,
                "reason": request.POST.get("reason", ""),
            }  # fmt: skip
            return render(request, "admin/timeline/bulk.html", context, status=422 if fault else 200)

        return view
