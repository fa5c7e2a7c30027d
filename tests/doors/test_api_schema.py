"""The API does what its own description says, and the description says all that it does."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import jsonschema
import pytest
import schemathesis
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, given
from hypothesis.stateful import run_state_machine_as_test
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    ensure_resource_availability,
    negative_data_rejection,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
    use_after_free,
)

from tests import cast
from timeline.actions.events import PartValues
from timeline.models import Event
from timeline.wsgi import application

from .suggestions import QUEUE, SENTENCES, a_suggestion
from .writers import Writer

pytestmark = pytest.mark.django_db

SCHEMA = "/api/v1/schema/"
EXAMPLES = int(os.environ.get("EXAMPLES", "8"))
"""How many requests are made up for each operation, and how many chains of requests."""

OPERATION = os.environ.get("OPERATION", "")
"""Only operations with this in their names are tried, for a long trial in pieces: OPERATION=events_list."""


@pytest.fixture
def record(db: None, settings: Any, tmp_path: Path) -> None:
    """A little of everything, with the gaps that real records have, and a release of it."""
    settings.TIMELINE_VAR = tmp_path
    event = cast.an_event("Whole", round=cast.vantaa_round(), outcome="progress", outcome_text="Closer.",
                          basis={"expression": "Tuesday", "anchor": None, "anchor_kind": "text", "rule": "weekday"},
                          parts=(PartValues(cast.norland(), cast.mira_holt()), PartValues(cast.vesta())))  # fmt: skip
    cast.told_also(event, cast.an_article("Delegations met."), venue=cast.lisbon(), outcome="rejected", phase="denied")
    nameless = cast.an_article("Nothing is known of this report.", outlet="", published=None)
    cast.an_event("Sparse", venue=None, parts=(), passages=[cast.passage(nameless)])
    cast.an_event("Taken back", status="retracted")
    queue = cast.an_article(QUEUE)
    for sentence in SENTENCES:
        a_suggestion(queue, sentence, parties=(cast.norland(),))
    call_command("export_record", tmp_path / "release", "--version", "2024.1", verbosity=0)


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Requests through WSGI leave the test's own connection, and with it what the test wrote, as it is."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def read_whole(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The site as a server runs it: the answer is read and closed, and with it a file that it comes from."""
    answer = application(environ, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


def description(client: Client) -> dict[str, Any]:
    answer = client.get(SCHEMA)
    assert answer.status_code == 200
    whole: dict[str, Any] = answer.json()
    return whole


def test_the_description_is_valid_openapi_3_1(client):
    whole = description(client)
    assert whole["openapi"] == "3.1.0"
    validate_schema(whole)


def test_every_parameter_that_an_address_knows_is_described_and_no_other(client, record):
    client.force_login(cast.somebody("analysts"))
    for path, operations in description(client)["paths"].items():
        if "get" not in operations:
            continue
        described = [p["name"] for p in operations["get"].get("parameters", []) if p["in"] == "query"]
        address = path.replace("{slug}", "x").replace("{id}", "1").replace("{version}", "2024.1").replace("{name}", "x")
        allowed = client.get(f"{address}?no-such-parameter=1").json()["allowed"]
        assert sorted(described) == sorted(allowed), path


def strict(whole: dict[str, Any]) -> dict[str, Any]:
    """The description, allowing no member that it does not name."""
    for name, schema in whole["components"]["schemas"].items():
        if "properties" in schema and name != "Problem":
            schema["additionalProperties"] = False
    return whole


def test_answers_have_the_members_described_and_no_others(client, record):
    whole = strict(description(client))
    client.force_login(cast.somebody("analysts"))
    seen = 0
    for path, operations in whole["paths"].items():
        if "get" not in operations or "{name}" in path:  # files are no answers in JSON
            continue
        content = operations["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for address in addresses(client, path):
            answer = client.get(address)
            assert answer.status_code == 200, address
            validator = jsonschema.Draft202012Validator(content | {"components": whole["components"]})
            validator.validate(answer.json())
            seen += 1
    assert seen > 20


def test_problems_are_described_and_have_the_members_described(client, record):
    whole = description(client)
    retracted = Event.objects.get(status="retracted").pk
    for address, path, status in (
        (f"/api/v1/events/{retracted}/", "/api/v1/events/{id}/", 410),
        ("/api/v1/events/987654/", "/api/v1/events/{id}/", 404),
        ("/api/v1/rounds/nowhere/", "/api/v1/rounds/{slug}/", 404),
        ("/api/v1/events/?kind=picnic", "/api/v1/events/", 400),
    ):
        answer = client.get(address)
        assert answer.status_code == status
        content = whole["paths"][path]["get"]["responses"][str(status)]["content"]
        schema = content[answer.headers["Content-Type"]]["schema"] | {"components": whole["components"]}
        jsonschema.Draft202012Validator(schema).validate(answer.json())


def addresses(client: Client, path: str) -> list[str]:
    """The addresses that a path stands for: one for a list, one for each of its results for a detail."""
    if "{" not in path:
        return [path]
    above, _, rest = path.partition("{")
    member, _, below = rest.partition("}")
    return [f"{above}{result[member]}{below}" for result in client.get(above).json()["results"]]


CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    unsupported_method,
]
ANYBODY, ANALYSTS, EDITORS = "", "analysts", "editors"


def headers_of(group: str) -> dict[str, str]:
    """What somebody of a group sends with every request; nobody in particular for no group."""
    headers = {"Accept-Encoding": "identity"}  # this way of calling unpacks nothing
    return headers | ({"Authorization": f"Bearer {Writer(group).secret}"} if group else {})


@pytest.mark.parametrize("group", [ANYBODY, ANALYSTS, EDITORS])
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_made_up_requests_are_answered_as_described(record, one_connection, settings, mode, group):
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}  # they are not what is tried here
    whole = schemathesis.openapi.from_wsgi(SCHEMA, read_whole)
    checks = [*CHECKS, negative_data_rejection] if mode == GenerationMode.NEGATIVE else CHECKS
    headers = headers_of(group)
    tried: list[tuple[str, int]] = []
    for found in whole.get_all_operations():
        operation = found.ok()
        if OPERATION not in operation.definition.raw["operationId"]:
            continue

        @hypothesis.settings(max_examples=EXAMPLES, database=None, deadline=None, derandomize=True,
                             phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode))
        def attempt(case: schemathesis.Case) -> None:
            told = case.call_and_validate(checks=checks, headers=headers)
            tried.append((case.method.lower(), told.status_code))

        attempt()
        sys.stdout.write(f"{mode.value} {group or 'nobody'} {operation.label}: {len(tried)} in all\n")
    answered = {status for method, status in tried if method == "get"}
    assert answered <= {200, 308, 400, 404, 410, *(() if group else (401,))}
    refused = {status for method, status in tried if method != "get"}
    assert refused <= ({200, 201, 400, 403, 404, 409, 410, 412, 415, 422, 428} if group else {400, 401, 404})
    if not OPERATION:
        assert len(tried) > 5 * EXAMPLES
        assert (200 if mode == GenerationMode.POSITIVE else 400) in answered


