"""The grammar of English dates, as a table of the rows that `date_rows` explains."""

from . import date_clock as time
from . import date_feasts as feasts
from . import date_holidays as holiday
from . import date_lengths as length
from . import date_makers as day
from . import date_quarters as quarters
from . import date_spans as span
from . import date_told as told
from . import date_weekdays as weekdays
from .date_languages import MONTH_WORDS, OTHER_LANGUAGES
from .date_rows import EXAMPLE_DAY, Example, Grammar, Rule
from .date_words import ENGLISH

__all__ = ["DAYS", "EXAMPLE_DAY", "GRAMMAR", "LENGTHS", "PERIODS", "Example", "Grammar", "Rule"]

_E = Example
_CLOCK_AFTER = r"(?:,?\s+(?:at{_})?(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE})?"
_PART_AFTER = r"(?:{_}(?P<part>{DAYPART}))?"
_WD = r"(?:(?P<wd>{SHORTDAY})\.?,?{_}(?:the{_})?)?"
_MOD = (
    r"(?P<mod>(?i:last|this|next|past|previous|prior|coming|following|current|this{_}past|this{_}coming|preceding"
    r"|upcoming))"
)
_SPAN_OF_DAY = r"(?i:morning|afternoon|evening|night)"
_WHEN = r"(?P<when>(?i:earlier|later|early|late|mid))"
_AFTER_THE = r"(?<=[Tt]he\s)"  # the article itself joins every expression that it stands before

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
         _WD + r"(?P<mo>{MONTH})\.?{_}(?:the{_})?(?P<d>{DAY}|{DAYWORD})" + _PART_AFTER + _CLOCK_AFTER,
         day.day_and_month, (_E("They met on Feb. 2 in Vantaa.", "Feb. 2", "2024-02-02", "2024-02-02"),
                              _E("after the October 7 attack", "October 7", "2023-10-07", "2023-10-07")), guess=True),
    Rule("[weekday] day month", r"{SHORTDAY}|\d{1,2}(?:st|nd|rd|th)?|{ORDINAL}",
         _WD + r"(?P<d>{DAY}|{ORDINAL}(?={_}of\b))(?:{_}of)?{_}(?P<mo>{MONTH})(?!{_}\d{1,2}\b)",
         day.day_and_month, (_E("The round of 9 February failed.", "9 February", "2024-02-09", "2024-02-09"),),
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
    Rule("a week before or after a weekday", r"(?i:a|one)",
         r"(?i:a|one){_}week{_}(?P<way>(?i:ago|from)){_}(?:last{_}|next{_})?(?P<wd>{WEEKDAY})" + _PART_AFTER,
         weekdays.week_beside_weekday,
         (_E("They met a week ago Tuesday.", "a week ago Tuesday", "2024-02-06", "2024-02-06"),
          _E("They will meet a week from Friday.", "a week from Friday", "2024-02-23", "2024-02-23")), guess=True),
    Rule("last, this or next weekday", r"(?i:last|this|next|past|coming|previous|prior|following)", _MOD +
         r"{_}(?P<wd>{WEEKDAY})" + _PART_AFTER, weekdays.chosen_weekday,
         (_E("They met last Tuesday.", "last Tuesday", "2024-02-13", "2024-02-13"),
          _E("They meet next Friday.", "next Friday", "2024-02-16", "2024-02-16"),
          _E("They met last Wednesday.", "last Wednesday", "2024-02-07", "2024-02-07")), guess=True),
    Rule("weekday of last or next week", r"{WEEKDAY}", r"(?P<wd>{WEEKDAY}),?(?:{_}of)?{_}" + _MOD + r"{_}(?i:week)",
         weekdays.weekday_of_week,
         (_E("on Thursday of last week", "Thursday of last week", "2024-02-08", "2024-02-08"),)),
    Rule("time of the clock, then the day", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?(?:{_}on)?{_}(?P<wd>{WEEKDAY})", weekdays.weekday,
         (_E("It ended at 10 p.m. Monday.", "10 p.m. Monday", "2024-02-12T22:00", "2024-02-12"),)),
    Rule("time of the clock, then the date", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?(?:{_}on)?{_}(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})",
         day.day_and_month,
         (_E("until 5 p.m. EST, Feb. 6", "5 p.m. EST, Feb. 6", "2024-02-06T17:00", "2024-02-06"),)),
    Rule("time of the clock, then today", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:noon|midday|midnight)){ZONE},?{_}(?P<word>(?i:today|yesterday|tomorrow))",
         day.day_away, (_E("at 9:30 a.m. today", "9:30 a.m. today", "2024-02-14T09:30", "2024-02-14"),)),
    Rule("time of the clock", r"\d{1,2}(?i:am|pm)?|(?i:noon|midday|midnight)",
         r"(?P<clock>{CLOCK}|(?i:(?<!high )noon|midday|midnight)){ZONE}", time.clock,
         (_E("The doors opened at 2:17 pm.", "2:17 pm", "2024-02-14T14:17", None),
          _E("It struck at 9:20 a.m. (0820 GMT) Friday.", "9:20 a.m.", "2024-02-09T09:20", None))),
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
         _AFTER_THE + r"(?P<part>(?i:morning|evening|night)){_}(?P<word>(?i:before|after))\b(?!{_}[\w’'-])",
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
         r"(?:(?P<one>(?i:a|one)){_}|" + _AFTER_THE + r")(?i:day){_}"
         r"(?P<word>(?i:earlier|later|after|before))(?!{_}(?i:yesterday|tomorrow))",
         told.day_told_before,
         (_E("They met on Feb. 2, a day later than planned.", "a day later", "2024-02-03", "2024-02-03"),
          _E("It came a day after the vote.", "a day after", "P1D", None))),
    Rule("the day in question", r"(?i:day|late|later|early|earlier|end|start|beginning|middle|rest|remainder)",
         r"(?:(?P<inside>(?i:late|later|early|earlier|end|start|beginning|middle|rest|remainder){_}(?i:in|of))"
         r"{_}(?i:the){_}|" + _AFTER_THE + r")(?i:day)\b(?!['’]|{_}(?i:before|of|when|that)\b)", told.day_in_question,
         (_E("On Feb. 2 the harbour fell quiet late in the day.", "late in the day", "2024-02-02", "2024-02-02"),
          _E("On Monday the index rose and ended the day higher.", "the day", "2024-02-12", "2024-02-12"))),
    Rule("in the morning", r"(?i:morning|afternoon|evening)",
         _AFTER_THE + r"(?P<part>(?i:morning|afternoon|evening))\b(?!{_}(?i:of|after)\b)",
         told.part_of_day_told,
         (_E("They met on Feb. 2 and left in the evening.", "the evening", "2024-02-02TEV", "2024-02-02"),)),
    Rule("named day", holiday.FIRST_WORDS + r"|(?i:last|next|this)",
         r"(?:(?P<mod>(?i:last|next|this|past)){_})?(?P<name>"
         + holiday.pattern() + r")\b(?:(?P<weekend>{_}(?i:weekend))|,?{_}(?P<y>{YEAR}))?(?!{_}and{_}[A-Z]"
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

PERIODS: tuple[Rule, ...] = (
    Rule("week of month day", r"(?i:week|weekend)",
         r"(?P<unit>(?i:week|weekend)){_}of{_}(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})(?:,{_}(?P<y>{YEAR}))?",
         span.week_of_day,
         (_E("in the week of Feb. 5", "the week of Feb. 5", "2024-W06", "2024-02-05/2024-02-11"),)),
    Rule("the new year", r"(?i:new)", _AFTER_THE + r"(?i:new{_}year)\b(?!['’-])", span.new_year,
         (_E("They will meet again in the new year.", "the new year", "2025", "2025"),), guess=True),
    Rule("[part of] month year", r"{MONTH}|(?i:{PART})",
         r"(?:(?P<part>{PART})(?:{_}(?:of|in))?[\s-]*)?(?P<mo>{MONTH})\.?,?"
         r"(?:{_}of)?{_}(?P<y>{YEAR}|{SHORTYEAR})", span.month_of_year,
         (_E("the round of February 2023", "February 2023", "2023-02", "2023-02"),
          _E("in early March 2023", "early March 2023", "2023-03", "2023-03-01~/2023-03-11~"))),
    Rule("[part of] month", r"{MONTH}|(?i:{PART})",
         r"(?:(?P<part>{PART})(?:{_}(?:of|in))?(?:{_}|-))?(?P<mo>{MONTH})(?:{S})?",
         span.month_in_context,
         (_E("a truce reached in December", "December", "2023-12", "2023-12"),
          _E("They met in mid-January.", "mid-January", "2024-01", "2024-01-11~/2024-01-21~"),
          _E("The vote will be held in March.", "March", "2024-03", "2024-03")), guess=True),
    Rule("last or next month by name", r"(?i:last|next|this|past)", _MOD + r"{_}(?P<mo>{MONTH})", span.month_alone,
         (_E("since last June", "last June", "2023-06", "2023-06"),)),
    Rule("month of last or next year", r"{MONTH}", r"(?P<mo>{MONTH}){_}(?:of{_})?" + _MOD + r"{_}(?i:year)",
         span.month_of_chosen_year,
         (_E("in June of last year", "June of last year", "2023-06", "2023-06"),)),
    Rule("[part of] year", r"\d{4}|(?i:{PART}|fiscal)",
         r"(?:(?P<part>{PART})(?:{_}(?:of|in))?(?:{_}|-)"
         r"|(?i:fiscal(?:{_}year)?|(?i:financial{_}year)|FY){_})?(?P<y>{YEAR})(?!\s*(?:[a-z]+-)?(?i:people|men|women|troops|soldiers|prisoners"
         r"|jobs|shares|points|"
         r"dollars|miles|tons|hostages|detainees|workers|pounds|years|days|percent|km|units|feet|hours"
         r"|employees|mark|level|index|miles|others|votes|cases|deaths|times)\b)(?![.,]\d|-(?!\d{2}(?:\d\d)?\b)\w|/\d|-\d\d-)(?:{_}(?i:(?:fiscal|financial){_}year))?",
         span.year,
         (_E("They first met in 1998.", "1998", "1998", "1998"),
          _E("by the end of 2023", "end of 2023", "2023", "2023-09-01~/2023-12-31~"))),
    Rule("year in two digits", r"\d\d|(?i:fiscal)|FY\d\d",
         r"(?:(?i:fiscal{_}['’‘`])|FY|(?<=['’‘`]))(?P<y>\d\d)(?![\d'’]|s\b)",
         span.short_year,
         (_E("They have known each other since '96.", "96", "1996", "1996"),
          _E("It lost money in fiscal '23 again.", "fiscal '23", "2023", "2023"))),
    Rule("year in words", r"(?i:eighteen|nineteen|two|year)|{MONTH}",
         r"(?:(?P<mo>{MONTH}){_}|(?i:year){_})?(?:(?P<high>(?i:eighteen|nineteen)){_}(?P<low>(?i:(?:twenty|thirty"
         r"|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?))"
         r"|(?<=year )(?P<thousand>(?i:two{_}thousand))(?:{_}(?:and{_})?(?P<low2>{SMALL}))?)",
         span.spelled_year, (_E("by the year two thousand", "the year two thousand", "2000", "2000"),
                             _E("in January nineteen ninety-seven", "January nineteen ninety-seven", "1997-01",
                                "1997-01"),
                             _E("back in nineteen ninety-six", "nineteen ninety-six", "1996", "1996"),)),
    Rule("decade in digits", r"\d{2,4}s|(?i:{PART})",
         r"(?:(?P<part>{PART})(?:{_}(?:in{_}|of{_})?|-)(?:the{_})?)?['’‘`]?(?P<y>(?:1[6-9]"
         r"|20)\d0|[2-9]0)['’]?s\b", span.decade,
         (_E("war in the 1990s", "1990s", "199", "1990-01-01/1999-12-31"),)),
    Rule("decade in words", r"(?i:[a-z]+ties)", r"(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies"
         r"|eighties|nineties))", span.decade,
         (_E("songs of the nineties", "nineties", "199", "1990-01-01/1999-12-31"),)),
    Rule("century", r"{ORDINAL}", r"(?P<ord>{ORDINAL})(?:{_}|-)(?i:century)", span.century,
         (_E("a border of the 20th century", "20th century", "19", "1901-01-01/2000-12-31"),)),
    Rule("quarter before quarters in the plural", r"{QUARTER}",
         r"(?P<q>{QUARTER})(?={_}(?:and|or){_}{QUARTER}{_}(?i:quarters)\b)", quarters.quarter,
         (_E("It rose in the second and third quarters.", "second", "2023-Q2", "2023-04-01/2023-06-30"),)),
    Rule("Q1 to Q4 of a year", r"Q[1-4]", r"(?P<q>Q[1-4])(?:(?:{_}of)?[\s/-]{1,3}(?P<y>{YEAR}))?", quarters.quarter,
         (_E("Output fell in Q3 2021.", "Q3 2021", "2021-Q3", "2021-07-01/2021-09-30"),
          _E("Output fell in Q4.", "Q4", "2023-Q4", "2023-10-01/2023-12-31")), guess=True),
    Rule("that year, told before", r"(?i:that|same|following)",
         r"(?i:that{_})?(?P<way>(?i:that|same|following)){_}(?i:year)\b"
         r"(?!{_}(?:of|in)\b)", told.year_told,
         (_E("It was signed in 1998 and broken that year.", "that year", "1998", "1998"),
          _E("It was signed in May 1998 and broken the following year.", "the following year", "1999", "1999"))),
    Rule("period beside one told", r"(?i:previous|preceding|prior|following|that|same)",
         r"(?P<mod>(?i:previous|preceding|prior|following|that)){_}(?P<unit>(?i:week|month|quarter|year|weekend)"
         r"|(?<=that ){SEASON})\b(?!{_}(?i:of)\b)", told.period_beside,
         (_E("Prices fell in May 2023 after rising the previous month.", "the previous month", "2023-04", "2023-04"),
          _E("They met on 5 March 2020 and again the following week.", "the following week", "2020-W11",
             "2020-03-09/2020-03-15"))),
    Rule("the period before", r"(?i:week|month|quarter|year)",
         _AFTER_THE + r"(?P<unit>(?i:week|month|quarter|year)){_}(?P<mod>(?i:before|after))"
         r"(?={_}last\b|\s*(?:[.,;:)]|$))",
         told.period_beside_or_report,
         (_E("It sold ten boats in 2021, half as many as the year before.", "the year before", "2020", "2020"),
          _E("Sales fell from the month before.", "the month before", "2024-01", "2024-01"))),
    Rule("last, this or next period", r"(?i:last|this|next|past|previous|coming|following|current|earlier|later|early"
                                      r"|late|upcoming|mid|preceding|prior|beginning|start|middle|end)",
         r"(?:" + _WHEN + r"[\s-]|(?P<part>{PART}){_}(?:of|in){_}(?:the{_})?)?"
         + _MOD + r"(?:{_}(?i:fiscal))?{_}(?P<unit>{PERIOD})(?:{S})?\b", span.chosen_period,
         (_E("They met last week.", "last week", "2024-W06", "2024-02-05/2024-02-11"),
          _E("He said earlier this week that it failed.", "earlier this week", "2024-W07", "2024-02-12/2024-02-14"),
          _E("They return next month.", "next month", "2024-03", "2024-03"),
          _E("the floods of last summer", "last summer", "2023-SU", "2023-22"))),
    Rule("part of this period", r"(?i:earlier|later|early|late|end|beginning|middle|start)",
         r"(?:(?P<when>(?i:earlier|later)){_}(?:in{_})?|(?P<part>(?i:early|late|end|beginning|middle"
         r"|start)){_}(?:in{_}|of{_}))(?i:the|this){_}(?P<unit>(?i:week|month|year|decade|century))",
         span.chosen_period, (_E("by the end of the month", "end of the month", "2024-02", "2024-02-20~/2024-02-29~"),
         )),
    Rule("the weekend", r"(?i:weekend)", r"(?P<unit>(?i:weekend))(?:{S})?\b",
         span.chosen_period,
         (_E("They met over the weekend.", "the weekend", "2024-W06-WE", "2024-02-10/2024-02-11"),), guess=True),
    Rule("day or week in a row", r"{ORDINAL}", r"(?P<ord>{ORDINAL}){_}(?i:consecutive|straight|successive|running){_}"
         r"(?P<unit>(?i:day|week|month|year))\b", told.in_a_row,
         (_E("The port was shut for a second consecutive day.", "second consecutive day", "2024-02-14",
            "2024-02-14"),)),
    Rule("season of a year", r"{SEASON}|(?i:{PART})", r"(?i:(?:early|late"
         r"|mid)[\s-])?(?P<season>{SEASON})(?:{_}of)?,?{_}(?P<y>{YEAR}|{SHORTYEAR})", span.season_of_year,
         (_E("in the summer of 2023", "summer of 2023", "2023-SU", "2023-22"),)),
    Rule("season alone", r"{SEASON}|(?i:early|late|mid)",
         r"(?:(?P<part>(?i:early|late|mid))(?:{_}|-)|(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Uu]ntil )|(?<=[Ss]ince ))"
         r"(?P<unit>{SEASON})\b(?!['’-]|{_}(?i:of|games|from|line|training|break|back|for|to|in|on|a|the)\b)",
         span.chosen_period,
         (_E("The port freezes in winter.", "winter", "2023-WI", "2023-24"),
          _E("They met again in late autumn.", "late autumn", "2023-FA", "2023-10-31~/2023-11-30~")), guess=True),
    Rule("middle of the year", r"(?i:mid|midyear)", r"(?i:mid-?)(?P<unit>(?i:year))\b", span.middle_of_year,
         (_E("They hope to sign by midyear.", "midyear", "2024", "2024-05-02~/2024-08-31~"),)),
    Rule("the season", r"{SEASON}|(?i:early|late)",
         _AFTER_THE + r"(?i:(?:early|late){_})?(?P<unit>{SEASON})(?!{_}(?i:of|in|games|from"
                                    r"|line))", span.chosen_period,
         (_E("They fought through the winter.", "the winter", "2023-WI", "2023-24"),), guess=True),
    Rule("quarter [of a year]", r"{QUARTER}|(?i:fiscal|year|last|this|next|(?:19|20)\d\d)",
         r"(?:(?i:fiscal{_})?(?P<year>{YEAR}(?:['’]s)?|(?i:year-ago|year-earlier)|(?i:last|this|next|the{_}current){_}(?i:year){S}){_})?"
         r"(?i:fiscal[\s-])?(?:(?P<q>{QUARTER})[\s-](?i:fiscal[\s-])?(?i:quarters?"
         r"|half)\b(?:{S})?)(?:(?:{_}of)?,?{_}(?:(?P<y>{YEAR})|(?i:the|fiscal){_}year|" + _MOD + r"{_}(?i:year)))?",
         quarters.quarter, (_E("in the last half of 2021", "last half of 2021", "2021-H2", "2021-07-01/2021-12-31"),
                        _E("in the third quarter of 2021", "third quarter of 2021", "2021-Q3", "2021-07-01/2021-09-30"),
                        _E("the fourth-quarter figures", "fourth-quarter", "2023-Q4", "2023-10-01/2023-12-31"))),
)  # fmt: skip

LENGTHS: tuple[Rule, ...] = (
    Rule("number of units ago", r"{N}|{VAGUE}|(?i:a|an|several|few|couple|many|some)",
         r"(?i:(?:about|nearly|almost|some){_})?(?P<n>{N}|{VAGUE}|(?i:an?)){_}(?P<unit>{UNIT}){_}(?:or{_}so{_})?"
         r"(?P<way>(?i:ago|earlier|previously))\b", length.distance,
         (_E("They met two weeks ago.", "two weeks ago", "2024-W05", "2024-01-28~/2024-02-03~"),
          _E("They met 10 days ago.", "10 days ago", "2024-02-04", "2024-02-04"),
          _E("It began several months ago.", "several months ago", "PAST_REF", "../2023-12-16"))),
    Rule("units ago", r"(?i:{UNITS})", r"(?P<n>)(?P<unit>{UNITS}){_}(?i:ago|earlier)\b", length.distance,
         (_E("He announced it weeks ago.", "weeks ago", "PAST_REF", "../2024-01-31"),)),
    Rule("year-ago, year-earlier [period]", r"(?i:year|prior)",
         r"(?i:year[-\s](?:ago|earlier)|prior-year)(?:{_}(?P<what>(?i:period|quarter|month|(?P<months>{N}){_}months)))?\b",
         told.year_before,
         (_E("against year-earlier sales", "year-earlier", "2023", "2023"),
          _E("Profit rose in the fourth quarter. In the year-earlier period it fell.", "the year-earlier period",
             "2022-Q4", "2022-10-01/2022-12-31"))),
    Rule("the same period last year", r"(?i:same|corresponding|comparable)",
         r"(?i:same|corresponding|comparable){_}(?P<what>(?i:period|quarter|month)),?{_}(?:(?i:of){_}"
         r"(?:the{_})?)?(?i:last{_}year|the{_}previous{_}year|the{_}year{_}before|an?{_}year{_}(?:earlier|ago|before))\b",
         told.year_before,
         (_E("Profit rose in the third quarter from the same period last year.", "the same period last year",
             "2022-Q3", "2022-07-01/2022-09-30"),
          _E("Sales fell in January from the same month a year ago.", "the same month a year ago", "2023-01",
             "2023-01"))),
    Rule("the quarter of a year, told before", r"(?i:last)|(?:19|20)\d\d",
         r"(?:(?P<y>{YEAR})|(?i:last{_}year['’]s)){_}(?P<what>(?i:quarter|period))\b", told.quarter_of_year,
         (_E("The third quarter beat the 2020 quarter.", "the 2020 quarter", "2020-Q3", "2020-07-01/2020-09-30"),)),
    Rule("the quarter, the latest period", r"(?i:latest|just|recent|most|quarter|period)",
         _AFTER_THE +
         r"(?i:(?:(?P<mod>latest|just{_}ended|recent|most{_}recent){_})?(?P<what>quarter|period))\b(?!-|{_}of\b)",
         told.quarter_told,
         (_E("The third quarter was poor, but sales in the latest period rose.", "the latest period", "2023-Q3",
             "2023-07-01/2023-09-30"),
          _E("It lost money in the quarter ended Sept. 30.", "the quarter", "2023-Q3", "2023-07-01/2023-09-30"))),
    Rule("the business year", r"(?i:full|entire|whole|fiscal|financial|year)",
         _AFTER_THE + r"(?i:(?:full|entire|whole|fiscal|financial){_}year|year(?={_}(?:ended|ending){_})|"
         r"(?<=for the )year)\b(?![-'’]|{_}(?i:of|before|after|earlier|to)\b)", told.business_year,
         (_E("They expect growth for the full year.", "the full year", "2024", "2024"),
          _E("in the year ended March 31", "the year", "P1Y", None)), guess=True),
    Rule("half of a unit", r"(?i:an?|half|quarter)",
         r"(?i:an?{_})?(?P<share>(?i:half|quarter))(?:{_}of)?(?:(?:{_}|-)an?)?(?:{_}|-)(?P<unit>(?i:hour|day|month|year|decade|century))"
         r"(?:(?P<ago>{_}ago)|-long)?\b", length.share_of_unit,
         (_E("It took half an hour.", "half an hour", "PT30M", None),
          _E("after a quarter-century of quarrels", "a quarter-century", "P25Y", None),
          _E("It burned half a century ago.", "half a century ago", "1974", "1974"))),
    Rule("the smaller of two numbers of units", r"{N}",
         r"(?P<n>{N})(?=(?:-{_}|{_})(?:to|or|and){_}{N}(?:{_}|-)(?P<unit>{UNIT})\b(?!{_}(?:ago|later|earlier|old)\b))",
         length.smaller_length,
         (_E("It will take two to three weeks.", "two", "P2W", None),
          _E("bills of three- and six-month terms", "three", "P3M", None))),
    Rule("all of a unit", r"(?i:all)", r"(?i:all){_}(?P<unit>(?i:day|week|month|year))(?:{_}long)?\b", length.lasting,
         (_E("They quarrelled all day.", "all day", "P1D", None),)),
    Rule("lasting a unit", r"(?i:days?|weeks?|months?|years?|decades?|centuries|(?:day|week|month|year)long)",
         r"(?P<unit>(?i:days?|weeks?|months?|years?|decades?|centuries))(?i:-?long|(?<=s)-old)\b", length.lasting,
         (_E("The weeklong truce held.", "weeklong", "P1W", None),
          _E("The year-long truce held.", "year-long", "P1Y", None),
          _E("a decades-old quarrel", "decades-old", "PXDE", None))),
    Rule("so many times a unit", r"(?i:once|twice)|{N}|{VAGUE}",
         r"(?:(?i:once|twice)|(?:{N}|{VAGUE}){_}times){_}(?:an?|per|each|every){_}(?P<unit>{UNIT})\b", length.repeated,
         (_E("They speak twice a week.", "twice a week", "P1W", None),)),
    Rule("number of units later", r"{N}|(?i:an?)",
         r"(?P<n>{N}|(?i:an?)){_}(?P<unit>{LONG}){_}(?P<way>(?i:later|afterwards?))\b", told.later,
         (_E("They met on Feb. 2 and again two days later.", "two days later", "2024-02-04", "2024-02-04"),)),
    Rule("number of units from now", r"{N}|{VAGUE}|(?i:a|an|several|few|couple)",
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
    Rule("number of units", r"{N}|{VAGUE}|(?i:several|few|couple|many|some|a|an|half|single)",
         r"(?P<n>{N}|{VAGUE}|(?i:an?(?!{_}second))|(?i:single(?=-)))(?:(?P<half>{_}1/2|{_}and{_}a{_}half"
         r"|-1/2|-and-a-half))?(?:{_}|-)(?i:(?:more|consecutive|full|entire|working"
         r"|trading|long|business|straight|additional|whole){_})?(?P<unit>{UNIT})(?P<half2>{_}and{_}a{_}half)?"
         r"(?:-(?i:long))?\b(?!-(?i:ago"
         r"|earlier|old)|{_}(?i:old)\b)",
         length.length_in_context,
         (_E("It took 2 1/2 years.", "2 1/2 years", "P2Y6M", None),
          _E("the largest single-day loss", "single-day", "P1D", None),
          _E("a six-week truce", "six-week", "P6W", None), _E("a pause of 40 days", "40 days", "P40D", None),
          _E("It took several months.", "several months", "PXM", None))),
    Rule("units", r"(?i:{UNITS})", r"(?P<unit>{UNITS})\b(?!{_}(?i:old))", length.bare_length,
         (_E("It took months to agree.", "months", "PXM", None),)),
    Rule("the first number of units", r"(?i:first|last|final)", r"(?i:first|final){_}(?P<n>{N}"
         r"|{VAGUE}){_}(?P<unit>{LONG})\b", length.length,
         (_E("in the first nine months", "first nine months", "P9M", None),)),
    Rule("every or each unit", r"(?i:every|each)",
         r"(?i:every|each){_}(?:(?P<n>{SMALL}|(?i:other|few|several)){_})?(?P<unit>{WEEKDAY}|{MONTH}|{DAYPART}|{SEASON}|{UNIT})"
         r"(?:{_}(?P<dp>(?i:morning|afternoon|evening|night)))?\b",
         length.repeated,
         (_E("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2", None), _E("paid each year", "each year",
         "P1Y", None))),
    Rule("repeated, in one word", r"(?i:[a-z]+ly)", r"(?P<unit>(?i:daily|weekly|monthly|yearly|annually"
         r"|hourly|nightly|biweekly))", length.repeated,
         (_E("The envoys met daily.", "daily", "P1D", None),)),
    Rule("now", r"(?i:now|currently|current|presently|nowadays|these|right|moment|time)",
         r"(?i:right{_}now|now(?!-)|currently|current|presently|nowadays|these{_}days|(?<=at the )moment"
         r"|(?<=for the )time{_}being)\b", length.present,
         (_E("They are at home at the moment.", "the moment", "PRESENT_REF", None),
          _E("The plan is currently stuck.", "currently", "PRESENT_REF", None),)),
    Rule("once", r"Previously|(?i:recently|recent|lately|past|moments?)",
         r"(?:Previously|(?i:moments?{_}ago|recently|recent{_}past|recent|lately)|" + _AFTER_THE +
         r"(?i:past(?=[.,;:]|{_}(?:and|but|it|he|they|that)\b)|(?<=in the )past"
         r"(?!{_}(?:{N}|{VAGUE}|(?:[a-z]+{_})?(?:{UNIT}|weekend|{SEASON})))))\b",
         length.past,
         (_E("They recently met.", "recently", "PAST_REF", None),)),
    Rule("some day", r"(?i:as|soon|very|near|foreseeable|future)",
         r"(?:" + _AFTER_THE + r"(?i:(?:near|foreseeable){_})?(?i:future)"
         r"|(?i:as{_}soon{_}as{_}possible|(?:very{_})?(?<!as )soon(?!-|{_}(?:after|as)\b)))\b",
         length.future,
         (_E("They will meet soon.", "soon", "FUTURE_REF", None),)),
)  # fmt: skip

_OPENERS = (
    r"(?!\d{4}|(?i:nineteen|eighteen))(?:\d{1,3}|{N}|{VAGUE}|(?!\d){ORDINAL}|{QUARTER}|{PART}"
    r"|(?i:the|an?|this|that|these|last|next"
    r"|previous|coming|following|preceding|upcoming|early|late|earlier|later|several|few|couple|many|some|half"
    r"|in|on|over|at|every|each|same|first|final|corresponding|comparable|rest|remainder|mid|for))"
)
_KEYS = (
    r"{SHORTDAY}|{MONTH}|{WEEKDAY}s|\d{4}|\d{2,4}s|(?i:{UNIT}|{UNITS}|{PERIOD}|{DAYPART}|{SEASON}|am|pm|m|today"
    r"|yesterday|tomorrow|past|future|half|period|other|christmas|thanksgiving|easter|halloween|ramadan|eid|passover|shavuot|rosh|yom|sukkot|day|\w+ties|recently|clock)"
    r"|" + MONTH_WORDS
)
GRAMMAR = Grammar(ENGLISH, (*DAYS, *PERIODS, *LENGTHS, *OTHER_LANGUAGES), _OPENERS, _KEYS)
