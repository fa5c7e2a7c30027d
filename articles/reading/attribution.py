"""Who says so: the source that a sentence names for what it tells."""

import re

_VERBS = (
    r"(?:said|says|told|reported|reports|added|confirmed|announced|claimed|stated|revealed|insisted|explained|noted)"
)
_OUTLET = r"(?:the\s+)?(?P<via>[A-Z][\w’'.&-]*(?:\s+(?:[A-Z][\w’'.&-]*|of|website|newspaper|news|agency)){0,6})"
_NOUN = r"(?:\w[\w’'.&-]*,?\s+){0,9}?\w[\w’'.&-]*"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_OUTLET}\s+(?:cited|quoted)\s+(?P<who>{_NOUN})\s+as\s+saying",
        rf"^Citing\s+(?P<who>{_NOUN}),\s+{_OUTLET}\s+(?:also\s+)?{_VERBS}\b",
        rf"^(?P<who>(?:An?|The|Two|Three|Several|Some|One)\s+{_NOUN}"
        rf"|[A-Z]{_NOUN})\s+told\s+(?P<via>[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){{0,3}})",
        r"\baccording\s+to\s+(?P<who>[^.;,“”]{3,90})",
        rf"(?:^|[,.;]\s+|,?[”\"]\s+)(?P<who>(?:An?|a|an|The|the|Two|Three|Several"
        rf"|One)\s+{_NOUN})(?:,\s+who\s[^,]{{1,80}},)?\s+(?:also\s+)?{_VERBS}\b",
        rf"{_VERBS}\s+(?P<who>(?:a|an|two|three|several|one)\s+[^.;,“”]{{3,60}})",
        r"^(?:[A-Z][\w ]{2,40},\s+)?(?P<via>[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,3})\s+reported\b",
        rf"(?:^|[,.;]\s+|,?[”\"]\s+)(?P<who>(?:[A-Z][\w’'.-]*\s?){{1,5}}(?:,\s+(?:a|an"
        rf"|the)\s+[^,]{{3,50}},)?)\s*{_VERBS}\b",
        rf",\s+(?P<who>the\s+(?:\w+\s+){{0,2}}?\w+)\s+{_VERBS}\b",
    )
)
_SAYS = re.compile(r"(?:said|says|told|report|added|confirmed|announced|claimed|stated|revealed|insisted|explained"
r"|noted|according"
                   r"|cited|iting|quoted)")  # fmt: skip
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_SAID_BEFORE = re.compile(
    r"(?:he|she|they|it|who|the\s+(?:same\s+)?(?:officials?|sources?|group|movement|statement|report|spokes\w+))$",
    re.IGNORECASE,
)
_WINDOW = 400


def attributed(sentence: str, before: str = "") -> str:
    """The source a sentence names, e.g. "unnamed Norland official, via Vantaa Post", or "" when it names none.

    `before` is the attribution of the sentence before, which "he" or "the official" takes over.
    """
    if not _SAYS.search(sentence):
        return ""
    for form in _FORMS:
        found = form.search(sentence[:_WINDOW])
        if not found:
            continue
        named = (found.groupdict().get("who") or "").strip(" ,")
        if _SAID_BEFORE.match(named):
            return before
        who, via = _clean(named), _clean(found.groupdict().get("via") or "")
        if who or via:
            return f"{who}, via {via}" if who and via and who != via else who or f"via {via}"
    return ""


def _clean(words: str) -> str:
    words = re.sub(r"\s(?:was|were|is|are|has|had|have|also)$", "", " ".join(words.split()).strip(" ,")).strip(' ,“”"')
    return _ARTICLE.sub("", words) if words[:1].islower() or words[:2] in ("A ", "An", "Th") else words
