"""The names in a text that the record lacks, at the desk: one click or key adds each, and no form is lost by it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from articles.actions import Refusal
from articles.admin.pages import signed_in, told

from ..actions import unknown
from ..actions.reread import reread
from ..models import NameKind, UnknownName
from .desk_page import address_of, asked_version


def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one name of a text to the record, or dismiss it; then the text is read with it."""
    version = asked_version(request, pk)
    if decide_name(request):
        reread(article=version.article, at=timezone.now())
    at = request.POST.get("at", "")
    return HttpResponseRedirect(address_of(version, at=int(at) if at.isdecimal() and len(at) < 19 else None))


def decide_name(request: HttpRequest) -> bool:
    """What the pressed button says: `unknown` is the number of a name, and person, venue or dismiss.

    `called` is what the record is to call it. Says what was done, or why not; answers whether anything was.
    """
    number, _, what = request.POST["unknown"].partition(" ")
    row = UnknownName.objects.filter(pk=int(number) if number.isdecimal() and len(number) < 19 else 0).first()
    user, now = signed_in(request), timezone.now()
    if row is None or what not in (*NameKind.values, "dismiss"):
        messages.error(request, "There is no such name any more; open the page again.")
        return False
    if what != "dismiss" and not user.has_perm(f"timeline.add_{what}"):
        messages.error(request, "This name cannot be added here.")
        return False
    try:
        if what == "dismiss":
            unknown.dismiss_unknown(names=[row], by=user, at=now)
            messages.success(request, f"“{row.text}” is not offered again.")
        else:
            called = request.POST.get("called", "").strip() or row.text
            entry = unknown.add_called(name=row, what=what, called=called, by=user, at=now)
            messages.success(request, f"“{row.text}” is in the record now, as the {what} {entry}.")
    except Refusal as fault:
        messages.error(request, told(fault))
        return False
    return True
