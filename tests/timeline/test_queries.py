"""The one source of every door: what is public, what a filter leaves, what an event rests on."""

from datetime import date

import pytest
from django.http import QueryDict

from articles.reading.edtf import parse_edtf
from tests import cast
from timeline import queries
from timeline.actions.events import PartValues
from timeline.filters import FILTERS, BadFilter, read_filters
from timeline.models import Event

pytestmark = pytest.mark.django_db


def titles(address: str = "") -> list[str]:
    return [event.title for event in queries.timeline(read_filters(QueryDict(address)))]


def test_only_published_events_are_public() -> None:
    cast.an_event("Shown")
    for status in ("draft", "retracted"):
        cast.an_event(status.title(), status=status)
    assert titles() == ["Shown"]


def test_events_come_in_the_order_of_their_days_and_an_open_start_sorts_by_its_end() -> None:
    cast.an_event("Later", days=date(2024, 5, 20))
    cast.an_event("By the tenth", days=parse_edtf("../2024-05-10"))
    cast.an_event("Month", days=parse_edtf("2024-05"))
    assert titles() == ["Month", "By the tenth", "Later"]
    assert titles("order=-date") == ["Later", "By the tenth", "Month"]


def test_a_range_keeps_what_lies_possibly_in_it_and_says_what_lies_certainly() -> None:
    cast.an_event("Day", days=date(2024, 5, 14))
    cast.an_event("Month", days=parse_edtf("2024-05"))
    cast.an_event("Open", days=parse_edtf("../2024-05-20"))
    cast.an_event("Before", days=date(2024, 5, 9))
    found = queries.timeline(read_filters(QueryDict("from=2024-05-10&to=2024-05-31")))
    assert {event.title: event.certain for event in found} == {"Month": False, "Day": True, "Open": False}
    found = queries.timeline(read_filters(QueryDict("from=2024-05&to=2024-05")))
    assert {event.title: event.certain for event in found} == {
        "Month": True, "Before": True, "Day": True, "Open": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("venue=vantaa", ["Vantaa talks"]),
        ("venue=vantaa&venue=lisbon", ["Vantaa talks", "Lisbon exchange"]),
        ("kind=exchange", ["Lisbon exchange"]),
        ("phase=planned", ["Lisbon exchange"]),
        ("outcome=no_breakthrough", ["Vantaa talks"]),
        ("round=vantaa-may-2024", ["Vantaa talks"]),
        ("party=sudria", ["Vantaa talks"]),
        ("party=norland", ["Vantaa talks", "Lisbon exchange"]),  # one through its envoy
        ("person=mira-holt", ["Lisbon exchange"]),
        ("kind=exchange&venue=vantaa", []),
        ("q=sober", ["Vantaa talks"]),  # in the summary
        ("q=prisoners", ["Lisbon exchange"]),  # in the quote
        ("q=Lisbon", ["Lisbon exchange"]),
        ("q=Holt", ["Lisbon exchange"]),
        ("q=Sudria", ["Vantaa talks"]),
        ("q=nobody", []),
        ("kind=", ["Vantaa talks", "Lisbon exchange"]),  # as an empty form field sends it
    ],
)
def test_each_filter_leaves_what_it_names(address: str, expected: list[str]) -> None:
    cast.an_event(
        "Vantaa talks", summary="The mood was sober.", outcome="no_breakthrough", round=cast.vantaa_round()
    )  # fmt: skip
    cast.an_event(
        "Lisbon exchange", days=date(2024, 5, 20), kind="exchange", phase="planned", venue=cast.lisbon(),
        parts=(PartValues(person=cast.mira_holt()),),
        passages=[cast.passage(cast.an_article("Forty prisoners are to be released."))],
    )  # fmt: skip
    assert titles(address) == expected


@pytest.mark.parametrize(
    ("address", "name", "told"),
    [
        ("colour=red", "colour", "no filter 'colour'"),
        ("kind=party", "kind", "'party' is not known"),
        ("venue=atlantis", "venue", "'atlantis' is not known"),
        ("from=yesterday", "from", "2024-02-13"),
        ("from=2024-02-30", "from", "not a date"),
        ("from=2024-3-1", "from", "not a date"),
        ("from=2024-05-02&to=2024-05-01", "from", "swap"),
        ("from=2024&from=2025", "from", "once"),
        ("as_of=2024-05", "as_of", "like 2024-02-13"),
        ("order=size", "order", "not known"),
        ("q=" + "x" * 201, "q", "200"),
    ],
)
def test_a_filter_that_cannot_be_meant_is_named_with_its_cure(address: str, name: str, told: str) -> None:
    with pytest.raises(BadFilter, match=told) as raised:
        read_filters(QueryDict(address))
    assert raised.value.name == name


