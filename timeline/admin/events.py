"""Events in the plain admin. Values are written by `change_event`, the status by `publish` and `retract` alone."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import display_for_value
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import Count, ForeignKey, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.actions import Refusal
from articles.admin.pages import HistoryShown, RefusalsShown, signed_in, told

from .. import queries
from ..actions.events import EventValues, PartValues, change_event, create_event
from ..actions.publish import publish, retract
from ..models import AccountPart, Citation, Event, Participation
from ..wording import in_words
from . import accounts, merging, origins
from .dates import DaysField
from .labelled import LabelledRows
from .many import PUBLISH, RETRACT, InBulk

FORM = ["status_now", "title", "when", "kind", "phase", "venue", "round", "outcome", "outcome_text", "summary",
        "editorial_reason"]  # fmt: skip
COLUMNS = ["title", "summary", "kind", "phase", "outcome", "outcome_text", "venue", "round", "editorial_reason"]


class EventForm(forms.ModelForm):
    """An event's values, the date as one line of EDTF."""

    when = DaysField()

    class Meta:
        model = Event
        fields = COLUMNS
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "when" in self.fields:
            self.initial["when"] = self.instance.when.edtf

    def values(self, parts: tuple[PartValues, ...]) -> EventValues:
        """What was typed, for the action; how the date was worked out is kept only while the date is."""
        given = {name: self.cleaned_data[name] for name in COLUMNS}
        days = self.cleaned_data["when"]
        kept = self.instance.pk and self.instance.when == days
        return EventValues(days=days, basis=self.instance.basis if kept else {}, parts=parts, **given)


class SharedChoices(admin.TabularInline):
    """Rows whose choices are loaded once for all of them."""

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        """A field of the row, its choices already made."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None:
            field.choices = [("", "---------"), *((row.pk, str(row)) for row in field.queryset or ())]
        return field


class ParticipationInline(SharedChoices):
    """Who was part of it."""

    formset = LabelledRows
    model = Participation
    fields = ["party", "person", "role", "attendance"]
    extra = 1
    verbose_name = "participant"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Participation]:
        """Participants with their names."""
        return super().get_queryset(request).select_related("party", "person")


class CitationInline(admin.TabularInline):
    """The words it rests on, as they stand in the articles; they are added at the desk."""

    model = Citation
    readonly_fields = ["words", "source", "attributed_to", "account", "state"]
    fields: ClassVar[Any] = readonly_fields
    extra = 0
    can_delete = False
    verbose_name_plural = "rests on these words"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        """Citations with their reports, without the texts."""
        found = super().get_queryset(request).select_related("version__article__outlet", "account_venue")
        people = AccountPart.objects.select_related("party", "person")
        found = found.prefetch_related(Prefetch("account_parts", people))
        return found.defer("version__text", "version__shingles", "search")

    def has_add_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        """At the desk only, where the words are selected in their text."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Citation | None = None) -> bool:
        """Words that were printed do not change."""
        return False

    @admin.display(description="quote")
    def words(self, citation: Citation) -> str:
        """The exact words."""
        return format_html('<q class="quote" dir="auto">{}</q>', citation.quote)

    @admin.display(description="article")
    def source(self, citation: Citation) -> str:
        """Outlet, day and headline, leading to the desk."""
        article = citation.version.article
        address = reverse("desk:article", args=[article.pk]) + f"?version={citation.version.number}"
        published = article.published.isoformat() if article.published else "day not known"
        return format_html(
            '{}, {}: <a href="{}">{}</a>', article.outlet or "no outlet", published, address, article.headline
        )

    @admin.display(description="its own account")
    def account(self, citation: Citation) -> str:
        """What these words themselves say of date, venue, outcome, phase and who was there, and where to correct it."""
        days = citation.account_when
        said = [days and in_words(days), citation.account_venue, citation.get_account_outcome_display(),
                citation.account_outcome_text, citation.get_account_phase_display(),
                *citation.account_parts.all()]  # fmt: skip
        words = "; ".join(str(part) for part in said if part) or display_for_value(None, "–")
        address = reverse("admin:timeline_event_account", args=[citation.event_id, citation.pk])
        return format_html('{} <a href="{}">correct this account</a>', words, address)


