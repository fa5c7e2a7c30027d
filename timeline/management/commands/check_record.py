"""manage.py check_record: prove every law of the record, and name what breaks one."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from timeline import checks


class Command(BaseCommand):
    help = "Prove every law of the record; prints a line a breach with what to do, and exits 1 when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for breach in checks.breaches():
            self.stdout.write(str(breach))
            found += 1
        if found:
            self.stderr.write(f"{found} breach{'es'[: 2 * (found > 1)]} of {len(checks.laws())} laws")
            sys.exit(1)
        self.stdout.write(f"All is well: {len(checks.laws())} laws hold.")
