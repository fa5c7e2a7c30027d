"""Drawings from plain values: nothing covers anything, time runs the right way, and what is said is escaped."""

import re
from datetime import date, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from timeline.charts import Band, Lane, Mark, Meeting, Scale, Words, card, locator, matrix, overview, ticks
from timeline.charts.lanes import WIDTH
from timeline.charts.lettering import drawable, runs
from timeline.charts.marks import TARGET, extent
from timeline.charts.packing import Cluster, Placed, pack

FIRST = date(2024, 2, 1)
FEBRUARY = Scale(FIRST, date(2024, 2, 29), WIDTH)
WORDS = Words("Overview", lambda count, first, last: f"{count} from {first} to {last}", lambda first, last: f"?{first}")


def a_mark(key: str = "1", day: int = 1, days: int = 1, **values: object) -> Mark:
    first = FIRST + timedelta(days=day - 1)
    values = {
        "precision": "day" if days == 1 else "range", "phase": "held", "lane": "cairo", "disputed": False,
        "label": "Talks <in> Cairo", "href": f"#event-{key}", "first": first, "last": first + timedelta(days=days - 1),
        **values,
    }  # fmt: skip
    return Mark(key, **values)  # type: ignore[arg-type]


def drawing(*marks: Mark, bands: tuple[Band, ...] = (), mirrored: bool = False) -> str:
    axis = ticks(FEBRUARY, lambda day, unit: f"{day.day}")
    lanes = [Lane("cairo", "Cairo")]
    return str(overview(marks, lanes, bands, scale=FEBRUARY, axis=axis, words=WORDS, mirrored=mirrored).drawing)


@given(st.lists(st.tuples(st.integers(1, 29), st.integers(1, 9)), max_size=60))
def test_no_mark_covers_another_and_none_is_lost(spans: list[tuple[int, int]]) -> None:
    marks = [a_mark(str(number), day, days) for number, (day, days) in enumerate(spans)]
    packed = pack(marks, lambda mark: extent(mark, FEBRUARY), 3, WIDTH)
    rows: dict[int, list[tuple[float, float]]] = {}
    for each in packed:
        place = extent(each.mark, FEBRUARY) if isinstance(each, Placed) else (each.start, each.start + each.width)
        rows.setdefault(each.row, []).append(place)
        assert place[1] - place[0] >= TARGET - 0.01
    for places in rows.values():
        for (_, end), (start, _) in zip(sorted(places), sorted(places)[1:], strict=False):
            assert start >= end - 0.01
    assert sum(each.count if isinstance(each, Cluster) else 1 for each in packed) == len(marks)


