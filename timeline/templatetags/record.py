"""How the record is written on a page: days, names, languages and marks."""

from datetime import date
from typing import Any

from django import template
from django.db.models import Exists, OuterRef
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Outlet
from articles.reading.edtf import Days

from ..actions.events import CONTEXT
from ..models import Attendance, Citation, Kind, Outcome, Phase, Role, Status
from ..queries import Sources
from ..wording import in_words, one

register = template.Library()

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "syr", "ug", "ur", "yi"}
START, STOP = "\x02", "\x03"
LABELS = {"kind": Kind, "phase": Phase, "outcome": Outcome, "role": Role, "attendance": Attendance}
ANCHORS = {
    "publication": "the day of publication",
    "dateline": "the dateline of the report",
    "page_header": "the date at the head of the page",
    "text": "another date in the report",
}


@register.filter
def dated(days: Days) -> SafeString:
    """Days in words, as precisely as known: a <time> only for a day, for anything else is no machine date."""
    words = in_words(days)
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
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), one(value)) if value else SafeString("")


@register.filter
def speech(lang: str) -> SafeString:
    """The attributes of words in a language: lang and dir."""
    primary = (lang or "en").split("-")[0].lower()
    return format_html('lang="{}" dir="{}"', lang or "en", "rtl" if primary in RIGHT_TO_LEFT else "ltr")


@register.filter
def label(code: str, vocabulary: str) -> str:
    """The word for a code: {{ "under_way"|label:"phase" }}. An unknown vocabulary raises KeyError."""
    return str(LABELS[vocabulary](code).label) if code else ""


@register.filter
def stage(code: str) -> str:
    """The word for a step in the life of an event."""
    return "announced" if code == "announced" else str(Phase(code).label)


@register.filter
def anchor(kind: str) -> str:
    """What a relative date was counted from, in words."""
    return ANCHORS.get(kind, "")


@register.filter
def outlet(published_by: Outlet | None) -> SafeString:
    """An outlet's name in its own language, with a badge when it is an invented sample."""
    if published_by is None:
        return SafeString("outlet not known")
    name = published_by.name.removesuffix(" (sample)") if published_by.is_sample else published_by.name
    badge = SafeString(' <span class="badge">sample</span>') if published_by.is_sample else ""
    return format_html("<bdi>{}</bdi>{}", name, badge)


@register.filter
def byline(citation: Citation) -> SafeString:
    """Who printed the cited words, and whose word they are as the article says."""
    printed = outlet(citation.version.article.outlet)
    return (
        format_html("{}, citing <bdi>{}</bdi>", printed, citation.attributed_to) if citation.attributed_to else printed
    )


@register.filter
def appeared(article: Article) -> SafeString:
    """The day of publication, or that it is not known."""
    return day(article.published) or SafeString("day of publication not known")


@register.filter
def sources(counted: Sources) -> str:
    """How many reports and origins: "3 reports, at most 2 origins"."""
    reports, origins = counted.reports, counted.origins_at_most
    return f"{reports} report{'s'[: reports != 1]}, at most {origins} origin{'s'[: origins != 1]}"


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
def plain_line(text: Any) -> str:
    """Text on one line, for a title or a description of the page."""
    return " ".join(strip_tags(str(text)).split())


@register.simple_tag
def samples() -> str:
    """Whether the outlets that readers are shown are invented samples: "all", "some" or "none". One query."""
    cited = Citation.objects.filter(version__article__outlet=OuterRef("pk"), event__status=Status.PUBLISHED)
    kinds = set(Outlet.objects.filter(Exists(cited)).order_by().values_list("is_sample", flat=True).distinct())
    return "none" if True not in kinds else "some" if False in kinds else "all"
