"""Counting requests for all processes of all servers together, in one table of the database."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from ..models import KeptAnswer, RequestCount

ANSWERS_KEPT = timedelta(days=7)
"""How long the answer to an Idempotency-Key is kept."""

# what is counted need not survive a power cut, so that nobody waits for the disk
_GRANT = """
    WITH unflushed AS (SELECT set_config('synchronous_commit', 'off', true))
    INSERT INTO timeline_requestcount AS known (client, period, granted) SELECT %s, %s, %s FROM unflushed
    ON CONFLICT (client) DO UPDATE SET
        period = EXCLUDED.period,
        granted = CASE WHEN known.period = EXCLUDED.period
                       THEN least(known.granted + EXCLUDED.granted, %s) ELSE EXCLUDED.granted END
    RETURNING granted
"""


def grant(*, client: str, period: int, wanted: int, limit: int) -> int:
    """Grant a client some requests of a period beforehand; answers how many of its `limit` are granted in all then.

    One statement, so that processes that ask at once never grant more than the limit together by more than the last
    `wanted`, which the caller sees and cuts.
    """
    with connection.cursor() as cursor:
        cursor.execute(_GRANT, [client, period, wanted, limit + wanted])
        return int(cursor.fetchone()[0])


def forget_what_is_over(*, at: datetime, period: int) -> tuple[int, int]:
    """Forget counts of periods before this one, and answers that are older than they are kept; answers how many."""
    counts, _ = RequestCount.objects.filter(period__lt=period).delete()
    answers, _ = KeptAnswer.objects.filter(created__lt=at - ANSWERS_KEPT).delete()
    return counts, answers


def period_of(at: datetime | None = None, *, seconds: int) -> tuple[int, int]:
    """The number of the period that a moment lies in (now by default), and how many seconds it lasts on."""
    moment = int((at or timezone.now()).timestamp())
    return moment // seconds, seconds - moment % seconds
