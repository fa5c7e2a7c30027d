"""Rounds of talks: groups of events that belong together by a stated rule."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Q

from articles.history import kept

from .laws import forwards_to_the_living
from .vocabulary import Status


@kept(model_name="RoundHistory")
class Round(models.Model):
    """One round of talks. Its days are those of its events."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="venue and month, neutrally worded")
    rule = models.CharField(max_length=500, help_text="what makes an event part of this round, as one sentence")
    rule_days = DateRangeField("days", null=True, blank=True, help_text="the rule's days: an event shares one of them")
    rule_venues = ArrayField(
        models.SlugField(max_length=80), verbose_name="venues", null=True, blank=True,
        help_text="slugs, separated by commas: an event is held in one of them, or nowhere in particular",
    )  # fmt: skip
    rule_words = ArrayField(
        models.CharField(max_length=100), verbose_name="wording", null=True, blank=True,
        help_text="separated by commas: an event held elsewhere belongs here when words it rests on say one of them",
    )  # fmt: skip
    summary = models.TextField(blank=True)
    background = models.BooleanField(default=False, help_text="earlier history that the reports tell again")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PUBLISHED)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged",
        help_text="the round this one turned out to be, which has its events now",
    )  # fmt: skip

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="timeline_round_merged_says_into_which",
                condition=Q(status=Status.MERGED, merged_into__isnull=False)
                | (~Q(status=Status.MERGED) & Q(merged_into__isnull=True)),
                violation_error_message="A round is merged into another on the page of rounds.",
            ),
            models.CheckConstraint(name="timeline_round_not_into_itself", condition=~Q(merged_into=F("id"))),
        ]
        triggers = [forwards_to_the_living("round")]

    def __str__(self) -> str:
        return self.name
