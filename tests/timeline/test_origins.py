"""Reports grouped by origin: what joins them, what only looks alike, and what an analyst decides."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from timeline.origins import Basis, Decision, Grouping, Print, Shared, Told, grouped

ONE = Told(1, 11, 101, 0, 40, outlet="Vantaa Courier")
TWO = Told(2, 12, 102, 10, 50, outlet="Lisbon Herald")
THREE = Told(3, 13, 103, 0, 40, outlet="Northern Mirror")
PASSAGE = Shared(Print(101, 0, 400), Print(102, 0, 400), "syndication", "two outlets print its 60 words", 0.98)


def members(found: Grouping) -> list[tuple[int, ...]]:
    return [origin.citations for origin in found.origins]


def test_reports_that_share_nothing_are_each_an_origin_at_most() -> None:
    found = grouped([ONE, TWO])
    assert (found.reports, found.origins_at_most, members(found)) == (2, 2, [(1,), (2,)])
    assert all(origin.basis == () for origin in found.origins)


def test_words_in_a_passage_that_both_print_have_one_origin_and_the_passage_is_shown() -> None:
    found = grouped([ONE, TWO, THREE], [PASSAGE])
    assert (found.reports, found.origins_at_most, members(found)) == (3, 2, [(1, 2), (3,)])
    [basis] = found.origins[0].basis
    assert (basis.kind, basis.passages, basis.similarity) == ("shared_passage", (PASSAGE.first, PASSAGE.second), 0.98)
    assert basis.why == "the words stand in a passage that both print: two outlets print its 60 words"


def test_words_beside_the_passage_are_the_reports_own() -> None:
    assert members(grouped([ONE, replace(TWO, start=390, end=450)], [PASSAGE])) == [(1,), (2,)]


def test_a_standing_paragraph_or_a_common_quotation_joins_nothing_and_is_shown_as_such() -> None:
    for kind in ("standing", "quotation"):
        found = grouped([ONE, TWO], [replace(PASSAGE, kind=kind)])
        assert members(found) == [(1,), (2,)]
        assert [(basis.kind, basis.citations) for basis in found.apart] == [(kind, (1, 2))]


def test_two_later_copies_meet_through_the_first_one_although_no_report_of_it_is_cited() -> None:
    shared = [
        Shared(Print(99, 200, 600), Print(101, 0, 400), "syndication", ""),
        Shared(Print(99, 200, 600), Print(102, 10, 410), "syndication", ""),
    ]
    assert members(grouped([ONE, TWO], shared)) == [(1, 2)]
    other_words = replace(TWO, start=300, end=390)
    elsewhere = replace(shared[1], first=Print(99, 480, 600), second=Print(102, 290, 410))
    assert members(grouped([ONE, other_words], [shared[0], elsewhere])) == [(1,), (2,)]


def test_two_outlets_that_quote_one_speaker_are_one_origin_for_what_was_said() -> None:
    holt, berg = replace(ONE, speaker="Mira Holt"), replace(ONE, id=4, start=50, end=80, speaker="Tomas Berg")
    found = grouped([holt, berg, replace(TWO, speaker="envoy Mira Holt")])
    assert members(found) == [(1, 2), (4,)]
    assert found.origins[0].basis == (Basis("speaker", "each gives the word of Mira Holt", (1, 2)),)


def test_an_official_without_a_name_may_be_another_official() -> None:
    unnamed = "senior Norland official"
    assert members(grouped([replace(ONE, speaker=unnamed), replace(TWO, speaker=unnamed)])) == [(1,), (2,)]


def test_reports_that_name_one_agency_are_one_origin_and_so_is_the_agency_itself() -> None:
    agency = replace(THREE, outlet="Vantaa Wire", is_agency=True)
    found = grouped([replace(ONE, credit="Vantaa Wire"), replace(TWO, via="the Vantaa Wire"), agency])
    assert members(found) == [(1, 2, 3)]
    assert found.origins[0].basis == (
        Basis("agency", "each is printed by Vantaa Wire or names it as the source", (1, 2, 3)),
    )


def test_two_reports_of_one_newspaper_are_not_joined_by_its_name_alone() -> None:
    assert members(grouped([ONE, replace(TWO, outlet="Vantaa Courier")])) == [(1,), (2,)]


def test_a_report_counts_once_however_many_of_its_words_are_cited() -> None:
    own = replace(ONE, id=4, start=50, end=80)
    spoken = replace(ONE, id=5, start=90, end=99, speaker="Mira Holt")
    found = grouped([ONE, own, spoken])
    assert (members(found), found.reports, found.origins_at_most) == ([(1, 4), (5,)], 1, 1)


def test_a_report_with_many_speakers_is_still_one_report() -> None:
    speakers = [replace(ONE, id=n, speaker=f"Envoy {n}") for n in (4, 5, 6)]
    both = [replace(TWO, speaker="Ada Lind"), replace(THREE, speaker="Ada Lind")]
    assert grouped([*speakers, *both]).origins_at_most == 2


def test_an_analyst_joins_articles_with_a_reason() -> None:
    found = grouped([ONE, TWO], decisions=[Decision(True, "article", 11, 12, "one reporter wrote both")])
    assert members(found) == [(1, 2)]
    assert found.origins[0].basis == (Basis("analyst", "an analyst joined them: one reporter wrote both", (1, 2)),)


def test_an_analyst_parts_what_a_wrong_credit_line_joined() -> None:
    rows = [replace(ONE, credit="AP"), replace(TWO, credit="AP"), replace(THREE, via="AP")]
    found = grouped(rows, decisions=[Decision(False, "citation", 1, 2, "the credit is of the photograph")])
    assert members(found) == [(1, 3), (2,)]
    assert found.apart == (Basis("parted", "an analyst keeps them apart: the credit is of the photograph", (1, 2)),)


def test_a_decision_on_words_of_another_event_changes_nothing() -> None:
    assert members(grouped([ONE, TWO], decisions=[Decision(True, "citation", 1, 77, "same")])) == [(1,), (2,)]


NAMES = st.sampled_from(["", "Mira Holt", "Tomas Berg", "AP", "senior official"])
SPANS = st.integers(0, 5).map(lambda n: n * 50)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Told], list[Shared], list[Decision]]:
    count = draw(st.integers(1, 6))
    told = []
    for number in range(1, count + 1):
        article, start = draw(st.integers(1, 4)), draw(SPANS)
        names = {name: draw(NAMES) for name in ("credit", "via", "speaker")}
        told.append(Told(number, article, 100 + article, start, start + 40, f"Outlet {article}", **names))
    sides = st.builds(lambda version, start: Print(100 + version, start, start + 150), st.integers(1, 6), SPANS)
    shared = draw(
        st.lists(st.builds(Shared, sides, sides, st.sampled_from(["syndication", "standing"]), st.just("")), max_size=4)
    )
    apart = [one for one in shared if one.first.version < one.second.version]
    numbers = st.integers(1, 6)
    decided = st.builds(
        Decision, st.booleans(), st.sampled_from(["article", "citation"]), numbers, numbers, st.just("x")
    )
    decisions = draw(st.lists(decided, max_size=3))
    return told, apart, [one for one in decisions if one.first != one.second]


@given(worlds())
def test_every_citation_has_exactly_one_origin(world: tuple[list[Told], list[Shared], list[Decision]]) -> None:
    told, shared, decisions = world
    found = grouped(told, shared, decisions)
    assert sorted(number for ids in members(found) for number in ids) == sorted(one.id for one in told)
    assert 1 <= found.origins_at_most <= min(found.reports, len(found.origins))


@given(worlds(), st.randoms())
def test_the_order_of_what_is_known_never_matters(world, chance) -> None:  # type: ignore[no-untyped-def]
    first = grouped(*world)
    for rows in world:
        chance.shuffle(rows)
    assert grouped(*world) == first


@given(worlds())
def test_what_an_analyst_parted_never_has_one_origin(world: tuple[list[Told], list[Shared], list[Decision]]) -> None:
    told, shared, decisions = world
    origin = {number: ids for ids in members(grouped(told, shared, decisions)) for number in ids}
    article = {one.id: one.article for one in told}
    for decision in decisions:
        if not decision.join:
            of = article if decision.of == "article" else {one.id: one.id for one in told}
            assert not any(
                {of[a], of[b]} == {decision.first, decision.second}
                for ids in set(origin.values()) for a in ids for b in ids
            )  # fmt: skip


@given(worlds())
def test_each_origin_of_several_citations_says_on_what_that_rests(
    world: tuple[list[Told], list[Shared], list[Decision]],
) -> None:
    for origin in grouped(*world).origins:
        reached = set(origin.citations[:1])
        for _ in origin.citations:
            reached |= {n for basis in origin.basis if reached & set(basis.citations) for n in basis.citations}
        assert reached == set(origin.citations)


@given(worlds())
def test_a_reprint_of_a_cited_report_adds_no_origin(world: tuple[list[Told], list[Shared], list[Decision]]) -> None:
    told, shared, _ = world
    known = [one for one in told if one.article == told[0].article]
    copies = [replace(one, id=one.id + 50, article=99, version=199, outlet="Reprinter") for one in known]
    whole = Shared(Print(known[0].version, 0, 1000), Print(199, 0, 1000), "syndication", "")
    assert grouped([*told, *copies], [*shared, whole]).origins_at_most <= grouped(told, shared).origins_at_most
