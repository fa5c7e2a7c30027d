"""Migrations can be taken back, and the models have no change without one."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)


def tables() -> set[str]:
    return {name for name in connection.introspection.table_names() if name.startswith(("articles_", "timeline_"))}


def test_the_record_and_the_evidence_can_be_taken_down_and_built_again() -> None:
    before = tables()
    assert "timeline_event" in before
    try:
        call_command("migrate", "timeline", "zero", verbosity=0)
        call_command("migrate", "articles", "zero", verbosity=0)
        assert tables() == set()
    finally:
        call_command("migrate", verbosity=0)
    assert tables() == before


@pytest.mark.usefixtures("capsys")
def test_no_model_has_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
