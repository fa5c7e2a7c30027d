"""Walking a table in one test: a table of hundreds of rows costs as much as its rows do, and no more."""

from collections.abc import Callable, Iterable
from typing import Any


def walks(names: str, rows: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The test is called with every row (a value for each of the names); it fails with all rows that fail.

    Like `pytest.mark.parametrize`, and stacked like it, but one test.
    """
    asked = [name.strip() for name in names.split(",")]
    table = [tuple(row) if len(asked) > 1 else (row,) for row in rows]

    def walking(test: Callable[..., None]) -> Callable[..., None]:
        def walk(**given: Any) -> None:
            failed = []
            for row in table:
                try:
                    test(**dict(zip(asked, row, strict=True)), **given)
                except AssertionError as error:
                    failed.append(f"{row}: {error}")
            assert table, "the table has no row"
            assert not failed, f"{len(failed)} of {len(table)} rows fail:\n" + "\n".join(failed)

        walk.__name__, walk.__doc__ = test.__name__, test.__doc__
        walk.walks = True  # type: ignore[attr-defined]
        return walk

    return walking
