"""What may happen to a public record, chosen at random: every action that readers can notice, through the real ones."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from articles.actions import Refusal
from articles.models import Article, Outlet
from articles.reading.edtf import one_day
from tests import cast
from timeline import journal
from timeline.actions.correct import correct_text
from timeline.actions.events import EventValues, PartValues, change_event, cite
from timeline.actions.merge import merge, split
from timeline.actions.origins import join_origins, part_origins
from timeline.actions.publish import publish, retract
from timeline.actions.revert import revert_event
from timeline.actions.rounds import make_round, merge_rounds, put_into_round
from timeline.actions.undo import redo_last, undo_last
from timeline.clustering import Rule
from timeline.models import Citation, Event, Party, PartyAlias, Person, Round, Status, Venue


class Happenings:
    """One thing after another, the same for the same seed. Whatever is refused has not happened."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.editor = cast.somebody("editors")
        for make in (cast.norland, cast.sudria, cast.vesta, cast.mira_holt, cast.vantaa, cast.lisbon):
            make()

    def step(self) -> str:
        """Let one thing happen; answers its name."""
        self.count += 1
        name = self.chance.choice(sorted(self._ways))
        with suppress(Refusal, PermissionDenied, IntegrityError):
            self._ways[name]()
        return name

    @property
    def _ways(self) -> dict[str, Callable[[], object]]:
        """What may happen; making events twice, so that something is there."""
        return {
            "make": self.make, "make again": self.make, "change": self.change, "cite": self.cite, "quote": self.quote,
            "publish": self.publish, "retract": self.retract, "merge": self.merge, "split": self.split,
            "revert": self.revert, "undo": lambda: undo_last(by=self.editor, at=timezone.now()),
            "redo": lambda: redo_last(by=self.editor, at=timezone.now()), "round": self.round, "rounds": self.rounds,
            "rename": self.rename, "alias": self.alias, "correct": self.correct, "origins": self.origins,
        }  # fmt: skip

    def one(self, rows: Any) -> Any:
        """One of some rows. Raises Refusal where there is none."""
        found = list(rows.order_by("pk"))
        if not found:
            raise Refusal("there is nothing of that sort yet")
        return self.chance.choice(found)

    def public(self) -> Event:
        """A public event."""
        event: Event = self.one(Event.objects.public())
        return event

    def values(self) -> EventValues:
        """Values of an event."""
        party = self.chance.choice([cast.norland(), cast.sudria()])
        parts = (PartValues(party, None, "host"), PartValues(None, cast.mira_holt()))
        days = one_day(cast.DAY + timedelta(days=self.chance.randrange(30)))
        venue = self.chance.choice([cast.vantaa(), cast.lisbon(), None])
        return EventValues(f"Changed {self.count}", "meeting", days, venue=venue, parts=parts)

    def make(self) -> None:
        days = cast.DAY + timedelta(days=self.chance.randrange(30))
        status = self.chance.choice(["published", "published", "draft"])
        cast.an_event(f"Talks number {self.count}", days=days, status=status)

    def change(self) -> None:
        change_event(event=self.public(), values=self.values(), by=self.editor)

    def cite(self) -> None:
        told = cast.an_article(f"Report {self.count} of the talks.", outlet=cast.HERALD)
        passage = cast.passage(told, venue=cast.lisbon())
        cite(event=self.public(), passage=passage, by=self.editor, at=timezone.now())

    def quote(self) -> None:
        """Two quotes of one speaker that differ in a negation stand beside each other at both their events."""
        verb = self.chance.choice(["will", "will not"])
        words = f"The spokesman said that the delegation of Norland {verb} come back to Vantaa for talks this week"
        told = cast.an_article(f"Number {self.count}. {words}.", outlet=cast.HERALD)
        passage = replace(cast.passage(told, words), speaker="spokesman of Norland")
        cite(event=self.public(), passage=passage, by=self.editor, at=timezone.now())

    def publish(self) -> None:
        draft = self.one(Event.objects.filter(status__in=[Status.DRAFT, Status.RETRACTED]))
        publish(event=draft, by=self.editor, at=timezone.now())

    def retract(self) -> None:
        retract(event=self.public(), reason="Withdrawn.", by=self.editor, at=timezone.now())

    def merge(self) -> None:
        merge(event=self.public(), into=self.public(), reason="One.", by=self.editor, at=timezone.now())

    def split(self) -> None:
        event = self.public()
        going = [citation.pk for citation in event.citations.order_by("pk")][1:]
        split(
            event=event, values=self.values(), citations=going, reason="Two.", by=self.editor, at=timezone.now()
        )  # fmt: skip

    def revert(self) -> None:
        event = self.public()
        acts = [act.number for act in journal.history(event) if act.reached and act.number]
        if acts:
            to = self.chance.choice(acts)
            assert to is not None
            revert_event(event=event, to=to, by=self.editor, at=timezone.now())

    def round(self) -> None:
        if Round.objects.count() < 3:
            make_round(
                name=f"Round {self.count}", rule="A rule.", stated=Rule(), events=[self.public()], by=self.editor,
                at=timezone.now(),
            )  # fmt: skip
        else:
            held = self.chance.choice([None, self.one(Round.objects.filter(status=Status.PUBLISHED))])
            put_into_round(event=self.public(), round=held, by=self.editor, at=timezone.now())

    def rounds(self) -> None:
        first, other = (self.one(Round.objects.filter(status=Status.PUBLISHED)) for _ in range(2))
        merge_rounds(round=first, into=other, reason="One.", by=self.editor, at=timezone.now())

    def rename(self) -> None:
        model = self.chance.choice([Party, Person, Venue, Outlet])
        model.objects.filter(pk=self.one(model.objects).pk).update(name=f"Name {self.count}")  # type: ignore[attr-defined]

    def alias(self) -> None:
        PartyAlias.objects.create(party=self.one(Party.objects), text=f"Alias {self.count}")

    def correct(self) -> None:
        article: Article = self.one(Article.objects)
        text = f"Corrected. {article.current.text}"
        correct_text(article=article, text=text, reason="Corrected.", by=self.editor, at=timezone.now())

    def origins(self) -> None:
        decide = self.chance.choice([join_origins, part_origins])
        pair = self.one(Citation.objects).version.article, self.one(Citation.objects).version.article
        decide(first=pair[0], other=pair[1], reason="As the desk was told.", by=self.editor, at=timezone.now())
