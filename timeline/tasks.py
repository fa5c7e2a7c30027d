"""Background work, run by `make worker`: thin wrappers around actions."""

from django.utils import timezone
from procrastinate.contrib.django import app

from .actions import documents
from .actions.counting import forget_what_is_over, period_of
from .actions.suggest import Names, Tally, newest_versions, suggest


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="read_unread")
def read_unread(timestamp: int) -> int:
    """Each minute, read every unread article; answers how many were read. `timestamp` is when it was due (Unix)."""
    names = Names()
    tallies = [suggest(version=version, names=names, at=timezone.now()) for version in newest_versions()]
    return sum(tallies, Tally()).read


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="forget_what_is_over")
def forget(timestamp: int) -> int:
    """Each hour, forget counted requests and kept answers that are over; answers how many rows."""
    period, _ = period_of(seconds=60)
    return sum(forget_what_is_over(at=timezone.now(), period=period - 60))


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="refresh_documents")
def refresh_documents(timestamp: int) -> int:
    """Each minute, write every document that a change of many events emptied; answers how many were written."""
    return documents.refresh_all()
