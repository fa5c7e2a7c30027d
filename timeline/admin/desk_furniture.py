"""Marking selected words at the desk as boilerplate: they belong to the page, not to the report."""

from django.contrib import messages
from django.contrib.admin import site
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from articles.admin.pages import put_into, signed_in

from ..actions.correct import mark_boilerplate
from ..actions.reread import reread
from .desk import REFUSED, UNPROCESSABLE
from .desk_forms import PassageFields
from .desk_page import Shown, address_of, asked_version, show_page
from .desk_panel import passage_or_none
from .notes import note_tally


def boilerplate(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the words (`start=`/`end=` or `quote=`) and asks; by POST, marks them and reads the text again."""
    version = asked_version(request, pk)
    fields = PassageFields(request.POST if request.method == "POST" else request.GET, prefix=None)
    passage = passage_or_none(fields, version)
    if passage is None:
        return show_page(request, version, Shown(passage=fields), status=UNPROCESSABLE)
    if request.method == "POST":
        try:
            mark_boilerplate(
                version=version, start=passage.start, end=passage.end, by=signed_in(request), at=timezone.now()
            )  # fmt: skip
        except REFUSED as fault:
            put_into(fields, fault)
            return show_page(request, version, Shown(passage=fields), status=UNPROCESSABLE)
        messages.success(request, "Marked as boilerplate; reading skips these words from now on.")
        note_tally(request, reread(article=version.article, at=timezone.now()))
        return HttpResponseRedirect(address_of(version))
    context = site.each_context(request) | {
        "title": "Mark as boilerplate", "article": version.article, "version": version, "passage": passage,
        "words": version.text[passage.start : passage.end],
    }  # fmt: skip
    return render(request, "admin/timeline/desk_boilerplate.html", context)