def test_a_bad_code_is_answered_with_the_allowed_ones() -> None:
    cast.vantaa(), cast.lisbon()
    with pytest.raises(BadFilter) as raised:
        read_filters(QueryDict("venue=atlantis"))
    assert raised.value.allowed == ["lisbon", "vantaa"]


@pytest.mark.parametrize("row", FILTERS, ids=lambda row: row.name)
def test_every_filter_of_the_table_is_read_into_its_member(row: object) -> None:
    filters = read_filters(QueryDict())
    assert hasattr(filters, row.member)  # type: ignore[attr-defined]


def test_as_of_a_day_shows_what_had_been_published_by_then() -> None:
    early = cast.an_article("Talks are due in Vantaa on Tuesday.", published=date(2024, 5, 10), outlet=cast.HERALD)
    event = cast.an_event("Vantaa talks")
    cast.told_also(event, early, phase="planned")
    cast.an_event("Told later", days=date(2024, 5, 9), passages=[cast.passage(cast.an_article("Now told."))])
    filters = read_filters(QueryDict("as_of=2024-05-12"))
    (told,) = queries.shown(queries.timeline(filters), filters)
    assert [citation.version.article for citation in told.citations] == [early]
    assert (told.phase, told.sources.reports) == ("planned", 1)


def test_an_event_held_later_was_only_planned_as_of_a_day_before() -> None:
    announced = cast.an_article("Talks are due in Vantaa on Tuesday.", published=date(2024, 5, 10))
    cast.an_event("Vantaa talks", passages=[cast.passage(announced)], outcome="no_breakthrough", outcome_text="none")
    filters = read_filters(QueryDict("as_of=2024-05-12"))
    (then,) = queries.shown(queries.timeline(filters), filters)
    assert (then.phase, then.outcome, then.outcome_text) == ("planned", "", "")
    (now,) = queries.shown(queries.timeline())
    assert (now.phase, now.outcome, now.outcome_text) == ("held", "no_breakthrough", "none")


WORDS = (
    "Envoys of both sides spent nine hours in the old customs house by the harbour, where the hosts had laid out three"
    " rooms so that nobody needed to meet in the corridor, and where the mediators carried drafts from door to door"
    " until well after midnight, when the generator failed and the last of the papers had to be read by torchlight."
)


def test_a_reprinted_quote_is_one_origin_and_an_own_one_another() -> None:
    original = cast.an_article(WORDS + "\n\nThe Courier.", outlet=cast.COURIER)
    reprint = cast.an_article("From Lisbon.\n\n" + WORDS + "\n\nMore tomorrow.", outlet=cast.HERALD)
    own = cast.an_article("Both delegations sat in Vantaa for nine hours, our reporter saw.", outlet="Harbour Post")
    quote = WORDS[:70]
    event = cast.an_event(passages=[cast.passage(original, quote)])
    cast.told_also(event, reprint, quote)
    cast.told_also(event, own)
    (told,) = queries.shown(Event.objects.all())
    assert (told.sources.reports, told.sources.origins_at_most) == (3, 2)


def test_words_outside_the_reprinted_passage_are_an_origin_of_their_own() -> None:
    original = cast.an_article(WORDS, outlet=cast.COURIER)
    reprint = cast.an_article(WORDS + "\n\nThe Herald learnt that nothing was signed.", outlet=cast.HERALD)
    event = cast.an_event(passages=[cast.passage(original, WORDS[:70])])
    cast.told_also(event, reprint, "nothing was signed")
    (told,) = queries.shown(Event.objects.all())
    assert told.sources.origins_at_most == 2


def test_accounts_that_differ_are_disputed() -> None:
    event = cast.an_event()
    other = cast.an_article("The talks were held in Lisbon on Wednesday.", outlet=cast.HERALD)
    cast.told_also(event, other, days=parse_edtf("2024-05-15"), venue=cast.lisbon())
    (told,) = queries.shown(Event.objects.all())
    assert told.disputed == ["date", "venue"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_queries_however_long(count: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for n in range(count):
        event = cast.an_event(f"Session {n}", days=date(2024, 5, 1 + n))
        cast.told_also(event, cast.an_article(f"Report {n} of another paper.", outlet=cast.HERALD))
    with django_assert_num_queries(6):
        queries.shown(queries.timeline())


def test_the_lexicon_holds_every_name_and_alias() -> None:
    cast.norland(), cast.mira_holt(), cast.vantaa()
    lexicon = queries.lexicon()
    assert [(party.name, [(a.text, a.loaded) for a in party.aliases]) for party in lexicon.parties] == [
        ("Norland", [("Northern Republic", False), ("the Northern clique", True)])
    ]
    assert [(person.name, person.party) for person in lexicon.persons] == [("Mira Holt", "Norland")]
    assert [(venue.name, venue.country) for venue in lexicon.venues] == [("Vantaa", "FI")]
