from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """The evidence: what was written, and where it says what."""

    name = "articles"
    default_auto_field = "django.db.models.BigAutoField"
