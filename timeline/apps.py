from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """The record: what happened, when, and on whose word."""

    name = "timeline"
    default_auto_field = "django.db.models.BigAutoField"
