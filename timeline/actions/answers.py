"""Answering a request that writes once only, however often it is sent."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.actions import Refusal

from ..models import KeptAnswer


class KeyUsed(Refusal):
    """An Idempotency-Key that this user has sent with another request before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: status, body as JSON values, headers; and whether it is told again."""

    status: int
    body: Any
    headers: dict[str, str]
    again: bool = False


@transaction.atomic
def answered_once(*, user: User, key: str, request: bytes, at: datetime, write: Callable[[], Answer]) -> Answer:
    """Write, and keep the answer in the same transaction; the same key again is answered the same and writes nothing.

    `request` is all that makes the request what it is. An empty key writes each time. What `write` raises is passed
    on, and then neither what it wrote nor an answer is kept. Raises KeyUsed for a key of another request.
    """
    if not key:
        return write()
    mark = hashlib.sha256(request).hexdigest()
    with connection.cursor() as cursor:  # two of one key at once: the second waits for the first
        cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [user.pk % 2**31, key])
    known = KeptAnswer.objects.filter(user=user, key=key).first()
    if known is not None:
        if known.request != mark:
            raise KeyUsed("this Idempotency-Key was sent with another request; make a new key for each")
        return Answer(known.status, known.body, known.headers, again=True)
    made = write()
    KeptAnswer.objects.create(
        user=user, key=key, request=mark, status=made.status, headers=made.headers, body=made.body, created=at
    )
    return made
