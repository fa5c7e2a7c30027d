"""Whatever is done in whatever order, the record keeps its laws: random sequences of the real actions.

Each action runs in a transaction of its own within the test's, as it would in an installation. After each of them:
nothing published lost its evidence, every quote is its text, forwards lead somewhere, the history replays to the
present, and no day is shown what was published later. Undo and redo restore the exact rows. In the end, the record as
it was after each action tells what it told then.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import Count
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from articles.actions import Refusal
from articles.history import acting
from articles.models import Article, Version
from tests import cast
from tests.timeline.by_number import account, values
from tests.timeline.remembered import Memory, everything, not_known_yet, without_touches
from timeline import journal, queries, replay
from timeline.actions.correct import correct_text, drop_quote, keep_printed, take_corrected
from timeline.actions.events import change_event, cite, correct_account
from timeline.actions.merge import VALUES, merge, split
from timeline.actions.origins import join_origins, part_origins, withdraw
from timeline.actions.publish import publish, retract
from timeline.actions.reread import reread
from timeline.actions.revert import revert_event
from timeline.actions.review import accept, reject, reopen
from timeline.actions.rounds import make_round, merge_rounds
from timeline.actions.tag import tag
from timeline.actions.undo import redo_last, undo_last
from timeline.clustering import Rule
from timeline.models import Citation, Event, Round, Suggestion

EXAMPLES = int(os.environ.get("SEQUENCES", "10"))
"""How many sequences are tried: SEQUENCES=300 finds more, and takes an hour."""

SENTENCES = (
    "Delegations from Norland and Sudria held talks in Vantaa on Tuesday.",
    "The Sudria delegation left Vantaa on Wednesday, officials said.",
    "Norland put forward a new proposal in Lisbon on Monday.",
    "Vesta hosted the delegations of Norland and Sudria in Lisbon last week.",
    "Mira Holt arrived in Vantaa for talks with Sudria.",
    "Harvests were poor this year.",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join)
any_number = st.integers(0, 1_000_000)


class Sequences(RuleBasedStateMachine):
    """An editor and an analyst at work."""

    @initialize()
    def a_cast(self) -> None:
        """Names to read by, and two people."""
        for make in (cast.norland, cast.sudria, cast.vesta, cast.mira_holt, cast.vantaa, cast.lisbon):
            make()
        self.people = [cast.somebody("editors"), cast.somebody("analysts")]
        self.clock = cast.AT
        self.memory = Memory()

    def teardown(self) -> None:
        """What was told after each action is what the record is told to have been."""
        if hasattr(self, "memory"):
            self.memory.hold()

    def act(self, action: Callable[[], object]) -> None:
        """Do something, or be refused with nothing changed."""
        self.clock += timedelta(seconds=1)
        with suppress(Refusal, PermissionDenied), transaction.atomic():
            try:
                action()
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            except IntegrityError as fault:
                raise Refusal(str(fault)) from fault
            self.memory.keep()

    def one(self, rows: Any, number: int) -> Any:
        """One of some rows, or None where there is none."""
        found = list(rows.order_by("pk"))
        return found[number % len(found)] if found else None

    def with_one(self, rows: Any, number: int, action: Callable[[Any], object]) -> None:
        """Act on one of some rows, if there is any."""
        if (row := self.one(rows, number)) is not None:
            self.act(lambda: action(row))

    @rule(text=texts, day=st.integers(10, 20))
    def add(self, text: str, day: int) -> None:
        article = cast.an_article(text, published=date(2024, 5, day))
        self.act(lambda: reread(article=article, at=self.clock))

    @rule(text=texts, number=any_number)
    def correct(self, text: str, number: int) -> None:
        def action(article: Article) -> None:
            correct_text(article=article, text=text, reason="corrected", by=self.people[0], at=self.clock)

        self.with_one(Article.objects.all(), number, action)

    @rule(number=any_number, who=st.integers(0, 1), into=any_number, public=st.booleans())
    def accept(self, number: int, who: int, into: int, public: bool) -> None:
        event = self.one(Event.objects.all(), into) if into % 2 else None
        self.with_one(
            Suggestion.objects.exclude(days=None), number,
            lambda s: accept(suggestion=s, by=self.people[who], at=self.clock, event=event, make_public=public),
        )  # fmt: skip

    @rule(number=any_number, who=st.integers(0, 1))
    def reject(self, number: int, who: int) -> None:
        self.with_one(
            Suggestion.objects.all(), number, lambda s: reject(suggestion=s, by=self.people[who], at=self.clock)
        )

    @rule(number=any_number)
    def reopen(self, number: int) -> None:
        self.with_one(
            Suggestion.objects.all(), number, lambda s: reopen(suggestion=s, by=self.people[1], at=self.clock)
        )

    @rule(number=any_number, start=st.integers(0, 60), length=st.integers(1, 40))
    def tag(self, number: int, start: int, length: int) -> None:
        def action(version: Version) -> None:
            passage = cast.Passage(version, start, start + length)
            tag(passage=passage, values=values(number), by=self.people[1], at=self.clock)

        self.with_one(Version.objects.all(), number, action)

    @rule(number=any_number, other=any_number, start=st.integers(0, 60))
    def cite(self, number: int, other: int, start: int) -> None:
        version = self.one(Version.objects.all(), other)
        if version is not None:
            passage = cast.Passage(version, start, start + 12, "", account(number))
            self.with_one(
                Event.objects.all(), number, lambda e: cite(event=e, passage=passage, by=self.people[0], at=self.clock)
            )

    @rule(number=any_number, other=any_number)
    def say_otherwise(self, number: int, other: int) -> None:
        self.with_one(
            Citation.objects.all(), number,
            lambda c: correct_account(citation=c, account=account(other), reason="read again", by=self.people[1]),
        )  # fmt: skip

    @rule(number=any_number, join=st.booleans(), withdrawn=st.booleans())
    def decide_on_origins(self, number: int, join: bool, withdrawn: bool) -> None:
        def action(event: Event) -> None:
            first, other, *_ = [*event.citations.order_by("pk"), None, None]
            if first and other:
                decide = join_origins if join else part_origins
                link = decide(first=first, other=other, reason="one desk", by=self.people[1], at=self.clock)
                if withdrawn:
                    withdraw(link=link, reason="two desks", by=self.people[1])

        self.with_one(Event.objects.annotate(told=Count("citations")).filter(told__gt=1), number, action)

    @rule(number=any_number)
    def publish(self, number: int) -> None:
        self.with_one(Event.objects.all(), number, lambda e: publish(event=e, by=self.people[0], at=self.clock))

    @rule(number=any_number)
    def retract(self, number: int) -> None:
        self.with_one(
            Event.objects.all(), number, lambda e: retract(event=e, reason="wrong", by=self.people[0], at=self.clock)
        )

    @rule(number=any_number, other=any_number, take=st.sets(st.sampled_from(sorted(VALUES)), max_size=3))
    def merge(self, number: int, other: int, take: set[str]) -> None:
        into = self.one(Event.objects.all(), other)
        self.with_one(
            Event.objects.all(), number,
            lambda e: merge(event=e, into=into, reason="one", by=self.people[0], at=self.clock, take=take),
        )  # fmt: skip

    @rule(number=any_number, which=any_number)
    def split(self, number: int, which: int) -> None:
        def action(event: Event) -> None:
            going = [c.pk for place, c in enumerate(event.citations.order_by("pk")) if (which >> place) % 2]
            leaving = [p.pk for place, p in enumerate(event.participations.order_by("pk")) if (which >> place) % 2]
            split(
                event=event, values=values(which), citations=going, leaving=leaving, reason="two",
                by=self.people[0], at=self.clock,
            )  # fmt: skip

        self.with_one(Event.objects.all(), number, action)

    @rule(number=any_number, who=st.integers(0, 1))
    def change(self, number: int, who: int) -> None:
        self.with_one(
            Event.objects.all(), number,
            lambda e: change_event(event=e, values=values(number // 7), by=self.people[who]),
        )  # fmt: skip

    @rule(number=any_number, back=any_number)
    def revert(self, number: int, back: int) -> None:
        def action(event: Event) -> None:
            acts = [act for act in journal.history(event) if act.reached and act.number]
            if acts:
                to = acts[back % len(acts)].number
                assert to is not None
                revert_event(event=event, to=to, by=self.people[0], at=self.clock)

        self.with_one(Event.objects.all(), number, action)

    @rule(number=any_number, how=st.sampled_from(["take", "keep", "drop"]))
    def settle(self, number: int, how: str) -> None:
        def action(citation: Citation) -> None:
            if how == "take":
                take_corrected(citation=citation, words=queries.likely(citation).words, by=self.people[1])
            elif how == "keep":
                keep_printed(citation=citation, by=self.people[1])
            else:
                drop_quote(citation=citation, reason="gone", by=self.people[1])

        self.with_one(Citation.objects.filter(state__in=["altered", "gone"]), number, action)

    @rule(number=any_number, other=any_number)
    def rounds(self, number: int, other: int) -> None:
        free = list(Event.objects.filter(round=None).order_by("pk")[:2])
        name = f"Round {Round.objects.count()}"
        self.act(
            lambda: make_round(name=name, rule="A rule.", stated=Rule(), events=free, by=self.people[0], at=self.clock)
        )
        into = self.one(Round.objects.all(), other)
        if number % 3 == 0 and into:
            self.with_one(
                Round.objects.all(), number,
                lambda r: merge_rounds(round=r, into=into, reason="one", by=self.people[0], at=self.clock),
            )  # fmt: skip

    @rule()
    def rename(self) -> None:
        record = {"name": f"Norland {self.clock:%S}"}

        def action() -> None:
            with acting("edit", self.people[0]):
                type(cast.norland()).objects.filter(slug="norland").update(**record)

        self.act(action)

    @precondition(lambda self: hasattr(self, "people"))
    @rule(who=st.integers(0, 1))
    def undo_and_redo(self, who: int) -> None:
        before = everything()
        done: list[object] = []
        self.act(lambda: done.append(undo_last(by=self.people[who], at=self.clock)))
        if not done:
            assert everything() == before  # refused, and nothing half done
            return
        redo_last(by=self.people[who], at=self.clock)
        assert without_touches(everything()) == without_touches(before)

    @rule(who=st.integers(0, 1), step=st.sampled_from([undo_last, redo_last]))
    def undo_or_redo(self, who: int, step: Callable[..., object]) -> None:
        self.act(lambda: step(by=self.people[who], at=self.clock))

    @invariant()
    def nothing_published_lost_its_evidence(self) -> None:
        assert not Event.objects.public().filter(citations=None).exists()

    @invariant()
    def every_quote_is_its_text(self) -> None:
        for citation in Citation.objects.select_related("version"):
            assert citation.version.text[citation.start : citation.end] == citation.quote

    @invariant()
    def forwards_lead_straight_to_something_living(self) -> None:
        for model in (Event, Round):
            for row in model.objects.filter(status="merged").select_related("merged_into"):
                assert row.merged_into is not None
                assert row.merged_into.status != "merged"
        assert not Citation.objects.filter(event__status="merged").exists()

    @invariant()
    def the_history_replays_to_the_present(self) -> None:
        assert replay.breaches() == []

    @invariant()
    def as_of_never_shows_what_was_not_yet_published(self) -> None:
        assert [day for day in range(11, 20, 4) if not_known_yet(date(2024, 5, day))] == []


class TestSequences(Sequences.TestCase, TestCase):  # type: ignore[misc, name-defined]
    """Runs them, each in a transaction that is rolled back."""

    settings = settings(
        max_examples=EXAMPLES, stateful_step_count=15, deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )  # fmt: skip
