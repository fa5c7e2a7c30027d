"""Who takes part in what a clause tells, in which role, and whether they were there."""

import re

from .clauses import VENUE, Clause
from .cue_words import Cue
from .values import Mention, Part

# A party's name before one of these is an adjective of something else, not somebody at the table.
_NOT_ACTING = re.compile(
    r"(?:['’]s)?[\s-]+(?:[\w-]+\s+)?(?:captives?|prisoners?|hostages?|detainees?|troops|forces|soldiers|jails?"
    r"|prisons?|attacks?|"
    r"assaults?|offensive|war|strikes?|airstrikes|bombing|campaign|genocide|aggression|people|public|streets|territory"
    r"|citizens|"
    r"civilians|society|media|newspaper|television|channel|borders?|crossings?|invasion|onslaught|women|children"
    r"|capital|resort|city|town|venue|press|radio|tv"
    r"|newspapers?|reporters?|goods|oil|products|prices|embassy|football|coast|waters|airport)\b"
    r"|-held\b"
)
# "Norland's conduct" is not Norland at the table, "Norland's delegation" is.
_OWNS = re.compile(
    r"['’]s?\s+(?!(?:\w+\s+){0,2}(?:delegat|team|negotiat|envoy|mediat|official|minister|leader|president|chief|side"
    r"|departure|arrival|absence|return|presence|refusal|acceptance|rejection|government|authorities|mission"
    r"|ambassador|seat|chair))."
)
# "..., Norland's envoy said": who only says so takes no part in what is said to have happened.
_SPEAKS = re.compile(
    r"[^.;“”\"]{0,70}?\b(?:said|says|told\s+(?:reporters|journalists|the\s+(?!mediator|participant|delegat))|announced"
    r"|confirmed|added|reported|stated|claimed|noted)\b"
)
_ACCORDING = re.compile(r"\baccording\s+to\s+(?:an?\s+|the\s+|two\s+)?(?:senior\s+)?$", re.IGNORECASE)
_TOLD_OF = ("meeting", "breakdown", "arrival", "departure", "absence", "truce_start", "truce_end", "truce_extension",
            "exchange", "agreement")  # fmt: skip
