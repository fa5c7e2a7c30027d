"""The desk's list: every article with what is left to do on it."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.admin.pages import signed_in
from articles.reading import VERSION

from .. import queries
from ..actions.desk import CLAIMED, HERE
from ..actions.suggest import Names, Tally, newest_versions, suggest
from ..models import Presence
from .desk_queue import desk_articles, next_article
from .notes import note_tally

PAGE = 50
WEEKS = 26
"""How many weeks of coverage the dashboard shows."""

SHORT = 20
"""How many events each list of the dashboard shows."""

AT_ONCE = 50
"""How many texts one press of the button reads; more of them wait for the next press or for the worker."""

SHOWN = {"all": "All", "unread": "Not read", "in_work": "In work", "done": "Done"}


def _narrowed(articles: QuerySet[Any], show: str, words: str) -> QuerySet[Any]:
    if words:
        articles = articles.filter(Q(headline__icontains=words) | Q(outlet__name__icontains=words))
    if show == "in_work":
        return articles.filter(waiting__gt=0, engine=VERSION)
    if show == "unread":
        return articles.exclude(engine=VERSION)
    return articles.filter(waiting=0, engine=VERSION) if show == "done" else articles


def index(request: HttpRequest) -> HttpResponse:
    """The list of articles, with the next one to do."""
    show = request.GET.get("show", "all")
    words = request.GET.get("q", "").replace("\0", "").strip()
    articles = _narrowed(desk_articles(), show, words)
    page = Paginator(articles, PAGE).get_page(request.GET.get("page"))
    for article in page:
        article.is_read = article.engine == VERSION
    context = site.each_context(request) | {
        "title": "Desk", "page": page, "show": show if show in SHOWN else "all", "shown": SHOWN, "q": words,
        "next": next_article(user=signed_in(request), at=timezone.now()),
        "unread": newest_versions().count(), "at_once": AT_ONCE,
    }  # fmt: skip
    return render(request, "admin/timeline/desk_list.html", context)


def work(request: HttpRequest) -> HttpResponse:
    """The dashboard: how far the work is, and what wants a second look. Each count leads to the list it counts."""
    now = timezone.now()
    since = datetime.combine((now - timedelta(days=7)).date(), time(), tzinfo=UTC)
    weeks = queries.coverage()[:WEEKS]
    context = site.each_context(request) | {
        "title": "Dashboard", "quotes": queries.quotes_waiting().count(), "progress": queries.progress(),
        "weeks": weeks, "most": queries.most_in_a_week(weeks),
        "people": queries.decisions_since(since), "since": since.isoformat(" "),
        "here": Presence.objects.filter(Q(seen__gte=now - HERE) | Q(claimed__isnull=False, seen__gte=now - CLAIMED))
        .select_related("user", "article").order_by("user__username", "article"),
    }  # fmt: skip
    for name, (_, rows) in queries.WORK.items():
        found = list(rows().values_list("pk", flat=True))  # which they are is the dear question, so it is asked once
        context[name] = {"count": len(found), "rows": queries.events_of_work(found[:SHORT])}
    return render(request, "admin/timeline/desk_work.html", context)


def read_unread(request: HttpRequest) -> HttpResponse:
    """Read what this engine has not read, a number of texts at once."""
    versions = list(newest_versions()[:AT_ONCE])
    names = Names()
    tally = sum((suggest(version=version, names=names, at=timezone.now()) for version in versions), Tally())
    if versions:
        note_tally(request, tally)
    else:
        messages.info(request, "Every article is read already.")
    return HttpResponseRedirect(reverse("desk:list"))