@pytest.mark.parametrize("group", [ANYBODY, EDITORS])
def test_requests_that_follow_the_links_are_answered_as_described(record, one_connection, settings, group):
    """What one answer names is asked for in the next request: made, read, changed, followed in the log of changes."""
    settings.API_LIMITS = {"address": 10**9, "token": 10**9}
    whole = schemathesis.openapi.from_wsgi(SCHEMA, read_whole)
    headers, tried = headers_of(group), []

    class Following(whole.as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            super().setup()
            self.chain = transaction.atomic()
            self.chain.__enter__()

        def teardown(self) -> None:  # each chain begins with the same record
            transaction.set_rollback(True)
            self.chain.__exit__(None, None, None)
            super().teardown()

        def get_call_kwargs(self, case: schemathesis.Case) -> dict[str, Any]:
            return {"headers": headers}

        def validate_response(self, response: Any, case: schemathesis.Case, **_: Any) -> None:
            tried.append((case.operation.label, response.status_code))
            case.validate_response(response, checks=[*CHECKS, use_after_free, ensure_resource_availability])

    run_state_machine_as_test(
        Following,
        settings=hypothesis.settings(
            max_examples=EXAMPLES, stateful_step_count=6, database=None, deadline=None, derandomize=True,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    sys.stdout.write(f"{group or 'nobody'}: {Counter(tried).most_common()}\n")
    assert len(tried) > EXAMPLES
