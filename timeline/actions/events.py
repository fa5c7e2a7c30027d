"""Writing events: their values, who was part of them, and the words they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from articles.actions import Refusal
from articles.history import acting
from articles.models import Version
from articles.reading.edtf import Days

from ..models import AccountPart, Citation, Event, Participation, Party, Person, Round, Status, Venue
from .variants import flag_variants

CONTEXT = 32
"""Characters kept before and after a quote, to find it again in a corrected text."""


@dataclass(frozen=True, slots=True)
class PartValues:
    """One party or person of an event: at least one of both, the role and the attendance (codes)."""

    party: Party | None = None
    person: Person | None = None
    role: str = "negotiator"
    attendance: str = "reported"


@dataclass(frozen=True, slots=True)
class EventValues:
    """All that is said of an event besides its citations."""

    title: str
    kind: str
    days: Days
    phase: str = "held"
    summary: str = ""
    outcome: str = ""
    outcome_text: str = ""
    venue: Venue | None = None
    round: Round | None = None
    basis: dict[str, Any] = field(default_factory=dict)
    parts: tuple[PartValues, ...] = ()
    editorial_reason: str = ""


@dataclass(frozen=True, slots=True)
class AccountValues:
    """What a citation says of the event where it matters or differs; None or "" where it is silent.

    `outcome_text` are terms or numbers as its words give them; `parts` who, by this account, was there or stayed away.
    """

    days: Days | None = None
    venue: Venue | None = None
    outcome: str = ""
    phase: str = ""
    outcome_text: str = ""
    parts: tuple[PartValues, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceValues:
    """Whose word a citation is: as its article says, the outlet or agency it came through, and who spoke."""

    attributed_to: str = ""
    via: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in a version of a text: code points, end exclusive; whose word it is; what they say of the event.

    `via` is the outlet or agency the words came through, `speaker` who spoke, each in one spelling.
    """

    version: Version
    start: int
    end: int
    attributed_to: str = ""
    account: AccountValues = AccountValues()
    via: str = ""
    speaker: str = ""


@transaction.atomic
def create_event(
    *,
    values: EventValues,
    passages: Iterable[Passage],
    by: User | None,
    at: datetime,
    status: str = "draft",
    split_from: Event | None = None,
) -> Event:
    """Write an event with all it rests on; `split_from` is the one it was taken from, if any.

    Raises Refusal when a value does not fit, and IntegrityError when the record's laws forbid it.
    """
    with acting("create_event", by):
        event = Event(status=status, split_from=split_from)
        _set(event, values)
        event.save()
        _write_parts(event, values.parts)
        for passage in passages:
            cite(event=event, passage=passage, by=by, at=at)
    return event


@transaction.atomic
def change_event(*, event: Event, values: EventValues, by: User | None) -> Event:
    """Give an event other values and other participants; its citations and status stay."""
    with acting("change_event", by, reason=values.editorial_reason):
        event = Event.objects.select_for_update().get(pk=event.pk)
        check_not_merged(event)
        _set(event, values)
        event.save()
        change_parts(event, values.parts)
    return event


@transaction.atomic
def cite(*, event: Event, passage: Passage, by: User | None, at: datetime) -> Citation:
    """Rest an event on a passage. The same passage twice is one citation.

    Raises Refusal when the passage lies outside the text, or in words that are marked as boilerplate.
    """
    version, start, end = passage.version, passage.start, passage.end
    text = version.text
    if not 0 <= start < end <= len(text):
        raise Refusal(f"there is no passage [{start}, {end}) in a text of {len(text)} characters; select some words")
    check_not_merged(event)
    if version.boilerplate.filter(start__lt=end, end__gt=start).exists():
        raise Refusal("these words are marked as boilerplate; take the mark off, or select words of the report")
    known = event.citations.filter(version=version, start=start, end=end).first()
    if known:
        return known
    with acting("cite", by):
        citation = Citation(
            event=event,
            version=version,
            start=start,
            end=end,
            quote=text[start:end],
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
            attributed_to=passage.attributed_to,
            via=passage.via,
            speaker=passage.speaker,
            added_by=by,
            added=at,
        )
        _set_account(citation, passage.account)
        citation.save()
        _write_account_parts(citation, passage.account.parts)
        event.save(update_fields=["updated"])
        flag_variants(citations=[citation])
    return citation


