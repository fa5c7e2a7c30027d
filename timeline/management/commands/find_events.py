"""manage.py find_events: a filter from texts to the events they tell of, JSON Lines in and out."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.reading import Lexicon
from articles.reading.filters import find_events
from timeline import queries


class Command(BaseCommand):
    help = "Read JSON Lines of texts on standard input and write the events they tell of. Stores nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--lexicon", type=Path, metavar="FILE", help="names to know; default: the record's")

    def handle(self, *args: Any, **options: Any) -> None:
        lexicon = self._lexicon(options["lexicon"]) if options["lexicon"] else queries.lexicon()
        try:
            for answer in find_events(sys.stdin.buffer, lexicon):
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        except ValueError as fault:
            raise CommandError(str(fault)) from fault

    def _lexicon(self, path: Path) -> Lexicon:
        try:
            return Lexicon.from_dict(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError) as fault:
            raise CommandError(f"{path} is not a lexicon file: {fault}") from fault
