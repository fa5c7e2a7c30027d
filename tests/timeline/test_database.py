"""The embedded PostgreSQL: shared, private, and whole again after every process was killed in turn.

Most tests run a server of their own in a folder of their own, used by processes of their own.
"""

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from timeline.postgres.cluster import PORT, Cluster
from timeline.postgres.programs import DatabaseUnavailable, programs

from .servers import ROOT, Client, is_stopped, is_used, pid_of_keeper, pid_of_server


def test_first_starts_of_many_processes_at_once_give_one_server(place: Path) -> None:
    crowd = [Client(place / "postgres") for _ in range(8)]
    for member in crowd:
        member.say("SELECT pg_postmaster_start_time()")
    answers = {member.process.stdout.readline() for member in crowd}
    assert len(answers) == 1
    assert answers != {""}
    assert pid_of_keeper(place / "postgres")
    for member in crowd:
        member.kill()


def test_the_server_stops_in_order_after_its_last_user_was_killed(place: Path, client: Client) -> None:
    other = Client(place / "postgres")
    other.ask("SELECT 1")
    client.kill()
    assert is_used(place / "postgres", "in-use.lock")
    assert other.ask("SELECT 2") == "2"
    other.kill()
    assert is_stopped(place / "postgres")
    assert "database system is shut down" in (place / "postgres" / "server.log").read_text()
    assert not (place / "postgres" / "data" / "postmaster.pid").exists()


def test_what_was_committed_survives_the_killing_of_the_server(place: Path, client: Client) -> None:
    client.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    os.kill(pid_of_server(place / "postgres"), signal.SIGKILL)
    assert client.ask("SELECT answer FROM kept") == "42"


def test_the_repair_after_a_killed_part_of_the_server_is_waited_for(place: Path, client: Client) -> None:
    client.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    password = (place / "postgres" / "password").read_text().strip()
    target = {"host": client.ask("SHOW unix_socket_directories"), "user": "timeline", "password": password}
    with psycopg.connect(dbname="timeline", **target) as connection:
        os.kill(connection.info.backend_pid, signal.SIGKILL)
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT pg_sleep(60)")
    assert client.ask("SELECT answer FROM kept") == "42"


def test_a_killed_keeper_is_replaced_by_the_next_connection(place: Path, client: Client) -> None:
    first = pid_of_keeper(place / "postgres")
    os.kill(first, signal.SIGKILL)
    assert is_stopped(place / "postgres", "keeper.lock")
    assert client.ask("SELECT 1") == "1"
    assert pid_of_keeper(place / "postgres") != first
    client.kill()
    assert is_stopped(place / "postgres")


def test_all_killed_at_once_and_started_again(place: Path, client: Client) -> None:
    client.ask("CREATE TABLE kept AS SELECT 42 AS answer")
    for pid in (pid_of_keeper(place / "postgres"), client.process.pid, pid_of_server(place / "postgres")):
        os.kill(pid, signal.SIGKILL)
    again = Client(place / "postgres")
    assert again.ask("SELECT answer FROM kept") == "42"
    again.kill()


def test_a_stale_pid_file_that_names_a_living_process_does_not_matter(place: Path, client: Client) -> None:
    client.kill()
    assert is_stopped(place / "postgres")
    data = place / "postgres" / "data"
    owner = data.stat()
    user = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    with subprocess.Popen(["sleep", "600"], cwd="/", **user) as stranger:  # one that the server could take for itself
        lines = [str(stranger.pid), str(data), "1", "5432", str(place / "postgres" / "socket"), "", "1 1", "ready", ""]
        (data / "postmaster.pid").write_text("\n".join(lines))
        again = Client(place / "postgres")
        answer = again.ask("SELECT 3")
        again.kill()
        stranger.kill()
    assert answer == "3"


def test_an_unfinished_first_start_is_done_anew(place: Path) -> None:
    half = place / "postgres" / "data.new"
    half.mkdir(parents=True)
    (place / "postgres").chmod(0o711)
    (half / "PG_VERSION").write_text("18\n")
    (place / "postgres" / "password.new").write_text("a line that is much longer than any password that is made now")
    client = Client(place / "postgres")
    assert client.ask("SELECT 4") == "4"
    assert not half.exists()
    client.kill()


