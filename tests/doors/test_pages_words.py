"""What pages say in words of their own: why reports count as one origin, what changed, what came of announcements."""

from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from django.utils.html import strip_tags

from articles.reading.edtf import one_day, parse_edtf
from tests.cast import an_article, an_event, lisbon, passage, vantaa, vantaa_round
from tests.doors.words import text_of
from timeline import queries
from timeline.actions.events import EventValues, change_event
from timeline.models import Kind, word
from timeline.origins import KINDS
from timeline.templatetags.evidence import BECAUSE, because

pytestmark = pytest.mark.django_db


def test_reasons_for_one_origin_say_in_english_what_the_api_says_and_have_words_for_each_kind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert set(BECAUSE) == set(KINDS)
    call_command("load_demo")
    told = [queries.sourcing(shown) for shown in queries.shown(queries.timeline())]
    reasons = [reason for each in told for origin in each.origins for reason in origin.reasons]
    reasons += [reason for each in told for reason in each.apart]
    assert {reason.basis.kind for reason in reasons} >= {"analyst", "shared_passage", "speaker", "parted"}
    for reason in reasons:
        assert strip_tags(because(reason.basis)) == reason.basis.why
    with translation.override("fr"):
        assert all(strip_tags(because(reason.basis)) != reason.basis.why for reason in reasons)


def test_the_log_of_changes_says_dates_codes_and_places_in_the_language_of_the_page(client: Client) -> None:
    event = an_event("Talks")
    values = EventValues("Talks", "statement", parse_edtf("2024-06"), venue=lisbon())
    change_event(event=event, values=values, by=None)
    with translation.override("fr"):
        before, after = word(Kind, "meeting"), word(Kind, "statement")
    words = text_of(client.get("/fr/changes/"))
    assert f"nature: {before} {after}" in words.replace(" :", ":")
    assert "14 mai 2024 juin 2024" in words
    assert "Vantaa Lisbon" in words


@pytest.mark.parametrize(
    ("planned", "where", "said"),
    [
        (date(2024, 5, 14), None, "as announced"),
        (date(2024, 5, 12), None, "on other days than announced"),
        (date(2024, 5, 14), "lisbon", "elsewhere than announced"),
        (date(2024, 5, 12), "lisbon", "on other days and elsewhere than announced"),
        (None, None, ""),
    ],
)
def test_a_round_holds_what_was_announced_against_what_happened(
    client: Client, planned: date | None, where: str | None, said: str
) -> None:
    plan = an_article("Talks are due in May.", published=date(2024, 5, 8), headline="Plan")
    held = an_article("Delegations met in Vantaa on Tuesday.", published=date(2024, 5, 15), headline="Held")
    account = {"days": one_day(planned) if planned else None, "venue": lisbon() if where else None, "phase": "planned"}
    passages = [passage(plan, **account), passage(held, phase="held")]
    an_event("Talks", round=vantaa_round(), venue=vantaa(), passages=passages)
    words = text_of(client.get("/rounds/vantaa-may-2024/"))
    assert (f"({said})" in words) if said else ("announced)" not in words)
