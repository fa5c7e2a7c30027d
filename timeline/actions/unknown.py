"""Names that the record lacks: kept when a text is read, then added or dismissed by an analyst."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.actions import Refusal
from articles.history import acting
from articles.models import Version
from articles.reading import Unknown

from ..models import NameKind, NameState, Person, UnknownName, Venue
from .many import Planned
from .names import add_name


def note_unknown(*, version: Version, found: Iterable[Unknown]) -> int:
    """Keep the unknown names of a text that are not kept yet; answers how many are new.

    What was dismissed or added once, in whatever text, is not offered again; what waits from an earlier reading of
    this text and is no longer found is dropped.
    """
    names = {unknown.text.casefold(): unknown for unknown in found if len(unknown.text) <= 200}
    rows = list(UnknownName.objects.filter(version=version, state=NameState.WAITING))
    UnknownName.objects.filter(pk__in=[row.pk for row in rows if row.text.casefold() not in names]).delete()
    known = {
        text.casefold()
        for text in UnknownName.objects.filter(text__in=[name.text for name in names.values()]).values_list(
            "text", flat=True
        )
    }
    fresh = [
        UnknownName(text=name.text, what=name.what, why=name.why, version=version, start=name.start, end=name.end)
        for low, name in names.items()
        if low not in known
    ]
    UnknownName.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


def plan_adding(names: Iterable[UnknownName]) -> list[Planned]:
    """Which names can be added or dismissed: those that wait."""
    return [
        Planned(row, "" if row.state == NameState.WAITING else f"{row.get_state_display()} already") for row in names
    ]


@transaction.atomic
def add_unknown(*, names: Iterable[UnknownName], what: str, by: User, at: datetime) -> int:
    """Add each name that waits to the record as a new person or venue (`what`); answers how many.

    Raises Refusal when none waits or the record does not take a name.
    """
    with acting("add_unknown", by):
        rows = _waiting(names)
        for row in rows:
            entry = add_name(what=what, name=row.text, by=by)
            row.person, row.venue = (entry, None) if what == NameKind.PERSON else (None, entry)
            _decide(row, NameState.ADDED, by, at)
    return len(rows)


@transaction.atomic
def add_called(*, name: UnknownName, what: str, called: str, by: User, at: datetime) -> Person | Venue:
    """Add an unknown name as a person or venue (`what`) that the record calls `called`; answers the entry.

    The words of the text become another name of it where they differ, and of an entry that is called so already.
    Raises Refusal when the name is decided, or the record does not take `called`.
    """
    with acting("add_unknown", by):
        (row,) = _waiting([name])
        entry: Person | Venue = add_name(what=what, name=called, by=by)
        _means(row, entry)
        _decide(row, NameState.ADDED, by, at)
    return entry


@transaction.atomic
def name_means(*, name: UnknownName, entry: Person | Venue, by: User, at: datetime) -> None:
    """Take an unknown name as another name of a person or a venue of the record. Raises Refusal when it is decided."""
    with acting("name_means", by):
        (row,) = _waiting([name])
        _means(row, entry)
        _decide(row, NameState.ADDED, by, at)


def _means(row: UnknownName, entry: Person | Venue) -> None:
    """Note what a name means, and that it is another name of that where it is not its own."""
    lang = row.version.article.lang or "en"
    if isinstance(entry, Person):
        row.person, row.venue = entry, None
    else:
        row.person, row.venue = None, entry
    if row.text != entry.name:
        entry.aliases.get_or_create(text=row.text, lang=lang)


@transaction.atomic
def dismiss_unknown(*, names: Iterable[UnknownName], by: User, at: datetime) -> int:
    """Dismiss each name that waits: it is not offered again. Answers how many; raises Refusal when none waits."""
    with acting("dismiss_unknown", by):
        rows = _waiting(names)
        for row in rows:
            _decide(row, NameState.DISMISSED, by, at)
    return len(rows)


def _waiting(names: Iterable[UnknownName]) -> list[UnknownName]:
    keys = [name.pk for name in names]
    rows = list(UnknownName.objects.select_for_update().filter(pk__in=keys, state=NameState.WAITING))
    if not rows:
        raise Refusal("none of these names waits; each was added or dismissed already")
    return rows


def _decide(row: UnknownName, state: str, by: User, at: datetime) -> None:
    row.state, row.decided_at = state, at
    row.decided_by_id = by.pk
    row.save()
