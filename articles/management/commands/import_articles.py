"""Files of reports into the database, one line said of each."""

import hashlib
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.actions import Refusal, add_article, known_article
from articles.intake import SUFFIXES, Draft, Note, Outcome, Refused, drafts_of_all, one_line, read_stream

Line = tuple[str, str, str]
"""What happened (a word), to which file or record, and more about it."""


class Command(BaseCommand):
    """Import articles; the same text twice is one article."""

    help = f"Import reports from files or folders ({' '.join(SUFFIXES)}), or JSON Lines from standard input with -."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
        parser.add_argument("--outlet", default="", metavar="NAME", help="who published all of these articles")
        parser.add_argument(
            "--published", type=_day, metavar="DATE", help="the day when all of them were published: 2024-02-14"
        )
        parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="processes that parse files (1)")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would happen")
        parser.add_argument(
            "--progress",
            action="store_true",
            help="draw the progress bar on standard error even when that is no terminal",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        given = {key: options[key] for key in ("outlet", "published") if options[key]}
        if "published" in given:
            given["published_basis"] = "given"
        take = _Rehearsal() if options["dry_run"] else _store
        counts: Counter[str] = Counter()
        with tqdm(disable=False if options["progress"] else None, unit=" files", leave=False) as bar:
            for outcome in _outcomes(options["paths"], options["jobs"], bar):
                happened, name, more = _line(outcome, given, take)
                counts[happened] += 1
                with bar.external_write_mode(file=sys.stdout):
                    self.stdout.write(f"{happened:<9} {one_line(name)}  {one_line(more)}")
        self._sum_up(counts, dry_run=options["dry_run"])

    def _sum_up(self, counts: Counter[str], *, dry_run: bool) -> None:
        new = f"{counts['new']} would be imported" if dry_run else f"{counts['imported']} imported"
        self.stdout.write(f"{new}, {counts['known']} already known, {counts['refused']} refused")
        if counts["refused"]:
            raise CommandError(f"{counts['refused']} refused, for the reasons above; the others are not affected")


def _day(stated: str) -> date:
    try:
        return date.fromisoformat(stated)
    except ValueError as fault:
        raise ArgumentTypeError(f"{stated!r} is not a day; write it as 2024-02-14") from fault


def _jobs(stated: str) -> int:
    if not stated.isdecimal() or not 1 <= int(stated) <= 64:
        raise ArgumentTypeError(f"{stated!r} is not a number of processes; give 1 to 64")
    return int(stated)


def _outcomes(paths: list[str], jobs: int, bar: "tqdm[Any]") -> Iterator[Outcome]:
    """All that the paths hold, in order, one file in memory at a time (a few, with several jobs)."""
    for stated in paths:
        if stated == "-":
            for outcome in read_stream(sys.stdin.buffer, "standard input"):
                yield outcome
                bar.update()
            continue
        files, faults = _files(Path(stated))
        yield from faults
        bar.total = (bar.total or 0) + len(files)
        for _, outcomes in drafts_of_all(files, jobs=jobs):
            yield from outcomes
            bar.update()


def _files(path: Path) -> tuple[list[Path], list[Refused]]:
    """The files of a folder and below, sorted, without hidden ones; a file is its own list."""
    if not path.is_dir():
        return [path], []
    faults: list[Refused] = []

    def unreadable(fault: OSError) -> None:
        reason = f"the folder cannot be read ({fault.strerror}); give this user permission to read it"
        faults.append(Refused(str(fault.filename), reason))

    files = []
    for folder, inside, names in os.walk(path, onerror=unreadable):
        inside[:] = [name for name in inside if not name.startswith(".")]
        files += [Path(folder, name) for name in names if not name.startswith(".")]
    if not files and not faults:
        faults.append(Refused(str(path), "the folder holds no files; give one with reports in it"))
    return sorted(files), faults


def _line(outcome: Outcome, given: dict[str, Any], take: Any) -> Line:
    match outcome:
        case Refused():
            return "refused", outcome.source, outcome.reason
        case Note():
            return "note", outcome.source, outcome.remark
    draft = replace(outcome, **given)
    try:
        line: Line = take(draft)
    except Refusal as refusal:
        return "refused", draft.source_name, str(refusal)
    return line


def _store(draft: Draft) -> Line:
    article, created = add_article(**_fields(draft), by=None, at=timezone.now())
    if created:
        return "imported", draft.source_name, f"-> article {article.pk}"
    return "known", draft.source_name, f"is article {article.pk}"


def _fields(draft: Draft) -> dict[str, Any]:
    return {name: getattr(draft, name) for name in draft.__slots__}


class _Rehearsal:
    """What storing would answer, with the new texts of this import remembered as if they had been stored."""

    def __init__(self) -> None:
        self._new: dict[bytes, list[Draft]] = {}

    def __call__(self, draft: Draft) -> Line:
        if known := known_article(text=draft.text, outlet=draft.outlet):
            return "known", draft.source_name, f"is article {known.pk}"
        alike = self._new.setdefault(hashlib.sha256(draft.text.encode()).digest(), [])
        for other in alike:
            if not (draft.outlet and other.outlet) or draft.outlet.casefold() == other.outlet.casefold():
                return "known", draft.source_name, f"has the text of {other.source_name}"
        alike.append(replace(draft, text=""))
        return "new", draft.source_name, "would be imported"
