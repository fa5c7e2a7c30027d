"""Rounds of talks: groups of events that belong together by a stated rule."""

from django.db import models

from articles.history import kept

from .vocabulary import Status


@kept(model_name="RoundHistory")
class Round(models.Model):
    """One round of talks. Its days are those of its events."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True, help_text="venue and month, neutrally worded")
    rule = models.CharField(max_length=500, help_text="what makes an event part of this round, as one sentence")
    summary = models.TextField(blank=True)
    background = models.BooleanField(default=False, help_text="earlier history that the reports tell again")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PUBLISHED)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