def test_a_long_path_gets_a_private_socket_folder_elsewhere(place: Path) -> None:
    folder = place / ("a long name with spaces " * 6).strip() / "postgres"
    client = Client(folder)
    assert client.ask("SELECT 5") == "5"
    sockets = Path(client.ask("SHOW unix_socket_directories"))
    assert not sockets.is_relative_to(place)
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    client.kill()
    assert is_stopped(folder)
    sockets.chmod(0o755)  # as if another user had planted it
    again = Client(folder)
    assert again.ask("SELECT 6").startswith(f"refused: {sockets} is not a private folder of the server's user: delete")
    again.kill()
    sockets.rmdir()


def test_nobody_else_can_connect(place: Path, client: Client) -> None:
    folder = place / "postgres"
    assert client.ask("SHOW listen_addresses") == ""
    assert client.ask("SHOW password_encryption") == "scram-sha-256"
    for name in ("password", "in-use.lock", "server.log"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    for name in ("data", "socket"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o700
    for password in ("", "wrong"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=str(folder / "socket"), user="timeline", dbname="timeline", password=password)
    password = (folder / "password").read_text().strip()
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "args="], capture_output=True, text=True, check=True).stdout
    assert password
    assert password not in listed


def test_text_of_every_script_is_understood(client: Client) -> None:
    assert client.ask("SELECT lower('ÉLYSÉE')") == "élysée"
    client.ask("CREATE EXTENSION pg_trgm")
    assert int(client.ask("SELECT cardinality(show_trgm('القاهرة'))")) > 3
    assert client.ask("SHOW server_encoding") == "UTF8"
    assert client.ask("SHOW fsync") == "on"


def test_the_lock_outlives_an_exec(place: Path, client: Client) -> None:
    program = (
        "import os, sys; from pathlib import Path; from timeline.database import keep_across_exec;"
        "keep_across_exec({'EMBEDDED': sys.argv[1]});"
        "os.execv(sys.executable, [sys.executable, '-c', 'print(1, flush=True); input()'])"
    )
    command = [sys.executable, "-c", program, str(place / "postgres")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout.readline() == "1\n"
        client.kill()
        assert is_used(place / "postgres", "in-use.lock")
        server.kill()
    assert is_stopped(place / "postgres")


def test_a_folder_that_cannot_be_written_is_one_clear_line() -> None:
    with pytest.raises(DatabaseUnavailable) as caught:
        Cluster(Path("/dev/null/postgres")).ensure_running()
    assert "\n" not in str(caught.value)
    assert "make the folder writable for this user" in str(caught.value)


def test_root_is_told_which_folder_bars_the_way(place: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root runs the server as another user")
    barred = place / "barred"
    barred.mkdir(mode=0o700)
    client = Client(barred / "postgres")
    answer = client.ask("SELECT 1")
    client.kill()
    assert answer.startswith("refused: As root, PostgreSQL runs as the user ")
    assert f"who cannot enter {barred}:" in answer


def test_a_server_that_cannot_start_gives_its_own_reason(place: Path, client: Client) -> None:
    client.kill()
    assert is_stopped(place / "postgres")
    (place / "postgres" / "data" / "PG_VERSION").write_text("14\n")
    again = Client(place / "postgres")
    answer = again.ask("SELECT 1")
    again.kill()
    assert answer.startswith("refused: The embedded PostgreSQL does not start: FATAL:  database files are incompatible")
    assert "was initialized by PostgreSQL version 14" in answer


def test_a_machine_without_the_wheel_is_told_the_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DatabaseUnavailable, match=r"delete \.venv and run make run, or set DATABASE_URL"):
        programs()


def test_no_network_port_is_needed(place: Path) -> None:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind(("127.0.0.1", PORT))
            taken.listen()
        except OSError:
            pass  # taken by somebody else already, which serves as well
        client = Client(place / "postgres")
        assert client.ask("SELECT 6") == "6"
        client.kill()
