"""Other spellings of a name: articles before Arabic names, common transliterations. All in lower case."""

import re
from itertools import islice, product

_ARTICLE = re.compile(r"^(?:al|el|as|ad|ar|an)-(?=\w)")
# Spellings that stand for one another inside a word; each text writes one of them throughout.
_SAME_WORD = (
    ("mohammed", "muhammad", "mohammad", "mohamed", "muhammed", "mohamad"),
    ("ahmed", "ahmad"), ("hussein", "husain", "hussain", "husayn"), ("yusuf", "youssef", "yousef", "yousuf"),
    ("abdul", "abdel", "abd al", "abd el"), ("khaled", "khalid"), ("omar", "umar"), ("osama", "usama"),
    ("mahmoud", "mahmud"), ("ismail", "ismael", "esmail"), ("mustafa", "mostafa"), ("said", "saeed", "sayed"),
    ("bin", "ibn", "ben"), ("marzouk", "marzook", "marzuq"), ("abdulrahman", "abdulrahma", "abdelrahman",
    "abdul rahman", "abdel rahman"), ("serhiy", "sergei", "sergey"), ("yevgeny", "evgeny"), ("alexander", "aleksandr"),
)  # fmt: skip
_WORDS = {word: group for group in _SAME_WORD for word in group}
_LETTERS = (("ee", "i"), ("ou", "u"), ("oo", "u"), ("aee", "ai"), ("a'i", "ai"), ("iy", "i"), ("yy", "y"), ("ss", "s"))
_MOST = 96  # spellings of one name


def variants(name: str) -> list[str]:
    """The ways a folded personal name of several words may be written, itself first; a single short word has one."""
    words = name.split()
    choices = [_ways(word) for word in words]
    return list(dict.fromkeys(" ".join(way) for way in islice(product(*choices), _MOST)))


def _ways(word: str) -> list[str]:
    stem = _ARTICLE.sub("", word)
    stems = [stem, *_WORDS.get(stem, ())]
    if stem not in _WORDS and len(stem) >= 4:
        stems += [stem.replace(a, b, 1) for one, two in _LETTERS for a, b in ((one, two), (two, one)) if a in stem]
    stems = list(dict.fromkeys(stems))[:10]
    if stem == word:
        return stems
    return [word, *(f"{article}{one}" for one in stems for article in ("al-", "el-", "al ", "el ", ""))][:24]
