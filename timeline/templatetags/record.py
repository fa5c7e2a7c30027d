"""How the record is written on a page: days, names, languages and marks."""

from datetime import date
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from django import template
from django.db.models import Exists, OuterRef
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext

from articles.models import Article, Outlet, PublishedBasis
from articles.reading.edtf import Days

from ..actions.events import CONTEXT
from ..charts import Element
from ..models import (
    Attendance,
    Citation,
    CitationState,
    Kind,
    Outcome,
    PartyKind,
    Phase,
    Precision,
    Role,
    Status,
    word,
)
from ..queries import Quoted, Sources
from ..wording import in_words, one

register = template.Library()

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"}
START, STOP = "\x02", "\x03"
LABELS = {
    "kind": Kind,
    "phase": Phase,
    "outcome": Outcome,
    "precision": Precision,
    "role": Role,
    "attendance": Attendance,
    "party_kind": PartyKind,
    "citation_state": CitationState,
    "published_basis": PublishedBasis,
}
ANCHORS = {
    "publication": gettext_lazy("the day of publication"),
    "dateline": gettext_lazy("the dateline of the report"),
    "page_header": gettext_lazy("the date at the head of the page"),
    "text": gettext_lazy("another date in the report"),
}


def _language() -> str:
    return (get_language() or "en").partition("-")[0]


@register.filter
def dated(days: Days) -> SafeString:
    """Days in words, as precisely as known: a <time> only for a day, for anything else is no machine date."""
    words = in_words(days, _language())
    if days.precision == "day":
        return format_html('<time datetime="{}">{}</time>', days.edtf, words)
    return format_html('<span data-edtf="{}" title="{}">{}</span>', days.edtf, f"EDTF {days.edtf}", words)


@register.filter
def day(value: date | str | None) -> SafeString:
    """One known day, of a calendar or an ISO string, as <time>; nothing for none, and other words as they are."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return format_html("{}", value)
    return (
        format_html('<time datetime="{}">{}</time>', value.isoformat(), one(value, _language()))
        if value
        else SafeString("")
    )


@register.filter
def drawn(picture: Element) -> SafeString:
    """A drawing as the markup it is."""
    return mark_safe(str(picture))  # noqa: S308  an element escapes what it holds


@register.filter
def speech(lang: str) -> SafeString:
    """The attributes of words in a language: lang and dir."""
    primary = (lang or "en").split("-")[0].lower()
    return format_html('lang="{}" dir="{}"', lang or "en", "rtl" if primary in RIGHT_TO_LEFT else "ltr")


@register.filter
def label(code: str, vocabulary: str) -> str:
    """The word for a code: {{ "under_way"|label:"phase" }}. An unknown vocabulary raises KeyError."""
    return word(LABELS[vocabulary], code)


@register.filter
def stage(code: str) -> str:
    """The word for a step in the life of an event."""
    return gettext("announced") if code == "announced" else word(Phase, code)


@register.filter
def anchor(kind: str) -> str:
    """What a relative date was counted from, in words."""
    return str(ANCHORS.get(kind, ""))


@register.filter
def outlet(published_by: Outlet | None) -> SafeString:
    """An outlet's name in its own language, with a badge when it is an invented sample."""
    if published_by is None:
        return format_html("{}", gettext("outlet not known"))
    badge = format_html(' <span class="badge">{}</span>', gettext("sample")) if published_by.is_sample else ""
    return format_html("<bdi>{}</bdi>{}", published_by.bare_name, badge)


@register.filter
def byline(citation: Citation) -> SafeString:
    """Who printed the cited words, and whose word they are as the article says."""
    printed = outlet(citation.version.article.outlet)
    if not citation.attributed_to:
        return printed
    return format_html(gettext("{outlet}, citing <bdi>{source}</bdi>"), outlet=printed, source=citation.attributed_to)


