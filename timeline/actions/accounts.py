"""Accounts for trying the app out: one a group, each with a random password."""

import secrets

from django.contrib.auth.models import Group, User
from django.db import transaction

DEMO_ACCOUNTS = (("admin", "administrators"), ("editor", "editors"), ("analyst", "analysts"))


@transaction.atomic
def create_demo_accounts() -> list[tuple[str, str, str]]:
    """Make one account a group where there is no account at all; answers (name, password, group) for each made."""
    if User.objects.exists():
        return []
    made = []
    for name, group in DEMO_ACCOUNTS:
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(name, password=password, is_staff=True, is_superuser=group == "administrators")
        user.groups.add(Group.objects.get(name=group))
        made.append((name, password, group))
    return made
