"""What was done to the record, action by action, and what each did to one event."""

from .doings import DEPTH, REDO, UNDO, Doing, doing, last_undoable, recent, redoable
from .events import Act, Held, held_after, history

__all__ = [
    "DEPTH",
    "REDO",
    "UNDO",
    "Act",
    "Doing",
    "Held",
    "doing",
    "held_after",
    "history",
    "last_undoable",
    "recent",
    "redoable",
]
