"""`check_record` says that all is well where it is, and names each kind of fault where one is planted."""

from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import SharedPassage
from articles.reading.edtf import one_day, parse_edtf
from tests import cast
from timeline import checks
from timeline.actions.events import PartValues
from timeline.models import Event, Suggestion

pytestmark = pytest.mark.django_db


def sound(title: str = "Norland and Sudria hold talks", **values: object) -> Event:
    """A public event whose every value is told by an account."""
    article = cast.an_article(f"{title}. So they said in Vantaa.")
    parts = (PartValues(cast.norland()), PartValues(cast.sudria()))
    account = {"days": one_day(cast.DAY), "venue": cast.vantaa(), "outcome": "progress", "phase": "held"}
    told = cast.passage(article, parts=parts, **account)
    return cast.an_event(title, **{"outcome": "progress", "parts": parts, "passages": [told], **values})


def found() -> list[str]:
    """The breaches, each as its law and where it is."""
    return sorted({f"{breach.where}: {breach.law}" for breach in checks.breaches()})


def past_the_triggers(*statements: str) -> None:
    """Write as a repair by hand or a bulk load may: past foreign keys, triggers and history."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was written before is lawful
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def test_a_sound_record_has_no_breach() -> None:
    sound()
    told = StringIO()
    call_command("check_record", stdout=told)
    assert "All is well" in told.getvalue()


def test_the_demo_record_is_sound() -> None:
    call_command("load_demo", stdout=StringIO())
    assert [str(breach) for breach in checks.breaches()] == []


VALUE = "every published value is told by an account or has a reason"


@pytest.mark.parametrize(
    ("make", "law"),
    [
        (lambda: sound(venue=cast.lisbon()), VALUE),
        (lambda: sound(outcome="rejected"), VALUE),
        (lambda: sound(phase="cancelled"), VALUE),
        (lambda: sound(days=date(2024, 5, 20)), VALUE),
        (lambda: sound(parts=(PartValues(cast.vesta()),)), "every participant rests on an account"),
        (
            lambda: cast.told_also(sound(), cast.an_article("It was in Lisbon."), venue=cast.lisbon()).event,
            "where accounts differ, an editor says why one is shown",
        ),
    ],
)
def test_a_value_without_account_is_found_until_an_editor_gives_a_reason(make: Callable[[], Event], law: str) -> None:
    event = make()
    assert f"event {event.pk}: {law}" in found()
    event.editorial_reason = "The minutes were seen."
    event.save()
    assert found() == []


def test_days_far_from_their_round_are_found() -> None:
    sound(round=cast.vantaa_round())
    late = sound("Norland and Sudria meet again", days=parse_edtf("2024-07"), round=cast.vantaa_round(),
                 basis={"rule": "month"})  # fmt: skip
    assert f"event {late.pk}: the days of an event lie in its round, or the event says why not" in found()


CITATION = "(SELECT min(id) FROM timeline_citation)"
PLANTED = {
    "every quote is found": "UPDATE timeline_citation SET quote = 'Words that nobody wrote'",
    "the words around a quote are those of its text": "UPDATE timeline_citation SET suffix = 'other words'",
    "a text never changes": "UPDATE articles_version SET text = text || ' More.'",
    "a published event rests on a citation": "DELETE FROM timeline_citation",
    "nothing points to what is not there": "UPDATE timeline_event SET venue_id = 987654321",
    "the history replays to the present state": "UPDATE timeline_event SET summary = 'Slipped in.'",
    "a forward leads to a public event": "UPDATE timeline_event SET status = 'merged', merged_into_id = 987654321",
}


@pytest.mark.parametrize("law", PLANTED)
def test_a_fault_planted_past_the_triggers_is_found(law: str, capsys: pytest.CaptureFixture[str]) -> None:
    sound()
    assert found() == []
    past_the_triggers(PLANTED[law])
    assert law in {breach.law for breach in checks.breaches()}
    with pytest.raises(SystemExit) as ended:
        call_command("check_record")
    assert ended.value.code == 1
    assert law in capsys.readouterr().out


def test_rows_that_the_history_does_not_know_or_still_has_are_found() -> None:
    event = sound()
    past_the_triggers(
        "DELETE FROM timeline_participation",
        "INSERT INTO timeline_party (slug, name, kind, note) VALUES ('unseen', 'Unseen', 'group', '')",
    )
    told = [(b.where.split()[0], b.told) for b in checks.breaches() if "replays" in b.law]
    assert told == [
        ("party", "it stands in the table, and the history does not know of it"),
        *[("participation", "the history has it, and it does not stand in the table")] * 2,
    ]
    assert event.pk


def test_a_shared_passage_beyond_its_text_is_found() -> None:
    one, other = cast.an_article("One text."), cast.an_article("Another text.")
    SharedPassage.objects.create(
        earlier=one.current, later=other.current, earlier_start=0, earlier_end=900, later_start=0, later_end=5,
        similarity=1,
    )  # fmt: skip
    assert "a shared passage stands in two texts" in {breach.law for breach in checks.breaches()}


def test_an_accepted_suggestion_that_its_event_does_not_cite_is_found() -> None:
    event = sound()
    version = cast.an_article("Talks were held in Vantaa on Tuesday.").current
    Suggestion.objects.create(
        version=version, start=0, end=5, quote="Talks", kind="meeting", phase="held", confidence=1, read_with="2",
        decision="accepted", decided_by=cast.somebody(), decided_at=cast.AT, event=event,
    )  # fmt: skip
    laws = {breach.law for breach in checks.breaches()}
    assert "an accepted suggestion led to words cited by its event" in laws


def test_a_kept_answer_that_the_record_does_not_give_is_found() -> None:
    event = sound()
    past_the_triggers(
        f"INSERT INTO timeline_document (event_id, body) VALUES ({event.pk}, '{{}}')"
        " ON CONFLICT (event_id) DO UPDATE SET body = excluded.body"
    )
    assert f"event {event.pk}: {checks.KEPT_READY}" in found()
