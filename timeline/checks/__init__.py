"""Every law of the record that one row cannot state alone, as a question that finds what breaks it.

The database keeps most of them as well; here they are proven, for a restored copy, a bulk load or a repair by hand may
have gone past its triggers.
"""

from collections.abc import Iterator

from django.db import connection

from ..shapes import documents
from .evidence import EVIDENCE
from .forwards import FORWARDS
from .laws import Breach, Law
from .replaying import dangling, replaying
from .values import VALUES

_WRITE_ANEW = "run SELECT timeline_list(ARRAY(SELECT id FROM timeline_event)), then manage.py refresh_documents"

__all__ = ["Breach", "Law", "breaches", "laws"]


KEPT_READY = "what is kept ready says what the record says"


def laws() -> list[Law]:
    """All laws, in the order in which they are checked: a later one builds on those before it."""
    return [*dangling(), *EVIDENCE, *VALUES, *FORWARDS, *replaying()]


def breaches() -> Iterator[Breach]:
    """What breaks a law, law by law; nothing where all is well."""
    for law in laws():
        with connection.cursor() as cursor:
            cursor.execute(law.sql, law.values)
            for where, told in cursor.fetchall():
                yield Breach(law.name, where, told, law.cure)
    for number, fault in documents.faults():
        yield Breach(KEPT_READY, f"event {number}", fault, "Save the event again: it is then made anew.")
    for number, told in documents.faults():
        yield Breach("answers kept ready are what the record says", f"event {number}", told, _WRITE_ANEW)
