"""The record and the engine speak the same words."""

import pytest
from django.db.models import TextChoices

from articles.reading import edtf, values
from timeline.models import Attendance, Kind, Outcome, Phase, Precision, Role


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (Kind, values.KINDS),
        (Phase, values.PHASES),
        (Outcome, values.OUTCOMES),
        (Role, values.ROLES),
        (Attendance, values.ATTENDANCES),
        (Precision, edtf.PRECISIONS),
    ],
)
def test_a_vocabulary_is_the_same_on_both_sides(choices: type[TextChoices], words: tuple[str, ...]) -> None:
    assert tuple(choices.values) == words
