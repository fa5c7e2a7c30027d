"""Setting an article's day of publication from a form, and telling the analyst what that did."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from articles.admin.pages import signed_in
from articles.models import Article

from ..actions.reread import redate
from .notes import note_moves, note_tally


def redate_as_typed(request: HttpRequest, article: Article, typed: Mapping[str, Any]) -> None:
    """Correct the day to what a form holds (`published`, `published_basis`, `published_note`). Raises Refusal."""
    done = redate(
        article=article, published=typed["published"], basis=typed["published_basis"], note=typed["published_note"],
        by=signed_in(request), at=timezone.now(),
    )  # fmt: skip
    note_tally(request, done.tally)
    note_moves(request, done.moves)