def test_a_day_is_a_point_an_interval_a_bar_and_about_is_soft() -> None:
    assert drawing(a_mark()).count("<circle") == 1
    bar = re.search(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*class="shape"', drawing(a_mark(day=2, days=7)))
    assert bar
    assert (float(bar[1]), float(bar[2])) == (pytest.approx(WIDTH / 29, 0.01), pytest.approx(7 * WIDTH / 29, 0.01))
    assert 'fill="url(#soft-both)"' in drawing(a_mark(days=4, precision="approximate"))
    assert 'fill="url(#soft-left)"' in drawing(a_mark(first=None, precision="range"))
    assert 'stroke="url(#soft-both)"' in drawing(a_mark(days=4, precision="approximate", phase="planned"))


def test_what_did_not_take_place_is_an_outline_and_what_is_disputed_is_marked() -> None:
    assert 'class="mark mark-outline mark-planned"' in drawing(a_mark(phase="planned"))
    assert drawing(a_mark(phase="cancelled")).count("cross-out") == 1
    assert drawing(a_mark(disputed=True)).count('class="disputed"') == 1
    assert 'class="mark mark-full mark-held"' in drawing(a_mark())


def test_every_mark_is_a_link_that_says_what_it_is_escaped_and_without_inline_style() -> None:
    drawn = drawing(a_mark(), bands=(Band(FIRST, date(2024, 2, 4), "Cairo & Doha", "/rounds/x/"),))
    root = ElementTree.fromstring(drawn)
    links = {link.get("href"): link.get("aria-label") or "".join(link.itertext()) for link in root.iter("a")}
    assert links == {"#event-1": "Talks <in> Cairo", "/rounds/x/": "Cairo & Doha"}
    assert "style" not in drawn


def test_time_runs_from_right_to_left_where_it_is_read_so() -> None:
    at = [re.findall(r'<circle cx="([\d.]+)"', drawing(a_mark(day=3), mirrored=side))[0] for side in (False, True)]
    assert float(at[0]) + float(at[1]) == pytest.approx(WIDTH, abs=0.2)


def test_what_no_row_has_room_for_is_one_link_with_its_number() -> None:
    drawn = drawing(*(a_mark(str(number)) for number in range(20)))
    assert drawn.count('class="mark ') == 8
    assert ">+12<" in drawn
    assert 'aria-label="12 from 2024-02-01 to 2024-02-01"' in drawn


@pytest.mark.parametrize(
    ("first", "last", "units", "most"),
    [
        (date(2024, 2, 13), date(2024, 2, 16), "day", 4),
        (date(2024, 2, 1), date(2024, 2, 29), "day", 5),
        (date(2023, 11, 20), date(2024, 5, 10), "month", 6),
        (date(2020, 1, 1), date(2026, 1, 1), "year", 8),
        (date(1, 1, 1), date(9999, 12, 31), "year", 12),
    ],
)
def test_the_axis_is_as_dense_as_its_labels_allow(first: date, last: date, units: str, most: int) -> None:
    found = ticks(Scale(first, last, WIDTH), lambda day, unit: unit)
    assert {tick.unit for tick in found} == {units}
    assert 2 <= len(found) <= max(most, 14)


def test_who_met_whom_counts_each_pair_once() -> None:
    drawn = str(
        matrix(["Norland", "Sudria"], [Meeting(0, 1, 3)], title="Who met whom", pair=lambda a, b, n: f"{a} {b} {n}")
    )
    assert "<title>Norland Sudria 3</title>" in drawn
    assert re.findall(r'class="matrix-count">(\d+)<', drawn) == ["3"]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(30.04, 31.24), (60.3, 25.0), (-41.3, 174.8), (66.0, -179.9), (90.0, 0.0)]
)
def test_a_map_shows_only_what_lies_inside_it(latitude: float, longitude: float) -> None:
    drawn = str(locator(latitude, longitude, name="Here", title="Map of here"))
    land = re.search(r'd="([^"]*)" class="land"', drawn)
    assert land
    for x, y in re.findall(r"([\d.-]+) ([\d.-]+)", land[1]):
        assert 0 <= float(x) <= 320
        assert 0 <= float(y) <= 200
    assert len(drawn) < 6_000


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200), st.text(max_size=50))
def test_a_card_can_be_drawn_of_any_words(title: str, place: str) -> None:
    picture = Image.open(BytesIO(card(title, above="13 February 2024", below=place, site="Negotiation Timeline")))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_a_long_title_is_drawn_smaller_and_cut_in_the_end() -> None:
    short, long = (card(text, above="", below="", site="Site") for text in ("Talks", "Talks about talks " * 30))
    assert len(long) > len(short)


def inked(picture: bytes, rows: slice) -> tuple[int, int]:
    """The first and the last column of a card with ink on some of its rows."""
    image = Image.open(BytesIO(picture)).convert("L").crop((0, rows.start, 1200, rows.stop))
    box = image.point(lambda shade: 255 if shade < 200 else 0).getbbox()
    assert box
    return box[0], box[2]


@pytest.mark.parametrize("title", ["اجتمع الوفدان", "המשלחת הגיעה"])
def test_a_title_from_right_to_left_stands_at_the_right_edge_of_a_card(title: str) -> None:
    first, last = inked(card(title, above="", below="", site="Site"), slice(120, 240))
    assert first > 600
    assert 1110 < last <= 1116
    first, last = inked(card("Talks", above="", below="", site="Site"), slice(120, 240))
    assert 80 <= first < 90
    assert last < 600


def test_letters_are_joined_and_put_in_the_order_of_drawing() -> None:
    hebrew = "NotoSerifHebrew.ttf"
    assert [name for name, _ in runs("בחדר (Cairo) אחר")] == [hebrew, "NotoSerif.ttf", hebrew]
    drawn = "".join(letters for _, letters in runs("בחדר (Cairo) אחר"))
    assert drawn == "רחא (Cairo) רדחב"
    [(_, joined)] = runs("سلام")
    assert joined == "\ufee1\ufefc\ufeb3"  # meem as it stands alone, lam with alef as one letter, seen at the beginning


def test_what_no_font_has_is_left_out_and_accents_are_kept() -> None:
    assert drawable("Élysée\n 中文 Erdog\u0306an\0") == "Élysée Erdoğan"
    assert card("中文", above="", below="", site="Site") == card("Site", above="", below="", site="Site")
