"""Who may use the API without a session, how often, and what was answered to whom."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .vocabulary import Scope


class Token(models.Model):
    """A secret that stands for a user of the API. Only its digest is kept, so that nobody can read it here."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100, help_text="what it is for, so that you know which one to revoke")
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.READ)
    hint = models.CharField(max_length=12, editable=False, help_text="its first letters, to know it by")
    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="SHA-256")
    created = models.DateTimeField(editable=False)
    expires = models.DateTimeField(help_text="it is refused from then on")
    last_used = models.DateTimeField(null=True, blank=True, editable=False)
    revoked = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-created", "-id"]
        constraints = [
            models.CheckConstraint(name="timeline_token_expires_later", condition=Q(expires__gt=F("created"))),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.hint}…)"


class RequestCount(models.Model):
    """How many requests a client has been granted in a period. Unlogged: a crash of the database forgets it."""

    client = models.CharField(max_length=80, primary_key=True, help_text="token:12 or address:192.0.2.7")
    period = models.BigIntegerField(help_text="number of the period since 1970")
    granted = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["period"], name="timeline_requestcount_old")]  # to forget old ones

    def __str__(self) -> str:
        return f"{self.client}: {self.granted}"


class KeptAnswer(models.Model):
    """What was answered to a request with an Idempotency-Key, kept in the same transaction as what it wrote."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=255)
    request = models.CharField(max_length=64, help_text="SHA-256 of method, address and body")
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField()
    body = models.JSONField()
    created = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="timeline_keptanswer_once")]
        indexes = [models.Index(fields=["created"], name="timeline_keptanswer_old")]  # to forget old ones

    def __str__(self) -> str:
        return f"{self.key}: {self.status}"
