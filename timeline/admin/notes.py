"""Messages that say what reading has done."""

from django.contrib import messages
from django.http import HttpRequest

from ..actions.reread import Moves
from ..actions.suggest import Tally
from ..wording import in_words


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


def note_moves(request: HttpRequest, moves: Moves) -> None:
    """Tell which published events a new day of publication speaks against; none of them was moved."""
    for moved in moves.events:
        new = in_words(moved.new) if moved.new else "a day that is not known"
        messages.warning(
            request,
            f"“{moved.event}” is public and stays on {in_words(moved.old)}; by the new day of publication its words"
            f" mean {new}. Change the event if that is right.",
        )
