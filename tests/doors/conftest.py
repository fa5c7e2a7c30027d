"""What the tests of all doors have in common."""

import pytest
from django.test import Client

from articles.models import Article
from tests import cast
from timeline.api import limits

from .suggestions import QUEUE


@pytest.fixture(autouse=True)
def no_requests_counted_yet() -> None:
    """The limit of requests counts within one test only."""
    limits.COUNTER.forget()


@pytest.fixture
def desk(client: Client) -> Client:
    """A signed-in analyst."""
    client.force_login(cast.somebody("analysts"))
    return client


@pytest.fixture
def article() -> Article:
    """An article with three sentences to tag."""
    return cast.an_article(QUEUE, headline="Three days in Vantaa")
