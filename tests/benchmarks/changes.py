"""What a page of the log of changes costs in a large history, from its beginning, its middle and its end.

A database of its own is filled with events that were published and changed several times. Beside the log, the same page
is asked for as it was done before: the tables of history put together as a whole, and then sorted. Pages of a past
(`recorded_at`, `as_of`) are measured on the same record. The last line is one JSON object.

    make bench NAME=changes        python -m tests.benchmarks.changes [--events 40000] [--changes 5] [--rounds 15]
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.db.models import Q  # noqa: E402
from django.http import QueryDict  # noqa: E402

from articles.models import Article, Version  # noqa: E402
from timeline import changes, queries  # noqa: E402
from timeline.actions.bulk.tables import Table  # noqa: E402
from timeline.changes.log import Entry  # noqa: E402
from timeline.filters import read_filters  # noqa: E402
from timeline.models import Citation  # noqa: E402

PAGE = 50
START = datetime(2024, 1, 1, tzinfo=UTC)

_EVENT = """slug, title, summary, kind, phase, outcome, outcome_text, days, precision, basis, status, editorial_reason,
    created, updated, id"""
_VALUES = """'event-' || e, 'Event ' || e || ' as of change ' || c, '', 'meeting', 'held', '', '',
    daterange(date '2000-01-01' + e %% 8000, date '2000-01-02' + e %% 8000), 'day', '{}'::jsonb, 'published', '',
    %(start)s, %(start)s + c * interval '1 day', e"""
FILL = (
    """INSERT INTO articles_article (id, headline, byline, url, lang, published, published_basis, published_note,
         source_name, credit, added)
       SELECT e, 'Report ' || e, '', '', 'en', date '2000-01-02' + e %% 8000, 'given', '', '', '', %(start)s
         FROM generate_series(1, %(events)s) e""",
    """INSERT INTO articles_version (id, article_id, number, text, sha256, shingles, reason, read_with, added)
       SELECT e, e, 1, 'They met, report ' || e || ' says.', e::text, '{}', '', '', %(start)s
         FROM generate_series(1, %(events)s) e""",
    f"""INSERT INTO timeline_event ({_EVENT}) SELECT {_VALUES}
          FROM generate_series(1, %(events)s) e, (SELECT %(changes)s) x(c)""",
    f"""INSERT INTO timeline_eventhistory ({_EVENT}, pgh_obj_id, pgh_label, pgh_created_at)
        SELECT {_VALUES}, e, CASE c WHEN 1 THEN 'insert' ELSE 'update' END,
               %(start)s + c * interval '1 day' + e * interval '1 s'
          FROM generate_series(1, %(changes)s) c, generate_series(1, %(events)s) e ORDER BY c, e""",
    """INSERT INTO timeline_citation (id, event_id, version_id, start, "end", quote, prefix, suffix, attributed_to, via,
         speaker, account_precision, account_outcome, account_outcome_text, account_phase, state, added)
       SELECT e, e, e, 0, 9, 'They met,', '', '', '', '', '', '', '', '', '', 'unchanged', %(start)s
         FROM generate_series(1, %(events)s) e""",
)


def fill(events: int, each: int) -> None:
    """Events that were changed `each` times, round by round, so that the changes of one lie far apart."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # no history of what is made here
        for statement in FILL:
            cursor.execute(statement, {"start": START, "events": events, "changes": each})
        for model in (Article, Version, Citation):  # each row made at the start, and never changed
            Table(model).begin_history()
            history = queries.history_table(model)
            cursor.execute(f'UPDATE "{history}" SET pgh_created_at = %s', [START])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def before(where: Entry) -> None:
    """The page as it was asked for before: all public rows of history, then sorted."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT pgh_created_at, 0 AS rank, pgh_id FROM (
                SELECT h.*, (SELECT status FROM timeline_eventhistory o WHERE o.pgh_obj_id = h.pgh_obj_id
                              AND o.pgh_id < h.pgh_id ORDER BY o.pgh_id DESC LIMIT 1) AS status_before
                  FROM timeline_eventhistory h OFFSET 0) every
             WHERE (status = 'published' OR status_before = 'published') AND pgh_created_at >= %s
            UNION ALL SELECT pgh_created_at, 1, pgh_id FROM timeline_participationhistory
            UNION ALL SELECT pgh_created_at, 2, pgh_id FROM timeline_citationhistory
            ORDER BY 1, 2, 3 LIMIT %s
            """,
            [where.at, PAGE + 1],
        )
        cursor.fetchall()


def page(where: Entry) -> None:
    """A page of the log from a place on, told whole."""
    beyond = Q(at__gte=where.at) & (
        Q(at__gt=where.at) | Q(rank=where.rank, number__gt=where.number) | Q(rank__gt=where.rank)
    )
    changes.told(changes.entries(beyond, most=PAGE + 1)[:PAGE])


def past(address: str) -> None:
    """A page of the timeline of a past."""
    filters = read_filters(QueryDict(address))
    queries.shown(queries.timeline(filters)[:PAGE], filters)


def timed(rounds: int, ask: Callable[[], None]) -> float:
    """The median of several runs in milliseconds; the first one does not count."""
    costs = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        ask()
        costs.append((time.perf_counter() - began) * 1000)
    return round(median(costs[1:]), 1)


def main() -> None:
    """Fill, ask, and print a table and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=40_000)
    parser.add_argument("--changes", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    connection.settings_dict["TEST"]["NAME"] = "bench_changes"
    old = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        fill(given.events, given.changes)
        found = measure(given.events, given.changes, given.rounds)
    finally:
        connection.creation.destroy_test_db(old, verbosity=0)
    for name, value in found.items():
        print(f"{name:32}{value:>12}")
    print(json.dumps(found))


def measure(events: int, each: int, rounds: int) -> dict[str, float]:
    """Milliseconds a page."""
    last = START + timedelta(days=each, seconds=events)
    places = {
        "first": Entry(START, 0, 0),
        "middle": Entry(START + (last - START) / 2, 0, 0),
        "last": Entry(last - timedelta(seconds=PAGE), 0, 0),
    }
    found: dict[str, float] = {"changes": events * each}
    for name, place in places.items():
        found[f"{name}_page_ms"] = timed(rounds, lambda place=place: page(place))
    found["before_ms"] = timed(3, lambda: before(places["first"]))
    found["times_faster"] = round(found["before_ms"] / found["first_page_ms"], 1)
    found["deep_against_first"] = round(max(found["middle_page_ms"], found["last_page_ms"]) / found["first_page_ms"], 2)
    found["now_ms"] = timed(rounds, lambda: past(""))
    found["recorded_at_recent_ms"] = timed(
        3, lambda: past(f"recorded_at={(last - timedelta(hours=1)):%Y-%m-%dT%H:%MZ}")
    )
    found["recorded_at_early_ms"] = timed(3, lambda: past(f"recorded_at={(START + timedelta(days=3)):%Y-%m-%dT%H:%MZ}"))
    found["recorded_at_against_now"] = round(
        max(found["recorded_at_recent_ms"], found["recorded_at_early_ms"]) / found["now_ms"], 2
    )
    found["as_of_middle_ms"] = timed(3, lambda: past("as_of=2010-12-12"))
    return found


if __name__ == "__main__":
    main()
