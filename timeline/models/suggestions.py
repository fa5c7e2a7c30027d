"""What reading proposes and an analyst decides."""

from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from articles.history import kept
from articles.laws import quote_is_the_text
from articles.models import Version
from articles.reading.edtf import Days

from .days import days_of, fitting, range_of
from .events import Event, Part, names_somebody
from .names import Party, Person, Venue
from .vocabulary import Decision, Kind, Outcome, Phase, Precision


@kept(model_name="SuggestionHistory")
class Suggestion(models.Model):
    """A passage that seems to tell of an event, waiting for an analyst or decided by one.

    `days` is empty while the date cannot be placed on the calendar, for want of a day of publication.
    """

    version = models.ForeignKey(Version, models.CASCADE, related_name="suggestions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    kind = models.CharField(max_length=16, choices=Kind.choices)
    phase = models.CharField(max_length=10, choices=Phase.choices)
    days = DateRangeField(null=True, blank=True)
    precision = models.CharField(max_length=12, choices=Precision.choices, blank=True)
    basis = models.JSONField(default=dict, blank=True)
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=16, choices=Outcome.choices, blank=True)
    outcome_text = models.CharField(max_length=300, blank=True)
    attributed_to = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=200, blank=True, help_text="the outlet or agency the words came through")
    speaker = models.CharField(max_length=200, blank=True, help_text="who spoke")
    confidence = models.FloatField(help_text="0 to 1")
    why = models.JSONField(default=list, help_text="the reasons, one sentence each")
    read_with = models.CharField(max_length=20, help_text="version of the reading engine")
    near = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="suggestions_nearby")
    near_score = models.FloatField(null=True, blank=True, help_text="0 to 1, how likely it is the same event")
    near_why = models.JSONField(default=list, blank=True)
    decision = models.CharField(max_length=8, choices=Decision.choices, default=Decision.WAITING)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=500, blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="suggestions")

    class Meta:
        ordering = ["version", "start"]
        permissions = [("review_suggestion", "Can accept, reject and reopen suggestions")]
        constraints = [
            models.UniqueConstraint(fields=["version", "start", "end"], name="timeline_suggestion_passage_once"),
            models.CheckConstraint(name="timeline_suggestion_span", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="timeline_suggestion_confidence", condition=Q(confidence__gte=0, confidence__lte=1)
            ),
            models.CheckConstraint(
                name="timeline_suggestion_decided_by_whom_and_when",
                condition=Q(decision=Decision.WAITING, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(decision=Decision.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="timeline_suggestion_event_only_when_accepted",
                condition=Q(event__isnull=True) | Q(decision=Decision.ACCEPTED),
            ),
            models.CheckConstraint(
                name="timeline_suggestion_days_whole",
                condition=Q(days__isnull=True, precision="") | (Q(days__isnull=False) & ~Q(precision="")),
            ),
            fitting("timeline_suggestion"),
        ]
        indexes = [models.Index(fields=["decision", "version"], name="timeline_suggestion_queue")]  # the desk's queue
        triggers = [quote_is_the_text(table="timeline_suggestion")]

    def __str__(self) -> str:
        return self.quote

    @property
    def when(self) -> Days | None:
        """The interval as a plain value, or None while it has no place on the calendar."""
        return days_of(self.days, self.precision)

    @when.setter
    def when(self, days: Days | None) -> None:
        self.days = range_of(days)
        self.precision = days.precision if days else ""


@kept(model_name="SuggestedPartHistory")
class SuggestedPart(Part):
    """Who seems to be part of a suggested event."""

    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="parts")
    party = models.ForeignKey(Party, models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            names_somebody("timeline_suggestedpart"),
            models.UniqueConstraint(
                fields=["suggestion", "party", "person"], nulls_distinct=False, name="timeline_suggestedpart_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.party} ({self.role}, {self.attendance})"
