"""What analysts decide on origins, and quotes of one speaker that differ in a word that matters."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.history import kept
from articles.models import Article

from .events import Citation


@kept(model_name="OriginLinkHistory")
class OriginLink(models.Model):
    """An analyst's decision that two articles, or two citations of one event, have one origin, or have not.

    The lower number comes first, so that a pair is decided once. Taking a decision back deletes the row; the history
    keeps it.
    """

    class Kind(models.TextChoices):
        """Whether the two are joined or parted."""

        JOIN = "join", "one origin"
        PART = "part", "different origins"  # stronger than anything that reading finds

    kind = models.CharField(max_length=4, choices=Kind.choices)
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="+")
    other_article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="+")
    citation = models.ForeignKey(Citation, models.CASCADE, null=True, blank=True, related_name="+")
    other_citation = models.ForeignKey(Citation, models.CASCADE, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=500, help_text="shown to readers beside the origins")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    added = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["-id"]
        verbose_name = "decision on origins"
        verbose_name_plural = "decisions on origins"
        default_permissions = ("add", "view", "delete")
        constraints = [
            models.CheckConstraint(
                name="timeline_originlink_of_two",
                condition=Q(article__lt=F("other_article"), citation__isnull=True, other_citation__isnull=True)
                | Q(citation__lt=F("other_citation"), article__isnull=True, other_article__isnull=True),
                violation_error_message="Name two different articles, or two different citations.",
            ),
            models.UniqueConstraint(fields=["article", "other_article"], name="timeline_originlink_articles_once"),
            models.UniqueConstraint(fields=["citation", "other_citation"], name="timeline_originlink_citations_once"),
            models.CheckConstraint(
                name="timeline_originlink_has_a_reason",
                condition=~Q(reason=""),
                violation_error_message="Give a reason; readers are shown it.",
            ),
        ]

    def __str__(self) -> str:
        pair = (
            (self.citation_id, self.other_citation_id) if self.citation_id else (self.article_id, self.other_article_id)
        )
        return f"{'citations' if self.citation_id else 'articles'} {pair[0]} and {pair[1]}: {self.get_kind_display()}"


class QuoteVariant(models.Model):
    """Two citations that quote one speaker nearly alike, but for a negation, a number or a modal verb.

    Worked out from the citations when one is written; `differences` holds, for each, its kind and the span of the
    differing words in either quote (null where one has no such word), code points, end exclusive.
    """

    first = models.ForeignKey(Citation, models.CASCADE, related_name="variants_after")
    second = models.ForeignKey(Citation, models.CASCADE, related_name="variants_before")
    differences = models.JSONField()

    class Meta:
        ordering = ["id"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="timeline_quotevariant_once"),
            models.CheckConstraint(name="timeline_quotevariant_of_two", condition=Q(first__lt=F("second"))),
        ]

    def __str__(self) -> str:
        return f"citations {self.first_id} and {self.second_id}"
