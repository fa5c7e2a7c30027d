"""What lists find public events by, and the answers kept ready. Derived from the record by the database's triggers.

The migrations hold the functions: `timeline_listed` says what belongs to an event, `timeline_watch` hangs a trigger on
a table that events are told from. None of these rows is ever written by hand.
"""

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .events import Event


def _event(related_name: str) -> models.OneToOneField[Event, Event]:
    # no constraint: the triggers take the row away with the event
    return models.OneToOneField(
        Event, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name=related_name
    )


class Listing(models.Model):
    """One row a public event: its place in the order of days, and all keys and words that it is found by.

    `reach` is the most days that the event's interval can have: 1, 31, 366, or 0 where there is no such bound; -1 when
    it has no first day, -2 when it has no last one. `keys` holds the words of title, summary, outcome, quotes and
    names, and beside them `party=egypt`, `phase=held` and so on, `#31` or `#366` for at most so many days and `#0` for
    any other reach, and `@64:11533` for the stretches of 1, 8, 64, 512 and 4096 days that the sort day lies in.
    """

    event = _event("listing")
    sort_day = models.DateField()
    reach = models.SmallIntegerField()
    days = DateRangeField()
    keys = SearchVectorField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["sort_day", "event"], name="timeline_listing_in_order"),  # the edges of the record
            GinIndex(fields=["keys"], name="timeline_listing_keys"),  # q=, and several filters together
        ]

    def __str__(self) -> str:
        return f"event {self.event_id} on {self.sort_day}"


class Facet(models.Model):
    """One row for each list that a public event stands in: `all`, `party=egypt`, `venue=cairo&kind=meeting`.

    A page is read from the key alone, in its order. The last day stands in it so that it also says which events of a
    reach meet a range of days; it is PostgreSQL's `infinity` for an event that has none.
    """

    pk = models.CompositePrimaryKey("facet", "reach", "sort_day", "event_id", "last_day")
    facet = models.CharField(max_length=200, db_collation="C")
    reach = models.SmallIntegerField()
    sort_day = models.DateField()
    event = models.ForeignKey(Event, models.DO_NOTHING, db_constraint=False, related_name="facets")
    last_day = models.DateField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"event {self.event_id} in {self.facet}"


TELLS_OF_A_DISPUTE = Q(body__isnull=False) & ~Q(body__contains='"disputed":[]')
"""Documents of events whose accounts differ: quotes within a value are escaped, so that the words are the member."""


class Document(models.Model):
    """A public event as the API answers it, ready to be sent; NULL while it has to be written anew."""

    event = _event("document")
    body = models.TextField(null=True)
    changed = models.DateTimeField(db_default=Now(), help_text="when it was emptied last: what it tells changed then")

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["event"], name="timeline_document_stale", condition=Q(body=None)),  # refresh
            models.Index(fields=["changed"], name="timeline_document_changed"),  # updated_since=
            models.Index(fields=["event"], name="timeline_document_disputed", condition=TELLS_OF_A_DISPUTE),  # desk
        ]

    def __str__(self) -> str:
        return f"document of event {self.event_id}"