@register.filter
def appeared(article: Article) -> SafeString:
    """The day of publication, or that it is not known."""
    return day(article.published) or format_html("{}", gettext("day of publication not known"))


@register.filter
def sources(counted: Sources) -> str:
    """How many reports and origins: "3 reports, at most 2 origins"."""
    reports = ngettext("%(count)d report", "%(count)d reports", counted.reports)
    origins = ngettext("at most %(count)d origin", "at most %(count)d origins", counted.origins_at_most)
    told = (reports % {"count": counted.reports}, origins % {"count": counted.origins_at_most})
    return gettext("%(reports)s, %(origins)s") % {"reports": told[0], "origins": told[1]}


@register.filter
def to(first: date, last: date | None) -> SafeString:
    """Two days as a stretch: "dated from 3 March 2024 to 7 March 2024"; one day, or an open end, as such."""
    if last == first:
        return format_html(gettext("dated {day}"), day=day(first))
    if last is None:
        return format_html(gettext("dated from {first}"), first=day(first))
    return format_html(gettext("dated from {first} to {last}"), first=day(first), last=day(last))


@register.filter
def alternative(other: dict[str, Any]) -> SafeString:
    """Other days that a date could mean, from the basis of an event."""
    first, last = other.get("earliest"), other.get("latest")
    if first == last:
        return day(first)
    if first and last:
        return format_html(gettext("from {first} to {last}"), first=day(first), last=day(last))
    return (
        format_html(gettext("from {first}"), first=day(first))
        if first
        else format_html(gettext("to {last}"), last=day(last))
    )


@register.filter
def language(tag: str) -> SafeString:
    """The name of a language, in the reader's; the tag itself when CLDR knows none."""
    try:
        name = Locale.parse(tag.replace("-", "_")).get_display_name(_language())
    except (UnknownLocaleError, ValueError):
        name = None
    return format_html('{} <span class="quiet">({})</span>', name, tag) if name else format_html("{}", tag)


@register.filter
def country(code: str) -> str:
    """The name of a country of ISO 3166-1 in the reader's language."""
    return str(Locale.parse(_language()).territories.get(code, code))


@register.filter
def before(citation: Citation) -> str:
    """The words kept before a quote, from a whole word on; an ellipsis where the text had more."""
    if citation.start <= len(citation.prefix):
        return citation.prefix
    return "… " + citation.prefix.partition(" ")[2]


@register.filter
def after(citation: Citation) -> str:
    """The words kept after a quote, up to a whole word; an ellipsis where the text has more."""
    if len(citation.suffix) < CONTEXT:
        return citation.suffix
    return citation.suffix.rpartition(" ")[0] + " …"


@register.filter
def marked(text: str) -> SafeString:
    """Escaped text with its marked stretches in <mark>."""
    escaped = str(format_html("{}", text))
    return mark_safe(escaped.replace(START, "<mark>").replace(STOP, "</mark>"))  # noqa: S308  escaped just above


@register.filter
def differing(quoted: Quoted) -> SafeString:
    """A quote with the words marked in which another quote of the same speaker differs."""
    text = quoted.citation.quote
    for start, end in sorted(quoted.marks, reverse=True):
        text = f"{text[:start]}{START}{text[start:end]}{STOP}{text[end:]}"
    return marked(text)


@register.filter
def plain_line(text: Any) -> str:
    """Text on one line, for a title or a description of the page."""
    return " ".join(strip_tags(str(text)).split())


@register.simple_tag
def samples() -> str:
    """Whether the outlets that readers are shown are invented samples: "all", "some" or "none". One query."""
    cited = Citation.objects.filter(version__article__outlet=OuterRef("pk"), event__status=Status.PUBLISHED)
    outlets = Outlet.objects.filter(Exists(cited)).order_by().values_list("is_sample", flat=True)
    kinds = set(outlets.filter(is_sample=True)[:1].union(outlets.filter(is_sample=False)[:1], all=True))
    return "none" if True not in kinds else "some" if False in kinds else "all"
