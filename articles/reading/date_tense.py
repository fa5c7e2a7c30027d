"""Do the words around a date speak of what is to come? Only clear signs count, since news mostly tells of what was."""

import re
from functools import lru_cache

# The clause that holds the date: what stands after the last break.
_CLAUSE = re.compile(r"[;:—–]|,\s+(?:but|and|while|as|after|who|which|when|although|though|however)\b|\s+-\s+")
_REPORTED = re.compile(
    r"(?<!\bbe\s)\b(?:said|says|told|announced|reported|confirmed|added|wrote|warned|vowed|stated|declared|met|ended|left"
    r"|began|arrived|departed|held|rejected|agreed|quoted|cited|released|published|issued|predicted|concluded"
    r"|wound\s+up)\b"
    r"(?:(?!\b(?:will|would|shall|may|might|(?:is|are|was|were)\s+(?:due|set|to|scheduled|expected))\b)[^,;]){0,24}$"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|can)\b(?!.*\b(?:said|told)\b)"
    r"|['’]ll\b|\b(?:may|might)\s+(?!have\b)[a-z]+"
    r"|\b(?:is|are|was|were|be|been)\s+(?:also\s+|then\s+|now\s+|still\s+)?(?:due|set|scheduled|expected|slated"
    r"|planned|likely|going|about|to)\b"
    r"|^(?:due|set|scheduled|expected|slated)\b|,\s+(?:due|set|scheduled|expected|slated)\b"
    r"|\bto\s+be\s+[a-z]+(?:ed|en|ld|wn|nt|ght)\b|\bwould\s+(?!have\b)\w+|\bshould\s+be\b"
    r"|\b(?:plans?|intends?|hopes?|aims?|prepares?|preparing|planning|expects?|wants?|ready|poised|agreed|vowed"
    r"|promised|"
    r"pledged)\s+(?:also\s+)?to\b"
    r"|\b(?:until|till)\s+(?:the\s+)?$|\bby\s+(?:the\s+end\s+of\s+)?$|\b(?:starting|beginning|effective)\s+$"
    r"|\bno\s+(?:later|earlier)\s+than\s+$|\bas\s+(?:early|soon)\s+as\s+$|\bahead\s+of\s+(?:the\s+)?$"
    # "The funeral is Friday"; not "today is Friday".
    r"|(?<!\bit\s)(?<!\bIt\s)(?<!\b[Tt]oday\s)\b(?:is|are)\s+(?:not\s+)?(?:(?:back|out|over)\s+)?(?:on\s+|until\s+|for\s+)?$"
    # "They are leaving on Friday", "has called a vote for Monday", "planned a march on Friday".
    r"|\b(?:is|are)\s+(?:also\s+|then\s+|now\s+)?(?:leaving|arriving|meeting|travell?ing|flying|heading|visiting|returning|coming"
    r"|hosting|opening|launching|voting|playing|facing|speaking|closing|convening)\b(?:\s+[\w’'-]+){0,5}\s+$"
    r"|\b(?:has|have)\s+(?:called|scheduled|planned)\s+(?:[\w’'-]+\s+){1,5}$"
    r"|(?<!\bhad )\b(?:planned|scheduled)\s+(?:a|an|another)\s+(?:[\w’'-]+\s+){1,7}$"
    r"|\b(?<!\bas )(?<!previously )(?<!originally )(?:deadline|scheduled|due|slated|planned"
    r"|set(?=\s+(?:for|to|on|in)\b))\s+"
    r"(?:is\s+|of\s+|for\s+|on\s+|in\s+|to\s+[a-z]+\s+(?:[a-z]+\s+){0,3})?(?:on\s+|in\s+|[A-Z]\w+\s+)*$",
)
_PRESENT = re.compile(
    r"\b(?:meets?|resumes?|begins?|opens?|starts?|convenes?|reconvenes?|returns?|visits?|arrives?|departs?|travels?|"
    r"expires?|hosts?|holds?|leaves?|flies|heads?|takes\s+effect|goes)\b(?:\s+[\w’'-]+){0,6}\s+"
    r"(?:on\s+|in\s+|this\s+)?$"
)
_HEADLINE = re.compile(
    r"\bto\s+(?:meet|resume|begin|start|open|hold|be\s+held|visit|travel|return|arrive|host|attend|send|vote"
    r"|sign)\b[^,;]{0,40}$"
)
_PAST_VERB = re.compile(
    # A participle after "is" or "be" is no past: "the case is heard in May".
    r"\b(?<!\bis\s)(?<!\bare\s)(?<!\bbe\s)(?<!\bbeing\s)(?:[a-z]{2,}ed|said|told|left|met|went|came|flew|held|sent|made|took|gave|got|had|did|was|were|began|fell|rose|led"
    r"|saw|won|bought|sold|built|brought|thought|caught|taught|sought|ran|spoke|wrote|drove|chose|broke|grew|knew"
    r"|threw|drew|lost|paid|shot|fought|found|felt|kept|dealt|meant|heard|stood|sat|became|sank|stole|shook|fled|hid"
    r"|rode|struck|hung|forgot|swore|withdrew|overthrew|undertook|slid|laid|crept|dug|drank|fed|flung|forbade|forgave"
    r"|froze|ground|leapt|lent|lit|overcame|quit|rang|sang|sprang|stuck|swam|swept|swung|tore|understood|woke|wore|wept"
    r"|spent|bent|dealt|slept|shone|clung|shrank|stung|flew|blew|beat|burst|lay|shut)\b"
)
# "The march began as planned on Monday": a plan that was carried out.
_AS_PLANNED = re.compile(r"\bas\s+(?:[a-z]+\s+)?(?:planned|scheduled|expected|agreed|promised)\s+(?:on\s+)?$")
# "Was due on Monday but did not come": a plan that is over; and what had been planned is past as well.
_WAS_PLANNED = re.compile(r"\b(?:was|were|had\s+been)\b")
_FELL_THROUGH = re.compile(
    r"[^.;]{0,60}?,?\s+(?:but|before|until|when)\b[^.;]{0,40}?\b(?:not|never|n['’]t|was|were|had)\b"
)
_OPENING = re.compile(
    r"^,?\s+(?!said|told)[^.;]{0,80}?\b(?:will|shall|must|(?:is|are)\s+(?:due|set|scheduled|expected|to))\b"
)
_OPENING_CLAUSE = re.compile(r"[^.;:—–]{0,90}")
_OPENS = re.compile(r"^[“\"'‘]?(?:On|In|At|By|From|Until|Next|This|Early|Late)?\s*$")
_THEN_PAST = re.compile(r"\b(?:said|told|announced|was|were|[a-z]{3,}ed)\b")


