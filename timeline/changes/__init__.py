"""The changes of the public record, read from the history that the database keeps. A shared read, like queries.

A row of history is public when the event was public then, or ceased to be by it. What an event said before it was
published, or after it was taken back, is never told.
"""

from .log import Entry, entries
from .since import changed_since
from .telling import Change, told
from .version import first_change, last_change, record_version

__all__ = ["Change", "Entry", "changed_since", "entries", "first_change", "last_change", "record_version", "told"]
