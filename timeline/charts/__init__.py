"""Pictures drawn on the server from plain values: the overview, who met whom, where a venue lies, the social card.

Plain Python: no Django, no database, no clock. Words and addresses come from the caller, in the reader's language.
"""

from .card import card
from .lanes import Band, Lane, Overview, Words, overview
from .locator import locator
from .marks import Mark
from .matrix import Meeting, matrix
from .scale import Scale, Tick, ticks
from .svg import Element

__all__ = [
    "Band",
    "Element",
    "Lane",
    "Mark",
    "Meeting",
    "Overview",
    "Scale",
    "Tick",
    "Words",
    "card",
    "locator",
    "matrix",
    "overview",
    "ticks",
]
