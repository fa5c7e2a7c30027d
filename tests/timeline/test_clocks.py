"""The two clocks: the world's knowledge on a day, and the record as it was at a moment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.reading.edtf import one_day, parse_edtf
from tests import cast
from tests.timeline.remembered import shift
from timeline import queries
from timeline.actions.events import EventValues, PartValues, change_event
from timeline.actions.publish import retract
from timeline.filters import read_filters
from timeline.models import Event, Participation
from timeline.queries import Shown

pytestmark = pytest.mark.django_db


def looked_at(address: str = "") -> list[Shown]:
    filters = read_filters(QueryDict(address))
    return queries.shown(queries.timeline(filters), filters)


def meeting() -> Event:
    """Planned on 10 May for the 12th in Lisbon with both sides; held on the 14th in Vantaa, Sudria absent."""
    plan = cast.an_article("Talks are due in Lisbon on Sunday.", published=date(2024, 5, 10), outlet=cast.HERALD)
    report = cast.an_article("Talks were held in Vantaa without Sudria.", published=date(2024, 5, 15))
    both = (PartValues(cast.norland(), None, "negotiator", "expected"),
            PartValues(cast.sudria(), None, "negotiator", "expected"))  # fmt: skip
    came = (PartValues(cast.norland(), None, "negotiator", "confirmed"),
            PartValues(cast.sudria(), None, "negotiator", "absent"))  # fmt: skip
    return cast.an_event(
        "Talks end in discord", summary="Nobody signed.", outcome="no_breakthrough", outcome_text="discord",
        editorial_reason="The later report was there.", round=cast.vantaa_round(), parts=came,
        basis={"expression": "on Tuesday"},
        passages=[
            cast.passage(plan, days=one_day(date(2024, 5, 12)), venue=cast.lisbon(), phase="planned", parts=both),
            cast.passage(report, days=one_day(cast.DAY), venue=cast.vantaa(), phase="held", parts=came,
                         outcome="no_breakthrough"),
        ],
    )  # fmt: skip


def test_a_meeting_held_later_appears_as_planned_with_nothing_of_what_came_of_it() -> None:
    meeting()
    (then,) = looked_at("as_of=2024-05-11")
    event = then.event
    assert (event.title, event.slug) == ("Planned: Norland and Sudria hold talks in Lisbon",
                                         "planned-norland-and-sudria-hold-talks-in-lisbon")  # fmt: skip
    assert (then.phase, then.display, event.venue) == ("planned", "12 May 2024", cast.lisbon())
    assert (event.summary, then.outcome, then.outcome_text, event.editorial_reason, event.basis) == ("", "", "", "", {})
    assert [(str(part.party), part.attendance) for part in then.participations] == [
        ("Norland", "expected"), ("Sudria", "expected"),
    ]  # fmt: skip
    assert (then.disputed, then.sources.reports, len(then.citations)) == ([], 1, 1)
    assert [step.stage for step in then.life] == ["planned"]
    assert then.round is not None
    assert (then.round.name, then.round.rule, then.round.summary) == ("Vantaa, May 2024", "", "")
    assert (event.sort_day, event.earliest, event.latest) == (date(2024, 5, 12),) * 3


def test_once_all_was_published_it_is_as_recorded() -> None:
    meeting()
    (now,), (then,) = looked_at(), looked_at("as_of=2024-05-15")
    assert (then.event.title, then.phase, then.display) == ("Talks end in discord", "held", "14 May 2024")
    assert (then.participations, then.citations) == (now.participations, now.citations)
    assert [(step.stage, [(str(c.party), c.before, c.now) for c in step.attendance]) for step in then.life] == [
        ("planned", [("Norland", "", "expected"), ("Sudria", "", "expected")]),
        ("held", [("Norland", "expected", "confirmed"), ("Sudria", "expected", "absent")]),
    ]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("venue=lisbon", True),
        ("venue=vantaa", False),
        ("phase=planned", True),
        ("phase=held", False),
        ("outcome=no_breakthrough", False),
        ("from=2024-05-12&to=2024-05-12", True),
        ("from=2024-05-13", False),
        ("party=sudria", True),
        ("q=discord", False),
        ("q=Lisbon", True),
        ("round=vantaa-may-2024", True),
        ("disputed=any", False),
    ],
)
def test_filters_apply_to_what_was_known(address: str, found: bool) -> None:
    meeting()
    assert bool(looked_at(f"{address}&as_of=2024-05-11")) is found


def test_the_order_is_that_of_the_days_known_then() -> None:
    due = cast.an_article("Early talks are due.", published=date(2024, 5, 1))
    early = cast.an_event("Early", days=date(2024, 5, 13), passages=[cast.passage(due, phase="planned")])
    late = meeting()
    assert [shown.event.pk for shown in looked_at()] == [early.pk, late.pk]
    assert [shown.event.pk for shown in looked_at("as_of=2024-05-11")] == [late.pk, early.pk]
    assert [shown.event.pk for shown in looked_at("as_of=2024-05-11&order=-date")] == [early.pk, late.pk]


def test_counting_and_slicing_see_the_same_past() -> None:
    meeting()
    cast.an_event("Told later")
    then = queries.timeline(read_filters(QueryDict("as_of=2024-05-11")))
    assert (then.count(), then.exists(), len(then[:5]), then.values_list("phase", flat=True).get()) == (
        1, True, 1, "planned",
    )  # fmt: skip
    assert Event.objects.count() == 2  # and the present is not touched


def test_somebody_announced_who_is_no_participant_now_was_expected_then() -> None:
    event = meeting()
    Participation.objects.filter(event=event, party=cast.sudria()).delete()
    (then,) = looked_at("as_of=2024-05-11")
    assert ("Sudria", "expected") in [(str(part.party), part.attendance) for part in then.participations]


def moment(hours: int) -> str:
    return (datetime.now(UTC) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def test_the_record_as_it_was_at_a_moment() -> None:
    event = cast.an_event("First title", outcome="progress")
    shift(10)
    values = EventValues("Second title", "meeting", parse_edtf("2024-05-15"), venue=cast.lisbon(),
                         parts=(PartValues(cast.vesta(), None, "host", "confirmed"),))  # fmt: skip
    change_event(event=event, values=values, by=None)
    cast.told_also(event, cast.an_article("They met again.", outlet=cast.HERALD))
    cast.vantaa().__class__.objects.filter(slug="vantaa").update(name="Vantaa City")
    (then,) = looked_at(f"recorded_at={moment(5)}")
    assert (then.event.title, then.display, str(then.event.venue), then.outcome) == (
        "First title", "14 May 2024", "Vantaa", "progress",
    )  # fmt: skip
    assert [str(part.party) for part in then.participations] == ["Norland", "Sudria", "Vesta"]
    assert (len(then.citations), then.sources.reports) == (1, 1)
    (now,) = looked_at(f"recorded_at={moment(-1)}")
    assert (now.event.title, len(now.citations), [str(p.party) for p in now.participations]) == (
        "Second title", 2, ["Vesta"],
    )  # fmt: skip
    assert looked_at(f"recorded_at={moment(11)}") == []
    assert [shown.event.title for shown in looked_at(f"recorded_at={moment(5)}&q=First")] == ["First title"]
    assert looked_at(f"recorded_at={moment(5)}&q=Second") == []


def test_what_was_retracted_later_was_public_then() -> None:
    event = cast.an_event("Withdrawn")
    shift(10)
    retract(event=event, reason="Wrong.", by=None, at=cast.AT)
    assert looked_at() == []
    assert [shown.event.title for shown in looked_at(f"recorded_at={moment(5)}")] == ["Withdrawn"]


def test_what_was_deleted_later_was_there_then() -> None:
    event = cast.an_event("Deleted")
    shift(10)
    event.delete()
    (then,) = looked_at(f"recorded_at={moment(5)}")
    assert (then.event.title, len(then.citations), len(then.participations)) == ("Deleted", 1, 3)


def test_both_clocks_together() -> None:
    event = meeting()
    shift(10)
    early = cast.an_article("Sudria will not come, it said.", published=date(2024, 5, 11), outlet="Harbour Post")
    cast.told_also(event, early, phase="denied")
    (then,) = looked_at(f"as_of=2024-05-11&recorded_at={moment(5)}")
    assert (then.phase, len(then.citations)) == ("planned", 1)
    (now,) = looked_at("as_of=2024-05-11")
    assert (now.phase, len(now.citations)) == ("denied", 2)


def test_a_day_means_its_end_and_a_moment_may_have_an_offset() -> None:
    assert read_filters(QueryDict("recorded_at=2024-06-01")).recorded_at == datetime(
        2024, 6, 1, 23, 59, 59, 999999, UTC
    )  # fmt: skip
    assert read_filters(QueryDict("recorded_at=2024-06-01T02:00%2B02:00")).recorded_at == datetime(
        2024, 6, 1, tzinfo=UTC
    )


def everything(found: list[Shown]) -> list[object]:
    """All that is shown, without the marks of where it was read."""
    return [
        (s.event.pk, s.event.title, s.event.summary, s.event.kind, s.phase, s.outcome, s.outcome_text, s.when,
         s.event.venue_id, s.round, s.event.editorial_reason, s.event.basis, s.event.updated, s.event.slug,
         [(p.pk, p.party, p.person, p.role, p.attendance) for p in s.participations],
         [(c.pk, c.quote, c.account_when, c.account_venue, [str(p) for p in c.account_parts.all()])
          for c in s.citations],
         s.sources, s.disputed, s.life)
        for s in found
    ]  # fmt: skip


STORY = st.lists(
    st.tuples(
        st.none() | st.dates(date(2024, 5, 1), date(2024, 5, 20)),  # published
        st.none() | st.dates(date(2024, 5, 1), date(2024, 5, 20)),  # days told
        st.sampled_from(["", "planned", "postponed", "held", "denied"]),
        st.sampled_from([None, "vantaa", "lisbon"]),
        st.sampled_from(["", "progress", "rejected"]),
        st.sampled_from([None, "expected", "confirmed", "absent"]),
    ),
    min_size=1,
    max_size=4,
)


def write(number: int, story: list[tuple]) -> None:  # type: ignore[type-arg]
    passages = []
    for n, (published, days, phase, venue, outcome, attendance) in enumerate(story):
        article = cast.an_article(
            f"Account {n} of event {number}.", published=published, headline=f"Report {number}.{n}"
        )
        parts = (PartValues(cast.norland(), None, "negotiator", attendance),) if attendance else ()
        where = {"vantaa": cast.vantaa, "lisbon": cast.lisbon}[venue]() if venue else None
        passages.append(cast.passage(article, days=days and one_day(days), phase=phase, venue=where, outcome=outcome,
                                     parts=parts))  # fmt: skip
    *_, last = story
    cast.an_event(
        f"Secret title {number}", summary=f"Secret summary {number}", passages=passages, days=last[1] or cast.DAY,
        phase=last[2] or "held", outcome=last[4], outcome_text="Secret terms", editorial_reason="Secret reason",
        basis={"expression": "secret"},
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stories=st.lists(STORY, min_size=1, max_size=3), day=st.dates(date(2024, 5, 1), date(2024, 5, 20)))
def test_a_past_shows_only_what_had_been_published_and_now_is_the_record(stories, day) -> None:  # type: ignore[no-untyped-def]
    Event.objects.all().delete()
    for number, story in enumerate(stories):
        write(number, story)
    for shown in looked_at(f"as_of={day}"):
        for citation in shown.citations:
            assert citation.version.article.published is not None
            assert citation.version.article.published <= day
        assert shown.sources.reports == len(shown.citations) >= 1
        every = Event.objects.get(pk=shown.event.pk).citations.count()
        if len(shown.citations) < every:
            told = repr(everything([shown])).lower()
            assert "secret" not in told
        assert all(step.day and step.day <= day for step in shown.life)
    assert everything(looked_at(f"recorded_at={moment(-1)}")) == everything(looked_at())
    both = everything(looked_at(f"as_of={day}&recorded_at={moment(-1)}"))
    assert both == everything(looked_at(f"as_of={day}"))


def test_a_past_costs_the_same_queries_however_long(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    filters = read_filters(QueryDict("as_of=2024-05-11"))
    meeting()
    with django_assert_num_queries(9):
        assert len(queries.shown(queries.timeline(filters), filters)) == 1
    for number in range(3):
        write(number, [(date(2024, 5, 10), None, "planned", "vantaa", "", "expected"),
                       (date(2024, 5, 12), None, "held", None, "progress", "absent")])  # fmt: skip
    with django_assert_num_queries(9):
        assert len(queries.shown(queries.timeline(filters), filters)) == 4
