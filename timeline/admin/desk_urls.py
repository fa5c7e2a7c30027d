"""Addresses of the tagging desk, below /admin/desk/. All want a signed-in analyst; all that write want a POST."""

from collections.abc import Callable
from typing import Any

from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST, require_safe

from . import desk, desk_decisions, desk_furniture, desk_keys, desk_list, desk_names, desk_undo, second, second_compare

app_name = "desk"


def analysts(view: Callable[..., HttpResponse]) -> Any:
    """A view for members of staff who may review suggestions; others are asked to sign in, or refused."""
    return site.admin_view(permission_required("timeline.review_suggestion", raise_exception=True)(view))


def shows(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """An address that shows something and changes nothing."""
    return path(route, analysts(require_safe(view)), name=name)


def writes(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    """An address that calls an action."""
    return path(route, analysts(require_POST(view)), name=name)


urlpatterns = [
    shows("", desk_list.index, "list"),
    shows("work/", desk_list.work, "work"),
    writes("read/", desk_list.read_unread, "read_unread"),
    path("keys/", analysts(desk_keys.keys), name="keys"),
    shows("<int:pk>/", desk.article, "article"),
    writes("<int:pk>/read/", desk.read, "read"),
    writes("<int:pk>/date/", desk.date, "date"),
    writes("<int:pk>/keep/", desk.keep, "keep"),
    writes("<int:pk>/claim/", desk.claim, "claim"),
    path("<int:pk>/boilerplate/", analysts(desk_furniture.boilerplate), name="boilerplate"),
    writes("<int:pk>/names/", desk_names.decide, "names"),
    writes("<int:pk>/undo/", desk_undo.undo, "undo"),
    writes("<int:pk>/redo/", desk_undo.redo, "redo"),
    writes("<int:pk>/passage/", desk_decisions.tag_passage, "tag_passage"),
    writes("<int:pk>/passage/cite/", desk_decisions.cite_passage, "cite_passage"),
    shows("<int:pk>/second/", second.page, "second"),
    writes("<int:pk>/second/begin/", second.begin, "second_begin"),
    writes("<int:pk>/second/passage/", second.judge_passage, "second_passage"),
    shows("<int:pk>/second/compare/", second_compare.compare, "second_compare"),
    writes("<int:pk>/second/settle/", second_compare.settle, "second_settle"),
    writes("suggestions/<int:pk>/judge/", second.judge_suggestion, "second_suggestion"),
    shows("suggestions/<int:pk>/judging/", second.card, "second_card"),
    writes("tags/<int:pk>/withdraw/", second.withdraw, "second_withdraw"),
    shows("suggestions/<int:pk>/card/", desk.card, "card"),
    shows("<int:pk>/why/", desk.why, "why"),
    writes("suggestions/<int:pk>/accept/", desk_decisions.accept, "accept"),
    writes("suggestions/<int:pk>/event/", desk_decisions.accept_edited, "accept_edited"),
    writes("suggestions/<int:pk>/cite/", desk_decisions.add_to_known, "add_to_known"),
    writes("suggestions/<int:pk>/reject/", desk_decisions.reject, "reject"),
    writes("suggestions/<int:pk>/reopen/", desk_decisions.reopen, "reopen"),
    writes("suggestions/<int:pk>/date/<int:number>/", desk_decisions.take_date, "take_date"),
]
