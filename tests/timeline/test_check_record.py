"""`check_record` says that all is well where it is, and names each kind of fault where one is planted."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from articles.models import Article, Boilerplate, SharedPassage
from articles.reading.edtf import Days, one_day, parse_edtf
from tests import cast
from timeline import checks, replay
from timeline.actions.events import AccountValues, PartValues, Passage, cite
from timeline.actions.origins import join_origins
from timeline.checks import Law, Reckoned
from timeline.models import Event, Round, SuggestedPart, Suggestion, Tag, Tagging, UnknownName
from timeline.models.days import range_of

pytestmark = pytest.mark.django_db


def sound(title: str = "Norland and Sudria hold talks", told_days: Days | None = None, **values: object) -> Event:
    """A public event whose every value is told by an account, unless given another one."""
    article = cast.an_article(f"{title}. So they said in Vantaa.")
    parts = (PartValues(cast.norland()), PartValues(cast.sudria()))
    account = {"days": told_days or one_day(cast.DAY), "venue": cast.vantaa(), "outcome": "progress", "phase": "held"}
    told = cast.passage(article, parts=parts, **account)
    return cast.an_event(title, **{"outcome": "progress", "parts": parts, "passages": [told], **values})


def found() -> list[str]:
    """The breaches, each as its law and where it is."""
    return sorted({f"{breach.where}: {breach.law}" for breach in checks.breaches()})


WITHOUT_CHECKS = r"""
    SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname) FROM pg_constraint
     WHERE contype = 'c' AND conrelid <> 0 AND %s ~ ('\m' || conrelid::regclass || '\M')
"""
"""Makes the statements that take their checks from all tables that a text names."""


def past_the_triggers(*statements: str) -> None:
    """Write as a repair by hand or a bulk load may: past foreign keys, checks, triggers and history."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was written before is lawful
        cursor.execute(WITHOUT_CHECKS, [" ".join(statements)])
        for (drop,) in cursor.fetchall():
            cursor.execute(drop)
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


PUBLISHED = "every published {} is told by an account or has a reason"
UNEXPLAINED = {
    PUBLISHED.format("venue"): lambda: sound(venue=cast.lisbon()),
    PUBLISHED.format("outcome"): lambda: sound(outcome="rejected"),
    PUBLISHED.format("outcome in words"): lambda: sound(
        outcome="",
        outcome_text="A text was agreed.",
        passages=[
            cast.passage(cast.an_article("Norland and Sudria met."), days=one_day(cast.DAY), venue=cast.vantaa())
        ],
    ),
    PUBLISHED.format("attendance"): lambda: sound(parts=(PartValues(cast.norland(), None, "negotiator", "confirmed"),)),
    PUBLISHED.format("role"): lambda: sound(parts=(PartValues(cast.norland(), None, "host"),)),
    PUBLISHED.format("phase"): lambda: sound(phase="cancelled"),
    PUBLISHED.format("date"): lambda: sound(days=date(2024, 5, 20)),
    "every participant rests on an account": lambda: sound(parts=(PartValues(cast.vesta()),)),
    "where accounts differ, an editor says why one is shown": lambda: (
        cast.told_also(sound(), cast.an_article("It was in Lisbon."), venue=cast.lisbon()).event
    ),
    "the days of an event lie in its round, or the event says why not": lambda: in_round("2024-07"),
    "an event fits the rule of its round, or says why not": lambda: in_round("2024-05-16", rule_venues=["lisbon"]),
}
"""How to make an event that breaks each law from which an editorial reason frees."""


def in_round(days: str, **rule: object) -> Event:
    """The second event of a round with this rule."""
    talks = cast.vantaa_round()
    sound(round=talks, editorial_reason="It opened the talks.")
    Round.objects.filter(pk=talks.pk).update(**rule)
    when = parse_edtf(days)
    return sound("Norland and Sudria meet again", told_days=when, days=when, round=talks)


@pytest.mark.parametrize("law", UNEXPLAINED)
def test_what_is_published_without_account_or_fit_is_found_until_an_editor_gives_a_reason(law: str) -> None:
    event = UNEXPLAINED[law]()
    assert f"event {event.pk}: {law}" in found()
    event.editorial_reason = "The minutes were seen."
    event.save()
    assert found() == []


