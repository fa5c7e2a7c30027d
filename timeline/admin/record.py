"""The plain admin of names, rounds and suggestions."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from articles.admin.pages import HistoryShown

from .. import queries
from ..models import Party, PartyAlias, Person, PersonAlias, Round, Status, Suggestion, Venue, VenueAlias
from ..wording import in_words
from .labelled import LabelledRows, name_parts
from .many import REJECT, InBulk
from .tables import (
    AsTables,
    PartyAliasResource,
    PartyResource,
    PersonAliasResource,
    PersonResource,
    VenueAliasResource,
    VenueResource,
)


class AliasInline(admin.TabularInline):
    """Other names in texts."""

    formset = LabelledRows
    extra = 0
    fields = ["text", "lang", "loaded"]
    verbose_name = "other name"
    verbose_name_plural = "other names in texts"


class PartyAliasInline(AliasInline):
    """Other names of a party."""

    model = PartyAlias


class PersonAliasInline(AliasInline):
    """Other names of a person."""

    model = PersonAlias


class VenueAliasInline(AliasInline):
    """Other names of a venue."""

    model = VenueAlias


class NamedAdmin(AsTables, HistoryShown, admin.ModelAdmin):
    """What parties, persons and venues have in common."""

    search_fields = ["name", "slug", "aliases__text"]
    prepopulated_fields: ClassVar[Any] = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Names with how many other names each has."""
        return super().get_queryset(request).annotate(alias_count=Count("aliases"))

    @admin.display(description="other names", ordering="alias_count")
    def other_names(self, entry: Any) -> int:
        """How many other names an entry has."""
        count: int = entry.alias_count
        return count


@admin.register(Party)
class PartyAdmin(NamedAdmin):
    """States, movements, organisations, authorities and groups."""

    list_display = ["name", "kind", "other_names"]
    list_filter = ["kind"]
    inlines = [PartyAliasInline]
    resource_classes = [PartyResource]


@admin.register(Person)
class PersonAdmin(NamedAdmin):
    """Who takes part in talks or speaks about them."""

    list_display = ["name", "party", "office", "other_names"]
    list_filter = ["party"]
    list_select_related = ["party"]
    inlines = [PersonAliasInline]
    resource_classes = [PersonResource]


@admin.register(Venue)
class VenueAdmin(NamedAdmin):
    """Where talks are held."""

    list_display = ["name", "country", "latitude", "longitude", "other_names"]
    list_filter = ["country"]
    inlines = [VenueAliasInline]
    resource_classes = [VenueResource]


class AliasAdmin(AsTables, HistoryShown, admin.ModelAdmin):
    """Other names in one list, to search, mark as loaded, and take in and out as a table."""

    list_filter = ["loaded", "lang"]
    search_fields = ["text"]


@admin.register(PartyAlias)
class PartyAliasAdmin(AliasAdmin):
    """Other names of parties."""

    list_display = ["text", "lang", "loaded", "party"]
    list_select_related = ["party"]
    resource_classes = [PartyAliasResource]


@admin.register(PersonAlias)
class PersonAliasAdmin(AliasAdmin):
    """Other names of persons."""

    list_display = ["text", "lang", "loaded", "person"]
    list_select_related = ["person"]
    resource_classes = [PersonAliasResource]


@admin.register(VenueAlias)
class VenueAliasAdmin(AliasAdmin):
    """Other names of venues."""

    list_display = ["text", "lang", "loaded", "venue"]
    list_select_related = ["venue"]
    resource_classes = [VenueAliasResource]


class RoundForm(forms.ModelForm):
    """A round's words and rule; what readers see already changes with a reason that they are told."""

    reason = forms.CharField(
        max_length=500, required=False, help_text="why it is changed; shown in the public log of changes"
    )

    def clean(self) -> dict[str, Any]:
        """A public round changes with a reason only."""
        given = super().clean() or self.cleaned_data
        public = self.instance.pk and Round.objects.filter(pk=self.instance.pk, status=Status.PUBLISHED).exists()
        if public and self.has_changed() and not given.get("reason", "").strip():
            self.add_error("reason", "Say why; readers are told it in the log of changes.")
        return given


