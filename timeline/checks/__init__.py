"""Every law of the record that one row cannot state alone, as a question that finds what breaks it.

The database keeps most of them as well; here they are proven, for a restored copy, a bulk load or a repair by hand may
have gone past its triggers.
"""

from collections.abc import Iterator

from ..shapes import documents
from .evidence import EVIDENCE
from .forwards import FORWARDS
from .laws import Breach, Law, Reckoned
from .origins import ORIGINS
from .replaying import dangling, replaying
from .values import VALUES

__all__ = ["Breach", "Law", "Reckoned", "breaches", "laws"]

_KEPT_READY = Reckoned(
    "answers kept ready are what the record says",
    lambda: ((f"event {number}", fault) for number, fault in documents.faults()),
    "run SELECT timeline_list(ARRAY(SELECT id FROM timeline_event)), then manage.py refresh_documents",
)


def laws() -> list[Law | Reckoned]:
    """All laws, in the order in which they are checked: a later one builds on those before it."""
    return [*dangling(), *EVIDENCE, *VALUES, *FORWARDS, *ORIGINS, *replaying(), _KEPT_READY]


def breaches() -> Iterator[Breach]:
    """What breaks a law, law by law; nothing where all is well."""
    for law in laws():
        for where, told in law.broken():
            yield Breach(law.name, where, told, law.cure)
