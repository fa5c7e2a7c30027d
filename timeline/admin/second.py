"""An article tagged by two analysts independently: each one's desk, what they see differently, and settling it."""

from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import put_into, signed_in, told
from articles.models import Version

from ..actions import second_reading as second
from ..actions.second_reading import Judgement
from ..models import Suggestion, Tag, Tagging, Verdict
from .desk import REFUSED, UNPROCESSABLE
from .desk_cards import numbered_card
from .desk_forms import PassageFields
from .desk_page import Shown, asked_suggestion, asked_version, show_page, suggestion_of
from .desk_panel import Panel, passage_or_none, passage_panel, posted_passage, suggestion_panel
from .event_forms import EventSheet, as_posted


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own independent tagging; or the way into it."""
    version = asked_version(request, pk)
    tagging = version.taggings.filter(user=signed_in(request)).first()
    if tagging is None or tagging.done:
        return _state(request, version, tagging)
    panel, fields, status = None, None, 200
    if "edit" in request.GET:
        panel = _for_judging(suggestion_panel(suggestion_of(version, request.GET["edit"]), request=request), version)
    elif {"start", "end", "quote"} & set(request.GET):
        fields = PassageFields(request.GET, prefix=None)
        passage = passage_or_none(fields, version)
        panel = _for_judging(passage_panel(version, passage, request=request), version) if passage else None
        status = 200 if passage else UNPROCESSABLE
    return _show(request, version, tagging, panel, passage=fields, status=status)


def _state(request: HttpRequest, version: Version, tagging: Tagging | None) -> HttpResponse:
    taggings = list(version.taggings.select_related("user"))
    context = site.each_context(request) | {
        "title": "Second reading", "article": version.article, "tagging": tagging, "taggings": taggings,
        "both_done": sum(one.done is not None for one in taggings) == 2,
    }  # fmt: skip
    return render(request, "admin/timeline/second.html", context)


def _show(
    request: HttpRequest, version: Version, tagging: Tagging, panel: Panel | None = None, *,
    passage: PassageFields | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    tags = list(tagging.tags.order_by("start"))
    verdicts = second.verdicts(tagging)
    more = {"second": tagging, "verdicts": verdicts, "own": [t for t in tags if not t.suggestion_id]}
    states = {row: "accepted" if tag.verdict == Verdict.EVENT else "rejected" for row, tag in verdicts.items()}
    shown = Shown(panel=panel, passage=passage, judged=states)
    return show_page(request, version, shown, status=status, template="admin/timeline/desk_second.html", more=more)


def card(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion as it is judged: a part of the page, for a suggestion that was a stub there."""
    row = asked_suggestion(pk)
    tagging = get_object_or_404(Tagging, version=row.version, user=signed_in(request))
    found = numbered_card(row.version, row)
    context = {"card": found, "number": found.number, "verdicts": second.verdicts(tagging)}
    return render(request, "admin/timeline/desk/_judged_card.html", context)


def _for_judging(panel: Panel, version: Version) -> Panel:
    """The same form, which tells of an event to one's own tagging only."""
    panel.action = (
        reverse("desk:second_suggestion", args=[panel.suggestion.pk]) if panel.suggestion
        else reverse("desk:second_passage", args=[version.article_id])
    )  # fmt: skip
    panel.cite = None
    panel.form = f"own-{panel.form}"
    return panel


def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin one's own tagging, say that it is done, or open it again."""
    version = asked_version(request, pk)
    user, now = signed_in(request), timezone.now()
    try:
        tagging = second.begin(version=version, by=user, at=now)
        if "done" in request.POST:
            second.finish(tagging=tagging, by=user, at=now)
        elif "again" in request.POST:
            second.go_on(tagging=tagging, by=user)
    except Refusal as fault:
        messages.error(request, told(fault))
    return HttpResponseRedirect(reverse("desk:second", args=[pk]))


def judge_suggestion(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what a suggestion is: an event as proposed or as typed, nothing, or not judged after all."""
    row = asked_suggestion(pk)
    tagging = get_object_or_404(Tagging, version=row.version, user=signed_in(request))
    try:
        if "nothing" in request.POST:
            said = Judgement(row.start, row.end, Verdict.NOTHING, suggestion=row)
            second.judge(tagging=tagging, judgement=said, by=signed_in(request))
        elif "clear" in request.POST:
            for tag in tagging.tags.filter(suggestion=row):
                second.withdraw(tag=tag, by=signed_in(request))
        else:
            panel = _for_judging(suggestion_panel(row, request=request, posted=_sent(request, row)), row.version)
            if not panel.draft.is_valid():
                return _show(request, row.version, tagging, panel, status=UNPROCESSABLE)
            said = _event(row.start, row.end, panel.draft, suggestion=row)
            second.judge(tagging=tagging, judgement=said, by=signed_in(request))
    except REFUSED as fault:
        messages.error(request, told(fault))
    after = row.version.suggestions.filter(start__gt=row.start).order_by("start").first() or row
    return HttpResponseRedirect(reverse("desk:second", args=[row.version.article_id]) + f"?at={after.pk}#s{after.pk}")


def judge_passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that selected words tell of an event."""
    version = asked_version(request, pk)
    tagging = get_object_or_404(Tagging, version=version, user=signed_in(request))
    passage = posted_passage(request, version)
    panel = _for_judging(passage_panel(version, passage, request=request, posted=request.POST), version)
    if panel.draft.is_valid():
        try:
            said = _event(passage.start, passage.end, panel.draft)
            second.judge(tagging=tagging, judgement=said, by=signed_in(request))
        except REFUSED as fault:
            put_into(panel.draft.event, fault)
        else:
            messages.success(request, "Tagged.")
            return HttpResponseRedirect(reverse("desk:second", args=[pk]))
    return _show(request, version, tagging, panel, status=UNPROCESSABLE)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own tag."""
    tag = get_object_or_404(Tag.objects.select_related("tagging__version"), pk=pk, tagging__user=signed_in(request))
    try:
        second.withdraw(tag=tag, by=signed_in(request))
    except Refusal as fault:
        messages.error(request, told(fault))
    return HttpResponseRedirect(reverse("desk:second", args=[tag.tagging.version.article_id]))


def _sent(request: HttpRequest, row: Suggestion) -> QueryDict:
    """The form as it was sent; for a mere button, as it would be sent unchanged."""
    if "event-title" in request.POST:
        return request.POST
    return as_posted(suggestion_panel(row, request=request).draft.as_typed())


def _event(start: int, end: int, sheet: EventSheet, suggestion: Suggestion | None = None) -> Judgement:
    given = sheet.event.cleaned_data
    return Judgement(start, end, Verdict.EVENT, given["kind"], given["when"].edtf, sheet.as_typed(), suggestion)
