"""The columns of a date: an interval of days with its precision, and the law that they fit."""

from datetime import date, timedelta

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Func

from articles.reading.edtf import Days

from .vocabulary import Precision


def range_of(days: Days | None) -> DateRange | None:
    """A PostgreSQL daterange (end exclusive) of an interval of days (end inclusive); None stays None."""
    return None if days is None else DateRange(days.earliest, _after(days.latest), "[)")


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)


def days_of(interval: DateRange | None, precision: str) -> Days | None:
    """The interval of days that a stored daterange and precision mean; None when there is none."""
    if interval is None:
        return None
    return Days(interval.lower, interval.upper and interval.upper - timedelta(days=1), precision)


def span_of(interval: DateRange | None) -> Days | None:
    """The days of a stored daterange that has no precision of its own: one day, or several."""
    one = interval is not None and interval.lower is not None and interval.upper == _after(interval.lower)
    return days_of(interval, Precision.DAY if one else Precision.RANGE)


def fitting(table: str, *, prefix: str = "") -> models.CheckConstraint:
    """The law that an interval is not empty, is known on one side at least, and fits its precision."""
    return models.CheckConstraint(
        name=f"{table}_{prefix}days_fit_precision",
        condition=Func(
            F(f"{prefix}days"),
            F(f"{prefix}precision"),
            function="days_fit_precision",
            output_field=models.BooleanField(),
        ),
        violation_error_message="The earliest day, the latest day and the precision do not go together.",
    )


def earliest_column() -> models.GeneratedField:
    """First day of `days`, kept by the database; NULL when open."""
    return models.GeneratedField(
        expression=Func(F("days"), function="lower", output_field=models.DateField()),
        output_field=models.DateField(null=True),
        db_persist=True,
    )


def latest_column() -> models.GeneratedField:
    """Last day of `days`, included, kept by the database; NULL when open."""
    return models.GeneratedField(
        expression=Func(F("days"), template="(upper(%(expressions)s) - 1)", output_field=models.DateField()),
        output_field=models.DateField(null=True),
        db_persist=True,
    )


class Dated(models.Model):
    """Columns that say when, with how it was worked out.

    `basis` holds expression, anchor, anchor_kind, rule and alternatives, as `articles.reading.When.basis()` gives them.
    """

    days = DateRangeField()
    precision = models.CharField(max_length=12, choices=Precision.choices)
    basis = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    @property
    def when(self) -> Days:
        """The interval as a plain value."""
        days = days_of(self.days, self.precision)
        assert days is not None, "days is NOT NULL"
        return days

    @when.setter
    def when(self, days: Days) -> None:
        self.days = range_of(days)
        self.precision = days.precision
