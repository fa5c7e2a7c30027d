"""The demo record loads whole, obeys every law, and shows every trap."""

import shutil
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import Article, Outlet, SharedPassage
from timeline import queries
from timeline.models import Citation, Event, OriginLink, Status

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")


@pytest.mark.usefixtures("demo")
def test_the_demo_record_has_its_rounds_and_about_thirty_events() -> None:
    assert {row.slug for row in queries.rounds()} >= {
        "cairo-february-2024", "paris-february-2024", "cairo-march-2024", "cairo-doha-may-2024", "truce-november-2023",
    }  # fmt: skip
    assert 25 <= Event.objects.public().count() <= 45
    assert Event.objects.exclude(status=Status.PUBLISHED).exists()


@pytest.mark.usefixtures("demo")
def test_every_outlet_of_it_is_marked_as_a_sample() -> None:
    assert not Outlet.objects.filter(is_sample=False).exists()
    assert not Article.objects.filter(outlet=None).exists()


@pytest.mark.usefixtures("demo")
def test_it_shows_accounts_that_differ_and_reprints_that_confirm_nothing() -> None:
    shown = queries.shown(queries.timeline())
    assert {field for told in shown for field in told.disputed} >= {"date", "outcome"}
    assert SharedPassage.objects.exists()
    assert any(told.sources.origins_at_most < told.sources.reports for told in shown)


@pytest.mark.usefixtures("demo")
def test_it_has_open_and_approximate_dates_and_every_event_the_rule_of_its_date() -> None:
    precisions = set(Event.objects.values_list("precision", flat=True))
    assert {"day", "range"} <= precisions
    assert precisions & {"approximate", "month"}
    assert all(event.basis["rule"] for event in Event.objects.all())


@pytest.mark.usefixtures("demo")
def test_it_is_loaded_once_into_an_empty_record_only() -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("load_demo")


def test_an_entry_that_does_not_fit_leaves_nothing(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "fixtures" / "demo"
    shutil.copytree(settings.BASE_DIR / "fixtures" / "demo", folder)
    record = folder / "record.toml"
    text = record.read_text("utf-8")
    record.write_text(text[: text.rindex('quote = "')] + 'quote = "Words that nobody wrote."\n', "utf-8")
    monkeypatch.setattr(settings, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match="Words that nobody wrote"):
        call_command("load_demo")
    assert not Article.objects.exists()


@pytest.mark.usefixtures("demo")
def test_it_shows_a_merged_event_and_one_that_was_split_off() -> None:
    [merged] = Event.objects.filter(status=Status.MERGED)
    assert (merged.title, merged.merged_into.status) == ("Haniyeh telephones the mediators", Status.PUBLISHED)
    [made] = Event.objects.filter(split_from__isnull=False)
    assert (made.citations.count(), made.split_from.citations.count()) == (1, 1)


@pytest.mark.usefixtures("demo")
def test_it_shows_a_corrected_text_whose_quotes_moved_and_one_that_was_altered() -> None:
    states = Citation.objects.filter(version__article__versions__number=2).values_list("state", flat=True)
    assert set(states) == {"moved", "altered"}
    [waiting] = queries.quotes_waiting()
    assert queries.likely(waiting).words.endswith("went over lists of names")


@pytest.mark.usefixtures("demo")
def test_two_rounds_at_one_venue_are_kept_apart_and_every_event_fits_the_rule_of_its_round() -> None:
    in_cairo = [row for row in queries.rounds() if row.rule_venues == ["cairo"]]
    assert {row.slug for row in in_cairo} == {"cairo-february-2024", "cairo-march-2024"}
    assert [(str(event), reasons) for event, reasons in queries.breaking_rules()] == []


def sources(title: str) -> Any:
    [shown] = queries.shown(queries.timeline().filter(title=title))
    return shown.sources


@pytest.mark.usefixtures("demo")
def test_it_shows_origins_that_an_analyst_joined_and_parted_with_a_reason() -> None:
    assert set(OriginLink.objects.values_list("kind", flat=True)) == {"join", "part"}
    joined = sources("Hamas does not provide a list of living captives")
    assert (joined.reports, joined.origins_at_most) == (3, 2)
    [basis] = [basis for origin in joined.origins for basis in origin.basis]
    assert basis.kind == "analyst"
    assert "both papers print the one answer" in basis.why
    parted = sources("Hamas and mediators hold talks in Cairo")
    [basis] = [basis for basis in parted.apart if basis.kind == "parted"]
    assert "One agency, but two sources" in basis.why
    assert not any(set(basis.citations) <= set(origin.citations) for origin in parted.origins)


@pytest.mark.usefixtures("demo")
def test_it_shows_a_standing_paragraph_that_is_no_reprint_and_stays_visible() -> None:
    found = sources("Truce begins in Gaza")
    assert (found.reports, found.origins_at_most) == (5, 5)
    [basis] = found.apart
    assert basis.kind == "standing"
    assert len(basis.citations) == 2
    assert "printed 63 days apart" in basis.why


@pytest.mark.usefixtures("demo")
def test_it_shows_quotes_of_one_speaker_that_differ_in_a_negation_a_number_and_a_modal_verb() -> None:
    told = [shown for shown in queries.shown(queries.timeline()) if shown.variants]
    assert [shown.event.title for shown in told] == ["Hamas and mediators hold talks in Cairo"]
    by_kind = {variant.kinds: variant for variant in told[0].variants}
    assert set(by_kind) == {("negation",), ("number",), ("modal",)}
    variant = by_kind[("negation",)]
    assert variant.speaker == "Egyptian organiser"
    first, second = variant.quotes
    assert [first.citation.quote[start:end] for start, end in first.marks] == ["not"]
    assert second.marks == ()
    outlets = {quoted.citation.version.article.outlet for quoted in variant.quotes}
    assert len(outlets) == 2
