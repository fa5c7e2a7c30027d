"""Sightings in an invented negotiation: the table of cues, the corpus, and what one text tells as a whole."""

from datetime import date

import pytest

from articles.reading import Reading, Sighting, read
from articles.reading.cues import CUES, Cue
from articles.reading.values import KINDS, OUTCOMES, PHASES

from .cast import LEXICON, WEDNESDAY
from .corpus import corpus
from .tables import walks

CORPUS = corpus("events")
ROWS = [(cue, text) for cue in CUES for text in cue.examples]


def reading(text: str, day: date | None = WEDNESDAY, **known: str) -> Reading:
    return read(text, reference_date=day, lexicon=LEXICON, **known)


def told(sighting: Sighting) -> tuple[str, str, str, str, list[str]]:
    days = sighting.when.days if sighting.when else None
    parties = [part.party for part in sighting.parts if part.party]
    return sighting.kind, sighting.phase, days.edtf if days else "", sighting.venue or "", parties


@walks("cue, text", ROWS)
def test_a_cue_tells_its_examples(cue: Cue, text: str) -> None:
    found = [s for s in reading(text).sightings if s.why[0].startswith(f"{cue.name}: ")]
    assert [s.kind for s in found] == [cue.kind]


def test_the_cues_use_the_vocabularies_and_have_examples() -> None:
    assert {cue.kind for cue in CUES} <= set(KINDS)
    assert {cue.phase for cue in CUES} <= {*PHASES, ""}
    assert {cue.outcome for cue in CUES} <= {*OUTCOMES, ""}
    assert [cue.name for cue in CUES if not cue.examples] == []
    assert len({cue.name for cue in CUES}) == len(CUES)


@walks("row", CORPUS["read"])
def test_the_corpus_is_told(row: list) -> None:
    text, words, *expected = row
    found = [sighting for sighting in reading(text, CORPUS["reference_day"]).sightings if words in sighting.quote]
    assert [told(sighting) for sighting in found] == [tuple(expected)]


@walks("text", CORPUS["not_read"])
def test_the_negative_corpus_tells_no_event(text: str) -> None:
    assert reading(text, CORPUS["reference_day"]).sightings == ()


def test_one_event_told_twice_is_suggested_once_in_the_better_dated_telling() -> None:
    text = (
        "Norland leaves Vantaa\n\nThe Norland delegation left Vantaa on Monday.\n\n"
        "Sudria shrugged. An aide confirmed that the Norland delegation had departed Vantaa."
    )
    (sighting,) = reading(text).sightings
    assert sighting.quote == "The Norland delegation left Vantaa on Monday."
    assert any(reason.startswith("told again at") for reason in sighting.why)


def test_the_kept_telling_takes_over_the_persons_of_the_other() -> None:
    text = "Talks between Norland and Sudria in Lucerne ended on Monday.\n\nInes Caro joined the talks in Lucerne."
    (sighting,) = reading(text).sightings
    assert [(part.party, part.person) for part in sighting.parts] == [
        ("Norland", None), ("Sudria", None), (None, "Ines Caro"), ("Veltland", None),
    ]  # fmt: skip


def test_a_sentence_that_stood_before_word_for_word_tells_nothing_new() -> None:
    once = "Norland and Sudria met in Lucerne on Monday."
    first = reading(f"{once}\n\nThe harbour was calm.")
    assert reading(f"{once}\n\nThe harbour was calm.\n\n{once}").sightings == first.sightings


def test_a_headline_that_asks_is_not_the_news() -> None:
    text = "What did Norland and Sudria agree in Lucerne?\n\nNorland and Sudria agreed a truce in Lucerne."
    (sighting,) = reading(text).sightings
    assert sighting.when is not None
    assert sighting.when.rule == "news of the report, not dated"


def test_a_denied_event_is_not_told_as_held() -> None:
    (sighting,) = reading("Norland denied that the talks with Sudria had collapsed on Monday.").sightings
    assert sighting.phase == "denied"


def test_a_denial_is_noted_beside_the_telling_it_denies() -> None:
    text = (
        "The talks between Norland and Sudria reached an impasse on Monday.\n\n"
        "Ines Caro denied that the talks had reached an impasse."
    )
    (sighting,) = reading(text).sightings
    assert sighting.phase == "held"
    assert any(reason.startswith("denied at") for reason in sighting.why)


@pytest.mark.parametrize(
    ("text", "days", "rule"),
    [
        ("Sudria rejected the offer.", "2024-02-07/2024-02-14", "the week before the report, not dated"),
        ("Sudria rejected the previous offer.", "../2024-02-14", "before the report, not dated"),
    ],
)
def test_nothing_states_a_date_so_the_report_bounds_it(text: str, days: str, rule: str) -> None:
    """What is told as news is of the days before; what is told as history may be of any day."""
    (sighting,) = reading(text).sightings
    assert sighting.when is not None
    assert sighting.when.days is not None
    assert (sighting.when.days.edtf, sighting.when.rule) == (days, rule)


