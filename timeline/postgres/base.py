"""Django's PostgreSQL engine, plus: starts the embedded server when it is needed, and says in one line what failed.

Django itself asks for the name of this module.
"""

from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base, features

from .cluster import Cluster
from .programs import DatabaseUnavailable

_NEVER_BY_THEMSELVES = 2**31
"""Statements are prepared where the code asks for it, not after so many runs. Django's default, None, forbids both."""


class DatabaseFeatures(features.DatabaseFeatures):
    """What the project needs of a server."""

    minimum_database_version = (15,)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose failure names the cure."""

    features_class = DatabaseFeatures

    @property
    def embedded(self) -> bool:
        """Whether this is the server under var/, not one that DATABASE_URL names."""
        return "EMBEDDED" in self.settings_dict

    def get_connection_params(self) -> dict[str, Any]:
        """Where to connect to; starts the embedded server unless another one is configured."""
        params: dict[str, Any] = super().get_connection_params()
        params["prepare_threshold"] = _NEVER_BY_THEMSELVES
        if self.embedded:
            params |= Cluster(Path(self.settings_dict["EMBEDDED"])).ensure_running()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; raises DatabaseUnavailable."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg.Error as error:
            raise DatabaseUnavailable(self._explained(error, conn_params)) from error

    def init_connection_state(self) -> None:
        """Plan a prepared statement once, whatever its values are; the statements are written for that."""
        super().init_connection_state()
        with self.cursor() as cursor:
            cursor.execute("SET plan_cache_mode = force_generic_plan")

    def check_database_version_supported(self) -> None:
        """Refuse a server that is too old; raises DatabaseUnavailable."""
        least = self.features.minimum_database_version or ()
        found = self.get_database_version()
        if found < least:
            raise DatabaseUnavailable(
                f"The PostgreSQL server has version {'.'.join(map(str, found))}, but {least[0]} or newer is needed: "
                "point DATABASE_URL to a newer server, or leave it out to use the embedded one."
            )

    def _explained(self, error: Exception, params: dict[str, Any]) -> str:
        """One line for a failed connection: where to, why, and the cure. Never the password."""
        lines = [line.strip(" -\t") for line in str(error).splitlines()]
        told = [line for line in lines if line and not line.startswith(("Is the server", "Multiple connection"))]
        reason = told[-1].rpartition("failed: ")[2] if told else type(error).__name__
        if self.embedded:
            return f"The embedded PostgreSQL refuses the connection ({reason}): see server.log beside its data."
        place = f"{params.get('host') or 'the local socket'}, database {params.get('dbname', '')!r}"
        variable = "DATABASE_REPLICA_URL" if self.alias == "replica" else "DATABASE_URL"
        return f"Cannot connect to PostgreSQL at {place} ({reason}): start that server, or correct or unset {variable}."
