"""What analysts leave at the desk: keys, presence and claims, and what they typed and have not sent yet."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.actions import Refusal
from articles.models import Article, Version

from ..models import DeskKeys, Draft, Presence

HERE = timedelta(minutes=2)
"""How long after the last sign of somebody he or she still counts as being at an article."""

CLAIMED = timedelta(hours=12)
"""How long a claim holds after the last sign of who made it, so that nobody's absence blocks an article for good."""

MOST_TYPED = 60_000
"""The most characters kept of one form."""

COMMANDS = {
    "next": ("j", "next suggestion"),
    "previous": ("k", "previous suggestion"),
    "accept": ("a", "accept as proposed, as a new event"),
    "publish": ("p", "accept and publish (editors)"),
    "edit": ("e", "open the form, to accept with changes"),
    "same": ("s", "the same as a known event: add to it"),
    "known": ("S", "add to another known event: choose which"),
    "reject": ("r", "reject"),
    "reason": ("R", "reject with a reason: go to its field"),
    "date": ("d", "take the next other meaning of the date"),
    "new": ("n", "new event from the selected words"),
    "name": ("w", "add the first name that the record lacks, as what it seems to be"),
    "undo": ("u", "undo your last decision"),
    "redo": ("U", "redo what was undone"),
    "onward": ("g", "next article in the queue"),
    "day": ("D", "correct the day of publication: go to its field"),
    "text": ("t", "go to the text, to select words"),
    "help": ("?", "show or hide this list"),
}
"""Each command of the desk with the key it starts with and its meaning."""


def keys_of(user: User) -> dict[str, str]:
    """The key of each command for one analyst; "" for one without a key, or whose usual key has another command."""
    chosen = DeskKeys.objects.filter(user=user).values_list("keys", flat=True).first() or {}
    taken = set(chosen.values())
    usual = {command: "" if key in taken else key for command, (key, _) in COMMANDS.items()}
    return usual | {command: key for command, key in chosen.items() if command in COMMANDS}


@transaction.atomic
def choose_keys(*, user: User, keys: Mapping[str, str]) -> dict[str, str]:
    """Keep an analyst's keys; "" takes a command's key away.

    Raises Refusal for a key that is more than one character, or that two commands share.
    """
    if unknown := set(keys) - set(COMMANDS):
        raise Refusal(f"there is no command {', '.join(sorted(unknown))}")
    wanted = keys_of(user) | dict(keys)
    taken: dict[str, str] = {}
    for command, key in wanted.items():
        if len(key) > 1 or key.isspace():
            raise Refusal(f"{command}: a key is one character, got {key!r}")
        if key and key in taken:
            raise Refusal(f"{command}: the key {key!r} is that of “{COMMANDS[taken[key]][1]}” already; choose another")
        taken[key] = command
    own = {command: key for command, key in wanted.items() if key != COMMANDS[command][0]}
    DeskKeys.objects.update_or_create(user=user, defaults={"keys": own})
    return wanted


def be_here(*, user: User, article: Article, at: datetime) -> None:
    """Remember that somebody has an article open."""
    Presence.objects.bulk_create(
        [Presence(user=user, article=article, seen=at)],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["seen"],
    )


def presence_of(*, user: User, article: Article) -> Presence | None:
    """One's own presence at an article, with the claim if there is one."""
    return Presence.objects.filter(user=user, article=article).first()


def others_here(*, user: User, article: Article, at: datetime) -> QuerySet[Presence]:
    """Colleagues who have the article open now, or have claimed it."""
    known = (
        Presence.objects.filter(article=article).exclude(user=user).select_related("user").order_by("user__username")
    )
    return known.filter(seen__gte=at - HERE) | known.filter(claimed__isnull=False, seen__gte=at - CLAIMED)


@transaction.atomic
def claim(*, user: User, article: Article, at: datetime) -> Presence:
    """Take an article for oneself; the queue no longer offers it to others. A claim long unused can be taken over.

    Raises Refusal while somebody else holds it.
    """
    Article.objects.select_for_update().get(pk=article.pk)
    held = (
        Presence.objects.filter(article=article, claimed__isnull=False)
        .exclude(user=user)
        .select_related("user")
        .first()
    )
    if held and held.seen >= at - CLAIMED:
        raise Refusal(f"{held.user} has claimed this article; ask, or take another")
    if held:
        held.claimed = None
        held.save()
    return Presence.objects.update_or_create(user=user, article=article, defaults={"seen": at, "claimed": at})[0]


def release(*, user: User, article: Article) -> None:
    """Give an article back to the queue."""
    Presence.objects.filter(user=user, article=article).update(claimed=None)


def keep_draft(*, user: User, version: Version, form: str, typed: Mapping[str, list[str]], at: datetime) -> Draft:
    """Keep what somebody typed into a form, until it is sent or dropped. Raises Refusal when it is far too long."""
    if sum(len(value) for values in typed.values() for value in values) > MOST_TYPED:
        raise Refusal(f"more than {MOST_TYPED} characters were typed; shorten it, it is not kept")
    values: dict[str, Any] = {"typed": dict(typed), "saved": at}
    return Draft.objects.update_or_create(user=user, version=version, form=form, defaults=values)[0]


def draft_of(*, user: Any, version: Version, form: str) -> Draft | None:
    """What somebody typed into a form and has not sent."""
    return Draft.objects.filter(user=user.pk, version=version, form=form).first()


def drop_draft(*, user: User, version: Version, form: str) -> None:
    """Forget what was typed: it was sent, or is not wanted."""
    Draft.objects.filter(user=user, version=version, form=form).delete()
