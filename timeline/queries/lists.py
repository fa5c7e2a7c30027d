"""The other public lists: rounds, articles, citations."""

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet

from articles.models import Article

from ..models import AccountPart, Citation, Round, Status


def rounds() -> QuerySet[Round]:
    """The public rounds with the days of their public events, oldest first."""
    public = Q(events__status=Status.PUBLISHED)
    return (
        Round.objects.filter(status=Status.PUBLISHED)
        .annotate(
            first_day=Min("events__sort_day", filter=public),
            last_day=Max("events__latest", filter=public),
            event_count=Count("events", filter=public),
        )
        .order_by(F("first_day").asc(nulls_last=True), "id")
    )


def public_articles() -> QuerySet[Article]:
    """Articles that a published event cites; readers see their metadata and the cited quotes."""
    cited = Citation.objects.filter(version__article=OuterRef("pk"), event__status=Status.PUBLISHED)
    return Article.objects.filter(Exists(cited)).select_related("outlet")


def public_citations() -> QuerySet[Citation]:
    """Citations of published events."""
    return (
        Citation.objects.filter(event__status=Status.PUBLISHED)
        .select_related("version__article__outlet", "account_venue", "event")
        .prefetch_related(Prefetch("account_parts", AccountPart.objects.select_related("party", "person")))
        .defer("version__text", "version__shingles", "search")
        .order_by("id")
    )
