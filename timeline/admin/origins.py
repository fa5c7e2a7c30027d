"""The page of an event's origins in the admin: how its citations are grouped and why, and analysts' own decisions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in

from .. import queries
from ..actions.origins import join_origins, part_origins, withdraw
from ..models import Citation, Event, OriginLink

_DECIDE = {OriginLink.Kind.JOIN: join_origins, OriginLink.Kind.PART: part_origins}
_SIDES = ("article", "other_article", "citation", "other_citation")


class DecisionForm(forms.Form):
    """Two citations of one event, whether they have one origin, and why."""

    first = forms.ModelChoiceField(Citation.objects.none(), label="These words")
    other = forms.ModelChoiceField(Citation.objects.none(), label="and these words")
    kind = forms.ChoiceField(choices=OriginLink.Kind.choices, widget=forms.RadioSelect, label="have")
    reason = forms.CharField(max_length=500, help_text="shown to readers beside the origins")

    def __init__(self, event: Event, data: Any = None) -> None:
        super().__init__(data)
        citations = event.citations.select_related("version__article__outlet").order_by("id")
        found = citations.defer("version__text", "version__shingles", "search")
        for name in ("first", "other"):
            field: Any = self.fields[name]
            field.queryset = found
            field.choices = [("", "---------"), *((row.pk, words_of(row)) for row in found)]


class WithdrawForm(forms.Form):
    """Why a decision is taken back."""

    reason = forms.CharField(max_length=500, help_text="kept in the history")


def words_of(citation: Citation) -> str:
    """A citation in one line: outlet, and the beginning of its words."""
    return f"{citation.version.article.outlet or 'no outlet'}: “{Truncator(citation.quote).chars(70)}”"


def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """The origins of an event with the basis of each link; a POST joins or parts two of its citations."""
    event = get_object_or_404(Event, pk=pk)
    deciding = request.method == "POST"
    form = DecisionForm(event, request.POST if deciding else None)
    if deciding and form.is_valid():
        given = form.cleaned_data
        decide = _DECIDE[given.pop("kind")]
        try:
            link = decide(by=signed_in(request), at=timezone.now(), **given)
        except (Refusal, IntegrityError) as fault:
            put_into(form, fault)
        else:
            messages.success(request, f"Decided: {link.get_kind_display()}.")
            return _back(event)
    return _page(request, event, form)


@require_POST
def take_back(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Withdraw a decision that is about this event, with a reason."""
    event = get_object_or_404(Event, pk=pk)
    decision = get_object_or_404(decisions_on(event), pk=link)
    form = WithdrawForm(request.POST, prefix=str(link))
    if form.is_valid():
        try:
            withdraw(link=decision, reason=form.cleaned_data["reason"], by=signed_in(request))
        except (Refusal, IntegrityError) as fault:
            put_into(form, fault)
        else:
            messages.success(request, "The decision was taken back; the history keeps it.")
            return _back(event)
    return _page(request, event, DecisionForm(event), {link: form})


def decisions_on(event: Event) -> QuerySet[OriginLink]:
    """What analysts decided on the citations of an event, or on the articles that they stand in."""
    citations = event.citations.values("pk")
    articles = event.citations.values("version__article")
    about = Q(citation__in=citations, other_citation__in=citations)
    found = OriginLink.objects.filter(about | Q(article__in=articles, other_article__in=articles))
    outlets = ("article__outlet", "other_article__outlet")
    told = ("citation__version__article__outlet", "other_citation__version__article__outlet")
    hidden = [f"{side}__{name}" for side in _SIDES[2:] for name in ("version__text", "version__shingles", "search")]
    return found.select_related("added_by", *outlets, *told).defer(*hidden)


def _page(
    request: HttpRequest, event: Event, form: DecisionForm, refused: dict[int, WithdrawForm] | None = None
) -> HttpResponse:
    [shown] = queries.shown([event])
    taking = refused or {}
    decided = [(link, _sides(link), taking.get(link.pk) or WithdrawForm(prefix=str(link.pk)))
               for link in decisions_on(event)]  # fmt: skip
    context = site.each_context(request) | {
        "title": "Origins", "subtitle": str(event), "opts": Event._meta, "event": event, "form": form, "shown": shown,
        "sourcing": queries.sourcing(shown), "decided": decided,
        "may_decide": request.user.has_perm("timeline.add_originlink"),
        "may_withdraw": request.user.has_perm("timeline.delete_originlink"),
    }  # fmt: skip
    wrong = form.errors or any(one.errors for one in taking.values())
    return render(request, "admin/timeline/origins.html", context, status=422 if wrong else 200)


def _sides(link: OriginLink) -> list[str]:
    """What a decision is about: two citations with their words, or two articles."""
    if link.citation and link.other_citation:
        return [words_of(link.citation), words_of(link.other_citation)]
    return [str(link.article), str(link.other_article)]


def _back(event: Event) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:timeline_event_origins", args=[event.pk]))


def _staff(view: Any, permission: str) -> Any:
    return site.admin_view(permission_required(permission, raise_exception=True)(view))


urls: list[URLPattern] = [
    path("<int:pk>/origins/", _staff(overview, "timeline.view_originlink"), name="timeline_event_origins"),
    path(
        "<int:pk>/origins/<int:link>/withdraw/",
        _staff(take_back, "timeline.delete_originlink"),
        name="timeline_event_origins_withdraw",
    ),
]
"""Below the addresses of events in the admin; for those who may see decisions on origins."""
