"""The tagging desk: a text, what reading suggests, and what analysts leave there. Each POST calls one action."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in, told
from articles.models import Article
from articles.reading import Mention, Unknown

from ..actions import desk as desks
from ..actions.reread import preview_redating, reread
from .desk_cards import named_in, numbered_card
from .desk_check import checked
from .desk_forms import DayFields, PassageFields
from .desk_page import Shown, address_of, asked_suggestion, asked_version, show_page, suggestion_of
from .desk_panel import passage_or_none, passage_panel, suggestion_panel
from .notes import note_tally
from .redating import redate_as_typed

REFUSED = (Refusal, ValidationError, IntegrityError)
UNPROCESSABLE = 422


def article(request: HttpRequest, pk: int) -> HttpResponse:
    """A text at the desk; `edit=` opens a suggestion's form, `start=`/`end=` or `quote=` that of a passage.

    `fresh` opens the form without what was typed there before.
    """
    version = asked_version(request, pk)
    if "edit" in request.GET:
        suggestion = suggestion_of(version, request.GET["edit"])
        return show_page(request, version, Shown(panel=suggestion_panel(suggestion, request=request)))
    if {"start", "end", "quote"} & set(request.GET):
        fields = PassageFields(request.GET, prefix=None)
        passage = passage_or_none(fields, version)
        if passage is None:
            return show_page(request, version, Shown(passage=fields), status=UNPROCESSABLE)
        panel = passage_panel(version, passage, request=request)
        return show_page(request, version, Shown(panel=panel, passage=fields))
    return show_page(request, version, Shown())


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the article's newest text again."""
    found = get_object_or_404(Article, pk=pk)
    note_tally(request, reread(article=found, at=timezone.now()))
    return HttpResponseRedirect(reverse("desk:article", args=[pk]))


def date(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the day of publication; what hangs on it is worked out anew. `try` only shows what would move.

    So does the first sending of a day that public events would speak against, until `confirm` is sent with the page
    that lists them.
    """
    version = asked_version(request, pk)
    form = DayFields(request.POST, instance=Article.objects.get(pk=pk))
    if form.is_valid():
        given = form.cleaned_data
        moves = preview_redating(article=Article.objects.get(pk=pk), published=given["published"])
        if "try" in request.POST or (moves.events and "seen" not in request.POST):
            return show_page(request, version, Shown(day=form, moves=moves))
        try:
            redate_as_typed(request, form.instance, given)
        except REFUSED as fault:
            put_into(form, fault)
        else:
            return HttpResponseRedirect(address_of(version))
    return show_page(request, version, Shown(day=form), status=UNPROCESSABLE)


def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed in the open form, say how it is understood, and who else is here. Answers JSON.

    Without a form it only says that somebody is here.
    """
    version = asked_version(request, pk)
    user, now = signed_in(request), timezone.now()
    desks.be_here(user=user, article=version.article, at=now)
    others = desks.others_here(user=user, article=version.article, at=now)
    answer: dict[str, Any] = {
        "others": [{"name": str(one.user), "claimed": one.claimed is not None} for one in others]
    }  # fmt: skip
    if form := request.POST.get("form", ""):
        typed = {
            name: values for name, values in request.POST.lists() if name.startswith(("event-", "parts-", "account-"))
        }
        try:
            kept = desks.keep_draft(user=user, version=version, form=form[:40], typed=typed, at=now)
        except Refusal as fault:
            return JsonResponse(answer | {"fault": told(fault)}, status=UNPROCESSABLE)
        answer |= {"saved": f"{kept.saved:%H:%M:%S} UTC"} | checked(request.POST, version.article.published)
    return JsonResponse(answer)


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion with all that is shown of it: a part of the page, for a suggestion that was a stub there."""
    row = asked_suggestion(pk)
    version = row.version
    found = numbered_card(version, row)
    context = {
        "card": found, "number": found.number, "version": version, "is_newest": version.number == version.newest,  # type: ignore[attr-defined]
        "may_publish": request.user.has_perm("timeline.publish_event"),
    }  # fmt: skip
    return render(request, "admin/timeline/desk/_card.html", context)


def why(request: HttpRequest, pk: int) -> HttpResponse:
    """Why the words that begin at `start` are marked: a part of the page."""
    version = asked_version(request, pk)
    start = request.GET.get("start", "")
    mentions, lacking = named_in(version)
    marked: list[Mention | Unknown] = [*mentions, *lacking]
    found = next((one for one in marked if str(one.start) == start), None)
    if found is None:
        raise Http404("nothing is named there")
    return render(request, "admin/timeline/desk/_why.html", {"mention": found})


def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the article for oneself, or give it back (`release`)."""
    version = asked_version(request, pk)
    user = signed_in(request)
    try:
        if "release" in request.POST:
            desks.release(user=user, article=version.article)
            messages.success(request, "Given back: the queue offers this article to everybody again.")
        else:
            desks.claim(user=user, article=version.article, at=timezone.now())
            messages.success(request, "Claimed: the queue offers this article to nobody else.")
    except Refusal as fault:
        messages.error(request, told(fault))
    return HttpResponseRedirect(address_of(version))
