"""The tagging desk: a text, what reading suggests, and the analyst's decisions. Each POST calls one action."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in, told
from articles.models import Article

from ..actions import review
from ..actions.reread import redate, reread
from ..actions.tag import tag
from ..models import Decision, Suggestion
from .desk_cards import mentions_of
from .desk_forms import CiteFields, DayFields, PassageFields, RejectFields
from .desk_page import (
    Shown,
    address_of,
    asked_suggestion,
    asked_version,
    passage_or_none,
    passage_panel,
    posted_passage,
    show_page,
    suggestion_of,
    suggestion_panel,
)
from .desk_passages import Found
from .notes import note_tally

REFUSED = (Refusal, ValidationError, IntegrityError)
UNPROCESSABLE = 422


def article(request: HttpRequest, pk: int) -> HttpResponse:
    """A text at the desk; `edit=` opens a suggestion's form, `start=`/`end=` or `quote=` that of a passage."""
    version = asked_version(request, pk)
    if "edit" in request.GET:
        suggestion = suggestion_of(version, request.GET["edit"])
        return show_page(request, version, Shown(panel=suggestion_panel(suggestion)))
    if {"start", "end", "quote"} & set(request.GET):
        fields = PassageFields(request.GET, prefix=None)
        passage = passage_or_none(fields, version)
        if passage is None:
            return show_page(request, version, Shown(passage=fields), status=UNPROCESSABLE)
        return show_page(request, version, Shown(panel=passage_panel(version, passage), passage=fields))
    return show_page(request, version, Shown())


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the article's newest text again."""
    found = get_object_or_404(Article, pk=pk)
    note_tally(request, reread(article=found, at=timezone.now()))
    return HttpResponseRedirect(reverse("desk:article", args=[pk]))


def date(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the day of publication; what hangs on it is worked out anew."""
    version = asked_version(request, pk)
    form = DayFields(request.POST, instance=Article.objects.get(pk=pk))
    if form.is_valid():
        given = form.cleaned_data
        try:
            tally = redate(
                article=form.instance, published=given["published"], basis=given["published_basis"],
                note=given["published_note"], by=signed_in(request), at=timezone.now(),
            )  # fmt: skip
        except REFUSED as fault:
            put_into(form, fault)
        else:
            note_tally(request, tally)
            return HttpResponseRedirect(address_of(version))
    return show_page(request, version, Shown(day=form), status=UNPROCESSABLE)


def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a suggestion as proposed, as a new event."""
    row = asked_suggestion(pk)
    public = "publish" in request.POST
    act = partial(review.accept, suggestion=row, by=signed_in(request), at=timezone.now(), make_public=public)
    return _decided(request, row, act, "Accepted as event {0.pk}: {0}", Shown())


def accept_edited(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a suggestion as a new event with the values typed in the form."""
    row = asked_suggestion(pk)
    panel = suggestion_panel(row, request.POST)
    if not panel.draft.is_valid():
        return show_page(request, row.version, Shown(panel=panel), status=UNPROCESSABLE)
    same_date = panel.draft.event.cleaned_data["when"] == row.when
    values = panel.draft.values(basis=row.basis if same_date else {})
    public = "publish" in request.POST
    act = partial(
        review.accept, suggestion=row, values=values, by=signed_in(request), at=timezone.now(), make_public=public
    )
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


def tag_passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an event from selected words."""
    version = asked_version(request, pk)
    passage = posted_passage(request, version)
    panel = passage_panel(version, passage, request.POST)
    if panel.draft.is_valid():
        edtf = panel.draft.event.cleaned_data["when"].edtf
        values = panel.draft.values(basis=Found(passage, mentions_of(version)).basis(edtf))
        public = "publish" in request.POST
        try:
            event = tag(passage=passage, values=values, by=signed_in(request), at=timezone.now(), make_public=public)
        except REFUSED as fault:
            put_into(panel.draft.event, fault)
        else:
            messages.success(request, f"Recorded as event {event.pk}: {event}")
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
    panel = passage_panel(version, passage)
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
        else:
            shown.faults[row.pk] = told(fault)
        return show_page(request, row.version, shown, status=UNPROCESSABLE)
    messages.success(request, words.format(made))
    after = row.version.suggestions.filter(decision=Decision.WAITING, start__gt=row.start).order_by("start").first()
    target = after if after and onward else row
    return HttpResponseRedirect(f"{address_of(row.version)}#s{target.pk}")
