"""The public record as JSON Lines, one file a kind of thing, as docs/dataset.md says: what `bulk_load` reads."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from rest_framework.renderers import JSONRenderer

from articles.models import Article, Boilerplate, Outlet, SharedPassage, Version

from .. import queries
from ..filters import Filters
from ..models import Party, Person, Venue
from ..models.days import days_of
from ..queries import Shown
from ..shapes import members
from .comma import line_of
from .decisions import gone, numbers_known, origins, variants
from .sites import Site
from .streams import whole_list

Object = dict[str, Any]


def lines(objects: Iterable[Any]) -> Iterator[str]:
    """Each object as JSON on a line of its own."""
    renderer = JSONRenderer()
    for told in objects:
        yield renderer.render(told).decode() + "\n"


def events(site: Site) -> Iterator[Object]:
    """Events as the API tells them, with what loading needs besides."""
    shape = members.EventMembers(context={"base": site.origin})
    known = numbers_known()
    for shown in whole_list(Filters()):
        told = dict(shape.to_representation(shown))
        del told["match"]  # nothing was asked for that it could match
        told["editorial_reason"] = shown.event.editorial_reason
        told["split_from"] = told["split_from"] if told["split_from"] in known else None
        basis = {name: value for name, value in shown.event.basis.items() if value is not None}
        told["when"] = {**told["when"], "basis": basis or None}
        for citation, row in zip(told["citations"], shown.citations, strict=True):
            citation["version"], citation["added"] = row.version.number, row.added
            citation["speaker"], citation["via"] = row.speaker, row.via
            citation["kept_despite"] = row.kept_despite and row.kept_despite.number
            citation["account"] = {**citation["account"], "precision": row.account_precision or None}
        yield told


def articles(site: Site) -> Iterator[Object]:
    """Reports that public events cite; their words only where the outlet is an invented sample."""
    shape = members.ArticleMembers(context={"base": site.origin})
    versions = Version.objects.order_by("number").defer("text", "shingles")
    rows = queries.public_articles().order_by("id").prefetch_related(Prefetch("versions", versions, to_attr="told"))
    for article in rows.iterator(chunk_size=500):
        told = dict(shape.to_representation(article))
        told["page_date"], told["added"] = article.page_date, article.added
        told["versions"] = [{"number": v.number, "added": v.added, "reason": v.reason} for v in article.told]
        if article.outlet and article.outlet.is_sample:
            told["texts"] = list(article.versions.order_by("number").values_list("text", flat=True))
            marked = Boilerplate.objects.filter(version__article=article).order_by("version__number", "start", "end")
            told["boilerplate"] = [
                {"version": row.version.number, "start": row.start, "end": row.end, "added": row.added}
                for row in marked.select_related("version")
            ]
        yield told


def outlets(site: Site) -> Iterator[Object]:
    """Who published these reports."""
    for outlet in Outlet.objects.filter(Exists(queries.public_articles().filter(outlet=OuterRef("pk")))).order_by(
        "slug"
    ):
        yield {
            "slug": outlet.slug, "name": outlet.name, "homepage": outlet.homepage, "lang": outlet.lang,
            "agency": outlet.is_agency, "sample": outlet.is_sample,
        }  # fmt: skip


def passages(site: Site) -> Iterator[Object]:
    """Passages that two of these reports share."""
    public = queries.public_articles().values("pk")
    rows = SharedPassage.objects.filter(earlier__article__in=public, later__article__in=public)
    for row in rows.select_related("earlier", "later").defer("earlier__text", "later__text").order_by("id"):
        told: Object = {"similarity": row.similarity, "words": row.words, "spoken": row.spoken}
        told |= {"kind": row.kind, "why": row.why}
        for side in ("earlier", "later"):
            version = getattr(row, side)
            start, end = getattr(row, f"{side}_start"), getattr(row, f"{side}_end")
            told[side] = {"article": version.article_id, "version": version.number, "start": start, "end": end}
        yield told


def named(model: Any, shape: Any) -> Callable[[Site], Iterator[Object]]:
    """All parties, persons or venues, with every other name that texts give them."""

    def write(site: Site) -> Iterator[Object]:
        told_as = shape(context={"base": site.origin})
        rows = model.objects.select_related("party") if model is Person else model.objects.all()
        other = Prefetch("aliases", model.aliases.rel.related_model.objects.order_by("text", "lang"))
        for row in rows.prefetch_related(other).order_by("slug"):
            told = dict(told_as.to_representation(row))
            names = [{"text": alias.text, "lang": alias.lang, "loaded": alias.loaded} for alias in row.aliases.all()]
            yield told | {"aliases": names}

    return write


def rounds(site: Site) -> Iterator[Object]:
    """Rounds of talks, each with its rule as days, venues and wording too."""
    shape = members.RoundMembers(context={"base": site.origin})
    for row in queries.rounds().order_by("slug"):
        days = row.rule_days and days_of(row.rule_days, "range")
        stated = {"earliest": days and days.earliest, "latest": days and days.latest}
        yield dict(shape.to_representation(row)) | {
            "stated": stated | {"venues": row.rule_venues, "words": row.rule_words}
        }


FILES: dict[str, Callable[[Site], Iterator[Object]]] = {
    "outlets.jsonl": outlets,
    "articles.jsonl": articles,
    "parties.jsonl": named(Party, members.PartyMembers),
    "persons.jsonl": named(Person, members.PersonMembers),
    "venues.jsonl": named(Venue, members.VenueMembers),
    "rounds.jsonl": rounds,
    "events.jsonl": events,
    "passages.jsonl": passages,
    "origins.jsonl": origins,
    "variants.jsonl": variants,
    "gone.jsonl": gone,
}
"""The files of JSON Lines, and what writes the objects of each."""

PARTICIPANTS = ("event", "party", "person", "role", "attendance")
CITATIONS = (
    "id", "event", "article", "outlet", "published", "quote", "start", "end", "attributed_to", "account_earliest",
    "account_latest", "account_precision", "account_venue", "account_outcome", "account_phase", "state",
)  # fmt: skip


def participants_table(shown_events: Iterable[Shown], site: Site) -> Iterator[str]:
    """CSV: one participant a row."""
    yield line_of(PARTICIPANTS)
    for shown in shown_events:
        for part in shown.participations:
            party, person = part.party and part.party.slug, part.person and part.person.slug
            yield line_of([shown.event.pk, party, person, part.role, part.attendance])


def citations_table(shown_events: Iterable[Shown], site: Site) -> Iterator[str]:
    """CSV: one citation a row, with what its words say of the event where it matters or differs."""
    yield line_of(CITATIONS)
    for shown in shown_events:
        for row in shown.citations:
            article: Article = row.version.article
            source = (article.pk, article.outlet and article.outlet.name, article.published)
            words = (row.quote, row.start, row.end, row.attributed_to)
            days, venue = row.account_when, row.account_venue
            when = (days and days.earliest, days and days.latest, row.account_precision)
            what = (venue and venue.slug, row.account_outcome, row.account_phase, row.state)
            yield line_of([row.pk, shown.event.pk, *source, *words, *when, *what])