_ANYBODY = re.compile(
    rf"^(?:\w+\s+)?(?:the\s+)?(?:two\s+|both\s+)?(?:parties|sides)\b|^[^.;]{{0,12}}[{VENUE}]", re.IGNORECASE
)
# "Ten groups based in Vantaa rejected": the clause has a subject of its own, though no name that is known.
_OWN_SUBJECT = re.compile(
    r"(?:an?|some|many|several|other|two|three|four|five|six|seven|eight|nine|ten|\d+|most|few|all|both|various)\s+"
    r"(?!of\b)(?!(?:\w+\s+)?(?:delegation|team|representatives?|envoys?|negotiators?)\s)(?:[\w-]+\s+){1,4}",
    re.IGNORECASE,
)
_SUBJECTLESS = re.compile(r"(?:(?:and|is|are|was|were|due|to|will|would|then|later|also|has|have|had)\s+){0,4}$")
# "The envoys arrived to meet the mediators of Norland": whom they meet takes part as well.
_TO_MEET = re.compile(
    r"\b(?:meet(?:ing)?|(?:talks|meetings?|sessions?|negotiations|discussions|consultations)\s+with|spoke(?:n)?"
    r"\s+(?:to|with))\s+(?:(?!(?:about|on|over|after|before|that)\b)[^.;:\s]+\s+){0,8}$"
)
# "Sudria rejected its offer": it belongs to the other side, which the sentence named before.
_THEIR_OFFER = re.compile(
    r"\b(?:its|their)\s+(?:\w+\s+)?(?:request|proposal|offer|demand|plan|draft|terms|conditions?|suggestion)s?\b",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(r"(?:he|she|who)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n+")
_HOSTS = re.compile(r"\s+(?:also\s+)?host(?:ed|s|ing)?\b", re.IGNORECASE)
_HOSTED_BY = re.compile(r"\bhosted\s+by\s+(?:the\s+)?$", re.IGNORECASE)
REACH = 300  # so far before its sentence the somebody is named whom a pronoun takes up
_SUBJECT_KINDS = ("arrival", "departure", "absence")


def taking_part(
    clause: Clause,
    cue: Cue,
    cue_start: int,
    mentions: tuple[Mention, ...],
    text: str,
    party_of: dict[str, str | None],
    phase: str,
) -> tuple[Part, ...]:
    """The parties and persons of a clause with role and attendance; a person brings his or her party along.

    `mentions` are those of the clause and of the REACH code points before its sentence, in order; `party_of` names the
    party of each person. Where the clause has only a pronoun or "who", the last party
    named before it in the sentence or the one before stands in.
    """
    acting = [m for m in mentions if clause.start <= m.start < clause.end and _acts(m, text)]
    if cue.kind in _TOLD_OF:
        acting = [m for m in acting if not _only_speaks(m, cue_start, clause.end, text)]
    before = [m for m in acting if m.end <= cue_start + 1]
    if cue.kind in _SUBJECT_KINDS:
        met = [m for m in acting if m.start > cue_start and _TO_MEET.search(_between(clause, cue_start, m))]
        acting = before or _antecedent(clause, mentions, text) or (acting if cue.phase else [])
        acting = [*acting, *(m for m in met if m not in acting)] if cue.kind == "arrival" else acting
    elif cue.kind == "response" and before and (other := _other_side(clause, before, mentions, text)):
        acting = [*acting, other]
    elif not before and (_joins(clause, cue, cue_start) or _ONE_PERSON.match(clause.masked)):
        acting = [*_antecedent(clause, mentions, text), *acting]
    return _parts(acting, cue, text, party_of, phase)


def _joins(clause: Clause, cue: Cue, cue_start: int) -> bool:
    """Whether the subject of a clause without names is that of what stands before it."""
    if cue.kind in ("response", "proposal", "exchange"):
        return True
    head = clause.masked[: cue_start - clause.start]
    return cue.kind == "meeting" and clause.lead != "" and _SUBJECTLESS.match(head) is not None


def _between(clause: Clause, start: int, mention: Mention) -> str:
    """The words of a clause from an offset of the text to a mention."""
    return clause.masked[start - clause.start : mention.start - clause.start]


def _other_side(clause: Clause, subjects: list[Mention], mentions: tuple[Mention, ...], text: str) -> Mention | None:
    """Whose "its offer" is that somebody answers: the party named last before in the sentence, not the subject."""
    if not _THEIR_OFFER.search(clause.masked):
        return None
    names = {m.name for m in subjects}
    start = clause.sentence.start
    told = [m for m in mentions if start <= m.start < clause.start and m.kind == "party" and _acts(m, text)]
    others = [m for m in told if m.name not in names]
    return others[-1] if others else None


def _acts(mention: Mention, text: str) -> bool:
    if mention.kind == "person":
        return True
    after = text[mention.end : mention.end + 80]
    return not _NOT_ACTING.match(after) and not _OWNS.match(after)


def _only_speaks(mention: Mention, cue_at: int, end: int, text: str) -> bool:
    """Whether a name is that of the source alone: the verb of saying follows it, and the cue does not in between."""
    if _ACCORDING.search(text[max(0, mention.start - 40) : mention.start]):
        return True
    said = _SPEAKS.match(text, mention.end, end)
    return said is not None and not mention.end <= cue_at < said.end()


def _antecedent(clause: Clause, mentions: tuple[Mention, ...], text: str) -> list[Mention]:
    """The last party or person named before the clause, at most about two sentences away."""
    if _ANYBODY.match(clause.masked) or _OWN_SUBJECT.match(clause.masked):
        return []  # "the parties", or a capital that acts: the subject stands here, under no name known
    since = _sentence_before(text, clause.sentence.start)
    near = [m for m in mentions if since <= m.start < clause.start and _acts(m, text)]
    in_sentence = [m for m in near if m.start >= clause.sentence.start]
    if clause.masked.lower().startswith("who"):
        return (in_sentence or near)[-1:]
    return (in_sentence or near)[:1]  # "it" and "he" take up the subject, which comes first


def _sentence_before(text: str, start: int) -> int:
    """Where the sentence before a sentence begins, or a little earlier than that where no mark shows it."""
    first = max(0, start - REACH)
    return max((end.end() for end in _SENTENCE_END.finditer(text, first, max(first, start - 2))), default=first)


def _parts(acting: list[Mention], cue: Cue, text: str, party_of: dict[str, str | None], phase: str) -> tuple[Part, ...]:
    attendance = _attendance(cue, phase)
    found: dict[tuple[str | None, str | None], Part] = {}
    for mention in acting:
        role = _role(mention, text)
        if mention.kind == "person":
            found.setdefault((None, mention.name), Part(None, mention.name, role, attendance))
            if party := party_of.get(mention.name):
                found.setdefault((party, None), Part(party, None, role, attendance))
        else:
            known = found.get((mention.name, None))
            if known is None or (known.role == "negotiator" and role != "negotiator"):
                found[(mention.name, None)] = Part(mention.name, None, role, attendance)
    return tuple(found.values())


def _attendance(cue: Cue, phase: str) -> str:
    if cue.kind == "absence":
        return "absent"
    return {"planned": "expected", "denied": "denied"}.get(phase, "reported")


def _role(mention: Mention, text: str) -> str:
    if _is_mediator(mention, text):
        return "mediator"
    return (
        "host"
        if _HOSTED_BY.search(text[max(0, mention.start - 20) : mention.start])
        or _HOSTS.match(text[mention.end : mention.end + 20])
        else "negotiator"
    )


_MEDIATORS_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:(?!and\b|or\b|with\b|to\b|but\b|told\b)\w+\s+)?mediat(?:ors?|ion)\b", re.IGNORECASE
)
_MEDIATORS_BEFORE = re.compile(
    r"\b(?:mediators?\s+(?:from\s+|such\s+as\s+|including\s+)?|mediat(?:ed|ion)\s+(?:led\s+)?by\s+"
    r"|brokered\s+by\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_LIST = re.compile(r"\s*,?\s*(?:and\s+)?(?:the\s+)?")
_WORD = re.compile(r"\bmediators?\b|\bintermediar", re.IGNORECASE)


def names_mediators(words: str) -> bool:
    """Whether words speak of mediators."""
    return bool(_WORD.search(words))


def mediators(parties: tuple[Mention, ...], text: str) -> tuple[str, ...]:
    """The parties that a text calls mediators: "Sudrian and Norland mediators", "mediators from Norland, Sudria"."""
    low = text.lower()
    if "mediat" not in low and "brokered" not in low:
        return ()
    found: list[str] = []
    marked = [_is_mediator(mention, text) for mention in parties]
    for place, mention in enumerate(parties):
        joined_next = place + 1 < len(parties) and _joined(mention, parties[place + 1], text)
        joined_last = place > 0 and _joined(parties[place - 1], mention, text)
        if joined_last and marked[place - 1] and not _ends_with_mediators(parties[place - 1], text):
            marked[place] = True
        if marked[place] or (joined_next and _ends_with_mediators(parties[place + 1], text)):
            found.append(mention.name)
    return tuple(dict.fromkeys(found))


def _is_mediator(mention: Mention, text: str) -> bool:
    near = text[max(0, mention.start - 40) : mention.end + 30].lower()
    if "mediat" not in near and "brokered" not in near:
        return False
    return _ends_with_mediators(mention, text) or bool(
        _MEDIATORS_BEFORE.search(text[max(0, mention.start - 40) : mention.start])
    )


def _ends_with_mediators(mention: Mention, text: str) -> bool:
    return "mediat" in mention.text.lower() or bool(_MEDIATORS_AFTER.match(text[mention.end : mention.end + 30]))


def _joined(one: Mention, two: Mention, text: str) -> bool:
    """Two names of one list: only a comma or "and" between them."""
    between = text[one.end : two.start]
    return len(between) < 12 and _LIST.fullmatch(between) is not None
