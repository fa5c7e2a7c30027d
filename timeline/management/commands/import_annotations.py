"""manage.py import_annotations: rest events on the words that W3C Web Annotations select."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from articles.actions import Refusal
from timeline.actions.annotations import CHANGED, KNOWN, NEW, annotations_in, take_annotation


class Command(BaseCommand):
    help = "Rest events of the record on the words that W3C Web Annotations select. Taking them twice cites once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="JSON: annotations as the API gives them; - is standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["file"]
        try:
            document = json.loads(sys.stdin.read() if name == "-" else Path(name).read_text("utf-8"))
            found = list(annotations_in(document))
        except (OSError, UnicodeDecodeError, json.JSONDecodeError, Refusal) as fault:
            raise CommandError(f"{name} cannot be read: {fault}") from fault
        told: Counter[str] = Counter()
        for annotation in found:
            try:
                taken = take_annotation(annotation=annotation, by=None, at=timezone.now())
            except (Refusal, IntegrityError) as fault:
                told["refused"] += 1
                self.stdout.write(f"refused {annotation.get('id', 'an annotation')}: {fault}")
            else:
                told[taken.state] += 1
                if taken.state == CHANGED:
                    self.stdout.write(f"event {taken.event.pk} rests on altered words: {taken.words}")
        self.stdout.write(
            f"{len(found)} annotations: {told[NEW]} new, {told[KNOWN]} known, {told[CHANGED]} altered,"
            f" {told['refused']} refused"
        )
        if told["refused"]:
            raise CommandError(f"{told['refused']} annotations were refused; see above")
