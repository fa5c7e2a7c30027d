"""Setting an article's day of publication from a form, and telling the analyst what that did."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import signed_in
from articles.models import Article

from ..actions.reread import redate
from .notes import note_moves, note_tally

STANDS = "stands"
"""The field of a form that says which day stood in the record when it was opened."""


def stands(article: Article) -> str:
    """The day that stands in the record, with all that is kept of it, to be compared when another one is sent."""
    day = article.published.isoformat() if article.published else ""
    return f"{day} {article.published_basis} {article.published_note}".strip()


def redate_as_typed(request: HttpRequest, article: Article, typed: Mapping[str, Any]) -> None:
    """Correct the day to what a form holds (`published`, `published_basis`, `published_note`).

    Raises Refusal, also where somebody set another day since the form was opened.
    """
    with transaction.atomic():
        now = Article.objects.select_for_update().get(pk=article.pk)
        if request.POST.get(STANDS, stands(now)) != stands(now):
            day = f"{now.published:%-d %B %Y}" if now.published else "not known"
            raise Refusal(
                f"published: somebody set the day meanwhile: it is {day} now ({now.get_published_basis_display()});"
                " yours is kept here: send it again to put it in its place"
            )
        done = redate(
            article=article, published=typed["published"], basis=typed["published_basis"],
            note=typed["published_note"], by=signed_in(request), at=timezone.now(),
        )  # fmt: skip
    note_tally(request, done.tally)
    note_moves(request, done.moves)
