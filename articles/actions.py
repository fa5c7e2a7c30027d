"""The only writers of the evidence: each writes whole or not at all, and names who did it and when."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.text import slugify

from .actions_reprints import find_reprints, judge_again
from .history import acting
from .intake import language_of, normalise
from .models import Article, Boilerplate, Outlet, PublishedBasis, Version
from .reading.outlets import credited
from .reading.quotes import MOVED, UNCHANGED, find_again
from .reading.reprints import shingles

MOST_SHINGLES = 2_000
"""How many shingles of a text are kept to find reprints by: the smallest, so that two copies keep the same ones."""

_HEADLINE_LENGTH = 200


class Refusal(ValueError):
    """Something cannot be written as asked; the message says why and what to do."""


def known_article(*, text: str, outlet: str = "") -> Article | None:
    """The stored article with this text, from the same outlet or with either outlet unnamed; None when there is none.

    Two named outlets that print the same words are two articles, since who carried a report is part of the evidence.
    """
    found = Article.objects.filter(versions__sha256=_sha256(normalise(text))).select_related("outlet").order_by("id")
    for article in found:
        if not outlet or article.outlet is None or _same_outlet(article.outlet, outlet):
            return article
    return None


def _same_outlet(stored: Outlet, name: str) -> bool:
    return name.strip().casefold() in (stored.name.casefold(), stored.slug)


@transaction.atomic
def add_article(
    *,
    text: str,
    headline: str = "",
    outlet: str = "",
    byline: str = "",
    credit: str = "",
    url: str = "",
    lang: str = "",
    published: date | None = None,
    published_basis: str = "",
    page_date: date | None = None,
    source_name: str = "",
    by: User | None,
    at: datetime,
) -> tuple[Article, bool]:
    """Store a report once; answers (article, True), or (the known article, False) when the same text is there already.

    `outlet` is a name or slug; a new one is made when it is unknown. `headline` falls back to the text's first line,
    `lang` to the language of its script, `credit` to the agency that byline, dateline or foot name.
    Raises Refusal when nothing is left of the text after normalising, or a value does not fit its column.
    """
    words = normalise(text)
    if not words:
        raise Refusal("the text is empty; give the words of the report")
    digest = _sha256(words)
    _wait_for_my_turn(digest)  # two imports of one text at once must not both find it new
    if known := known_article(text=words, outlet=outlet):
        return known, False
    with acting("add_article", by):
        article = Article(
            outlet=_outlet_named(outlet) if outlet.strip() else None,
            headline=(headline.strip() or _first_line(words)),
            byline=byline.strip(),
            credit=credit.strip() or credited(words, byline),
            url=url.strip(),
            lang=lang.strip() or language_of(words),
            published=published,
            published_basis=_basis(published, published_basis),
            page_date=page_date,
            source_name=source_name,
            added_by=by,
            added=at,
        )
        _check_fits(article)
        article.save()
        version = _store_version(article, words, digest, number=1, reason="", by=by, at=at)
        find_reprints(version=version)
    return article, True


@transaction.atomic
def add_version(*, article: Article, text: str, reason: str, by: User | None, at: datetime) -> Version:
    """Store corrected text as the next version; the earlier one stays, with all that cites it.

    Raises Refusal when the text is empty or the same as the newest version's.
    """
    words = normalise(text)
    if not words:
        raise Refusal("the corrected text is empty; give the whole text")
    Article.objects.select_for_update().get(pk=article.pk)
    newest = article.versions.order_by("-number").first()
    digest = _sha256(words)
    if newest and newest.sha256 == digest:
        raise Refusal("the text is the same as the newest version; nothing to correct")
    with acting("add_version", by, reason=reason):
        number = newest.number + 1 if newest else 1
        version = _store_version(article, words, digest, number=number, reason=reason, by=by, at=at)
        find_reprints(version=version)
        if newest:
            _carry_boilerplate(newest, version, by, at)
    return version


@transaction.atomic
def correct_reference_date(
    *, article: Article, published: date | None, basis: str, note: str, by: User | None, at: datetime
) -> Article:
    """Set, or clear, the day of publication that relative dates hang on.

    The suggestions that rest on it are worked out anew by `timeline.actions.suggest`; events keep their dates.
    """
    with acting("correct_reference_date", by, note=note, at=at.isoformat()):
        article.published = published
        article.published_basis = _basis(published, basis)
        article.published_note = note
        _check_fits(article)
        article.save()
        judge_again(article=article.pk)
    return article


@transaction.atomic
def mark_boilerplate(*, version: Version, start: int, end: int, by: User | None, at: datetime) -> Boilerplate:
    """Mark a passage as part of the page and not of the report; reading skips it. The same passage twice is one.

    Raises Refusal when there is no such passage in the text.
    """
    if not 0 <= start < end <= len(version.text):
        raise Refusal(f"there is no passage [{start}, {end}) in a text of {len(version.text)} characters")
    with acting("mark_boilerplate", by):
        values = {"quote": version.text[start:end], "added_by": by, "added": at}
        return Boilerplate.objects.get_or_create(version=version, start=start, end=end, defaults=values)[0]


@transaction.atomic
def unmark_boilerplate(*, boilerplate: Boilerplate, by: User | None) -> None:
    """Let a passage be part of the report again."""
    with acting("unmark_boilerplate", by):
        boilerplate.delete()


def _carry_boilerplate(earlier: Version, version: Version, by: User | None, at: datetime) -> None:
    """Mark in a corrected text what was marked before, where the same words still stand."""
    for marked in earlier.boilerplate.all():
        found = find_again(earlier.text, marked.start, marked.end, version.text)
        if found.state in (UNCHANGED, MOVED):
            mark_boilerplate(version=version, start=found.start, end=found.end, by=by, at=at)


def mark_read(*, versions: Iterable[Version], engine: str, at: datetime) -> int:
    """Remember that texts were read by a version of the engine; answers how many."""
    return Version.objects.filter(pk__in=[version.pk for version in versions]).update(read_with=engine, read_at=at)


def shingles_kept(text: str) -> list[int]:
    """What is stored of a text to find reprints of it by."""
    return sorted(shingles(text))[:MOST_SHINGLES]


def _store_version(
    article: Article, words: str, digest: str, *, number: int, reason: str, by: User | None, at: datetime
) -> Version:
    version = Version(
        article=article, number=number, text=words, sha256=digest, shingles=shingles_kept(words), reason=reason,
        added_by=by, added=at,
    )  # fmt: skip
    version.save()
    return version


def _outlet_named(name: str) -> Outlet:
    name = " ".join(name.split())
    known = Outlet.objects.filter(name__iexact=name).first() or Outlet.objects.filter(slug=name).first()
    if known:
        return known
    outlet = Outlet(name=name, slug=_free_slug(name))
    _check_fits(outlet)
    outlet.save()
    return outlet


def _free_slug(name: str) -> str:
    stem = slugify(name)[:70] or "outlet"
    taken = set(Outlet.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)


def _basis(published: date | None, basis: str) -> str:
    if published is None:
        return PublishedBasis.UNKNOWN
    if basis and basis not in PublishedBasis.values:
        raise Refusal(f"published_basis {basis!r} is unknown; use one of {', '.join(PublishedBasis.values)}")
    return basis if basis and basis != PublishedBasis.UNKNOWN else PublishedBasis.GIVEN


def _first_line(words: str) -> str:
    line = next(line for line in words.split("\n") if line.strip()).strip()
    return line if len(line) <= _HEADLINE_LENGTH else line[: _HEADLINE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def _check_fits(row: Any) -> None:
    try:
        row.full_clean(validate_unique=False, validate_constraints=False, exclude=_unset(row))
    except ValidationError as fault:
        told = "; ".join(f"{field}: {' '.join(messages)}" for field, messages in fault.message_dict.items())
        raise Refusal(told) from fault


def _unset(row: Any) -> list[str]:
    return [field.name for field in row._meta.fields if not field.editable or field.is_relation]


def _sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _wait_for_my_turn(digest: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(digest[:15], 16)])
