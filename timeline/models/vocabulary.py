"""The fixed vocabularies of the record, one word a line with its meaning."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import pgettext


def word(vocabulary: Any, code: str) -> str:
    """The word for a code of a TextChoices in the reader's language, nothing for no code; labels are English."""
    return pgettext(vocabulary.__name__, str(vocabulary(code).label)) if code else ""


class Kind(TextChoices):
    """What an event was."""

    MEETING = "meeting", "meeting"  # parties or mediators sat together, or a session of talks
    ARRIVAL = "arrival", "arrival"  # a delegation came to the talks
    DEPARTURE = "departure", "departure"  # a delegation left them
    ABSENCE = "absence", "absence"  # somebody expected did not take part
    PROPOSAL = "proposal", "proposal"  # terms put forward
    RESPONSE = "response", "response"  # an answer to terms
    STATEMENT = "statement", "statement"  # a position made public
    BREAKDOWN = "breakdown", "breakdown"  # talks ended or stalled without result
    AGREEMENT = "agreement", "agreement"  # terms accepted by all
    TRUCE_START = "truce_start", "truce begins"  # fighting paused
    TRUCE_END = "truce_end", "truce ends"  # fighting resumed
    TRUCE_EXTENSION = "truce_extension", "truce extended"  # a pause prolonged
    EXCHANGE = "exchange", "exchange"  # people or remains released against each other
    OTHER = "other", "other"  # none of the above


class Phase(TextChoices):
    """How far an event had got, as last known."""

    PLANNED = "planned", "planned"  # announced, ahead
    UNDER_WAY = "under_way", "under way"  # begun, not ended
    HELD = "held", "held"  # took place
    POSTPONED = "postponed", "postponed"  # moved to another day
    CANCELLED = "cancelled", "cancelled"  # called off
    DENIED = "denied", "denied"  # reported, and denied by somebody with knowledge


class Outcome(TextChoices):
    """What came of an event; empty where none could be expected."""

    AGREEMENT = "agreement", "agreement"  # terms accepted
    PROGRESS = "progress", "progress"  # closer, by some account
    NO_BREAKTHROUGH = "no_breakthrough", "no breakthrough"  # ended as it began
    SUSPENDED = "suspended", "suspended"  # to be resumed
    REJECTED = "rejected", "rejected"  # terms refused
    NONE_REPORTED = "none_reported", "none reported"  # nobody said


class Precision(TextChoices):
    """What kind of interval a date is; see articles.reading.edtf."""

    DAY = "day", "day"  # one known day
    RANGE = "range", "range"  # somewhere in, or all through, an interval; one side may be open
    APPROXIMATE = "approximate", "approximate"  # about these days
    MONTH = "month", "month"  # in this calendar month
    SEASON = "season", "season"  # in this meteorological season
    YEAR = "year", "year"  # in this calendar year


class Role(TextChoices):
    """What a party or person was at an event."""

    NEGOTIATOR = "negotiator", "negotiator"  # spoke for a side
    MEDIATOR = "mediator", "mediator"  # stood between sides
    HOST = "host", "host"  # received the others
    GUEST = "guest", "guest"  # was received
    OBSERVER = "observer", "observer"  # was there, and took no part


class Attendance(TextChoices):
    """Whether a party or person was there."""

    CONFIRMED = "confirmed", "confirmed"  # by the party itself or several origins
    REPORTED = "reported", "reported"  # by a report
    EXPECTED = "expected", "expected"  # announced, not yet seen
    ABSENT = "absent", "absent"  # did not come
    DENIED = "denied", "denied"  # reported, and denied


class Status(TextChoices):
    """How far an entry of the record is public."""

    DRAFT = "draft", "draft"  # seen by analysts
    IN_REVIEW = "in_review", "in review"  # waiting for an editor
    PUBLISHED = "published", "published"  # public
    RETRACTED = "retracted", "retracted"  # was public; its address answers 410 with the reason
    MERGED = "merged", "merged"  # one with another entry, to which its address forwards


class PartyKind(TextChoices):
    """What sort of party."""

    STATE = "state", "state"
    MOVEMENT = "movement", "movement"
    ORGANISATION = "organisation", "organisation"
    AUTHORITY = "authority", "authority"
    GROUP = "group", "group"


class CitationState(TextChoices):
    """What became of a quote when the text of its article was corrected."""

    UNCHANGED = "unchanged", "unchanged"  # stands where it stood
    MOVED = "moved", "moved"  # same words, other place
    ALTERED = "altered", "altered"  # other words; waits for an analyst
    GONE = "gone", "gone"  # not found; waits for an analyst


class Decision(TextChoices):
    """What an analyst said of a suggestion."""

    WAITING = "waiting", "waiting"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"


class Scope(TextChoices):
    """What a token of the API may be used for; each includes those before it. Never more than its user may do."""

    READ = "read", "read"  # what the user may read
    SUGGEST = "suggest", "suggest"  # add articles, out of which suggestions are read
    WRITE = "write", "write"  # make, change, publish and retract events; decide on suggestions
