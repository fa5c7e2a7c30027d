"""manage.py suggest_events: read what is unread, and keep what was found for an analyst."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.models import Article
from timeline.actions.suggest import Names, Tally, newest_versions, suggest


class Command(BaseCommand):
    help = "Read articles that are unread, or were read by an older engine, and store suggestions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", type=int, nargs="+", metavar="ID", help="read these articles, read or not")
        parser.add_argument("--all", action="store_true", help="read every article again")

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = options["article"]
        if wanted:
            missing = sorted(set(wanted) - set(Article.objects.filter(pk__in=wanted).values_list("pk", flat=True)))
            if missing:
                raise CommandError(
                    f"there is no article {', '.join(map(str, missing))}; import_articles prints the ids"
                )
        versions = newest_versions(articles=wanted, unread_only=not (options["all"] or wanted))
        names, total = Names(), Tally()
        for version in tqdm(list(versions.defer("text", "shingles")), unit="article", disable=None):
            tally = suggest(version=version, names=names, at=timezone.now())
            self.stdout.write(f"article {version.article_id}: {tally.new} new, {tally.refreshed} refreshed")
            total += tally
        self.stdout.write(
            f"{total.read} read: {total.new} new suggestions, {total.refreshed} refreshed, {total.dropped} dropped,"
            f" {total.decided} decided before"
        )
