"""The life of an event follows from the accounts alone, in the order in which they appeared. Plain: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading.edtf import Days, one_day, parse_edtf
from timeline.known import Values, known
from timeline.life import AHEAD, Account, Step, steps

FIRST = date(2011, 5, 1)


def told(number: int, day: int, phase: str = "", when: str = "", **more: object) -> Account:
    days = parse_edtf(when) if when else None
    return Account(number, date(2011, 5, day), days, phase=phase, **more)  # type: ignore[arg-type]


def stages(found: list[Step]) -> list[tuple[int, str, str]]:
    return [(step.known.day if step.known else 0, step.stage, step.days.edtf if step.days else "") for step in found]


def test_a_meeting_is_announced_planned_moved_begun_and_held() -> None:
    accounts = [
        told(5, 9, "held", "2011-05-08/2011-05-09"),
        told(1, 1, "planned"),
        told(2, 2, "planned", "2011-05-05"),
        told(3, 4, "postponed", "2011-05-08"),
        told(4, 8, "under_way", "2011-05-08"),
        told(6, 12, "held", "2011-05"),  # a retelling changes nothing
    ]
    found = steps(accounts)
    assert stages(found) == [
        (1, "announced", ""),
        (2, "planned", "2011-05-05"),
        (4, "postponed", "2011-05-08"),
        (8, "under_way", "2011-05-08"),
        (9, "held", "2011-05-08/2011-05-09"),
    ]
    assert [step.moved_from and step.moved_from.edtf for step in found] == [None, None, "2011-05-05", None, None]
    assert [step.number for step in found] == [1, 2, 3, 4, 5]


def test_attendance_goes_through_the_same_life() -> None:
    found = steps(
        [
            told(1, 2, "planned", "2011-05-03", attendance={"Norland": "expected", "Sudria": "expected"}),
            told(2, 3, "held", "2011-05-03", attendance={"Norland": "absent"}),
        ]
    )
    assert [[(change.who, change.before, change.now) for change in step.attendance] for step in found] == [
        [("Norland", "", "expected"), ("Sudria", "", "expected")],
        [("Norland", "expected", "absent")],
    ]


@pytest.mark.parametrize(
    ("accounts", "expected"),
    [
        ([told(1, 1)], ["held"]),  # words that give no phase tell of what happened
        ([told(1, 1, when="2011-05-03")], ["planned"]),  # unless their day lies ahead
        ([told(1, 1, "planned"), told(2, 2, "cancelled")], ["announced", "cancelled"]),
        ([told(1, 1, "planned"), told(2, 1, "denied")], ["announced", "denied"]),
        ([told(2, 1, "held"), told(1, 1, "planned")], ["announced", "held"]),  # of one day, plans come first
        ([told(1, 1, "held"), told(2, 2, "planned")], ["held"]),  # a plan told afterwards turns nothing back
        ([told(1, 1, "held"), told(2, 2, "denied")], ["held", "denied"]),
        ([Account(1, None, phase="held")], []),  # nobody knows when it appeared
    ],
)
def test_each_change_of_phase_is_a_step(accounts: list[Account], expected: list[str]) -> None:
    assert [step.stage for step in steps(accounts)] == expected


RECORD = Values("meeting", "held", one_day(date(2011, 5, 8)), "Vantaa", "progress", {"Norland": "confirmed"})


def test_the_record_stands_once_all_its_reports_had_appeared() -> None:
    assert known(RECORD, [told(1, 9)], date(2011, 5, 9)) == RECORD
    assert known(RECORD, [told(1, 9)], date(2011, 5, 8)) is None


def test_a_meeting_held_later_was_planned() -> None:
    plan = told(1, 2, "planned", "2011-05-05", attendance={"Norland": "expected"})
    report = told(2, 9, "held", "2011-05-08", outcome="progress", attendance={"Norland": "confirmed"})
    expected = Values("meeting", "planned", one_day(date(2011, 5, 5)), "Vantaa", "", {"Norland": "expected"})
    assert known(RECORD, [plan, report], date(2011, 5, 3)) == expected


def test_what_only_a_later_report_tells_was_not_known() -> None:
    early, later = told(1, 9, "held"), told(2, 12, "", "2011-05-08", venue="Vantaa", outcome="progress")
    then = known(RECORD, [early, later], date(2011, 5, 9))
    assert then == Values("meeting", "held", Days(None, date(2011, 5, 9), "range"), None, "", {"Norland": "confirmed"})


def test_the_choice_of_the_record_stands_among_what_had_been_said() -> None:
    accounts = [told(1, 9, when="2011-05-08"), told(2, 10, when="2011-05-07"), told(3, 30, when="2011-05-07")]
    then = known(RECORD, accounts, date(2011, 5, 11))
    assert then is not None
    assert then.days == RECORD.days
    other = known(Values("meeting", "held", one_day(date(2011, 5, 6))), accounts, date(2011, 5, 11))
    assert other is not None
    assert other.days == one_day(date(2011, 5, 7))  # the record's was not said by then


DAYS = st.dates(FIRST, date(2011, 5, 20))
ACCOUNTS = st.lists(
    st.builds(
        Account,
        st.just(0),
        st.none() | DAYS,
        st.none() | DAYS.map(one_day),
        st.sampled_from([None, "Vantaa", "Lisbon", "Rauma"]),
        st.sampled_from(["", "agreement", "progress", "rejected"]),
        st.sampled_from(["", "planned", "postponed", "cancelled", "denied", "under_way", "held"]),
        st.dictionaries(st.sampled_from(["Norland", "Sudria"]), st.sampled_from(["expected", "confirmed", "absent"])),
    ),
    min_size=1,
    max_size=6,
).map(lambda found: [Account(n, a.published, a.days, a.venue, a.outcome, a.phase, a.attendance)
                     for n, a in enumerate(found, 1)])  # fmt: skip


@st.composite
def recorded(draw: st.DrawFn) -> tuple[Values, list[Account]]:
    """An event whose values are an editor's choice among what its accounts say, early or late."""
    accounts = draw(ACCOUNTS)

    def one_of(values: list) -> object:  # type: ignore[type-arg]
        return draw(st.sampled_from(values or [None]))

    people = {who for account in accounts for who in account.attendance}
    return Values(
        draw(st.sampled_from(["meeting", "breakdown"])),
        one_of([a.phase for a in accounts if a.phase]) or "held",  # type: ignore[arg-type]
        one_of([a.days for a in accounts if a.days]) or one_day(FIRST),  # type: ignore[arg-type]
        one_of([a.venue for a in accounts if a.venue]),
        one_of([a.outcome for a in accounts if a.outcome]) or "",  # type: ignore[arg-type]
        {who: one_of([a.attendance[who] for a in accounts if who in a.attendance]) for who in people},  # type: ignore[misc]
    ), accounts


