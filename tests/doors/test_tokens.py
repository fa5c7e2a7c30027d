"""Tokens of the API: made, shown once, used and revoked."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions import Refusal
from tests import cast
from timeline.actions.tokens import make_token
from timeline.models import Token

pytestmark = pytest.mark.django_db

EVENTS = "/api/v1/events/"
ADD, LIST = "/admin/timeline/token/add/", "/admin/timeline/token/"


def a_token(user=None, scope="read", days=1):
    user = user or cast.somebody("analysts")
    now = timezone.now()
    return make_token(user=user, name="test", scope=scope, expires=now + timedelta(days=days), by=user, at=now)


def asked(client, secret):
    return client.get(EVENTS, headers={"Authorization": f"Bearer {secret}"})


def test_a_token_is_shown_once_and_kept_as_a_digest_only(client):
    client.force_login(cast.somebody("analysts"))
    page = client.post(ADD, {"name": "mirror", "scope": "read", "days": "30"})
    secret = re.search(r'<code id="secret">(ntl_[\w-]{43})</code>', page.content.decode())[1]
    assert "no-store" in page.headers["Cache-Control"]
    token = Token.objects.get()
    assert (token.user.username, token.name, token.scope) == ("analysts", "mirror", "read")
    assert secret not in str(vars(token))
    assert secret not in client.get(LIST).content.decode()
    answer = asked(client, secret)
    assert answer.status_code == 200
    assert answer.headers["RateLimit"].startswith('"token";r=5999;t=')


def test_a_user_may_have_many_tokens_and_see_only_own_ones(client):
    a_token(cast.somebody("editors"))
    a_token()
    a_token()
    client.force_login(cast.somebody("analysts"))
    assert "2 tokens" in client.get(LIST).content.decode()
    client.force_login(cast.somebody("administrators"))
    assert "3 tokens" in client.get(LIST).content.decode()


def test_only_administrators_make_tokens_for_others(client):
    editor = cast.somebody("editors")
    client.force_login(cast.somebody("analysts"))
    client.post(ADD, {"name": "sly", "scope": "write", "days": "30", "user": editor.pk})
    assert Token.objects.get().user.username == "analysts"
    client.force_login(cast.somebody("administrators"))
    client.post(ADD, {"name": "given", "scope": "write", "days": "30", "user": editor.pk})
    assert Token.objects.get(name="given").user == editor


def test_a_use_is_noted(client):
    token, secret = a_token()
    assert token.last_used is None
    asked(client, secret)
    token.refresh_from_db()
    assert timezone.now() - token.last_used < timedelta(minutes=1)
    client.force_login(cast.somebody("analysts"))
    assert re.search(r'class="field-last_used nowrap">[^-]', client.get(LIST).content.decode())


def test_a_revoked_token_is_refused_at_once(client):
    token, secret = a_token()
    client.force_login(cast.somebody("editors"))
    assert client.post(f"{LIST}{token.pk}/revoke/").status_code == 404  # another's
    client.force_login(cast.somebody("analysts"))
    assert "Last used: never" in client.get(f"{LIST}{token.pk}/revoke/").content.decode()
    client.post(f"{LIST}{token.pk}/revoke/")
    refused(asked(client, secret))


def refused(answer):
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api"'
    assert answer.json()["type"] == "/api/problems/unauthenticated"


def test_an_expired_or_unknown_token_or_a_user_who_left_is_refused(client):
    token, secret = a_token()
    refused(asked(client, "ntl_nonsense"))
    Token.objects.update(created=timezone.now() - timedelta(days=2), expires=timezone.now() - timedelta(days=1))
    refused(asked(client, secret))
    _, secret = a_token()
    assert asked(client, secret).status_code == 200
    cast.somebody("analysts")
    type(token.user).objects.update(is_active=False)
    refused(asked(client, secret))


def test_guessing_tokens_is_counted(client, settings):
    settings.API_LIMITS = {"address": 2, "token": 6000}
    assert [asked(client, "ntl_guess").status_code for _ in range(3)] == [401, 401, 429]


@pytest.mark.parametrize(
    ("values", "told"), [({"days": 400}, "expires"), ({"days": 0}, "expires"), ({"scope": "all"}, "scope")]
)
def test_a_token_that_never_ends_or_may_do_anything_is_not_made(values, told):
    with pytest.raises(Refusal, match=told):
        a_token(**values)
