"""Analysts' decisions on origins: two reports, or two citations, have one origin, or have not."""

from datetime import datetime

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting
from articles.models import Article

from ..models import Citation, OriginLink


@transaction.atomic
def join_origins(
    *, first: Article | Citation, other: Article | Citation, reason: str, by: User | None, at: datetime
) -> OriginLink:
    """Decide that two articles, or two citations of one event, have one origin. The reason is shown to readers.

    Raises Refusal without a reason, for a pair that cannot be decided on or was decided otherwise before, and
    PermissionDenied without the right.
    """
    return _decide(OriginLink.Kind.JOIN, first, other, reason, by, at)


@transaction.atomic
def part_origins(
    *, first: Article | Citation, other: Article | Citation, reason: str, by: User | None, at: datetime
) -> OriginLink:
    """Decide that two articles, or two citations of one event, have different origins, whatever they share.

    Raises as `join_origins` does.
    """
    return _decide(OriginLink.Kind.PART, first, other, reason, by, at)


@transaction.atomic
def withdraw(*, link: OriginLink, reason: str, by: User | None) -> None:
    """Take a decision back, with a reason; the history keeps both.

    Raises Refusal without a reason, PermissionDenied without the right.
    """
    _check(by, "timeline.delete_originlink", "take back")
    if not reason.strip():
        raise Refusal("reason: say why the decision is taken back; the history keeps it")
    with acting("withdraw_origins", by, reason=reason.strip()):
        OriginLink.objects.select_for_update().get(pk=link.pk).delete()


def _decide(
    kind: str, first: Article | Citation, other: Article | Citation, reason: str, by: User | None, at: datetime
) -> OriginLink:
    _check(by, "timeline.add_originlink", "decide")
    if not reason.strip():
        raise Refusal("reason: say why; readers are shown it beside the origins")
    low, high = sorted((first, other), key=lambda row: row.pk)
    if low == high:
        raise Refusal("these are one and the same; name two different ones")
    pair: dict[str, Article | Citation]
    if isinstance(low, Article) and isinstance(high, Article):
        pair = {"article": low, "other_article": high}
    elif isinstance(low, Citation) and isinstance(high, Citation):
        if low.event_id != high.event_id:
            raise Refusal("these citations belong to two events; decide on their articles instead")
        pair = {"citation": low, "other_citation": high}
    else:
        raise Refusal("an article and a citation cannot be compared; name two articles or two citations")
    known = OriginLink.objects.select_for_update().filter(**pair).first()
    if known is not None and known.kind != kind:
        raise Refusal(f"it was decided otherwise ({known.get_kind_display()}: {known.reason}); take that back first")
    if known is not None:
        return known
    with acting(f"{kind}_origins", by, reason=reason.strip()):
        return OriginLink.objects.create(kind=kind, reason=reason.strip(), added_by=by, added=at, **pair)


def _check(by: User | None, permission: str, verb: str) -> None:
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(f"{by} may not {verb} what is known of origins; ask an analyst")
