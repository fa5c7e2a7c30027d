"""The overview above a list: which days it draws, by `zoom=` in the address, and its words in the reader's language.

Without `zoom` it draws the events of the list below. `zoom=2024` draws a year, `zoom=2024-02` a month, `zoom=` with the
slug of a round that round; `zoom=year`, `month` and `round` mean that of the first event of the list.
"""

import calendar
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, pgettext

from articles.reading.edtf import Days

from .. import queries
from ..charts import Band, Lane, Mark, Overview, Scale, Words, overview, ticks
from ..charts.lanes import WIDTH
from ..filters import BadFilter, Filters
from ..models import Event, Phase, Round, Status, word
from ..queries import Shown
from ..queries.disputes import differences_among
from ..wording import in_words, on_axis
from .asking import query_string
from .languages import mirrored

UNITS = ("year", "month", "round")
MOST_MARKS = 300
MOST_LANES = 3
"""Lanes of their own, for the venues with most events; all others share one."""

ELSEWHERE = "-"


@dataclass(frozen=True, slots=True)
class Window:
    """What is drawn: its days, its name, and the values of `zoom` for what lies before and after it."""

    first: date
    last: date
    name: str
    earlier: str = ""
    later: str = ""


@dataclass(frozen=True, slots=True)
class Zoom:
    """A way to draw another window: its label, its query string, whether it is the present one."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The overview, ready to be shown: the drawings, the window's name, ways to other windows, and whether events were
    left out because they are more than MOST_MARKS."""

    drawings: Overview
    name: str
    zooms: tuple[Zoom, ...]
    earlier: str
    later: str
    cut: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An event to be drawn, and whether its accounts differ."""

    event: Event
    disputed: bool

    @property
    def when(self) -> Days:
        return self.event.when

    @property
    def phase(self) -> str:
        return self.event.phase

    @property
    def round(self) -> Round | None:
        found = self.event.round
        return found if found and found.status == Status.PUBLISHED else None


def chart(
    filters: Filters, clock: queries.Clock, rows: list[Shown], asked: str, *, framed: bool = False
) -> Chart | None:
    """Draw what `zoom` asks for; nothing when there is nothing to draw. Raises BadFilter for what it cannot mean."""
    dated = [_Drawn(row.event, bool(row.disputed)) for row in rows]
    window = _window(asked, dated)
    here = set() if framed else {row.event.pk for row in rows}
    cut = False
    if asked and window:
        bounds = replace(filters, since=_later(filters.since, window.first), until=_sooner(filters.until, window.last))
        found = list(queries.timeline(replace(bounds, order="date"), clock)[: MOST_MARKS + 1])
        differing = differences_among([each.pk for each in found], clock)
        drawn = [_Drawn(each, each.pk in differing) for each in found]
        dated, cut = drawn[:MOST_MARKS], len(drawn) > MOST_MARKS
    if not window or not dated:
        return None
    scale = Scale(window.first, window.last, WIDTH)
    language = get_language() or "en"
    lanes = _lanes(dated)
    own = {lane.key for lane in lanes}
    drawings = overview(
        [_mark(row, own, here, clock.query) for row in dated],
        lanes,
        _bands(dated),
        scale=scale,
        axis=ticks(scale, lambda day, unit: on_axis(day, unit, language)),
        words=_words(filters, len(dated)),
        mirrored=mirrored(),
    )
    pairs = [pair for pair in filters.given if pair[0] != "page"]
    return Chart(
        drawings,
        window.name,
        _zooms(pairs, asked, dated[0]),
        _at(pairs, window.earlier),
        _at(pairs, window.later),
        cut,
        frozenset({row.when.precision for row in dated} | {row.phase for row in dated}),
    )


def _later(one: date | None, other: date) -> date:
    return max(one, other) if one else other


def _sooner(one: date | None, other: date) -> date:
    return min(one, other) if one else other


def _at(pairs: list[tuple[str, str]], zoom: str) -> str:
    return query_string([*pairs, ("zoom", zoom)]) if zoom else ""


def _window(asked: str, rows: list[_Drawn]) -> Window | None:
    if asked in ("", *UNITS) and not rows:
        return None
    if asked == "":
        return _around(rows)
    if asked in ("year", "month"):
        day = rows[0].event.sort_day
        return _window(f"{day.year:04}" if asked == "year" else f"{day:%Y-%m}", rows)
    if asked == "round":
        first = next((row.round for row in rows if row.round), None)
        return _round_window(first.slug) if first else _around(rows)
    if found := re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", asked, re.ASCII):
        year = int(found[1])
        if 1 < year < 9999:
            return _month(year, int(found[2])) if found[2] else _year(year)
    return _round_window(asked)


def _around(rows: list[_Drawn]) -> Window:
    """The days of the rows, with a little air."""
    days = [day for row in rows for day in (row.when.earliest, row.when.latest) if day]
    first, last = min(days), max(days)
    air = timedelta(days=max(2, (last - first).days // 40))
    return Window(max(first, date.min + air) - air, min(last, date.max - air) + air, "")


def _year(year: int) -> Window:
    return Window(date(year, 1, 1), date(year, 12, 31), f"{year:04}", f"{year - 1:04}", f"{year + 1:04}")


def _month(year: int, month: int) -> Window:
    first = date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    before, after = first - timedelta(days=1), last + timedelta(days=1)
    return Window(first, last, on_axis(first, "month", get_language() or "en"), f"{before:%Y-%m}", f"{after:%Y-%m}")


def _round_window(slug: str) -> Window:
    """The days of a round; the neighbours are the rounds before and after it."""
    rounds = [each for each in queries.rounds() if getattr(each, "first_day", None)]
    slugs = [each.slug for each in rounds]
    if slug not in slugs:
        allowed = [*UNITS, "2024", "2024-02", *slugs[:50]]
        raise BadFilter("zoom", slug[:80], gettext("zoom names a year, a month or a round"), allowed)
    place = slugs.index(slug)
    found = rounds[place]
    first: date = found.first_day  # type: ignore[attr-defined]
    last: date = found.last_day or first  # type: ignore[attr-defined]
    before = slugs[place - 1] if place else ""
    return Window(
        first - timedelta(days=1), last + timedelta(days=1), found.name, before, "".join(slugs[place + 1 :][:1])
    )


def _zooms(pairs: list[tuple[str, str]], asked: str, first: _Drawn) -> tuple[Zoom, ...]:
    day = first.event.sort_day
    unit = "" if not asked else "year" if re.fullmatch(r"\d{4}|year", asked) else "round"
    unit = "month" if re.fullmatch(r"\d{4}-\d\d|month", asked) else unit
    return tuple(
        Zoom(label, query_string([*pairs, ("zoom", value)] if value else pairs), unit == name)
        for name, label, value in (
            ("", gettext("Events below"), ""),
            ("year", gettext("Year"), f"{day.year:04}"),
            ("month", gettext("Month"), f"{day:%Y-%m}"),
            ("round", gettext("Round"), first.round.slug if first.round else "round"),
        )
    )


def _lanes(rows: list[_Drawn]) -> list[Lane]:
    """The venues with most events, by name, and one lane for what is left."""
    counted = Counter((row.event.venue.slug, row.event.venue.name) for row in rows if row.event.venue)
    own = sorted(slug for slug, _ in sorted(counted, key=lambda each: (-counted[each], each))[:MOST_LANES])
    names = dict(counted.keys())
    lanes = [Lane(slug, _short(names[slug])) for slug in own]
    if any(row.event.venue is None or row.event.venue.slug not in own for row in rows):
        lanes.append(Lane(ELSEWHERE, gettext("elsewhere")))
    return lanes


def _short(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"


def _mark(row: _Drawn, lanes: set[str], here: set[int], past: str) -> Mark:
    event = row.event
    lane = event.venue.slug if event.venue and event.venue.slug in lanes else ELSEWHERE
    page = reverse("pages:event", args=[event.pk, event.slug]) + past
    return Mark(
        key=str(event.pk),
        first=row.when.earliest,
        last=row.when.latest,
        precision=row.when.precision,
        phase=row.phase,
        lane=lane,
        disputed=bool(row.disputed),
        label=_label(row),
        href=f"#event-{event.pk}" if event.pk in here else page,
    )


def _label(row: _Drawn) -> str:
    """What is said of a mark: the date, the title, the place, and what is not plain about it."""
    told = [in_words(row.when, get_language() or "en"), row.event.title]
    if row.event.venue:
        told.append(row.event.venue.name)
    if row.phase != Phase.HELD:
        told.append(word(Phase, row.phase))
    if row.disputed:
        told.append(gettext("accounts differ"))
    return pgettext("between parts of a spoken label", ", ").join(told)


def _bands(rows: list[_Drawn]) -> list[Band]:
    days: dict[Round, list[date]] = {}
    for row in rows:
        if row.round:
            days.setdefault(row.round, []).extend(day for day in (row.when.earliest, row.when.latest) if day)
    return [
        Band(min(each), max(each), found.name, reverse("pages:round", args=[found.slug]))
        for found, each in days.items()
    ]


def _words(filters: Filters, number: int) -> Words:
    pairs = [pair for pair in filters.given if pair[0] not in ("from", "to", "page")]

    def address(first: date, last: date) -> str:
        return query_string([*pairs, ("from", first.isoformat()), ("to", last.isoformat())])

    def name(count: int, first: date, last: date) -> str:
        language = get_language() or "en"
        days = f"{on_axis(first, 'day', language)} – {on_axis(last, 'day', language)}"
        text = ngettext("%(count)d more event, %(days)s", "%(count)d more events, %(days)s", count)
        return text % {"count": count, "days": days}

    title = ngettext("Overview of %(count)d event", "Overview of %(count)d events", number) % {"count": number}
    return Words(title, name, address)
