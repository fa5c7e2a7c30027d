"""Articles in the admin of the whole record: whatever changes their words or day is read anew at once."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.actions import Refusal
from articles.admin.evidence import DATING, ArticleAdmin
from articles.admin.pages import put_into, signed_in
from articles.models import Article, PublishedBasis

from .. import queries
from ..actions.correct import correct_text
from ..actions.reread import preview_redating, reread
from ..models import CitationState
from .notes import note_tally
from .redating import redate_as_typed, stands


class DayForm(forms.Form):
    """A day of publication, how it is known, and a note."""

    published = forms.DateField(
        required=False, label="Published on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="leave empty when it is not known",
    )  # fmt: skip
    published_basis = forms.ChoiceField(
        choices=PublishedBasis.choices, initial=PublishedBasis.ANALYST, label="Known by", required=False
    )
    published_note = forms.CharField(max_length=500, required=False, label="Note")


class ReadArticleAdmin(ArticleAdmin):
    """Articles that are read as soon as they are stored, and then lie on the desk."""

    def read(self, request: HttpRequest, article: Article) -> None:
        """Read the newest text and say what was found."""
        note_tally(request, reread(article=article, at=timezone.now()))

    def save_model(self, request: HttpRequest, obj: Article, form: ModelForm, change: bool) -> None:
        """A corrected day works out anew what hangs on it, and lists the public events that it speaks against."""
        if not (change and set(form.changed_data) & set(DATING)):
            super().save_model(request, obj, form, change)
            return
        redate_as_typed(request, obj, {name: getattr(obj, name) for name in DATING})

    def get_urls(self) -> list[URLPattern]:
        """The plain addresses, and the one that shows and sets the day of publication."""
        day = self.admin_site.admin_view(self.day_view)
        return [path("<int:pk>/day/", day, name="articles_article_day"), *super().get_urls()]

    def day_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What speaks of an article's day, and what another day would move (`?published=`); POST sets it."""
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        proposal = queries.proposal_of(article)
        asked = "published" in request.GET
        tried = {"published": request.GET["published"], "published_basis": PublishedBasis.ANALYST} if asked else None
        first = {"published": article.published or proposal.date}
        form = DayForm(request.POST or tried, initial=first)
        moves = None
        if form.is_valid():
            given = dict(form.cleaned_data)  # a refusal takes the refused value out of the form's own
            if request.method == "POST":
                try:
                    redate_as_typed(request, article, given)
                except Refusal as fault:
                    put_into(form, fault)
                else:
                    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[pk]))
            moves = preview_redating(article=article, published=given["published"])
        context = self.admin_site.each_context(request) | {
            "title": "The day of publication", "subtitle": article.headline, "opts": self.opts, "form": form,
            "article": article, "proposal": proposal, "moves": moves, "media": self.media, "stands": stands(article),
        }  # fmt: skip
        return render(request, "admin/articles/day.html", context, status=422 if form.errors else 200)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        """A new article is opened at the desk."""
        usual: HttpResponse = super().response_add(request, obj, post_url_continue)
        asked = {"_popup", "_continue", "_addanother"} & set(request.POST)
        return usual if asked or not request.user.has_perm("timeline.review_suggestion") else self._to_desk(obj)

    def correct(self, request: HttpRequest, article: Article, *, text: str, reason: str) -> None:
        """Store the corrected text, find its quotes again, and say what became of them."""
        done = correct_text(article=article, text=text, reason=reason, by=signed_in(request), at=timezone.now())
        found = ", ".join(f"{number} {state}" for state, number in done.quotes.items() if number)
        if done.quotes[CitationState.ALTERED] or done.quotes[CitationState.GONE]:
            address = reverse("corrected:waiting")
            words = 'Quotes: {}. <a href="{}">Those altered or gone wait for a decision</a>; readers see them marked.'
            messages.warning(request, format_html(words, found, address))
        elif found:
            messages.success(request, f"Quotes: {found}.")

    def after_correcting(self, article: Article) -> str:
        """A corrected text is opened at the desk too."""
        return reverse("desk:article", args=[article.pk])

    def _to_desk(self, article: Article) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk:article", args=[article.pk]))


admin.site.unregister(Article)  # the evidence's own entry, which knows of no reading
admin.site.register(Article, ReadArticleAdmin)
