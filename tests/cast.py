"""The cast of the tests, all invented: Norland and Sudria talk, Vesta mediates, in Vantaa and in Lisbon.

Everything is written through the real actions, so that whatever the record's laws forbid cannot appear in a test.
"""

from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection

from articles.actions import add_article
from articles.models import Article
from articles.reading.edtf import Days, one_day
from timeline.actions.events import AccountValues, EventValues, PartValues, Passage, cite, create_event
from timeline.actions.publish import publish, retract
from timeline.models import Citation, Event, Party, PartyAlias, Person, Round, Venue

AT = datetime(2024, 6, 1, 12, tzinfo=UTC)
"""When the cast acts."""

DAY = date(2024, 5, 14)
"""A Tuesday, on which things happen unless a test says otherwise."""

COURIER, HERALD = "Vantaa Courier", "Lisbon Herald"
"""Two outlets."""


def norland() -> Party:
    """A state that negotiates; one of its other names is a loaded one."""
    party, made = Party.objects.get_or_create(slug="norland", defaults={"name": "Norland", "kind": "state"})
    if made:
        PartyAlias.objects.create(party=party, text="Northern Republic")
        PartyAlias.objects.create(party=party, text="the Northern clique", loaded=True)
    return party


def sudria() -> Party:
    """A movement that negotiates with Norland."""
    return Party.objects.get_or_create(slug="sudria", defaults={"name": "Sudria", "kind": "movement"})[0]


def vesta() -> Party:
    """A state that mediates."""
    return Party.objects.get_or_create(slug="vesta", defaults={"name": "Vesta", "kind": "state"})[0]


def mira_holt() -> Person:
    """The envoy of Norland."""
    values = {"name": "Mira Holt", "party": norland(), "office": "envoy"}
    return Person.objects.get_or_create(slug="mira-holt", defaults=values)[0]


def vantaa() -> Venue:
    """A venue with coordinates."""
    values = {"name": "Vantaa", "country": "FI", "latitude": 60.29, "longitude": 25.04}
    return Venue.objects.get_or_create(slug="vantaa", defaults=values)[0]


def lisbon() -> Venue:
    """Another venue."""
    values = {"name": "Lisbon", "country": "PT", "latitude": 38.72, "longitude": -9.14}
    return Venue.objects.get_or_create(slug="lisbon", defaults=values)[0]


def vantaa_round() -> Round:
    """The public round of talks in Vantaa, May 2024."""
    values = {"name": "Vantaa, May 2024", "rule": "Sessions held in Vantaa in May 2024."}
    return Round.objects.get_or_create(slug="vantaa-may-2024", defaults=values)[0]


def somebody(group: str = "analysts", name: str = "") -> User:
    """A member of staff in one of the groups analysts, editors, administrators; named after the group by default."""
    user, _ = User.objects.get_or_create(
        username=name or group, defaults={"is_staff": True, "is_superuser": group == "administrators"}
    )
    if not Group.objects.filter(name=group).exists():  # emptied after a test with a live server
        with connection.schema_editor() as editor:
            import_module("timeline.migrations.0002_groups").make_groups(apps, editor)
            import_module("timeline.migrations.0015_who_decides_on_origins").grant(apps, editor)
    user.groups.add(Group.objects.get(name=group))
    return user


def an_article(
    text: str = "Delegations of Norland and Sudria met in Vantaa on Tuesday. Vesta mediated.",
    *,
    outlet: str = COURIER,
    published: date | None = DAY,
    headline: str = "Delegations meet in Vantaa",
    **more: Any,
) -> Article:
    """A stored article; the same text of the same outlet is one article."""
    return add_article(
        text=text, headline=headline, outlet=outlet, published=published, by=None, at=AT, **more
    )[0]  # fmt: skip


def passage(article: Article, quote: str = "", *, attributed_to: str = "", **account: Any) -> Passage:
    """The first place where an article's newest text says `quote`; its whole first sentence when not given.

    `account` are members of AccountValues: days, venue, outcome, phase.
    """
    version = article.current
    quote = quote or version.text.split(". ")[0].split("\n")[0]
    start = version.text.index(quote)
    return Passage(version, start, start + len(quote), attributed_to, AccountValues(**account))


def an_event(
    title: str = "Norland and Sudria hold talks in Vantaa",
    *,
    days: Days | date = DAY,
    kind: str = "meeting",
    passages: list[Passage] | None = None,
    status: str = "published",
    **values: Any,
) -> Event:
    """An event, public unless `status` says draft or retracted; told by an article of its own unless given passages.

    By default Norland and Sudria negotiate and Vesta mediates, in Vantaa. `values` are members of EventValues.
    """
    when = days if isinstance(days, Days) else one_day(days)
    if "venue" not in values:
        values["venue"] = vantaa()
    if "parts" not in values:
        mediator = PartValues(vesta(), None, "mediator", "confirmed")
        values["parts"] = (PartValues(norland()), PartValues(sudria()), mediator)
    if passages is None:
        told = an_article(
            f"{title}, {when.edtf}. It was confirmed by officials.", published=when.latest, headline=title
        )
        passages = [passage(told)]
    event = create_event(values=EventValues(title, kind, when, **values), passages=passages, by=None, at=AT)
    if status in ("published", "retracted"):
        event = publish(event=event, by=None, at=AT)
    if status == "retracted":
        event = retract(event=event, reason="The report was withdrawn.", by=None, at=AT)
    return event


def told_also(event: Event, article: Article, quote: str = "", *, attributed_to: str = "", **account: Any) -> Citation:
    """Rest an event on another article too; `account` are members of AccountValues."""
    return cite(event=event, passage=passage(article, quote, attributed_to=attributed_to, **account), by=None, at=AT)
