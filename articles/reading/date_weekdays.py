"""What the rows for weekdays produce: which Tuesday "on Tuesday" is."""

import re
from datetime import timedelta

from . import date_values as dv
from .date_context import Surroundings
from .date_makers import group, shift_of
from .date_values import Meaning

# One day of history, not a weekday, and the Mail on Sunday.
_BY_NAME = re.compile(r"\b(?:Black|Bloody|Super|Fat|Cyber|Holy|Maundy|Shrove|Mail\s+on)\s+$")
# "The Sunday Times", "Monday Night Football", "Saturday's Child": a paper, a programme.
_OF_A_NAME = re.compile(r"\s+(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Star|Independent|Tribune)\b")
_PROGRAMME = re.compile(r"\s+(?:Live|Lights|Football|Baseball|Basketball|Fever|Show)\b")
_RANGE_OF_WEEKDAYS = re.compile(r"\b([A-Z][a-z]+)\s*(?:-|–|\bto|\bthrough|\buntil|\btill)\s*$")  # "Saturday to Monday"
_LATELY = 14  # days: a day told so shortly before the report is what "the previous Friday" is counted from
_AHEAD_OF = re.compile(r"\b(?i:ahead\s+of|before|until|by|for)\s+(?:the\s+)?$")  # "ahead of Sunday's vote"
_STILL_TO_COME = re.compile(r"\s+(?:scheduled|planned|expected|upcoming|forthcoming)\b")  # "Friday's planned march"


def weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A bare weekday: the last one up to the report's day, or the next one where the words speak ahead."""
    if _BY_NAME.search(at.before) or _OF_A_NAME.match(at.after) or _PROGRAMME.match(at.after):
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
    owns = match[0].endswith(("'s", "’s"))
    ahead = (at.ahead and not (owns and not _AHEAD_OF.search(at.before))) or _STILL_TO_COME.match(at.after) is not None
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
    told = at.told.day if group(match, "mod") in ("previous", "preceding", "following") else None
    if told and (at.day_near or (at.reference and abs(at.reference - told).days <= _LATELY)):
        away = (number - told.isoweekday()) % 7 or 7
        counted = dv.shifted(told, away if shift > 0 else away - 14 if away == 7 else away - 7)
        reported = dv.shifted(at.reference, (number - at.reference.isoweekday()) % 7 - (0 if shift > 0 else 7)) \
            if at.reference else None  # fmt: skip
        rest = (dv.other(reported, "counted from the day of the report"),) if reported not in (None, counted) else ()
        return dv.on(counted, *rest, base=told) if counted else None
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    back = (at.reference.isoweekday() - number) % 7
    # "This Friday" is the one to come, unless the words tell of what was.
    ahead = shift > 0 or (shift == 0 and (at.ahead or not at.behind))
    away = 0 if shift == 0 and back == 0 else 7 - back if ahead else -(back or 7)
    day = dv.shifted(at.reference, away)
    if day is None:
        return None
    step = timedelta(days=7 if ahead else -7)
    return dv.on(day, dv.other(day + step, "the one in the week beyond"))


def week_beside_weekday(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """A week ago Tuesday, two weeks from Friday: so many weeks beyond the last or the next such weekday."""
    number, weeks = at.words.weekdays[group(match, "wd")], at.words.number(match["n"])
    if weeks is None:
        return None
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    if group(match, "way") == "on" and not at.ahead:
        return None
    back = (at.reference.isoweekday() - number) % 7
    forward = group(match, "way") in ("from", "on")
    day = dv.shifted(at.reference, 7 - back + 7 * weeks if forward else -back - 7 * weeks)
    return dv.on(day, dv.other(day + timedelta(days=-7 if forward else 7), "the one of a week nearer")) if day else None


def weekdays_ago(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Two Sundays ago: the last one before the report's day, and a week more for each further one."""
    return _weeks_back(at.words.number(match["n"]), match, at)


def _weeks_back(weeks: int | None, match: re.Match[str], at: Surroundings) -> Meaning | None:
    if not weeks:
        return None
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    back = (at.reference.isoweekday() - number) % 7 or 7
    day = dv.shifted(at.reference, -back - 7 * (weeks - 1))
    earlier = dv.shifted(at.reference, -back - 7 * weeks)
    return dv.on(day, dv.other(earlier, "a week earlier, if the last one is not counted")) if day and earlier else None


def weekday_then_week(match: re.Match[str], at: Surroundings) -> Meaning | None:
    """Monday week, Sunday next: as in Britain, the Monday a week after the coming one, the coming Sunday; Sunday before
    last.
    """
    if group(match, "then") not in ("week", "next"):
        return _weeks_back(2, match, at)
    number = at.words.weekdays[group(match, "wd")]
    if at.reference is None:
        return Meaning("DATE", f"XXXX-WXX-{number}", relative=True)
    ahead = (number - at.reference.isoweekday()) % 7 or 7
    day = dv.shifted(at.reference, ahead + (7 if group(match, "then") == "week" else 0))
    beside = dv.shifted(at.reference, ahead + (0 if group(match, "then") == "week" else 7))
    return dv.on(day, dv.other(beside, "the one of the other week")) if day and beside else None


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