@given(recorded(), DAYS)
def test_nothing_is_shown_that_had_not_been_published(made: tuple[Values, list[Account]], day: date) -> None:
    record, accounts = made
    then = known(record, accounts, day)
    early = [a for a in accounts if a.published and a.published <= day]
    assert (then is None) == (not early)
    if then is None:
        return
    said_at_all = {a.days for a in accounts if a.days}
    assert then.days in {a.days for a in early} or then.days not in said_at_all
    assert then.venue in {None, *(a.venue for a in early)}
    assert then.outcome in {"", *(a.outcome for a in early)}
    for who, attendance in (then.attendance or {}).items():
        assert attendance in {a.attendance.get(who) for a in early}


@given(recorded(), DAYS, st.data())
def test_later_reports_can_say_what_they_like(
    made: tuple[Values, list[Account]], day: date, data: st.DataObject
) -> None:
    """Other words in later reports, and an editor following them, leave what had been known as it was."""
    record, accounts = made
    early = [a for a in accounts if a.published and a.published <= day]
    late = [a for a in accounts if a not in early]
    swapped = [
        Account(a.number, a.published, a.days and one_day(data.draw(DAYS)), a.venue and "Elsewhere",
                a.outcome and "suspended", a.phase and data.draw(st.sampled_from(AHEAD)),
                dict.fromkeys(a.attendance, "denied"))
        for a in late
    ]  # fmt: skip
    spoken_of_early = {name for a in early for name in ("days", "venue", "outcome") if getattr(a, name)}
    then, again = known(record, accounts, day), known(record, [*early, *swapped], day)
    assert (then is None) == (again is None)
    if then and again:
        for name in spoken_of_early:
            assert getattr(then, name) == getattr(again, name)
        assert then.phase == again.phase
