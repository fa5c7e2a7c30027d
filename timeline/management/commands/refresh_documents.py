"""`manage.py refresh_documents`: the answers about events, kept ready."""

import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from timeline.actions import documents
from timeline.models import Document


class Command(BaseCommand):
    """Writes the answers about events that no action has written yet."""

    help = "Write the documents of all events that have none, as after a load or a change of something many share."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many processes."""
        parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes; default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, with a progress bar, and say how many are left."""
        missing = Document.objects.filter(body=None)
        command = [sys.executable, sys.argv[0], "refresh_documents"]
        others = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(options["jobs"] - 1)]  # noqa: S603
        with tqdm(total=missing.count(), unit="event", disable=None) as bar:
            while number := documents.refresh():
                bar.update(number * options["jobs"])
        if any(other.wait() for other in others):
            raise CommandError("one of the processes failed, see above; run the command again")
        self.stdout.write("All documents are written.")
