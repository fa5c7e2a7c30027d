"""The days that a telling allows: up to its report or from it on, and how they are where no day is stated."""

from dataclasses import replace
from datetime import date, timedelta

from .edtf import spanning
from .values import Alternative, When

UNDATED = ("the week before the report, not dated", "before the report, not dated", "after the report, not dated")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_VAGUE = {"PXD": _WEEK, "PXW": 4 * _WEEK}  # "in recent days", "in the coming weeks"


def within(when: When, planned: bool, reference: date | None) -> When:
    """A date without the days that the telling rules out: nothing past lies after its report, nothing planned before.

    "In recent days" and "in the coming weeks" are the week or the four weeks beside the report.
    """
    days = when.days
    if days is None or reference is None:
        return when
    first, last = days.earliest, days.latest
    vague = _VAGUE.get(when.timex_value)
    if vague and (first is None or last is None):
        first, last = _beside(reference, vague, first is not None)
    elif planned and first and last and first < reference <= last:
        first = reference
    elif not planned and first and first <= reference and (last is None or last >= reference):
        # "Earlier this month" ended before the day on which it was written.
        earlier = first < reference and when.expression.lower().startswith("earlier")
        last = reference - _DAY if earlier else reference
    return when if (first, last) == (days.earliest, days.latest) else replace(when, days=spanning(first, last))


def _beside(reference: date, length: timedelta, ahead: bool) -> tuple[date, date]:
    """So long a time after, or up to, a day, as far as the calendar goes."""
    if ahead:
        return reference, reference + min(length, date.max - reference)
    return reference - min(length, reference - date.min), reference


def inherited(when: When, latest: date | None, why: str) -> When:
    """A date taken over from elsewhere in the text, with the open reading as its alternative."""
    open_reading = (Alternative(None, latest, why),) if latest else ()
    return replace(when, alternatives=(*open_reading, *when.alternatives))


def undated(reference: date | None, anchor_kind: str, planned: bool, *, history: bool = False) -> When | None:
    """Nothing dates it: the week up to the report where it is told as news, any day before where it is history, and
    from the report on where it is planned; None without a day.
    """
    if reference is None:
        return None
    if planned:
        return When("", spanning(reference, None), "DATE", "FUTURE_REF", UNDATED[2], reference, anchor_kind)
    before = spanning(None, reference)
    if history or reference == date.min:
        return When("", before, "DATE", "PAST_REF", UNDATED[1], reference, anchor_kind)
    days = spanning(*_beside(reference, _WEEK, ahead=False))
    other = (Alternative(None, reference, "no day is stated; the event may be older than the report's week"),)
    return When("", days, "DATE", "PRESENT_REF", UNDATED[0], reference, anchor_kind, other)


def about(when: When, before: int, after: int, reference: date | None) -> When:
    """A date taken over for what may have come so many days before or after it, not later than the report."""
    days = when.days
    if not (days and days.earliest and days.latest and reference) or days.earliest - date.min < before * _DAY:
        return when
    before = before if days.earliest == days.latest else 0  # an interval says how far back it reaches
    latest = max(days.latest, min(reference, days.latest + min(after * _DAY, date.max - days.latest)))
    other = Alternative(days.earliest, days.latest, f"if it was on {when.expression!r} itself")
    span = spanning(days.earliest - before * _DAY, latest)
    return replace(when, days=span, alternatives=(other, *when.alternatives)) if span != days else when


def news(reference: date | None, anchor_kind: str) -> When | None:
    """What opens a report without a day: the day of the report or the one before, else any day until then."""
    if reference is None or reference == date.min:
        return None
    days = spanning(reference - _DAY, reference)
    other = (Alternative(None, reference, "the passage itself states no day"),)
    rule = "news of the report, not dated"
    return When("", days, "DATE", "PRESENT_REF", rule, reference, anchor_kind, other)


def is_open(when: When | None) -> bool:
    """Whether an event has no date of its own, or one without an end: nothing that could tell it from another."""
    days = when.days if when else None
    return days is None or days.earliest is None or days.latest is None or (when is not None and when.rule in UNDATED)
