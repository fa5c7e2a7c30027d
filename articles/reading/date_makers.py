"""What the rows for single days produce: a match and its surroundings become a `Meaning`, or None: it is no date."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from . import date_values as dv
from .date_tense import speaks_ahead
from .date_values import Meaning
from .date_words import Words
from .edtf import one_day, spanning

BACK = {"last", "past", "previous", "preceding"}
AHEAD = {"next", "coming", "following", "upcoming"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a match stands: the reference day, the last day named before it, the words around it, the tense."""

    words: Words
    reference: date | None
    previous: date | None
    before: str
    after: str

    @property
    def ahead(self) -> bool:
        """Whether the words around speak of what is to come; worked out only where a rule asks."""
        return speaks_ahead(self.before, self.after)


Maker = Callable[[re.Match[str], Surroundings], Meaning | None]


def group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower().rstrip(".")


def month_number(match: re.Match[str], at: Surroundings, name: str = "mo") -> int:
    word = group(match, name)
    return int(word) if word.isdigit() else at.words.months[word]


def _day(match: re.Match[str], name: str = "d") -> int:
    return int(re.sub(r"\D", "", group(match, name)))


def unit_of(match: re.Match[str]) -> str:
    return group(match, "unit").rstrip("s")


def shift_of(match: re.Match[str]) -> int:
    word = group(match, "mod").split()[-1]
    return -1 if word in BACK else 1 if word in AHEAD else 0


# --- Days ---


