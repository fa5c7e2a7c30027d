"""Reads the environment: every wrong value is refused with the variable, the value and the cure."""

import fcntl
import os
import secrets
import shlex
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

YES, NO = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")
KEY_LENGTH = 50  # characters; check --deploy asks for as many


def flag(name: str) -> bool:
    """Whether the variable `name` is switched on; absent means off."""
    value = os.environ.get(name, "").strip().lower()
    if value not in YES + NO:
        raise ImproperlyConfigured(f"{name}={value!r} is neither on nor off: use {name}=1 or {name}=0.")
    return value in YES


def names(name: str, default: list[str]) -> list[str]:
    """The comma-separated words of the variable `name`, or `default` when it is absent or empty."""
    words = [word.strip() for word in os.environ.get(name, "").split(",")]
    wrong = [word for word in words if any(character.isspace() for character in word)]
    if wrong:
        raise ImproperlyConfigured(f"{name} contains {wrong[0]!r}: separate the names by commas.")
    return [word for word in words if word] or default


def hosts(name: str, default: list[str]) -> list[str]:
    """Host names as Django's ALLOWED_HOSTS wants them: without scheme, port or path."""
    found = names(name, default)
    for host in found:
        if "/" in host or (":" in host and not host.startswith("[")):
            raise ImproperlyConfigured(f"{name} contains {host!r}: give the bare host name, without scheme or port.")
    return found


def origins(name: str) -> list[str]:
    """Web origins such as https://example.org, comma-separated."""
    return [_origin(name, word) for word in names(name, [])]


def origin(name: str) -> str:
    """One web origin, or the empty text when the variable is absent."""
    value = os.environ.get(name, "").strip()
    return _origin(name, value.rstrip("/")) if value else ""


def folder(name: str, default: Path) -> Path:
    """An absolute folder; it need not exist yet. A leading ~ means the home folder."""
    value = os.environ.get(name, "")
    path = Path(value).expanduser() if value else default
    if path.exists() and not path.is_dir():
        raise ImproperlyConfigured(f"{name}={str(path)!r} is not a folder: name one, or leave {name} out.")
    return path.absolute()


def secret_key(name: str, file: Path) -> str:
    """The variable `name`, else the key in `file`, which is made on first use for its owner's eyes only."""
    value = os.environ.get(name, "")
    if not value:
        return _kept_key(name, file)
    if len(value) < KEY_LENGTH:
        raise ImproperlyConfigured(
            f"{name} has {len(value)} characters: use {KEY_LENGTH} or more random ones, or leave {name} out."
        )
    return value


def _origin(name: str, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"{name} contains {value!r}: write scheme and host only, like https://example.org.")
    return value


def _kept_key(name: str, file: Path) -> str:
    """Read the key, or make it under a lock, so that two first starts at once agree on one."""
    try:
        key = _read_key(file, os.O_RDONLY)
        if not key:
            file.parent.mkdir(parents=True, exist_ok=True)
            key = _read_key(file, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key cannot be kept in {file} ({error.strerror}): make that folder writable, name another "
            f"one in TIMELINE_VAR, or set {name}."
        ) from error
    if len(key) < KEY_LENGTH:
        raise ImproperlyConfigured(f"{file} holds no key of {KEY_LENGTH} characters: delete it, a new one is made.")
    return key


def _read_key(file: Path, mode: int) -> str:
    """The key in `file`; opened for writing, an empty file gets a new one."""
    try:
        handle = os.open(file, mode | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
    except FileNotFoundError:
        if mode == os.O_RDONLY:
            return ""
        raise
    with os.fdopen(handle, "rb" if mode == os.O_RDONLY else "rb+") as opened:
        if os.fstat(handle).st_mode & 0o077:
            raise ImproperlyConfigured(f"{file} is open to other users: run chmod 600 {shlex.quote(str(file))}.")
        fcntl.flock(handle, fcntl.LOCK_EX)
        key = opened.read().decode("ascii", "replace").strip()
        if not key and mode != os.O_RDONLY:
            key = secrets.token_urlsafe(KEY_LENGTH)
            opened.write(f"{key}\n".encode())
    return key
