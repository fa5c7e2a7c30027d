"""`manage.py backup FILE`: a consistent copy of everything in one file."""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from timeline import database


class Command(BaseCommand):
    """Writes the whole database, as it is at one moment, while others go on working."""

    help = "Copy everything in the database into one file, which only its owner can read."
    requires_system_checks = []  # whatever is broken, a copy can be made

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether an older one may be replaced."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace the file if it exists")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write beside the file first, so that there is never half a copy under its name."""
        file: Path = options["file"]
        if not file.parent.is_dir():
            raise CommandError(f"{file.parent} is not a folder: make it, or name another one.")
        if file.is_dir() or (file.exists() and not options["force"]):
            raise CommandError(f"{file} exists: name another file, or replace it with --force.")
        try:
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")  # owner-only
        except OSError as error:
            raise CommandError(f"{file} cannot be written ({error.strerror}): name another folder.") from error
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as opened:
                _dump(opened)
                opened.flush()
                os.fsync(opened.fileno())
            if options["force"]:
                part.replace(file)
            else:
                _name_once(part, file)
        finally:
            part.unlink(missing_ok=True)
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes. Bring it back with: manage.py restore {file}")


def _dump(opened: Any) -> None:
    target, environment = database.client(connection.get_connection_params())
    command = [str(database.programs() / "pg_dump"), "--format=custom", "--no-owner", "--no-privileges", target]
    done = subprocess.run(command, stdout=opened, stderr=subprocess.PIPE, env=environment, text=True, check=False)  # noqa: S603
    if done.returncode:
        told = done.stderr.strip().splitlines() or ["no reason given"]
        raise CommandError(f"Nothing was written, because pg_dump failed: {told[-1]}")


def _name_once(part: Path, file: Path) -> None:
    """Give the finished copy its name, but never over a file that has come up meanwhile."""
    try:
        file.hardlink_to(part)
    except FileExistsError as error:
        raise CommandError(f"{file} exists: name another file, or replace it with --force.") from error
    except OSError:  # a file system without hard links
        part.rename(file)
