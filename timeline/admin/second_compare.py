"""Where two independent taggings of a text differ, how far they agree, and settling each difference."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import site
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from articles.admin.pages import signed_in, told
from articles.models import Version
from articles.reading.sentences import split

from ..actions import second_reading as second
from ..agreement import Agreement, Compared, Judged, agreement
from ..models import Tag, Tagging
from .desk import REFUSED
from .desk_page import asked_version
from .event_forms import EventSheet, as_posted
from .name_fields import Known

SAID = {"kind": "kind", "when": "date", "venue": "venue", "phase": "phase", "outcome": "outcome"}
"""The values on which two analysts are compared, with their names."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the comparison with the tags behind it."""

    compared: Compared
    first: Tag | None
    second: Tag | None

    @property
    def tags(self) -> list[Tag]:
        """The tags of the passage, one or two."""
        return [tag for tag in (self.first, self.second) if tag]

    @property
    def shown(self) -> list[Tag]:
        """The tags that say something of their own: one where both agree."""
        return self.tags[:1] if self.compared.agreed else self.tags

    @property
    def settled(self) -> Tag | None:
        """A tag of it that is settled, if it is."""
        return next((tag for tag in self.tags if tag.settled_at), None)

    @property
    def differing(self) -> list[tuple[str, str, str]]:
        """What is said differently: the name of the value, what the first says, and the second."""
        one, other = self.compared.first, self.compared.second
        if not one or not other:
            return []
        return [(SAID[name], one.values.get(name, ""), other.values.get(name, "")) for name in self.compared.differing]


def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """The comparison; only once both are done."""
    version = asked_version(request, pk)
    first, other = _both(version)
    found, rows = _compared(version, first, other)
    to_settle = [row for row in rows if not row.settled]
    context = site.each_context(request) | {
        "title": "Two readings compared", "article": version.article, "first": first, "other": other, "rows": rows,
        "f1": found.f1, "alpha": found.alpha, "may_settle": request.user.has_perm(second.SETTLES),
        "differing": [row for row in to_settle if not row.compared.agreed],
        "agreed": [row for row in to_settle if row.compared.agreed],
        "settled": [row for row in rows if row.settled], "open": len(to_settle),
    }  # fmt: skip
    return render(request, "admin/timeline/second_compare.html", context)


def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Settle one passage (`take` a tag, or `none` of a passage's), or all that both tagged alike (`agreed`)."""
    version = asked_version(request, pk)
    _, rows = _compared(version, *_both(version))
    wanted = request.POST.get("take") or request.POST.get("none") or ""
    if "agreed" in request.POST:
        chosen = [row for row in rows if row.compared.agreed and not row.settled]
    else:
        chosen = [row for row in rows if any(str(tag.pk) == wanted for tag in row.tags)]
    done, known = 0, Known()
    try:
        for row in chosen:
            tag = None if "none" in request.POST else next((t for t in row.tags if str(t.pk) == wanted), row.first)
            values = _values(tag, version, known) if tag else None
            second.settle(tags=row.tags, chosen=tag, values=values, by=signed_in(request), at=timezone.now())
            done += 1
    except REFUSED as fault:
        messages.error(request, told(fault))
    if done:
        messages.success(request, f"{done} passage{'s' if done > 1 else ''} settled.")
    return HttpResponseRedirect(reverse("desk:second_compare", args=[pk]))


def _both(version: Version) -> tuple[Tagging, Tagging]:
    done = list(version.taggings.filter(done__isnull=False).select_related("user")[:2])
    if len(done) < 2:
        raise Http404("two analysts have to be done with this text before they are compared")
    return done[0], done[1]


def _compared(version: Version, first: Tagging, other: Tagging) -> tuple[Agreement, list[Row]]:
    sides = [{(tag.start, tag.end): tag for tag in second.events_of(one)} for one in (first, other)]
    one, two = ([Judged(start, end, _said(tag)) for (start, end), tag in side.items()] for side in sides)
    spans = [(sentence.start, sentence.end) for sentence in split(version.text)]
    found = agreement(one, two, spans)

    def tag_of(side: int, one: Judged | None) -> Tag | None:
        return sides[side][one.start, one.end] if one else None

    return found, [Row(one, tag_of(0, one.first), tag_of(1, one.second)) for one in found.passages]


def _said(tag: Tag) -> dict[str, str]:
    """What a tag says of the values that are compared; the date as EDTF, whatever way it was typed."""
    typed = {name: (tag.values.get(f"event-{name}") or [""])[-1].strip() for name in SAID}
    return typed | {"kind": tag.kind, "when": tag.edtf}


def _values(tag: Tag, version: Version, known: Known) -> Any:
    published, typed = version.article.published, as_posted(tag.values)
    sheet = EventSheet(values={}, parts=(), published=published, posted=typed, known=known)
    if not sheet.is_valid():
        raise _unfit(sheet)
    return sheet.values(basis={})


def _unfit(sheet: EventSheet) -> Exception:
    faults = {**sheet.event.errors, **{k: v for row in sheet.parts.forms for k, v in row.errors.items()}}
    words = "; ".join(f"{name}: {' '.join(map(str, said))}" for name, said in faults.items())
    return REFUSED[0](f"what was tagged no longer fits the record ({words}); tag the passage at the desk instead")
