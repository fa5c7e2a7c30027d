"""Reading one article again because its words or its day of publication changed."""

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import correct_reference_date
from articles.models import Article

from .suggest import Names, Tally, newest_versions, suggest


@transaction.atomic
def reread(*, article: Article, at: datetime) -> Tally:
    """Read an article's newest text, whether or not it was read before, and renew its waiting suggestions."""
    names = Names()
    found = (suggest(version=v, names=names, at=at) for v in newest_versions(articles=[article.pk], unread_only=False))
    return sum(found, Tally())


@transaction.atomic
def redate(
    *, article: Article, published: date | None, basis: str, note: str = "", by: User | None, at: datetime
) -> Tally:
    """Correct the day of publication and work out anew every waiting suggestion that may hang on it.

    Decided suggestions and events keep their dates. Raises Refusal when a value does not fit.
    """
    correct_reference_date(article=article, published=published, basis=basis, note=note, by=by, at=at)
    return reread(article=article, at=at)
