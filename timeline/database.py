"""Which PostgreSQL is used: the embedded one, or the one that DATABASE_URL names; and what to do when it fails."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from .postgres.cluster import NAME, Cluster
from .postgres.programs import DatabaseUnavailable, programs

__all__ = ["DatabaseUnavailable", "client", "connections", "keep_across_exec", "programs"]

ENGINE = "timeline.postgres"
CONNECTION_SECONDS = 60  # a connection is used again for so long
CONNECT_TIMEOUT = 10  # seconds
FORM = "postgresql://user:password@host:5432/name"


def connections(var: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: `default`, and `replica` where DATABASE_REPLICA_URL is set. Starts nothing.

    Raises ImproperlyConfigured for a URL that cannot be right.
    """
    found = {"default": _from_url("DATABASE_URL") or _embedded(var)}
    replica = _from_url("DATABASE_REPLICA_URL")
    if replica:
        found["replica"] = replica | {"TEST": {"MIRROR": "default"}}
    return found


def keep_across_exec(connection: dict[str, Any]) -> None:
    """Let the program that replaces this process keep the embedded server running, if `connection` is one."""
    if "EMBEDDED" in connection:
        os.set_inheritable(Cluster(Path(connection["EMBEDDED"])).hold(), True)


def client(params: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """How pg_dump and psql connect with Django's connection parameters: the target, and the environment.

    The password goes into the environment, for every user of the machine can read the arguments of a program.
    """
    known = {option.keyword.decode() for option in Conninfo.get_defaults()} - {"password"}
    target = make_conninfo("", **{name: value for name, value in params.items() if name in known})
    password = params.get("password")
    return target, {**os.environ, **({"PGPASSWORD": password} if password else {})}


def _embedded(var: Path) -> dict[str, Any]:
    return _kept({"ENGINE": ENGINE, "NAME": NAME, "EMBEDDED": str(var / "postgres"), "OPTIONS": {}})


def _from_url(variable: str) -> dict[str, Any]:
    """The connection that an environment variable names, or nothing when it is absent."""
    url = os.environ.get(variable, "").strip()
    if not url:
        return {}
    scheme, separator, _ = url.partition("://")
    if not separator:  # not shown: what stands there may be a password
        raise ImproperlyConfigured(f"{variable} is not a URL: write it like {FORM}.")
    if scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(
            f"{variable} begins with {scheme!r}, but only PostgreSQL is supported: write it like {FORM}."
        )
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, engine=ENGINE))
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{variable} cannot be read: write it like {FORM}, with special characters percent-encoded."
        ) from error
    if not found["NAME"]:
        raise ImproperlyConfigured(f"{variable} names no database: write it like {FORM}.")
    return _kept(found)


def _kept(connection: dict[str, Any]) -> dict[str, Any]:
    options = {"connect_timeout": CONNECT_TIMEOUT, **connection.get("OPTIONS", {})}
    return connection | {"OPTIONS": options, "CONN_MAX_AGE": CONNECTION_SECONDS, "CONN_HEALTH_CHECKS": True}
