"""Clauses of a sentence, and what in a page is not part of its story.

A news sentence often tells two events ("..., after negotiators met on Tuesday"); each clause can tell one.
"""

import re
from operator import itemgetter
from typing import NamedTuple

from .sentences import Sentence
from .values import Mention

# Mentions are replaced, at equal length, by these marks, so that cue patterns never see a name.
PARTY, PERSON, VENUE, WHEN = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = {"party": PARTY, "person": PERSON, "venue": VENUE, "date": WHEN}

_SAY = (
    r"(?:said|says|say|saying|told|reported|reports|reporting|added|adding|adds|confirmed|announced|noted|noting|stated"
    r"|stating|claimed|explained|insisted|stressed|indicated|revealed|disclosed|believes?|argued?|denied|according)"
)
_TEAM = (
    r"(?:delegations?|teams?|negotiators?|officials?|mediators?|envoys?|leaders?|sides?|parties|representatives?"
    r"|ministers?|talks|negotiations)"
)
_FINITE = (
    r"(?:\w+ed|left|met|sent|said|held|went|came|flew|took|gave|began|broke|spoke|told|put|set|made|saw|sat|had|has"
    r"|have"
    r"|was|were|is|are|will|would|did)\b"
)
_PREDICATE = re.compile(rf"\b{_FINITE}|\b\w+s\s+(?:to|on|in|that|the|a)\b")
_JOINS = (
    r"(?:while|whereas|although|though|because|after|before|since|until|when|once(?!\s+(?:more|again)\b)|if"
    r"|unless|despite|amid)"
)
# What begins with white space is told apart by the word after it, which most words are not; most places begin nothing.
_BREAKS = re.compile(
    r"(?:;\s*|:\s+|[–—]\s*|(?=[acrsqetndib])\b(?:"
    rf"{_SAY}\b[^,;.]{{0,80}}?\s(?:that)\s+"
    rf"|(?:also\s+)?(?:said|says|reported|added|confirmed|announced|noted)\s+(?=(?:the\s+|a\s+|an\s+|its\s+|their\s+"
    rf"|his\s+)?(?:\w+\s+)?[{PARTY}{PERSON}])"
    r"|(?:quoted|cited)\s[^,;.]{0,100}?\sas\s+saying\s+(?:that\s+)?)"
    rf"|(?=,)(?:,\s*(?={_JOINS}\s)"
    rf"|(?<![{PARTY}{PERSON}]),\s+(?=and\s)|(?<=[{PARTY}{PERSON}]),\s+(?=and\s+(?![{PARTY}{PERSON}]))"
    r"|,\s+(?=(?:but|as|which|who|whose|where|with|without|during|adding|saying|noting|so|then)\s))"
    rf"|\s+(?=(?:[–—-]|{_JOINS}|and|but|what|who)\s)(?:"
    r"[–—-]\s+"
    rf"|(?<!\blaid\s)(?<!\bput\s)(?<!\bbrought\s)(?={_JOINS}\s)"
    rf"|(?P<subject>(?<![{PARTY}{PERSON}]\s)(?=and\s+(?:(?:a|an|the|its|their"
    rf"|his)\s+)?(?:(?:\w+\.?\s+){{0,2}}?[{PARTY}{PERSON}]+"
    rf"|\w+\s+{_TEAM}|{_TEAM})\s+(?:also\s+)?(?!and\b|\w+ing\b){_FINITE}))"
    rf"|(?P<verb>(?=and\s+(?:(?:then|later|also|has|have|had)\s+)?{_FINITE}[^.;]{{0,120}}{WHEN}))"
    r"|(?=what\s+(?:happened|took\s+place)\s)"
    r"|(?=but\s)"
    r"|(?=who\s+(?:were|was|had|have|did)\s)"
    r"))"
)
_OPENING = re.compile(
    r"(?:after|before|as|although|though|while|despite|because|since|when|once|if|following|during|amid)\s",
    re.IGNORECASE,
)
# ", which ..., " and " - with ... - " inside a clause that goes on
_APART = re.compile(r",\s+(?:which|who|whose|where)\s[^,;.]{3,160},(?=\s)|\s[-–—]\s[^-–—;.]{3,100}\s[-–—](?=\s)")
# "Celso Amorim, the foreign minister, saw ...": what stands beside a name says nothing of its own.
_APPOSED = re.compile(rf"(?<=[{PARTY}{PERSON}]),\s+(?:(?:the|an?|his|her|its|their|then)\s[^,;.]{{3,80}}|\d\d),(?=\s)")
_JOINS_AT_END = re.compile(r"\s(?:after|before)$")
_LEADING = re.compile(r"(?:(?:and|but|so|,|;)\s*)+", re.IGNORECASE)
_FURNITURE = re.compile(
    r"^(?:see also|related\b|read (?:more|also|next)|share (?:your|this)|back to top|advertis|subscribe|sign up"
    r"|click here"
    r"|follow us|most (?:read|popular)|recommended|copyright|©|all rights reserved|photo|image|file photo|watch:"
    r"|listen:"
    r"|comments?\b|leave a|tags?:|categories|newsletter|skip to|menu\b|home\b.{0,20}$|published\b.{0,60}$"
    r"|updated\b.{0,60}$"
    r"|by\s[A-Z].{0,60}$|follow\b.{0,40}$|more (?:from|on)\b|trending)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?:contributed\s+(?:to\s+)?(?:this\s+)?(?:report|reporting|writing|story)|reporting\s+by|edited\s+by"
    r"|editing\s+by|"
    r"writing\s+by|additional\s+reporting)",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """A clause: its span, its text with names replaced by marks, and what stands before it in the sentence."""

    start: int
    end: int
    masked: str
    lead: str
    sentence: Sentence

    def shows(self, mention: Mention) -> bool:
        """Whether a mention inside the clause is one of its own words, and not of a relative clause inside it."""
        return not self.masked[mention.start - self.start].isspace()


def mask(text: str, mentions: tuple[Mention, ...]) -> str:
    """The text with every mention, in reading order, replaced by marks of its kind, code point for code point.

    Of "a day after" the last word stays: a clause begins with it.
    """
    pieces, last = [], 0
    for mention in mentions:
        if mention.start < last:
            continue
        end = mention.end
        if mention.kind == "date" and (joined := _JOINS_AT_END.search(mention.text)):
            end -= len(joined[0])
        pieces += [text[last : mention.start], _MARKS[mention.kind] * (end - mention.start)]
        last = end
    return "".join([*pieces, text[last:]])


def clauses(masked: str, sentence: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence of a masked text, without the words that only join them.

    A relative clause between two commas stands on its own, and the clause around it goes on past it.
    """
    body = masked[sentence.start : sentence.end]
    found, whole = [], body
    for aside in _APART.finditer(body):
        inner = aside[0].strip(" ,-–—")
        found += _cut(inner, body, aside.start() + aside[0].index(inner), sentence)
        whole = _blanked(whole, aside)
    for aside in _APPOSED.finditer(body):
        if not _PREDICATE.search(aside[0]):
            whole = _blanked(whole, aside)
    found += _cut(whole, body, 0, sentence)
    return tuple(sorted(found, key=itemgetter(0, 1)))


def _blanked(words: str, aside: re.Match[str]) -> str:
    return f"{words[: aside.start()]}{' ' * len(aside[0])}{words[aside.end() :]}"


def _cut(piece: str, body: str, offset: int, sentence: Sentence) -> list[Clause]:
    cuts = [0]
    for found in _BREAKS.finditer(piece):
        if found.end() - cuts[-1] >= 8 and not _joins_nouns(found, piece, cuts[-1]):
            cuts.append(found.end())
    found_clauses = []
    for first, last in zip(cuts, [*cuts[1:], len(piece)], strict=True):
        for start, end in _without_opening(piece, first, last):
            leading = _LEADING.match(piece, start, end)
            begin = leading.end() if leading else start
            words = piece[begin:end].rstrip(" ,;–—-")
            lost = len(words) - len(words.lstrip())
            if len(words.strip()) >= 8:
                at = sentence.start + offset + begin
                lead = body[: offset + begin + lost]
                found_clauses.append(Clause(at + lost, at + len(words), words[lost:], lead, sentence))
    return found_clauses


def _joins_nouns(found: re.Match[str], piece: str, start: int) -> bool:
    """Whether an "and" joins two subjects ("Norland and Sudria agreed"): nothing before it says anything yet."""
    joins = found["subject"] is not None or found["verb"] is not None
    return joins and _PREDICATE.search(piece, start, found.start()) is None


def _without_opening(piece: str, first: int, last: int) -> list[tuple[int, int]]:
    """ "After they met, the talks went on": the opening clause ends at its comma."""
    leading = _LEADING.match(piece, first, last)
    begin = leading.end() if leading else first
    comma = piece.find(", ", begin, last)
    if not _OPENING.match(piece, begin, last) or comma < 0:
        return [(first, last)]
    return [(first, comma), (comma + 2, last)]


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to its story: links, buttons, credits."""
    if _FURNITURE.match(line):
        return True
    low = line.lower()
    return ("contribut" in low or "report" in low or "edit" in low or "writing" in low) and bool(_CREDIT.search(line))


def story(text: str, sentences: tuple[Sentence, ...], headline: str = "") -> tuple[Sentence, ...]:
    """The sentences without furniture; what stood before word for word, or as a heading, tells nothing new."""
    title = " ".join(headline.split()).casefold()
    headings: set[str] = set()
    said: set[str] = set()
    furniture: dict[str, bool] = {}
    kept = []
    barred: int | None = None
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if sentence.paragraph == barred or words in said:
            continue
        if words not in furniture:
            furniture[words] = is_furniture(words)
        if furniture[words]:
            barred = sentence.paragraph
            continue
        key = " ".join(words.split()).casefold() if sentence.heading or title else ""
        if not (sentence.heading or (key and key == title)):
            said.add(words)
            kept.append(sentence)
        elif key not in headings:
            headings.add(key)
            kept.append(sentence if sentence.heading else sentence._replace(heading=True))
    return tuple(kept)
