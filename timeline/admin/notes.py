"""Messages that say what reading has done."""

from django.contrib import messages
from django.http import HttpRequest

from ..actions.suggest import Tally


def note_tally(request: HttpRequest, tally: Tally) -> None:
    """Tell the analyst what a reading found: new, renewed, dropped and already decided suggestions."""
    found = [
        f"{number} {words}"
        for number, words in (
            (tally.new, "new"),
            (tally.refreshed, "read again"),
            (tally.dropped, "no longer found"),
            (tally.decided, "decided before"),
        )
        if number
    ]
    texts = "1 text" if tally.read == 1 else f"{tally.read} texts"
    messages.success(request, f"Read {texts}. Suggestions: {', '.join(found) or 'none found'}.")
