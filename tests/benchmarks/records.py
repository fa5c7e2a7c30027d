"""Records of any size, made here and the same in every run, as files that `bulk_load` takes."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

PARTIES, PERSONS, VENUES, OUTLETS, WORDS = 200, 400, 120, 40, 6_000
FIRST, DAYS = date(1995, 1, 1), 30 * 365
EVENTS_AN_ARTICLE, EVENTS_A_ROUND = 4, 60
KINDS = ("meeting", "arrival", "departure", "absence", "proposal", "response", "statement", "breakdown", "agreement",
         "truce_start", "truce_end", "truce_extension", "exchange", "other")  # fmt: skip
OUTCOMES = ("", "agreement", "progress", "no_breakthrough", "suspended", "rejected", "none_reported")
ROLES = ("negotiator", "mediator", "host", "guest", "observer")
_SYLLABLES = ("ba", "cor", "del", "fim", "gan", "hul", "jor", "kel", "lim", "mar",
              "nor", "pel", "quo", "rin", "sul", "tav", "vel", "wex", "yor", "zan")  # fmt: skip


def falling(number: int, steepness: float = 1.0) -> list[float]:
    """Cumulated weights by which the first of so many is chosen most often (Zipf)."""
    return list(accumulate(1 / (place + 3) ** steepness for place in range(number)))


def words() -> list[str]:
    """Invented words, the most frequent first."""
    chance = random.Random(3)
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    return list(found)


class Maker:
    """Makes the objects of a record of so many events."""

    def __init__(self, events: int) -> None:
        self.events = events
        self.chance = random.Random(events)
        self.words = words()
        self.word_weights = falling(WORDS)
        self.weights = {number: falling(number) for number in (PARTIES, PERSONS, VENUES)}
        self.articles = max(1, events // EVENTS_AN_ARTICLE)
        self.rounds = max(1, events // EVENTS_A_ROUND)

    def files(self) -> dict[str, Iterator[dict[str, Any]]]:
        """The lines of each file."""
        return {
            "outlets.jsonl": ({"slug": f"outlet-{n}", "name": f"Outlet {n}", "lang": "en", "sample": True}
                              for n in range(OUTLETS)),
            "parties.jsonl": ({"slug": f"party-{n}", "name": f"Party {self._name(n)}", "kind": "state"}
                              for n in range(PARTIES)),
            "persons.jsonl": ({"slug": f"person-{n}", "name": f"Envoy {self._name(PARTIES + n)}",
                               "party": {"slug": f"party-{n % PARTIES}"}} for n in range(PERSONS)),
            "venues.jsonl": ({"slug": f"venue-{n}", "name": f"Venue {self._name(900 + n)}", "country": "FI",
                              "latitude": n / 2, "longitude": n / 3} for n in range(VENUES)),
            "rounds.jsonl": ({"slug": f"round-{n}", "name": f"Round {n}", "rule": "Sessions held one after the other."}
                             for n in range(self.rounds)),
            "articles.jsonl": (self._article(number) for number in range(1, self.articles + 1)),
            "events.jsonl": (self._event(number) for number in range(1, self.events + 1)),
        }  # fmt: skip

    def _name(self, number: int) -> str:
        return f"{self.words[-1 - number].title()} {number}"

    def told(self, least: int, most: int) -> str:
        """A sentence of so many words."""
        chosen = self.chance.choices(self.words, cum_weights=self.word_weights, k=self.chance.randint(least, most))
        return " ".join(chosen).capitalize()

    def one_of(self, kind: str, number: int) -> str:
        """A slug of a party, person or venue; the first ones most often."""
        return f"{kind}-{self.chance.choices(range(number), cum_weights=self.weights[number])[0]}"

    def _article(self, number: int) -> dict[str, Any]:
        return {
            "id": number,
            "outlet": {"slug": f"outlet-{number % OUTLETS}"},
            "headline": self.told(6, 10),
            "lang": "en",
            "published": self._day().isoformat(),
            "published_basis": "given",
        }

    def _day(self) -> date:
        return FIRST + timedelta(days=self.chance.randrange(DAYS))

    def _when(self) -> dict[str, Any]:
        """Mostly one day; some ranges, months and years, and a few that are open on one side."""
        day, sort = self._day(), self.chance.random()
        basis = {"expression": "on Tuesday", "anchor": day.isoformat(), "anchor_kind": "publication", "rule": "weekday"}
        if sort < 0.8:
            first, last, precision = day, day, "day"
        elif sort < 0.88:
            first, last, precision = day, day + timedelta(days=self.chance.randint(1, 10)), "range"
        elif sort < 0.95:
            first = day.replace(day=1)
            last, precision = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1), "month"
        elif sort < 0.985:
            first, last, precision = date(day.year, 1, 1), date(day.year, 12, 31), "year"
        else:
            sides = [day.isoformat(), None]
            self.chance.shuffle(sides)
            return {"earliest": sides[0], "latest": sides[1], "precision": "range", "basis": basis}
        return {"earliest": first.isoformat(), "latest": last.isoformat(), "precision": precision, "basis": basis}

    def _event(self, number: int) -> dict[str, Any]:
        title = self.told(6, 9)
        parties = {self.one_of("party", PARTIES) for _ in range(3)}
        roles = self.chance.choices(ROLES, k=4)
        people = [{"party": {"slug": party}, "role": role} for party, role in zip(sorted(parties), roles, strict=False)]
        if number % 3 == 0:
            people.append({"person": {"slug": self.one_of("person", PERSONS)}, "role": "mediator"})
        return {
            "id": number,
            "slug": title.lower().replace(" ", "-"),
            "title": title,
            "summary": self.told(15, 25),
            "kind": KINDS[min(self.chance.randrange(20), len(KINDS) - 1)],
            "editorial_reason": "made by chance, as all of this record",
            "outcome": {"code": self.chance.choice(OUTCOMES), "text": ""},
            "when": self._when(),
            "venue": {"slug": self.one_of("venue", VENUES)},
            "round": {"slug": f"round-{number % self.rounds}"} if number % 2 else None,
            "participants": people,
            "citations": [self._citation(number, place) for place in range(2)],
        }

    def _citation(self, event: int, place: int) -> dict[str, Any]:
        quote = self.told(14, 24)
        slot = 2 * (event // self.articles) + place
        start = 40 + 400 * slot
        return {
            "id": 2 * event + place,
            "article": {"id": 1 + event % self.articles},
            "quote": quote,
            "prefix": "it was told in the capital that ",
            "suffix": " as two officials said on Tuesday",
            "start": start,
            "end": start + len(quote),
            "attributed_to": "an official",
        }


def write(folder: Path, events: int) -> None:
    """Write the files of a record of so many events into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in Maker(events).files().items():
        with (folder / name).open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(json.dumps(line, separators=(",", ":")) + "\n")