def test_news_without_a_day_may_be_older_than_a_week() -> None:
    (sighting,) = reading("Sudria rejected the offer.").sightings
    assert sighting.when is not None
    assert [(other.earliest, other.latest) for other in sighting.when.alternatives] == [(None, WEDNESDAY)]


def test_a_date_taken_from_the_talks_keeps_the_open_reading() -> None:
    text = "Norland and Sudria held talks in Lucerne on Sunday.\n\nOstmark boycotted the talks."
    absence = reading(text).sightings[-1]
    assert absence.when is not None
    assert (absence.when.alternatives[0].earliest, absence.when.alternatives[0].latest) == (None, WEDNESDAY)
    assert "date of the talks told at 0" in absence.why
    assert "venue of the talks told at 0" in absence.why


def test_without_any_day_a_sighting_has_no_date() -> None:
    (sighting,) = reading("Norland rejected the offer on Monday.", day=None).sightings
    assert sighting.when is None or sighting.when.days is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ostmark Radio cited an unnamed Sudrian aide as saying that Norland had left the talks.",
         "unnamed Sudrian aide, via Ostmark Radio"),
        ("Norland left the talks, according to two aides familiar with the matter.",
         "two aides familiar with the matter"),
        ("A Sudrian official told Ostmark Radio that Norland left the talks on Monday.",
         "Sudrian official, via Ostmark Radio"),
        ("Norland left the talks on Monday.", ""),
    ],
)  # fmt: skip
def test_the_source_is_named(text: str, source: str) -> None:
    (sighting,) = reading(text).sightings
    assert sighting.attributed_to == source


def test_the_named_mediators_are_the_mediators() -> None:
    text = "Ostmarker and Veltish mediators waited. Sudria held talks with the mediators in Vantaa on Monday."
    (sighting,) = reading(text).sightings
    assert [(part.party, part.role) for part in sighting.parts] == [
        ("Sudria", "negotiator"), ("Ostmark", "mediator"), ("Veltland", "mediator"),
    ]  # fmt: skip


def test_who_stays_away_is_absent_and_who_is_expected_is_expected() -> None:
    (away,) = reading("Norland boycotted the talks in Vantaa on Monday.").sightings
    (coming,) = reading("Norland will attend the talks in Vantaa on Friday.").sightings
    assert [part.attendance for part in (*away.parts, *coming.parts)] == ["absent", "expected"]


def test_furniture_of_the_page_tells_nothing() -> None:
    text = (
        "Norland and Sudria hold talks in Lucerne\nNorland and Sudria hold talks in Lucerne\n\n"
        "Norland and Sudria held talks in Lucerne on Monday.\n\n"
        "See also  Harbour Front left Vantaa on Sunday\nRelated Articles\nBack to top button\n"
        "Ines Caro contributed reporting from the talks in Merane."
    )
    assert [sighting.quote for sighting in reading(text).sightings] == [
        "Norland and Sudria held talks in Lucerne on Monday."
    ]


def test_the_headline_given_apart_counts_as_a_heading() -> None:
    text = "Norland and Sudria held talks in Lucerne.\n\nThe talks began on Monday, Norland and Sudria said."
    with_headline = reading(text, headline="Norland and Sudria held talks in Lucerne.").sightings
    assert all("in a heading" in s.why for s in with_headline if s.start == 0)


def test_without_a_known_party_only_strong_words_count() -> None:
    assert reading("The talks continued.").sightings == ()
    assert [s.kind for s in reading("The talks in the harbour collapsed on Monday.").sightings] == ["breakdown"]


def test_no_two_sightings_share_a_span() -> None:
    text = "\n".join(row[0] for row in CORPUS["read"])
    spans = [(sighting.start, sighting.end) for sighting in reading(text).sightings]
    assert len(spans) > 15
    assert len(set(spans)) == len(spans)
    assert spans == sorted(spans)


def test_what_has_no_place_yet_is_at_the_dateline_rather_than_at_talks_told_later() -> None:
    text = (
        "VANTAA (Northern Wire) - Every side was back on Wednesday.\n\n"
        "The Norland delegation landed earlier today. Ines Caro met Tomas Berg in Lucerne on Tuesday."
    )
    came, met = reading(text).sightings
    assert (came.kind, came.venue, met.venue) == ("arrival", "Vantaa", "Lucerne")


def test_an_arrival_is_where_it_leads_and_a_departure_where_it_begins() -> None:
    (came,) = reading("The Norland delegation landed earlier today from Lucerne.").sightings
    assert (came.kind, came.venue) == ("arrival", None)
    (left,) = reading("The Norland delegation left Vantaa for Lucerne on Monday.").sightings
    assert (left.kind, left.venue) == ("departure", "Vantaa")


def test_talks_elsewhere_lend_their_parties_to_nobody() -> None:
    text = (
        "The talks in Vantaa broke down on Tuesday, people close to them said.\n\n"
        "Ines Caro met Ada Lindqvist in Lucerne on Tuesday to look for a way back."
    )
    lost, met = reading(text).sightings
    assert (lost.venue, {part.person for part in lost.parts}) == ("Vantaa", set())
    assert (met.venue, {part.person for part in met.parts} - {None}) == ("Lucerne", {"Ines Caro", "Ada Lindqvist"})
