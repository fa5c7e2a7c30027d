"""`manage.py find_dates < in.jsonl > out.jsonl`: the dates of each document, one JSON object a line."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.reading.filters import find_dates


class Command(BaseCommand):
    """A filter from standard input to standard output; it needs no database."""

    help = (
        "Finds dates: JSON Lines of {id, text, reference_date} on standard input, of {id, timexes} on standard output."
    )
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Read standard input to its end. Exits 1 at the first bad line, naming it; what came before is written."""
        try:
            for found in find_dates(sys.stdin.buffer):
                self.stdout.write(json.dumps(found, ensure_ascii=False))
        except ValueError as error:
            raise CommandError(str(error)) from error
