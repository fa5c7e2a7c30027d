"""Stops the embedded server after the last process that uses it: a small program of its own, without Django.

It outlives the command that started it, and knows of the others by the lock that each of them holds for life.
"""

import fcntl
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path


def keep(folder: Path, keeper_lock: int, linger: float) -> None:
    """Wait until nobody uses the server of `folder`, and for `linger` seconds more; then stop it."""
    in_use = folder / "in-use.lock"
    handle = os.open(in_use, os.O_RDWR)
    while True:
        fcntl.flock(handle, fcntl.LOCK_EX)
        fcntl.flock(handle, fcntl.LOCK_UN)
        time.sleep(linger)
        if not acquired(handle, 0):
            continue
        if is_open_at(handle, in_use):  # else the folder was deleted, and perhaps made anew for another server
            stop(folder)
        os.close(keeper_lock)  # before in-use.lock: who waits for that one must find no keeper
        return


def stop(folder: Path) -> None:
    """Stop the server of `folder`: in order, and if that takes minutes, at once (what was committed is safe)."""
    lock = os.open(folder / "server.lock", os.O_RDWR)
    try:
        for order, seconds in ((signal.SIGINT, 300), (signal.SIGQUIT, 30)):
            if acquired(lock, 0):
                return
            with suppress(FileNotFoundError, ProcessLookupError):
                os.kill(int((folder / "data" / "postmaster.pid").read_text(encoding="utf-8").split()[0]), order)
            if acquired(lock, seconds):
                return
    finally:
        os.close(lock)


def acquired(handle: int, seconds: float) -> bool:
    """Whether the lock could be had alone within so many seconds."""
    until = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(0.02)
        else:
            return True


def is_open_at(handle: int, path: Path) -> bool:
    """Whether the file descriptor is that of the file which now stands at `path`."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
