"""A page of the desk: the text with its marks, the suggestions beside it, and at most one open event form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import site
from django.core.exceptions import BadRequest
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from articles.actions import Refusal
from articles.admin.pages import put_into
from articles.models import Version

from .. import queries
from ..actions.events import PartValues, Passage
from ..actions.review import proposed_parts, title_for
from ..models import Suggestion
from .desk_cards import Candidate, cards_of, grouped, mentions_of
from .desk_forms import CiteFields, DayFields, Draft, PassageFields
from .desk_passages import Found


@dataclass(slots=True)
class Panel:
    """The event form in the side panel: for a suggestion, or for a selected passage."""

    draft: Draft
    action: str
    quote: str
    suggestion: Suggestion | None = None
    passage: PassageFields | None = None
    cite: CiteFields | None = None
    cite_action: str = ""
    candidates: list[Candidate] = field(default_factory=list)


@dataclass(slots=True)
class Shown:
    """What a desk page shows besides the text: an open form, refusals, and what was typed, by suggestion."""

    panel: Panel | None = None
    faults: dict[int, str] = field(default_factory=dict)
    typed: dict[int, dict[str, Any]] = field(default_factory=dict)
    day: DayFields | None = None
    passage: PassageFields | None = None


def show_page(request: HttpRequest, version: Version, shown: Shown, *, status: int = 200) -> HttpResponse:
    mentions = mentions_of(version)
    cards = cards_of(version, faults=shown.faults, typed=shown.typed)
    context = site.each_context(request) | {
        "title": version.article.headline,
        "is_nav_sidebar_enabled": False,  # the room is for the text
        "article": version.article,
        "version": version,
        "is_newest": version.number == version.newest,  # type: ignore[attr-defined]
        "cards": cards,
        "waiting": sum(card.waiting for card in cards),
        "groups": grouped(mentions),
        "panel": shown.panel,
        "day": shown.day or DayFields(instance=version.article, auto_id="day_%s"),
        "passage": shown.passage or PassageFields(auto_id="passage_%s"),
        "may_publish": request.user.has_perm("timeline.publish_event"),
    }
    return render(request, "admin/timeline/desk.html", context, status=status)


def asked_version(request: HttpRequest, article: int) -> Version:
    """The text asked for by `version=`; the newest one otherwise."""
    number = request.GET.get("version", "")
    if number and not number.isdecimal():
        raise Http404(f"{number!r} is not the number of a version")
    versions = _versions().filter(article=article)
    found = versions.filter(number=int(number)).first() if number else versions.order_by("-number").first()
    if found is None:
        raise Http404("there is no such article, or no such version of it")
    return found


def _versions() -> Any:
    newest = Version.objects.filter(article=OuterRef("article")).order_by("-number").values("number")[:1]
    return Version.objects.select_related("article__outlet").defer("shingles").annotate(newest=Subquery(newest))


def asked_suggestion(pk: int) -> Suggestion:
    row = get_object_or_404(Suggestion, pk=pk)
    row.version = _versions().get(pk=row.version_id)
    return row


def suggestion_of(version: Version, number: str) -> Suggestion:
    if not number.isdecimal():
        raise Http404(f"{number!r} is not the number of a suggestion")
    row = get_object_or_404(Suggestion.objects.select_related("venue"), pk=int(number), version=version)
    row.version = version
    return row


def address_of(version: Version) -> str:
    query = "" if version.number == version.newest else f"?version={version.number}"  # type: ignore[attr-defined]
    return reverse("desk:article", args=[version.article_id]) + query


def suggestion_panel(row: Suggestion, posted: Any = None) -> Panel:
    """The form filled with what a suggestion proposes, or with what was posted."""
    parts = proposed_parts(row)
    draft = Draft(values=_proposed(row, parts), parts=parts, posted=posted)
    return Panel(draft, reverse("desk:accept_edited", args=[row.pk]), row.quote, suggestion=row)


def _proposed(row: Suggestion, parts: Iterable[PartValues]) -> dict[str, Any]:
    """What the form starts with; the date stays empty while it has no place on the calendar."""
    near = queries.round_near(row.when, row.venue)
    return {
        "title": title_for(row, parts), "kind": row.kind, "phase": row.phase,
        "when": row.when.edtf if row.when else "", "outcome": row.outcome, "outcome_text": row.outcome_text,
        "venue": row.venue_id, "round": near and near.pk,
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


def passage_panel(version: Version, passage: Passage, posted: Any = None) -> Panel:
    """The form filled with what the words of a passage name, or with what was posted."""
    found = Found(passage, mentions_of(version))
    quote = version.text[passage.start : passage.end]
    fields = PassageFields(
        initial={"start": passage.start, "end": passage.end, "attributed_to": passage.attributed_to},
        auto_id="panel_%s",
    )
    query = "" if version.number == version.newest else f"?version={version.number}"  # type: ignore[attr-defined]
    return Panel(
        Draft(values=found.initial(), parts=found.parts(), posted=posted),
        reverse("desk:tag_passage", args=[version.article_id]) + query,
        quote,
        passage=fields,
        cite=CiteFields(auto_id="cite_%s"),
        cite_action=reverse("desk:cite_passage", args=[version.article_id]) + query,
        candidates=found.candidates(),
    )
