"""The grammar of English dates, as a table: a row is a form of words, its pattern, what it means, and examples.

`first` matches the first word, so that only rows that can begin there are tried; `pattern` matches from there on.
Pieces in braces come from `date_words`. At one place the longest match wins, then the upper row. A group named `part`
(a part of the day) or `clock` turns a day into a TIME. The examples are read on EXAMPLE_DAY, a Wednesday: the text,
the expression in it, its TIMEX3 value and, where it lies on the calendar, its EDTF string.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from . import date_lengths as length
from . import date_makers as day
from . import date_spans as span
from .date_words import ENGLISH, Words

EXAMPLE_DAY = date(2024, 2, 14)


class Example(NamedTuple):
    """A sentence of our own, the expression in it, the TIMEX3 value and the EDTF string (None: off the calendar)."""

    text: str
    expression: str
    value: str
    edtf: str | None


class Rule(NamedTuple):
    """A row of the grammar."""

    name: str
    first: str
    pattern: str
    make: day.Maker
    examples: tuple[Example, ...]


@dataclass(frozen=True, eq=False)
class Grammar:
    """A language's words and rules."""

    words: Words
    rules: tuple[Rule, ...]


_E = Example
_CLOCK_AFTER = r"(?:,?\s+(?:at{_})?(?P<clock>{CLOCK}|(?i:noon|midnight)){ZONE})?"
_PART_AFTER = r"(?:{_}(?P<part>{DAYPART}))?"
_WD = r"(?:(?P<wd>{SHORTDAY})\.?,?{_}(?:the{_})?)?"
_MOD = (
    r"(?P<mod>(?i:last|this|next|past|previous|coming|following|current|this{_}past|this{_}coming|preceding|upcoming))"
)
_WHEN = r"(?P<when>(?i:earlier|later|early|late|mid))"
_BEFORE_NUMBER = r"(?i:the{_})?"

