"""How long a new article takes to be checked for reprints: `make bench NAME=reprints`.

A database of its own is filled with made texts: rare and common words as in a language, footers of outlets, standing
paragraphs, wire reports that many print, and passages taken over verbatim or edited. New articles are then checked,
and beside each the way it was done before: an array index asked for every overlap. The last line is one JSON object.

    python -m tests.benchmarks.reprints [--articles 200000] [--checks 300]
"""

import argparse
import itertools
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import quantiles
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.actions_reprints import find_reprints  # noqa: E402
from articles.models import Article, Outlet, SharedPassage, Version  # noqa: E402
from articles.reading.reprints import shared_passages, shingles  # noqa: E402

OUTLETS, VOCABULARY, WORDS = 200, 30_000, 400
BASELINE_EVERY = 5  # the old way is tried for one check in so many, since it is slow
OLD_MOST_CANDIDATES = 20


class Maker:
    """Texts of about WORDS words, the same in every run."""

    def __init__(self) -> None:
        self.chance = random.Random(3)
        letters = "abcdefghijklmnoprstuvwz"
        names = ["".join(self.chance.choices(letters, k=self.chance.randint(2, 10))) for _ in range(VOCABULARY)]
        weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
        self.ring = self.chance.choices(names, cum_weights=weights, k=2_000_000)
        self.footers = [self.words(20) for _ in range(OUTLETS)]
        self.standing = [self.words(self.chance.randint(45, 80)) for _ in range(60)]
        self.wires = [self.words(250) for _ in range(40)]

    def words(self, count: int) -> list[str]:
        """So many words; runs of seven keep the language's own pairs and never make an equal shingle of eight."""
        found: list[str] = []
        while len(found) < count:
            start = self.chance.randrange(len(self.ring) - 7)
            found += self.ring[start : start + 7]
        return found[:count]

    def edited(self, words: list[str], every: int) -> list[str]:
        """The words with one in about so many replaced."""
        return [self.chance.choice(self.ring) if self.chance.random() * every < 1 else word for word in words]

    def text(self, outlet: int, passage: list[str]) -> str:
        """A text with a passage, perhaps a standing paragraph, and the outlet's footer; a line break after each."""
        rest = max(WORDS - len(passage), 80)
        parts = [self.words(rest // 2), passage, self.words(rest // 2)]
        if self.chance.random() < 0.4:
            rank = min(int(self.chance.paretovariate(0.8)) - 1, len(self.standing) - 1)
            parts.append(self.standing[rank])
        return "\n".join(" ".join(part) for part in [*parts, self.footers[outlet]] if part)

    def taken(self, text: str) -> list[str]:
        """A passage of 60 to 200 words out of an earlier text."""
        words = text.split()
        length = min(self.chance.randint(60, 200), len(words) - 60)
        start = self.chance.randrange(len(words) - length - 40)
        return words[start : start + length]


def stored(maker: Maker, count: int) -> Iterator[tuple[int, str]]:
    """Outlet and text of the stored articles: one in ten takes over a passage, one in fifty a wire report."""
    recent: list[str] = []
    for _ in range(count):
        outlet, draw = maker.chance.randrange(OUTLETS), maker.chance.random()
        passage: list[str] = []
        if draw < 0.1 and recent:
            passage = maker.edited(maker.taken(maker.chance.choice(recent)), every=40)
        elif draw < 0.12:
            passage = maker.chance.choice(maker.wires)
        text = maker.text(outlet, passage)
        recent = [*recent[-200:], text]
        yield outlet, text


@contextmanager
def database() -> Iterator[None]:
    """An empty database of its own, gone afterwards."""
    connection.settings_dict["TEST"]["NAME"] = "bench_reprints"
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)


def load(maker: Maker, count: int) -> list[int]:
    """Store `count` articles through COPY, and index them; answers the numbers of the outlets."""
    outlets = [Outlet.objects.create(name=f"Outlet {n}", slug=f"outlet-{n}").pk for n in range(OUTLETS)]
    now = timezone.now()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no history of what is made here
        rows: list[tuple[int, str]] = []
        with cursor.copy(
            "COPY articles_version (article_id, number, text, sha256, shingles, reason, read_with, added) FROM STDIN"
        ) as copy:
            for number, (outlet, text) in enumerate(stored(maker, count), 1):
                copy.write_row((number, 1, text, f"{number:064x}", list(shingles(text)), "", "", now))
                rows.append((outlets[outlet], f"Report {number}"))
        with cursor.copy(
            "COPY articles_article (outlet_id, headline, byline, credit, url, lang, published, published_basis,"
            " published_note, source_name, added) FROM STDIN"
        ) as copy:
            for place, (outlet, headline) in enumerate(rows):
                day = f"2024-{1 + place * 12 // count:02}-{1 + place % 28:02}"
                copy.write_row((outlet, headline, "", "", "", "en", day, "given", "", "", now))
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_fingerprint SELECT unnest(shingles), id FROM articles_version ORDER BY 1")
        cursor.execute("CREATE INDEX bench_gin ON articles_version USING gin (shingles)")
        cursor.execute("VACUUM ANALYZE articles_version")
        cursor.execute("VACUUM ANALYZE articles_fingerprint")
    return outlets


def before(version: Version) -> list[tuple[int, int]]:
    """The way it was done before: every text with an overlap is loaded, the best are compared word by word."""
    others = Version.objects.exclude(article=version.article_id).filter(shingles__overlap=list(version.shingles))
    mine = set(version.shingles)
    ranked = sorted(others, key=lambda other: (-len(mine.intersection(other.shingles)), other.pk))
    return [
        (other.pk, passage.a_start)
        for other in ranked[:OLD_MOST_CANDIDATES]
        for passage in shared_passages(other.text, version.text)
    ]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Milliseconds, and the answer."""
    start = time.perf_counter()
    answer = work()
    return (time.perf_counter() - start) * 1000, answer


def new_article(maker: Maker, number: int, count: int) -> tuple[str, str, int | None]:
    """What kind of new article, its text, and the version it takes from where that is one: a quarter of each."""
    kind = ("own words", "verbatim", "edited", "wire")[number % 4]
    if kind == "own words":
        return kind, maker.text(number % OUTLETS, []), None
    if kind == "wire":
        return kind, maker.text(number % OUTLETS, maker.chance.choice(maker.wires)), None
    source = maker.chance.randint(1, count)
    passage = maker.taken(Version.objects.values_list("text", flat=True).get(pk=source))
    return kind, maker.text(number % OUTLETS, maker.edited(passage, every=20) if kind == "edited" else passage), source


@transaction.atomic
def add(text: str, outlet: int, number: int) -> Version:
    """Store an article, as `add_article` does before it looks for reprints."""
    now = timezone.now()
    article = Article.objects.create(
        outlet_id=outlet, headline=f"New {number}", published="2024-12-20", published_basis="given", added=now
    )
    version = Version(article=article, text=text, sha256=f"n{number:063x}", shingles=list(shingles(text)), added=now)
    version.save()
    return version


def main() -> None:
    """Fill, check, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=200_000)
    options.add_argument("--checks", type=int, default=300)
    asked = options.parse_args()
    with database():
        maker = Maker()
        seconds, outlets = timed(lambda: load(maker, asked.articles))
        print(f"{asked.articles:,} articles stored in {seconds / 1000:.0f} s", file=sys.stderr)
        figures = measure(maker, asked.articles, asked.checks, outlets)
    for name, value in figures.items():
        print(f"{name:34} {value:>12,}")
    print(json.dumps(figures))


