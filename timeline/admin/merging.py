"""Pages of the plain admin that merge two events and take one apart, each with a look at what will happen."""

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

from articles.actions import Refusal
from articles.admin.pages import signed_in, told
from articles.models import Version

from .. import queries
from ..actions.events import EventValues, PartValues
from ..actions.merge import VALUES, Merging, merge, preview_merge, split
from ..actions.suggest import likely_events
from ..models import Event, Kind, Outcome, Phase
from ..wording import in_words
from .dates import DaysField

STAYS, GOES, BOTH = "stays", "goes", "both"


class MergeForm(forms.Form):
    """Into which event, which of its values to take, and why."""

    into = forms.ModelChoiceField(
        Event.objects.all(), widget=forms.TextInput, label="Into event number", help_text="the event that stays"
    )
    take = forms.MultipleChoiceField(
        choices=[(name, name.replace("_", " ")) for name in VALUES], required=False, widget=forms.MultipleHiddenInput
    )
    reason = forms.CharField(max_length=500, help_text="shown in the public log of changes")


class SplitForm(forms.Form):
    """What goes to the new event, what that event says, and why."""

    title = forms.CharField(max_length=200, help_text="of the new event, neutrally worded")
    when = DaysField()
    kind = forms.ChoiceField(choices=Kind.choices)
    phase = forms.ChoiceField(choices=Phase.choices)
    outcome = forms.ChoiceField(choices=[("", "---------"), *Outcome.choices], required=False)
    citations = forms.TypedMultipleChoiceField(
        coerce=int, widget=forms.CheckboxSelectMultiple, label="Words that go to the new event"
    )
    reason = forms.CharField(max_length=500, help_text="shown in the public log of changes")

    def __init__(self, event: Event, data: Any = None) -> None:
        began = {"title": event.title, "when": event.when.edtf, "kind": event.kind, "phase": event.phase}
        super().__init__(data, initial=began)
        self.event = event
        citations = event.citations.select_related("version__article__outlet").defer("version__text")
        self.fields["citations"].choices = [(c.pk, f"“{c.quote}” – {_report(c.version)}") for c in citations]  # type: ignore[attr-defined]
        self.parts = list(event.participations.select_related("party", "person"))
        for part in self.parts:
            self.fields[f"part-{part.pk}"] = forms.ChoiceField(
                label=str(part),
                choices=[(BOTH, "in both"), (STAYS, "in the old event alone"), (GOES, "in the new event alone")],
            )

    def values(self) -> EventValues:
        """What the new event says; its venue and round are those of the old one."""
        given = self.cleaned_data
        return EventValues(
            given["title"], given["kind"], given["when"], phase=given["phase"], outcome=given["outcome"],
            venue=self.event.venue, round=self.event.round,
            basis=self.event.basis if given["when"] == self.event.when else {},
            parts=tuple(PartValues(p.party, p.person, p.role, p.attendance) for p in self._where(BOTH, GOES)),
        )  # fmt: skip

    def leaving(self) -> list[int]:
        """The participations that the old event loses."""
        return [part.pk for part in self._where(GOES)]

    def _where(self, *choices: str) -> list[Any]:
        return [part for part in self.parts if self.cleaned_data[f"part-{part.pk}"] in choices]


def _report(version: Version) -> str:
    article = version.article
    return f"{article.outlet or 'no outlet'}: {article.headline}"


def merge_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the event to merge into, look at what will happen, and do it."""
    event = get_object_or_404(Event, pk=pk)
    doing = request.method == "POST"
    form = MergeForm(request.POST if doing else request.GET if "into" in request.GET else None)
    plan, fault = None, ""
    try:
        into = form.fields["into"].clean(form["into"].value()) if form.is_bound else None
        plan = preview_merge(event=event, into=into) if into else None
        if doing and form.is_valid():
            given = form.cleaned_data
            found = merge(event=event, by=signed_in(request), at=timezone.now(), **given)
            messages.success(request, f"Merged into “{found}”, to which the old address forwards.")
            return HttpResponseRedirect(reverse("admin:timeline_event_change", args=[found.pk]))
    except (Refusal, IntegrityError, forms.ValidationError) as refused:
        fault = told(refused)
    context = _context(request, event, "Merge into another event") | {
        "form": form, "plan": plan, "fault": fault, "doing": doing, "table": _table(plan, form),
        "reason": (form if doing else MergeForm())["reason"],
        "near": [] if plan else _near(event),
    }  # fmt: skip
    wrong = fault or (doing and form.errors)
    return render(request, "admin/timeline/merge.html", context, status=422 if wrong else 200)


def _near(event: Event) -> list[tuple[Event, str, str]]:
    """Events that may be the same, the likeliest first: each with its date and the reasons."""
    ranked = likely_events(queries.telling_of(event))
    return [(other, in_words(other.when), "; ".join(how.why)) for other, how in ranked if other.pk != event.pk][:10]


def _table(plan: Merging | None, form: MergeForm) -> list[tuple[Any, bool]]:
    """Each value that differs, and whether the one that goes is to be taken: at first where there is no other."""
    if plan is None:
        return []
    asked = form["take"].value() if "reason" in form.data else None
    return [(d, d.name in asked if asked is not None else not d.kept) for d in plan.differences]


def split_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose what goes to a new event, and take the old one apart."""
    event = get_object_or_404(Event, pk=pk)
    form = SplitForm(event, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = split(
                event=event, values=form.values(), citations=form.cleaned_data["citations"], leaving=form.leaving(),
                reason=form.cleaned_data["reason"], by=signed_in(request), at=timezone.now(),
            )  # fmt: skip
        except (Refusal, IntegrityError) as refused:
            form.add_error(None, told(refused))
        else:
            messages.success(request, f"“{made}” was taken from this event; it is {made.get_status_display()}.")
            return HttpResponseRedirect(reverse("admin:timeline_event_change", args=[made.pk]))
    context = _context(request, event, "Split this event") | {"form": form}
    return render(request, "admin/timeline/split.html", context, status=422 if form.errors else 200)


def _context(request: HttpRequest, event: Event, title: str) -> dict[str, Any]:
    return site.each_context(request) | {"title": title, "subtitle": str(event), "opts": Event._meta, "event": event}


def _editors(view: Any) -> Any:
    return site.admin_view(permission_required("timeline.merge_event", raise_exception=True)(view))


urls: list[URLPattern] = [
    path("<int:pk>/merge/", _editors(merge_view), name="timeline_event_merge"),
    path("<int:pk>/split/", _editors(split_view), name="timeline_event_split"),
]
"""Below the addresses of events in the admin; for those who may merge."""
