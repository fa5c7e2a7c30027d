"""Rounds: proposed by place, days and wording; kept by a stated rule; split and merged with forwarding slugs."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from articles.actions import Refusal
from articles.reading.edtf import one_day, parse_edtf, spanning
from tests import cast
from tests.timeline.test_merge import broken
from tests.timeline.test_undo import comes_back
from timeline import queries
from timeline.actions.rounds import make_round, merge_rounds, put_into_round, split_round
from timeline.clustering import Held, Rule, by_month, clusters, joined, outside, words_of
from timeline.models import Event, Round

TOLD = words_of(["Envoys opened the harbour conference on prisoners and grain."])


def held(number: int, days: str, venue: str | None = "paris", words: frozenset[str] = TOLD) -> Held:
    return Held(number, parse_edtf(days), venue, words)


def groups(*events: Held) -> list[list[int]]:
    return [[event.number for event in group] for group in clusters(events)]


def test_two_talks_of_one_name_a_month_apart_are_two_rounds() -> None:
    assert groups(
        held(1, "2024-01-28"), held(2, "2024-01-29"), held(3, "2024-02-23"), held(4, "2024-02-24")
    ) == [[1, 2], [3, 4]]  # fmt: skip


def test_days_and_venue_join_and_alike_words_join_across_venues_and_some_days() -> None:
    other = words_of(["Fishermen counted their catch."])
    assert groups(held(1, "2024-05-04", "cairo", other), held(2, "2024-05-07", "cairo")) == [[1, 2]]
    assert groups(held(1, "2024-05-04", "cairo", other), held(2, "2024-05-08", "cairo")) == [[1], [2]]
    assert groups(held(1, "2024-05-04", "cairo"), held(2, "2024-05-08", "cairo")) == [[1, 2]]
    assert groups(held(1, "2024-05-04", "cairo"), held(2, "2024-05-05", "doha")) == [[1, 2]]
    assert groups(held(1, "2024-05-04", "cairo", other), held(2, "2024-05-05", "doha")) == [[1], [2]]
    assert groups(held(1, "2024-05-04", "cairo", other), held(2, "2024-05-05", None)) == [[1, 2]]
    assert groups(held(1, "2024-05", "cairo"), held(2, "2024-05-08", "cairo")) == [[1], [2]]  # a month joins nothing


def test_an_event_fits_by_days_and_by_venue_or_wording() -> None:
    rule = Rule(parse_edtf("2024-02-13/2024-02-16"), frozenset({"cairo"}), ("the Cairo round",))
    assert outside(rule, held(1, "2024-02-14", "cairo"), []) == []
    assert outside(rule, held(1, "2024-02-14", None), []) == []
    assert outside(rule, held(1, "2024-02-14", "doha"), ["It followed the Cairo Round."]) == []
    assert outside(rule, held(1, "2024-02-14", "doha"), ["It rained."]) == [
        "doha is not cairo, and no words it rests on say the Cairo round"
    ]
    assert outside(rule, held(1, "2024-02-17", "cairo"), []) == [
        "its date 2024-02-17 shares no day with 2024-02-13/2024-02-16"
    ]
    assert outside(Rule(), held(1, "2024-02-17", "doha"), []) == []


DAYS = st.builds(
    lambda first, length, place: Held(place, spanning(first, first + timedelta(length)), "paris", TOLD),
    st.dates(date(2024, 1, 1), date(2024, 3, 1)), st.integers(0, 9), st.integers(),
)  # fmt: skip


@given(st.lists(DAYS, max_size=12, unique_by=lambda each: each.number))
def test_events_far_apart_need_no_look_at_each_other(events: list[Held]) -> None:
    """The groups are those of looking at every pair."""
    friends = {each.number: {other.number for other in events if joined(each, other)} for each in events}
    for group in clusters(events):
        reached, new = set(), {group[0].number}
        while new - reached:
            reached |= new
            new = set().union(*(friends[number] for number in reached))
        assert {each.number for each in group} == reached | {group[0].number}


@given(st.lists(DAYS, max_size=8), DAYS)
def test_rules_that_share_a_day_are_among_those_asked_for(rules: list[Held], event: Held) -> None:
    stated = [Rule(each.days, frozenset({"paris"})) for each in rules] + [Rule()]
    asked = by_month(stated)(event.days)
    assert asked == sorted(asked)
    assert {place for place, rule in enumerate(stated) if not outside(rule, event, [])} <= set(asked)
    assert by_month([Rule(parse_edtf("2031-05"))])(event.days) == []


RULE = Rule(parse_edtf("2024-05-13/2024-05-16"), frozenset({"vantaa"}))


def at(day: int, title: str = "", **values: object) -> Event:
    return cast.an_event(title or f"Session of {day} May", days=date(2024, 5, day), **values)


def made(*events: Event, name: str = "Vantaa, May 2024", by: object = None, rule: Rule = RULE) -> Round:
    return make_round(name=name, rule="Sessions in Vantaa.", stated=rule, events=events, by=by, at=cast.AT)  # type: ignore[arg-type]


@pytest.mark.django_db
class TestRounds:
    def test_rounds_are_proposed_for_events_without_one(self) -> None:
        first = made(at(13))
        fits, later, last = at(14), at(28), at(29)
        at(14, "Elsewhere", venue=cast.lisbon(), parts=())
        known, new = queries.proposed_rounds()
        assert (known.round, known.events) == (first, [fits])
        assert (new.round, new.events) == (None, [later, last])
        assert (new.rule.days, new.rule.venues) == (parse_edtf("2024-05-28/2024-05-29"), {"vantaa"})
        assert queries.as_text(new.events) == "Vantaa, May 2024"

    def test_events_outside_the_rule_are_named_with_the_reason(self) -> None:
        inside, late = at(13), at(20)
        made(inside, late)
        [(event, reasons)] = queries.breaking_rules()
        assert (event, reasons) == (late, ["its date 2024-05-20 shares no day with 2024-05-13/2024-05-16"])
        assert queries.outside_rule(inside) == []

    def test_a_round_is_split_and_merged_with_forwarding_and_undone(self) -> None:
        editor = cast.somebody("editors")
        first, second, third = at(13), at(14), at(20)
        old = made(first, second, third)
        late = Rule(one_day(date(2024, 5, 20)), frozenset({"vantaa"}))

        def split() -> Round:
            return split_round(
                round=old, name="Vantaa, late May 2024", rule="The session of 20 May.", stated=late,
                events=[third.pk], reason="a week between them", by=editor, at=cast.AT,
            )  # fmt: skip

        comes_back(split, editor)
        new = Round.objects.get(slug="vantaa-late-may-2024")
        assert (list(new.events.all()), list(old.events.order_by("pk"))) == ([third], [first, second])
        assert queries.breaking_rules() == []
        comes_back(lambda: merge_rounds(round=new, into=old, reason="one", by=editor, at=cast.AT), editor)
        new.refresh_from_db()
        assert (new.status, new.merged_into, old.events.count()) == ("merged", old, 3)
        last = made(name="Last")
        merge_rounds(round=old, into=last, reason="one", by=editor, at=cast.AT)
        new.refresh_from_db()
        assert new.merged_into == last

    def test_what_cannot_be_is_refused(self) -> None:
        event, other = at(13), at(14)
        one, two = made(event), made(other, name="Other")
        with pytest.raises(Refusal, match="another round"):
            put_into_round(event=event, round=two, by=None, at=cast.AT)
        with pytest.raises(Refusal, match="choose some of the events"):
            split_round(round=one, name="x", rule="x", stated=RULE, events=[event.pk], reason="x", by=None, at=cast.AT)
        with pytest.raises(Refusal, match="is not part of this round"):
            split_round(round=one, name="x", rule="x", stated=RULE, events=[other.pk], reason="x", by=None, at=cast.AT)
        with pytest.raises(Refusal, match="give a reason"):
            merge_rounds(round=one, into=two, reason="", by=None, at=cast.AT)
        with pytest.raises(PermissionDenied):
            merge_rounds(round=one, into=two, reason="x", by=cast.somebody("analysts"), at=cast.AT)
        with pytest.raises(Refusal, match="into itself"):
            merge_rounds(round=one, into=one, reason="x", by=None, at=cast.AT)
        hidden = made(name="Hidden", by=cast.somebody("analysts"))
        assert hidden.status == "draft"
        with pytest.raises(Refusal, match="the other way round"):
            merge_rounds(round=one, into=hidden, reason="x", by=None, at=cast.AT)
        with pytest.raises(Refusal, match="name: Round with this Name"):
            made(name="Hidden")
        merge_rounds(round=hidden, into=one, reason="x", by=None, at=cast.AT)
        with pytest.raises(Refusal, match="was merged into"):
            put_into_round(event=at(15), round=hidden, by=None, at=cast.AT)

    def test_the_database_refuses_rounds_that_lead_nowhere(self) -> None:
        one, two = made(name="One"), made(name="Two", by=cast.somebody("analysts"))
        rows = Round.objects.filter(pk=one.pk)
        with pytest.raises(IntegrityError, match="not_into_itself"):
            broken(rows, merged_into=one, status="merged")
        with pytest.raises(IntegrityError, match="says_into_which"):
            broken(rows, status="merged")
        with pytest.raises(IntegrityError, match="cannot lead to a draft"):
            broken(rows, merged_into=two, status="merged")
