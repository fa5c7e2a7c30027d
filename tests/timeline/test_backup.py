"""A backup holds everything, and comes back whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from .servers import ROOT, Client, is_stopped

CONTENT = """
CREATE TABLE outlet (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE, days daterange, extra jsonb);
INSERT INTO outlet (name, days, extra) VALUES
    ('Élysée ''quoted'' \\ القاهرة', '[2024-02-13,2024-02-17)', '{"a": [1, null]}'),
    ('SET transaction_timeout = 0;', NULL, NULL);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''refused''; END';
CREATE TRIGGER law BEFORE DELETE ON outlet FOR EACH ROW EXECUTE FUNCTION refuse();
""".replace("\n", " ")
EVERYTHING = """
SELECT md5(string_agg(outlet::text, '|' ORDER BY id)) || nextval('outlet_id_seq')
    || (SELECT string_agg(tgname, ',') FROM pg_trigger WHERE NOT tgisinternal) FROM outlet
""".replace("\n", " ")


def manage(var: Path, *arguments: object, url: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py as a user would, with its state in `var`."""
    environment = {**os.environ, "TIMELINE_VAR": str(var), "DATABASE_URL": url}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_copy_comes_back_equal_in_an_empty_database(place: Path, client: Client) -> None:
    client.ask(CONTENT)
    file = place / "copy of all"
    made = manage(place, "backup", file)
    assert (made.returncode, made.stderr) == (0, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert sorted(path.name for path in place.iterdir()) == ["copy of all", "postgres", "secret_key"]
    other = place / "other"
    reader = Client(other / "postgres")
    assert reader.ask("SELECT to_regclass('outlet') IS NULL") == "True"
    restored = manage(other, "restore", file)
    assert (restored.returncode, restored.stderr) == (0, "")
    assert reader.ask(EVERYTHING) == client.ask(EVERYTHING)
    reader.kill()


def test_neither_a_file_nor_a_database_is_overwritten_unasked(place: Path, client: Client) -> None:
    client.ask("CREATE TABLE first AS SELECT 1 AS number")
    file = place / "copy"
    assert manage(place, "backup", file).returncode == 0
    before = file.read_bytes()
    client.ask("CREATE TABLE second AS SELECT 2 AS number")
    refused = manage(place, "backup", file)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "--force" in refused.stderr
    assert file.read_bytes() == before
    refused = manage(place, "restore", file)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "holds 2 tables already: nothing was done" in refused.stderr
    assert client.ask("SELECT number FROM second") == "2"
    assert manage(place, "restore", file, "--replace").returncode == 0
    assert client.ask("SELECT to_regclass('second') IS NULL AND number = 1 FROM first") == "True"
    assert manage(place, "backup", file, "--force").returncode == 0


def test_half_a_copy_changes_nothing(place: Path, client: Client) -> None:
    client.ask("CREATE TABLE first AS SELECT md5(n::text) AS word FROM generate_series(1, 5000) AS n")
    file = place / "copy"
    assert manage(place, "backup", file).returncode == 0
    file.write_bytes(file.read_bytes()[:-20_000])
    refused = manage(place, "restore", file, "--replace")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "is no whole copy made by manage.py backup" in refused.stderr
    assert client.ask("SELECT count(*) FROM first") == "5000"


def test_a_server_of_version_15_serves_as_well(place: Path, client: Client) -> None:
    old = Path("/usr/lib/postgresql/15/bin")
    if not (old / "initdb").exists():
        pytest.skip(f"no PostgreSQL 15 in {old}")
    client.ask(CONTENT)
    file = place / "copy"
    assert manage(place, "backup", file).returncode == 0
    kept, data = client.ask(EVERYTHING), place / "old"
    data.mkdir(mode=0o700)
    server = {}
    if os.geteuid() == 0:
        server = {"user": "postgres", "group": "postgres", "extra_groups": []}
        subprocess.run(["chown", "postgres:postgres", str(data)], check=True)
    quiet = {"cwd": "/", "check": True, "stdout": subprocess.DEVNULL, **server}
    subprocess.run([old / "initdb", "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync"], **quiet)
    start = [old / "pg_ctl", "-D", data, "-l", data / "log", "-w", "-o", f"-k '{data}' -c listen_addresses="]
    subprocess.run([*start, "start"], **quiet)
    try:
        url = f"postgresql://owner@/postgres?host={str(data).replace(' ', '%20')}"
        for command in (["restore", file], ["backup", file, "--force"], ["restore", file, "--replace"]):
            done = manage(place, *command, url=url)
            assert (done.returncode, done.stderr) == (0, "")
        shell = [programs_of_wheel() / "psql", "-XAt", "-d", f"host='{data}' user=owner dbname=postgres"]
        read = subprocess.run([*shell, "-c", EVERYTHING], capture_output=True, text=True, check=True)
        assert read.stdout.strip() == kept
    finally:
        subprocess.run([old / "pg_ctl", "-D", data, "-m", "fast", "-w", "stop"], **quiet)
    client.kill()
    assert is_stopped(place / "postgres")


def programs_of_wheel() -> Path:
    from timeline.database import programs

    return programs()