DAYS: tuple[Rule, ...] = (
    Rule("year-month-day (ISO 8601)", r"\d{4}", r"(?P<y>{YEAR})-(?P<mo>\d\d)-(?P<d>\d\d)(?!\d)(?:[T ]"
         r"(?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?",
         day.full_date, (_E("Filed 2024-02-09 by the desk.", "2024-02-09", "2024-02-09", "2024-02-09"),)),
    Rule("[weekday] day month year", r"{SHORTDAY}|\d{1,2}(?:st|nd|rd|th)?",
         _WD + r"(?P<d>{DAY})(?:{_}of)?[\s-]*(?P<mo>{MONTH})\.?[,\s-]{1,3}(?P<y>{YEAR})" + _CLOCK_AFTER, day.full_date,
         (_E("Printed on 5th March 2021 in Vantaa.", "5th March 2021", "2021-03-05", "2021-03-05"),
          _E("Tue 06 Feb 2024 2:17 pm - Local", "Tue 06 Feb 2024 2:17 pm", "2024-02-06T14:17", "2024-02-06"))),
    Rule("[weekday] month day, year", r"{SHORTDAY}|{MONTH}", _WD + r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY}),?{_}"
         r"(?P<y>{YEAR})" + _CLOCK_AFTER,
         day.full_date, (_E("It closed Friday, Sept. 1, 2023, at noon.", "Friday, Sept. 1, 2023, at noon",
         "2023-09-01T12:00", "2023-09-01"),)),
    Rule("[weekday] month day", r"{SHORTDAY}|{MONTH}",
         _WD + r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})" + _PART_AFTER + _CLOCK_AFTER,
         day.day_and_month, (_E("They met on Feb. 2 in Vantaa.", "Feb. 2", "2024-02-02", "2024-02-02"),
                              _E("after the October 7 attack", "October 7", "2023-10-07", "2023-10-07"))),
    Rule("[weekday] day month", r"{SHORTDAY}|\d{1,2}(?:st|nd|rd|th)?", _WD + r"(?P<d>{DAY})(?:{_}of)?{_}"
         r"(?P<mo>{MONTH})(?!{_}\d{1,2}\b)",
         day.day_and_month, (_E("The round of 9 February failed.", "9 February", "2024-02-09", "2024-02-09"),)),
    Rule("day-day month [year]", r"\d{1,2}(?:st|nd|rd|th)?", r"(?P<d>{DAY}){DASH}(?P<d2>{DAY})(?:{_}of)?{_}"
         r"(?P<mo>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("the talks of 13-16 February 2023", "13-16 February 2023", "2023-02-13/2023-02-16",
         "2023-02-13/2023-02-16"),)),
    Rule("day month - day month [year]", r"\d{1,2}(?:st|nd|rd|th)?",
         r"(?P<d>{DAY}){_}(?P<mo>{MONTH}){DASH}(?P<d2>{DAY}){_}(?P<mo2>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("28 January - 3 February", "28 January - 3 February", "2024-01-28/2024-02-03",
         "2024-01-28/2024-02-03"),)),
    Rule("month day-day[, year]", r"{MONTH}", r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY}){DASH}(?P<d2>{DAY})(?:,{_}"
         r"(?P<y>{YEAR}))?",
         day.day_range, (_E("from February 5 to 8 in Vantaa", "February 5 to 8", "2024-02-05/2024-02-08",
         "2024-02-05/2024-02-08"),)),
    Rule("month day - month day[, year]", r"{MONTH}",
         r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})\s*(?:-|–|to)\s*(?P<mo2>{MONTH})\.?{_}(?P<d2>{DAY})(?:,{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("Jan. 30 - Feb. 2", "Jan. 30 - Feb. 2", "2024-01-30/2024-02-02", "2024-01-30/2024-02-02"),
         )),
    Rule("number/number/year", r"\d{1,2}",
         r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d)",
         day.numeric_date, (_E("Updated 2/9/2024 at the desk", "2/9/2024", "2024-02-09", "2024-02-09"),)),
    Rule("today, yesterday, tomorrow", r"(?i:today|yesterday|tomorrow|earlier|later|early|late)",
         r"(?i:(?:earlier|later|early|late){_})?(?P<word>(?i:today|yesterday|tomorrow))(?:{S})?" + _PART_AFTER,
         day.day_away,
         (_E("The envoy left earlier today.", "earlier today", "2024-02-14", "2024-02-14"),
          _E("They met yesterday morning.", "yesterday morning", "2024-02-13TMO", "2024-02-13"))),
    Rule("the day before yesterday", r"(?i:the|day)", r"(?i:the{_})?(?i:day){_}(?P<beyond>(?i:before"
         r"|after)){_}(?P<word>(?i:yesterday|tomorrow))",
         day.day_away, (_E("He left the day before yesterday.", "the day before yesterday", "2024-02-12",
         "2024-02-12"),)),
    Rule("this morning, last night", r"(?i:this|last|earlier|later|late|early)",
         r"(?i:(?:earlier|later|late|early){_})?(?P<mod>(?i:this|last)){_}(?P<part>(?i:morning|afternoon|evening"
         r"|night))", day.this_daypart,
         (_E("He spoke last night.", "last night", "2024-02-13TNI", "2024-02-13"),)),
    Rule("tonight", r"(?i:tonight)", r"(?i:tonight)", day.tonight,
         (_E("They meet tonight.", "tonight", "2024-02-14TNI", "2024-02-14"),)),
    Rule("weekday [part of the day]", r"{WEEKDAY}|(?i:early|late|earlier|later|mid)",
         r"(?i:(?:early|late|earlier|later|mid)[\s-])?(?P<wd>{WEEKDAY})(?:{S})?" + _PART_AFTER + _CLOCK_AFTER,
         day.weekday,
         (_E("They met on Monday.", "Monday", "2024-02-12", "2024-02-12"),
          _E("He said on Tuesday night that it failed.", "Tuesday night", "2024-02-13TNI", "2024-02-13"),
          _E("The council will meet on Monday.", "Monday", "2024-02-19", "2024-02-19"),
          _E("The minister is due in Vantaa Friday.", "Friday", "2024-02-16", "2024-02-16"),
          _E("A report said the team would return on Tuesday.", "Tuesday", "2024-02-20", "2024-02-20"),
          _E("The leadership meets on Monday in Vantaa.", "Monday", "2024-02-19", "2024-02-19"))),
    Rule("last, this or next weekday", r"(?i:last|this|next|past|coming|previous|following)", _MOD +
         r"{_}(?P<wd>{WEEKDAY})" + _PART_AFTER, day.chosen_weekday,
         (_E("They met last Tuesday.", "last Tuesday", "2024-02-13", "2024-02-13"),
          _E("They meet next Friday.", "next Friday", "2024-02-16", "2024-02-16"),
          _E("They met last Wednesday.", "last Wednesday", "2024-02-07", "2024-02-07"))),
    Rule("weekday of last or next week", r"{WEEKDAY}", r"(?P<wd>{WEEKDAY}),?(?:{_}of)?{_}" + _MOD + r"{_}(?i:week)",
         day.weekday_of_week,
         (_E("on Thursday of last week", "Thursday of last week", "2024-02-08", "2024-02-08"),)),
    Rule("time of the clock, then the day", r"\d{1,2}|(?i:noon|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midnight)){ZONE},?(?:{_}on)?{_}(?P<wd>{WEEKDAY})", day.weekday,
         (_E("It ended at 10 p.m. Monday.", "10 p.m. Monday", "2024-02-12T22:00", "2024-02-12"),)),
    Rule("time of the clock, then the date", r"\d{1,2}|(?i:noon|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midnight)){ZONE},?(?:{_}on)?{_}(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})",
         day.day_and_month,
         (_E("until 5 p.m. EST, Feb. 6", "5 p.m. EST, Feb. 6", "2024-02-06T17:00", "2024-02-06"),)),
    Rule("time of the clock, then today", r"\d{1,2}|(?i:noon|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midnight)){ZONE},?{_}(?P<word>(?i:today|yesterday|tomorrow))", day.day_away,
         (_E("at 9:30 a.m. today", "9:30 a.m. today", "2024-02-14T09:30", "2024-02-14"),)),
    Rule("time of the clock", r"\d{1,2}|(?i:noon|midnight)", r"(?P<clock>{CLOCK}|(?i:noon|midnight)){ZONE}", day.clock,
         (_E("The doors opened at 2:17 pm.", "2:17 pm", "2024-02-14T14:17", None),)),
    Rule("the same, next or previous day", r"(?i:the|that|same|following)",
         r"(?i:the{_}|that{_})?(?P<word>(?i:same|following|next|previous|that)){_}(?i:day)(?!{_}(?i:of|in))",
         day.day_told_before,
         (_E("They met on Feb. 2 and left the following day.", "the following day", "2024-02-03", "2024-02-03"),)),
    Rule("a day earlier or later", r"(?i:a|one|the)", r"(?i:a|one|the){_}(?i:day){_}(?P<word>(?i:earlier|later|after"
         r"|before))(?!{_}(?i:yesterday|tomorrow))",
         day.day_told_before, (_E("They met on Feb. 2, a day later than planned.", "a day later", "2024-02-03",
         "2024-02-03"),)),
    Rule("named day", r"(?i:Christmas|New)", r"Christmas{_}Day|Christmas{_}Eve|New{_}Year['’]s{_}(?:Day|Eve)"
         r"|Christmas(?!{_}[A-Z])", day.named_day,
         (_E("They met on Christmas Eve.", "Christmas Eve", "2023-12-24", "2023-12-24"),)),
)  # fmt: skip

