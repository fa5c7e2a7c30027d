"""The evidence in the plain admin: outlets and articles. Whatever has a rule is written by an action."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from .. import actions
from ..models import Article, Outlet, PublishedBasis
from .pages import HistoryShown, RefusalsShown, signed_in

DATING = ("published", "published_basis", "published_note")
"""The columns that `correct_reference_date` writes."""


@admin.register(Outlet)
class OutletAdmin(HistoryShown, admin.ModelAdmin):
    """Who published."""

    list_display = ["name", "lang", "is_agency", "is_sample", "homepage"]
    list_filter = ["is_agency", "is_sample", "lang"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}


class ArticleForm(forms.ModelForm):
    """A new article's words and what is known of them, or an old one's particulars."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto", "class": "vLargeTextField"}),
        help_text="the whole report, pasted as plain text",
    )

    class Meta:
        model = Article
        fields = ["outlet", "headline", "byline", "credit", "url", "lang", "page_date", *DATING]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("text")  # stored words are never edited in place
        elif "headline" in self.fields:
            self.fields["headline"].required = False
            self.fields["headline"].help_text = "the first line of the text when left empty"

    def clean(self) -> dict[str, Any]:
        """A day that somebody types is a day that an analyst set, unless they say otherwise."""
        found = super().clean() or self.cleaned_data
        if found.get("published") and found.get("published_basis") == PublishedBasis.UNKNOWN:
            found["published_basis"] = PublishedBasis.ANALYST
        return found


ON_VERSION = "on_version"
"""The field of the form of a corrected text that says which version was corrected."""


class CorrectionForm(forms.Form):
    """The whole corrected text, and why."""

    text = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 24, "dir": "auto", "class": "vLargeTextField"}), strip=False
    )
    reason = forms.CharField(max_length=500, help_text="why the text is corrected; kept in the history")


class ArticleAdmin(RefusalsShown, HistoryShown, admin.ModelAdmin):
    """Reports as outlets carried them. The doors of the record say by `read` what follows when words or days change."""

    form = ArticleForm
    list_display = ["headline", "outlet", "published", "published_basis", "lang", "versions_kept", "added"]
    list_filter = ["published_basis", "lang", "outlet"]
    list_select_related = ["outlet"]
    search_fields = ["headline", "outlet__name", "url"]
    date_hierarchy = "published"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Articles with the number of their newest version."""
        return super().get_queryset(request).annotate(newest=Max("versions__number"))

    @admin.display(description="versions", ordering="newest")
    def versions_kept(self, article: Article) -> int:
        """How many texts are kept of an article."""
        newest: int = getattr(article, "newest", 0)
        return newest

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """The text is typed once, and only shown afterwards."""
        about = ["outlet", "headline", "byline", "credit", "url", "lang"]
        dating = ("Day of publication", {"fields": [*DATING, "page_date"]})
        words = ("Words", {"fields": ["text" if obj is None else "text_as_stored"]})
        return (
            [words, ("Report", {"fields": about}), dating]
            if obj is None
            else [(None, {"fields": about}), dating, words]
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        """An old article's text is never edited in place."""
        return [] if obj is None else ["text_as_stored"]

    @admin.display(description="text")
    def text_as_stored(self, article: Article) -> str:
        """The newest text, with its line breaks."""
        return format_html('<div class="stored-text" dir="auto" tabindex="0">{}</div>', article.current.text)

    def read(self, request: HttpRequest, article: Article) -> None:
        """What follows when the words or the day of an article are new: nothing here."""

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        """Write through the actions: a new report, or corrected particulars."""
        if not change:
            self._add(request, obj, form.cleaned_data)
        elif set(form.changed_data) & set(DATING):
            actions.correct_reference_date(
                article=obj, published=obj.published, basis=obj.published_basis, note=obj.published_note,
                by=signed_in(request), at=timezone.now(),
            )  # fmt: skip
            self.read(request, obj)
        else:
            super().save_model(request, obj, form, change)

    def _add(self, request: HttpRequest, obj: Article, given: dict[str, Any]) -> None:
        typed = ("text", "headline", "byline", "credit", "url", "lang", "page_date", *DATING[:2])
        words = {name: given[name] for name in typed}
        outlet = given["outlet"].name if given["outlet"] else ""
        article, new = actions.add_article(outlet=outlet, by=signed_in(request), at=timezone.now(), **words)
        obj.pk, obj.headline = article.pk, article.headline
        if new:
            self.read(request, article)
        else:
            messages.warning(request, f"This text is known already: article {article.pk}, “{article.headline}”.")

    def get_urls(self) -> list[URLPattern]:
        """The plain addresses, and the one that takes a corrected text."""
        correct = self.admin_site.admin_view(self.correct_text_view)
        return [path("<int:pk>/text/", correct, name="articles_article_text"), *super().get_urls()]

    def correct_text_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a corrected text as the article's next version."""
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        newest = article.current
        form = CorrectionForm(request.POST or None, initial={"text": newest.text})
        newer = request.POST.get(ON_VERSION, str(newest.number)) != str(newest.number)
        if newer and form.is_valid():
            form.add_error("text", "Somebody corrected this text meanwhile. Yours is kept here; compare it with theirs"
                           " below, and send it again to put it in its place.")  # fmt: skip
        if request.method == "POST" and form.is_valid():
            try:
                self.correct(request, article, **form.cleaned_data)
            except actions.Refusal as fault:
                form.add_error("text", str(fault))
            else:
                self.read(request, article)
                return HttpResponseRedirect(self.after_correcting(article))
        context = self.admin_site.each_context(request) | {
            "title": "Correct the text", "subtitle": article.headline, "opts": self.opts, "form": form,
            "article": article, "media": self.media, "on_version": ON_VERSION, "newest": newest, "newer": newer,
        }  # fmt: skip
        return render(request, "admin/articles/correct_text.html", context, status=422 if form.errors else 200)

    def correct(self, request: HttpRequest, article: Article, *, text: str, reason: str) -> None:
        """Store the corrected text. Raises Refusal."""
        actions.add_version(article=article, text=text, reason=reason, by=signed_in(request), at=timezone.now())

    def after_correcting(self, article: Article) -> str:
        """Where to go when a text was corrected."""
        return reverse("admin:articles_article_change", args=[article.pk])


admin.site.register(Article, ArticleAdmin)
