"""What the rows for dates that hang on an earlier date in the text produce: the same day, the year-earlier quarter."""

import re
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import group, unit_of
from .date_values import Meaning
from .date_words import ENGLISH

_BESIDE = {"previous": -1, "preceding": -1, "prior": -1, "before": -1, "following": 1, "after": 1}
_STEPS = {"following": 1, "next": 1, "later": 1, "after": 1, "previous": -1, "earlier": -1, "before": -1}
_WHOLE_DAY = re.compile(
    r"\b(?i:end|ends|ended|ending|finish|finished|finishing|close|closed|closing|start|started)\s+(?:the\s+)?$"
)
_ENDS = re.compile(r"\s+(?:that\s+)?(?:ended|ending|ends|to|through)\s+(?:on\s+)?([A-Z][a-z]+)\.?\b")
_AT_A_TIME = re.compile(r"\b(?:by|at|before|since|until|from|through|after|to|last)\s+$")
_GOES_ON = re.compile(r"\s+[\w’'-]")


def day_told_before(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The same day, the following day, a day earlier: counted from the last day that the text named."""
    word = group(match, "word").split()[-1]
    if word in ("before", "after") and _GOES_ON.match(at.after):
        return Meaning("DURATION", "P1D") if group(match, "one") else None  # "a day after the vote" is a length
    if word == "that" and at.day_near == at.reference:
        return None  # nobody calls today "that day": it is any day of a kind
    return _from_told(_STEPS.get(word, 0), at, near=word == "that", needs_told=True)


def _from_told(step: int, at: Surroundings, *, near: bool = False, needs_told: bool = False) -> Meaning | None:
    told = at.day_near if near else at.told.day
    counted_from = told if needs_told else told or at.reference
    if needs_told and counted_from is None:
        return None
    if counted_from is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    day = dv.shifted(counted_from, step)
    if day is None:
        return None
    if told is None:
        before = dv.shifted(day, -1)
        return dv.on(day, *((dv.other(before, "the day before that of the report"),) if before else ()))
    reported = dv.shifted(at.reference, step) if at.reference else None
    beside = dv.shifted(day, -1)
    if reported and reported != day:
        return dv.on(day, dv.other(reported, "counted from the day of the report"), base=told)
    rest = (dv.other(beside, "counted from the day before that of the report"),) if beside else ()
    return dv.on(day, *rest, base=told)


def day_in_question(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Late in the day, ended the day: the last day named, or the day of the report."""
    if not group(match, "inside") and (not _WHOLE_DAY.search(at.before) or re.match(r"\s+after\b", at.after)):
        return None
    return _from_told(0, at, near=True)


def part_of_day_told(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """In the morning: of the last day named, or of the day of the report."""
    return _from_told(0, at, near=True)


def daypart_beside(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """That evening, the next morning, the night before: counted from the last day named; no date without one."""
    return _from_told(_STEPS.get(group(match, "word"), 0), at, near=True, needs_told=True)


def period_beside(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The previous month, the following week, that summer: counted from the week, month, quarter or year told."""
    unit, step = group(match, "unit"), _BESIDE.get(group(match, "mod"), 0)
    counted_from = _told_period(unit, at)
    if counted_from is None:
        return None
    if unit in at.words.seasons:
        return replace(dv.season(counted_from.year, at.words.seasons[unit]), relative=True, base=counted_from)
    found = dv.period(counted_from, unit, step)
    plain = dv.period(at.reference, unit, step) if at.reference else None
    if found is None or plain is None or plain.value == found.value:
        return found
    return replace(dv.also(found, plain, "counted from the day of the report"), base=counted_from)


def period_beside_or_report(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The year before: as `period_beside`, or counted from the day of the report where nothing was told."""
    if found := period_beside(match, at):
        return found
    unit, step = group(match, "unit"), _BESIDE[group(match, "mod")]
    if at.reference is None or step > 0:
        return None
    found, farther = (dv.period(at.reference, unit, steps) for steps in (step, step - 1))
    return dv.also(found, farther, f"counted from the {unit} before that of the report") if found else None


def _told_period(unit: str, at: Surroundings) -> date | None:
    """A day in the week, month, quarter or year that the text named close before."""
    if unit in ("week", "weekend", "day"):
        return at.day_near
    if unit == "month":
        return date(*at.month_near, 1) if at.month_near else None
    if unit == "quarter":
        return date(at.told.quarter[0], 3 * at.told.quarter[1], 1) if at.told.quarter else None
    return date(at.year_near, 1, 1) if at.year_near else None


def in_a_row(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """For a second consecutive day, the third straight week: the day or week of the report."""
    unit = unit_of(match) or group(match, "row")
    if at.reference is None:
        return Meaning("DATE", {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    found, before = (dv.period(at.reference, unit, step) for step in (0, -1))
    return dv.also(found, before, f"the {unit} before, if the report tells of it") if found else None


def year_told(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """That year, the same year, the following year: counted from the last year that the text named."""
    if at.told.year is None:
        return None
    if group(match, "way") == "next" and not (
        at.before == "The " and at.reference and (at.year_near or at.reference.year) < at.reference.year
    ):
        return None  # the year after that of the report, unless a story of long ago goes on: "The next year he left."
    step = 1 if group(match, "way") in ("following", "next") else 0
    year = at.told.year + step
    if not dv.FIRST_YEAR <= year <= dv.LAST_YEAR:
        return None
    reported = dv.period(at.reference, "year", step) if at.reference else None
    found = replace(dv.year_of(year), relative=True, base=date(at.told.year, 1, 1))
    return dv.also(found, reported, "counted from the year of the report")


# --- Quarters: reports of results tell them once and then say "a year earlier", "the latest period" ---


def quarter_told(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The quarter, the latest period: the quarter the text named, or the month it says it ended in, or the last one."""
    ended = ended_quarter(at.text, match.end(), at.reference) if at.reference else None
    told = ended or at.told.quarter
    if told:
        last = dv.period(at.reference, "quarter", -1) if at.reference else None
        return dv.also(dv.quarter(*told), last, "the last quarter before the report")
    latest = group(match, "mod") == "latest" or (group(match, "mod") and group(match, "what") == "quarter")
    if not latest or at.reference is None:
        return None
    last, running = (dv.period(at.reference, "quarter", step) for step in (-1, 0))
    return dv.also(last, running, "the quarter that the report falls in") if last else None


def ended_quarter(text: str, end: int, reference: date) -> tuple[int, int] | None:
    """Year and number of the quarter that ended in the month named right after ("the three months ended Sept. 30");
    None when no month is named there.
    """
    ends = _ENDS.match(text, end)
    month = ENGLISH.months.get(ends[1].lower()) if ends else None
    if month is None:
        return None
    return reference.year - (1 if month > reference.month else 0), (month + 2) // 3


def year_before(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A year earlier, the year-ago quarter, the same period last year: beside the quarter told, or a whole year."""
    if group(match, "what") == "month":
        return _month_before(at)
    if group(match, "months"):
        return Meaning("DURATION", dv.duration(at.words.number(match["months"]), "month"))
    if group(match, "what") == "period" and at.told.length:
        return Meaning("DURATION", at.told.length)
    whole = dv.period(at.reference, "year", -1) if at.reference else Meaning("DATE", "XXXX", relative=True)
    last = dv.period(at.reference, "quarter", -5) if at.reference else None
    if whole is None or last is None:
        return whole
    told = at.told.quarter
    if told is None:
        if group(match, "what") == "quarter":
            return dv.also(last, whole, "the whole year, if no quarter is meant")
        return dv.also(whole, last, "only its quarter, if the report is of one")
    return dv.also(dv.quarter(told[0] - 1, told[1]), whole, "the whole year, if no quarter is meant")


def _month_before(at: Surroundings) -> Meaning | None:
    if at.reference is None:
        return Meaning("DATE", "XXXX-XX", relative=True)
    told = at.day_near or dv.shifted(at.reference, -31)
    if told is None:
        return None
    found = replace(dv.month(told.year - 1, told.month), relative=True)
    beside = dv.month(at.reference.year - 1, at.reference.month)
    return dv.also(found, beside, "counted from the month of the report")


def quarter_of_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The 1988 quarter, last year's quarter: the quarter told, in that year."""
    year = int(match["y"]) if group(match, "y") else at.reference.year - 1 if at.reference else None
    if year is None:
        return None
    told, whole = at.told.quarter, dv.year_of(year)
    if told is None and group(match, "what") == "quarter":
        return Meaning("DATE", f"{year}-QX")
    last = dv.period(at.reference, "quarter", -1) if at.reference else None
    ended = last.days.latest if last and last.days else None
    if told is None:
        quarter = dv.quarter(year, (ended.month + 2) // 3) if ended else None
        return dv.also(whole, quarter, "only its quarter, if the report is of one")
    return dv.also(dv.quarter(year, told[1]), whole, "the whole year, if no quarter is meant")


def business_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """For the full year: the year of the report; "the year ended March 31" is a length of one year."""
    if re.match(r"\s+(?:ended|ending)\b", at.after):
        return Meaning("DURATION", "P1Y")
    if at.reference is None:
        return Meaning("DATE", "XXXX", relative=True)
    this, last = (dv.period(at.reference, "year", step) for step in (0, -1))
    return dv.also(this, last, "the year before, if the report is of its results") if this else None


# --- Distances from a day told ---


def later(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Two weeks later, a month earlier: from the day named close before, or for months and years from the month or year
    named after it; without one it is a length of time.
    """
    number = at.words.number(match["n"])
    told = _last_told(unit_of(match), at)
    if number is None or told is None:
        return None
    forward = group(match, "way") in ("later", "after")
    away = -number if forward else number
    found = dv.ago(told, away, unit_of(match))
    reported = dv.ago(at.reference, away, unit_of(match)) if at.reference else None
    return dv.also(replace(found, base=told), reported, "counted from the day of the report") if found else None


def _last_told(unit: str, at: Surroundings) -> date | None:
    told = at.told
    if unit == "month" and at.month_near and told.month_at > told.day_at:
        return date(*at.month_near, 1)
    if unit in ("year", "decade", "century") and at.year_near and told.year_at > told.day_at:
        return date(at.year_near, 1, 1)
    return at.day_near


def year_end(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Year-end: 31 December of this year, or of the last "since year-end"."""
    if not _AT_A_TIME.search(at.before):
        return None  # "year-end figures" are no date
    if at.reference is None:
        return Meaning("DATE", "XXXX-12-31", relative=True)
    this_year = date(at.reference.year, 12, 31)
    last_year = date(at.reference.year - 1, 12, 31)
    back = re.search(r"\b(?:since|last|at|from)\s+$", at.before) and not at.ahead
    chosen, rest = (last_year, this_year) if back else (this_year, last_year)
    return dv.on(chosen, dv.other(rest, "the end of another year"))
