"""The forms of English verbs, so that a table of cues can name a verb once."""

from functools import lru_cache

# base: past, past participle (only where they are not base + "ed")
_IRREGULAR = {
    "be": "was were been are am", "become": "became become", "begin": "began begun", "break": "broke broken",
    "bring": "brought",
    "come": "came come", "cut": "cut", "do": "did done", "draw": "drew drawn", "drive": "drove driven",
    "fall": "fell fallen", "find": "found", "fly": "flew flown", "freeze": "froze frozen", "get": "got", "give":
    "gave given", "go": "went gone", "grind": "ground", "have": "had", "hit": "hit", "hold": "held", "keep": "kept",
    "lay": "laid", "lead": "led", "leave": "left", "let": "let", "make": "made", "meet": "met", "overcome":
    "overcame overcome", "put": "put", "quit": "quit", "ring": "rang rung", "run": "ran run", "say": "said",
    "see": "saw seen", "seek": "sought", "send": "sent", "set": "set", "shake": "shook shaken", "shut": "shut",
    "sit": "sat", "speak": "spoke spoken", "spend": "spent", "stand": "stood", "stick": "stuck", "strike": "struck",
    "swear": "swore sworn", "take": "took taken", "tear": "tore torn", "tell": "told", "think": "thought",
    "throw": "threw thrown", "undertake": "undertook undertaken", "withdraw": "withdrew withdrawn", "write":
    "wrote written", "shun": "shunned", "skip": "skipped", "wrap": "wrapped", "drop": "dropped", "swap": "swapped",
    "stop": "stopped", "snub": "snubbed", "rebuff": "rebuffed", "commit": "committed", "submit": "submitted",
    "refer": "referred", "call": "called", "travel": "travelled traveled", "cancel": "cancelled canceled",
    "free": "freed", "agree": "agreed", "shelve": "shelved", "initial": "initialled initialed", "step": "stepped",
    "scrap": "scrapped", "permit": "permitted", "signal": "signalled signaled",
    "pay": "paid", "confer": "conferred", "huddle": "huddled", "pop": "popped",
}  # fmt: skip
_DOUBLED = {"shun", "skip", "wrap", "drop", "swap", "stop", "snub", "commit", "submit", "refer", "confer", "step",
            "scrap", "permit", "begin", "cut", "get", "hit", "let", "put", "quit", "run", "set", "shut", "sit",
            "travel", "cancel", "initial"}  # fmt: skip


@lru_cache(maxsize=1024)
def forms(base: str) -> tuple[str, ...]:
    """Base, third person, past, participle and -ing form of a verb given in its base form, without repetitions."""
    return tuple(dict.fromkeys((base, _third(base), *_past(base), _ing(base))))


def _third(base: str) -> str:
    if base in ("be", "have"):
        return {"be": "is", "have": "has"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


def _past(base: str) -> tuple[str, ...]:
    if base in _IRREGULAR:
        return tuple(_IRREGULAR[base].split())
    if base.endswith("e"):
        return (f"{base}d",)
    if base.endswith("y") and base[-2] not in "aeiou":
        return (f"{base[:-1]}ied",)
    return (f"{base}ed",)


def _ing(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ing"
    if base.endswith("e") and base not in ("be", "see", "free", "agree"):
        return f"{base[:-1]}ing"
    return f"{base}ing"