PERIODS: tuple[Rule, ...] = (
    Rule("[part of] month year", r"{MONTH}|(?i:{PART})", r"(?:(?P<part>{PART})(?:{_}of)?[\s-]*)?(?P<mo>{MONTH})\.?,?"
         r"(?:{_}of)?{_}(?P<y>{YEAR})", span.month_of_year,
         (_E("the round of February 2023", "February 2023", "2023-02", "2023-02"),
          _E("in early March 2023", "early March 2023", "2023-03", "2023-03-01~/2023-03-11~"))),
    Rule("[part of] month", r"{MONTH}|(?i:{PART})", r"(?:(?P<part>{PART})(?:{_}of)?(?:{_}|-))?(?P<mo>{MONTH})(?:{S})?",
         span.month_in_context,
         (_E("a truce reached in December", "December", "2023-12", "2023-12"),
          _E("They met in mid-January.", "mid-January", "2024-01", "2024-01-11~/2024-01-21~"),
          _E("The vote will be held in March.", "March", "2024-03", "2024-03"))),
    Rule("last or next month by name", r"(?i:last|next|this|past)", _MOD + r"{_}(?P<mo>{MONTH})", span.month_alone,
         (_E("since last June", "last June", "2023-06", "2023-06"),)),
    Rule("month of last or next year", r"{MONTH}", r"(?P<mo>{MONTH}){_}(?:of{_})?" + _MOD + r"{_}(?i:year)",
         span.month_of_chosen_year,
         (_E("in June of last year", "June of last year", "2023-06", "2023-06"),)),
    Rule("[part of] year", r"\d{4}|(?i:{PART}|fiscal)",
         r"(?:(?P<part>{PART})(?:{_}of)?(?:{_}|-)"
         r"|(?i:fiscal(?:{_}year)?){_})?(?P<y>{YEAR})(?!\s*(?:[a-z]+-)?(?i:people|men|women|troops|soldiers|prisoners"
         r"|jobs|shares|points|"
         r"dollars|miles|tons|hostages|detainees|workers|pounds|years|days|percent|km|units|feet|hours"
         r"|employees)\b)(?![.,]\d|-\w|/\d)", span.year,
         (_E("They first met in 1998.", "1998", "1998", "1998"),
          _E("by the end of 2023", "end of 2023", "2023", "2023-09-01~/2023-12-31~"))),
    Rule("year in words", r"(?i:eighteen|nineteen|twenty)",
         r"(?P<high>(?i:eighteen|nineteen)){_}(?P<low>(?i:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
         r"|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?))",
         span.spelled_year, (_E("back in nineteen ninety-six", "nineteen ninety-six", "1996", "1996"),)),
    Rule("decade in digits", r"\d{2,4}s|(?i:{PART})", r"(?:(?P<part>{PART})(?:{_}|-)(?:the{_})?)?(?P<y>(?:1[6-9]"
         r"|20)\d0|[2-9]0)['’]?s\b", span.decade,
         (_E("war in the 1990s", "1990s", "199", "1990-01-01/1999-12-31"),)),
    Rule("decade in words", r"(?i:[a-z]+ties)", r"(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies"
         r"|eighties|nineties))", span.decade,
         (_E("songs of the nineties", "nineties", "199", "1990-01-01/1999-12-31"),)),
    Rule("century", r"{ORDINAL}", r"(?P<ord>{ORDINAL})(?:{_}|-)(?i:century)", span.century,
         (_E("a border of the 20th century", "20th century", "19", "1901-01-01/2000-12-31"),)),
    Rule("last, this or next period", r"(?i:last|this|next|past|previous|coming|following|current|earlier|later|early"
                                      r"|late|upcoming|mid|preceding)",
         r"(?:" + _WHEN + r"[\s-])?" + _MOD + r"(?:{_}(?i:fiscal))?{_}(?P<unit>{PERIOD})(?:{S})?\b", span.chosen_period,
         (_E("They met last week.", "last week", "2024-W06", "2024-02-05/2024-02-11"),
          _E("He said earlier this week that it failed.", "earlier this week", "2024-W07", "2024-02-12/2024-02-14"),
          _E("They return next month.", "next month", "2024-03", "2024-03"),
          _E("the floods of last summer", "last summer", "2023-SU", "2023-22"))),
    Rule("part of this period", r"(?i:earlier|later|early|late|end|beginning|middle|start)",
         r"(?:(?P<when>(?i:earlier|later)){_}(?:in{_})?|(?P<part>(?i:early|late|end|beginning|middle"
         r"|start)){_}(?:in{_}|of{_}))(?i:the|this){_}(?P<unit>(?i:week|month|year|decade|century))",
         span.chosen_period, (_E("by the end of the month", "end of the month", "2024-02", "2024-02-20~/2024-02-29~"),
         )),
    Rule("the weekend", r"(?i:the|weekend|over|at)", r"(?i:the{_})?(?P<unit>(?i:weekend))(?:{S})?\b",
         span.chosen_period,
         (_E("They met over the weekend.", "the weekend", "2024-W06-WE", "2024-02-10/2024-02-11"),)),
    Rule("season of a year", r"{SEASON}|(?i:{PART})", r"(?i:(?:early|late"
         r"|mid)[\s-])?(?P<season>{SEASON})(?:{_}of)?,?{_}(?P<y>{YEAR})", span.season_of_year,
         (_E("in the summer of 2023", "summer of 2023", "2023-SU", "2023-22"),)),
    Rule("the season", r"(?i:the)", r"(?i:the){_}(?i:(?:early|late){_})?(?P<unit>{SEASON})(?!{_}(?i:of|in|games|from"
                                    r"|line))", span.chosen_period,
         (_E("They fought through the winter.", "the winter", "2023-WI", "2023-24"),)),
    Rule("quarter [of a year]", r"{QUARTER}|(?i:fiscal|year|last|this|next|(?:19|20)\d\d)",
         r"(?:(?P<year>{YEAR}|(?i:year-ago|year-earlier)|(?i:last|this|next|the{_}current){_}(?i:year){S}){_})?"
         r"(?i:fiscal[\s-])?(?:(?P<q>{QUARTER})[\s-](?i:fiscal[\s-])?(?i:quarter"
         r"|half)\b(?:{S})?)(?:(?:{_}of)?,?{_}(?:(?P<y>{YEAR})|(?i:the|fiscal){_}year|" + _MOD + r"{_}(?i:year)))?",
         span.quarter, (_E("in the third quarter of 2021", "third quarter of 2021", "2021-Q3", "2021-07-01/2021-09-30"),
                        _E("the fourth-quarter figures", "fourth-quarter", "2023-Q4", "2023-10-01/2023-12-31"))),
)  # fmt: skip