def test_days_far_apart_that_the_rule_of_a_round_states_are_no_breach() -> None:
    in_round("2024-05-28", rule_days=range_of(parse_edtf("2024-05")), rule_venues=["vantaa"])
    assert found() == []


def test_days_outside_those_that_the_rule_of_a_round_states_are_found() -> None:
    event = in_round("2024-05-16", rule_days=range_of(one_day(cast.DAY)))
    [breach] = checks.breaches()
    assert (breach.where, breach.law) == (f"event {event.pk}", "an event fits the rule of its round, or says why not")
    assert "its date 2024-05-16 shares no day with 2024-05-14" in breach.told


def whole() -> None:
    """A sound record that has a row of each table in which a fault is planted."""
    event = sound(round=cast.vantaa_round())
    event.editorial_reason = "Two reports are weighed."
    event.save()
    for number, words in enumerate(("We have agreed to leave.", "We have not agreed to leave.")):
        quoted = passage_by(cast.an_article(words, outlet=(cast.COURIER, cast.HERALD)[number]), "Mira Holt")
        cite(event=event, passage=quoted, by=None, at=cast.AT)
    first, other = event.citations.order_by("pk")[:2]
    join_origins(first=first, other=other, reason="One press conference.", by=None, at=cast.AT)
    version = first.version
    Suggestion.objects.create(
        version=version, start=first.start, end=first.end, quote=first.quote, kind="meeting", phase="held",
        confidence=1, read_with="2", decision="accepted", decided_by=cast.somebody(), decided_at=cast.AT, event=event,
    )  # fmt: skip
    SharedPassage.objects.create(
        earlier=version, later=other.version, earlier_start=0, earlier_end=5, later_start=0, later_end=5, similarity=1
    )


def of_every_table() -> None:
    """A row of each table with a history of which a loaded record need not have one."""
    analyst, suggestion = cast.somebody(), Suggestion.objects.earliest("pk")
    version, words = suggestion.version, {"start": suggestion.start, "end": suggestion.end, "quote": suggestion.quote}
    SuggestedPart.objects.create(suggestion=suggestion, party=cast.norland())
    Boilerplate.objects.create(version=version, added=cast.AT, **words)
    UnknownName.objects.create(version=version, text="Ana Rey", what="person", start=0, end=4, why="capitals")
    tagging = Tagging.objects.create(version=version, user=analyst, begun=cast.AT)
    Tag.objects.create(tagging=tagging, version=version, verdict="nothing", **words)


def passage_by(article: Article, speaker: str) -> Passage:
    """The whole text of an article as the words of a speaker."""
    return Passage(article.current, 0, len(article.current.text), speaker, AccountValues(), "", speaker)


