"""The words of a page, as a reader gets them."""

import re
from typing import Any


def text_of(response: Any) -> str:
    """A page without tags and without double spaces."""
    html = response.content.decode().partition("<body>")[2]
    spaced = re.sub(r"</(dt|dd|p|li|h\d)>", " ", html)
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", spaced))
    return re.sub(r" ([,.;:])", r"\1", words).replace("&#x27;", "'")


def titles(response: Any) -> list[str]:
    """The titles of the events listed, in order."""
    return re.findall(r'class="event-title"><a [^>]*>([^<]*)<', response.content.decode())
