"""What the rows for single days produce: a match and its surroundings become a `Meaning`, or None: it is no date."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from . import date_values as dv
from .date_context import Surroundings
from .date_values import Meaning
from .edtf import spanning
from .values import Alternative

BACK = {"last", "past", "previous", "preceding", "prior"}
AHEAD = {"next", "coming", "following", "upcoming"}


Maker = Callable[[re.Match[str], Surroundings], Meaning | None]


def group(match: re.Match[str], name: str) -> str:
    """What a named group matched, in lower case; "" when the row has no such group or it matched nothing."""
    if name not in match.re.groupindex:
        return ""
    return (match[name] or "").lower().rstrip(".")


def month_number(match: re.Match[str], at: Surroundings, name: str = "mo") -> int:
    """The month, 1 to 12, that a group's word or digits name."""
    word = group(match, name)
    return int(word) if word.isdigit() else at.words.months[word]


def year_number(match: re.Match[str], at: Surroundings, name: str = "y") -> int:
    """The year of a group; of two digits only, the one that is not far ahead of the reference day."""
    digits = re.sub(r"\D", "", match[name])
    if len(digits) > 2:
        return int(digits)
    latest = at.reference.year + 10 if at.reference else 2050
    return latest - (latest - int(digits)) % 100


def day_number(match: re.Match[str], at: Surroundings, name: str = "d") -> int:
    """The number of a day in digits ("3rd") or as an ordinal word ("twenty-first"); 0 when it is none."""
    word = group(match, name)
    return int(re.sub(r"\D", "", word)) if re.search(r"\d", word) else at.words.ordinal(word) or 0


def unit_of(match: re.Match[str]) -> str:
    """The unit of time of the group `unit`, in the singular."""
    return group(match, "unit").rstrip("s")


def shift_of(match: re.Match[str]) -> int:
    """-1, 0 or 1 for last, this or next, the last word of the group `mod`."""
    word = group(match, "mod").split()[-1]
    return -1 if word in BACK else 1 if word in AHEAD else 0


# --- Days ---


