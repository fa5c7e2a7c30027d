"""Making, using and revoking the tokens of the API."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from articles.actions import Refusal

from ..models import Scope, Token

MARK = "ntl_"
"""What every token begins with, so that one that leaked can be recognised."""

LONGEST = timedelta(days=366)
"""The longest life of a token."""

_USE_TOLD_EACH = timedelta(minutes=1)


@transaction.atomic
def make_token(*, user: User, name: str, scope: str, expires: datetime, by: User, at: datetime) -> tuple[Token, str]:
    """Make a token; answers it and its secret, which is kept nowhere and can never be shown again.

    Raises Refusal for a time that is past or more than a year away, or an unknown scope; PermissionDenied for a token
    that would stand for somebody else, unless `by` manages users.
    """
    check_may_manage(by, user)
    if not at < expires <= at + LONGEST:
        raise Refusal(f"expires: a token ends between now and {LONGEST.days} days from now")
    if scope not in Scope.values:
        raise Refusal(f"scope: use one of {', '.join(Scope.values)}")
    secret = MARK + secrets.token_urlsafe(32)
    token = Token(user=user, name=name.strip(), scope=scope, expires=expires, created=at)
    token.hint, token.digest = secret[: len(MARK) + 4], digest(secret)
    if not token.name:
        raise Refusal("name: say what the token is for")
    token.save()
    return token, secret


@transaction.atomic
def revoke_token(*, token: Token, by: User, at: datetime) -> Token:
    """End a token at once; one that was revoked stays as it is. Raises PermissionDenied as `make_token` does."""
    check_may_manage(by, token.user)
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.revoked is None:
        token.revoked = at
        token.save(update_fields=["revoked"])
    return token


def use_token(*, secret: str, at: datetime) -> Token | None:
    """The living token of a secret, with its user; None for none. Notes the use, at most once a minute."""
    found = Token.objects.select_related("user").filter(digest=digest(secret)).first()
    if found is None or found.revoked or found.expires <= at or not found.user.is_active:
        return None
    stale = Q(last_used__isnull=True) | Q(last_used__lt=at - _USE_TOLD_EACH)
    if found.last_used is None or found.last_used < at - _USE_TOLD_EACH:
        Token.objects.filter(stale, pk=found.pk).update(last_used=at)
    return found


def check_may_manage(by: User, user: User) -> None:
    """Raise PermissionDenied unless a token of `user` is `by`'s own business, or `by` manages users."""
    if by.pk != user.pk and not by.has_perm("auth.change_user"):
        raise PermissionDenied(f"{by} may only manage own tokens; ask an administrator")


def digest(secret: str) -> str:
    """What is kept of a secret. It is 256 random bits, so that one round of SHA-256 protects it."""
    return hashlib.sha256(secret.encode()).hexdigest()
