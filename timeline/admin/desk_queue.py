"""Which article is next: the oldest with something waiting that no colleague has claimed or is at."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Version

from ..actions.desk import CLAIMED, HERE
from ..models import Decision, Presence, Suggestion


def desk_articles() -> QuerySet[Any]:
    """Articles with `newest` (version), `engine`, and the suggestions of the newest text: `waiting`, `decided`."""
    newest = Version.objects.filter(article=OuterRef("pk")).order_by("-number")
    told = Suggestion.objects.filter(version=OuterRef("newest")).order_by().values("version")

    def number(condition: Q) -> Coalesce:
        counted = told.annotate(n=Count("pk", filter=condition)).values("n")
        return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))

    waiting = Q(decision=Decision.WAITING)
    return (
        Article.objects.annotate(
            newest=Subquery(newest.values("pk")[:1]), engine=Subquery(newest.values("read_with")[:1])
        )
        .annotate(waiting=number(waiting), decided=number(~waiting))
        .select_related("outlet")
        .order_by(F("published").desc(nulls_last=True), "-id")
    )


def next_article(*, user: User, at: datetime, after: int = 0) -> Any:
    """The next article to do: one's own claims first, then the oldest beyond `after`, then from the start again.

    Articles that colleagues have claimed, or are at now, are left to them. None when nothing waits.
    """
    theirs = Presence.objects.filter(article=OuterRef("pk")).exclude(user=user)
    taken = theirs.filter(Q(seen__gte=at - HERE) | Q(claimed__isnull=False, seen__gte=at - CLAIMED))
    mine = Presence.objects.filter(article=OuterRef("pk"), user=user, claimed__isnull=False)
    open_to_me = desk_articles().filter(waiting__gt=0).exclude(pk=after).exclude(Exists(taken))
    ranked = open_to_me.annotate(own=Exists(mine), earlier=Q(pk__lt=after)).order_by("-own", "earlier", "id")
    return ranked.first()
