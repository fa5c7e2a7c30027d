"""The page of rounds in the admin: what is proposed, what breaks a rule, and splitting and merging of rounds."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from .. import queries
from ..actions.rounds import make_round, merge_rounds, put_into_round, split_round
from ..clustering import Rule
from ..models import Event, Round, Status
from ..wording import in_words
from .dates import DaysField

app_name = "rounding"
MOST_LISTED = 100
"""Rows of each list on the page; what is done makes room for the next."""


class RoundForm(forms.Form):
    """A new round: its name, its rule in words and as values, and the events that go into it."""

    name = forms.CharField(max_length=200, help_text="venue and month, neutrally worded")
    rule = forms.CharField(max_length=500, help_text="what makes an event part of it, as one sentence")
    days = DaysField(required=False, label="Days of the rule")
    venues = forms.CharField(required=False, help_text="slugs, separated by commas")
    wording = forms.CharField(required=False, help_text="separated by commas; for events held elsewhere")
    events = forms.ModelMultipleChoiceField(Event.objects.all(), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(max_length=500, required=False, help_text="why, when events of another round go into it")

    def stated(self) -> Rule:
        """The rule as values."""
        given = self.cleaned_data
        return Rule(given["days"], frozenset(_words(given["venues"])), tuple(_words(given["wording"])))


class MergeForm(forms.Form):
    """Two rounds that are one, and why."""

    round = forms.ModelChoiceField(Round.objects.exclude(status=Status.MERGED), label="Merge this round")
    into = forms.ModelChoiceField(Round.objects.exclude(status=Status.MERGED), label="into this one")
    reason = forms.CharField(max_length=500)


def _words(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What is proposed, what breaks a rule, and the ways to split and merge."""
    return _page(request, MergeForm())


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an event into the round that was proposed."""
    event = get_object_or_404(Event, pk=pk)
    found = get_object_or_404(Round, pk=request.POST.get("round") or 0)
    try:
        put_into_round(event=event, round=found, by=signed_in(request), at=timezone.now())
    except Refusal as fault:
        messages.error(request, told(fault))
    else:
        messages.success(request, f"“{event}” is part of “{found}” now.")
    return HttpResponseRedirect(reverse("rounding:overview"))


def make(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Make a round of chosen events; with a round's number, take them out of that one."""
    old = get_object_or_404(Round, pk=pk) if pk else None
    chosen = request.GET.getlist("event")
    known = old.events.all() if old else Event.objects.filter(round=None, pk__in=[n for n in chosen if n.isdecimal()])
    known = known.select_related("venue").order_by("sort_day")
    form = RoundForm(request.POST or None, initial=None if request.POST else _first(list(known), bool(old)))
    form.fields["events"].queryset = known if old else Event.objects.filter(round=None)  # type: ignore[attr-defined]
    form.fields["events"].choices = [(e.pk, f"{in_words(e.when)}: {e}") for e in known]  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        given, by, now = form.cleaned_data, signed_in(request), timezone.now()
        same = {"name": given["name"], "rule": given["rule"], "stated": form.stated(), "by": by, "at": now}
        try:
            if old:
                numbers = [event.pk for event in given["events"]]
                made = split_round(round=old, events=numbers, reason=given["reason"], **same)
            else:
                made = make_round(events=given["events"], **same)
        except (Refusal, IntegrityError) as fault:
            form.add_error(None, told(fault))
        else:
            messages.success(request, f"“{made}” was made; it is {made.get_status_display()}.")
            return HttpResponseRedirect(reverse("rounding:overview"))
    context = {"title": f"Split {old}" if old else "A new round", "form": form, "old": old}
    wrong = 422 if form.errors else 200
    return render(request, "admin/timeline/round_form.html", site.each_context(request) | context, status=wrong)


def _first(events: list[Event], splitting: bool) -> dict[str, Any]:
    """What the form starts with: the narrowest rule that takes the events."""
    if not events or splitting:
        return {}
    proposal = queries.proposal_for(events)
    days, venues = proposal.rule.days, ", ".join(sorted(proposal.rule.venues))
    return {
        "name": queries.as_text(events), "days": days.edtf if days else "", "venues": venues,
        "rule": f"Events of {in_words(days)} held in {venues}." if days else "", "events": [e.pk for e in events],
    }  # fmt: skip


def merge(request: HttpRequest) -> HttpResponse:
    """Merge two rounds."""
    form = MergeForm(request.POST or None)
    if form.is_valid():
        try:
            into = merge_rounds(by=signed_in(request), at=timezone.now(), **form.cleaned_data)
        except (Refusal, IntegrityError) as fault:
            form.add_error(None, told(fault))
        else:
            messages.success(request, f"Merged into “{into}”, to which the old address forwards.")
            return HttpResponseRedirect(reverse("rounding:overview"))
    return _page(request, form, 422 if form.errors else 200)


def _page(request: HttpRequest, form: MergeForm, status: int = 200) -> HttpResponse:
    proposals = queries.proposed_rounds()
    may_merge = request.user.has_perm("timeline.merge_event")
    known = [(p.round, event) for p in proposals if p.round for event in p.events]
    context = {
        "title": "Rounds and their rules", "merge_form": form, "breaking": _first_of(queries.breaking_rules()),
        "known": _first_of(known), "new": _first_of([p for p in proposals if not p.round]),
        "rounds": Round.objects.exclude(status=Status.MERGED), "may_merge": may_merge,
    }  # fmt: skip
    return render(request, "admin/timeline/rounds.html", site.each_context(request) | context, status=status)


def _first_of(rows: list[Any]) -> dict[str, Any]:
    """Rows to be worked on, and how many wait behind them."""
    return {"rows": rows[:MOST_LISTED], "more": max(0, len(rows) - MOST_LISTED)}


def _staff(view: Any, permission: str = "timeline.change_round") -> Any:
    return site.admin_view(permission_required(permission, raise_exception=True)(view))


urlpatterns: list[URLPattern] = [
    path("", _staff(overview), name="overview"),
    path("new/", _staff(make, "timeline.add_round"), name="make"),
    path("<int:pk>/split/", _staff(make, "timeline.merge_event"), name="split"),
    path("merge/", _staff(merge, "timeline.merge_event"), name="merge"),
    path("place/<int:pk>/", _staff(place), name="place"),
]
