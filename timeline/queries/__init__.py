"""Every shared read: the page, the API, the feed and the exports ask here, so that they cannot disagree."""

from .display import Shown, Sources, account_of, shown
from .events import timeline
from .lists import public_articles, public_citations, rounds
from .names import lexicon, lexicon_record, loaded_terms
from .nearby import NEAR, SAME_ROUND, events_near, round_near, telling_of
from .work import (
    Progress,
    Week,
    coverage,
    decisions_since,
    disputed_events,
    most_in_a_week,
    progress,
    resting_on_a_changed_day,
    unpublished,
)

__all__ = [
    "NEAR",
    "SAME_ROUND",
    "Progress",
    "Shown",
    "Sources",
    "Week",
    "account_of",
    "coverage",
    "decisions_since",
    "disputed_events",
    "events_near",
    "lexicon",
    "lexicon_record",
    "loaded_terms",
    "most_in_a_week",
    "progress",
    "public_articles",
    "public_citations",
    "resting_on_a_changed_day",
    "round_near",
    "rounds",
    "shown",
    "telling_of",
    "timeline",
    "unpublished",
]
