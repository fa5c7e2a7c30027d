"""What it costs to keep the answers about events ready: `make bench NAME=freshness`.

An action that changes one event is done with and without writing the event's document afterwards, in turns; then a
venue of many events is renamed, which empties the documents of all of them, and these are written anew. Run with
TIMELINE_VAR it measures the record there (and leaves it as it was), else one of EVENTS=10000 events that is made first.
The last line is one JSON object.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks import records

ROOT = Path(__file__).parents[2]
ACTIONS = 100
MOST = 3_000
"""A venue of more events is not renamed: writing all their documents twice would take too long."""


def seconds(do: Callable[[], Any]) -> float:
    """How long something takes."""
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def values_of(event: Any, summary: str) -> Any:
    """The values of an event, with another summary."""
    from timeline.actions.events import EventValues, PartValues

    parts = (PartValues(part.party, part.person, part.role, part.attendance) for part in event.participations.all())
    names = ("title", "kind", "phase", "outcome", "outcome_text", "venue", "round", "basis")
    return EventValues(
        **{name: getattr(event, name) for name in names}, days=event.when, summary=summary, parts=tuple(parts)
    )


def of_actions() -> tuple[float, float]:
    """Milliseconds of an action that changes an event, as it is and without writing documents afterwards."""
    from articles import history
    from timeline.actions.events import change_event
    from timeline.models import Event

    taken: dict[bool, list[float]] = {True: [], False: []}
    always = list(history._afterwards)
    for event in Event.objects.public().order_by("id")[:ACTIONS]:
        plain, other = values_of(event, event.summary), values_of(event, f"{event.summary} So it was told.")
        for values, writing in ((other, False), (plain, True)):
            history._afterwards[:] = always if writing else []
            taken[writing].append(seconds(partial(change_event, event=event, values=values, by=None)))
    history._afterwards[:] = always
    return statistics.median(taken[True]) * 1000, statistics.median(taken[False]) * 1000


def of_a_venue() -> dict[str, float]:
    """What the new name of a venue costs, where many events took place."""
    from timeline.actions.documents import refresh_all
    from timeline.models import Document, Facet, Venue

    sizes = ((Facet.objects.filter(facet=f"venue={venue.slug}").count(), venue) for venue in Venue.objects.all())
    events, venue = max((found for found in sizes if found[0] <= MOST), key=lambda found: found[0])
    named = Venue.objects.filter(pk=venue.pk)
    renaming = seconds(partial(named.update, name=f"{venue.name} renamed"))
    emptied = Document.objects.filter(body=None).count()
    writing = seconds(refresh_all)
    named.update(name=venue.name)
    refresh_all()
    return {"events_of_venue": events, "renaming_ms": renaming * 1000, "rewritten_per_second": emptied / writing}


def measured() -> dict[str, float]:
    """All figures, by name."""
    import django

    django.setup()
    from timeline.actions.documents import refresh_all

    refresh_all()
    kept, without = of_actions()
    found = {"action_ms": kept, "action_without_ms": without, "action_to_without": kept / without} | of_a_venue()
    return {name: round(value, 2) for name, value in found.items()}


def made(folder: Path) -> None:
    """Build a record to measure in, and measure it there."""
    environment = os.environ | {"TIMELINE_VAR": str(folder), "DATABASE_URL": ""}
    records.write(folder / "files", int(os.environ.get("EVENTS", "10000")))
    for command in (["migrate", "-v0"], ["bulk_load", str(folder / "files")], ["refresh_documents", "--jobs", "2"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
    subprocess.run([sys.executable, "-m", "tests.benchmarks.freshness"], cwd=ROOT, env=environment, check=True)


def main() -> None:
    """Measure, print a table, then one JSON object."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "timeline.settings")
    if "TIMELINE_VAR" not in os.environ:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder).chmod(0o711)  # PostgreSQL's own user has to pass through when root measures
            return made(Path(folder))
    figures = measured()
    for name, value in figures.items():
        print(f"{name:24} {value:12,}")
    print(json.dumps(figures))
    return None


if __name__ == "__main__":
    main()
