"""The demo record is true to its sample reports, to the vocabularies and to the house's rules of wording."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from articles.reading.edtf import Days, parse_edtf
from articles.reading.values import ANCHOR_KINDS, ATTENDANCES, KINDS, OUTCOMES, PHASES, ROLES, Lexicon

DEMO = Path(__file__).parents[2] / "fixtures" / "demo"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PUBLISHED_BASES = {"given", "metadata", "dateline", "page_header", "text", "analyst", "unknown"}
PARTY_KINDS = {"state", "movement", "organisation", "authority", "group"}
STATUSES = {"draft", "in_review", "published"}

LEXICON: dict[str, Any] = json.loads((DEMO / "lexicon.json").read_text(encoding="utf-8"))
OUTLETS: list[dict[str, Any]] = tomllib.loads((DEMO / "outlets.toml").read_text(encoding="utf-8"))["outlet"]
ARTICLES: dict[str, dict[str, Any]] = {
    row["file"]: row for row in tomllib.loads((DEMO / "articles.toml").read_text(encoding="utf-8"))["article"]
}
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((DEMO / "articles").glob("*.txt"))}
RECORD = tomllib.loads((DEMO / "record.toml").read_text(encoding="utf-8"))
EVENTS: dict[str, dict[str, Any]] = {row["slug"]: row for row in RECORD["event"]}

CITATIONS = [
    pytest.param(citation, id=f"{slug}-{number}")
    for slug, event in EVENTS.items()
    for number, citation in enumerate(event["citation"], 1)
]
every_event = pytest.mark.parametrize("event", EVENTS.values(), ids=EVENTS)
every_text = pytest.mark.parametrize("stem", TEXTS)


def _slugs(group: str) -> set[str]:
    return {row["slug"] for row in LEXICON[group]}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _longest_shared_run(one: str, other: str) -> int:
    """Length in words of the longest run that stands in both texts."""
    first, second, longest = _words(one), _words(other), 0
    row = [0] * (len(second) + 1)
    for word in first:
        row = [0, *(row[at] + 1 if word == second[at] else 0 for at in range(len(second)))]
        longest = max(longest, *row)
    return longest


def _aliases(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for alias in row["aliases"]:
        yield alias if isinstance(alias, dict) else {"text": alias, "lang": "en", "loaded": False}


def _loaded_in(text: str) -> list[str]:
    loaded = [alias["text"] for row in LEXICON["parties"] for alias in _aliases(row) if alias.get("loaded")]
    return [name for name in loaded if name.casefold() in text.casefold()]


def _overlap(one: Days, other: Days) -> bool:
    return (one.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
        one.latest or date.max
    )


def test_the_lexicon_has_the_shape_that_reading_takes() -> None:
    lexicon = Lexicon.from_dict(LEXICON)
    assert len(lexicon.parties) == len(LEXICON["parties"])
    assert {party.kind for party in lexicon.parties} <= PARTY_KINDS
    assert {person.party for person in lexicon.persons} <= {party.name for party in lexicon.parties}
    assert [venue.name for venue in lexicon.venues if not re.fullmatch(r"([A-Z]{2})?", venue.country)] == []


@pytest.mark.parametrize("group", ["parties", "persons", "venues"])
def test_no_name_in_a_group_stands_for_two_things(group: str) -> None:
    names = [name for row in LEXICON[group] for name in [row["name"], *(alias["text"] for alias in _aliases(row))]]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("group", ["parties", "persons", "venues"])
def test_slugs_are_the_names_slugified(group: str) -> None:
    def slug(name: str) -> str:
        return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")

    assert [row["slug"] for row in LEXICON[group]] == [slug(row["name"]) for row in LEXICON[group]]


def test_every_text_is_listed_once_with_a_known_outlet_and_basis() -> None:
    assert sorted(ARTICLES) == sorted(TEXTS)
    assert {row["outlet"] for row in ARTICLES.values()} == {outlet["slug"] for outlet in OUTLETS}
    assert {row["published_basis"] for row in ARTICLES.values()} <= PUBLISHED_BASES
    undated = [stem for stem, row in ARTICLES.items() if "published" not in row]
    assert undated == [stem for stem, row in ARTICLES.items() if row["published_basis"] == "unknown"]


def test_every_outlet_says_that_it_is_a_sample() -> None:
    assert [outlet["slug"] for outlet in OUTLETS if not outlet["name"].endswith("(sample)")] == []
    homepages = [outlet["homepage"] for outlet in OUTLETS if outlet["homepage"]]
    assert [page for page in homepages if not page.endswith(".example.org/")] == []


@every_text
def test_every_text_says_that_it_is_a_sample(stem: str) -> None:
    paragraphs = [line for line in TEXTS[stem].splitlines() if line.strip()]
    assert any("Sample report written for demonstration." in line for line in [*paragraphs[:3], paragraphs[-1]])


@every_text
def test_every_text_is_of_the_length_of_a_short_report(stem: str) -> None:
    assert 900 <= len(TEXTS[stem]) <= 2500


def test_one_passage_is_reprinted_verbatim_and_once_lightly_edited() -> None:
    agency = TEXTS["02-wire-cairo-tuesday"]
    assert _longest_shared_run(agency, TEXTS["03-dispatch-cairo-no-deal"]) >= 120
    edited = _longest_shared_run(agency, TEXTS["04-cedar-talks-fail"])
    assert 15 <= edited < 60
    assert "Meridian Wire" in TEXTS["05-courier-second-day"]


def test_a_page_header_is_weeks_younger_than_its_report() -> None:
    lags = {stem: (row["page_date"] - row["published"]).days for stem, row in ARTICLES.items() if row.get("page_date")}
    assert {stem for stem, lag in lags.items() if lag > 14} == {"12-mirror-talks-stuck"}


def test_reports_from_right_to_left_and_in_french_are_among_them() -> None:
    assert {row["lang"] for row in ARTICLES.values()} == {"en", "ar", "fr"}
    arabic = [stem for stem, text in TEXTS.items() if len(re.findall(r"[\u0600-\u06ff]", text)) > 500]
    assert arabic == [stem for stem, row in ARTICLES.items() if row["lang"] == "ar"]


def test_six_rounds_hold_about_thirty_events() -> None:
    rounds = {row["slug"]: row["background"] for row in RECORD["round"]}
    assert [slug for slug, background in rounds.items() if background] == ["truce-november-2023"]
    assert len(rounds) == 6
    assert {event["round"] for event in EVENTS.values()} - {""} == set(rounds)
    assert len(EVENTS) == len(RECORD["event"])  # no slug twice
    assert [slug for slug, event in EVENTS.items() if event["status"] not in STATUSES] == []
    assert sum(event["status"] == "published" for event in EVENTS.values()) >= 30


@every_event
def test_an_event_speaks_the_vocabularies(event: dict[str, Any]) -> None:
    assert event["kind"] in KINDS
    assert event["phase"] in PHASES
    assert event["outcome"] in ("", *OUTCOMES)
    assert event["venue"] in {"", *_slugs("venues")}
    for part in event["participant"]:
        assert part["role"] in ROLES
        assert part["attendance"] in ATTENDANCES
        assert part.get("party") in _slugs("parties") or part.get("person") in _slugs("persons")
    named = [(part.get("party"), part.get("person")) for part in event["participant"]]
    assert sorted(named, key=str) == sorted(set(named), key=str)


@every_event
def test_an_event_is_dated_by_words_of_a_report_that_it_cites(event: dict[str, Any]) -> None:
    assert parse_edtf(event["when"]).edtf == event["when"]
    basis = event["basis"]
    assert basis["anchor_kind"] in ANCHOR_KINDS
    assert bool(basis["anchor"]) == (basis["anchor_kind"] != "none")
    cited = [citation["article"] for citation in event["citation"]]
    assert any(basis["expression"] in TEXTS[stem] for stem in cited)
    assert basis["anchor"] in {str(ARTICLES[stem].get("published", "")) for stem in cited}
    for other in basis.get("alternatives", ()):
        assert date.fromisoformat(other["earliest"]) <= date.fromisoformat(other["latest"])
        assert other["why"]


@every_event
def test_titles_and_summaries_hold_no_loaded_name(event: dict[str, Any]) -> None:
    own_words = " ".join(event.get(part, "") for part in ("title", "summary", "outcome_text", "editorial_reason"))
    assert _loaded_in(own_words) == []


@pytest.mark.parametrize("talks", RECORD["round"], ids=lambda talks: talks["slug"])
def test_the_words_about_a_round_hold_no_loaded_name(talks: dict[str, Any]) -> None:
    assert _loaded_in(" ".join((talks["name"], talks["rule"], talks["summary"]))) == []


def test_partisan_reports_do_hold_loaded_names() -> None:
    assert _loaded_in(TEXTS["04-cedar-talks-fail"])
    assert _loaded_in(TEXTS["06-courier-no-return"])


@pytest.mark.parametrize("citation", CITATIONS)
def test_a_quote_stands_exactly_once_in_one_paragraph_of_its_report(citation: dict[str, Any]) -> None:
    paragraphs = TEXTS[citation["article"]].splitlines()
    assert sum(paragraph.count(citation["quote"]) for paragraph in paragraphs) == 1
    assert 6 <= len(citation["quote"].split()) <= 40


@pytest.mark.parametrize("citation", CITATIONS)
def test_an_account_says_only_what_the_record_can_hold(citation: dict[str, Any]) -> None:
    account = citation.get("account", {})
    assert set(account) <= {"when", "venue", "outcome", "outcome_text", "phase", "attendance"}
    assert "when" not in account or parse_edtf(account["when"]).edtf == account["when"]
    assert account.get("venue", "cairo") in _slugs("venues")
    assert account.get("outcome", "progress") in OUTCOMES
    assert account.get("phase", "held") in PHASES
    for part in account.get("attendance", ()):
        assert part["role"] in ROLES
        assert part["attendance"] in ATTENDANCES
        assert part.get("party") in _slugs("parties") or part.get("person") in _slugs("persons")


@every_event
def test_a_choice_between_accounts_is_explained(event: dict[str, Any]) -> None:
    accounts = [citation.get("account", {}) for citation in event["citation"]]
    differ = any(
        account.get(part, event[part]) != event[part]
        for account in accounts
        for part in ("phase", "outcome")
        if event[part]
    ) or any(not _overlap(parse_edtf(event["when"]), parse_edtf(row["when"])) for row in accounts if "when" in row)
    assert not differ or event.get("editorial_reason")


def test_accounts_that_differ_are_kept() -> None:
    paris = {citation["account"].get("when") for citation in EVENTS["paris-meeting-february"]["citation"]}
    assert {"2024-02-23", "2024-02-10~/2024-02-20~"} <= paris
    truce = {citation["account"].get("when") for citation in EVENTS["truce-begins-november-2023"]["citation"]}
    assert truce == {"2023-11-24", "2023-12"}
    ended = {citation["account"].get("when") for citation in EVENTS["cairo-round-ends-march"]["citation"]}
    assert ended == {"2024-03-05", "2024-03-07"}


def test_nothing_of_the_measured_reports_is_copied() -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"no real reports to compare with: {SEEDS} is absent")
    theirs = {run for path in SEEDS.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8"), 8)}
    assert theirs
    ours = {path.name: path.read_text(encoding="utf-8") for path in DEMO.rglob("*") if path.is_file()}
    assert {name: sorted(_runs(text, 8) & theirs) for name, text in ours.items() if _runs(text, 8) & theirs} == {}