class WorkFilter(admin.SimpleListFilter):
    """Events that want a second look, as the dashboard counts them."""

    title = "work to do"
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The lists of the dashboard."""
        return [(name, words) for name, (words, _) in queries.WORK.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Event]) -> QuerySet[Event]:
        """Those of the chosen list; all when the choice is unknown."""
        if self.value() not in queries.WORK:
            return queryset
        return queryset.filter(pk__in=queries.WORK[self.value() or ""][1]().values("pk"))


class RetractForm(forms.Form):
    """Why an event is taken back."""

    reason = forms.CharField(max_length=500, help_text="shown to readers who follow its address")


@admin.register(Event)
class EventAdmin(InBulk, RefusalsShown, HistoryShown, admin.ModelAdmin):
    """What the record holds to have happened."""

    bulk = (PUBLISH, RETRACT)
    form = EventForm
    list_display = ["title", "shown_date", "kind", "phase", "venue", "round", "status", "citation_count", "updated"]
    list_filter = ["status", WorkFilter, "kind", "phase", "round", "venue"]
    list_select_related = ["venue", "round"]
    search_fields = ["title", "summary", "citations__quote", "=id"]
    date_hierarchy = "sort_day"
    inlines = [ParticipationInline, CitationInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """Events with how many citations each rests on, counted for the events of a page alone."""
        own = Citation.objects.filter(event=OuterRef("pk")).order_by().values("event").annotate(n=Count("pk"))
        return super().get_queryset(request).annotate(citation_count=Coalesce(Subquery(own.values("n")), 0))

    def get_fields(self, request: HttpRequest, obj: Event | None = None) -> Any:
        """Who may only look is shown the date in words."""
        changing = self.has_change_permission(request, obj) if obj else True
        return [("when" if changing else "shown_date") if name == "when" else name for name in FORM]

    def get_readonly_fields(self, request: HttpRequest, obj: Event | None = None) -> list[str]:
        """The status is never typed."""
        return ["status_now", "shown_date"]

    @admin.display(description="date", ordering="sort_day")
    def shown_date(self, event: Event) -> str:
        """The date in words."""
        return in_words(event.when)

    @admin.display(description="citations", ordering="citation_count")
    def citation_count(self, event: Any) -> int:
        """How many citations an event rests on."""
        count: int = event.citation_count
        return count

    @admin.display(description="status")
    def status_now(self, event: Event) -> str:
        """The status, with the way to change it."""
        if not event.pk:
            return "draft"
        if event.merged_into:
            into = reverse("admin:timeline_event_change", args=[event.merged_into.pk])
            return format_html('merged into <a href="{}">{}</a>', into, event.merged_into)
        address = reverse("admin:timeline_event_status", args=[event.pk])
        return format_html('{} · <a href="{}">publish or retract</a>', event.get_status_display(), address)

    def said(self, row: Any, names: list[str]) -> dict[str, str]:
        """What an event says, its date among it as it is typed."""
        return {"when": row.when.edtf} | super().said(row, names)

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        """Nothing yet: the values and the participants are written together by `save_related`."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the event through the action, with the participants as typed."""
        for formset in formsets:
            formset.save(commit=False)  # only lists what changed, for the log
        parts = tuple(_parts(formsets[0]))
        values = form.values(parts)
        if change:
            change_event(event=form.instance, values=values, by=signed_in(request))
        else:
            form.instance.pk = create_event(values=values, passages=[], by=signed_in(request), at=timezone.now()).pk

    def get_urls(self) -> list[URLPattern]:
        """The plain addresses, and the one that changes the status."""
        status = self.admin_site.admin_view(self.status_view)
        own = [
            path("<int:pk>/status/", status, name="timeline_event_status"),
            *merging.urls,
            *origins.urls,
            *accounts.urls,
        ]
        return [*own, *super().get_urls()]

    def status_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish an event, or retract it with a reason."""
        event = get_object_or_404(Event, pk=pk)
        if not self.has_view_or_change_permission(request, event):
            raise PermissionDenied
        retracting = request.method == "POST" and "retract" in request.POST
        form = RetractForm(request.POST if retracting else None)
        fault = ""
        if request.method == "POST" and (form.is_valid() or not retracting):
            try:
                self._change_status(request, event, form.cleaned_data["reason"] if retracting else None)
            except (Refusal, IntegrityError) as refused:
                fault = told(refused)
            else:
                return HttpResponseRedirect(reverse("admin:timeline_event_change", args=[event.pk]))
        context = self.admin_site.each_context(request) | {
            "title": "Publish or retract", "subtitle": str(event), "opts": self.opts, "event": event, "form": form,
            "fault": fault, "may_publish": request.user.has_perm("timeline.publish_event"),
            "may_retract": request.user.has_perm("timeline.retract_event"),
        }  # fmt: skip
        return render(request, "admin/timeline/status.html", context, status=422 if fault or form.errors else 200)

    def _change_status(self, request: HttpRequest, event: Event, reason: str | None) -> None:
        if reason is None:
            publish(event=event, by=signed_in(request), at=timezone.now())
            messages.success(request, "The event is public now.")
        else:
            retract(event=event, reason=reason, by=signed_in(request), at=timezone.now())
            messages.success(request, "The event was retracted; its address answers with the reason.")


def _parts(formset: Any) -> list[PartValues]:
    rows = [row.cleaned_data for row in formset.forms if row not in formset.deleted_forms and row.cleaned_data]
    return [
        PartValues(row.get("party"), row.get("person"), row["role"], row["attendance"])
        for row in rows
        if row.get("party") or row.get("person")
    ]
