"""An example client: keeps a copy of the public record up to date through its changes. Needs Python 3.11 alone.

    python negotiation_timeline.py http://127.0.0.1:8000 copy.json

The first run reads every event; each later one asks for the events that are told otherwise since, for whatever reason,
and the log of changes for those that were retracted, merged into another or deleted, which leave the copy.
"""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

OVERLAP = timedelta(minutes=10)
"""How far back each run asks again, for what was under way at the server when the last one asked."""

LEAVING = ("retract", "merge", "delete")
"""What the log of changes calls the ways in which an event leaves the public record."""

Object = dict[str, Any]


class Api:
    """The addresses of one server. `token` is one made in its admin; without it, an address is asked less often."""

    def __init__(self, site: str, token: str = "") -> None:
        if urlsplit(site).scheme not in ("http", "https"):
            raise ValueError(f"{site!r} is no address of a site; write it like https://timeline.example")
        self.root = f"{site.rstrip('/')}/api/v1/"
        self.headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        self.now: datetime | None = None
        """The server's clock at its last answer."""

    def get(self, address: str, **params: str) -> Any:
        """The JSON at an address, absolute or under the root; None where there is nothing (404) or no more (410).

        Waits when the server asks to. Raises HTTPError for any other fault.
        """
        whole = address if "://" in address else self.root + address
        whole += f"?{urlencode(params)}" if params else ""
        while True:
            try:
                with urlopen(Request(whole, headers=self.headers)) as answer:  # noqa: S310 the scheme is checked above
                    self.now = parsedate_to_datetime(answer.headers["Date"])
                    return json.load(answer)
            except HTTPError as fault:
                if fault.code in (404, 410):
                    return None
                if fault.code != 429:
                    raise
                time.sleep(int(fault.headers["Retry-After"]))

    def each(self, address: str, **params: str) -> Iterator[Object]:
        """Every result of a list, page by page."""
        page = self.get(address, page_size="200", **params)
        yield from page["results"]
        while page["next"]:
            page = self.get(page["next"])
            yield from page["results"]


@dataclass
class Mirror:
    """A copy of the public events, by number."""

    api: Api
    events: dict[int, Object] = field(default_factory=dict)
    asked: datetime | None = None
    """When the server was asked last, by its own clock; None before the first run."""

    def sync(self) -> int:
        """Bring the copy up to date; answers how many events were read."""
        self.api.get("")  # the clock first: what changes while the lists are read is asked for again
        began = self.api.now
        since = {"updated_since": (self.asked - OVERLAP).isoformat()} if self.asked else {}
        fresh = {event["id"]: event for event in self.api.each("events/", **since)}
        self.events |= fresh
        read = len(fresh)
        for change in self.api.each("changes/", **since) if since else ():
            number, taken = change["event"], change["action"] in LEAVING
            if taken and number not in fresh and self.events.pop(number, None):
                read += self._read(number)
        self.asked = began
        return read

    def _read(self, number: int) -> int:
        """Take over an event that may have left and come back; answers how many were read. A merged one leads on."""
        event = self.api.get(f"events/{number}/")
        if event is not None:
            self.events[event["id"]] = event
        return event is not None

    def save(self, path: Path) -> None:
        """Keep the copy in a file."""
        told = {"asked": self.asked and self.asked.isoformat(), "events": self.events}
        half = path.with_suffix(".half")
        half.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        half.replace(path)

    @classmethod
    def load(cls, api: Api, path: Path) -> "Mirror":
        """The copy in a file; an empty one where there is no file."""
        if not path.exists():
            return cls(api)
        told = json.loads(path.read_text("utf-8"))
        events = {int(number): event for number, event in told["events"].items()}
        return cls(api, events, told["asked"] and datetime.fromisoformat(told["asked"]))


def main(site: str, file: str, token: str = "") -> None:
    """Bring the copy in a file up to date."""
    mirror = Mirror.load(Api(site, token), Path(file))
    read = mirror.sync()
    mirror.save(Path(file))
    sys.stdout.write(f"{read} events read; the copy holds {len(mirror.events)}\n")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit("Use: python negotiation_timeline.py https://timeline.example copy.json [token]")
    main(*sys.argv[1:])
