"""The page of one citation's account in the admin: what its words say of the event, and whose word they are."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import site
from django.contrib.auth.decorators import permission_required
from django.db import IntegrityError
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse

from articles.actions import Refusal
from articles.admin.newer import REFUSAL, SEEN
from articles.admin.pages import put_into, signed_in
from articles.history import history_of

from ..actions.events import PartValues, SourceValues, correct_account
from ..models import AccountPart, Citation, Event
from .desk_forms import AccountFields
from .name_fields import Known


class CorrectedAccount(AccountFields):
    """What the words say, whose word they are, and why that is written anew; an empty field says nothing of it."""

    attributed_to = forms.CharField(max_length=200, required=False, label="Whose word it is")
    via = forms.CharField(max_length=200, required=False, label="Through which outlet or agency")
    speaker = forms.CharField(max_length=200, required=False, label="Who spoke")
    reason = forms.CharField(max_length=500, help_text="shown to readers in the log of changes")

    def source(self) -> SourceValues:
        """Whose word it is, as typed."""
        return SourceValues(*(self.cleaned_data[name] for name in ("attributed_to", "via", "speaker")))


def account_view(request: HttpRequest, pk: int, citation: int) -> HttpResponse:
    """What one citation of an event says of it; by POST, write that anew with a reason."""
    event = get_object_or_404(Event, pk=pk)
    row = get_object_or_404(_whole(event), pk=citation)
    known = Known()
    for names in known.lists():
        names.addable = False  # names are added where events are made
    form = _form(row, known, request.POST if request.method == "POST" else None)
    seen, theirs = _seen(row), []
    if request.method == "POST" and form.is_valid() and request.POST.get(SEEN, seen) != seen:
        form.add_error(None, REFUSAL)
        theirs = _differing(form, _form(row, known, None))
    if request.method == "POST" and form.is_valid():
        try:
            correct_account(
                citation=row, account=form.alone(), source=form.source(), reason=form.cleaned_data["reason"],
                by=signed_in(request),
            )  # fmt: skip
        except (Refusal, IntegrityError) as fault:
            put_into(form, fault)
        else:
            messages.success(request, "The account was written anew; what it was is in the history.")
            return HttpResponseRedirect(reverse("admin:timeline_event_change", args=[event.pk]))
    wrong = form.errors or (form.rows.is_bound and not form.rows.is_valid())
    context = site.each_context(request) | {
        "title": "Account of a citation", "subtitle": str(event), "opts": Event._meta, "event": event,
        "citation": row, "form": form, "known": known, "seen_name": SEEN, "seen": seen, "theirs": theirs,
    }  # fmt: skip
    return render(request, "admin/timeline/account.html", context, status=422 if wrong else 200)


def _seen(row: Citation) -> str:
    """The newest rows of history of an account, and of who was there by it."""
    parts = history_of(AccountPart).objects.filter(citation_id=row.pk)
    own = history_of(Citation).objects.filter(pgh_obj_id=row.pk)
    newest = (rows.aggregate(n=Max("pgh_id"))["n"] for rows in (own, parts))
    return ".".join(str(number or 0) for number in newest)


def _differing(mine: CorrectedAccount, theirs: CorrectedAccount) -> list[tuple[str, str, str]]:
    """What the record says otherwise than was typed: the name of the value, what is there now, and what was typed."""
    names = [name for name in mine.fields if name != "reason"]
    shown = [(str(mine[name].label), str(theirs[name].value() or ""), str(mine[name].value() or "")) for name in names]
    there, typed = (
        "; ".join(sorted(str(row["party"].value() or row["person"].value() or "") for row in form.rows)).strip("; ")
        for form in (theirs, mine)
    )
    return [(name, now, own) for name, now, own in [*shown, ("Who was there", there, typed)] if now != own]


def _whole(event: Event) -> Any:
    rows = event.citations.select_related("version__article__outlet", "account_venue")
    return rows.defer("version__text", "version__shingles", "search")


def _form(row: Citation, known: Known, posted: Any) -> CorrectedAccount:
    told = row.account_parts.select_related("party", "person")
    parts = [PartValues(part.party, part.person, part.role, part.attendance) for part in told]
    when = row.account_when
    initial = {
        "when": when.edtf if when else "", "venue": row.account_venue, "phase": row.account_phase,
        "outcome": row.account_outcome, "outcome_text": row.account_outcome_text,
        "attributed_to": row.attributed_to, "via": row.via, "speaker": row.speaker,
    }  # fmt: skip
    published = row.version.article.published
    return CorrectedAccount(
        posted, known=known, published=published, silent="says nothing of it", parts=parts, initial=initial
    )  # fmt: skip


urls: list[URLPattern] = [
    path(
        "<int:pk>/citations/<int:citation>/",
        site.admin_view(permission_required("timeline.change_citation", raise_exception=True)(account_view)),
        name="timeline_event_account",
    ),
]
"""Below the addresses of events in the admin; for those who may change citations."""
