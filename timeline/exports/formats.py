"""The formats by their names."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..queries import Shown
from . import comma, ical, linked, places, slides
from .sites import Site


@dataclass(frozen=True, slots=True)
class Export:
    """One format: its name in `format=`, its media type, the name of its file, and what writes it piece by piece."""

    name: str
    media_type: str
    file: str
    write: Callable[[Iterable[Shown], Site], Iterator[str]]

    @property
    def is_text(self) -> bool:
        """Whether it is lines of text rather than one JSON document."""
        return self.media_type.startswith("text/") or self.media_type == "application/x-ndjson"

    @property
    def content_type(self) -> str:
        """The value of the header Content-Type."""
        charset = "; charset=utf-8" if self.media_type.startswith("text/") else ""
        header = "; header=present" if self.name == "csv" else ""
        return f"{self.media_type}{charset}{header}"


EXPORTS = {
    export.name: export
    for export in (
        Export("csv", "text/csv", "events.csv", comma.write),
        Export("ics", "text/calendar", "events.ics", ical.write),
        Export("geojson", "application/geo+json", "events.geojson", places.write),
        Export("jsonld", "application/ld+json", "events.jsonld", linked.write),
        Export("timelinejs", "application/x-timelinejs+json", "timelinejs.json", slides.write),
    )
}
