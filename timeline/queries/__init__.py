"""Every shared read: the page, the API, the feed and the exports ask here, so that they cannot disagree."""

from .display import Shown, Sources, account_of, shown
from .events import timeline
from .lists import public_articles, public_citations, rounds
from .names import lexicon, lexicon_record, loaded_terms
from .nearby import NEAR, SAME_ROUND, events_near, round_near, telling_of

__all__ = [
    "NEAR",
    "SAME_ROUND",
    "Shown",
    "Sources",
    "account_of",
    "events_near",
    "lexicon",
    "lexicon_record",
    "loaded_terms",
    "public_articles",
    "public_citations",
    "round_near",
    "rounds",
    "shown",
    "telling_of",
    "timeline",
]
