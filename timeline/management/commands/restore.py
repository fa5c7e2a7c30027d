"""`manage.py restore FILE`: brings back what `backup` wrote, wholly or not at all."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from timeline import database

# the default schema as PostgreSQL itself makes it
EMPTY = b"""DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
# written by pg_restore 17 and newer, refused by older servers, and of no use in one transaction
UNKNOWN_TO_OLDER = b"SET transaction_timeout = 0;\n"


class Command(BaseCommand):
    """Reads a copy into the database in one transaction: if it fails, everything is as it was."""

    help = "Bring back a copy that backup wrote; refuses a database that holds something, unless told to replace it."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and whether what is there may go."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="delete what the database holds now")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check the file and the database, then read the one into the other."""
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"{file} is not there: name a file that manage.py backup wrote.")
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
        if tables and not options["replace"]:
            raise CommandError(
                f"The database holds {len(tables)} tables already: nothing was done. Use --replace to delete them, "
                "after a backup of what they hold."
            )
        target, environment = database.client(connection.get_connection_params())
        connection.close()
        with tempfile.TemporaryFile() as script:  # not a pipe: half a copy would look like the end of a whole one
            try:
                _write_script(file, script)
            except OSError as error:
                raise CommandError(f"{file} cannot be unpacked ({error.strerror}): nothing was changed.") from error
            script.seek(0)
            psql = [str(database.programs() / "psql"), "--no-psqlrc", "--quiet", "--single-transaction"]
            psql += ["--set=ON_ERROR_STOP=1", "--output=/dev/null", f"--dbname={target}"]
            done = subprocess.run(psql, stdin=script, stderr=subprocess.PIPE, env=environment, text=True, check=False)  # noqa: S603
        if done.returncode:
            told = [line for line in done.stderr.splitlines() if "ERROR" in line or "FATAL" in line]
            raise CommandError(f"Nothing was changed, because the copy cannot be read in: {(told or [done.stderr])[0]}")
        self.stdout.write(f"{file} is restored. Run manage.py migrate if this version of the project is newer.")


def _write_script(file: Path, script: IO[bytes]) -> None:
    """Turn the copy into SQL, after the statements that empty the database."""
    command = [str(database.programs() / "pg_restore"), "--file=-", "--no-owner", "--no-privileges", str(file)]
    with tempfile.TemporaryFile() as errors:
        reading = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)  # noqa: S603
        with reading:
            assert reading.stdout is not None
            script.write(EMPTY)
            for line in reading.stdout:
                if line == UNKNOWN_TO_OLDER:
                    break
                script.write(line)
            shutil.copyfileobj(reading.stdout, script)
        if reading.returncode:
            errors.seek(0)
            told = errors.read().decode(errors="replace").strip().splitlines() or ["no reason given"]
            raise CommandError(f"{file} is no whole copy made by manage.py backup ({told[-1]}): nothing was changed.")
