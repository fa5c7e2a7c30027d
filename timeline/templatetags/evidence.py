"""Why citations are held to have one origin, and what kinds of words differ, told in the reader's language."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, pgettext

from ..origins import Basis

register = template.Library()

BECAUSE = {
    "analyst": gettext_lazy("an analyst joined them"),
    "parted": gettext_lazy("an analyst keeps them apart"),
    "shared_passage": gettext_lazy("the words stand in a passage that both print"),
    "speaker": gettext_lazy("each gives the word of {detail}"),
    "agency": gettext_lazy("each is printed by {detail} or names it as the source"),
    "same_report": gettext_lazy("one report tells it in its own words"),
    "standing": gettext_lazy("both print a standing paragraph, not a reprint"),
    "quotation": gettext_lazy("both print a common quotation"),
}
THROUGH_A_THIRD = gettext_lazy("the words stand in a passage that both print as a third report does")
KINDS = {
    "negation": gettext_lazy("a negation"),
    "number": gettext_lazy("a number"),
    "modal": gettext_lazy("a modal verb"),
}


@register.filter
def because(basis: Basis) -> SafeString:
    """The sentence that a basis rests on; names and given reasons stay as they are, in English."""
    through = basis.kind == "shared_passage" and basis.similarity is None
    words = str(THROUGH_A_THIRD if through else BECAUSE[basis.kind])
    detail = format_html('<bdi lang="en">{}</bdi>', basis.detail)
    if "{detail}" in words:
        return format_html(words, detail=detail)
    return format_html(gettext("{words}: {detail}"), words=words, detail=detail) if basis.detail else SafeString(words)


@register.filter
def printed_at(basis: Basis) -> SafeString:
    """Where in the texts a shared passage stands, and how alike both prints of it are; nothing without a passage."""
    place = gettext("characters {start} to {end} of article {article}")
    spans = [format_html(place, start=one.start, end=one.end, article=one.article) for one in basis.passages]
    if not spans:
        return SafeString("")
    alike = "" if basis.similarity is None else gettext("%(share)d%% alike") % {"share": round(100 * basis.similarity)}
    told = format_html_join(
        pgettext("between parts of a spoken label", ", "), "{}", ((part,) for part in [*spans, alike] if part)
    )
    return format_html(" ({})", told)


@register.filter
def kinds_of_words(kinds: tuple[str, ...]) -> str:
    """What kinds of words differ: "a number, a modal verb"."""
    return pgettext("between parts of a spoken label", ", ").join(str(KINDS[kind]) for kind in kinds)
