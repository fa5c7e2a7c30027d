"""The words of English dates: names with their numbers, and the pieces that rules are written with.

A rule writes `{WEEKDAY}` or `{MONTH}`; `expand` puts the piece in. Another language is another `Words` value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTH_NAMES = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"]
_SHORT_DAYS = ["Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun"]
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth", "twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth",
    "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first",
]  # fmt: skip
_UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y", "centurie": "100Y", "night": "D", "weekend": "WE",
}  # fmt: skip


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; it shares beginnings, so that most fail at one letter."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    may_end = branches.pop("", None) is not None
    parts = []
    for letter, rests in sorted(branches.items()):
        rest = _any_of(rests)
        parts.append(re.escape(letter) + (f"(?:{rest})" if rest.endswith("|") or "|" in rest else rest))
    return "|".join(parts) + ("|" if may_end and parts else "")


def _cases(names: list[str]) -> str:
    """Names as they are printed: capitalised or in capitals."""
    return _any_of({*names, *(name.upper() for name in names)})


@dataclass(frozen=True, eq=False)
class Words:
    """A language's date words: lower-case word to number or code, and the regex pieces by name."""

    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    dayparts: dict[str, str]
    seasons: dict[str, str]
    pieces: dict[str, str]

    def expand(self, pattern: str) -> str:
        """A rule's pattern with every {PIECE} replaced. Raises KeyError naming a piece that does not exist."""
        return re.sub(r"\{([A-Z_]+)\}", lambda piece: f"(?:{self.pieces[piece[1]]})", pattern)

    def number(self, words: str) -> int | None:
        """The whole number that words or digits mean, or None ("several"); "a" and "an" are 1, "couple" is 2."""
        if words.replace(",", "").isdigit():
            return int(words.replace(",", "")) if len(words) < 8 else None
        parts = [part for part in re.split(r"[\s-]+", words.lower()) if part not in ("and", "of")]
        if not parts or any(part not in self.numbers for part in parts):
            return None
        parts = parts[1:] if len(parts) > 1 and parts[0] in ("a", "an") else parts
        values = [self.numbers[part] for part in parts]
        if len(values) > 1 and (values[1] == 100 or parts[1] == "dozen"):
            return values[0] * values[1] + sum(values[2:])
        return sum(values)

    def ordinal(self, words: str) -> int | None:
        """The number of an ordinal such as "third", "20th" or "twenty-first"; None when it is not one."""
        digits = re.match(r"\d{1,4}", words)
        return int(digits[0]) if digits else self.ordinals.get(re.sub(r"[\s-]+", "-", words.lower()))


_NUMBERS = (
    {name: number for number, name in enumerate(_ONES)}
    | {name: 20 + 10 * place for place, name in enumerate(_TENS)}
    | {"a": 1, "an": 1, "hundred": 100, "couple": 2, "dozen": 12, "single": 1}
)
_TENS_AND_ONES = rf"(?i:(?:{_any_of(_TENS)})(?:[-\s](?:{_any_of(_ONES[1:10])}))?)"

_PIECES = {
    "WEEKDAY": _cases(_WEEKDAY_NAMES),
    "SHORTDAY": _cases(_WEEKDAY_NAMES + _SHORT_DAYS),
    "MONTH": rf"(?:{_cases(_MONTH_NAMES + _SHORT_MONTHS)})\b",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])(?!:\d)(?!,\d{3})",
    "YEAR": r"(?:1[6-9]|20)\d\d(?![\d%])(?!,\d{3})",
    "N": rf"\d{{1,3}},\d{{3}}(?!\d)|\d{{1,4}}(?!\d)|(?i:a|{_any_of(_ONES[1:10])})\s+(?i:hundred|dozen)"
    rf"|{_TENS_AND_ONES}|(?i:{_any_of(_ONES)})\b|(?i:hundred)",
    "SMALL": rf"\d{{1,3}}(?!\d)|{_TENS_AND_ONES}|(?i:{_any_of(_ONES[1:])})",
    "VAGUE": r"(?i:several|few|many|some|a\s+few|couple\s+of|a\s+couple\s+of|a\s+couple|couple)",
    "UNIT": r"(?i:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century"
    r"|centuries)",
    "LONG": r"(?i:days?|weeks?|fortnights?|months?|quarters?|years?|decades?|century|centuries)",
    "UNITS": r"(?i:seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)",
    "PERIOD": r"(?i:day|week|weekend|month|quarter|year|decade|century|spring|summer|autumn|fall|winter)",
    "DAYPART": r"(?i:morning|afternoon|evening|night|noon|midday|midnight)",
    "SEASON": r"(?i:spring|summer|autumn|fall|winter)",
    "ORDINAL": rf"(?i:\d{{1,2}}(?:st|nd|rd|th)|{_any_of(_ORDINALS)})",
    "QUARTER": r"(?i:first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)",
    "CLOCK": r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s?(?i:[ap]\.?\s?m\b\.?)|(?:[01]?\d"
    r"|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)",
    "ZONE": r"(?:\s+(?:GMT|UTC|BST|[ECMP][SD]?T|[CE]ES?T|MSK|I[SDR]?T|AST|JST|KST|HKT|PKT|SGT|A[CEW][SD]?T|NZ[SD]?T"
    r"|(?i:local\s+time)|(?:[A-Z][a-z]+\s+)?(?:Daylight\s+|Standard\s+)?[Tt]ime|Eastern|Pacific)\b)?",
    "PART": r"(?i:mid|early|late|beginning|start|middle|end)",
    "DAYWORD": "(?:" + "|".join(form.replace("-", r"[\s-]") for form in reversed(_ORDINALS[3:])) + r")\b",
    "SHORTYEAR": r"['’‘`]\d\d(?![\d'’]|s\b)",
    "S": r"['’]s?",
    "_": r"\s{1,20}",
    "DASH": r"\s{0,20}(?:-|–|—|to|through|and|until)\s{0,20}",
}
_NAMES = {name.lower(): place for place, name in enumerate(_WEEKDAY_NAMES, 1)}
_MONTHS = {name.lower(): place for place, name in enumerate(_MONTH_NAMES, 1)}


def _with_short_forms(numbers: dict[str, int], short_forms: list[str]) -> dict[str, int]:
    short = {form.lower(): numbers[name] for form in short_forms for name in numbers if name.startswith(form.lower())}
    return numbers | short


ENGLISH = Words(
    weekdays=_with_short_forms(_NAMES, _SHORT_DAYS),
    months=_with_short_forms(_MONTHS, _SHORT_MONTHS),
    numbers=_NUMBERS,
    ordinals={name: number for number, name in enumerate(_ORDINALS, 1)} | {"final": 4},
    units=_UNITS,
    dayparts={"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI",
              "noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    seasons={"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    pieces=_PIECES,
)  # fmt: skip
