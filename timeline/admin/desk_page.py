"""A page of the desk: the text with its marks, the suggestions beside it, and at most one open event form."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import site
from django.db.models import OuterRef, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles.admin.pages import signed_in
from articles.models import Version
from articles.reading import Proposal

from .. import journal, queries
from ..actions import desk as desks
from ..actions.reread import Moves
from ..models import Decision, Suggestion
from .desk_cards import Card, Stub, cards_of, grouped, mentions_of
from .desk_forms import DayFields, PassageFields
from .desk_lacking import lacking_in
from .desk_panel import Panel
from .desk_queue import next_article
from .redating import stands


@dataclass(slots=True)
class Shown:
    """What a desk page shows besides the text: an open form, refusals, and what was typed, by suggestion."""

    panel: Panel | None = None
    faults: dict[int, str] = field(default_factory=dict)
    typed: dict[int, dict[str, Any]] = field(default_factory=dict)
    day: DayFields | None = None
    passage: PassageFields | None = None
    moves: Moves | None = None
    judged: dict[int, str] | None = None
    """On the page of an independent reading: how each suggestion is judged there, by id."""


def show_page(
    request: HttpRequest,
    version: Version,
    shown: Shown,
    *,
    status: int = 200,
    template: str = "admin/timeline/desk.html",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page; whoever asks is remembered as being there."""
    user, now = signed_in(request), timezone.now()
    desks.be_here(user=user, article=version.article, at=now)
    mentions = mentions_of(version)
    proposal = queries.proposal_of(version.article)
    cards = cards_of(version, at=_asked_place(request, shown), faults=shown.faults, typed=shown.typed,
                     judged=shown.judged)  # fmt: skip
    is_newest = version.number == version.newest  # type: ignore[attr-defined]
    context = site.each_context(request) | {
        "title": version.article.headline,
        "is_nav_sidebar_enabled": False,  # the room is for the text
        "article": version.article,
        "version": version,
        "is_newest": is_newest,
        "cards": cards,
        "shown_cards": _in_order(cards, "" if is_newest else f"version={version.number}&"),
        "waiting": sum(card.waiting for card in cards),
        "groups": grouped(mentions),
        "lacking": lacking_in(version) if shown.judged is None else [],
        "panel": shown.panel,
        "day": shown.day or _day_fields(version, proposal),
        "passage": shown.passage or PassageFields(auto_id="passage_%s"),
        "may_publish": user.has_perm("timeline.publish_event"),
        "commands": commands_of(user),
        "others": desks.others_here(user=user, article=version.article, at=now),
        "mine": desks.presence_of(user=user, article=version.article),
        "proposal": proposal,
        "stands": stands(version.article),
        "moves": shown.moves,
        "undoable": journal.last_undoable(by=user),
        "redoable": journal.redoable(by=user),
        "onward": next_article(user=user, after=version.article_id, at=now),
    }
    return render(request, template, context | (more or {}), status=status)


def _day_fields(version: Version, proposal: Proposal) -> DayFields:
    """The day that is stored; while none is, the one proposed, to be confirmed."""
    first = {} if version.article.published else {"published": proposal.date}
    return DayFields(instance=version.article, initial=first, auto_id="day_%s")


def _in_order(cards: list[Card | Stub], query: str) -> list[Card | str]:
    """Whole cards with their numbers, and the others as they stand in the page."""
    shown: list[Card | str] = []
    for number, card in enumerate(cards, 1):
        if isinstance(card, Card):
            card.number = number
            shown.append(card)
        else:
            shown.append(card.html(number, query))
    return shown


def _asked_place(request: HttpRequest, shown: Shown) -> int | None:
    """The suggestion at which the page is to be whole."""
    if shown.panel and shown.panel.suggestion:
        return shown.panel.suggestion.pk
    at = request.GET.get("at", "")
    return int(at) if at.isdecimal() and len(at) < 19 else None


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


def next_waiting(row: Suggestion) -> Suggestion:
    """The suggestion to decide after one; that one itself when no later one of its text waits."""
    later = row.version.suggestions.filter(decision=Decision.WAITING, start__gt=row.start)
    return later.order_by("start").first() or row


def suggestion_of(version: Version, number: str) -> Suggestion:
    if not number.isdecimal():
        raise Http404(f"{number!r} is not the number of a suggestion")
    row = get_object_or_404(Suggestion.objects.select_related("venue"), pk=int(number), version=version)
    row.version = version
    return row


def address_of(version: Version, *, at: int | None = None) -> str:
    """The page of a text; with `at`, where that suggestion stands in it."""
    asked = {} if version.number == version.newest else {"version": version.number}  # type: ignore[attr-defined]
    asked |= {"at": at} if at else {}
    query = f"?{urlencode(asked)}" if asked else ""
    return reverse("desk:article", args=[version.article_id]) + query + (f"#s{at}" if at else "")


def commands_of(user: Any) -> list[dict[str, str]]:
    """Each command of the desk with this analyst's key and what it does."""
    keys = desks.keys_of(user)
    return [
        {"name": name, "key": keys[name], "help": meaning} for name, (_, meaning) in desks.COMMANDS.items()
    ]  # fmt: skip
