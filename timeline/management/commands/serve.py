"""`manage.py serve`: everything that `make run` promises once the packages are installed."""

import hashlib
import os
import socket
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections, transaction

from articles.models import Article
from timeline import database
from timeline.actions import accounts
from timeline.models import Event

WORKERS, THREADS = 2, 4


class Command(BaseCommand):
    """Prepares the database and the static files, then becomes the web server."""

    help = "Prepare the database, load the demo record if it is empty, and serve the site."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to listen."""
        parser.add_argument("--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help="default: %(default)s")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare, print the addresses, and replace this process by gunicorn."""
        host, port = _address(options["bind"])
        _check_free(host, port)
        call_command("migrate", interactive=False, verbosity=min(1, options["verbosity"] - 1))
        if not Article.objects.exists() and not Event.objects.exists():
            call_command("load_demo")
        if not get_user_model().objects.exists():
            self._create_accounts(settings.TIMELINE_VAR / "demo-accounts.txt")
        if not settings.DEBUG:
            _collect_static(settings.STATIC_ROOT)
        site = settings.BASE_URL or f"http://{host}:{port}"
        for name, path in (("timeline", "/"), ("admin", "/admin/"), ("API", "/api/v1/"), ("API docs", "/api/docs/")):
            self.stdout.write(f"{name:>9}  {site}{path}")
        self.stdout.write("Stop with Ctrl-C.")
        self.stdout.flush()
        connections.close_all()
        database.keep_across_exec(settings.DATABASES["default"])
        gunicorn = [sys.executable, "-m", "gunicorn", "timeline.wsgi", "--bind", options["bind"], "--no-control-socket"]
        gunicorn += ["--workers", str(WORKERS), "--threads", str(THREADS), "--log-level", "warning"]
        gunicorn += ["--preload"]  # the code is loaded once, then shared by the workers
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, gunicorn)  # noqa: S606  the same Python, nothing from outside but the address

    def _create_accounts(self, file: Path) -> None:
        """Make the demo accounts; their passwords are printed now and kept in a file for its owner alone."""
        file.unlink(missing_ok=True)
        with (
            transaction.atomic(),  # no account whose password was not kept
            os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as kept,
        ):
            made = accounts.create_demo_accounts()
            lines = [f"{name:<16} {password:<28} {role}" for name, password, role in made]
            kept.write("\n".join(lines) + "\n")
        self.stdout.write(f"Demo accounts (name, password, role), kept in {file}:")
        for line in lines:
            self.stdout.write(f"  {line}")


def _address(bind: str) -> tuple[str, int]:
    host, _, port = bind.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandError(f"--bind {bind} is no address: write it like 127.0.0.1:8000.")
    return host, int(port)


def _check_free(host: str, port: int) -> None:
    """Refuse a taken port before any work is done."""
    bare = host.strip("[]")
    try:
        with socket.create_server((bare, port), family=socket.AF_INET6 if ":" in bare else socket.AF_INET):
            pass
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise CommandError(
            f"Cannot listen on {host}:{port} ({reason}): stop the program that uses it, or choose another port, for "
            f"instance make run PORT={port % 65535 + 1}."
        ) from error


def _collect_static(target: Path) -> None:
    """Copy the static files with hashed names, unless they are those of the last time."""
    mark = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = Path(storage.path(path)).stat()
            mark.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    kept = target / ".collected"
    if kept.exists() and kept.read_text(encoding="ascii") == mark.hexdigest():
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    kept.write_text(mark.hexdigest(), encoding="ascii")