def full_date(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day, month and year."""
    day = dv.safe_day(int(match["y"]), month_number(match, at), _day(match))
    return dv.on(day, relative=False) if day else None


def numeric_date(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """3/5/2024: month first, unless only day first is possible; the other order is kept."""
    year = int(match["y"]) if len(match["y"]) == 4 else int(match["y"]) + (1900 if int(match["y"]) > 50 else 2000)
    first, second = int(match["a"]), int(match["b"])
    month_first, day_first = dv.safe_day(year, first, second), dv.safe_day(year, second, first)
    if month_first is None:
        return dv.on(day_first, relative=False) if day_first else None
    others = (dv.other(day_first, "the day may stand first"),) if day_first and day_first != month_first else ()
    return dv.on(month_first, *others, relative=False)


def day_and_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day and month without a year: the nearest one; a named weekday decides."""
    month, day = month_number(match, at), _day(match)
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", relative=True) if dv.safe_day(2000, month, day) else None
    options = [dv.safe_day(at.reference.year + step, month, day) for step in (-1, 0, 1)]
    candidates = [option for option in options if option]
    if weekday := at.words.weekdays.get(group(match, "wd")):
        candidates = [option for option in candidates if option.isoweekday() == weekday] or candidates
    if not candidates:
        return None
    chosen = nearest(candidates, at.reference, ahead=at.ahead)
    rest = [dv.other(option, "the same day of another year") for option in candidates if option != chosen]
    return dv.on(chosen, *rest[-1:])


def nearest(candidates: list[date], reference: date, *, ahead: bool) -> date:
    """The nearest day; far ahead only where the words speak of the future, since news tells of what was."""

    def cost(day: date) -> int:
        away = (day - reference).days
        too_far = 3 if away > 120 and not ahead else 1
        return abs(away) * too_far + (400 if ahead and away < -30 else 0)

    return min(candidates, key=cost)


def day_range(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Two days of one month, or of two months, as an interval."""
    month = month_number(match, at)
    last_month = month_number(match, at, "mo2") if match.groupdict().get("mo2") else month
    year = int(match["y"]) if match.groupdict().get("y") else None
    first_day, last_day = _day(match), _day(match, "d2")
    if year is None and at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{first_day:02}/XXXX-{last_month:02}-{last_day:02}", relative=True)
    years = [year] if year else [at.reference.year + step for step in (-1, 0, 1)] if at.reference else []
    starts = [day for option in years if (day := dv.safe_day(option, month, first_day))]
    if not starts:
        return None
    start = starts[0] if year or at.reference is None else nearest(starts, at.reference, ahead=at.ahead)
    end = dv.safe_day(start.year + (1 if last_month < month else 0), last_month, last_day)
    if end is None or end <= start:
        return None
    return Meaning("DATE", f"{start}/{end}", spanning(start, end), relative=year is None)


def weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A bare weekday: the last one up to the reference day, or the next one where the words speak of the future."""
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    back = (at.reference.isoweekday() - number) % 7
    before = dv.shifted(at.reference, -back)
    after = dv.shifted(at.reference, 7 - back if back or not at.ahead else 0)
    if before is None or after is None:
        return None
    if at.ahead:
        return dv.on(after, dv.other(before, "the weekday before the reference day, if the words tell of the past"))
    earlier = dv.other(before - timedelta(days=7), "a week earlier, if the report does not mean its own day")
    later = dv.other(after, "the weekday after the reference day, if the words tell of the future")
    return dv.on(before, *((later, earlier) if back == 0 else (later,)))


def chosen_weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Last, this or next Tuesday."""
    number, shift = at.words.weekdays[group(match, "wd")], shift_of(match)
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    back = (at.reference.isoweekday() - number) % 7 or 7
    if shift == 0 and not at.ahead:
        back %= 7
    ahead = shift > 0 or (shift == 0 and at.ahead)
    day = dv.shifted(at.reference, 7 - back if ahead and back != 7 else 7 if ahead else -back)
    if day is None:
        return None
    step = timedelta(days=7 if ahead else -7)
    return dv.on(day, dv.other(day + step, "the one in the week beyond"))


def weekday_of_week(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Tuesday of last week, Monday next week."""
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    day = dv.shifted(at.reference, 7 * shift_of(match))
    return dv.on(dv.week(day)[1] + timedelta(days=number - 1)) if day else None


def day_away(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight; the day before yesterday, the day after tomorrow."""
    steps = {"yesterday": -1, "tomorrow": 1}
    step = steps.get(group(match, "word"), 0) * (2 if match.groupdict().get("beyond") else 1)
    if at.reference is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    day = dv.shifted(at.reference, step)
    return dv.on(day) if day else None


def this_daypart(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """This morning, last night, tonight."""
    night_before = group(match, "mod") in BACK
    if at.reference is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    day = dv.shifted(at.reference, -1 if night_before else 0)
    return dv.on(day) if day else None


def day_told_before(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """The same day, the following day, a day earlier: counted from the last day that the text named."""
    base = at.previous or at.reference
    if base is None:
        return Meaning("DATE", "XXXX-XX-XX", relative=True)
    word = group(match, "word").split()[-1]
    step = {"following": 1, "next": 1, "later": 1, "after": 1, "previous": -1, "earlier": -1, "before": -1}.get(word, 0)
    day = dv.shifted(base, step)
    return dv.on(day, base=base) if day else None


def clock(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A clock time without a day."""
    return Meaning("TIME", f"{at.reference or 'XXXX-XX-XX'}T{clock_value(match['clock'], at.words)}", relative=True)


def clock_value(words: str, known: Words) -> str:
    """The TIMEX3 time of "2:17 pm", "14:30", "noon", "10 p.m."."""
    if code := known.dayparts.get(words.lower()):
        return code
    hour, minute = int(re.findall(r"\d+", words)[0]), (re.findall(r"[:.](\d\d)", words) or ["00"])[0]
    if re.search(r"p\.?\s?m", words, re.IGNORECASE) and hour < 12:
        hour += 12
    if re.search(r"a\.?\s?m", words, re.IGNORECASE) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}"


def named_day(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Christmas Eve, New Year's Day: nearest, as any day and month."""
    fixed = {"christmas day": (12, 25), "christmas eve": (12, 24), "christmas": (12, 25), "new year's day": (1, 1),
             "new year's eve": (12, 31)}  # fmt: skip
    month, day = fixed[match[0].lower().replace("’", "'")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", relative=True)
    options = [date(at.reference.year + step, month, day) for step in (-1, 0, 1)]
    return dv.on(nearest(options, at.reference, ahead=at.ahead))


def tonight(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Tonight: the night of the reference day."""
    day = at.reference.isoformat() if at.reference else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}TNI", one_day(at.reference) if at.reference else None, relative=True)
