"""What is left to do on the record, for those who keep it: counts, and the events that want a second look."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, TruncWeek

from articles.models import Article, Version
from articles.reading import VERSION

from ..models import TELLS_OF_A_DISPUTE, Citation, Decision, Document, Event, Status, Suggestion
from .disputes import differing

HANGS_ON_PUBLICATION = ("publication", "dateline", "page_header")
"""Kinds of anchors that are a guess, or a correction, at the article's own day."""

ANCHOR = Cast(KeyTextTransform("anchor", "basis"), models.DateField())
"""The day that the date of an event was counted from."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the articles and the suggestions are: decisions count, what the machine suggests does not."""

    unread: int
    in_work: int
    done: int
    waiting: int
    decided: int

    @property
    def articles(self) -> int:
        """All articles."""
        return self.unread + self.in_work + self.done

    @property
    def percent_decided(self) -> int:
        """Decisions in hundredths of all suggestions; 100 where there are none."""
        return 100 * self.decided // (self.waiting + self.decided) if self.waiting + self.decided else 100


def progress() -> Progress:
    """Articles by how far they are, and suggestions of their newest texts by whether they are decided."""
    newer = Version.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    waits = Q(pk__in=Suggestion.objects.filter(decision=Decision.WAITING).order_by().values("version"))
    read = Version.objects.exclude(Exists(newer)).filter(read_with=VERSION).order_by()
    articles = read.aggregate(in_work=Count("pk", filter=waits), done=Count("pk", filter=~waits))
    articles["unread"] = Article.objects.count() - sum(articles.values())
    decisions = of_newest_texts(Suggestion.objects.order_by()).aggregate(
        waiting=Count("pk", filter=Q(decision=Decision.WAITING)),
        decided=Count("pk", filter=~Q(decision=Decision.WAITING)),
    )
    return Progress(**articles, **decisions)


def of_newest_texts(suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """Those suggestions that are of the newest text of their article; only they are work."""
    newer = Version.objects.filter(article=OuterRef("version__article"), number__gt=OuterRef("version__number"))
    return suggestions.exclude(Exists(newer))


def decisions_since(moment: datetime) -> list[Any]:
    """How many suggestions each analyst (`user`, `name`) decided since then: `accepted`, `rejected`; busiest first."""
    rows = Suggestion.objects.exclude(decision=Decision.WAITING).filter(decided_at__gte=moment).order_by()
    return list(
        rows.values(user=F("decided_by"), name=F("decided_by__username"))
        .annotate(
            accepted=Count("pk", filter=Q(decision=Decision.ACCEPTED)),
            rejected=Count("pk", filter=Q(decision=Decision.REJECTED)),
        )
        .order_by(F("accepted").desc(), F("rejected").desc(), "name")
    )


def unpublished() -> QuerySet[Event]:
    """Drafts and entries in review, the oldest first."""
    return Event.objects.filter(status__in=(Status.DRAFT, Status.IN_REVIEW)).select_related("venue").order_by("created")


def resting_on_a_changed_day() -> QuerySet[Any]:
    """Events dated by words that were counted from a day of publication which no cited article has any more.

    Each has `anchor`, the day its date was counted from.
    """
    kept = Citation.objects.filter(event=OuterRef("pk"), version__article__published=OuterRef("anchor"))
    dated = Event.objects.exclude(status=Status.RETRACTED).filter(basis__anchor_kind__in=HANGS_ON_PUBLICATION)
    return dated.exclude(basis__anchor=None).annotate(anchor=ANCHOR).exclude(Exists(kept)).order_by("sort_day", "id")


def disputed_events() -> QuerySet[Event]:
    """Events on which the accounts differ, drafts among them.

    The documents kept ready say so of public events; drafts, and events whose document waits to be written, are asked.
    """
    hidden = unpublished().order_by().values("pk")
    asked = Event.objects.filter(pk__in=hidden.union(Document.objects.filter(body=None).values("event")))
    told = Document.objects.filter(TELLS_OF_A_DISPUTE).values("event")
    return Event.objects.filter(pk__in=told.union(differing(asked))).order_by("sort_day", "id")


WORK: dict[str, tuple[str, Callable[[], QuerySet[Any]]]] = {
    "drafts": ("not public yet", unpublished),
    "moved": ("dated from a day that changed", resting_on_a_changed_day),
    "disputed": ("disputed", disputed_events),
}
"""Events that want a second look: the name of each list, what it is in words, and the events."""


def events_of_work(numbers: list[int]) -> list[Any]:
    """Those events in the order given, each with `anchor` where its date was counted from a day of publication."""
    anchor = Case(When(basis__anchor_kind__in=HANGS_ON_PUBLICATION, then=ANCHOR))
    found = Event.objects.annotate(anchor=anchor).in_bulk(numbers)
    return [found[number] for number in numbers]


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday: how many stored articles appeared in it, and how many public events lie in it."""

    monday: date
    articles: int
    events: int

    @property
    def sunday(self) -> date:
        """The last day."""
        return self.monday + timedelta(days=6)


def coverage() -> list[Week]:
    """Weeks in which anything appeared or happened, the newest first; weeks between with neither are left out."""
    written = Article.objects.filter(published__isnull=False).annotate(week=TruncWeek("published"))
    held = Event.objects.public().annotate(week=TruncWeek("sort_day"))
    articles = dict(written.order_by().values_list("week").annotate(Count("pk")))
    events = dict(held.order_by().values_list("week").annotate(Count("pk")))
    return [
        Week(week, articles.get(week, 0), events.get(week, 0)) for week in sorted({*articles, *events}, reverse=True)
    ]


def most_in_a_week(weeks: list[Week]) -> int:
    """The most articles or events of any of these weeks, at least 1: the full length of a bar."""
    return max((max(week.articles, week.events) for week in weeks), default=1)
