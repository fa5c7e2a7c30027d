"""Which rows of the tables that grow with the record are shown of some events: queries for their numbers.

A page of a past asks for these alone: what grows with the record is only finding which events the page shows.
"""
# ruff: noqa: S608 - the names of tables are those of our own models

from collections.abc import Callable

from django.db.models import Model

from articles.history import history_of
from articles.models import Article, SharedPassage, Version

from ..models import AccountPart, Citation, Event, Participation, QuoteVariant

EVENTS = "shown_events"
"""The name under which the queries look up the numbers of the events."""


def needed(name: Callable[[str], str]) -> dict[type[Model], str]:
    """For each model, in this order, a query for the numbers of all rows that may be wanted at any moment.

    `name` says under which name a table's rows at the moment can be asked for by the queries that come after it.
    """
    citations, passages = name("timeline_citation"), name("articles_sharedpassage")
    of_events = f"event_id IN (SELECT id FROM {EVENTS})"
    cited, own = f"SELECT version_id FROM {citations}", _ever(Citation, of_events)
    partners = " UNION ".join(
        f"SELECT {there} FROM {QuoteVariant._meta.db_table} WHERE {here} IN ({own})"
        for here, there in (("first_id", "second_id"), ("second_id", "first_id"))
    )
    return {
        Citation: f"{own} UNION {partners}",
        Event: f"SELECT id FROM {EVENTS} UNION SELECT event_id FROM {citations}",
        Participation: _ever(Participation, of_events),
        AccountPart: _ever(AccountPart, f"citation_id IN (SELECT id FROM {citations})"),
        SharedPassage: _ever(SharedPassage, f"later_id IN ({cited})"),
        Version: f"{cited} UNION SELECT earlier_id FROM {passages}",
        Article: f"SELECT article_id FROM {name('articles_version')}",
    }


def _ever(model: type[Model], where: str) -> str:
    """The rows of a model of which something held at any time."""
    return f'SELECT pgh_obj_id FROM "{history_of(model)._meta.db_table}" WHERE {where}'
