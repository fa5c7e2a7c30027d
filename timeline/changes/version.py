"""A text that changes whenever the record does."""

from datetime import datetime
from functools import cache

from django.db.models import Max, Min

from articles.history import history_of
from articles.models import Article, Outlet, SharedPassage, Version

from ..models import (
    AccountPart,
    Citation,
    Event,
    OriginLink,
    Participation,
    Party,
    PartyAlias,
    Person,
    PersonAlias,
    Round,
    Venue,
    VenueAlias,
)
from ..prepared import rows_of

_VERSIONED = (Event, Participation, Citation, AccountPart, Round, Party, PartyAlias, Person, PersonAlias, Venue,
              VenueAlias, Outlet, Article, Version, SharedPassage, OriginLink)  # fmt: skip


def last_change() -> datetime | None:
    """When anything that the doors show was changed last; None for an empty record."""
    newest = [history_of(model).objects.aggregate(at=Max("pgh_created_at"))["at"] for model in _VERSIONED]
    return max((at for at in newest if at), default=None)


def first_change() -> datetime | None:
    """When the history of the events begins; None for an empty one."""
    found: datetime | None = history_of(Event).objects.aggregate(at=Min("pgh_created_at"))["at"]
    return found


def record_version() -> str:
    """A text that changes whenever anything changes that the doors show, at the price of one cheap query.

    It is made of the newest number in each table of history, which is a look at the end of an index, and of the
    transactions under way: numbers are given out before a transaction ends, so that one which ends late would
    otherwise go unnoticed. Who reads the record after this is answered sees what it stands for, or newer.
    """
    [(version,)] = rows_of(_statement())
    told: str = version
    return told


@cache
def _statement() -> str:
    tables = [history_of(model)._meta.db_table for model in _VERSIONED]
    newest = ", ".join(f'(SELECT max(pgh_id) FROM "{table}")' for table in tables)  # noqa: S608  our own names
    writing = (  # not the view pg_stat_activity, which looks up names for each connection
        "(SELECT string_agg(backend_xid::text, ',' ORDER BY backend_xid::text) FROM pg_stat_get_activity(NULL)"
        " WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid())"
    )
    return f"SELECT array_to_string(ARRAY[{newest}], '.', '0') || coalesce('/' || {writing}, '')"
