"""Embedded servers for tests: processes that use one, and questions about it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from timeline.postgres.keeper import acquired

ROOT = Path(__file__).resolve().parents[2]
CLIENT = """
import sys
from pathlib import Path
import psycopg
from timeline.postgres.cluster import Cluster
from timeline.postgres.programs import DatabaseUnavailable
for line in sys.stdin:
    try:
        found = Cluster(Path(sys.argv[1]), linger=0).ensure_running()
    except DatabaseUnavailable as error:
        print("refused:", error, flush=True)
        continue
    with psycopg.connect(dbname="timeline", autocommit=True, **found) as connection:
        cursor = connection.execute(line)
        print(cursor.fetchone()[0] if cursor.description else "done", flush=True)
"""


class Client:
    """A process that uses the server of a folder."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", CLIENT, str(folder)]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def say(self, sql: str) -> None:
        self.process.stdin.write(sql + "\n")
        self.process.stdin.flush()

    def ask(self, sql: str) -> str:
        self.say(sql)
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


def new_place() -> Path:
    """A folder that other users may pass through, as the checkout of a root user must be."""
    folder = Path(tempfile.mkdtemp(prefix="timeline tests "))
    folder.chmod(0o711)
    return folder


def is_stopped(folder: Path, lock: str = "server.lock") -> bool:
    """Whether the server of `folder`, or who else holds `lock`, has ended to its last process within a minute."""
    handle = os.open(folder / lock, os.O_RDWR)
    try:
        return acquired(handle, 60)
    finally:
        os.close(handle)


def is_used(folder: Path, name: str) -> bool:
    """Whether somebody holds the lock `name` now."""
    handle = os.open(folder / name, os.O_RDWR)
    try:
        return not acquired(handle, 0)
    finally:
        os.close(handle)


def pid_of_server(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


def pid_of_keeper(folder: Path) -> int:
    """The keeper of `folder`, found by its arguments."""
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,args="], capture_output=True, text=True, check=True).stdout
    found = [line for line in listed.splitlines() if "keeper.py" in line and str(folder) in line]
    assert len(found) == 1
    return int(found[0].split()[0])
