"""What an analyst decides at the desk. Each view calls one action, and goes on to the next suggestion."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles.admin.pages import put_into, signed_in, told

from ..actions import desk as desks
from ..actions import review
from ..actions.tag import tag
from ..models import Decision, Event, Suggestion
from .desk import REFUSED, UNPROCESSABLE
from .desk_adding import add_names
from .desk_cards import mentions_of
from .desk_check import note_wording
from .desk_forms import CiteFields, RejectFields
from .desk_page import Shown, address_of, asked_suggestion, asked_version, next_waiting, show_page
from .desk_panel import Panel, passage_panel, posted_passage, suggestion_panel
from .desk_passages import Found


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a suggestion as proposed, as a new event."""
    row = asked_suggestion(pk)
    public = "publish" in request.POST
    act = partial(review.accept, suggestion=row, by=signed_in(request), at=timezone.now(), make_public=public)
    return _decided(request, row, act, "Accepted as event {0.pk}: {0}", Shown())


def accept_edited(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a suggestion as a new event with the values typed in the form; or add a name to the record for it."""
    row = asked_suggestion(pk)
    panel = suggestion_panel(row, request=request, posted=request.POST)
    if {"add", "unknown"} & set(request.POST):
        add_names(request, panel)
        panel = suggestion_panel(row, request=request, posted=request.POST)
        return show_page(request, row.version, Shown(panel=panel))
    if not panel.is_valid():
        return show_page(request, row.version, Shown(panel=panel), status=UNPROCESSABLE)
    same_date = panel.draft.event.cleaned_data["when"] == row.when
    values = panel.draft.values(basis=row.basis if same_date else {})
    act = partial(
        review.accept, suggestion=row, values=values, account=panel.account.account(values), by=signed_in(request),
        at=timezone.now(), make_public="publish" in request.POST,
    )  # fmt: skip
    return _decided(request, row, act, "Accepted as event {0.pk}: {0}", Shown(panel=panel))


def add_to_known(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a suggestion as another account of a known event."""
    row = asked_suggestion(pk)
    form = CiteFields(request.POST, auto_id=f"s{row.pk}_%s")
    shown = Shown(typed={row.pk: {"cite": form}})
    if not form.is_valid():
        return show_page(request, row.version, shown, status=UNPROCESSABLE)
    event = form.cleaned_data["known"]
    act = partial(review.accept, suggestion=row, event=event, by=signed_in(request), at=timezone.now())
    return _decided(request, row, act, "Added to event {0.pk}: {0}", shown)


def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Reject a suggestion, with a reason if one was typed."""
    row = asked_suggestion(pk)
    form = RejectFields(request.POST, auto_id=f"s{row.pk}_%s")
    shown = Shown(typed={row.pk: {"reject": form}})
    if not form.is_valid():
        return show_page(request, row.version, shown, status=UNPROCESSABLE)
    reason = form.cleaned_data["reason"]
    act = partial(review.reject, suggestion=row, by=signed_in(request), at=timezone.now(), reason=reason)
    return _decided(request, row, act, "Rejected.", shown)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision back."""
    row = asked_suggestion(pk)
    act = partial(review.reopen, suggestion=row, by=signed_in(request), at=timezone.now())
    return _decided(request, row, act, "Reopened.", Shown(), onward=False)


def take_date(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let the suggestion mean another of the days that its words may mean."""
    row = asked_suggestion(pk)
    act = partial(review.take_other_date, suggestion=row, number=number, by=signed_in(request), at=timezone.now())
    return _decided(request, row, act, "The date is now the one you chose.", Shown(), onward=False)


def tag_passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an event from selected words; or add a name to the record for it."""
    version = asked_version(request, pk)
    passage = posted_passage(request, version)
    panel = passage_panel(version, passage, request=request, posted=request.POST)
    if {"add", "unknown"} & set(request.POST):
        add_names(request, panel)
        panel = passage_panel(version, passage, request=request, posted=request.POST)
        return show_page(request, version, Shown(panel=panel))
    if panel.is_valid():
        edtf = panel.draft.event.cleaned_data["when"].edtf
        values = panel.draft.values(basis=Found(passage, mentions_of(version)).basis(edtf))
        passage = replace(passage, account=panel.account.account(values))
        user, public = signed_in(request), "publish" in request.POST
        try:
            event = tag(passage=passage, values=values, by=user, at=timezone.now(), make_public=public)
        except REFUSED as fault:
            put_into(panel.draft.event, fault)
        else:
            desks.drop_draft(user=user, version=version, form=panel.form)
            messages.success(request, f"Recorded as event {event.pk}: {event}")
            note_wording(request, event)
            return HttpResponseRedirect(address_of(version))
    return show_page(request, version, Shown(panel=panel), status=UNPROCESSABLE)


def cite_passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Rest a known event on selected words too."""
    version = asked_version(request, pk)
    passage = posted_passage(request, version)
    form = CiteFields(request.POST, auto_id="passage_%s")
    if form.is_valid():
        try:
            event = tag(passage=passage, event=form.cleaned_data["known"], by=signed_in(request), at=timezone.now())
        except REFUSED as fault:
            put_into(form, fault)
        else:
            messages.success(request, f"Added to event {event.pk}: {event}")
            return HttpResponseRedirect(address_of(version))
    panel = passage_panel(version, passage, request=request)
    panel.cite = form
    return show_page(request, version, Shown(panel=panel), status=UNPROCESSABLE)


def _decided(
    request: HttpRequest, row: Suggestion, act: Callable[[], Any], words: str, shown: Shown, *, onward: bool = True
) -> HttpResponse:
    """Do what was decided and go on to the next suggestion; or show the page again, with the refusal."""
    try:
        made = act()
    except REFUSED as fault:
        if shown.panel:
            put_into(shown.panel.draft.event, fault)
            shown.panel.theirs = _decided_by_another(row)
        else:
            shown.faults[row.pk] = told(fault)
        return show_page(request, row.version, shown, status=UNPROCESSABLE)
    _forget(request, row, shown.panel)
    messages.success(request, words.format(made))
    if isinstance(made, Event):
        note_wording(request, made)
    return HttpResponseRedirect(address_of(row.version, at=(next_waiting(row) if onward else row).pk))


def _decided_by_another(row: Suggestion) -> Suggestion | None:
    """What a colleague made of the suggestion meanwhile, to be shown beside what was typed."""
    decided = Suggestion.objects.exclude(decision=Decision.WAITING).filter(pk=row.pk)
    return decided.select_related("decided_by", "event__venue").first()


def _forget(request: HttpRequest, row: Suggestion, panel: Panel | None) -> None:
    """What was typed is in the record now."""
    form = panel.form if panel else f"suggestion-{row.pk}"
    desks.drop_draft(user=signed_in(request), version=row.version, form=form)
