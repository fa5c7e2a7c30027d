"""The rows of the English grammar for single days and times of the clock; `date_rows` explains what a row is."""

from . import date_clock as time
from . import date_feasts as feasts
from . import date_holidays as holiday
from . import date_in_period as inside
from . import date_lengths as length
from . import date_makers as day
from . import date_told as told
from . import date_weekdays as weekdays
from .date_rows import Example, Rule

_E = Example
_CLOCK_AFTER = r"(?:,?\s+(?:at{_})?(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE})?"
_PART_AFTER = r"(?:{_}(?P<part>{DAYPART}))?"
_WD = r"(?:(?P<wd>{SHORTDAY})\.?,?{_}(?:the{_})?)?"
_OF_YEAR = r"(?:,?{_}(?:of{_})?(?P<mod>(?i:last|this|next)){_}(?i:year)\b)?"
_SPAN_OF_DAY = r"(?i:morning|afternoon|evening|night)"
MOD = (
    r"(?P<mod>(?i:last|this|next|past|previous|prior|coming|following|current|this{_}past|this{_}coming|preceding"
    r"|upcoming))"
)
AFTER_THE = r"(?<=[Tt]he\s)"  # the article itself joins every expression that it stands before

DAYS: tuple[Rule, ...] = (
    Rule("year-month-day (ISO 8601)", r"\d{4}",
         r"(?P<y>{YEAR})(?P<sep>[-/.])(?P<mo>\d\d)(?P=sep)(?P<d>\d\d)(?!\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?",
         day.full_date, (_E("Filed 2024-02-09 by the desk.", "2024-02-09", "2024-02-09", "2024-02-09"),)),
    Rule("[weekday] day month year", r"{SHORTDAY}|\d{1,2}(?:st|nd|rd|th)?",
         _WD + r"(?P<d>{DAY})(?:{_}of)?[\s-]*(?P<mo>{MONTH})\.?[,\s-]{1,3}(?P<y>{YEAR}|(?<=-)\d\d(?!\d))"
         + _CLOCK_AFTER, day.full_date,
         (_E("Printed on 5th March 2021 in Vantaa.", "5th March 2021", "2021-03-05", "2021-03-05"),
          _E("Tue 06 Feb 2024 2:17 pm - Local", "Tue 06 Feb 2024 2:17 pm", "2024-02-06T14:17", "2024-02-06"))),
    Rule("[weekday] month day, year", r"{SHORTDAY}|{MONTH}", _WD + r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY}),?{_}"
         r"(?P<y>{YEAR})" + _CLOCK_AFTER,
         day.full_date, (_E("It closed Friday, Sept. 1, 2023, at noon.", "Friday, Sept. 1, 2023, at noon",
         "2023-09-01T12:00", "2023-09-01"),)),
    Rule("[weekday] month day", r"{SHORTDAY}|{MONTH}",
         _WD + r"(?P<mo>{MONTH})\.?{_}(?:the{_})?(?P<d>{DAY}|{DAYWORD})" + _OF_YEAR + _PART_AFTER + _CLOCK_AFTER,
         day.day_and_month,
         (_E("It sank on February 24 this year.", "February 24 this year", "2024-02-24", "2024-02-24"),
                              _E("They met on Feb. 2 in Vantaa.", "Feb. 2", "2024-02-02", "2024-02-02"),
                              _E("after the October 7 attack", "October 7", "2023-10-07", "2023-10-07")), guess=True),
    Rule("[weekday] day month", r"{SHORTDAY}|\d{1,2}(?:st|nd|rd|th)?|{ORDINAL}",
         _WD + r"(?P<d>{DAY}|{ORDINAL}(?={_}of\b))(?:{_}of)?{_}(?P<mo>{MONTH})(?!{_}\d{1,2}\b)" + _OF_YEAR,
         day.day_and_month, (_E("He vanished on 1 July last year.", "1 July last year", "2023-07-01", "2023-07-01"),
                             _E("The round of 9 February failed.", "9 February", "2024-02-09", "2024-02-09"),),
         guess=True),
    Rule("day-day month [year]", r"\d{1,2}(?:st|nd|rd|th)?", r"(?P<d>{DAY}){DASH}(?P<d2>{DAY})(?:{_}of)?{_}"
         r"(?P<mo>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("the talks of 13-16 February 2023", "13-16 February 2023", "2023-02-13/2023-02-16",
         "2023-02-13/2023-02-16"),)),
    Rule("day month - day month [year]", r"\d{1,2}(?:st|nd|rd|th)?",
         r"(?P<d>{DAY}){_}(?P<mo>{MONTH}){DASH}(?P<d2>{DAY}){_}(?P<mo2>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("28 January - 3 February", "28 January - 3 February", "2024-01-28/2024-02-03",
         "2024-01-28/2024-02-03"),)),
    Rule("month day-day[, year]", r"{MONTH}", r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY}){DASH}(?P<d2>{DAY})(?:,?{_}"
         r"(?P<y>{YEAR}))?",
         day.day_range, (_E("from February 5 to 8 in Vantaa", "February 5 to 8", "2024-02-05/2024-02-08",
         "2024-02-05/2024-02-08"),)),
    Rule("month day - month day[, year]", r"{MONTH}",
         r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})\s*(?:-|–|to)\s*(?P<mo2>{MONTH})\.?{_}(?P<d2>{DAY})(?:,{_}(?P<y>{YEAR}))?",
         day.day_range, (_E("Jan. 30 - Feb. 2", "Jan. 30 - Feb. 2", "2024-01-30/2024-02-02", "2024-01-30/2024-02-02"),
         )),
    Rule("number/number/year", r"\d{1,2}",
         r"(?P<a>\d{1,2})(?:[/.]|-(?=\d{1,2}-\d{4}))(?P<b>\d{1,2})[/.-](?P<y>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)",
         day.numeric_date, (_E("Updated 2/9/2024 at the desk", "2/9/2024", "2024-02-09", "2024-02-09"),)),
    Rule("today, yesterday, tomorrow", r"(?i:today|yesterday|tomorrow|earlier|later|early|late)",
         r"(?i:(?:earlier|later|early|late){_})?(?P<word>(?i:today|yesterday|tomorrow))(?:{S})?" + _PART_AFTER,
         day.day_away,
         (_E("The envoy left earlier today.", "earlier today", "2024-02-14", "2024-02-14"),
          _E("They met yesterday morning.", "yesterday morning", "2024-02-13TMO", "2024-02-13"))),
    Rule("the day before yesterday", r"(?i:day)", r"(?i:day){_}(?P<beyond>(?i:before"
         r"|after)){_}(?P<word>(?i:yesterday|tomorrow))",
         day.day_away, (_E("He left the day before yesterday.", "the day before yesterday", "2024-02-12",
         "2024-02-12"),)),
    Rule("this morning, last night", r"(?i:this|last|earlier|later|late|early)",
         r"(?i:(?:earlier|later|late|early){_})?(?P<mod>(?i:this|last)){_}(?P<part>(?i:morning|afternoon|evening"
         r"|night))", day.this_daypart,
         (_E("He spoke last night.", "last night", "2024-02-13TNI", "2024-02-13"),)),
    Rule("tonight", r"(?i:tonight|later|late|early)", r"(?i:(?:later|late|early){_})?(?i:tonight)", time.tonight,
         (_E("They meet tonight.", "tonight", "2024-02-14TNI", "2024-02-14"),)),
    Rule("weekday before weekdays in the plural", r"{WEEKDAY}",
         r"(?P<unit>{WEEKDAY})(?={_}(?:and|or){_}{WEEKDAY}{_}(?P<dp>" + _SPAN_OF_DAY + r")s\b)", length.repeated,
         (_E("They sail on Friday and Sunday nights.", "Friday", "XXXX-WXX-5TNI", None),)),
    Rule("weekday [part of the day]", r"{WEEKDAY}|(?i:early|late|earlier|later|mid)",
         r"(?i:(?:early|late|earlier|later|mid)[\s-])?(?P<wd>{WEEKDAY})(?:{S})?" + _PART_AFTER + _CLOCK_AFTER,
         weekdays.weekday,
         (_E("They met on Monday.", "Monday", "2024-02-12", "2024-02-12"),
          _E("He said on Tuesday night that it failed.", "Tuesday night", "2024-02-13TNI", "2024-02-13"),
          _E("The council will meet on Monday.", "Monday", "2024-02-19", "2024-02-19"),
          _E("The minister is due in Vantaa Friday.", "Friday", "2024-02-16", "2024-02-16"),
          _E("A report said the team would return on Tuesday.", "Tuesday", "2024-02-20", "2024-02-20"),
          _E("The leadership meets on Monday in Vantaa.", "Monday", "2024-02-19", "2024-02-19")), guess=True),
    Rule("weekdays in the plural", r"{WEEKDAY}s?", r"(?P<unit>{WEEKDAY})(?:s|{_}(?P<dp>" + _SPAN_OF_DAY + r")s)\b",
         length.repeated,
         (_E("They meet on Mondays.", "Mondays", "XXXX-WXX-1", None),
          _E("The bar sings on Sunday evenings.", "Sunday evenings", "XXXX-WXX-7TEV", None))),
    Rule("weeks before or after a weekday", r"(?i:a)|{N}",
         r"(?P<n>(?i:a)|{N}){_}(?i:weeks?){_}(?P<way>(?i:ago|from)){_}(?:on{_})?(?:last{_}|next{_})?(?P<wd>{WEEKDAY})"
         + _PART_AFTER, weekdays.week_beside_weekday,
         (_E("They met a week ago Tuesday.", "a week ago Tuesday", "2024-02-06", "2024-02-06"),
          _E("They will meet two weeks from Friday.", "two weeks from Friday", "2024-03-01", "2024-03-01"),
          _E("They will meet a week from Friday.", "a week from Friday", "2024-02-23", "2024-02-23")), guess=True),
    Rule("last, this or next weekday", r"(?i:last|this|next|past|coming|previous|prior|following)", MOD +
         r"{_}(?P<wd>{WEEKDAY})" + _PART_AFTER, weekdays.chosen_weekday,
         (_E("They met last Tuesday.", "last Tuesday", "2024-02-13", "2024-02-13"),
          _E("They meet next Friday.", "next Friday", "2024-02-16", "2024-02-16"),
          _E("They met last Wednesday.", "last Wednesday", "2024-02-07", "2024-02-07")), guess=True),
    Rule("weekday of last or next week", r"{WEEKDAY}", r"(?P<wd>{WEEKDAY}),?(?:{_}of)?{_}" + MOD + r"{_}(?i:week)",
         weekdays.weekday_of_week,
         (_E("on Thursday of last week", "Thursday of last week", "2024-02-08", "2024-02-08"),)),
    Rule("last or next week, then the weekday", r"(?i:last|this|next|past|coming|following)",
         MOD + r"{_}(?i:week),?{_}(?:on{_})?(?P<wd>{WEEKDAY})" + _PART_AFTER, weekdays.weekday_of_week,
         (_E("They met last week on Thursday.", "last week on Thursday", "2024-02-08", "2024-02-08"),)),
    Rule("weekday and number of the day", r"{SHORTDAY}",
         r"(?P<wd>{SHORTDAY})\.?,?{_}(?:the{_})?(?P<d>\d{1,2}(?:st|nd|rd|th))(?!['’-]|{_}(?:of|in|anniversary|straight)\b)",
         inside.weekday_and_number,
         (_E("They met on Friday the 9th.", "Friday the 9th", "2024-02-09", "2024-02-09"),), guess=True),
    Rule("ordinal weekday of a month", r"{ORDINAL}|(?i:last|final)",
         r"(?P<ord>{ORDINAL}|(?i:last|final)){_}(?P<wd>{WEEKDAY}){_}(?i:of|in){_}(?:(?P<mo>{MONTH})(?:,?{_}(?:of{_})?"
         r"(?P<y>{YEAR}))?|(?P<mod>(?i:the|this|last|next)){_}(?i:month)\b|(?P<each>(?i:each|every)){_}(?i:month)\b)",
         inside.weekday_of_month,
         (_E("They vote on the first Sunday in March.", "the first Sunday in March", "2024-03-03", "2024-03-03"),
          _E("on the last Friday of May 2021", "the last Friday of May 2021", "2021-05-28", "2021-05-28"),
          _E("They meet on the first Monday of each month.", "the first Monday of each month", "P1M", None)),
         guess=True),
    Rule("first or last day of a period", r"{ORDINAL}|(?i:last|final)",
         r"(?P<ord>{ORDINAL}|(?i:last|final)){_}(?i:day){_}(?i:of|in){_}(?:(?P<mo>{MONTH})(?:,?{_}(?P<y>{YEAR}))?"
         r"|(?P<whole>{YEAR})|(?P<mod>(?i:the|this|last|next)){_}(?P<unit>(?i:month|year))\b)", inside.day_of_period,
         (_E("The port shut on the last day of 2022.", "the last day of 2022", "2022-12-31", "2022-12-31"),
          _E("It opens on the first day of March.", "the first day of March", "2024-03-01", "2024-03-01"),
          _E("They sign on the last day of the month.", "the last day of the month", "2024-02-29", "2024-02-29"))),
    Rule("years ago today", r"(?i:an?)|{N}",
         r"(?P<n>{N}|(?i:an?)){_}(?P<unit>(?i:years?|months?|weeks?)){_}(?i:ago){_}"
         r"(?P<word>(?i:today|yesterday|tomorrow|this{_}(?:week|month|day)))", inside.years_ago_today,
         (_E("The truce began a year ago today.", "a year ago today", "2023-02-14", "2023-02-14"),
          _E("It fell two years ago this month.", "two years ago this month", "2022-02", "2022-02"))),
    Rule("time of the clock, then the day", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?(?:{_}on)?{_}(?P<wd>{WEEKDAY})", weekdays.weekday,
         (_E("It ended at 10 p.m. Monday.", "10 p.m. Monday", "2024-02-12T22:00", "2024-02-12"),)),
    Rule("time of the clock, then the date", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?(?:{_}on)?{_}" + _WD
         + r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})(?:,{_}(?P<y>{YEAR}))?", day.day_month_perhaps_year,
         (_E("until 5 p.m. EST, Feb. 6", "5 p.m. EST, Feb. 6", "2024-02-06T17:00", "2024-02-06"),
          _E("at 9 a.m. Friday, Feb. 2, they met", "9 a.m. Friday, Feb. 2", "2024-02-02T09:00", "2024-02-02"))),
    Rule("time of the clock, then day and month", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?(?:{_}on)?{_}" + _WD
         + r"(?P<d>{DAY}){_}(?P<mo>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?", day.day_month_perhaps_year,
         (_E("at noon on 6 February they met", "noon on 6 February", "2024-02-06T12:00", "2024-02-06"),)),
    Rule("month-day-year and a time, as wires print it", r"\d\d",
         r"(?P<mo>[01]\d)-(?P<d>[0-3]\d)-(?P<y>\d\d){_}(?P<clock>[0-2]\d[0-5]\d)\s?[A-Z]{3,4}", day.full_date,
         (_E("VN-WIRE-02-06-24 1337EST", "02-06-24 1337EST", "2024-02-06T13:37", "2024-02-06"),)),
    Rule("time of the clock, then today", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?{_}(?P<word>(?i:today|yesterday|tomorrow))",
         day.day_away, (_E("at 9:30 a.m. today", "9:30 a.m. today", "2024-02-14T09:30", "2024-02-14"),)),
    Rule("time of the clock", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:(?<!high )noon|midday|midnight)){ZONE}", time.clock,
         (_E("The doors opened at 2:17 pm.", "2:17 pm", "2024-02-14T14:17", None),
          _E("It struck at 9:20 a.m. (0820 GMT) Friday.", "9:20 a.m.", "2024-02-09T09:20", None))),
    Rule("o'clock on a weekday", r"\d{1,2}|{SMALL}",
         r"(?P<n>\d{1,2}|{SMALL}){_}o['’]clock(?:{_}on)?{_}(?P<wd>{WEEKDAY})(?:{_}(?P<part>{DAYPART}))?",
         time.hour_of_weekday,
         (_E("They met at ten o'clock on Monday morning.", "ten o'clock on Monday morning", "2024-02-12T10:00",
             "2024-02-12"),), guess=True),
    Rule("o'clock, or hours in words", r"\d{1,2}|{SMALL}",
         r"(?P<n>\d{1,2}|{SMALL})(?:{_}o['’]clock)?(?:{_}in{_}the{_}(?P<part>(?i:morning|afternoon|evening)))?"
         r"(?<=clock|rning|rnoon|ening)\b", time.hour_told,
         (_E("The doors opened at 3 o'clock.", "3 o'clock", "2024-02-14T03:00", None),
          _E("They went on until four in the morning.", "four in the morning", "2024-02-14T04:00", None),
          _E("On Feb. 2 they met at six o'clock in the evening.", "six o'clock in the evening", "2024-02-02T18:00",
             "2024-02-02"))),
    Rule("four digits and a zone", r"\d{4}", r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?:{_}(?i:hours|hrs)?)?"
         r"(?:{_}?(?:GMT|UTC))?(?<=GMT|UTC|urs|hrs)\b", time.four_digits,
         (_E("The ship left at 0830 GMT.", "0830 GMT", "2024-02-14T08:30", None),)),
    Rule("part of that or the next day", r"(?i:that|following|next|previous)",
         r"(?P<word>(?i:that|following|next|previous))(?:{_}same)?{_}(?P<part>" + _SPAN_OF_DAY + r")\b",
         told.daypart_beside,
         (_E("They met on Feb. 2 and parted that evening.", "that evening", "2024-02-02TEV", "2024-02-02"),
          _E("They met on Feb. 2 and left the next morning.", "the next morning", "2024-02-03TMO", "2024-02-03")),
         guess=True),
    Rule("part of the day before or after", r"(?i:night|morning|evening)",
         AFTER_THE + r"(?P<part>(?i:morning|evening|night)){_}(?P<word>(?i:before|after))\b(?!{_}[\w’'-])",
         told.daypart_beside,
         (_E("They met on Feb. 2; they had quarrelled the night before.", "the night before", "2024-02-01TNI",
             "2024-02-01"),), guess=True),
    Rule("part of the day of day month [year]", _SPAN_OF_DAY,
         r"(?P<part>" + _SPAN_OF_DAY + r"){_}of{_}" + _WD + r"(?P<d>{DAY}){_}(?P<mo>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         day.day_month_perhaps_year,
         (_E("It sank on the night of 2 February 2023.", "the night of 2 February 2023", "2023-02-02TNI",
             "2023-02-02"),)),
    Rule("part of the day of month day [year]", _SPAN_OF_DAY,
         r"(?P<part>" + _SPAN_OF_DAY + r"){_}of{_}" + _WD + r"(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})(?:,?{_}(?P<y>{YEAR}))?",
         day.day_month_perhaps_year,
         (_E("It sank on the morning of Feb. 2.", "the morning of Feb. 2", "2024-02-02TMO", "2024-02-02"),)),
    Rule("day of the month alone", r"\d{1,2}(?:st|nd|rd|th)",
         r"(?<=[Oo]n the )(?P<d>\d{1,2})(?:st|nd|rd|th)(?={_}of{_}(?:the|this){_}month|\s*[.,;:)]|{_}(?:and|but)\b)",
         day.day_of_month_alone,
         (_E("They met on the 12th, in Vantaa.", "the 12th", "2024-02-12", "2024-02-12"),), guess=True),
    Rule("9/11", r"9", r"9/11(?!/)\b", day.nine_eleven,
         (_E("It was signed after 9/11 in Vantaa.", "9/11", "2001-09-11", "2001-09-11"),)),
    Rule("the same, next or previous day", r"(?i:that|same|following|next|previous)",
         r"(?i:that{_})?(?P<word>(?i:same|following|next|previous|that)){_}(?i:day)(?!{_}(?i:of|in))",
         told.day_told_before,
         (_E("They met on Feb. 2 and left the following day.", "the following day", "2024-02-03", "2024-02-03"),),
         guess=True),
    Rule("a day earlier or later", r"(?i:a|one|day)",
         r"(?:(?P<one>(?i:a|one)){_}|" + AFTER_THE + r")(?i:day){_}"
         r"(?P<word>(?i:earlier|later|after|before))(?!{_}(?i:yesterday|tomorrow))",
         told.day_told_before,
         (_E("They met on Feb. 2, a day later than planned.", "a day later", "2024-02-03", "2024-02-03"),
          _E("It came a day after the vote.", "a day after", "P1D", None))),
    Rule("the day in question", r"(?i:day|late|later|early|earlier|end|start|beginning|middle|rest|remainder)",
         r"(?:(?P<inside>(?i:late|later|early|earlier|end|start|beginning|middle|rest|remainder){_}(?i:in|of))"
         r"{_}(?i:the){_}|" + AFTER_THE + r")(?i:day)\b(?!['’]|{_}(?i:before|of|when|that)\b)", told.day_in_question,
         (_E("On Feb. 2 the harbour fell quiet late in the day.", "late in the day", "2024-02-02", "2024-02-02"),
          _E("On Monday the index rose and ended the day higher.", "the day", "2024-02-12", "2024-02-12"))),
    Rule("in the morning", r"(?i:morning|afternoon|evening)",
         AFTER_THE + r"(?P<part>(?i:morning|afternoon|evening))\b(?!{_}(?i:of|after)\b)",
         told.part_of_day_told,
         (_E("They met on Feb. 2 and left in the evening.", "the evening", "2024-02-02TEV", "2024-02-02"),)),
    Rule("named day", holiday.FIRST_WORDS + r"|(?i:last|next|this)",
         r"(?:(?P<mod>(?i:last|next|this|past)){_})?(?P<name>"
         + holiday.pattern() + r")\b(?:{_}(?P<weekend>(?i:weekend|week))\b|,?{_}(?P<y>{YEAR}))?(?!{_}and{_}[A-Z]"
         r"|{_}(?:Island|Sunday|Monday"
         r"|sales?|season|shopping|holidays?|period|part(?:y|ies)|trees?|gifts?|presents?|cards?|market)\b)",
         holiday.named_day,
         (_E("They met on Christmas Eve.", "Christmas Eve", "2023-12-24", "2023-12-24"),
          _E("The boat sank last Thanksgiving.", "last Thanksgiving", "2023-11-23", "2023-11-23"),
          _E("Signed on Good Friday 1998.", "Good Friday 1998", "1998-04-10", "1998-04-10"),
          _E("They walked on Easter weekend.", "Easter weekend", "2024-W13-WE", "2024-03-30/2024-03-31")), guess=True),
    Rule("feast of the moon", r"Ramadan|Eid|Passover|Shavuot|Rosh|Yom|Sukkot|(?i:last|next|this|muslim|islamic"
         r"|jewish|holy|month|feast|fast|festival|holiday)",
         r"(?:(?P<mod>(?i:last|next|this)){_}|(?i:(?:(?:muslim|islamic|jewish){_})?(?:holy{_})?(?:fasting{_})?"
         r"(?:month|feast|fast|festival|holiday){_}of{_}))?(?P<name>" + feasts.NAMES + r")\b(?:,?{_}(?P<y>{YEAR}))?",
         feasts.feast,
         (_E("They want a truce before Ramadan.", "Ramadan", "2024-03-11/2024-04-09", "2024-03-11~/2024-04-09~"),
          _E("during the holy month of Ramadan 2023", "the holy month of Ramadan 2023", "2023-03-23/2023-04-21",
             "2023-03-23~/2023-04-21~"),
          _E("The port closed last Yom Kippur.", "last Yom Kippur", "2023-09-25", "2023-09-25")), guess=True),
    Rule("year-end", r"(?i:year)", r"(?i:year)(?:[-\s]|['’]s{_})(?i:end)\b", told.year_end,
         (_E("The sale should close by year-end.", "year-end", "2024-12-31", "2024-12-31"),
          _E("The index has risen 4% since year-end.", "year-end", "2023-12-31", "2023-12-31")), guess=True),
)  # fmt: skip
