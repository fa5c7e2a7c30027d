"""What the rows for single days produce: a match and its surroundings become a `Meaning`, or None: it is no date."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from . import date_values as dv
from .date_context import Surroundings
from .date_shared_year import shared_year
from .date_values import Meaning
from .edtf import spanning
from .values import Alternative

BACK = {"last", "past", "previous", "preceding", "prior"}
AHEAD = {"next", "coming", "following", "upcoming"}


_DIGITS = re.compile(r"\d+")

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
    digits = _DIGITS.findall(match[name])[0]
    if len(digits) > 2:
        return int(digits)
    latest = at.reference.year + 10 if at.reference else 2050
    return latest - (latest - int(digits)) % 100


def day_number(match: re.Match[str], at: Surroundings, name: str = "d") -> int:
    """The number of a day in digits ("3rd") or as an ordinal word ("twenty-first"); 0 when it is none."""
    word = group(match, name)
    digits = _DIGITS.match(word)
    return int(digits[0]) if digits else at.words.ordinal(word) or 0


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


# Around dates of languages that write the day first: their letters, or several of their small words.
_DAY_FIRST = re.compile(
    r"[\u0590-\u06FF]|\b(?:le|la|les|du|des|el|los|las|del)\b.*\b(?:le|la|les|du|des|de|en|à|el|los|las|del|y|et)\b",
    re.IGNORECASE,
)


def numeric_date(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """3/5/2024: month first in English, day first elsewhere and between points; the other order is kept."""
    year = year_number(match, at)
    first, second = int(match["a"]), int(match["b"])
    options = [
        (dv.safe_day(year, first, second), "the month may stand first"),
        (dv.safe_day(year, second, first), "the day may stand first"),
    ]
    if "." in match[0] or _DAY_FIRST.search(f"{at.before} {at.after}"):
        options.reverse()
    possible = [(day, why) for day, why in options if day]
    if not possible:
        return None
    chosen = possible[0][0]
    return dv.on(chosen, *(dv.other(day, why) for day, why in possible[1:] if day != chosen), relative=False)


def day_and_month(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Day and month without a year: the nearest one; a named weekday decides, or "last year" right behind."""
    month, number = month_number(match, at), day_number(match, at)
    near = nearest_day(month, number, at.words.weekdays.get(group(match, "wd")), at)
    if near is None or at.reference is None or not group(match, "mod"):
        return near
    chosen = dv.safe_day(at.reference.year + shift_of(match), month, number)
    if chosen is None or near.days is None or near.days.latest == chosen:
        return near if chosen else None
    return dv.also(dv.on(chosen), near, "the nearest such day, if the year belongs to other words")


# Days so well known that news names them by month and number alone, years later.
_KNOWN_BY_DATE = {(9, 11): date(2001, 9, 11), (10, 7): date(2023, 10, 7)}
_ATTACK = re.compile(r"\s+(?:terror\w*\s+|suicide\s+)?(?:attack|assault|hijack|raid)")


def nearest_day(month: int, day: int, weekday: int | None, at: Surroundings) -> Meaning | None:
    """The nearest day of that month and number, and of that weekday (1 to 7) where one is named and fits; of the year
    of the dates joined to it where they end in one.
    """
    if named := shared_year(at, month):
        joined = dv.safe_day(named, month, day)
        return dv.on(joined, relative=False) if joined else None
    if at.reference is None:
        return Meaning("DATE", f"XXXX-{month:02}-{day:02}", relative=True) if dv.safe_day(2000, month, day) else None
    options = dv.of_years_around(at.reference.year, month, day)
    candidates = [option for option in options if option.isoweekday() == weekday] or options
    if not candidates:
        return None
    told = at.day_in_sentence
    # "It opens here on June 19 and elsewhere on June 26": in one sentence days of one month are of one year.
    beside = [day for day in candidates if told and (day.year, day.month) == (told.year, told.month)]
    chosen = beside[0] if beside else nearest(candidates, at)
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


_SHOW = re.compile(r"\s+(?:[Ss]how|program(?:me)?|newspaper)\b")
_OF_OUR_TIME = re.compile(
    r"\s+(?:young|modern|youth|world|society|standards|terms|children|students|generations?|technology|consumers|teenagers"
    r"|dollars|money|prices|families|parents|women|men|workers|voters|army|europe|america|russia|china)\b",
    re.IGNORECASE,
)
# "Today's Norland is poor": a name alone, and no paper of the day.
_NAMED_NOW = re.compile(r"\s+(?![A-Z]\w*(?:Times|Post|Journal|Herald|Guardian|Tribune)\b)[A-Z]\w+"
                        r"(?=[.,;]|\s+(?:is|are|has|have|needs?|looks?|can)\b)")  # fmt: skip
NAME_BEFORE = re.compile(r"\b[A-Z]\w*\s$")


def day_away(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Today, yesterday, tomorrow, tonight; the day before yesterday, the day after tomorrow."""
    if match[0] == "Today" and (NAME_BEFORE.search(at.before) or _SHOW.match(at.after)):
        return None  # a programme or a paper: "World Today", "the Today programme"
    of_now = _NAMED_NOW if match[0].endswith("s") else _OF_OUR_TIME
    if group(match, "word") == "today" and (_OF_OUR_TIME.match(at.after) or of_now.match(at.after)):
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
