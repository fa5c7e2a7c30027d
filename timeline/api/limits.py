"""How often an address may ask."""

import math
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import SimpleRateThrottle


class PerAddress(SimpleRateThrottle):
    """Counts requests by the client's address. Each process of the server counts for itself."""

    scope = "address"
    num_requests: int
    duration: int

    def get_cache_key(self, request: Request, view: Any) -> str:
        """The client's address, as the last trusted proxy saw it."""
        request.limit = self  # type: ignore[attr-defined] # told with the answer
        return f"api-requests-{self.get_ident(request)}"

    def left(self) -> tuple[int, int]:
        """How many requests are left, and for how many seconds at least that many."""
        oldest = self.history[-1] if self.history else self.now
        return max(0, self.num_requests - len(self.history)), max(0, math.ceil(oldest + self.duration - self.now))


def tell(response: Response, limit: PerAddress | None) -> None:
    """Say in the answer's headers what is left of a limit (draft-ietf-httpapi-ratelimit-headers)."""
    if limit is not None and hasattr(limit, "history"):
        left, seconds = limit.left()
        response["RateLimit-Policy"] = f'"address";q={limit.num_requests};w={limit.duration}'
        response["RateLimit"] = f'"address";r={left};t={seconds}'
