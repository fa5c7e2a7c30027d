"""What language a text is probably in, by the script most of its letters are written in."""

import unicodedata
from collections import Counter

_LANGUAGE_OF_SCRIPT = {"ARABIC": "ar", "HEBREW": "he", "CYRILLIC": "ru", "GREEK": "el", "CJK": "zh", "LATIN": "en"}
_ENOUGH = 2_000  # letters looked at; a report is in one language


def language_of(text: str) -> str:
    """A BCP 47 tag for a text that names none: the commonest language of its script here, English when in doubt.

    It settles the direction of writing; whoever knows better names the language at import or in the admin.
    """
    letters = Counter(
        unicodedata.name(character, "").split(" ")[0] for character in text[:_ENOUGH] if character.isalpha()
    )
    return _LANGUAGE_OF_SCRIPT.get(letters.most_common(1)[0][0], "en") if letters else "en"
