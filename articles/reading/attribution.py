"""Who says so: the speaker and the outlet that a sentence names for what it tells."""

import re
from functools import lru_cache
from typing import NamedTuple

from . import outlets
from .values import Mention

_VERBS = (
    r"(?:said|says|told|reported|reports|added|confirmed|announced|claimed|stated|revealed|insisted|explained|noted)"
)
_CAPITALS = r"[A-Z][\w’'.&/-]*(?:\s[A-Z][\w’'.&/-]*){0,4}"
_OUTLET = (
    rf"(?:the\s+|[A-Z]\w+['’]s\s+)?(?P<via>{_CAPITALS}(?:\s+(?:website|newspaper|news|agency|daily|channel)){{0,2}})"
)
_NOUN = r"(?:\w[\w’'.&-]*,?\s+){0,9}?\w[\w’'.&-]*"
_SOMEBODY = (  # a noun without a comma inside, so that it does not reach back into the clause before
    r"(?:(?:An?|The|Two|Three|Several|Some|One|a|an|the|two|three|several|one|unnamed)"
    rf"\s+(?:\w[\w’'.&-]*\s+){{0,9}}?\w[\w’'.&-]*|{_CAPITALS}"
    r"(?:,\s[^,]{3,50},)?)"
)


class Form(NamedTuple):
    """A row: name, words of which one must stand in the sentence, pattern with the groups `who` and `via`, examples.

    The words are set apart by spaces ("" where any will do); an example is (sentence, speaker, outlet).
    """

    name: str
    words: str
    pattern: str
    examples: tuple[tuple[str, str, str], ...]


