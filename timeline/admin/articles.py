"""Articles in the admin of the whole record: whatever changes their words or day is read anew at once."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from articles.admin.evidence import ArticleAdmin
from articles.models import Article

from ..actions.reread import reread
from .notes import note_tally


class ReadArticleAdmin(ArticleAdmin):
    """Articles that are read as soon as they are stored, and then lie on the desk."""

    def read(self, request: HttpRequest, article: Article) -> None:
        """Read the newest text and say what was found."""
        note_tally(request, reread(article=article, at=timezone.now()))

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        """A new article is opened at the desk."""
        usual: HttpResponse = super().response_add(request, obj, post_url_continue)
        asked = {"_popup", "_continue", "_addanother"} & set(request.POST)
        return usual if asked or not request.user.has_perm("timeline.review_suggestion") else self._to_desk(obj)

    def after_correcting(self, article: Article) -> str:
        """A corrected text is opened at the desk too."""
        return reverse("desk:article", args=[article.pk])

    def _to_desk(self, article: Article) -> HttpResponse:
        return HttpResponseRedirect(reverse("desk:article", args=[article.pk]))


admin.site.unregister(Article)  # the evidence's own entry, which knows of no reading
admin.site.register(Article, ReadArticleAdmin)
