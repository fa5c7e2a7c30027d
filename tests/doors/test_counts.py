"""The number beside each choice of a filter is that of the list which the choice leads to."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.http import QueryDict

from timeline import queries
from timeline.filters import FILTERS, read_filters
from timeline.pages.tallies import tallies

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked",
    ["", "venue=cairo", "party=hamas&from=2024-02&to=2024-03", "q=talks", "disputed=any", "as_of=2024-03-04"],
)
def test_every_choice_leads_to_as_many_events_as_it_says(capsys: pytest.CaptureFixture[str], asked: str) -> None:
    call_command("load_demo")
    filters = read_filters(QueryDict(asked))
    total = queries.timeline(filters).count()
    assert total > 1
    told = tallies(filters, queries.clock_of(filters), total, more=False)
    for row in (row for row in FILTERS if row.repeatable):
        choices = row.codes.values if row.codes else list(row.words) if row.words else list(told.names[row.name])
        assert choices
        lists = {value: queries.timeline(replace(filters, **{row.member: (value,)})).count() for value in choices}
        assert {value: told.events[row.name].get(value, 0) for value in choices} == lists, row.name