FORMS = (
    Form("outlet quotes somebody", "saying",
         rf"{_OUTLET}\s+(?:has\s+)?(?:cited|quoted|cites|quotes)\s+(?P<who>{_NOUN}(?:,\s[^,]{{3,60}},)?)\s+as\s+saying",
         (("Ostmark Radio cited an unnamed Sudrian aide as saying that Norland had left.",
           "unnamed Sudrian aide", "Ostmark Radio"),
          ("Reuters quoted Tomas Berg as saying the talks went on.", "Tomas Berg", "Reuters"))),
    Form("outlet quotes, short", "quoted cited",
         rf"^{_OUTLET}\s+(?:quoted|cited)\s+(?P<who>{_SOMEBODY})(?=[,:.]|\s+saying\b|\s+who\b|$)",
         (("Reuters quoted Tomas Berg.", "Tomas Berg", "Reuters"),)),
    Form("quoted by an outlet", "quoted cited",
         rf"(?P<who>{_SOMEBODY})\s+(?:was|were|is)\s+(?:also\s+)?(?:quoted|cited)\s+by\s+{_OUTLET}",
         (("Tomas Berg was quoted by the Vantaa Post as saying that the talks had failed.",
           "Tomas Berg", "Vantaa Post"),)),
    Form("citing somebody, an outlet", "Citing",
         rf"^Citing\s+(?P<who>{_NOUN}),\s+{_OUTLET}\s+(?:also\s+)?{_VERBS}\b",
         (("Citing two Norland officials, Axios reported that the offer was refused.",
           "two Norland officials", "Axios"),)),
    Form("an outlet, citing somebody", "citing quoting",
         rf"{_OUTLET}\s+(?:also\s+)?{_VERBS}\b[^.;]{{0,120}}?,?\s+(?:citing|quoting)"
         rf"\s+(?P<who>{_NOUN})(?=[,.;]|$|\s+who\b)",
         (("AFP reported on Monday, citing a Sudrian diplomat, that the talks had ended.",
           "Sudrian diplomat", "AFP"),)),
    Form("tells an outlet", "told",
         rf"^(?:[^,]{{2,40}},\s+)?(?P<who>{_SOMEBODY}(?:,\s+(?:an?|the|who)\s[^,]{{3,60}},)?)"
         rf"\s+(?:has\s+|also\s+)?told\s+{_OUTLET}",
         (("A Sudrian official told Ostmark Radio that Norland left the talks.", "Sudrian official", "Ostmark Radio"),
          ("Tomas Berg told AFP that Sudria would come.", "Tomas Berg", "AFP"))),
    Form("quote, somebody told an outlet", "told",
         rf"[,.”\"]\s+(?P<who>{_SOMEBODY})\s+told\s+{_OUTLET}",
         (("“They left,” a Norland official told the Associated Press.", "Norland official", "Associated Press"),)),
    Form("told an outlet, inverted", "told",
         rf"(?:(?P<who>\b(?:[Hh]e|[Ss]he|[Tt]hey|it))\s+)?\btold\s+{_OUTLET}(?=[,.;]|\s+(?:that|on|in|by)\b|$)",
         (("The talks would go on, she told Reuters on Monday.", "", "Reuters"),)),
    Form("in an interview with an outlet, somebody says", "interview peaking remarks comments",
         rf"\b(?:interview\s+(?:with|by|to)|[Ss]peaking\s+to|remarks\s+to|comments\s+to)\s+{_OUTLET}(?:\s+on\s+\w+)?,"
         rf"\s+(?P<who>{_SOMEBODY})\s+{_VERBS}\b",
         (("In an interview with Al Jazeera, Tomas Berg said that Sudria would come.", "Tomas Berg", "Al Jazeera"),)),
    Form("interviewed by an outlet", "interview speaking remarks statement comments",
         rf"\b(?:interview(?:ed)?\s+(?:with|by|to)|speaking\s+to|remarks\s+to|statement\s+to|comments\s+to)"
         rf"\s+{_OUTLET}",
         (("Sudria would come, Tomas Berg was to say in remarks to Al Jazeera.", "", "Al Jazeera"),)),
    Form("according to", "ccording", r"\b[Aa]ccording\s+to\s+(?P<who>[^.;,“”]{3,90})",
         (("Norland left the talks, according to two aides familiar with the matter.",
           "two aides familiar with the matter", ""),
          ("Norland left the talks, according to Axios.", "", "Axios"))),
    Form("an outlet reports", "report",
         rf"(?:^|,\s+)(?:[A-Z][\w ]{{2,40}},\s+)?{_OUTLET}\s+(?:has\s+|also\s+)?(?:reported|reports)\b",
         (("AFP reported that the talks had ended.", "", "AFP"),
          ("The talks have ended, the Vantaa Post reported.", "", "Vantaa Post"))),
    Form("somebody of no name says", "",
         rf"(?:^|[,.;]\s+|,?[”\"]\s+)(?P<who>(?:An?|a|an|The|the|Two|Three|Several"
         rf"|One|two|three)\s+{_NOUN})(?:,\s+who\s[^,]{{1,80}},)?\s+(?:also\s+)?{_VERBS}\b",
         (("A senior Norland official, who gave no name, said the offer had been rejected.",
           "senior Norland official", ""),)),
    Form("says somebody of no name", "",
         rf"{_VERBS}\s+(?P<who>(?:a|an|two|three|several|one)\s+[^.;,“”]{{3,60}})",
         (("The talks had ended, said a diplomat in Vantaa.", "diplomat in Vantaa", ""),)),
    Form("as an outlet reported", "reported published carried quoted",
         rf"\b(?:as\s+)?(?:reported|published|carried|quoted)\s+(?:earlier\s+)?by\s+{_OUTLET}",
         (("The paper, first published by Axios, was rejected.", "", "Axios"),)),
    Form("says somebody with a name", "", rf"[,”\"]\s+(?:said|added|wrote|told)\s+(?P<who>{_CAPITALS})",
         (("“We shall come,” said Tomas Berg.", "Tomas Berg", ""),)),
    Form("somebody with a name says", "",
         rf"(?:^|[,.;]\s+|,?[”\"]\s+)(?P<who>(?:[A-Z][\w’'.-]*\s?){{1,5}}(?:,\s+(?:a|an"
         rf"|the)\s+[^,]{{3,50}},)?)\s*{_VERBS}\b",
         (("Tomas Berg said that Sudria would come.", "Tomas Berg", ""),)),
    Form("the noun says", "the", rf",\s+(?P<who>the\s+(?:\w+\s+){{0,2}}?\w+)\s+{_VERBS}\b",
         (("Norland left the talks on Monday, the radio reported.", "radio", ""),)),
)  # fmt: skip
_SAYS = re.compile(
    r"(?:said|says|told|report|added|confirmed|announced|claimed|stated|revealed|insisted|explained|noted|ccording"
    r"|cited|iting|quot|interview|speaking|remarks|statement|comments|published|carried)"
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    r"(?:he|she|they|it|who|the\s+(?:same\s+)?(?:officials?|sources?|group|movement|statement|report|spokes\w+))$",
    re.IGNORECASE,
)
_WINDOW = 400


