"""Values of events and of accounts, chosen by a number, for random sequences."""

from datetime import date

from articles.reading.edtf import one_day
from tests import cast
from timeline.actions.events import AccountValues, EventValues, PartValues


def values(number: int) -> EventValues:
    """Values of an event, by a number."""
    parties = [
        PartValues(cast.norland()),
        PartValues(cast.sudria(), None, "host"),
        PartValues(None, cast.mira_holt()),
    ]
    return EventValues(
        f"Talks of {number % 5}", "meeting", one_day(date(2024, 5, 10 + number % 9)),
        venue=(cast.vantaa(), cast.lisbon(), None)[number % 3], parts=tuple(parties[: number % 4]),
        outcome=("", "progress")[number % 2], summary=f"Summary {number % 3}", editorial_reason="Weighed.",
    )  # fmt: skip


def account(number: int) -> AccountValues:
    """What words say of an event, by a number."""
    parts = (PartValues(cast.sudria(), None, "negotiator", ("absent", "expected")[number % 2]),)
    return AccountValues(
        (one_day(date(2024, 5, 10 + number % 9)), None)[number % 5 == 0], (None, cast.lisbon())[number % 2],
        ("", "progress", "rejected")[number % 3], ("", "planned", "held", "cancelled")[number % 4],
        parts=parts[: number % 3],
    )  # fmt: skip
