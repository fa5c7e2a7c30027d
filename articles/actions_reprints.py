"""Finding and judging the passages that stored texts share. Writers of the evidence, called by `actions`.

A new text is looked up by its shingles, and only the few likeliest of the stored texts are compared with it word by
word, so that the price hardly grows with the number of texts.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection
from django.db.models import Q

from .models import SharedPassage, Version
from .reading.reprints import Indexed, word_count
from .reading.verdicts import Copy, judge, spoken_words

MOST_CANDIDATES = 12
"""How many stored texts are compared word by word with a new one; those with most rare shingles in common first."""

COMMON = 16
"""A shingle that so many texts have tells little; of those texts the earliest are looked at."""

MOST_COMMON = 4
"""How many stored texts are compared with a new one on the strength of common shingles alone."""

_FIRST_FEW = """
    SELECT few.versions
      FROM unnest(%s::bigint[]) AS wanted(shingle),
           LATERAL (SELECT array_agg(version_id) AS versions
                      FROM (SELECT version_id FROM articles_fingerprint f WHERE f.shingle = wanted.shingle
                             ORDER BY version_id LIMIT %s) AS earliest) AS few
     WHERE few.versions IS NOT NULL
"""


def find_reprints(*, version: Version) -> list[SharedPassage]:
    """Find, judge and store the passages that a text shares with the stored ones, verbatim or lightly edited."""
    candidates = Version.objects.filter(pk__in=_candidates(version)).values_list("pk", "text").order_by("pk")
    if not candidates:
        return []
    indexed = Indexed(version.text)
    found = [row for number, text in candidates for row in _shared(indexed, version.pk, number, text)]
    if found:
        known = {number for row in found for number in (row.earlier_id, row.later_id)} - {version.pk}
        _judge_among(known, found)
    return SharedPassage.objects.bulk_create(found, ignore_conflicts=True)


def judge_again(*, article: int) -> None:
    """Judge anew what an article shares with others, as when its outlet or day of publication was corrected."""
    near = SharedPassage.objects.filter(Q(earlier__article=article) | Q(later__article=article))
    sides = near.order_by("pk").values_list("earlier", "later")[: 2 * MOST_CANDIDATES]
    _judge_among({number for pair in sides for number in pair})


def _judge_among(versions: set[int], new: Iterable[SharedPassage] = ()) -> None:
    """Judge the passages that any two of these texts share, and new ones not yet stored, each by all its copies.

    Stored ones are written when the verdict on them changed.
    """
    stored = list(SharedPassage.objects.filter(earlier__in=versions, later__in=versions))
    rows = [*stored, *new]
    numbers = {number for row in rows for number in (row.earlier_id, row.later_id)}
    articles = Version.objects.filter(pk__in=numbers).values_list("pk", "article__outlet", "article__published")
    printed = {number: Copy(outlet, day) for number, outlet, day in articles}
    copies = _copies(rows)
    verdicts = [
        (
            row,
            judge(
                row.words,
                row.spoken,
                (printed[row.earlier_id], printed[row.later_id]),
                [printed[other] for other in others],
            ),
        )
        for row, others in zip(rows, copies, strict=True)
    ]
    changed = [row for row, verdict in verdicts if (row.kind, row.why) != (verdict.kind, verdict.why)]
    for row, verdict in verdicts:
        row.kind, row.why = verdict.kind, verdict.why
    SharedPassage.objects.bulk_update([row for row in changed if row.pk], ["kind", "why"])


def _copies(rows: list[SharedPassage]) -> list[set[int]]:
    """For each passage the versions that share most of it with either side."""
    at: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for row in rows:
        at[row.earlier_id].append((row.earlier_start, row.earlier_end, row.later_id))
        at[row.later_id].append((row.later_start, row.later_end, row.earlier_id))
    return [
        {
            other
            for number, start, end in (
                (row.earlier_id, row.earlier_start, row.earlier_end),
                (row.later_id, row.later_start, row.later_end),
            )
            for begin, stop, other in at[number]
            if 2 * (min(end, stop) - max(start, begin)) >= end - start
        }
        for row in rows
    ]


def _candidates(version: Version) -> list[int]:
    """The texts of other articles that most probably share a passage with this one, the likeliest first."""
    own = set(Version.objects.filter(article=version.article_id).values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_FIRST_FEW, [list(version.shingles), COMMON])
        having = [row[0] for row in cursor.fetchall()]
    weights: dict[int, float] = defaultdict(float)
    rarely = {number for numbers in having if len(numbers) < COMMON for number in numbers}
    for numbers in having:
        for number in numbers:
            weights[number] += 1 / len(numbers)
    ranked = [number for number in sorted(weights, key=lambda n: (-weights[n], n)) if number not in own]
    likely = [number for number in ranked if number in rarely]
    common = [number for number in ranked if number not in rarely]
    return (likely + common[:MOST_COMMON])[:MOST_CANDIDATES]


def _shared(indexed: Indexed, version: int, number: int, text: str) -> list[SharedPassage]:
    """What a version shares with the text of another, the earlier stored one first."""
    rows = []
    for passage in indexed.shared_with(text):
        sides = [(number, passage.a_start, passage.a_end), (version, passage.b_start, passage.b_end)]
        (earlier, start, end), (last, begin, stop) = sorted(sides)
        words = text[passage.a_start : passage.a_end]
        rows.append(
            SharedPassage(
                earlier_id=earlier,
                later_id=last,
                earlier_start=start,
                earlier_end=end,
                later_start=begin,
                later_end=stop,
                similarity=passage.similarity,
                words=word_count(words),
                spoken=spoken_words(words),
            )
        )
    return rows