class Source(NamedTuple):
    """Whose word it is: who spoke and the outlet or agency that carried it, "" for what is not named.

    `words` is both as the text has them; `speaker` a canonical name where the lexicon knows the person.
    """

    speaker: str = ""
    via: str = ""
    words: str = ""


NOBODY = Source()


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[tuple[frozenset[str], re.Pattern[str]], ...], frozenset[str]]:
    """The forms ready to be looked for, each with its words, and the words of all."""
    found = tuple((frozenset(form.words.split()), re.compile(form.pattern)) for form in FORMS)
    return found, frozenset().union(*(words for words, _ in found))


def attributed(sentence: str, before: Source = NOBODY, names: tuple[Mention, ...] = (), offset: int = 0) -> Source:
    """The source a sentence names, e.g. "unnamed Norland official, via Vantaa Post", or NOBODY when it names none.

    `before` is the source of the sentence before, which "he" or "the official" takes over. `names` are parties, persons
    and venues of the text, which are no outlets; the sentence begins at `offset` of that text.
    """
    if not _SAYS.search(sentence):
        return NOBODY
    sentence = sentence[:_WINDOW]
    patterns, every_word = _patterns()
    absent = {word for word in every_word if word not in sentence}
    for words, pattern in patterns:
        if words and words <= absent:
            continue
        found = pattern.search(sentence)
        if not found:
            continue
        told, via = _named(found, "who"), _named(found, "via")
        if via and not _carries(via, found.span("via"), names, offset):
            if told:
                via = ""
            else:
                continue
        if outlets.is_outlet(told) and not via:
            told, via = "", told
        if _SAID_BEFORE.match(told):
            return Source(before.speaker, outlets.canonical(_clean(via)) or before.via, before.words)
        if told or via:
            return _source(told, via, names, offset + found.start("who") if told else -1)
    return NOBODY


def _named(found: re.Match[str], group: str) -> str:
    return (found.groupdict().get(group) or "").strip(" ,")


def _carries(via: str, span: tuple[int, int], names: tuple[Mention, ...], offset: int) -> bool:
    """Whether the words are those of an outlet, and not of somebody at the talks."""
    if outlets.is_outlet(via):
        return True
    if via.split()[0] in ("He", "She", "They", "It", "The", "Both", "Officials", "Sources", "Mediators"):
        return False
    first, last = span[0] + offset, span[1] + offset
    return not any(name.start < last and first < name.end for name in names)


def _source(told: str, via: str, names: tuple[Mention, ...], at: int) -> Source:
    who, carrier = _clean(told), _clean(via)
    words = f"{who}, via {carrier}" if who and carrier and who != carrier else who or f"via {carrier}"
    known = next((m.name for m in names if m.kind == "person" and 0 <= at <= m.start < at + len(told)), None)
    return Source(known or who, outlets.canonical(carrier), words)


def _clean(words: str) -> str:
    words = re.sub(r"\s(?:was|were|is|are|has|had|have|also)$", "", " ".join(words.split()).strip(" ,")).strip(' ,“”"')
    words = re.sub(r"(?<=[a-z]{2})\.$", "", words)
    return _ARTICLE.sub("", words) if words[:1].islower() or words[:2] in ("A ", "An", "Th") else words
