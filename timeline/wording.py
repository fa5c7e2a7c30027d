"""Dates in words, as precisely as they are known and no further. Plain Python: no Django, no database.

English is the record's own wording, which the API and the exports repeat; other languages write dates as CLDR says.
"""

from datetime import date
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from articles.reading.countries import COUNTRIES
from articles.reading.edtf import Days

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}

_AROUND = {
    "fr": {"by": "au plus tard le {}", "from": "à partir du {}", "about": "vers le {}"},
    "ar": {"by": "في موعد أقصاه {}", "from": "ابتداءً من {}", "about": "نحو {}"},
    "he": {"by": "לא יאוחר מ־{}", "from": "החל מ־{}", "about": "בסביבות {}"},
}
_SEASONS_IN = {
    "fr": {3: "printemps", 6: "été", 9: "automne", 12: "hiver"},
    "ar": {3: "ربيع", 6: "صيف", 9: "خريف", 12: "شتاء"},
    "he": {3: "אביב", 6: "קיץ", 9: "סתיו", 12: "חורף"},
}


def in_words(days: Days, language: str = "en") -> str:
    """An interval of days as a reader says it, e.g. "13 February 2024", "13 to 16 February 2024", "by 5 March 2024".

    `language` is one of en, fr, ar, he; a region after it ("en-gb") changes nothing.
    """
    language = language.partition("-")[0]
    return _in_english(days) if language == "en" else _elsewhere(days, language)


@lru_cache(maxsize=4096)
def _elsewhere(days: Days, language: str) -> str:
    first, last = days.earliest, days.latest
    around = _AROUND[language]
    if first is None or last is None:
        known = first or last
        assert known is not None, "Days has a known side"
        return around["by" if first is None else "from"].format(one(known, language))
    match days.precision:
        case "day":
            return one(first, language)
        case "month":
            return str(format_skeleton("yMMMM", first, locale=language))
        case "season":
            years = f"{first.year}" if first.year == last.year else f"{first.year}/{last.year % 100:02}"
            return f"{_SEASONS_IN[language][first.month]} {years}"
        case "year":
            return f"{first.year}"
    words = one(first, language) if first == last else _span_elsewhere(first, last, language)
    return around["about"].format(words) if days.precision == "approximate" else words


def _span_elsewhere(first: date, last: date, language: str) -> str:
    if first.year != last.year:
        return f"{one(first, language)} – {one(last, language)}"
    if first.month != last.month:
        return f"{first.day} {format_date(first, 'MMMM', locale=language)} – {one(last, language)}"
    return f"{first.day}–{one(last, language)}"


def on_axis(day: date, unit: str, language: str = "en") -> str:
    """A day as the axis of a chart names it; `unit` is what begins there: day ("5 Feb"), month ("Feb 2024"), year."""
    skeleton = {"day": "MMMd", "month": "yMMM", "year": "y"}[unit]
    return str(format_skeleton(skeleton, day, locale="en_GB" if language.startswith("en") else language))


def _in_english(days: Days) -> str:
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


def one(day: date, language: str = "en") -> str:
    """One day: "13 February 2024"."""
    if not language.startswith("en"):
        return str(format_date(day, "long", locale=language.partition("-")[0]))
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


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "parties"


def _delegations(who: list[str], venue: str) -> list[str]:
    """Whose delegations travel: nobody arrives in the own capital, unless nobody else is named."""
    guests = [name for name in who if name not in COUNTRIES or COUNTRIES[name].capital != venue]
    return [COUNTRIES[name].adjective if name in COUNTRIES else name for name in guests or who]


def proposed_title(kind: str, who: list[str], venue: str) -> str:
    """A neutral title for an event, to start from: what it was, of whom, where."""
    where = f" in {venue}" if venue else ""
    where_from = f" {venue}" if venue else " the talks"
    if kind in ("arrival", "departure"):
        whose = _delegations(who, venue)
        verb = {"arrival": ("arrives", "arrive"), "departure": ("leaves", "leave")}[kind][len(whose) > 1]
        delegations = f"{_listed(whose)} delegation{'s' if len(whose) > 1 else ''}"
        return f"{delegations} {verb}{where if kind == 'arrival' else where_from}"
    names = _listed(who)
    if kind == "meeting" and len(who) < 2:
        return f"Talks{where}"
    return _TITLES.get(kind, "Event{where}").format(who=names, where=where, where_from=where_from)
