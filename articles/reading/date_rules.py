"""The grammar of English dates, as a table of the rows that `date_rows` explains."""

from . import date_in_period as inside
from . import date_lengths as length
from . import date_quarters as quarters
from . import date_spans as span
from . import date_told as told
from . import date_years as years
from .date_languages import MONTH_WORDS, OTHER_LANGUAGES
from .date_rows import EXAMPLE_DAY, Example, Grammar, Rule
from .date_rules_days import AFTER_THE, DAYS, MOD
from .date_words import ENGLISH

__all__ = ["DAYS", "EXAMPLE_DAY", "GRAMMAR", "LENGTHS", "PERIODS", "Example", "Grammar", "Rule"]

_E = Example
_WHEN = r"(?P<when>(?i:earlier|later|early|late|mid))"

PERIODS: tuple[Rule, ...] = (
    Rule("week of month day", r"(?i:week|weekend)",
         r"(?P<unit>(?i:week|weekend)){_}of{_}(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})(?:,{_}(?P<y>{YEAR}))?",
         span.week_of_day,
         (_E("in the week of Feb. 5", "the week of Feb. 5", "2024-W06", "2024-02-05/2024-02-11"),)),
    Rule("week of day month", r"(?i:week|weekend)",
         r"(?P<unit>(?i:week|weekend)){_}of{_}(?P<d>{DAY}){_}(?P<mo>{MONTH})\.?(?:,?{_}(?P<y>{YEAR}))?",
         span.week_of_day,
         (_E("over the weekend of 10 February", "the weekend of 10 February", "2024-W06-WE",
             "2024-02-10/2024-02-11"),)),
    Rule("week of a month", r"{ORDINAL}|(?i:last|final)",
         r"(?P<ord>{ORDINAL}|(?i:last|final)){_}(?:full{_})?(?i:week){_}(?i:of|in){_}"
         r"(?:(?P<mo>{MONTH})(?:,?{_}(?P<y>{YEAR}))?|(?P<mod>(?i:this|last|next)){_}(?i:month)\b)",
         inside.week_of_month,
         (_E("They meet in the first week of March.", "the first week of March", "2024-W10", "2024-03-01/2024-03-07"),
          _E("in the last week of June 2021", "the last week of June 2021", "2021-W25", "2021-06-24/2021-06-30"))),
    Rule("half of a month", r"(?i:first|second|latter)",
         r"(?P<half>(?i:first|second|latter)){_}(?i:half){_}of{_}(?P<mo>{MONTH})(?:,?{_}(?:of{_})?(?P<y>{YEAR}))?",
         inside.half_of_month,
         (_E("They will meet in the second half of March.", "the second half of March", "2024-03",
             "2024-03-16~/2024-03-31~"),), guess=True),
    Rule("month of a year told", r"{MONTH}",
         r"(?P<mo>{MONTH})(?:{_}(?P<d>{DAY}))?,?{_}(?:of{_})?(?P<way>(?i:that|the{_}(?:same|following|next|previous)))"
         r"{_}(?i:year)\b", inside.month_of_year_told,
         (_E("Elected in 2019, he fell in March that year.", "March that year", "2019-03", "2019-03"),
          _E("They met in 2019 and on May 4 of the following year.", "May 4 of the following year", "2020-05-04",
             "2020-05-04"))),
    Rule("the new year", r"(?i:new)", AFTER_THE + r"(?i:new{_}year)\b(?!['’-])", span.new_year,
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
    Rule("last or next month by name", r"(?i:last|next|this|past)", MOD
         + r"{_}(?P<mo>{MONTH})(?!\.?{_}\d{1,2}\b)", span.month_alone,
         (_E("since last June", "last June", "2023-06", "2023-06"),)),
    Rule("last or next day of a month", r"(?i:last|next|this|past|coming)",
         MOD + r"{_}(?P<mo>{MONTH})\.?{_}(?P<d>{DAY})(?!,?{_}\d{4}\b)", span.day_of_chosen_month,
         (_E("The offer stands until next March 31.", "next March 31", "2024-03-31", "2024-03-31"),
          _E("It fell from its value of last Dec. 31.", "last Dec. 31", "2023-12-31", "2023-12-31")), guess=True),
    Rule("month of last or next year", r"{MONTH}", r"(?P<mo>{MONTH}){_}(?:of{_})?" + MOD + r"{_}(?i:year)",
         span.month_of_chosen_year,
         (_E("in June of last year", "June of last year", "2023-06", "2023-06"),)),
    Rule("[part of] year", r"\d{4}|(?i:{PART}|fiscal|financial)|FY(?:\d{4})?",
         r"(?:(?P<part>{PART})(?:{_}(?:of|in))?(?:{_}|-)"
         r"|(?i:fiscal(?:{_}year)?|financial{_}year){_}|FY\s?)?(?P<y>{YEAR})(?!\s*(?:[a-z]+-)?(?i:people|men|women|troops|soldiers|prisoners"
         r"|jobs|shares|points|"
         r"dollars|miles|tons|hostages|detainees|workers|pounds|years|days|percent|km|units|feet|hours"
         r"|employees|mark|level|index|miles|others|votes|cases|deaths|times|hrs|gmt|utc)\b)(?![.,]\d|-(?!\d{2}(?:\d\d)?\b)\w|/\d|-\d\d-)(?:{_}(?i:(?:fiscal|financial){_}year))?",
         years.year,
         (_E("They first met in 1998.", "1998", "1998", "1998"),
          _E("It lost money in FY2022.", "FY2022", "2022", "2022"),
          _E("by the end of 2023", "end of 2023", "2023", "2023-09-01~/2023-12-31~"))),
    Rule("year of the Middle Ages", r"1[0-5]\d\d",
         r"(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=[Ss]ince )|(?<=year ))(?P<y>1[0-5]\d\d)"
         r"(?=[.,;:)]|{_}(?:and|by|when|after|as|at|with)\b)",
         years.year, (_E("They first sailed in 1492.", "1492", "1492", "1492"),)),
    Rule("year before or after Christ", r"\d{1,4}|AD",
         r"(?:(?P<bc>\d{1,4}){_}B\.?C\b\.?(?:E\b\.?)?|(?:AD{_}(?P<ad>\d{2,4})|(?P<ad2>\d{2,4}){_}(?:AD|CE)))\b(?![,.]\d)",
         years.year_of_era,
         (_E("The wall fell in 331 BC.", "331 BC", "BC0331", None),
          _E("The wall fell in AD 70.", "AD 70", "0070", None))),
    Rule("year in two digits", r"\d\d|(?i:fiscal)|FY\d\d",
         r"(?:(?i:fiscal{_}['’‘`])|FY|(?<=['’‘`]))(?P<y>\d\d)(?![\d'’]|s\b)",
         years.short_year,
         (_E("They have known each other since '96.", "96", "1996", "1996"),
          _E("It lost money in fiscal '23 again.", "fiscal '23", "2023", "2023"))),
    Rule("year in words", r"(?i:eighteen|nineteen|two|year)|{MONTH}",
         r"(?:(?P<mo>{MONTH}){_}|(?i:year){_})?(?:(?P<high>(?i:eighteen|nineteen)){_}(?P<low>(?i:(?:twenty|thirty"
         r"|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?))"
         r"|(?<=year )(?P<thousand>(?i:two{_}thousand))(?:{_}(?:and{_})?(?P<low2>{SMALL}))?)",
         years.spelled_year, (_E("by the year two thousand", "the year two thousand", "2000", "2000"),
                             _E("in January nineteen ninety-seven", "January nineteen ninety-seven", "1997-01",
                                "1997-01"),
                             _E("back in nineteen ninety-six", "nineteen ninety-six", "1996", "1996"),)),
    Rule("decade in digits", r"\d{2,4}s|(?i:{PART})",
         r"(?:(?P<part>{PART})(?:{_}(?:in{_}|of{_})?|-)(?:the{_})?)?['’‘`]?(?P<y>(?:1[6-9]"
         r"|20)\d0|[2-9]0)['’]?s\b", years.decade,
         (_E("war in the 1990s", "1990s", "199", "1990-01-01/1999-12-31"),)),
    Rule("decade with an apostrophe", r"(?:1[6-9]|20)\d0", AFTER_THE + r"(?P<y>(?:1[6-9]|20)\d0)['’]s\b", years.decade,
         (_E("songs of the 1970's", "the 1970's", "197", "1970-01-01/1979-12-31"),)),
    Rule("decade in words", r"(?i:[a-z]+ties|nineteen)|(?i:early|late|mid)",
         r"(?:(?P<part>(?i:early|late|mid))[\s-])?(?:(?i:nineteen)[\s-])?(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies"
         r"|eighties|nineties))", years.decade,
         (_E("songs of the nineties", "nineties", "199", "1990-01-01/1999-12-31"),)),
    Rule("century", r"{ORDINAL}|(?i:early|late|mid)",
         r"(?:(?P<part>(?i:early|late|mid))[\s-])?(?P<ord>{ORDINAL})(?:{_}|-)(?i:century)\b(?P<bc>{_}B\.?C\b)?",
         years.century,
         (_E("a border of the 20th century", "20th century", "19", "1901-01-01/2000-12-31"),
          _E("a quarrel of the late 18th century", "the late 18th century", "17", "1767-09-01~/1800-12-31~"))),
    Rule("quarter before quarters in the plural", r"{QUARTER}",
         r"(?P<q>{QUARTER})(?={_}(?:and|or){_}{QUARTER}{_}(?i:quarters)\b)", quarters.quarter,
         (_E("It rose in the second and third quarters.", "second", "2023-Q2", "2023-04-01/2023-06-30"),)),
    Rule("quarter by its last month", r"{MONTH}",
         r"(?=[A-Z]\w+\s[Qq]uarter)(?P<mo>{MONTH}){_}(?i:quarter)\b(?:{_}(?:of{_})?(?P<y>{YEAR}))?",
         quarters.quarter_by_month,
         (_E("Output grew in the December quarter.", "December quarter", "2023-Q4", "2023-10-01/2023-12-31"),),
         guess=True),
    Rule("Q1 to Q4 of a year", r"Q[1-4]|[1-4]Q", r"(?P<q>Q[1-4]|[1-4]Q)(?:(?:{_}of)?[\s/-]{1,3}(?P<y>{YEAR}))?",
         quarters.quarter,
         (_E("Output fell in Q3 2021.", "Q3 2021", "2021-Q3", "2021-07-01/2021-09-30"),
          _E("Output fell in Q4.", "Q4", "2023-Q4", "2023-10-01/2023-12-31")), guess=True),
    Rule("that year, told before", r"(?i:that|same|following|next)",
         r"(?i:that{_})?(?P<way>(?i:that|same|following|next)){_}(?i:year)\b"
         r"(?!{_}(?:of|in)\b)", told.year_told,
         (_E("It was signed in 1998 and broken that year.", "that year", "1998", "1998"),
          _E("It was signed in May 1998 and broken the following year.", "the following year", "1999", "1999"))),
    Rule("period beside one told", r"(?i:previous|preceding|prior|following|that|same)",
         r"(?P<mod>(?i:previous|preceding|prior|following|that)){_}(?P<unit>(?i:week|month|quarter|year|weekend)"
         r"|(?<=that ){SEASON})\b(?!{_}(?i:of)\b)", told.period_beside,
         (_E("Prices fell in May 2023 after rising the previous month.", "the previous month", "2023-04", "2023-04"),
          _E("They met on 5 March 2020 and again the following week.", "the following week", "2020-W11",
             "2020-03-09/2020-03-15"))),
    Rule("the period before last", r"(?i:day|night|week|weekend|month|quarter|year)",
         r"(?P<unit>(?i:night|week|weekend|month|quarter|year)){_}(?i:before{_}last)\b",
         span.before_last,
         (_E("It was agreed the week before last.", "the week before last", "2024-W05", "2024-01-29/2024-02-04"),
          _E("It burned the night before last.", "the night before last", "2024-02-12TNI", "2024-02-12"))),
    Rule("the period before", r"(?i:week|month|quarter|year)",
         AFTER_THE + r"(?P<unit>(?i:week|month|quarter|year)){_}(?P<mod>(?i:before|after))(?=\s*(?:[.,;:)]|$))",
         told.period_beside_or_report,
         (_E("It sold ten boats in 2021, half as many as the year before.", "the year before", "2020", "2020"),
          _E("Sales fell from the month before.", "the month before", "2024-01", "2024-01"))),
    Rule("last, this or next period", r"(?i:last|this|next|past|previous|coming|following|current|earlier|later|early"
                                      r"|late|upcoming|mid|preceding|prior|beginning|start|middle|end)",
         r"(?:" + _WHEN + r"[\s-]|(?P<part>{PART}){_}(?:of|in){_}(?:the{_})?)?"
         + MOD + r"(?:{_}(?i:fiscal))?{_}(?P<unit>{PERIOD})(?:{S})?\b", span.chosen_period,
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
    Rule("day or week in a row", r"{ORDINAL}",
         r"(?P<ord>{ORDINAL}){_}(?:(?i:consecutive|straight|successive|running){_}"
         r"(?P<unit>(?i:day|week|month|year))|(?P<row>(?i:day|week|month|year))(?={_}in{_}a{_}row))\b", told.in_a_row,
         (_E("The port was shut for a second consecutive day.", "second consecutive day", "2024-02-14",
            "2024-02-14"),
          _E("Prices rose for the third week in a row.", "the third week", "2024-W07", "2024-02-12/2024-02-18"))),
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
         AFTER_THE + r"(?i:(?:early|late){_})?(?P<unit>{SEASON})(?!{_}(?i:of|in|games|from"
                                    r"|line))", span.chosen_period,
         (_E("They fought through the winter.", "the winter", "2023-WI", "2023-24"),), guess=True),
    Rule("quarter [of a year]", r"{QUARTER}|(?i:fiscal|year|last|this|next|(?:19|20)\d\d)",
         r"(?:(?i:fiscal{_})?(?P<year>{YEAR}(?:['’]s)?|(?i:year-ago|year-earlier)|(?i:last|this|next|the{_}current){_}(?i:year){S}){_})?"
         r"(?i:fiscal[\s-])?(?:(?P<q>{QUARTER})[\s-](?i:fiscal[\s-])?(?i:quarters?"
         r"|half)\b(?:{S})?)(?:(?:{_}of)?,?{_}"
         r"(?:(?:(?i:fiscal|financial){_}(?:(?i:year){_})?)?(?P<y>{YEAR})|(?i:the|fiscal){_}year|" + MOD
         + r"{_}(?i:year)))?",
         quarters.quarter, (_E("in the last half of 2021", "last half of 2021", "2021-H2", "2021-07-01/2021-12-31"),
                        _E("in the third quarter of 2021", "third quarter of 2021", "2021-Q3", "2021-07-01/2021-09-30"),
                        _E("the fourth-quarter figures", "fourth-quarter", "2023-Q4", "2023-10-01/2023-12-31"))),
)  # fmt: skip

LENGTHS: tuple[Rule, ...] = (
    Rule("number of units ago", r"{N}|{VAGUE}|(?i:a|an|several|few|couple|many|some)",
         r"(?i:(?:about|nearly|almost|some){_})?(?P<n>{N}|{VAGUE}|(?i:an?))(?P<half>{_}and{_}a{_}half)?{_}(?P<unit>{UNIT})"
         r"(?P<half2>{_}and{_}a{_}half)?{_}(?:or{_}so{_})?(?P<way>(?i:ago|earlier|previously|back(?=[.,;:!?]|$)))\b",
         length.distance,
         (_E("They met two weeks ago.", "two weeks ago", "2024-W05", "2024-01-28~/2024-02-03~"),
          _E("They met 10 days ago.", "10 days ago", "2024-02-04", "2024-02-04"),
          _E("It sank two and a half years ago.", "two and a half years ago", "2021-08", "2021-08"),
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
    Rule("the same period of a year", r"(?i:same|corresponding|comparable|like)",
         r"(?i:same|corresponding|comparable|like){_}(?P<what>(?i:period|quarter)){_}(?i:of|in|a){_}(?P<y>{YEAR})",
         told.quarter_of_year,
         (_E("The third quarter beat the same period in 2021.", "the same period in 2021", "2021-Q3",
             "2021-07-01/2021-09-30"),)),
    Rule("the quarter of a year, told before", r"(?i:last)|(?:19|20)\d\d",
         r"(?:(?P<y>{YEAR})|(?i:last{_}year['’]s)){_}(?P<what>(?i:quarter|period))\b", told.quarter_of_year,
         (_E("The third quarter beat the 2020 quarter.", "the 2020 quarter", "2020-Q3", "2020-07-01/2020-09-30"),)),
    Rule("the quarter, the latest period", r"(?i:latest|just|recent|most|quarter|period)",
         AFTER_THE +
         r"(?i:(?:(?P<mod>latest|just{_}ended|recent|most{_}recent){_})?(?P<what>quarter|period))\b(?!-|{_}of\b)",
         told.quarter_told,
         (_E("The third quarter was poor, but sales in the latest period rose.", "the latest period", "2023-Q3",
             "2023-07-01/2023-09-30"),
          _E("It lost money in the quarter ended Sept. 30.", "the quarter", "2023-Q3", "2023-07-01/2023-09-30"))),
    Rule("the business year", r"(?i:full|entire|whole|fiscal|financial|year)",
         AFTER_THE + r"(?i:(?:full|entire|whole|fiscal|financial){_}year|year(?={_}(?:ended|ending){_})|"
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
         r"(?P<n>{N})(?=(?:-{_}|{_}|-)(?:to|or|and)(?:{_}|-){N}(?:{_}|-)(?P<unit>{UNIT})\b(?!{_}(?:ago|later|earlier|old)\b))",
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
         (_E("They met on Feb. 2 and again two days later.", "two days later", "2024-02-04", "2024-02-04"),
          _E("Elected in March 2008, he fell three months later.", "three months later", "2008-06", "2008-06"))),
    Rule("number of units from now", r"{N}|{VAGUE}|(?i:a|an|several|few|couple)",
         r"(?P<n>{N}|{VAGUE}|(?i:an?)){_}(?P<unit>{UNIT})(?P<forward>{_}(?i:from{_}now|from{_}today|hence)"
         r"|['’]s?{_}(?i:time)\b)", length.distance,
         (_E("The vote is ten days from now.", "ten days from now", "2024-02-24", "2024-02-24"),)),
    Rule("the past or next number of units", r"(?i:last|past|next|previous|coming|first|preceding|following)",
         r"(?P<mod>(?i:last|past|next|previous|coming|preceding|following)){_}(?P<n>{N}"
         r"|{VAGUE}){_}(?:[a-z]+{_})?(?P<unit>{UNIT})\b", length.length_to_now,
         (_E("They argued over the past two days.", "past two days", "P2D", "2024-02-12/2024-02-14"),
          _E("the next three months", "next three months", "P3M", "2024-02-14/2024-05-14"))),
    Rule("over the next decade", r"(?i:next|coming)",
         AFTER_THE + r"(?P<mod>(?i:next|coming)){_}(?P<unit>(?i:decade|century))\b",
         length.length_to_now,
         (_E("The sea will rise over the next decade.", "the next decade", "P10Y", "2024-02-14/2034-02-13"),)),
    Rule("the past period", r"(?i:past|last|next|coming)",
         r"(?:(?P<mod>(?i:past)){_}(?P<unit>(?i:day|week|month|quarter(?![\s-]century)|year|decade|century|hour|minute))"
         r"|(?P<mod2>(?i:last|next|coming)){_}(?P<unit2>(?i:hour|minute)))\b", length.past_period,
         (_E("They came close during the past week.", "past week", "P1W", "2024-02-07/2024-02-14"),
          _E("They will decide in the next hour.", "the next hour", "PT1H", None))),
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
         r"(?i:every|each){_}(?:(?P<n>{SMALL}|(?i:other|few|several|second|third|fourth|fifth)){_})?(?P<unit>{WEEKDAY}|{MONTH}|{DAYPART}|{SEASON}|{UNIT}|(?i:weekend))"
         r"(?:{_}(?P<dp>(?i:morning|afternoon|evening|night)))?\b",
         length.repeated,
         (_E("They meet every Tuesday.", "every Tuesday", "XXXX-WXX-2", None), _E("paid each year", "each year",
         "P1Y", None), _E("They meet every other week.", "every other week", "P2W", None),
          _E("They sail every weekend.", "every weekend", "XXXX-WXX-WE", None))),
    Rule("weekends", r"(?i:weekends)", r"(?i:weekends)\b(?!['’])", length.weekends,
         (_E("The port is quiet on weekends.", "weekends", "XXXX-WXX-WE", None),)),
    Rule("repeated, in one word", r"(?i:[a-z]+ly)", r"(?P<unit>(?i:daily|weekly|monthly|yearly|annually"
         r"|hourly|nightly|biweekly))", length.repeated,
         (_E("The envoys met daily.", "daily", "P1D", None),)),
    Rule("now", r"(?i:now|currently|current|presently|nowadays|these|right|moment|time)",
         r"(?i:right{_}now|now(?!-)|currently|current|presently|nowadays|these{_}days|(?<=at the )moment"
         r"|(?<=for the )time{_}being)\b", length.present,
         (_E("They are at home at the moment.", "the moment", "PRESENT_REF", None),
          _E("The plan is currently stuck.", "currently", "PRESENT_REF", None),)),
    Rule("long ago", r"(?i:not|so|long|some|a|other)",
         r"(?:(?i:(?:not|so){_})?(?i:long{_}ago)|(?i:some{_}time{_}ago|a{_}(?:(?:long|short|little){_})?(?:time|while){_}ago)"
         r"|" + AFTER_THE + r"(?i:other{_}day))\b",
         length.past,
         (_E("They met not long ago.", "not long ago", "PAST_REF", None),
          _E("They parted a short time ago.", "a short time ago", "PAST_REF", None))),
    Rule("once", r"Previously|(?i:recently|recent|lately|past|moments?)",
         r"(?:Previously|(?i:moments?{_}ago|(?<!most )recently|recent{_}past|(?<!most )recent|lately)|" + AFTER_THE +
         r"(?i:past(?=[.,;:]|{_}(?:and|but|it|he|they|that)\b)|(?<=in the )past"
         r"(?!{_}(?:{N}|{VAGUE}|(?:[a-z]+{_})?(?:{UNIT}|weekend|{SEASON})))))\b",
         length.past,
         (_E("They recently met.", "recently", "PAST_REF", None),)),
    Rule("some day", r"(?i:as|soon|very|near|foreseeable|future|some|someday)",
         r"(?:(?i:some{_}?day)|" + AFTER_THE + r"(?i:(?:near|foreseeable){_})?(?i:future)"
         r"|(?i:as{_}soon{_}as{_}possible|(?:very{_})?(?<!as )soon(?!-|{_}(?:after|as)\b)))\b",
         length.future,
         (_E("They will meet soon.", "soon", "FUTURE_REF", None),)),
)  # fmt: skip

_OPENERS = (
    r"(?!\d{4}|(?i:nineteen|eighteen))(?:\d{1,3}|{N}|{VAGUE}|(?!\d){ORDINAL}|{QUARTER}|{PART}"
    r"|(?i:the|an?|this|that|these|last|next|not|so|long"
    r"|previous|coming|following|preceding|upcoming|early|late|earlier|later|several|few|couple|many|some|half"
    r"|in|on|over|at|every|each|same|first|final|corresponding|comparable|rest|remainder|mid|for))"
)
_KEYS = (
    r"{SHORTDAY}|{MONTH}|{WEEKDAY}s|\d{4}|\d{2,4}s|(?i:{UNIT}|{UNITS}|{PERIOD}|{DAYPART}|{SEASON}|am|pm|m|today"
    r"|yesterday|tomorrow|past|future|ago|half|period|other|christmas|thanksgiving|easter|halloween|ramadan|eid|passover|shavuot|rosh|yom|sukkot|day|\w+ties|recently|clock)|BCE?|B|AD|CE"
    r"|" + MONTH_WORDS
)
GRAMMAR = Grammar(ENGLISH, (*DAYS, *PERIODS, *LENGTHS, *OTHER_LANGUAGES), _OPENERS, _KEYS)