@admin.register(Round)
class RoundAdmin(HistoryShown, admin.ModelAdmin):
    """Rounds of talks. Publishing one needs the right to publish."""

    list_display = ["name", "status", "background", "event_count", "rule"]
    list_filter = ["status", "background"]
    search_fields = ["name", "slug", "rule"]
    form = RoundForm

    def get_prepopulated_fields(self, request: HttpRequest, obj: Round | None = None) -> dict[str, Any]:
        """The slug of a new round is made from its name."""
        return {} if obj else {"slug": ["name"]}

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form, each part of its days named."""
        form = super().get_form(request, *args, **kwargs)
        for field in form.base_fields.values():
            name_parts(field)
        return form

    def get_queryset(self, request: HttpRequest) -> QuerySet[Round]:
        """Rounds with the number of their events."""
        return super().get_queryset(request).annotate(event_count=Count("events"))

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A round is merged on the page of rounds, never by choosing so."""
        kwargs["choices"] = [choice for choice in db_field.choices if choice[0] != "merged"]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_readonly_fields(self, request: HttpRequest, obj: Round | None = None) -> list[str]:
        """An address lasts. Who may not publish events may not make a round public either, or take it back."""
        kept = ["slug"] if obj else []
        return kept if request.user.has_perm("timeline.publish_event") else [*kept, "status"]

    def save_model(self, request: HttpRequest, obj: Round, form: Any, change: bool) -> None:
        """A new round of somebody who may not publish is a draft."""
        if not change and "status" not in form.cleaned_data:
            obj.status = "draft"
        super().save_model(request, obj, form, change)

    @admin.display(description="events", ordering="event_count")
    def event_count(self, entry: Any) -> int:
        """How many events of any status a round has."""
        count: int = entry.event_count
        return count


class ConfidenceFilter(admin.SimpleListFilter):
    """Suggestions in three steps of confidence."""

    title = "confidence"
    parameter_name = "confidence"
    STEPS: ClassVar[dict[str, tuple[float, float]]] = {"low": (0, 0.5), "middle": (0.5, 0.8), "high": (0.8, 1.01)}

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The steps, in words."""
        return [("low", "below 0.5"), ("middle", "0.5 to 0.8"), ("high", "0.8 and above")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        """Those of the chosen step; all when the step is unknown."""
        low, high = self.STEPS.get(self.value() or "", (0, 1.01))
        return queryset.filter(confidence__gte=low, confidence__lt=high)


class TextFilter(admin.SimpleListFilter):
    """Suggestions of the newest texts, which are counted as work, and of texts that were corrected since."""

    title = "text"
    parameter_name = "text"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Newest and earlier texts."""
        return [("newest", "the newest of its article"), ("earlier", "corrected since")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        """Those of the chosen texts; all when the choice is unknown."""
        if self.value() not in ("newest", "earlier"):
            return queryset
        newest = queries.of_newest_texts(queryset)
        return newest if self.value() == "newest" else queryset.exclude(pk__in=newest.values("pk"))


@admin.register(Suggestion)
class SuggestionAdmin(InBulk, HistoryShown, admin.ModelAdmin):
    """What reading proposed, to search in; the desk is where it is decided."""

    bulk = (REJECT,)
    list_display = ["words", "kind", "when_said", "venue", "confidence", "decision", "article", "at_the_desk"]
    list_filter = ["decision", TextFilter, "kind", ConfidenceFilter, "phase", "decided_by"]
    list_select_related = ["version__article", "venue"]
    search_fields = ["quote", "version__article__headline"]
    ordering = ["-id"]
    readonly_fields = ["at_the_desk", "article", "quote", "kind", "phase", "when_said", "venue", "outcome",
                       "outcome_text", "attributed_to", "via", "speaker", "confidence", "why", "basis", "near",
                       "near_score", "near_why", "decision", "decided_by", "decided_at", "decision_reason", "event",
                       "read_with"]  # fmt: skip
    fields: ClassVar[Any] = readonly_fields

    def get_queryset(self, request: HttpRequest) -> QuerySet[Suggestion]:
        """Suggestions without the texts they stand in."""
        return super().get_queryset(request).defer("version__text", "version__shingles")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Only reading makes suggestions."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Suggestion | None = None) -> bool:
        """They are decided at the desk."""
        return False

    @admin.display(description="quote")
    def words(self, suggestion: Suggestion) -> str:
        """The beginning of the quote."""
        return suggestion.quote if len(suggestion.quote) <= 120 else f"{suggestion.quote[:119]}…"

    @admin.display(description="date", ordering="days")
    def when_said(self, suggestion: Suggestion) -> str:
        """The proposed date in words."""
        return in_words(suggestion.when) if suggestion.when else suggestion.basis.get("unresolved") or "not known"

    @admin.display(description="article", ordering="version__article__headline")
    def article(self, suggestion: Suggestion) -> str:
        """The report it stands in."""
        return suggestion.version.article.headline

    @admin.display(description="desk")
    def at_the_desk(self, suggestion: Suggestion) -> str:
        """A link to the suggestion at the desk."""
        address = reverse("desk:article", args=[suggestion.version.article_id])
        query = f"?version={suggestion.version.number}#s{suggestion.pk}"
        return format_html('<a href="{}{}">Open at the desk</a>', address, query)
