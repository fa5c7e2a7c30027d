"""Events, who was part of them, and the exact words they rest on."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from articles.history import kept
from articles.laws import quote_is_the_text
from articles.models import Version
from articles.reading.edtf import Days

from .days import Dated, days_of, earliest_column, fitting, latest_column, range_of
from .laws import cited_while_published, forwards_to_the_living, published_is_cited
from .names import Party, Person, Venue
from .rounds import Round
from .vocabulary import Attendance, CitationState, Kind, Outcome, Phase, Precision, Role, Status


class EventSet(models.QuerySet["Event"]):
    """Events, narrowed by what a door may show."""

    def public(self) -> "EventSet":
        """Only what is published; every door for readers and clients starts here."""
        return self.filter(status=Status.PUBLISHED)

    def once_public(self) -> "EventSet":
        """What has an address that answers readers: with the event, why it was taken back, or where it went."""
        lasting = (Status.PUBLISHED, Status.RETRACTED)
        return self.filter(Q(status__in=lasting) | Q(merged_into__status__in=lasting)).select_related("merged_into")


@kept(model_name="EventHistory", exclude=["earliest", "latest", "sort_day", "search"])
class Event(Dated):
    """What the record holds to have happened, or to have been planned."""

    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=200, help_text="neutrally worded")
    summary = models.TextField(blank=True, help_text="one or two neutral sentences")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.HELD)
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    outcome_text = models.CharField(max_length=300, blank=True)
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="events")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="events")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged",
        help_text="the event this one turned out to be, which has its citations now",
    )  # fmt: skip
    split_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="split_off",
        help_text="the event from which this one was taken apart",
    )  # fmt: skip
    editorial_reason = models.CharField(
        max_length=500, blank=True, help_text="why the shown values were chosen where accounts differ, or why retracted"
    )
    created = models.DateTimeField(auto_now_add=True)
    updated = models.DateTimeField(auto_now=True)
    earliest = earliest_column()
    latest = latest_column()
    sort_day = models.GeneratedField(
        expression=Coalesce(
            models.Func(F("days"), function="lower", output_field=models.DateField()),
            models.Func(F("days"), template="(upper(%(expressions)s) - 1)", output_field=models.DateField()),
        ),
        output_field=models.DateField(),
        db_persist=True,
    )
    search = models.GeneratedField(
        expression=SearchVector("title", "summary", "outcome_text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = EventSet.as_manager()

    clock: Any = None
    """The past that it was read from, where it was not the present."""

    class Meta:
        ordering = ["sort_day", "id"]
        permissions = [
            ("publish_event", "Can publish events"),
            ("retract_event", "Can retract events"),
            ("merge_event", "Can merge events"),
        ]
        constraints = [
            fitting("timeline_event"),
            models.CheckConstraint(
                name="timeline_event_merged_says_into_which",
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
            ),
            models.CheckConstraint(
                name="timeline_event_not_its_own_relation",
                condition=~Q(merged_into=F("id")) & ~Q(split_from=F("id")),
            ),
        ]
        indexes = [
            models.Index(fields=["status", "sort_day", "id"], name="timeline_event_in_order"),  # every list
            models.Index(fields=["updated"], name="timeline_event_updated"),  # updated_since=
            GistIndex(fields=["days"], name="timeline_event_days"),  # from= and to=
            GinIndex(fields=["search"], name="timeline_event_search"),  # q=
        ]
        triggers = [published_is_cited(), forwards_to_the_living("event")]

    def __str__(self) -> str:
        return self.title

    @property
    def past(self) -> str:
        """The end of the address of its page where it was read from a past: "?as_of=2024-03-02"; else nothing."""
        return self.clock.query if self.clock else ""


class Part(models.Model):
    """A party or a person in an event, with what they were there and whether they came."""

    role = models.CharField(max_length=10, choices=Role.choices, default=Role.NEGOTIATOR)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, default=Attendance.REPORTED)

    class Meta:
        abstract = True


def names_somebody(table: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=f"{table}_names_somebody",
        condition=Q(party__isnull=False) | Q(person__isnull=False),
        violation_error_message="Name a party or a person.",
    )


@kept(model_name="ParticipationHistory")
class Participation(Part):
    """Who was part of an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="participations")

    class Meta:
        ordering = ["id"]
        constraints = [
            names_somebody("timeline_participation"),
            models.UniqueConstraint(
                fields=["event", "party", "person"], nulls_distinct=False, name="timeline_participation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.party} ({self.role}, {self.attendance})"


LOST = Q(state__in=[CitationState.ALTERED, CitationState.GONE])
"""Citations whose words a correction changed."""


@kept(model_name="CitationHistory", exclude=["search"])
class Citation(models.Model):
    """The exact words in an article that an event rests on, and what they say where that matters or differs.

    `start` and `end` are code points into the text of `version`, end exclusive. The account columns are empty where
    the words say nothing of it.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="citations")
    version = models.ForeignKey(Version, models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=64, blank=True, help_text="the words before, to find the quote again")
    suffix = models.CharField(max_length=64, blank=True, help_text="the words after")
    attributed_to = models.CharField(max_length=200, blank=True, help_text="whose word it is, as the article says")
    via = models.CharField(max_length=200, blank=True, help_text="the outlet or agency the words came through")
    speaker = models.CharField(max_length=200, blank=True, help_text="who spoke")
    account_days = DateRangeField(null=True, blank=True)
    account_precision = models.CharField(max_length=12, choices=Precision.choices, blank=True)
    account_venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="+")
    account_outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    account_outcome_text = models.CharField(
        max_length=300, blank=True, help_text="terms or numbers as these words give them, where reports differ"
    )
    account_phase = models.CharField(max_length=10, choices=Phase.choices, blank=True)
    state = models.CharField(max_length=10, choices=CitationState.choices, default=CitationState.UNCHANGED)
    kept_despite = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, editable=False, related_name="+",
        help_text="the corrected text in which these words are altered or gone, and despite which an analyst kept them",
    )  # fmt: skip
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    added = models.DateTimeField(editable=False)
    search = models.GeneratedField(
        expression=SearchVector("quote", config="english"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["event", "version", "start", "end"], name="timeline_citation_once"),
            models.CheckConstraint(name="timeline_citation_span", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="timeline_citation_account_days_whole",
                condition=Q(account_days__isnull=True, account_precision="")
                | (Q(account_days__isnull=False) & ~Q(account_precision="")),
            ),
            fitting("timeline_citation", prefix="account_"),
        ]
        indexes = [
            GinIndex(fields=["search"], name="timeline_citation_search"),  # q=
            models.Index(fields=["speaker"], name="timeline_citation_speaker", condition=~Q(speaker="")),  # variants
            models.Index(fields=["id"], name="timeline_citation_lost", condition=LOST),  # quotes that wait
        ]
        triggers = [quote_is_the_text(table="timeline_citation"), cited_while_published()]

    def __str__(self) -> str:
        return self.quote

    @property
    def account_when(self) -> Days | None:
        """The days this citation gives, or None when it gives none."""
        return days_of(self.account_days, self.account_precision)

    @account_when.setter
    def account_when(self, days: Days | None) -> None:
        self.account_days = range_of(days)
        self.account_precision = days.precision if days else ""


@kept(model_name="AccountPartHistory")
class AccountPart(Part):
    """Who, by one citation's account, was part of the event, and whether they came."""

    citation = models.ForeignKey(Citation, models.CASCADE, related_name="account_parts")
    party = models.ForeignKey(Party, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            names_somebody("timeline_accountpart"),
            models.UniqueConstraint(
                fields=["citation", "party", "person"], nulls_distinct=False, name="timeline_accountpart_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.party} ({self.role}, {self.attendance})"
