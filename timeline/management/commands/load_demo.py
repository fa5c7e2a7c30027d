"""manage.py load_demo: the demo record into an empty record."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.actions import Refusal
from timeline.actions.demo import load_demo


class Command(BaseCommand):
    help = "Load the demo record (invented sample reports) into an empty record."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = load_demo(folder=settings.BASE_DIR / "fixtures" / "demo", at=timezone.now())
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("loaded the demo record: " + ", ".join(f"{count} {what}" for what, count in made.items()))
