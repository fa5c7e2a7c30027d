"""What the tests of all doors have in common."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_requests_counted_yet() -> Iterator[None]:
    """The limit of requests counts within one test only."""
    cache.clear()
    yield
    cache.clear()
