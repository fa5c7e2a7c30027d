"""The objects of a data set's files as rows of the record's tables; docs/dataset.md describes them."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from articles.models import PublishedBasis
from articles.reading.edtf import Days

from ...models import Status

Object = dict[str, Any]
Row = dict[str, Any]


@dataclass
class Known:
    """What was numbered so far: the rows of slugs, and of the versions of articles."""

    at: datetime
    slugs: dict[tuple[str, str], int] = field(default_factory=dict)
    given: Counter[str] = field(default_factory=Counter)
    articles: dict[int, int] = field(default_factory=dict)
    """How many texts each article has in the files; 0 where its words are not passed on."""
    versions: dict[tuple[int, int], int] = field(default_factory=dict)
    about: dict[tuple[int, int], Row] = field(default_factory=dict)
    """What the files say of versions: when they were added, and why."""
    lengths: Counter[int] = field(default_factory=Counter)
    """How long the text of a version is at least, by its row, where passages reach beyond its cited words."""

    def number(self, kind: str, slug: str) -> int:
        """The number of a new row. Raises ValueError when the slug has one already."""
        if (kind, slug) in self.slugs:
            raise ValueError(f"there is a {kind} {slug!r} already; write each once")
        self.given[kind] += 1
        self.slugs[kind, slug] = self.given[kind]
        return self.given[kind]

    def next(self, kind: str) -> int:
        """The number of a new row of a kind that has no slug."""
        self.given[kind] += 1
        return self.given[kind]

    def named(self, kind: str, value: Any) -> int | None:
        """The row that an object, or a bare slug, names; None for null. Raises ValueError for a strange one."""
        if value is None:
            return None
        slug = value["slug"] if isinstance(value, dict) else value
        if (kind, slug) not in self.slugs:
            raise ValueError(f"there is no {kind} {slug!r}")
        return self.slugs[kind, slug]

    def version(self, article: int, number: int) -> int:
        """The row of an article's version; made up where the article's words are not passed on. Raises ValueError."""
        if article not in self.articles:
            raise ValueError(f"there is no article {article}")
        texts = self.articles[article]
        if number < 1 or (texts and number > texts):
            raise ValueError(f"article {article} has no version {number}")
        if (article, number) not in self.versions:
            self.versions[article, number] = self.next("version")
        return self.versions[article, number]


def outlet(told: Object, known: Known) -> Row:
    """A row of outlets."""
    flags = {"is_agency": bool(told.get("agency")), "is_sample": bool(told.get("sample"))}
    return named_row(told, known, "outlet", "homepage", "lang", "note") | flags


def party(told: Object, known: Known) -> Row:
    """A row of parties."""
    return named_row(told, known, "party", "kind", "note")


def person(told: Object, known: Known) -> Row:
    """A row of persons."""
    return named_row(told, known, "person", "office", "note") | {"party_id": known.named("party", told.get("party"))}


def venue(told: Object, known: Known) -> Row:
    """A row of venues."""
    return named_row(told, known, "venue", "country", "latitude", "longitude", "note")


def talks_round(told: Object, known: Known) -> Row:
    """A row of rounds."""
    stated = told.get("stated") or {}
    first, last = stated.get("earliest"), stated.get("latest")
    rule: Row = {f"rule_{name}": stated.get(name) for name in ("venues", "words")}
    rule["rule_days"] = days_range(first, last, "range") if first or last else None
    return named_row(told, known, "round", "rule", "summary", "background") | rule


def aliases(told: Object, known: Known, kind: str) -> Iterator[Row]:
    """The other names of a party, person or venue."""
    for alias in told.get("aliases") or ():
        yield {
            "id": known.next(f"{kind} alias"),
            "text": alias["text"],
            "lang": alias.get("lang") or "en",
            "loaded": bool(alias.get("loaded")),
            f"{kind}_id": known.named(kind, told),
        }


def article(told: Object, known: Known) -> Row:
    """A row of articles."""
    number = told["id"]
    if number in known.articles:
        raise ValueError(f"there is an article {number} already; write each once")
    known.articles[number] = len(told.get("texts") or ())
    for version in told.get("versions") or ():
        known.version(number, version["number"])
        known.about[number, version["number"]] = _some(version, "added", "reason")
    row = _some(told, "headline", "byline", "credit", "url", "lang", "published_basis", "published_note", "source_name")
    if told.get("published") and not told.get("published_basis"):
        row["published_basis"] = PublishedBasis.GIVEN
    days = {name: _day(told.get(name)) for name in ("published", "page_date")}
    outlet_id = known.named("outlet", told.get("outlet"))
    return row | days | moment_added(told, known) | {"id": number, "outlet_id": outlet_id}


def version(text: str, article: int, number: int, known: Known) -> Row:
    """A row of versions."""
    return {
        "id": known.version(article, number),
        "article_id": article,
        "number": number,
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "added": known.at,
        **known.about.get((article, number), {}),
    }


def boilerplate(told: Object, known: Known) -> Iterator[Row]:
    """What belongs to the page and not to the report, in texts that are in the files."""
    for marked in told.get("boilerplate") or ():
        start, end = marked["start"], marked["end"]
        yield {
            "id": known.next("boilerplate"),
            "version_id": known.version(told["id"], marked["version"]),
            "start": start,
            "end": end,
            "quote": told["texts"][marked["version"] - 1][start:end],
            **moment_added(marked, known),
        }


def passage(told: Object, known: Known) -> Row:
    """A row of passages that two texts share."""
    row: Row = {"id": known.next("passage"), **_some(told, "similarity", "words", "spoken", "kind", "why")}
    for side in ("earlier", "later"):
        place = told[side]
        row[f"{side}_id"] = number = known.version(place["article"], place.get("version", 1))
        known.lengths[number] = max(known.lengths[number], place["end"])
        row |= {f"{side}_start": place["start"], f"{side}_end": place["end"]}
    return row


def event(told: Object, known: Known) -> Row:
    """A row of events; all that is loaded is public."""
    outcome = told.get("outcome") or {}
    when = told["when"]
    row = _some(told, "slug", "summary", "phase", "editorial_reason")
    return row | {
        "id": told["id"],
        "title": told["title"],
        "kind": told["kind"],
        "outcome": outcome.get("code") or "",
        "outcome_text": outcome.get("text") or "",
        "days": days_range(when.get("earliest"), when.get("latest"), when["precision"]),
        "precision": when["precision"],
        "basis": {name: value for name, value in (when.get("basis") or {}).items() if value is not None},
        "venue_id": known.named("venue", told.get("venue")),
        "round_id": known.named("round", told.get("round")),
        "split_from_id": told.get("split_from"),
        "status": Status.PUBLISHED,
        "created": told.get("created") or known.at,
        "updated": told.get("updated") or known.at,
    }


def participations(told: Object, known: Known) -> Iterator[Row]:
    """Who was part of an event."""
    for part in told.get("participants") or ():
        yield {
            "id": known.next("participation"),
            "event_id": told["id"],
            "party_id": known.named("party", part.get("party")),
            "person_id": known.named("person", part.get("person")),
            **_some(part, "role", "attendance"),
        }


def citations(told: Object, known: Known) -> Iterator[Row]:
    """The words that an event rests on. Raises ValueError when there are none."""
    if not told.get("citations"):
        raise ValueError("it rests on no citation; a public event needs one")
    for cited in told["citations"]:
        account, despite = cited.get("account") or {}, cited.get("kept_despite")
        row = _some(cited, "prefix", "suffix", "attributed_to", "speaker", "via", "state")
        first, last = account.get("earliest"), account.get("latest")
        precision = account.get("precision") or ("day" if first == last else "range") if first or last else ""
        yield row | {
            "id": cited["id"],
            "event_id": told["id"],
            "version_id": known.version(cited["article"]["id"], cited.get("version", 1)),
            "kept_despite_id": despite and known.version(cited["article"]["id"], despite),
            "start": cited["start"],
            "end": cited["end"],
            "quote": cited["quote"],
            "account_days": days_range(first, last, precision) if precision else None,
            "account_precision": precision,
            "account_venue_id": known.named("venue", account.get("venue")),
            "account_outcome": account.get("outcome") or "",
            "account_outcome_text": account.get("outcome_text") or "",
            "account_phase": account.get("phase") or "",
            **moment_added(cited, known),
        }


def account_parts(told: Object, known: Known) -> Iterator[Row]:
    """Who, by the account of each citation of an event, was there or away."""
    for cited in told["citations"]:
        for part in (cited.get("account") or {}).get("attendance") or ():
            yield {
                "id": known.next("account part"),
                "citation_id": cited["id"],
                "party_id": known.named("party", part.get("party")),
                "person_id": known.named("person", part.get("person")),
                **_some(part, "role", "attendance"),
            }


def named_row(told: Object, known: Known, kind: str, *members: str) -> Row:
    """A new row of what has a slug and a name, with the members that say something."""
    number = known.number(kind, told["slug"])
    return {"id": number, "slug": told["slug"], "name": told["name"], **_some(told, *members)}


def _some(told: Object, *members: str) -> Row:
    """The members that say something."""
    return {name: told[name] for name in members if told.get(name) is not None}


def moment_added(told: Object, known: Known) -> Row:
    """When something was added; with the load where nothing is said of it."""
    return {"added": told.get("added") or known.at}


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def days_range(earliest: str | None, latest: str | None, precision: str) -> str:
    """A daterange as PostgreSQL writes it. Raises ValueError where days and precision do not fit."""
    days = Days(_day(earliest), _day(latest), precision)
    return f"[{days.earliest or ''},{days.latest or ''}]"
