"""Who asks: the bearer of a token, or on addresses that write, somebody signed in."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, SessionAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.request import Request

from ..actions.tokens import use_token
from ..models import Scope, Token

_RANK = {scope: rank for rank, scope in enumerate(Scope.values)}


class Bearer(BaseAuthentication):
    """`Authorization: Bearer ...` with a token that was made in the admin."""

    def authenticate(self, request: Request) -> tuple[User, Token] | None:
        """The token's user and the token; None when the request bears none. Raises AuthenticationFailed."""
        scheme, _, secret = get_authorization_header(request).decode("latin-1").strip().partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = use_token(secret=secret.strip(), at=timezone.now())
        if token is None:
            raise AuthenticationFailed("This token is unknown, expired or revoked; make another in the admin.")
        request.token = token  # type: ignore[attr-defined]
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return 'Bearer realm="api"'


class Session(SessionAuthentication):
    """Somebody signed in; requests that write bear Django's CSRF token."""


def check(request: Request, permission: str, scope: str) -> User:
    """Who asks, if user and token may. Raises NotAuthenticated or PermissionDenied."""
    user = request.user
    if not isinstance(user, User):
        raise NotAuthenticated("Send a token, or sign in.")
    token = request.auth
    if isinstance(token, Token) and _RANK[token.scope] < _RANK[scope]:
        raise PermissionDenied(f"This token has the scope {token.scope}; {scope} is needed.")
    if not user.has_perm(permission):
        raise PermissionDenied(f"{user} may not do this; it needs the permission {permission}.")
    return user


class BearerScheme(OpenApiAuthenticationExtension):
    """Describes tokens."""

    target_class = Bearer
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """The scheme of RFC 6750."""
        return {"type": "http", "scheme": "bearer", "description": "A token made in the admin under API tokens."}


class SessionScheme(OpenApiAuthenticationExtension):
    """Describes sessions."""

    target_class = Session
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """The cookie of a signed-in user."""
        told = "The session of the admin; requests that write also bear the header X-CSRFToken."
        return {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": told}
