"""Relative dates in words while the day they hang on is not known: "Tuesday before publication"."""

import re

# Expression (in lower case, without its article) -> words; the first row that fits counts.
_ROWS: tuple[tuple[str, str], ...] = (
    (r"day before yesterday", "two days before publication"),
    (r"day after tomorrow", "two days after publication"),
    (r"(?:earlier |later |early |late )?today", "the day of publication"),
    (r"(?:this |earlier this |early this |late this )(?P<part>morning|afternoon|evening)", "the {part} of publication"),
    (r"(?:later |late )?tonight", "the night of publication"),
    (r"last night", "the night before publication"),
    (
        r"(?:earlier |early |late )?yesterday(?: (?P<part>morning|afternoon|evening|night))?",
        "the day before publication",
    ),
    (r"tomorrow(?: (?P<part>morning|afternoon|evening|night))?", "the day after publication"),
    (r"(?P<length>.+) ago", "{length} before publication"),
    (r"(?P<length>.+) from now", "{length} after publication"),
    (r"(?:this|current) (?P<unit>week|weekend|month|quarter|year)", "the {unit} of publication"),
    (r"(?:last|past|previous) (?P<unit>week|weekend|month|quarter|year)", "the {unit} before that of publication"),
    (r"(?:next|coming) (?P<unit>week|weekend|month|quarter|year)", "the {unit} after that of publication"),
)
_COMPILED = tuple((re.compile(pattern), words) for pattern, words in _ROWS)
_WEEKDAY = re.compile(r"XXXX-WXX-\d(?:T..)?")
_CHOSEN = re.compile(r"\b(?:last|next|this|past|coming|previous|following|week)\b", re.IGNORECASE)


def in_words(expression: str, value: str, *, ahead: bool) -> str:
    """What a relative date means while no day of publication is known.

    `value` is its TIMEX3 value, `ahead` whether the words around it speak of what is to come.
    """
    plain = re.sub(r"\s+", " ", re.sub(r"['’]s?$", "", expression))
    if _WEEKDAY.fullmatch(value) and not _CHOSEN.search(plain):
        return f"{plain} {'after' if ahead else 'before'} publication"
    lower = plain.lower().removeprefix("the ")
    for pattern, words in _COMPILED:
        if found := pattern.fullmatch(lower):
            return words.format(**found.groupdict())
    return f"{plain}, counted from the day of publication"
