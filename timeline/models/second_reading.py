"""An article tagged by two analysts who do not see each other's work, and what an editor made of their differences."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.history import kept
from articles.laws import quote_is_the_text
from articles.models import Version

from .events import Event
from .suggestions import Suggestion
from .vocabulary import Kind


@kept(model_name="TaggingHistory")
class Tagging(models.Model):
    """One analyst's independent reading of a text: open until he or she says it is done."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="taggings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="taggings")
    begun = models.DateTimeField()
    done = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["begun", "id"]
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="timeline_tagging_once")]

    def __str__(self) -> str:
        return f"{self.user} on {self.version}"


class Verdict(models.TextChoices):
    """What an analyst says of a passage."""

    EVENT = "event", "tells of an event"
    NOTHING = "nothing", "tells of no event"


@kept(model_name="TagHistory")
class Tag(models.Model):
    """A passage that an analyst judged: an event with its values, or nothing.

    `values` holds the form of the event as it was typed, so that it can be opened again and accepted as it is.
    """

    tagging = models.ForeignKey(Tagging, models.CASCADE, related_name="tags")
    version = models.ForeignKey(Version, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    kind = models.CharField(max_length=16, choices=Kind.choices, blank=True)
    edtf = models.CharField(max_length=40, blank=True)
    values = models.JSONField(default=dict, blank=True)
    suggestion = models.ForeignKey(Suggestion, models.SET_NULL, null=True, blank=True, related_name="tags")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="settled_tags"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    event = models.ForeignKey(Event, models.SET_NULL, null=True, blank=True, related_name="tags")

    class Meta:
        ordering = ["start", "end", "id"]
        constraints = [
            models.UniqueConstraint(fields=["tagging", "start", "end"], name="timeline_tag_passage_once"),
            models.CheckConstraint(name="timeline_tag_span", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="timeline_tag_event_has_a_kind",
                condition=Q(verdict="nothing", kind="") | (Q(verdict="event") & ~Q(kind="")),
            ),
            models.CheckConstraint(
                name="timeline_tag_settled_by_whom_and_when",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
        ]
        triggers = [quote_is_the_text(table="timeline_tag")]

    def __str__(self) -> str:
        return self.quote
