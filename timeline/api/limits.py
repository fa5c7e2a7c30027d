"""How often a token, or else an address, may ask; the same count for all processes."""

import threading
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from ..actions.counting import grant, period_of
from ..models import Token

MOST_AT_ONCE = 32
"""How many requests a process is granted beforehand, at most; a twentieth of what is left when that is less."""


@dataclass(slots=True)
class Grant:
    """What this process may still answer to a client in a period, and what other processes may be granted yet."""

    period: int
    here: int = 0
    elsewhere: int = 0
    size: int = 1
    over: bool = False


class Counter:
    """Grants of this process, by client. What is granted is counted beforehand, so that no limit is ever exceeded;
    what one process was granted and does not use (at most a twentieth of a limit) is lost to the others."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._grants: dict[str, Grant] = {}
        self._period = -1

    def take(self, client: str, limit: int, period: int) -> Grant:
        """Count one request. The answer's `over` says that it is one too many."""
        with self._lock:
            if period != self._period:
                self._grants, self._period = {}, period
            fresh = Grant(period, elsewhere=limit, size=_share(limit))
            known = self._grants.setdefault(client, fresh)
            if known.here == 0 and not known.over:
                self._ask(known, client, limit)
            if not known.over:
                known.here -= 1
            return Grant(period, known.here, known.elsewhere, known.size, known.over)

    def _ask(self, known: Grant, client: str, limit: int) -> None:
        wanted = known.size
        total = grant(client=client, period=known.period, wanted=wanted, limit=limit)
        known.here = max(0, wanted - max(0, total - limit))
        known.elsewhere = max(0, limit - total)
        known.over = known.here == 0
        known.size = _share(known.elsewhere)

    def forget(self) -> None:
        """Give up what this process was granted."""
        with self._lock:
            self._grants, self._period = {}, -1


def _share(left: int) -> int:
    """How many requests to be granted at once where so many are left."""
    return max(1, min(MOST_AT_ONCE, left // 20))


COUNTER = Counter()


class PerClient(BaseThrottle):
    """Counts requests by the token they bear, else by the address they come from."""

    seconds_left = 1

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether one more is within the limit."""
        kind, client = self._client(request)
        period, self.seconds_left = period_of(seconds=settings.API_PERIOD)
        found = COUNTER.take(client, settings.API_LIMITS[kind], period)
        request.limit = (kind, found, self.seconds_left)  # type: ignore[attr-defined] # told with the answer
        return not found.over

    def wait(self) -> float:
        """Seconds until the next period."""
        return self.seconds_left

    def _client(self, request: Request) -> tuple[str, str]:
        token = getattr(request, "token", None)
        if isinstance(token, Token):
            return "token", f"token:{token.pk}"
        return "address", f"address:{self.get_ident(request)}"[:80]


def tell(response: HttpResponseBase, told: tuple[str, Grant, int] | None) -> None:
    """Say in the answer's headers what is left of a limit (draft-ietf-httpapi-ratelimit-headers)."""
    if told is not None:
        kind, found, seconds = told
        response["RateLimit-Policy"] = f'"{kind}";q={settings.API_LIMITS[kind]};w={settings.API_PERIOD}'
        response["RateLimit"] = f'"{kind}";r={found.here + found.elsewhere};t={seconds}'
