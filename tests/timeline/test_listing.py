"""Pages of lists are found by indexes as the filters mean them, in every order and from every place."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Q

from tests.benchmarks import records
from timeline import queries
from timeline.filters import Filters
from timeline.models import Kind, Outcome

pytestmark = pytest.mark.django_db
EVENTS = 400


@pytest.fixture
def record(tmp_path) -> records.Maker:
    records.write(tmp_path, EVENTS)
    call_command("bulk_load", str(tmp_path), verbosity=0)
    return records.Maker(EVENTS)


def some_filters(chance: random.Random, words: list[str]) -> Filters:
    """A list as somebody may ask for it."""

    def some(prefix: str, most: int) -> tuple[str, ...]:
        return tuple({f"{prefix}-{chance.randrange(most)}" for _ in range(chance.choice((1, 1, 2, 3)))})

    day = records.FIRST + timedelta(days=chance.randrange(records.DAYS))
    asked: dict[str, Any] = {
        "party": lambda: some("party", 12),
        "person": lambda: some("person", 12),
        "venue": lambda: some("venue", 6),
        "round": lambda: some("round", 6),
        "kind": lambda: tuple(chance.sample(Kind.values, chance.choice((1, 2, 10)))),
        "outcome": lambda: tuple(chance.sample(Outcome.values, 2)),
        "phase": lambda: ("held",),
        "q": lambda: chance.choice(
            [chance.choice(words[:9]), f"{words[0]} or {words[3]}", f"{words[1]} {words[2]}", f"{words[0]} -{words[1]}",
             f'"{words[0]} {words[1]}"', "the", "party", "nowhere"]
        ),
        "since": lambda: day,
        "until": lambda: max(day, date(2010, 1, 1)) + timedelta(days=chance.choice((0, 40, 4000))),
    }  # fmt: skip
    named = chance.sample(list(asked), chance.choice((0, 1, 1, 2, 2, 3)))
    return Filters(order=chance.choice(("date", "-date")), **{name: asked[name]() for name in named})


def test_a_page_holds_the_events_that_the_filters_mean_from_any_place_in_both_directions(record):
    chance = random.Random(11)
    words = record.words
    for _ in range(300):
        filters = some_filters(chance, words)
        meant = list(queries.timeline(filters).values_list("sort_day", "id", "certain"))
        start = chance.choice([None, *(each[:2] for each in meant[:1] + meant[-1:]), (date(2003, 5, 5), 7)])
        for descending in (False, True):
            beyond = [(*each, None) for each in sorted(meant, reverse=descending)
                      if start is None or (each[:2] < start if descending else each[:2] > start)]  # fmt: skip
            most = chance.choice((3, 50))
            wanted = queries.Wanted(filters, descending, start and queries.Place(*start), most)
            assert queries.find(wanted) == beyond[:most], (filters, descending, start, most)


def test_words_are_found_wherever_they_stand_together_or_apart(record):
    event = queries.timeline().filter(venue__isnull=False, participations__party__isnull=False).first()
    assert event is not None
    quote = event.citations.order_by("id")[0].quote.split()
    party = event.participations.filter(party__isnull=False)[0].party.name.split()[1]
    for q in (f"{quote[2]} {party} {event.venue.name}", f'"{quote[2]} {quote[3]}" {event.title.split()[0]}'):
        assert event in queries.timeline(Filters(q=q)), q
    last_words = event.citations.order_by("id")[0].quote.split()[-1]
    first_words = event.citations.order_by("id")[1].quote.split()[0]
    assert event not in queries.timeline(Filters(q=f'"{last_words} {first_words}"')).filter(
        ~Q(title__icontains=f"{last_words} {first_words}")
    )
