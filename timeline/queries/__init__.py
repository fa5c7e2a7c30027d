"""Every shared read: the page, the API, the feed and the exports ask here, so that they cannot disagree."""

from .clock import Clock, at_once, clock_of, seen
from .corrected import likely, quotes_waiting
from .dating import proposal_of
from .display import AttendanceChange, LifeStep, Shown, Sources, shown
from .disputes import ABOUT, differences
from .events import timeline
from .listing import Found, Place, Wanted, can_find, find
from .lists import other_names, public_articles, public_citations, rounds, saying, told_of
from .names import lexicon, lexicon_record, loaded_terms
from .nearby import NEAR, SAME_ROUND, events_near, round_near, telling_of
from .origins import Quoted, Variant
from .past import history_table
from .rounding import Proposal, as_text, breaking_rules, outside_rule, proposal_for, proposed_rounds, rule_of
from .sourcing import sourcing
from .work import (
    WORK,
    Progress,
    Week,
    coverage,
    decisions_since,
    disputed_events,
    events_of_work,
    most_in_a_week,
    of_newest_texts,
    progress,
    resting_on_a_changed_day,
    unpublished,
)

__all__ = [
    "ABOUT",
    "NEAR",
    "SAME_ROUND",
    "WORK",
    "AttendanceChange",
    "Clock",
    "Found",
    "LifeStep",
    "Place",
    "Progress",
    "Proposal",
    "Quoted",
    "Shown",
    "Sources",
    "Variant",
    "Wanted",
    "Week",
    "as_text",
    "at_once",
    "breaking_rules",
    "can_find",
    "clock_of",
    "coverage",
    "decisions_since",
    "differences",
    "disputed_events",
    "events_near",
    "events_of_work",
    "find",
    "history_table",
    "lexicon",
    "lexicon_record",
    "likely",
    "loaded_terms",
    "most_in_a_week",
    "of_newest_texts",
    "other_names",
    "outside_rule",
    "progress",
    "proposal_for",
    "proposal_of",
    "proposed_rounds",
    "public_articles",
    "public_citations",
    "quotes_waiting",
    "resting_on_a_changed_day",
    "round_near",
    "rounds",
    "rule_of",
    "saying",
    "seen",
    "shown",
    "sourcing",
    "telling_of",
    "timeline",
    "told_of",
    "unpublished",
]
