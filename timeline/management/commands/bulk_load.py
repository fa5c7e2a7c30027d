"""`manage.py bulk_load`: a whole record from the files of a data set."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles.actions import Refusal
from timeline.actions.bulk import bulk_load


class Command(BaseCommand):
    """Loads a folder of JSON Lines into an empty record."""

    help = "Load a record of up to millions of events from a folder of JSON Lines; see docs/dataset.md."

    def add_arguments(self, parser: CommandParser) -> None:
        """The folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="holds events.jsonl and the files that it names")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many of each there are."""
        try:
            made = bulk_load(folder=options["folder"], by=None, at=timezone.now())
        except Refusal as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write("Loaded " + ", ".join(f"{number} {name}" for name, number in made.items() if number) + ".")
        self.stdout.write("Next: manage.py refresh_documents --jobs 2; until then events are answered more slowly.")
