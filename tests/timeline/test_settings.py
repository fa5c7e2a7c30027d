"""The environment is read strictly: a wrong value names its variable and the cure."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from timeline import database, environment

ROOT = Path(__file__).resolve().parents[2]


def manage(var: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py as a user would, with its state in `var`."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "DJANGO_ALLOW"))}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env={**plain, "TIMELINE_VAR": str(var), **variables}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("value", "meant"), [("", False), ("0", False), ("off", False), ("1", True), ("True", True)])
def test_a_switch_is_on_or_off(monkeypatch: pytest.MonkeyPatch, value: str, meant: bool) -> None:
    monkeypatch.setenv("DEBUG", value)
    assert environment.flag("DEBUG") is meant


@pytest.mark.parametrize(
    ("read", "variable", "value", "message"),
    [
        (environment.flag, "DEBUG", "maybe", "DEBUG='maybe' is neither on nor off: use DEBUG=1 or DEBUG=0."),
        (environment.origins, "CSRF_TRUSTED_ORIGINS", "example.org", "write scheme and host only"),
        (environment.origins, "CSRF_TRUSTED_ORIGINS", "https://a.org, https://b.org/x", "'https://b.org/x'"),
        (environment.origin, "BASE_URL", "ftp://example.org", "BASE_URL contains 'ftp://example.org'"),
        (lambda name: environment.hosts(name, []), "ALLOWED_HOSTS", "https://a.org", "give the bare host name"),
        (lambda name: environment.hosts(name, []), "ALLOWED_HOSTS", "a.org:80", "'a.org:80'"),
        (lambda name: environment.hosts(name, []), "ALLOWED_HOSTS", "a.org b.org", "separate the names by commas"),
        (lambda name: environment.folder(name, ROOT), "TIMELINE_VAR", __file__, "is not a folder"),
        (lambda name: environment.secret_key(name, ROOT / "x"), "SECRET_KEY", "short", "SECRET_KEY has 5 characters"),
        (lambda name: database.connections(ROOT), "DATABASE_URL", "mysql://u@h/n", "begins with 'mysql'"),
        (lambda name: database.connections(ROOT), "DATABASE_URL", "u:secret@h/n", "DATABASE_URL is not a URL"),
        (lambda name: database.connections(ROOT), "DATABASE_URL", "postgresql://u@h:port/n", "cannot be read"),
        (lambda name: database.connections(ROOT), "DATABASE_URL", "postgresql://u@h/", "names no database"),
        (lambda name: database.connections(ROOT), "DATABASE_REPLICA_URL", "sqlite://x", "DATABASE_REPLICA_URL begins"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, read: object, variable: str, value: str, message: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ImproperlyConfigured, match=re.escape(message)) as caught:
        read(variable)
    assert variable in str(caught.value)
    assert "secret" not in str(caught.value)


def test_lists_are_read_without_their_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " example.org, [::1] ,,")
    assert environment.hosts("ALLOWED_HOSTS", ["localhost"]) == ["example.org", "[::1]"]
    monkeypatch.setenv("ALLOWED_HOSTS", " ")
    assert environment.hosts("ALLOWED_HOSTS", ["localhost"]) == ["localhost"]


def test_the_replica_is_there_only_when_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("DATABASE_REPLICA_URL", raising=False)
    assert list(database.connections(ROOT)) == ["default"]
    monkeypatch.setenv("DATABASE_REPLICA_URL", "postgresql://reader:p%40ss@replica.example:5433/timeline")
    found = database.connections(ROOT)["replica"]
    assert (found["HOST"], found["PORT"], found["USER"]) == ("replica.example", 5433, "reader")
    assert (found["PASSWORD"], found["NAME"]) == ("p@ss", "timeline")


def test_the_key_is_made_once_for_its_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    file = tmp_path / "var" / "secret_key"
    key = environment.secret_key("SECRET_KEY", file)
    assert len(key) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert environment.secret_key("SECRET_KEY", file) == key
    file.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="open to other users: run chmod 600"):
        environment.secret_key("SECRET_KEY", file)


def test_first_starts_at_once_agree_on_one_key(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from timeline.environment import secret_key;"
        "print('ready', flush=True); input(); print(secret_key('NO_KEY', Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "var" / "key")]
    pipe = subprocess.PIPE
    crowd = [subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(6)]
    for member in crowd:
        assert member.stdout.readline() == "ready\n"
    for member in crowd:
        member.stdin.write("\n")
        member.stdin.flush()
    keys = {member.communicate()[0] for member in crowd}
    assert len(keys) == 1
    assert len(keys.pop()) > 50


def test_a_cut_off_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret_key"
    file.touch(0o600)
    file.write_text("abc\n")
    with pytest.raises(ImproperlyConfigured, match="holds no key of 50 characters: delete it"):
        environment.secret_key("NO_KEY", file)


def test_production_settings_pass_the_deployment_check(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", HTTPS="1")
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), done.stderr


def test_commands_that_need_no_database_start_none(tmp_path: Path) -> None:
    for arguments in (["help"], ["check"]):
        done = manage(tmp_path, *arguments)
        assert done.returncode == 0, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"DEBUG": "perhaps"}, "error: DEBUG='perhaps' is neither on nor off"),
        ({"DATABASE_URL": "mysql://u@h/n"}, "error: DATABASE_URL begins with 'mysql'"),
        (
            {"DATABASE_URL": "postgresql://u:secret@127.0.0.1:1/n"},
            "(Connection refused): start that server, or correct",
        ),
        ({"DATABASE_URL": "postgresql:///n?host=/nowhere"}, "error: Cannot connect to PostgreSQL at /nowhere"),
        ({"DATABASE_URL": "postgresql://u@127.0.0.1:1/n?bogus=1"}, 'invalid connection option "bogus"'),
        ({"TIMELINE_VAR": "/dev/null/var"}, "error: The secret key cannot be kept in /dev/null/var/secret_key"),
        ({"TIMELINE_VAR": "/dev/null/var", "SECRET_KEY": "k" * 60}, "make the folder writable for this user"),
    ],
)
def test_what_stands_in_the_way_is_one_line(tmp_path: Path, variables: dict[str, str], message: str) -> None:
    done = manage(tmp_path, "showmigrations", **variables)
    assert done.returncode == 1
    assert done.stdout == ""
    assert message in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret@" not in done.stderr


def test_a_server_that_is_too_old_is_refused(
    django_db_setup: None, django_db_blocker: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import connections

    monkeypatch.setattr("django.db.backends.base.base.RAN_DB_VERSION_CHECK", set())  # it looks once a process
    with django_db_blocker.unblock():
        probe = connections["default"].copy()
        probe.features.minimum_database_version = (99,)
        with pytest.raises(database.DatabaseUnavailable, match="but 99 or newer is needed: point DATABASE_URL"):
            probe.connect()
        probe.close()
