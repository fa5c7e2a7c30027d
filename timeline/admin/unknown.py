"""The names that texts give and the record lacks: added, taken as another name of an entry, or dismissed."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.actions import Refusal
from articles.admin.pages import HistoryShown, signed_in, told

from ..actions import unknown
from ..models import NameKind, UnknownName
from .many import Bulk, InBulk

REVIEW = "timeline.review_suggestion"
AS_PERSONS = Bulk(
    "add_as_persons", "Add the chosen names as new persons", REVIEW, unknown.plan_adding,
    lambda rows, **given: unknown.add_unknown(names=rows, what=NameKind.PERSON, **given), "added as persons",
)  # fmt: skip
AS_VENUES = Bulk(
    "add_as_venues", "Add the chosen names as new venues", REVIEW, unknown.plan_adding,
    lambda rows, **given: unknown.add_unknown(names=rows, what=NameKind.VENUE, **given), "added as venues",
)  # fmt: skip
DISMISS = Bulk(
    "dismiss_names", "Dismiss the chosen names for good", REVIEW, unknown.plan_adding,
    lambda rows, **given: unknown.dismiss_unknown(names=rows, **given), "dismissed",
)  # fmt: skip


@admin.register(UnknownName)
class UnknownNameAdmin(InBulk, HistoryShown, admin.ModelAdmin):
    """Unknown names to decide on, those that wait first."""

    list_display = ["text", "what", "why", "words", "state", "decided_by"]
    list_filter = ["state", "what"]
    list_select_related = ["version__article", "decided_by"]
    search_fields = ["text"]
    ordering = ["-state", "text"]  # waiting, dismissed, added
    bulk = (AS_PERSONS, AS_VENUES, DISMISS)
    readonly_fields = ["text", "what", "why", "words", "state", "decided_by", "decided_at"]
    fields: ClassVar[Any] = [*readonly_fields, "person", "venue"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: reading finds them."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: a dismissed name has to be remembered."""
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who sees suggestions."""
        return request.user.has_perm("timeline.view_suggestion")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who decides on suggestions."""
        return request.user.has_perm(REVIEW)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Who sees suggestions."""
        return self.has_view_permission(request)

    @admin.display(description="seen first")
    def words(self, name: UnknownName) -> str:
        """The words around the name, linked to their article."""
        text, start, end = name.version.text, name.start, name.end
        address = reverse("admin:articles_article_change", args=[name.version.article_id])
        before, after = text[max(0, start - 40) : start], text[end : end + 40]
        return format_html('<a href="{}">…{}<mark>{}</mark>{}…</a>', address, before, text[start:end], after)

    def save_model(self, request: HttpRequest, obj: UnknownName, form: ModelForm, change: bool) -> None:
        """Take the name as another name of the chosen person or venue."""
        entry = obj.person or obj.venue
        if entry is None:
            messages.info(request, "Nothing was changed: choose the person or venue that the name means.")
            return
        try:
            unknown.name_means(name=obj, entry=entry, by=signed_in(request), at=timezone.now())
        except Refusal as refused:
            messages.error(request, told(refused))
