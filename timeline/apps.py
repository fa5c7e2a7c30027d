from django.apps import AppConfig


class TimelineConfig(AppConfig):
    """The record: what happened, when, and on whose word."""

    name = "timeline"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every action followed by what keeps the answers about events ready."""
        from articles.history import afterwards

        from .actions.documents import refresh

        afterwards(refresh)
