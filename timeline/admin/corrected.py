"""Pages of the admin for corrected texts: quotes that wait for a decision, and what of a text is boilerplate."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.actions import Refusal, unmark_boilerplate
from articles.admin.pages import signed_in, told
from articles.models import Article, Boilerplate

from .. import queries
from ..actions.correct import drop_quote, keep_printed, take_corrected
from ..actions.reread import reread
from ..models import Citation

app_name = "corrected"
SHOWN_AT_ONCE = 50


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Quotes that a correction altered or took out, each with the likeliest place in the corrected text."""
    found = queries.quotes_waiting()
    rows = [(citation, queries.likely(citation)) for citation in found[:SHOWN_AT_ONCE]]
    context = site.each_context(request) | {
        "title": "Quotes that a correction changed",
        "rows": rows,
        "all": found.count(),
    }
    return render(request, "admin/timeline/quotes.html", context)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the corrected words (`take`), keep the printed ones (`keep`), or drop the quote (`drop`)."""
    citation, by = get_object_or_404(Citation, pk=pk), signed_in(request)
    try:
        if "take" in request.POST:
            take_corrected(citation=citation, words=request.POST.get("words", "").replace("\r\n", "\n").strip(), by=by)
            done = "The event rests on the corrected words now."
        elif "keep" in request.POST:
            keep_printed(citation=citation, by=by)
            done = "The event goes on resting on the words as they were printed."
        else:
            drop_quote(citation=citation, reason=request.POST.get("reason", ""), by=by)
            done = "The quote was dropped."
    except Refusal as fault:
        messages.error(request, told(fault))
    else:
        messages.success(request, done)
    return HttpResponseRedirect(reverse("corrected:waiting"))


def boilerplate(request: HttpRequest, pk: int) -> HttpResponse:
    """What of an article's newest text is boilerplate; by POST, take a mark off. Words are marked at the desk."""
    article = get_object_or_404(Article, pk=pk)
    version = article.current
    if request.method == "POST":
        try:
            _unmark(request, article)
        except Refusal as fault:
            messages.error(request, told(fault))
        else:
            messages.success(request, "These words are part of the report again.")
            reread(article=article, at=timezone.now())
        return HttpResponseRedirect(reverse("corrected:boilerplate", args=[pk]))
    context = site.each_context(request) | {
        "title": "Boilerplate", "subtitle": article.headline, "article": article, "version": version,
        "marked": version.boilerplate.all(),
    }  # fmt: skip
    return render(request, "admin/timeline/boilerplate.html", context)


def _unmark(request: HttpRequest, article: Article) -> None:
    row = get_object_or_404(Boilerplate, pk=request.POST.get("unmark") or 0, version__article=article)
    unmark_boilerplate(boilerplate=row, by=signed_in(request))


def _analysts(view: Any, permission: str = "timeline.change_citation") -> Any:
    return site.admin_view(permission_required(permission, raise_exception=True)(view))


urlpatterns: list[URLPattern] = [
    path("quotes/", _analysts(waiting), name="waiting"),
    path("quotes/<int:pk>/", _analysts(decide), name="decide"),
    path("boilerplate/<int:pk>/", _analysts(boilerplate, "articles.change_article"), name="boilerplate"),
]
