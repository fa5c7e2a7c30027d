"""`manage.py export_record`: the whole public record as files."""

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.actions import Refusal
from timeline.exports.release import export_record, keep


class Command(BaseCommand):
    """Writes a folder of files, and releases it under a version when one is named."""

    help = "Write the whole public record as files; with --version, keep them as a release that the API lists."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Leaves `--version` to this command: elsewhere it tells the version of Django."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to, and as which version."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
        parser.add_argument("--version", dest="release", default="", metavar="NAME", help="for instance 2024.1")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say what was written."""
        version = options["release"]
        if version and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", version):
            raise CommandError(f"--version {version!r}: use up to 64 letters, digits, points, dashes and underscores.")
        try:
            written = export_record(options["folder"], version=version or "unreleased")
            kept = keep(options["folder"], version=version) if version else None
        except Refusal as fault:
            raise CommandError(f"{str(fault)[:1].upper()}{str(fault)[1:]}.") from fault
        except OSError as fault:
            raise CommandError(f"{options['folder']} cannot be written: {fault}") from fault
        for file in written:
            self.stdout.write(f"{file.sha256}  {file.name}  {file.bytes} bytes")
        if kept:
            self.stdout.write(f"Released as {version}; the API lists it at /api/v1/datasets/.")
