"""Dates in words, as precisely as they are known and no further. Plain Python: no Django, no database."""

from datetime import date

from articles.reading.edtf import Days

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def in_words(days: Days) -> str:
    """An interval of days as a reader says it, e.g. "13 February 2024", "13 to 16 February 2024", "by 5 March 2024"."""
    first, last = days.earliest, days.latest
    if first is None and last is not None:
        return f"by {one(last)}"
    if last is None and first is not None:
        return f"from {one(first)}"
    assert first is not None, "Days has a known side"
    assert last is not None, "Days has a known side"
    match days.precision:
        case "day":
            return one(first)
        case "month":
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case "season":
            years = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
            return f"{_SEASONS[first.month]} {years}"
        case "year":
            return f"{first.year}"
        case "approximate":
            return f"about {one(first)}" if first == last else f"about {_span(first, last)}"
    return _span(first, last)


def one(day: date) -> str:
    """One day: "13 February 2024"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _span(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{one(first)} to {one(last)}"
    if first.month != last.month:
        return f"{first.day} {_MONTHS[first.month - 1]} to {one(last)}"
    return f"{first.day} to {one(last)}"


_TITLES = {
    "meeting": "{who} hold talks{where}",
    "absence": "{who} absent from talks{where}",
    "proposal": "Proposal by {who}",
    "response": "Response by {who}",
    "statement": "Statement by {who}",
    "breakdown": "Talks{where} end without result",
    "agreement": "Agreement between {who}",
    "truce_start": "Truce begins",
    "truce_end": "Truce ends",
    "truce_extension": "Truce extended",
    "exchange": "Exchange between {who}",
}


def proposed_title(kind: str, who: list[str], venue: str) -> str:
    """A neutral title for an event, to start from: what it was, of whom, where."""
    names = " and ".join([", ".join(who[:-1]), who[-1]] if len(who) > 1 else who) or "parties"
    where = f" in {venue}" if venue else ""
    where_from = f" {venue}" if venue else " the talks"
    delegations = f"{names} delegation{'s' if len(who) > 1 else ''}"
    if kind in ("arrival", "departure"):
        verb = {"arrival": ("arrives", "arrive"), "departure": ("leaves", "leave")}[kind][len(who) > 1]
        return f"{delegations} {verb}{where if kind == 'arrival' else where_from}"
    if kind == "meeting" and len(who) < 2:
        return f"Talks{where}"
    return _TITLES.get(kind, "Event{where}").format(who=names, where=where, where_from=where_from)
