"""What the rows for times of the clock produce."""

import re
from dataclasses import replace

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import NAME_BEFORE, group, this_daypart
from .date_values import Meaning
from .date_weekdays import weekday
from .date_words import Words
from .edtf import one_day

_TOLD_BEFORE = re.compile(r"[\dm]\.?\s+(?:[a-z]+\s+(?:time\s+)?)?\($")  # "10:35 a.m. (0735 GMT)"
# "9:20 a.m. (0820 GMT) Friday", "8:00am to 8:00pm Monday"
_WEEKDAY_AFTER = re.compile(
    r"\s*(?:\([^()\n]{3,20}\)|\)|(?:-|–|to|and|until|till)\s*(?:\d[\d:.]{0,4}\s?(?:[ap]\.?m\b\.?)?|noon|midnight))"
    r",?\s*(?:on\s+)?([A-Z][a-z]+day)\b"
)


def clock_value(words: str, known: Words) -> str:
    """The TIMEX3 time of "2:17 pm", "14:30", "noon", "10 p.m."."""
    if code := known.dayparts.get(words.lower()):
        return code
    if re.fullmatch(r"\d{4}", words):
        return f"{words[:2]}:{words[2:]}"
    hour, minute = int(re.findall(r"\d+", words)[0]), (re.findall(r"[:.](\d\d)", words) or ["00"])[0]
    if re.search(r"p\.?\s?m", words, re.IGNORECASE) and hour < 12:
        hour += 12
    if re.search(r"a\.?\s?m", words, re.IGNORECASE) and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}"


def clock(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A clock time without a day; "9:20 a.m. (0820 GMT) Friday" names its day a little later."""
    time = clock_value(match["clock"], at.words)
    day = at.day_in_sentence or at.reference
    if (named := _WEEKDAY_AFTER.match(at.after)) and day and (number := at.words.weekdays.get(named[1].lower())):
        day = dv.shifted(day, -((day.isoweekday() - number) % 7)) or day
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}T{time}", relative=True)


def clock_of_part(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """8:30 in the evening, 11.15 at night."""
    hour, minute = re.findall(r"\d+", match["n"])
    late = 0 if group(match, "part") == "morning" else 12
    day = at.day_in_sentence or at.reference
    return Meaning("TIME", f"{day or 'XXXX-XX-XX'}T{int(hour) % 12 + late:02}:{minute}", relative=True)


def hour_told(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Three o'clock, four in the morning: on the day named before in the sentence, or the day of the report."""
    hour = at.words.number(match["n"])
    if hour is None or not 1 <= hour <= 12:
        return None
    if part := group(match, "part"):
        hour = hour % 12 + (12 if part in ("afternoon", "evening") else 0)
    return _at_hour(f"{hour:02}:00", at)


def hour_of_weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Ten o'clock on Monday morning."""
    hour, day = at.words.number(match["n"]), weekday(match, at)
    if day is None or hour is None or not 1 <= hour <= 12:
        return None
    if part := group(match, "part"):
        hour = hour % 12 + (12 if part in ("afternoon", "evening", "night") else 0)
    return replace(day, type="TIME", value=f"{day.value}T{hour:02}:00")


def hour_of_night(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Eleven o'clock last night, ten o'clock this morning."""
    hour, day = at.words.number(match["n"]), this_daypart(match, at)
    if day is None or day.days is None or hour is None or not 1 <= hour <= 12:
        return day
    late = group(match, "part") in ("afternoon", "evening", "night", "")
    return replace(day, type="TIME", value=f"{day.value}T{hour % 12 + (12 if late else 0):02}:00")


def four_digits(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """0830 GMT, 1430 hours; not where it only repeats a time of the clock in brackets."""
    if _TOLD_BEFORE.search(at.before):
        return None
    time = f"{match['h']}:{match['m']}"
    if not group(match, "wd"):
        return _at_hour(time, at)
    day = weekday(match, at)
    return replace(day, type="TIME", value=f"{day.value}T{time}") if day else None


def _at_hour(time: str, at: Surroundings) -> Meaning:
    told = at.day_in_sentence
    day = told or at.reference
    value = f"{day or 'XXXX-XX-XX'}T{time}"
    return Meaning("TIME", value, one_day(told) if told else None, relative=True, base=told)


def tonight(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Tonight: the night of the reference day; not the programme "World Tonight"."""
    if match[0] == "Tonight" and NAME_BEFORE.search(at.before):
        return None
    day = at.reference.isoformat() if at.reference else "XXXX-XX-XX"
    return Meaning("TIME", f"{day}TNI", one_day(at.reference) if at.reference else None, relative=True)
