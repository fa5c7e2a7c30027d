"""What analysts leave at the desk: their keys, whose turn an article is, and what they typed and have not sent yet.

None of it is part of the record, so no history of it is kept.
"""

from django.conf import settings
from django.db import models

from articles.models import Article, Version


class DeskKeys(models.Model):
    """The keys one analyst chose; what is not named here has the key everybody starts with."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="desk_keys")
    keys = models.JSONField(default=dict, help_text="command: key")

    def __str__(self) -> str:
        return f"keys of {self.user}"


class Presence(models.Model):
    """Who has an article open at the desk, or has claimed it, and when he or she was last seen there."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen = models.DateTimeField(db_index=True)
    claimed = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="timeline_presence_once"),
            models.UniqueConstraint(
                fields=["article"],
                condition=models.Q(claimed__isnull=False),
                name="timeline_presence_claimed_by_one",
                violation_error_message="Somebody else has claimed this article.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} at {self.article}"


class Draft(models.Model):
    """What somebody typed into a form of the desk and has not sent yet; `form` names the form on that text."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    version = models.ForeignKey(Version, models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=40, help_text="suggestion-12, or passage-10-85")
    typed = models.JSONField(help_text="the fields, each a list of what was typed")
    saved = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version", "form"], name="timeline_draft_once")]

    def __str__(self) -> str:
        return f"{self.form} by {self.user}"