ORIGINS = "a decision on origins is about two articles, or two citations of one event, and says why"
ROUNDS = "a round that was merged leads to one that stands, which has its events"
DECIDED = "decided means by whom and when"
FORWARD = "a forward leads to a public event"
PLANTED = [
    ("a text never changes", "UPDATE articles_version SET text = text || ' More.'"),
    ("every quote is found", "UPDATE timeline_citation SET quote = 'Words that nobody wrote'"),
    ("every suggested quote is found", "UPDATE timeline_suggestion SET quote = 'Words that nobody wrote'"),
    ("every suggested quote is found", 'UPDATE timeline_suggestion SET start = 2, "end" = 8'),
    ("the words around a quote are those of its text", "UPDATE timeline_citation SET suffix = 'other words'"),
    ("the words around a quote are those of its text", "UPDATE timeline_citation SET prefix = 'other words'"),
    ("a shared passage stands in two texts", "UPDATE articles_sharedpassage SET earlier_end = 900"),
    ("a shared passage stands in two texts", "UPDATE articles_sharedpassage SET later_id = earlier_id"),
    ("an accepted suggestion led to words cited by its event", "DELETE FROM timeline_citation"),
    (DECIDED, "UPDATE timeline_suggestion SET decided_by_id = NULL"),
    (DECIDED, "UPDATE timeline_suggestion SET decided_at = NULL"),
    (DECIDED, "UPDATE timeline_suggestion SET decision = 'waiting'"),
    (DECIDED, "UPDATE timeline_suggestion SET decision = 'rejected'"),
    ("a published event rests on a citation", "DELETE FROM timeline_citation"),
    (FORWARD, "UPDATE timeline_event SET status = 'merged'"),
    (FORWARD, "UPDATE timeline_event SET status = 'merged', merged_into_id = 987654321"),
    (FORWARD, "UPDATE timeline_event SET merged_into_id = id"),
    (FORWARD, "UPDATE timeline_event SET status = 'merged', merged_into_id = id"),
    (ROUNDS, "UPDATE timeline_round SET status = 'merged'"),
    (ROUNDS, "UPDATE timeline_round SET status = 'merged', merged_into_id = 987654321"),
    (ROUNDS, "UPDATE timeline_round SET merged_into_id = id"),
    (ROUNDS, "UPDATE timeline_round SET status = 'merged', merged_into_id = id"),
    (ORIGINS, "UPDATE timeline_originlink SET reason = ''"),
    (ORIGINS, "UPDATE timeline_originlink SET other_citation_id = citation_id"),
    (ORIGINS, "UPDATE timeline_originlink SET other_citation_id = NULL"),
    (ORIGINS, "UPDATE timeline_originlink SET article_id = (SELECT min(id) FROM articles_article)"),
    (ORIGINS, "UPDATE timeline_citation SET event_id = 987654321"
     " WHERE id = (SELECT other_citation_id FROM timeline_originlink)"),
    ("quotes that are told apart differ as it is said",
     "UPDATE timeline_citation SET quote = 'We have agreed to leave.' WHERE quote LIKE 'We have not%'"),
    ("quotes that are told apart differ as it is said",
     "UPDATE timeline_citation SET speaker = 'Somebody' WHERE quote LIKE 'We have not%'"),
    ("answers kept ready are what the record says", "UPDATE timeline_document SET body = '{}'"),
    ("answers kept ready are what the record says", "DELETE FROM timeline_facet"),
]  # fmt: skip
"""Of each law of which some statement written past the triggers makes a breach: such statements."""

OF_EACH_TABLE = {"nothing points to what is not there", "the history replays to the present state"}


def test_each_law_has_a_planted_fault() -> None:
    assert {law.name for law in checks.laws()} == {*UNEXPLAINED, *dict(PLANTED), *OF_EACH_TABLE}


@pytest.mark.parametrize(("law", "statement"), PLANTED)
def test_a_fault_planted_past_the_triggers_is_found(
    law: str, statement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    whole()
    assert found() == []
    past_the_triggers(statement)
    with pytest.raises(SystemExit) as ended:
        call_command("check_record")
    assert ended.value.code == 1
    assert f"({law}). " in capsys.readouterr().out


def test_in_each_table_what_points_nowhere_or_slipped_past_the_history_is_found() -> None:
    call_command("load_demo", stdout=StringIO())
    whole()
    of_every_table()
    by_name = {name: [law for law in checks.laws() if law.name == name] for name in OF_EACH_TABLE}
    for model in replay.kept_models():
        table, what = model._meta.db_table, model._meta.verbose_name
        row = model._default_manager.order_by("pk").values_list("pk", flat=True)[0]
        for field in model._meta.concrete_fields:
            if field.is_relation:
                wrong = f'UPDATE "{table}" SET "{field.column}" = 987654321 WHERE id = {row}'
                told = (f"{what} {row}", f"its {field.name} is number 987654321, which is not there")
                assert told in after(wrong, by_name["nothing points to what is not there"])
        gone = (f"{what} {row}", "the history has it, and it does not stand in the table")
        assert gone in after(
            f'DELETE FROM "{table}" WHERE id = {row}', by_name["the history replays to the present state"]
        )


def after(statement: str, laws: list[Law | Reckoned]) -> list[tuple[str, str]]:
    """What breaks some laws once a statement was written past the triggers; it is taken back at once."""
    mark = transaction.savepoint()
    try:
        past_the_triggers(statement)
        return [breach for law in laws for breach in law.broken()]
    finally:
        transaction.savepoint_rollback(mark)


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