_SINCE = re.compile(r"\b(?:since|ended|from)\s+(?:the\s+)?$")


@lru_cache(maxsize=2048)
def speaks_behind(before: str, after: str = "") -> bool:
    """Whether a date between `before` and `after`, both of its own sentence, lies behind the telling."""
    breaks = [found.end() for found in _CLAUSE.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    if _SINCE.search(clause) or _PAST_VERB.search(clause[-60:]):
        return True
    opening = _OPENING_CLAUSE.match(after) if _OPENS.match(before) else None
    return bool(opening and _PAST_VERB.search(opening[0]))


@lru_cache(maxsize=2048)
def speaks_ahead(before: str, after: str) -> bool:
    """Whether a date between `before` and `after`, both of its own sentence, lies ahead of the telling."""
    breaks = [found.end() for found in _CLAUSE.finditer(before)]
    clause = before[breaks[-1] :] if breaks else before
    if _REPORTED.search(clause):
        return False
    present = _PRESENT.search(clause) or _HEADLINE.search(clause)
    if not (_AHEAD.search(clause[-110:]) or (present and not _PAST_VERB.search(clause)) or _opens_ahead(before, after)):
        return False
    # "The envoys, who are to stay, arrived on Monday": what stands behind the last comma tells of what was.
    *_, last = clause.rpartition(",")
    if last != clause and _PAST_VERB.search(last) and not _AHEAD.search(last):
        return False
    return not (_AS_PLANNED.search(clause) or (_WAS_PLANNED.search(clause) and _FELL_THROUGH.match(after)))


def _opens_ahead(before: str, after: str) -> bool:
    """Whether the date opens its sentence, and what follows speaks of what is to come: "On Friday, they will vote"."""
    found = _OPENING.match(after) if _OPENS.match(before) else None
    return found is not None and not _THEN_PAST.search(after[: found.end()])
