"""The tables of reading are walked without Django: where it cannot be imported, every row still does what it says."""

import subprocess
import sys
from pathlib import Path

import pytest

from .tables import walks

ROOT = Path(__file__).parents[2]
TABLES = (
    "test_date_rules",
    "test_dates",
    "test_date_languages",
    "test_sightings",
    "test_name_rows",
    "test_attribution",
)
WALK = """
import importlib, sys
sys.modules["django"] = None  # any import of it fails
walked = 0
for name in sys.argv[1:]:
    module = importlib.import_module(f"tests.reading.{name}")
    for test in [test for test in vars(module).values() if getattr(test, "walks", False)]:
        test()
        walked += 1
print(walked)
"""


def test_the_tables_are_walked_where_django_cannot_be_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WALK, *TABLES], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) >= len(TABLES)


def test_a_walk_fails_with_all_rows_that_fail() -> None:
    @walks("a, b", [(1, 1), (1, 2), (2, 3)])
    def equal(a: int, b: int) -> None:
        assert a == b

    with pytest.raises(AssertionError, match="2 of 3 rows fail"):
        equal()


def test_an_empty_table_fails() -> None:
    @walks("a", [])
    def never(a: int) -> None:
        raise ValueError(a)

    with pytest.raises(AssertionError, match="no row"):
        never()
