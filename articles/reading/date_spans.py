"""What the rows for weeks, months, quarters, seasons and years produce; see `date_makers` for single days."""

import re
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import AHEAD, BACK, day_month_perhaps_year, day_number, group, month_number, shift_of, year_number
from .date_shared_year import shared_year
from .date_values import Meaning
from .edtf import spanning
from .values import Alternative

# Names of months that are also verbs or first names: they need a sign that a month is meant.
_DOUBTFUL = {
    "may",
    "march",
    "april",
    "june",
    "august",
    "mar",
    "jun",
    "dec",
    "sep",
    "jan",
    "apr",
    "aug",
    "oct",
    "nov",
    "feb",
    "jul",
    "sept",
}
_MONTH_SIGN = re.compile(
    r"(?:\b(?i:in|since|of|by|until|till|through|during|last|next|this|early|late|mid|from|to|and|or|before|after|between|"
    r"each|every|for|a|the)|[-–(])\s*$"
)
_SURE_SIGN = re.compile(r"\b(?i:in|since|of|until|till|during|last|next|early|late|mid)\s*-?$")
_OPENING_QUOTES = tuple("“\"'`‘")
_OVER = re.compile(r"\b(?:over|within|during|for)\s+the\s+$")
_AHEAD_OF = re.compile(r"\b(?:ahead\s+of|before|until)\s+(?:the\s+)?$")
_NAME_FOLLOWS = re.compile(
    r"[\s-]+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)[A-Z][a-z]+|\s+on\s+[A-Z]"
)
_MONTH_BESIDE = re.compile(
    r"\s*(?:,|-|–|/|\band\b|\bor\b|\bto\b|\bthrough\b)\s*(?:and\s+|or\s+)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


def month_of_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """February 2024; with early, mid or late, a third of it."""
    return part_of_it(match, dv.month(year_number(match, at), month_number(match, at)))


def month_alone(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """In December: the nearest, the last one where the words speak of what was, the next where they speak ahead."""
    number = month_number(match, at)
    if not group(match, "mod") and (named := shared_year(at, number)):
        return part_of_it(match, dv.month(named, number))
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{number:02}", relative=True)
    year = at.reference.year + _month_step(number - at.reference.month, group(match, "mod"), at)
    chosen = replace(dv.month(year, number), relative=True)
    first, last = dv.month(year + 1, number).days, dv.month(year - 1, number).days
    rest = [Alternative(days.earliest, days.latest, "the same month of another year") for days in (first, last) if days]
    return part_of_it(match, replace(chosen, alternatives=tuple(rest)))


def _month_step(away: int, mod: str, at: Surroundings) -> int:
    """Years to add so that a month `away` months from the reference day's own (by its number) is the one meant."""
    if mod in BACK:
        return -1 if away >= 0 else 0
    if mod in AHEAD:
        return 1 if away <= 0 else 0
    if mod or away == 0:
        return 0
    if at.ahead:
        return 1 if away < 0 else 0
    # News tells of what was: a month to come must be a good deal nearer, beside a verb in the past the very next one.
    ahead_costs = 8 if at.behind else 2
    distances = {step: away + 12 * step for step in (-1, 0, 1)}
    costs = {step: ahead_costs * months if months > 0 else -months for step, months in distances.items()}
    return min(costs, key=lambda step: (costs[step], step))


def part_of_it(match: re.Match[str], whole: Meaning) -> Meaning:
    return dv.part_of(whole, group(match, "part")) if match.groupdict().get("part") else whole


def month_of_chosen_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """June of last year."""
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month_number(match, at):02}", relative=True)
    return replace(dv.month(at.reference.year + shift_of(match), month_number(match, at)), relative=True)


def day_of_chosen_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Next March 31, last Dec. 31: the next or the last such day; "this Nov. 15" is of the year of the report."""
    month, number = month_number(match, at), day_number(match, at)
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{number:02}", relative=True)
    reference, shift = at.reference, shift_of(match)
    days = dv.of_years_around(reference.year, month, number)
    fitting = [day for day in days if ((day - reference).days * shift > 0 if shift else day.year == reference.year)]
    if not fitting:
        return None
    chosen = min(fitting, key=lambda day: abs(day - reference))
    rest = sorted((abs(day - chosen), day) for day in days if day != chosen)
    return dv.on(chosen, *(dv.other(day, "the same day of another year") for _, day in rest[:1]))


def week_of_day(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The week of March 3: the week that the day lies in."""
    found = day_month_perhaps_year(match, at)
    day = found.days.latest if found and found.days else None
    if day is None or found is None:
        return None
    whole = (
        dv.weekend(day, 1 if day.isoweekday() < 6 else 0)
        if group(match, "unit") == "weekend"
        else dv.period(day, "week", 0)
    )
    return replace(whole, relative=found.relative) if whole else None


def new_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The new year: the next one in the second half of a year or where the words speak ahead, else this one."""
    if at.reference is None:
        return Meaning("DATE", "XXXX", relative=True)
    ahead = at.reference.month > 6 or at.ahead
    other = dv.period(at.reference, "year", 0 if ahead else 1)
    found = dv.period(at.reference, "year", 1 if ahead else 0)
    if not found or not other or not other.days:
        return found
    return replace(found, alternatives=(Alternative(other.days.earliest, other.days.latest, "the other new year"),))


def chosen_period(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """This week, last month, next year, the past year, last summer."""
    unit = group(match, "unit")
    if unit == "day":
        return None  # "to this day", "the last day": no day that the report could tell
    if match[0].istitle() and " " in match[0] and at.before[-1:] in _OPENING_QUOTES:
        return None  # a programme's name: "This Week"
    if group(match, "mod") == "past" and unit not in at.words.seasons:
        return None  # "the past week" is the seven days up to the report, not the calendar week before
    if unit in ("decade", "century") and group(match, "mod") in AHEAD and _OVER.search(at.before):
        return None  # "over the next decade" is ten years from now
    shift = shift_of(match) if match.groupdict().get("mod") else 0
    if at.reference is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"), relative=True)
    if unit in at.words.seasons:
        found = _season(match, at, at.reference, shift)
        first = found.days.earliest if found.days else None
        before = dv.season(first.year - 1, at.words.seasons[unit]) if first else None
        return dv.also(part_of_it(match, found), before, "the same season of the year before")
    if unit == "weekend":
        began = at.reference.isoweekday() >= 6
        ahead = at.ahead or shift > 0 or group(match, "mod") == "this" or _AHEAD_OF.search(at.before) is not None
        last_one = -1 if group(match, "mod") == "last" and began else 0
        return dv.weekend(at.reference, 1 if ahead and not began else last_one)
    whole = dv.period(at.reference, unit, shift)
    return _narrowed(match, whole, at.reference) if whole else None


def before_last(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The week before last, the night before last."""
    unit = group(match, "unit")
    if at.reference is None:
        return Meaning("DATE", {"week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"), relative=True)
    if unit == "night":
        day = dv.shifted(at.reference, -2)
        return replace(dv.on(day), type="TIME", value=f"{day}TNI") if day else None
    return dv.period(at.reference, unit, -2)


def _season(match: re.Match[str], at: Surroundings, reference: date, shift: int) -> Meaning:
    """A season; one that nothing chooses is the last that has begun, or the next where the words speak ahead."""
    code = at.words.seasons[group(match, "unit")]
    found = dv.season_near(reference, code, shift)
    if group(match, "mod") or found.days is None or found.days.earliest is None or found.days.latest is None:
        return found
    if found.days.earliest > reference and not at.ahead:
        return replace(dv.season(found.days.earliest.year - 1, code), relative=True)
    if found.days.latest < reference and at.ahead:
        return replace(dv.season(found.days.earliest.year + 1, code), relative=True)
    return found


def middle_of_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Midyear: of the year of the report."""
    if at.reference is None:
        return Meaning("DATE", "XXXX", relative=True)
    whole = dv.period(at.reference, "year", 0)
    return dv.part_of(whole, "mid") if whole else None


def _narrowed(match: re.Match[str], whole: Meaning, reference: date) -> Meaning:
    """Earlier this week ends at the reference day, later this week begins there."""
    when = group(match, "when")
    days = whole.days
    if not when or days is None or days.earliest is None or days.latest is None:
        return part_of_it(match, whole)
    inside = days.earliest <= reference <= days.latest
    if when == "later":
        return replace(whole, days=spanning(reference, days.latest)) if inside else dv.part_of(whole, "late")
    if when == "earlier":
        return replace(whole, days=spanning(days.earliest, reference)) if inside else dv.part_of(whole, "early")
    return dv.part_of(whole, when)


def season_of_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The summer of 2023, spring 2024."""
    return dv.season(year_number(match, at), at.words.seasons[group(match, "season")])


def month_in_context(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A month's name, if it is one here and not a verb ("may") or a first name ("April Stone")."""
    if not match.groupdict().get("part"):
        word = group(match, "mo")
        if word in _DOUBTFUL and not (_MONTH_SIGN.search(at.before) or _MONTH_BESIDE.match(at.after)):
            return None
        if _NAME_FOLLOWS.match(at.after) and not _SURE_SIGN.search(at.before):
            return None
    return month_alone(match, at)