def full_date(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day, month and year."""
    day = dv.safe_day(year_number(match, at), month_number(match, at), day_number(match, at))
    return dv.on(day, relative=False) if day else None


def numeric_date(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """3/5/2024: month first, unless only day first is possible; the other order is kept."""
    year = year_number(match, at)
    first, second = int(match["a"]), int(match["b"])
    month_first, day_first = dv.safe_day(year, first, second), dv.safe_day(year, second, first)
    if month_first is None:
        return dv.on(day_first, relative=False) if day_first else None
    others = (dv.other(day_first, "the day may stand first"),) if day_first and day_first != month_first else ()
    return dv.on(month_first, *others, relative=False)


def day_and_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day and month without a year: the nearest one; a named weekday decides."""
    return nearest_day(month_number(match, at), day_number(match, at), at.words.weekdays.get(group(match, "wd")), at)


# Days so well known that news names them by month and number alone, years later.
_KNOWN_BY_DATE = {(9, 11): date(2001, 9, 11), (10, 7): date(2023, 10, 7)}
_ATTACK = re.compile(r"\s+(?:terror\w*\s+|suicide\s+)?(?:attack|assault|hijack|raid)")


def nearest_day(month: int, day: int, weekday: int | None, at: Surroundings) -> Meaning | None:
    """The nearest day of that month and number, and of that weekday (1 to 7) where one is named and fits."""
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", relative=True) if dv.safe_day(2000, month, day) else None
    steps = (-1, 0, 1) if (month, day) != (2, 29) else range(-8, 9)
    options = [option for step in steps if (option := dv.safe_day(at.reference.year + step, month, day))]
    candidates = [option for option in options if option.isoweekday() == weekday] or options
    if not candidates:
        return None
    chosen = nearest(candidates, at)
    known = _KNOWN_BY_DATE.get((month, day))
    if known and known != chosen and known < at.reference and _ATTACK.match(at.after):
        return dv.on(known, dv.other(chosen, "the same day of another year"))
    return dv.on(chosen, *_of_another_year(chosen, options))


def _of_another_year(chosen: date, options: list[date]) -> tuple[Alternative, ...]:
    """The nearest to the chosen day of the others, the earlier one of two as near."""
    rest = sorted((abs(option - chosen), option) for option in options if option != chosen)
    return tuple(dv.other(option, "the same day of another year") for _, option in rest[:1])


_SINCE = re.compile(r"\b(?:since|ended|from)\s+(?:the\s+|on\s+)?$")


def nearest(candidates: list[date], at: Surroundings) -> date:
    """The nearest day; far ahead only where the words speak of the future, since news tells of what was."""
    if at.reference is None:
        raise ValueError("the nearest day needs a reference day; ask only where one is known")
    reference, ahead = at.reference, at.ahead
    since = not ahead and _SINCE.search(at.before) is not None

    def cost(day: date) -> int:
        away = (day - reference).days
        if away > 0:
            return away * (1 if ahead else 6 if since else 3 if away > 120 else 1)
        return -away + (400 if ahead and away < -30 else 0)

    return min(candidates, key=cost)


def day_range(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Two days of one month, or of two months, as an interval."""
    month = month_number(match, at)
    last_month = month_number(match, at, "mo2") if match.groupdict().get("mo2") else month
    year = year_number(match, at) if match.groupdict().get("y") else None
    first_day, last_day = day_number(match, at), day_number(match, at, "d2")
    if year is None and at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{first_day:02}/XXXX-{last_month:02}-{last_day:02}", relative=True)
    over_new_year = 1 if last_month < month else 0
    base = at.reference.year if at.reference else 0
    years = [year - over_new_year] if year else [base - 1, base, base + 1]
    starts = [day for option in years if (day := dv.safe_day(option, month, first_day))]
    if not starts:
        return None
    start = starts[0] if year else nearest(starts, at)
    end = dv.safe_day(start.year + over_new_year, last_month, last_day)
    if end is None or end <= start:
        return None
    whole = Meaning("DATE", f"{start}/{end}", spanning(start, end), relative=year is None)
    if year:
        return whole
    first = dv.safe_day(start.year - 1, month, first_day)
    last = dv.safe_day(end.year - 1, last_month, last_day)
    if first is None or last is None:
        return whole
    return replace(whole, alternatives=(Alternative(first, last, "the same days of another year"),))


_BY_NAME = re.compile(r"\b(?:Black|Bloody|Super|Fat|Cyber|Holy|Maundy|Shrove)\s+$")  # one day of history, not a weekday


def day_month_perhaps_year(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day and month, with a year or the nearest one."""
    return full_date(match, at) if group(match, "y") else day_and_month(match, at)


def day_of_month_alone(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """On the 14th: of the month told close before, else the nearest such day."""
    number = day_number(match, at)
    if at.reference is None:
        return Meaning("DATE", f"XXXX-XX-{number:02}", relative=True) if 1 <= number <= 31 else None
    around = [dv.months_away(at.reference, step) for step in (-1, 0, 1)]
    months = [at.month_near] if at.month_near else around
    candidates = [day for month in months if month and (day := dv.safe_day(*month, number))]
    if not candidates:
        return None
    chosen = nearest(candidates, at)
    others = [day for month in around if month and (day := dv.safe_day(*month, number)) and day != chosen]
    return dv.on(chosen, *(dv.other(day, "the same day of another month") for day in others))


def nine_eleven(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """9/11, once there was one."""
    known = _KNOWN_BY_DATE[9, 11]
    return dv.on(known, relative=False) if at.reference is None or at.reference > known else None


_RANGE_OF_WEEKDAYS = re.compile(r"\b([A-Z][a-z]+)\s*(?:-|–|\bto|\bthrough|\buntil|\btill)\s*$")  # "Saturday to Monday"
_AHEAD_OF = re.compile(r"\b(?:ahead\s+of|before|until|by|for)\s+(?:the\s+)?$")  # "ahead of Sunday's vote"


def weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A bare weekday: the last one up to the report's day, or the next one where the words speak ahead."""
    if _BY_NAME.search(at.before):
        return None
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    if (found := _RANGE_OF_WEEKDAYS.search(at.before)) and found[1].lower() in at.words.weekdays and at.day_in_sentence:
        end = dv.shifted(at.day_in_sentence, (number - at.day_in_sentence.isoweekday()) % 7 or 7)
        week_before = dv.shifted(end, -7) if end else None
        if end is None or week_before is None:
            return None
        return dv.on(end, dv.other(week_before, "a week earlier, if it is not counted from the day before it"),
                     base=at.day_in_sentence)  # fmt: skip
    ahead = at.ahead and not (match[0].endswith(("'s", "’s")) and not _AHEAD_OF.search(at.before))
    back = (at.reference.isoweekday() - number) % 7
    before = dv.shifted(at.reference, -back)
    after = dv.shifted(at.reference, 7 - back if back or not ahead else 0)
    if before is None or after is None:
        return None
    if ahead and not back:
        return dv.on(
            after, dv.other(after + timedelta(days=7), "a week later, if the report does not mean its own day")
        )
    if ahead:
        return dv.on(after, dv.other(before, "the weekday before the reference day, if the words tell of the past"))
    earlier = dv.other(before - timedelta(days=7), "a week earlier, if the report does not mean its own day")
    later = dv.other(after, "the weekday after the reference day, if the words tell of the future")
    return dv.on(before, *((later, earlier) if back == 0 else (later,)))


def chosen_weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Last, this or next Tuesday."""
    number, shift = at.words.weekdays[group(match, "wd")], shift_of(match)
    if at.day_near and group(match, "mod") in ("previous", "preceding", "following"):
        away = (number - at.day_near.isoweekday()) % 7 or 7
        counted = dv.shifted(at.day_near, away if shift > 0 else away - 14 if away == 7 else away - 7)
        return dv.on(counted, base=at.day_near) if counted else None
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


def week_beside_weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A week ago Tuesday, a week from Friday: seven days beyond the last or the next such weekday."""
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    back = (at.reference.isoweekday() - number) % 7
    forward = group(match, "way") == "from"
    day = dv.shifted(at.reference, 14 - back if forward else -back - 7)
    return dv.on(day, dv.other(day + timedelta(days=-7 if forward else 7), "the one of a week nearer")) if day else None


def weekday_of_week(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Tuesday of last week, Monday next week."""
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    day = dv.shifted(at.reference, 7 * shift_of(match))
    if day is None:
        return None
    chosen = dv.week(day)[1] + timedelta(days=number - 1)
    sunday = day - timedelta(days=day.isoweekday() % 7)
    sunday_first = sunday + timedelta(days=number % 7)
    return dv.also(dv.on(chosen), dv.on(sunday_first), "a week may begin on Sunday")


_OF_OUR_TIME = re.compile(
    r"\s+(?:young|modern|youth|world|society|standards|terms|children|students|generations?|technology|consumers|teenagers"
    r"|dollars|money|prices|families|parents|women|men|workers|voters|army|europe|america|russia|china)\b",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"\b[A-Z]\w*\s$")


def day_away(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight; the day before yesterday, the day after tomorrow."""
    if match[0] == "Today" and _NAME_BEFORE.search(at.before):
        return None  # a programme or a paper: "World Today"
    if _OF_OUR_TIME.match(at.after) and match[0].lower().startswith("today"):
        return Meaning("DATE", "PRESENT_REF")  # "today's youth"
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