def measure(maker: Maker, count: int, checks: int, outlets: list[int]) -> dict[str, float]:
    """Check new articles one after the other."""
    stores, finds, olds, sources = [], [], [], []
    found = {"verbatim": 0, "edited": 0, "wire": 0}
    for number in range(checks):
        kind, text, source = new_article(maker, number, count)
        cost, version = timed(lambda text=text, number=number: add(text, outlets[number % OUTLETS], number))
        stores.append(cost)
        cost, shared = timed(lambda version=version: checked(version))
        finds.append(cost)
        if kind in found:
            reprints = [row for row in shared if source in (None, row.earlier_id) and row.words >= 50]
            found[kind] += bool(reprints)
        if number % BASELINE_EVERY == 0:
            olds.append(timed(lambda version=version: before(version))[0])
            sources.append(finds[-1])
    size = sizes()
    p50, p95 = percentiles(finds)
    old50, old95 = percentiles(olds)
    return {
        "articles": count,
        "check_ms_p50": p50,
        "check_ms_p95": p95,
        "store_ms_p50": percentiles(stores)[0],
        "store_ms_p95": percentiles(stores)[1],
        "before_ms_p50": old50,
        "before_ms_p95": old95,
        "times_faster_p50": round(old50 / percentiles(sources)[0], 1),
        "times_faster_p95": round(old95 / percentiles(sources)[1], 1),
        **{f"{kind}_found": round(number / (checks // 4), 3) for kind, number in found.items()},
        "passages_stored": SharedPassage.objects.count(),
        **size,
    }


@transaction.atomic
def checked(version: Version) -> list[SharedPassage]:
    """Candidates, alignment and storing, in a transaction as in `add_article`."""
    return find_reprints(version=version)


def percentiles(values: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    cuts = quantiles(values, n=20)
    return round(cuts[9], 2), round(cuts[18], 2)


def sizes() -> dict[str, int]:
    """MB of the index in use, of the array index of before, and of the table of texts."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_total_relation_size('articles_fingerprint'), pg_relation_size('bench_gin'),"
            " pg_table_size('articles_version')"
        )
        row = cursor.fetchone()
    return dict(zip(("index_mb", "before_index_mb", "texts_mb"), (int(size) >> 20 for size in row), strict=True))


if __name__ == "__main__":
    main()
