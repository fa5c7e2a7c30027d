"""Undo and redo at the desk: of one's own last decision, whatever page it was made on, after reloading as well."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from .. import journal
from ..actions.reread import reread
from ..actions.undo import redo_last, undo_last
from ..journal import Doing
from ..models import Suggestion
from .desk_page import address_of, asked_suggestion, asked_version, next_waiting

OF_NAMES = ("add_unknown", "name_means")
"""Actions after which a text is read anew."""


def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what one did last."""
    return _back(request, pk, undo_last, "Taken back: {}.")


def redo(request: HttpRequest, pk: int) -> HttpResponse:
    """Do again what one took back last."""
    return _back(request, pk, redo_last, "Done again: {}.")


def _back(request: HttpRequest, pk: int, act: Callable[..., Doing], words: str) -> HttpResponse:
    """Act, and go to the suggestion that it was about, in whatever article; after redoing, to the next that waits."""
    version = asked_version(request, pk)
    try:
        done = act(by=signed_in(request), at=timezone.now())
    except (Refusal, PermissionDenied) as fault:
        messages.error(request, told(fault))
        return HttpResponseRedirect(address_of(version))
    messages.success(request, words.format(in_words(done)))
    if (done.told.get("of") or done.action) in OF_NAMES:
        reread(article=version.article, at=timezone.now())  # with the name, or without it
    first = journal.doing(done.undoes) if done.undoes else done  # redoing takes an undo back, of what was done first
    row = Suggestion.objects.filter(pk=first.told.get("suggestion") or 0).first() if first else None
    if row is None:
        return HttpResponseRedirect(address_of(version))
    row.version = asked_suggestion(row.pk).version
    return HttpResponseRedirect(address_of(row.version, at=next_waiting(row).pk if done.undoes else row.pk))


def in_words(done: Doing) -> str:
    """An action as a button names it."""
    name = done.told.get("of") or done.action
    return f"{name.replace('_', ' ')}, {done.at:%H:%M} UTC"
