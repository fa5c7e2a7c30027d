"""The embedded PostgreSQL: one server a folder, started on demand, stopped when the last process that uses it ends.

Everything rests on locks that the kernel releases however a process ends:

- `in-use.lock`: each process that uses the server shares it for life; the keeper waits until it alone can have it.
- `server.lock`: taken to start the server, inherited by it and all its children; free means that none is alive.
- `keeper.lock`: inherited by the keeper; free means that there is none.
"""

import fcntl
import hashlib
import os
import pwd
import re
import secrets
import shutil
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from psycopg import pq
from psycopg.conninfo import make_conninfo

from . import keeper
from .keeper import acquired, is_open_at
from .programs import DatabaseUnavailable, character_types, launch, programs

NAME = "timeline"  # of the database, and of the role that owns it
PORT = 5432  # only a part of the socket's file name: no network port is opened
LINGER = 3.0  # seconds that an unused server stays, so that commands in a row share it
PATIENCE = 120.0  # seconds to wait for a start, which may have to repair what a crash left
SOCKET_BYTES = 103  # of a socket address; 107 on Linux, 103 on macOS
LOG_BYTES = 1_000_000  # a longer log is begun anew

# fsync and full_page_writes stay on: what was committed survives a power cut
TUNING = {"shared_buffers": "128MB", "jit": "off", "timezone": "UTC", "log_timezone": "UTC", "log_checkpoints": "off"}

_held: dict[Path, int] = {}  # the shared lock of this process, by folder


