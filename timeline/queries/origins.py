"""The origins of what events rest on, and quotes of one speaker that differ, in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, Q, Value
from django.db.models.functions import Coalesce

from articles.models import SharedPassage
from articles.reading.outlets import is_outlet

from ..models import Citation, OriginLink, QuoteVariant, Status
from ..origins import Decision, Grouping, Print, Shared, Told, grouped

_PAIRS = ("article", "other_article", "citation", "other_citation")


def origins_of(told: dict[int, list[Citation]]) -> dict[int, Grouping]:
    """The citations of each event, by its number, grouped by origin. One query.

    The citations come with version, article and outlet loaded.
    """
    several = [citations for citations in told.values() if len(citations) > 1]
    passages, decisions = _known_of([citation for citations in several for citation in citations])
    found = {}
    for event, citations in told.items():
        versions = {citation.version_id for citation in citations}
        numbers = {citation.pk for citation in citations} | {citation.version.article_id for citation in citations}
        found[event] = grouped(
            [_told(citation) for citation in citations],
            {one for version in versions for one in passages[version]},
            {one for number in numbers for one in decisions[number]},
        )
    return found


def _told(citation: Citation) -> Told:
    article = citation.version.article
    speaker, via = _named(citation)
    return Told(
        citation.pk,
        article.pk,
        citation.version_id,
        citation.start,
        citation.end,
        outlet=article.outlet.name if article.outlet else "",
        is_agency=bool(article.outlet and article.outlet.is_agency),
        credit=article.credit,
        via=via,
        speaker=speaker,
    )


def _named(citation: Citation) -> tuple[str, str]:
    """Who spoke and what carried the words; taken from the attribution where neither was kept apart."""
    if citation.speaker or citation.via:
        return citation.speaker, citation.via
    speaker, _, via = citation.attributed_to.partition(", via ")
    return ("", speaker) if not via and is_outlet(speaker) else (speaker, via)


def _known_of(rows: list[Citation]) -> tuple[dict[int, list[Shared]], dict[int, list[Decision]]]:
    """The passages that the cited versions share with earlier stored ones, cited or not, by version; and what analysts
    decided, by the numbers of both articles or both citations. One query for both."""
    citations = {citation.pk for citation in rows} or {0}
    articles = {citation.version.article_id for citation in rows} or {0}
    about = Q(article__in=articles, other_article__in=articles) | Q(
        citation__in=citations, other_citation__in=citations
    )
    none = Value(0, output_field=BigIntegerField())
    links = OriginLink.objects.filter(about).order_by().values_list(
        "kind", "reason", Value(0.0), *(Coalesce(name, none) for name in _PAIRS), none, none, none, none
    )  # fmt: skip
    versions = {citation.version_id for citation in rows} or {0}
    shared = SharedPassage.objects.filter(later__in=versions).order_by().values_list(
        "kind", "why", "similarity", "earlier", "later", "earlier_start", "earlier_end", "later_start", "later_end",
        "earlier__article", "later__article",
    )  # fmt: skip
    passages: dict[int, list[Shared]] = defaultdict(list)
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for kind, why, similarity, a, b, c, d, e, f, g, h in shared.union(links, all=True):
        if kind in OriginLink.Kind.values:
            pair = (c, d) if c else (a, b)
            decided = Decision(kind == OriginLink.Kind.JOIN, "citation" if c else "article", *pair, why)
            for number in pair:
                decisions[number].append(decided)
        else:
            passage = Shared(Print(a, c, d, g), Print(b, e, f, h), kind, why, similarity)
            for number in (a, b):
                passages[number].append(passage)
    return passages, decisions


@dataclass(frozen=True, slots=True)
class Quoted:
    """One of two quotes that differ: the citation, and the spans of its differing words within the quote."""

    citation: Citation
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """Two public quotes of one speaker, the earlier printed first, and what kinds of words differ, in order."""

    speaker: str
    kinds: tuple[str, ...]
    quotes: tuple[Quoted, Quoted]


def variants_of(told: dict[int, list[Citation]], as_of: date | None = None) -> dict[int, list[Variant]]:
    """For each event, by its number, the quotes that differ of which it cites at least one. One query, or none."""
    numbers = {citation.pk for citations in told.values() for citation in citations if citation.speaker}
    found: dict[int, list[Variant]] = defaultdict(list)
    if not numbers:
        return found
    public: dict[str, object] = {"first__event__status": Status.PUBLISHED, "second__event__status": Status.PUBLISHED}
    if as_of:
        public |= {f"{side}__version__article__published__lte": as_of for side in ("first", "second")}
    rows = QuoteVariant.objects.filter(Q(first__in=numbers) | Q(second__in=numbers), **public).select_related(
        *(f"{side}__{path}" for side in ("first", "second") for path in ("event", "version__article__outlet"))
    )
    hidden = [
        f"{side}__{path}" for side in ("first", "second") for path in ("version__text", "version__shingles", "search")
    ]
    for row in rows.defer(*hidden):
        shown = _variant(row)
        for event in {row.first.event_id, row.second.event_id} & told.keys():
            found[event].append(shown)
    return found


def _variant(row: QuoteVariant) -> Variant:
    kinds = tuple(dict.fromkeys(one["kind"] for one in row.differences))
    sides = [
        Quoted(citation, tuple(tuple(one[name]) for one in row.differences if one[name]))
        for name, citation in (("first", row.first), ("second", row.second))
    ]
    sides.sort(key=lambda side: (side.citation.version.article.published or date.max, side.citation.pk))
    return Variant(row.first.speaker, kinds, (sides[0], sides[1]))
