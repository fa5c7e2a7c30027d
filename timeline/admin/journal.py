"""Pages of the admin that show what was done and take it back: all actions, and the history of one event."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from .. import journal
from ..actions.revert import revert_event
from ..actions.undo import redo_last, undo, undo_last
from ..models import Event

app_name = "journal"
PER_PAGE = 50


@require_safe
def actions(request: HttpRequest) -> HttpResponse:
    """What was done last, by everybody or by whoever asks, each with the way to take it back."""
    me = signed_in(request)
    mine = "mine" in request.GET
    page = Paginator(journal.recent(by=me if mine else None), PER_PAGE).get_page(request.GET.get("page"))
    people = User.objects.in_bulk({doing.by for doing in page if doing.by})
    context = site.each_context(request) | {
        "title": "What was done", "page": page, "mine": mine, "me": me,
        "rows": [(doing, people.get(doing.by or 0)) for doing in page],
        "undoable": journal.last_undoable(by=me), "redoable": journal.redoable(by=me),
        "may_all": me.has_perm("timeline.merge_event"),
    }  # fmt: skip
    return render(request, "admin/timeline/journal.html", context)


@require_POST
def take_back(request: HttpRequest, number: UUID | None = None) -> HttpResponse:
    """Undo one action, or with `last` what the analyst did last; or with `redo` what he or she undid last."""
    me, now = signed_in(request), timezone.now()
    try:
        done = _take_back(request, number, me, now)
    except (Refusal, PermissionDenied, IntegrityError) as fault:
        messages.error(request, told(fault))
    else:
        messages.success(request, done)
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else reverse("journal:actions"))


def _take_back(request: HttpRequest, number: UUID | None, me: User, now: datetime) -> str:
    if number:
        undo(action=number, by=me, at=now)
        return "Taken back."
    if "redo" in request.POST:
        return f"Done again: {redo_last(by=me, at=now).told.get('of')}."
    return f"Taken back: {undo_last(by=me, at=now).action}."


def event_history(request: HttpRequest, pk: int) -> HttpResponse:
    """The history of an event as lines, newest first; by POST it goes back to what it said after an action."""
    event = get_object_or_404(Event, pk=pk)
    fault = ""
    if request.method == "POST":
        if not request.user.has_perm("timeline.change_event"):
            raise PermissionDenied
        try:
            revert_event(
                event=event, to=UUID(request.POST.get("to", "")), reason=request.POST.get("reason", ""),
                by=signed_in(request), at=timezone.now(),
            )  # fmt: skip
        except ValueError as refused:  # a Refusal, or no number at all
            fault = told(refused)
        else:
            messages.success(request, "The event says again what it said then.")
            return HttpResponseRedirect(reverse("journal:event", args=[event.pk]))
    context: dict[str, Any] = site.each_context(request) | {
        "title": "History", "subtitle": str(event), "opts": Event._meta, "event": event, "fault": fault,
        "acts": journal.history(event), "may_revert": request.user.has_perm("timeline.change_event"),
    }  # fmt: skip
    return render(request, "admin/timeline/event_history.html", context, status=422 if fault else 200)


def _staff(view: Any, permission: str) -> Any:
    return site.admin_view(permission_required(permission, raise_exception=True)(view))


urlpatterns: list[URLPattern] = [
    path("", _staff(actions, "timeline.review_suggestion"), name="actions"),
    path("undo/", _staff(take_back, "timeline.review_suggestion"), name="undo_last"),
    path("undo/<uuid:number>/", _staff(take_back, "timeline.review_suggestion"), name="undo"),
    path("events/<int:pk>/", _staff(event_history, "timeline.view_event"), name="event"),
]
