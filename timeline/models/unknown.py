"""Names that texts give beside events and that the record lacks, until somebody says what they are."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.history import kept
from articles.models import Version

from .names import Person, Venue


class NameKind(models.TextChoices):
    """What a name seems to be."""

    PERSON = "person", "person"
    VENUE = "venue", "venue"


class NameState(models.TextChoices):
    """What became of an unknown name."""

    WAITING = "waiting", "waiting"  # offered to the analysts
    ADDED = "added", "added"  # in the record, as an entry or another name of one
    DISMISSED = "dismissed", "dismissed"  # nobody for the record; not offered again


@kept(model_name="UnknownNameHistory")
class UnknownName(models.Model):
    """A capitalised name beside an event that the record does not know, with the place where it was seen first.

    `start` and `end` are code points into the text of `version`, end exclusive.
    """

    text = models.CharField(max_length=200)
    what = models.CharField("seems to be a", max_length=6, choices=NameKind.choices)
    why = models.CharField(max_length=100, help_text="what in the text speaks for it")
    version = models.ForeignKey(Version, models.CASCADE, related_name="unknown_names")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=NameState.choices, default=NameState.WAITING)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    venue = models.ForeignKey(Venue, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["text", "id"]
        constraints = [
            models.UniqueConstraint(fields=["text", "what"], name="timeline_unknownname_once"),
            models.CheckConstraint(name="timeline_unknownname_span", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="timeline_unknownname_decided_by_whom_and_when",
                condition=Q(state=NameState.WAITING, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=NameState.WAITING) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["version"], name="timeline_unknownname_version")]  # reading a text again

    def __str__(self) -> str:
        return self.text