class Cluster:
    """The server of one folder, which is made when it is first needed. Every method may raise DatabaseUnavailable."""

    def __init__(self, folder: Path, linger: float = LINGER) -> None:
        self.folder, self.linger = folder, linger
        self.data = folder / "data"
        self.programs = programs()

    def ensure_running(self) -> dict[str, Any]:
        """Start the server unless it runs, keep it while this process lives, and return how to connect to it."""
        try:
            self._make_folder()
            self.hold()
            self._ensure_answers()
            self._ensure_keeper()
            return {"host": self._socket_in_use(), "port": PORT, "user": NAME, "password": self._password()}
        except OSError as error:
            raise DatabaseUnavailable(
                f"The embedded PostgreSQL in {self.folder} cannot be used ({error.strerror or error}"
                f"{f': {error.filename}' if error.filename else ''}): make the folder writable for this user, free "
                "some space, name another folder in TIMELINE_VAR, or set DATABASE_URL."
            ) from error

    def hold(self) -> int:
        """Keep the server from stopping until this process and its forks end; return the lock's file descriptor."""
        path = self.folder / "in-use.lock"
        kept = _held.get(path)
        if kept is not None and is_open_at(kept, path):
            return kept
        handle = self._open("in-use.lock")
        fcntl.flock(handle, fcntl.LOCK_SH)  # waits while the keeper stops the server
        _held[path] = handle
        return handle

    # --- the files

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o711 if os.geteuid() == 0 else 0o700)  # root's server runs as somebody else

    def _open(self, name: str) -> int:
        """Open or make a file that only the folder's owner can read."""
        handle = os.open(self.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        owner = self.folder.stat()
        if os.geteuid() == 0 and owner.st_uid != 0:
            os.fchown(handle, owner.st_uid, owner.st_gid)
        return handle

    def _password(self) -> str:
        return (self.folder / "password").read_text(encoding="ascii").strip()

    def _socket_in_use(self) -> str:
        """The folder of the running server's socket, as the server itself wrote it down."""
        return (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[4]

    def _socket_folder(self) -> Path:
        """A folder for the socket that only the server's user can enter, with a short path."""
        inside = self.folder / "socket"
        uid, gid = self._identity()
        place = inside
        if len(os.fsencode(f"{inside}/.s.PGSQL.{PORT}")) > SOCKET_BYTES:
            mark = hashlib.sha256(os.fsencode(self.folder.resolve())).hexdigest()[:16]
            place = Path("/tmp") / f"timeline-{uid}-{mark}"  # noqa: S108  verified below
        with suppress(FileExistsError):
            place.mkdir(mode=0o700)
            os.chown(place, uid, gid)
        found = place.lstat()
        if not place.is_dir() or place.is_symlink() or found.st_uid != uid or found.st_mode & 0o077:
            raise DatabaseUnavailable(
                f"{place} is not a private folder of the server's user: delete it, or name a folder with a shorter "
                "path in TIMELINE_VAR."
            )
        return place

    # --- who runs the server

    def _identity(self) -> tuple[int, int]:
        """User and group ids of the server: this user, or for root, which PostgreSQL refuses, an unprivileged one."""
        if os.geteuid() != 0:
            return os.geteuid(), os.getegid()
        for path in (self.data, self.folder):
            if path.exists() and path.stat().st_uid != 0:
                return path.stat().st_uid, path.stat().st_gid
        for name in ("postgres", "nobody"):
            with suppress(KeyError):
                found = pwd.getpwnam(name)
                return found.pw_uid, found.pw_gid
        raise DatabaseUnavailable(
            "PostgreSQL refuses to run as root, and there is no user postgres or nobody: make one (useradd postgres), "
            "start as an ordinary user, or set DATABASE_URL."
        )

    def _as_server(self) -> dict[str, Any]:
        """What subprocess needs to run a program as the server's user."""
        options: dict[str, Any] = {"cwd": "/", "env": {"PATH": os.defpath, "LC_ALL": "C"}}
        if os.geteuid() == 0:
            uid, gid = self._identity()
            options |= {"user": uid, "group": gid, "extra_groups": []}
        return options

    def _failed(self, what: str, lines: list[str]) -> DatabaseUnavailable:
        """The error for a program that failed with these lines; names a folder that its user cannot enter."""
        uid, gid = self._identity()
        for path in (self.programs / "postgres", self.data):
            for folder in reversed(path.parents):
                found = folder.stat()
                needed = 0o100 if found.st_uid == uid else 0o010 if found.st_gid == gid else 0o001
                if os.geteuid() == 0 and not found.st_mode & needed:
                    return DatabaseUnavailable(
                        f"As root, PostgreSQL runs as the user {pwd.getpwuid(uid).pw_name}, who cannot enter {folder}: "
                        f"move the project to a folder open to all, such as /opt, run chmod o+x {str(folder)!r}, "
                        "start as an ordinary user, or set DATABASE_URL."
                    )
        if any("No space left on device" in line for line in lines):
            return DatabaseUnavailable(f"{what}, for the disk that holds {self.folder} is full: free some space on it.")
        reason = _worst(lines)
        return DatabaseUnavailable(f"{what}: {reason}. See {self.folder / 'server.log'}, or set DATABASE_URL.")

    # --- making, starting, stopping

    def _make_data(self) -> None:
        """Make the data folder, whole or not at all."""
        new = self.folder / "data.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        os.chown(new, *self._identity())
        password = secrets.token_urlsafe(32)
        given = self._open("password.new")  # read by initdb, hence owned by the server's user
        with os.fdopen(given, "w") as file:
            file.truncate()
            file.write(password + "\n")
        os.chown(self.folder / "password.new", *self._identity())
        tuning = [f"--set={name}={value}" for name, value in TUNING.items()]
        self._run(
            "initdb", f"--pgdata={new}", f"--username={NAME}", f"--pwfile={self.folder / 'password.new'}",
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", f"--lc-ctype={character_types()}",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", *tuning,
        )  # fmt: skip
        self._run("postgres", "--single", "-D", str(new), "postgres", told=f"CREATE DATABASE {NAME}\n")
        owner = self.folder.stat()
        os.chown(self.folder / "password.new", owner.st_uid, owner.st_gid)
        (self.folder / "password.new").rename(self.folder / "password")
        new.rename(self.data)
        _flush(self.folder)

    def _run(self, program: str, *arguments: str, told: str = "") -> None:
        command = [str(self.programs / program), *arguments]
        try:
            done = subprocess.run(command, input=told, capture_output=True, text=True, check=False, **self._as_server())  # noqa: S603
        except OSError as error:
            raise self._failed(f"{program} does not run", [str(error)]) from error
        if done.returncode:
            raise self._failed(f"{program} failed", [*done.stdout.splitlines(), *done.stderr.splitlines()])

    def _ensure_answers(self) -> None:
        """Return when the server takes connections: start it unless it runs, wait while it repairs itself or ends."""
        lock = self._open("server.lock")
        try:
            server, begin = None, 0
            until = time.monotonic() + PATIENCE
            while not self._answers():
                if server is None and acquired(lock, 0):  # nobody of an earlier server is alive
                    server, begin = self._start(lock)
                    os.close(lock)  # the server has it now
                    lock = self._open("server.lock")
                elif server is not None and server.poll() is not None:
                    lines = (self.folder / "server.log").read_bytes()[begin:].decode(errors="replace").splitlines()
                    raise self._failed("The embedded PostgreSQL does not start", lines)
                elif time.monotonic() > until:
                    raise DatabaseUnavailable(
                        f"The embedded PostgreSQL is not ready after {PATIENCE:.0f} seconds: try again in a minute, "
                        f"and see {self.folder / 'server.log'}."
                    )
                time.sleep(0.02)
            if server is not None:
                server.returncode = 0  # it outlives this process, and Python shall not warn of that
        finally:
            os.close(lock)

    def _answers(self) -> bool:
        """Whether the server takes connections at this moment."""
        try:
            host = self._socket_in_use()
        except (FileNotFoundError, IndexError):
            return False
        target = make_conninfo(host=host, port=PORT, user=NAME, dbname=NAME, connect_timeout=10)
        return pq.PGconn.ping(target.encode()) == pq.Ping.OK

    def _start(self, lock: int) -> tuple[subprocess.Popen[bytes], int]:
        """Start the server, which inherits `lock`; return its process and where its part of the log begins."""
        if not (self.data / "PG_VERSION").exists():
            self._make_data()
        # left by a server that was killed: nobody of it is alive, whatever these files say
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        sockets = self._socket_folder()
        for stale in sockets.iterdir():
            stale.unlink()
        with os.fdopen(self._open("server.log"), "ab") as log:
            if log.seek(0, os.SEEK_END) > LOG_BYTES:
                log.truncate(0)
            begin = log.seek(0, os.SEEK_END)
            command = [str(self.programs / "postgres"), "-D", str(self.data), "-k", str(sockets), "-h", ""]
            return launch([*command, "-p", str(PORT)], lock, log, **self._as_server()), begin

    def _ensure_keeper(self) -> None:
        """Start the process that stops the server after the last user, unless it is there."""
        lock = self._open("keeper.lock")
        try:
            if acquired(lock, 0):
                command = [sys.executable, "-I", "-S", keeper.__file__, str(self.folder), str(lock), str(self.linger)]
                launch(command, lock, subprocess.DEVNULL, cwd="/").returncode = 0
        finally:
            os.close(lock)


def _worst(lines: list[str]) -> str:
    """The last error in the lines of a log, with what PostgreSQL explains below it."""
    told = [re.sub(r"^.*\[\d+\] ", "", line).strip() for line in lines]
    told = [line for line in told if line and "the database system is" not in line]  # the answer to our own question
    for at in reversed(range(len(told))):
        if re.search("FATAL|PANIC|[Ee]rror", told[at]):
            detail = [line for line in told[at + 1 : at + 2] if line.startswith("DETAIL")]
            return " ".join([told[at], *detail]).rstrip(".")
    return told[-1] if told else "no reason given"


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
