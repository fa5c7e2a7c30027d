"""Pages of the evidence: articles, with the words that the record cites. The full text is for signed-in staff only."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles.models import Article

from .. import queries
from ..models import Citation, Status
from .faults import naming_bad_filters
from .lists import PER_PAGE, page_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text: its words, and whether the record cites them."""

    words: str
    cited: bool


@require_safe
@naming_bad_filters
def articles(request: HttpRequest) -> HttpResponse:
    """`/articles/`: every article that a public event cites, newest first."""
    page = page_of(request, _listed(), PER_PAGE)
    return render(request, "timeline/articles.html", {"page": page})


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    """`/articles/<id>/`: where and when it appeared, and the words cited from it."""
    readable = Article.objects.select_related("outlet") if request.user.is_staff else queries.public_articles()
    found = get_object_or_404(readable, pk=pk)
    cited = list(queries.public_citations().filter(version__article=found).order_by("version", "start"))
    text = _full_text(found, cited) if request.user.is_staff else []
    return render(request, "timeline/article.html", {"article": found, "citations": cited, "text": text})


def _listed() -> QuerySet[Article]:
    """The cited articles, newest first, each with how many public events cite it."""
    citing = Citation.objects.filter(version__article=OuterRef("pk"), event__status=Status.PUBLISHED).order_by()
    number = citing.annotate(one=Value(1)).values("one").annotate(number=Count("event", distinct=True)).values("number")
    return queries.public_articles().annotate(event_count=Subquery(number, IntegerField()))


def _full_text(article: Article, cited: Iterable[Citation]) -> list[Stretch]:
    current = article.current
    return stretches(current.text, [(each.start, each.end) for each in cited if each.version_id == current.pk])


def stretches(text: str, spans: Iterable[tuple[int, int]]) -> list[Stretch]:
    """A text cut where cited spans begin and end; spans that overlap are one."""
    found, done = [], 0
    for start, end in sorted(spans):
        start = max(start, done)
        if end > start:
            found += [Stretch(text[done:start], cited=False), Stretch(text[start:end], cited=True)]
            done = end
    return [stretch for stretch in [*found, Stretch(text[done:], cited=False)] if stretch.words]
