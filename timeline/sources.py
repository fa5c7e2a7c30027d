"""When do two reports name the same source? Names of speakers, agencies and outlets, made comparable.

Plain Python: no Django, no database.
"""

import re
import unicodedata

from articles.reading.outlets import canonical

# Whoever is called so could be anybody: two reports that cite "an official" need not mean the same one.
_NAMELESS = {
    "official", "officials", "source", "sources", "diplomat", "diplomats", "aide", "aides", "person", "people",
    "member", "members", "insider", "insiders", "negotiator", "negotiators", "mediator", "mediators", "witness",
    "witnesses", "analyst", "analysts", "observer", "observers", "adviser", "advisers", "participant",
    "participants", "figure", "figures", "individual", "individuals", "somebody", "someone", "unnamed", "anonymous",
    "undisclosed", "unidentified", "senior", "he", "she", "they", "it",
}  # fmt: skip
_ALONE = {
    "spokesman", "spokeswoman", "spokesperson", "minister", "envoy", "leader", "group", "movement", "report",
    "statement",
}  # fmt: skip
_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|dr|sheikh|sheik|prince|king|president|prime minister|foreign minister|minister|secretary"
    r"|director|general|gen|ambassador|envoy|spokesman|spokeswoman|spokesperson|sir)\.?\s+)+"
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_SAMPLE = " (sample)"


def source_of(speaker: str) -> str:
    """A speaker's name as it can be compared; "" for nobody and for those whom a report leaves without a name.

    The voice of a party, a ministry or an office is a named source; "a senior official" is none.
    """
    plain = _ARTICLE.sub("", _plain(speaker.partition(",")[0]))
    nobody = not plain or plain in _ALONE or _NAMELESS.intersection(plain.split())
    return "" if nobody else _TITLE.sub("", plain)


def carrier_of(name: str) -> str:
    """An agency's or outlet's name as it can be compared: its other spellings are one; "" for none."""
    return _plain(canonical(name.removesuffix(_SAMPLE))) if name.strip() else ""


def _plain(words: str) -> str:
    """Without accents, case, and the different signs for an apostrophe and a hyphen."""
    split = unicodedata.normalize("NFKD", words.replace("’", "'").replace("-", " "))
    return " ".join("".join(char for char in split if not unicodedata.combining(char)).casefold().split())