LENGTHS: tuple[Rule, ...] = (
    Rule("number of units ago", r"{N}|{VAGUE}|(?i:a|an|several|few|couple|many|some)",
         r"(?i:(?:about|nearly|almost|some){_})?(?P<n>{N}|{VAGUE}|(?i:an?)){_}(?P<unit>{UNIT}){_}(?i:ago|earlier"
         r"|previously)\b", length.distance,
         (_E("They met two weeks ago.", "two weeks ago", "2024-W05", "2024-01-28~/2024-02-03~"),
          _E("They met 10 days ago.", "10 days ago", "2024-02-04", "2024-02-04"),
          _E("It began several months ago.", "several months ago", "PAST_REF", "../2023-12-16"))),
    Rule("units ago", r"(?i:{UNITS})", r"(?P<n>)(?P<unit>{UNITS}){_}(?i:ago|earlier)\b", length.distance,
         (_E("He announced it weeks ago.", "weeks ago", "PAST_REF", "../2024-01-31"),)),
    Rule("year-ago, year-earlier", r"(?i:year)", r"(?P<n>)(?i:year)-(?i:ago|earlier)", span.year_before,
         (_E("against year-earlier sales", "year-earlier", "2023", "2023"),)),
    Rule("number of units from now", r"{N}|{VAGUE}|(?i:a|an|several|few|couple|in)",
         r"(?P<n>{N}|{VAGUE}|(?i:an?)){_}(?P<unit>{UNIT})(?P<forward>{_}(?i:from{_}now|from{_}today|hence)"
         r"|['’]s?{_}(?i:time)\b)", length.distance,
         (_E("The vote is ten days from now.", "ten days from now", "2024-02-24", "2024-02-24"),)),
    Rule("the past or next number of units", r"(?i:last|past|next|previous|coming|first|preceding|following)",
         r"(?P<mod>(?i:last|past|next|previous|coming|preceding|following)){_}(?P<n>{N}"
         r"|{VAGUE}){_}(?:[a-z]+{_})?(?P<unit>{UNIT})\b", length.length_to_now,
         (_E("They argued over the past two days.", "past two days", "P2D", "2024-02-12/2024-02-14"),
          _E("the next three months", "next three months", "P3M", "2024-02-14/2024-05-14"))),
    Rule("the past period", r"(?i:past)", r"(?P<mod>(?i:past)){_}(?P<unit>(?i:day|week|month|quarter|year|decade"
         r"|century))\b", length.length_to_now,
         (_E("They came close during the past week.", "past week", "P1W", "2024-02-07/2024-02-14"),)),
    Rule("recent or coming units", r"(?i:recent|past|coming|these|last|next)", r"(?P<mod>(?i:recent|past|coming|last"
         r"|next)){_}(?P<unit>{UNITS})\b", length.length_to_now,
         (_E("pledged again in recent days", "recent days", "PXD", "../2024-02-14"),)),
    Rule("number of more units", r"{N}|{VAGUE}|(?i:several|few|another)",
         r"(?:(?P<n>{N}|{VAGUE}){_}(?P<mod>(?i:more|further|additional)){_}(?P<unit>{LONG})"
         r"|(?P<mod2>(?i:another)){_}(?P<n2>{N}|{VAGUE}){_}(?P<unit2>{LONG}))\b", length.more_length,
         (_E("It would go on for three more days.", "three more days", "P3D", "2024-02-14/2024-02-17"),)),
    Rule("number of units", r"{N}|{VAGUE}|(?i:several|few|couple|many|some|a|an|half)",
         r"(?P<n>{N}|{VAGUE}|(?i:an?(?!{_}second)))(?P<half>{_}and{_}a{_}half)?(?:{_}|-)(?i:(?:more|consecutive|full"
         r"|trading|long|business|straight|additional|whole){_})?(?P<unit>{UNIT})(?:-(?i:old|long))?\b(?!-(?i:ago"
         r"|earlier))",
         length.length_in_context,
         (_E("a six-week truce", "six-week", "P6W", None), _E("a pause of 40 days", "40 days", "P40D", None),
          _E("It took several months.", "several months", "PXM", None))),
    Rule("units", r"(?i:{UNITS})", r"(?P<unit>{UNITS})\b(?!{_}(?i:old))", length.bare_length,
         (_E("It took months to agree.", "months", "PXM", None),)),
    Rule("the first number of units", r"(?i:first|last|final)", r"(?i:first|final){_}(?P<n>{N}"
         r"|{VAGUE}){_}(?P<unit>{LONG})\b", length.length,
         (_E("in the first nine months", "first nine months", "P9M", None),)),
    Rule("every or each unit", r"(?i:every|each|on)",
         r"(?i:every|each){_}(?:(?P<n>{SMALL}|(?i:other)){_})?(?P<unit>{WEEKDAY}|{MONTH}|{DAYPART}|{SEASON}|{UNIT})\b",
         length.repeated,
         (_E("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2", None), _E("paid each year", "each year",
         "P1Y", None))),
    Rule("repeated, in one word", r"(?i:[a-z]+ly)", r"(?P<unit>(?i:daily|weekly|monthly|quarterly|yearly|annually"
         r"|annual|hourly|nightly|biweekly))", length.repeated,
         (_E("The envoys met daily.", "daily", "P1D", None),)),
    Rule("weekdays in the plural", r"{WEEKDAY}s", r"(?P<unit>(?:{WEEKDAY})s)\b", length.repeated,
         (_E("They meet on Mondays.", "Mondays", "XXXX-WXX-1", None),)),
    Rule("now", r"(?i:now|currently|current|presently|nowadays|these|right)", r"(?i:right{_}now|now|currently|current"
         r"|presently|nowadays|these{_}days)\b", length.present,
         (_E("The plan is currently stuck.", "currently", "PRESENT_REF", None),)),
    Rule("once", r"(?i:recently|recent|previously|formerly|past|then|lately|earlier|the)",
         r"(?i:recently|recent|previously|formerly|lately|the{_}past(?=[.,;:]|{_}(?:and|but|it|he|they|that)\b))",
         length.past,
         (_E("They recently met.", "recently", "PAST_REF", None),)),
    Rule("some day", r"(?i:soon|future|the|near)", r"(?i:the{_}(?:near{_}|foreseeable{_})?future|soon(?!-))\b",
         length.future,
         (_E("They will meet soon.", "soon", "FUTURE_REF", None),)),
)  # fmt: skip

GRAMMAR = Grammar(ENGLISH, (*DAYS, *PERIODS, *LENGTHS))
