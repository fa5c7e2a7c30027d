"""The examples in the description of the API do what they are examples of, on the demo record."""

import pytest
from django.core.management import call_command

from tests import cast
from timeline.models import Event, Suggestion

from .suggestions import QUEUE, SENTENCES, a_suggestion
from .writers import Writer

pytestmark = pytest.mark.django_db


def test_every_example_of_a_body_is_taken(client):
    call_command("load_demo", verbosity=0)
    queue = cast.an_article(QUEUE)
    waiting = [a_suggestion(queue, sentence).pk for sentence in SENTENCES]
    event = Event.objects.public().first().pk
    editor, tried = Writer("editors"), []
    for path, operations in client.get("/api/v1/schema/").json()["paths"].items():
        for method, operation in operations.items():
            if "requestBody" not in operation:
                continue
            for media_type, content in operation["requestBody"]["content"].items():
                assert media_type == "application/json"
                for example in content["examples"].values():
                    number = waiting.pop() if "suggestions" in path else event
                    answer = editor.send(
                        method.upper(), path.replace("{id}", str(number)), example["value"], If_Match="*"
                    )
                    assert answer.status_code in (200, 201), (path, answer.content)
                    tried.append((method, path.rpartition("/v1")[2]))
    assert sorted(tried) == [
        ("patch", "/events/{id}/"),
        ("post", "/articles/"),
        ("post", "/events/"),
        ("post", "/suggestions/{id}/accept"),
        ("post", "/suggestions/{id}/reject"),
    ]
    assert Suggestion.objects.filter(decision="waiting").count() >= 1


def test_only_the_api_itself_is_described(client):
    assert all(path.startswith("/api/v1/") for path in client.get("/api/v1/schema/").json()["paths"])
