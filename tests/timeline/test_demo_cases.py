"""The demo record shows every case of the evidence at least once: each by its name."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from timeline import changes, queries
from timeline.filters import Filters
from timeline.models import Citation, Event, Round, Status
from timeline.queries import Shown

pytestmark = pytest.mark.django_db

Case = Callable[[list[Shown]], bool]


def bases(record: list[Shown]) -> Iterator[Any]:
    """Every reason by which citations are held to have one origin, or not."""
    for shown in record:
        for origin in shown.sources.origins:
            yield from origin.basis
        yield from shown.sources.apart


def based_on(kind: str, record: list[Shown]) -> bool:
    return any(basis.kind == kind and len(basis.citations) > 1 and basis.why for basis in bases(record))


def spans_shown(record: list[Shown]) -> bool:
    return any(basis.kind == "shared_passage" and len(basis.passages) == 2 for basis in bases(record))


def per_claim(record: list[Shown]) -> bool:
    """Two articles have one origin for one event, and two for another."""
    together, apart = set(), set()
    for shown in record:
        place = {c: n for n, origin in enumerate(shown.sources.origins) for c in origin.citations}
        for one in shown.citations:
            for other in shown.citations:
                pair = (one.version.article_id, other.version.article_id)
                if pair[0] < pair[1]:
                    (together if place[one.pk] == place[other.pk] else apart).add(pair)
    return bool(together & apart)


def fewer_origins(record: list[Shown]) -> bool:
    return any(1 < shown.sources.origins_at_most < shown.sources.reports for shown in record)


def said_otherwise(column: str, record: list[Shown]) -> bool:
    """A citation says another value than the one that is shown."""
    own = {"when": "account_when", "venue": "account_venue", "outcome": "account_outcome", "phase": "account_phase"}
    return any(
        getattr(citation, own[column]) and getattr(citation, own[column]) != getattr(shown.event, column)
        for shown in record
        for citation in shown.citations
    )


def disputed_on(what: str, record: list[Shown]) -> bool:
    found = [shown for shown in record if what in shown.disputed]
    return bool(found) and all(shown.event.editorial_reason for shown in found)


def differs_in(kind: str, record: list[Shown]) -> bool:
    return any(kind in variant.kinds for shown in record for variant in shown.variants)


def stage(name: str, record: list[Shown]) -> bool:
    return any(step.stage == name and step.day for shown in record for step in shown.life)


def moved(record: list[Shown]) -> bool:
    return any(step.moved_from for shown in record for step in shown.life)


def expected_then_absent(record: list[Shown]) -> bool:
    return any((c.before, c.now) == ("expected", "absent") for s in record for step in s.life for c in step.attendance)


def planned_as_of_a_day(record: list[Shown]) -> bool:
    for day in (date(2024, 2, 14), date(2024, 3, 2), date(2024, 5, 6)):
        filters = Filters(as_of=day)
        then = {shown.event.pk: shown for shown in queries.shown(queries.timeline(filters), filters)}
        if any(s.phase == "held" and s.event.pk in then and then[s.event.pk].phase == "planned" for s in record):
            return True
    return False


def not_known_as_of_a_day(record: list[Shown]) -> bool:
    return queries.timeline(Filters(as_of=date(2024, 2, 14))).count() < len(record)


def changed(action: str, kind: str, record: list[Shown]) -> bool:
    told = changes.told(changes.entries(most=2000))
    found = [change for change in told if (change.action, change.record) == (action, kind)]
    return bool(found) and all(change.reason or action == "create" for change in found)


def rounds_at_one_venue(record: list[Shown]) -> bool:
    venues = [row.rule_venues for row in queries.rounds() if row.rule_venues]
    return any(venues.count(one) > 1 for one in venues)


CASES: dict[str, Case] = {
    "one origin by a shared passage with its spans": spans_shown,
    "one origin by the agency named": partial(based_on, "agency"),
    "one origin by the speaker named": partial(based_on, "speaker"),
    "one origin by an analyst's decision": partial(based_on, "analyst"),
    "origins parted by an analyst": partial(based_on, "parted"),
    "a standing paragraph that is no reprint": partial(based_on, "standing"),
    "fewer origins than reports": fewer_origins,
    "two articles with one origin for one claim and two for another": per_claim,
    "a citation with its own date": partial(said_otherwise, "when"),
    "a citation with its own venue": partial(said_otherwise, "venue"),
    "a citation with its own outcome": partial(said_otherwise, "outcome"),
    "a citation with its own phase": partial(said_otherwise, "phase"),
    "a dispute on the date, with a reason": partial(disputed_on, "date"),
    "a dispute on the venue, with a reason": partial(disputed_on, "venue"),
    "a dispute on the outcome, with a reason": partial(disputed_on, "outcome"),
    "a dispute on the phase, with a reason": partial(disputed_on, "phase"),
    "a dispute on attendance, with a reason": partial(disputed_on, "attendance"),
    "quotes that differ in a negation": partial(differs_in, "negation"),
    "quotes that differ in a number": partial(differs_in, "number"),
    "quotes that differ in a modal verb": partial(differs_in, "modal"),
    **{f"a meeting in its life: {name}": partial(stage, name) for name in (
        "announced", "planned", "under_way", "held", "postponed", "cancelled", "denied")},
    "a planned day that was moved and is kept": moved,
    "a party expected on one day and absent on another": expected_then_absent,
    "held by now, planned as of a day": planned_as_of_a_day,
    "not known yet as of a day": not_known_as_of_a_day,
    "two rounds at one venue kept apart": rounds_at_one_venue,
    "a round with a stated rule": lambda record: any(row.rule and row.rule_days for row in queries.rounds()),
    "a round split in two, with a reason": partial(changed, "split", "round"),
    "a round merged into another, which it forwards to": partial(changed, "merge", "round"),
    "an event merged into another, with a reason": partial(changed, "merge", "event"),
    "an event split off another, with a reason": partial(changed, "split", "event"),
    "an event and a round that became public": lambda record: (
        changed("create", "event", record) and changed("create", "round", record)
    ),
    "a quote that was corrected after it was cited": lambda record: Citation.objects.filter(state="altered").exists(),
}  # fmt: skip


def test_the_demo_record_shows_every_case() -> None:
    call_command("load_demo", stdout=StringIO())
    record = queries.shown(queries.timeline())
    assert [name for name, case in CASES.items() if not case(record)] == []


def test_what_was_merged_forwards() -> None:
    call_command("load_demo", stdout=StringIO())
    [old] = Round.objects.filter(status=Status.MERGED)
    assert old.merged_into is not None
    assert (old.slug, old.merged_into.slug) == ("doha-may-2024", "cairo-doha-may-2024")
    [merged] = Event.objects.filter(status=Status.MERGED)
    assert merged.merged_into is not None