def check_not_merged(event: Event) -> None:
    """Raise Refusal when an event was merged into another, which is the one to write to."""
    if event.status == Status.MERGED:
        raise Refusal(f"event {event.pk} was merged into event {event.merged_into_id}; use that one")


def check_open(event: Event) -> None:
    """Raise Refusal when nothing more is to be told of an event: it was retracted, or merged into another."""
    check_not_merged(event)
    if event.status == Status.RETRACTED:
        raise Refusal(f"event {event.pk} was retracted; choose another, or make a new event")


@transaction.atomic
def correct_account(
    *, citation: Citation, account: AccountValues, reason: str, by: User | None, source: SourceValues | None = None
) -> Citation:
    """Write anew what a citation says of its event, and whose word it is where `source` is given; its words stay.

    The reason is shown to readers in the log of changes. Raises Refusal without one, when a value does not fit, and
    when the citation's event is merged.
    """
    if not reason.strip():
        raise Refusal("reason: say why; readers are shown it in the log of changes")
    with acting("correct_account", by, reason=reason.strip()):
        citation = Citation.objects.select_for_update(of=("self",)).select_related("event").get(pk=citation.pk)
        check_not_merged(citation.event)
        if source is not None:
            citation.attributed_to, citation.via, citation.speaker = source.attributed_to, source.via, source.speaker
        _set_account(citation, account)
        citation.save()
        _write_account_parts(citation, _changed(citation.account_parts.all(), account.parts))
        citation.event.save(update_fields=["updated"])
        flag_variants(citations=[citation])
    return citation


def _set_account(citation: Citation, account: AccountValues) -> None:
    citation.account_when = account.days
    citation.account_venue = account.venue
    citation.account_outcome = account.outcome
    citation.account_outcome_text = account.outcome_text
    citation.account_phase = account.phase
    _check_fits(citation, exclude=["quote", "prefix", "suffix"])


def _write_account_parts(citation: Citation, parts: Iterable[PartValues]) -> None:
    AccountPart.objects.bulk_create(
        AccountPart(citation=citation, party=part.party, person=part.person, role=part.role, attendance=part.attendance)
        for part in _once(parts).values()
    )


def _check_fits(row: Event | Citation, *, exclude: list[str]) -> None:
    try:
        row.clean_fields(exclude=exclude)
    except ValidationError as fault:
        raise Refusal("; ".join(f"{name}: {' '.join(told)}" for name, told in fault.message_dict.items())) from fault


def _set(event: Event, values: EventValues) -> None:
    event.title = values.title.strip()
    event.slug = slugify(event.title)[:120].strip("-") or "event"
    event.summary = values.summary
    event.kind = values.kind
    event.phase = values.phase
    event.outcome = values.outcome
    event.outcome_text = values.outcome_text
    event.venue = values.venue
    event.round = values.round
    event.when = values.days
    event.basis = values.basis
    event.editorial_reason = values.editorial_reason
    _check_fits(event, exclude=["status"])


def _write_parts(event: Event, parts: Iterable[PartValues]) -> None:
    Participation.objects.bulk_create(
        Participation(event=event, party=part.party, person=part.person, role=part.role, attendance=part.attendance)
        for part in _once(parts).values()
    )


def change_parts(event: Event, parts: Iterable[PartValues]) -> None:
    """Give an event these participants."""
    _write_parts(event, _changed(event.participations.all(), parts))


def _changed(rows: Iterable[Participation | AccountPart], parts: Iterable[PartValues]) -> Iterable[PartValues]:
    """Bring rows to what is wanted and answer the parts that have none yet.

    Writes only what differs, so that the history tells of nobody who left and came who did neither.
    """
    wanted = _once(parts)
    for row in rows:
        part = wanted.pop((row.party_id, row.person_id), None)
        if part is None:
            row.delete()
        elif (row.role, row.attendance) != (part.role, part.attendance):
            row.role, row.attendance = part.role, part.attendance
            row.save()
    return wanted.values()


def _once(parts: Iterable[PartValues]) -> dict[tuple[int | None, int | None], PartValues]:
    """Each party and person once, in order; the first mention of one wins."""
    once: dict[tuple[int | None, int | None], PartValues] = {}
    for part in parts:
        once.setdefault((part.party.pk if part.party else None, part.person.pk if part.person else None), part)
    return once
