"""The commands of the Makefile, and the site as `make run` serves it."""

import os
import re
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ["help", "run", "test", "lint", "bench", "worker", "backup", "restore", "screenshots", "messages", "lock"]


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in `folder`, apart from a make that may run these tests."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, check=False)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout in which nothing is installed, in a path with spaces."""
    folder = tmp_path / "a bare checkout"
    folder.mkdir()
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, folder)
    return folder


def test_help_lists_every_command_with_a_line_of_text(bare: Path) -> None:
    lines = make(bare, "help").stdout.splitlines()
    assert [line.split()[1] for line in lines] == COMMANDS
    assert all(re.fullmatch(r"make [a-z]+ +[A-Z].{10,}", line) for line in lines)
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony
    assert phony[1].split() == COMMANDS


@pytest.mark.parametrize("python", ["/nonexistent/python3", "false"])
def test_an_unfit_python_is_one_clear_line(bare: Path, python: str) -> None:
    done = make(bare, "run", f"PYTHON={python}")
    assert done.returncode != 0
    assert f"error: Python 3.11 or newer is needed, and {python} is none: name one" in done.stderr
    assert not (bare / ".venv").exists()


def test_failing_to_install_is_told_and_tried_again(bare: Path) -> None:
    (bare / "requirements.lock").write_text("./no-such-package --hash=sha256:" + "0" * 64 + "\n")
    for _ in range(2):
        done = make(bare, "run", f"PYTHON={sys.executable}")
        assert done.returncode != 0
        assert "error: the packages could not be installed (see above)" in done.stderr
    assert not (bare / ".venv" / "installed").exists()


def test_what_is_installed_for_tests_serves_to_run(bare: Path) -> None:
    stamps = bare / ".venv" / "bin"
    stamps.mkdir(parents=True)
    (stamps / "python").touch()
    for stamp in ("installed", "installed-dev"):
        (bare / ".venv" / stamp).touch()
    assert "Installing" not in make(bare, "--dry-run", "run").stdout
    assert "Installing" not in make(bare, "--dry-run", "test").stdout
    (bare / "requirements-dev.lock").write_text("\n")
    os.utime(bare / "requirements-dev.lock", (time.time() + 60, time.time() + 60))
    assert "Installing" not in make(bare, "--dry-run", "run").stdout
    assert make(bare, "--dry-run", "test").stdout.count("Installing") == 1


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_copy_needs_a_name(bare: Path, command: str) -> None:
    (bare / ".venv" / "bin").mkdir(parents=True)
    for name in ("bin/python", "installed"):
        (bare / ".venv" / name).touch()
    done = make(bare, command)
    assert done.returncode != 0
    assert f"error: name the file, for instance make {command} FILE=timeline.backup\n" in done.stderr


@pytest.fixture
def var() -> Iterator[Path]:
    """A folder for local state that the database's user may pass through, even when root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="timeline tests "))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


def serve(var: Path, port: int) -> subprocess.Popen[str]:
    """What `make run` starts."""
    environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=pipe, stderr=pipe, text=True)


def lines_until_ready(server: subprocess.Popen[str], port: int) -> list[str]:
    """What the server prints before it takes connections."""
    lines = []
    while not lines or not lines[-1].startswith("Stop with"):
        lines.append(server.stdout.readline())
        assert lines[-1], server.stderr.read()
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return lines
        select.select([], [], [], 0.02)  # leaves the processor to the server
    raise AssertionError(server.stderr.read())


def test_the_site_is_served_from_nothing_and_again(var: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    first = serve(var, port)
    try:
        printed = "".join(lines_until_ready(first, port))
        accounts = var / "demo-accounts.txt"
        assert accounts.stat().st_mode & 0o777 == 0o600
        assert all(line in printed for line in accounts.read_text().splitlines())
        for path in ("/", "/admin/", "/api/v1/", "/api/docs/"):
            assert f"http://127.0.0.1:{port}{path}\n" in printed
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/admin/login/") as page:
            style = re.search(r'href="(/static/admin/css/base\.[0-9a-f]{12}\.css)"', page.read().decode())
            assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert style
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{style[1]}") as sheet:
            assert "immutable" in sheet.headers["Cache-Control"]
        second = serve(var, port)
        _, told = second.communicate()
        assert second.returncode == 1
        assert told == (
            f"CommandError: Cannot listen on 127.0.0.1:{port} (Address already in use): stop the program that uses it, "
            f"or choose another port, for instance make run PORT={port + 1}.\n"
        )
    finally:
        first.terminate()
        first.communicate()
    again = serve(var, port)
    try:
        assert "Demo accounts" not in "".join(lines_until_ready(again, port))
    finally:
        again.terminate()
        again.communicate()
    stop_database(var)


def stop_database(var: Path) -> None:
    from timeline.postgres.keeper import acquired

    handle = os.open(var / "postgres" / "server.lock", os.O_RDWR)
    try:
        assert acquired(handle, 60)
    finally:
        os.close(handle)
