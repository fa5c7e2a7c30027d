"""The event form in the desk's side panel: for a suggestion, or for selected words; filled, kept, checked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.urls import reverse

from articles.actions import Refusal
from articles.admin.pages import put_into
from articles.models import Version

from .. import queries
from ..actions.desk import draft_of
from ..actions.events import PartValues, Passage
from ..actions.review import proposed_parts, title_for
from ..models import Suggestion
from .desk_cards import Candidate, mentions_of
from .desk_forms import AccountFields, CiteFields, PassageFields
from .desk_passages import Found
from .event_forms import EventSheet, as_posted


@dataclass(slots=True)
class Panel:
    """The event form beside the text, and what it is about."""

    draft: EventSheet
    account: AccountFields
    action: str
    quote: str
    form: str
    """The name under which what is typed is kept on the server."""
    suggestion: Suggestion | None = None
    passage: PassageFields | None = None
    cite: CiteFields | None = None
    cite_action: str = ""
    candidates: list[Candidate] = field(default_factory=list)
    restored: datetime | None = None
    """When what the form shows was typed, if it was kept from an earlier visit."""
    theirs: Suggestion | None = None
    """What a colleague decided meanwhile, beside what was typed here."""

    def is_valid(self) -> bool:
        """Whether the event and the account can both be taken; asks both."""
        return all([self.draft.is_valid(), self.account.is_valid()])


def suggestion_panel(row: Suggestion, *, request: HttpRequest, posted: Any = None) -> Panel:
    """The form filled with what a suggestion proposes, with what was typed before, or with what was posted."""
    form = f"suggestion-{row.pk}"
    typed, restored = _typed(request, row.version, form, posted)
    parts = proposed_parts(row)
    published = row.version.article.published
    sheet = EventSheet(values=_proposed(row, parts), parts=parts, published=published, posted=typed)
    return Panel(
        sheet,
        AccountFields(typed, known=sheet.known, published=published, prefix="account"),
        reverse("desk:accept_edited", args=[row.pk]),
        row.quote,
        form,
        suggestion=row,
        restored=restored,
    )


def passage_panel(version: Version, passage: Passage, *, request: HttpRequest, posted: Any = None) -> Panel:
    """The form filled with what the words of a passage name, with what was typed before, or with what was posted."""
    form = f"passage-{passage.start}-{passage.end}"
    typed, restored = _typed(request, version, form, posted)
    found = Found(passage, mentions_of(version))
    given = {"start": passage.start, "end": passage.end, "attributed_to": passage.attributed_to}
    query = "" if version.number == version.newest else f"?version={version.number}"  # type: ignore[attr-defined]
    published = version.article.published
    sheet = EventSheet(values=found.initial(), parts=found.parts(), published=published, posted=typed)
    return Panel(
        sheet,
        AccountFields(typed, known=sheet.known, published=published, prefix="account"),
        reverse("desk:tag_passage", args=[version.article_id]) + query,
        version.text[passage.start : passage.end],
        form,
        passage=PassageFields(initial=given, auto_id="panel_%s"),
        cite=CiteFields(auto_id="cite_%s"),
        cite_action=reverse("desk:cite_passage", args=[version.article_id]) + query,
        candidates=found.candidates(),
        restored=restored,
    )


def _typed(request: HttpRequest, version: Version, form: str, posted: Any) -> tuple[Any, datetime | None]:
    """What the form shows: what was posted, else what this analyst typed there before; and when that was."""
    if posted is not None:
        return posted, None
    kept = None if "fresh" in request.GET else draft_of(user=request.user, version=version, form=form)
    if kept is None:
        return None, None
    return as_posted(kept.typed), kept.saved


def _proposed(row: Suggestion, parts: Iterable[PartValues]) -> dict[str, Any]:
    """What the form starts with; the date stays empty while it has no place on the calendar."""
    return {
        "title": title_for(row, parts), "kind": row.kind, "phase": row.phase,
        "when": row.when.edtf if row.when else "", "outcome": row.outcome, "outcome_text": row.outcome_text,
        "venue": row.venue, "round": queries.round_near(row.when, row.venue),
    }  # fmt: skip


def passage_or_none(fields: PassageFields, version: Version) -> Passage | None:
    """The passage asked for; None, with the reason in the form, when it is not one place in the text."""
    if not fields.is_valid():
        return None
    try:
        return fields.passage(version)
    except Refusal as fault:
        put_into(fields, fault)
        return None


def posted_passage(request: HttpRequest, version: Version) -> Passage:
    """The passage that a form of the desk was opened for. Raises BadRequest when the form was tampered with."""
    fields = PassageFields(request.POST)
    passage = passage_or_none(fields, version)
    if passage is None:
        raise BadRequest(f"not a passage of this text: {fields.errors.as_json()}")
    return passage
